import { describe, expect, test } from 'vitest'
import { buildIn, checkIn, saidCodes } from '../kit/inFolder.js'
import { plainArticle, plainProject } from '../kit/plainArticle.js'
import { filesIn, userFolder } from '../kit/userFolder.js'

describe('FM-G3: a colon in a title gives a message nobody can use', () => {
  const names = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))
  const folder = userFolder(
    plainProject(Object.fromEntries(names.map(name => [name === '07' ? '07-salt' : name, 'Text.'])), {
      'content/07-salt.md': '---\ntitle: Salt: a short history\nauthor: R. Quill\n---\n\nSalt.\n',
      'content/03.md': plainArticle('Rope.[^none]\n\nMore.[^never]'),
      'content/11.md': plainArticle('[Someone](person:nobody)'),
    }),
  )

  test('the message has file, line and column and says to use quotes; the other eleven are checked as well', async () => {
    const ran = await buildIn(folder, [], { only: 'epub' })
    expect(ran.status).toBe(1)
    expect(saidCodes(ran)).toEqual([
      'content/03.md:7:6 note-undefined',
      'content/03.md:9:6 note-undefined',
      'content/07-salt.md:2:8 front-matter-syntax',
      'content/11.md:7:1 person-undefined',
    ])
    expect(ran.stderr).toMatch(/^content\/07-salt\.md:2:8: error: .*quot/m)
    expect(ran.stderr).toMatch(/\n4 errors\n$/)
    const whole = names.filter(name => !['03', '07', '11'].includes(name))
    expect(filesIn(`${folder}/dist`)).toEqual(whole.map(name => `${name}.epub`))
    expect(ran.stdout.match(/\.epub/g)).toHaveLength(9)
  })

  test('check says the same', async () => {
    expect(saidCodes(await checkIn(folder))).toHaveLength(4)
  })
})

describe('BLD-G6: warnings nobody sees in a pipeline', () => {
  const slips = '![Gull](gull.png)\n\nSeen by [Ann](person:ann).[^who]\n\n[^c]: Never called.'
  const folder = userFolder(plainProject({ a: slips }))
  const all = [
    'content/a.md:7:1 image-missing',
    'content/a.md:9:9 person-undefined',
    'content/a.md:9:27 note-undefined',
    'content/a.md:11:1 note-unused',
  ]

  test('all are listed at once with file and line on stderr, their number at the end', async () => {
    const ran = await buildIn(folder)
    expect([saidCodes(ran), ran.status, ran.stdout]).toEqual([all, 1, ''])
    expect(ran.stderr).toMatch(/\n3 errors, 1 warning\n$/)
  })

  test('--strict makes errors of all of them', async () => {
    const ran = await buildIn(folder, [], { strict: true })
    expect([saidCodes(ran), ran.status]).toEqual([all, 1])
    expect(ran.stderr).toMatch(/\n4 errors\n$/)
  })

  test('a warning alone leaves status 0 and the editions; with --strict status 1 and none', async () => {
    const folder = userFolder(plainProject({ a: 'Wind.\n\n[^c]: Never called.' }))
    const strict = await buildIn(folder, [], { strict: true, only: 'pdf' })
    expect([saidCodes(strict), strict.status, strict.stdout]).toEqual([
      ['content/a.md:9:1 note-unused'],
      1,
      '',
    ])
    expect(filesIn(folder).filter(path => path.endsWith('.pdf'))).toEqual([])
    const plain = await buildIn(folder, [], { only: 'pdf' })
    expect([saidCodes(plain), plain.status]).toEqual([['content/a.md:9:1 note-unused'], 0])
    expect(plain.stderr).toMatch(/^content\/a\.md:9:1: warning: .*\n1 warning\n$/)
    expect(filesIn(folder)).toContain('dist/a.pdf')
  })

  test('--report json is valid JSON on stdout and has the same entries', async () => {
    const { stdout, stderr, status } = await buildIn(folder, [], { report: 'json' })
    const { diagnostics, written } = JSON.parse(stdout)
    expect({ status, written }).toEqual({ status: 1, written: [] })
    expect(
      diagnostics.map(
        ({
          place,
          severity,
          code,
        }: {
          place: { line: number; column: number }
          severity: string
          code: string
        }) => `content/a.md:${place.line}:${place.column}: ${severity}: [${code}]`,
      ),
    ).toEqual(
      stderr
        .split('\n')
        .filter(line => line.endsWith(']'))
        .map(line => line.replace(/((?:error|warning): ).*(\[)/, '$1$2')),
    )
    const good = JSON.parse(
      (await buildIn(userFolder(plainProject({ a: 'One.' })), [], { report: 'json' })).stdout,
    )
    expect(good).toMatchObject({
      diagnostics: [],
      written: [
        { path: 'dist/a.pdf', form: 'pdf', pages: 1 },
        { path: 'dist/a.epub', form: 'epub', chapters: 2 },
      ],
    })
  })
})

test('mistakes of every stage are found in one run: in the text, the data, the template and on the page', async () => {
  const folder = userFolder(
    plainProject(
      { a: 'Rope.[^none] @lost [@lost] ☃' },
      {
        'content/people.yaml': '- id: ann\n  display: Ann\n  see: bo\n',
        'templates/plain/title.liquid': '<h1>{{ work.titel }}</h1>\n{{ nothing }}',
      },
    ),
  )
  expect(saidCodes(await checkIn(folder))).toEqual([
    'content/a.md:7:6 note-undefined',
    'content/a.md:7:20 source-undefined',
    'content/a.md:7:27 glyph-missing',
    'content/people.yaml:1:3 person-unmentioned',
    'content/people.yaml:3:8 see-undefined',
    'templates/plain/title.liquid:1:8 liquid-error',
  ])
})
