import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/command/extract.js'
import { rebuild } from '../../src/command/rebuild.js'
import type { Outcome } from '../../src/command/said.js'
import { verify } from '../../src/command/verify.js'
import { buildIn, inFolder, saidCodes } from '../kit/inFolder.js'
import { plainArticle, plainProject } from '../kit/plainArticle.js'
import { plainTemplate } from '../kit/plainTemplate.js'
import { encodePng } from '../kit/png.js'
import { runColophon } from '../kit/runColophon.js'
import { type Entries, filesIn, read, userFolder } from '../kit/userFolder.js'

const png = encodePng({ width: 9, height: 9, bits: 8, colorType: 6, sample: (x, y, c) => x * y + c })
const project: Entries = plainProject(
  { a: 'Ann met *Bo*.[^n] ![Gull](<../images/été 1.png>)\n\n[^n]: See [@s].' },
  {
    'images/été 1.png': png,
    'content/people.yaml': '- {id: ann, display: Ann}\n- {id: bo, display: Bo}\n',
    'content/sources.yaml': '- {id: s, type: book, title: Salt, author: Quill}\n',
  },
)

/** A folder with nothing but editions in it. */
async function editionsOf(entries: Entries, options: Parameters<typeof buildIn>[2] = {}): Promise<string> {
  const from = userFolder(entries)
  const folder = userFolder({})
  const ran = await buildIn(from, ['content/a.md'], { ...options, out: folder })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return folder
}

const built = await editionsOf(project)
const rebuildIn = (folder: string, name: string, out?: string) =>
  inFolder(folder, () => rebuild(name, out === undefined ? {} : { out }))
const extractIn = (folder: string, name: string, out: string) =>
  inFolder(folder, () => extract(name, { out }))
const verifyIn = (folder: string, names: readonly string[], sources?: string) =>
  inFolder(folder, () => verify(names, sources === undefined ? {} : { sources }))

/** A folder with an edition of which some bytes were changed. */
function tampered(name: 'a.pdf' | 'a.epub', change: (bytes: Buffer) => void): string {
  const files = Object.fromEntries(filesIn(built).map(path => [path, read(built, path)]))
  change(files[name]!)
  return userFolder(files)
}

const quiet = ({ stdout, stderr, status }: Outcome) => ({ stdout, stderr, status })

describe('colophon rebuild', () => {
  test('in an empty folder, from the PDF alone, elsewhere in the world, reads `identical`', async () => {
    const folder = userFolder({ 'a.pdf': read(built, 'a.pdf') })
    const env = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', SOURCE_DATE_EPOCH: '99' }
    const ran = await runColophon(['rebuild', 'a.pdf'], { cwd: folder, env })
    expect(ran).toEqual({ stdout: 'a.pdf  identical\n', stderr: '', status: 0 })
    expect(filesIn(folder)).toEqual(['a.pdf'])
  })

  test('from an extracted folder reads `identical`, and names the source of which one letter was changed', async () => {
    const folder = userFolder({ 'a.pdf': read(built, 'a.pdf') })
    await extractIn(folder, 'a.pdf', 'sources')
    const rebuildFrom = () => inFolder(folder, () => rebuild('a.pdf', { sources: 'sources' }))
    expect(quiet(await rebuildFrom())).toEqual({ stdout: 'a.pdf  identical\n', stderr: '', status: 0 })

    const people = join(folder, 'sources/content/people.yaml')
    writeFileSync(people, readFileSync(people, 'utf8').replace('Bo', 'Bu'))
    const ran = await rebuildFrom()
    expect(ran.status).toBe(1)
    expect(ran.stderr).toContain('content/people.yaml in sources has other content')
    expect(ran.stderr).toContain('a.pdf comes out different: first in')
  })

  test('compares the EPUB beside it as well, or alone', async () => {
    const both = 'a.pdf  identical\na.epub  identical\n'
    expect(quiet(await rebuildIn(built, 'a.pdf'))).toEqual({ stdout: both, stderr: '', status: 0 })
    expect((await rebuildIn(built, 'a.epub')).stdout).toBe('a.epub  identical\n')
    const alone = userFolder({ 'a.epub': read(built, 'a.epub') })
    expect(saidCodes(await rebuildIn(alone, 'a.epub'))).toEqual(['file-missing'])
  })

  test('knows an EPUB that was built without a PDF', async () => {
    const folder = await editionsOf(project, { only: 'epub' })
    writeFileSync(join(folder, 'a.pdf'), read(built, 'a.pdf'))
    expect((await rebuildIn(folder, 'a.epub')).stdout).toBe('a.epub  identical\n')
  })

  test('--out keeps what comes out', async () => {
    const out = userFolder({})
    await rebuildIn(built, 'a.pdf', out)
    for (const name of ['a.pdf', 'a.epub']) expect(read(out, name).equals(read(built, name))).toBe(true)
  })

  const undated = plainArticle('Ann.').replace('published: 2021-01-12\n', '')

  test.each<[string, Entries, Parameters<typeof buildIn>[2]]>([
    [
      'the template that colophon brings',
      { 'content/a.md': plainArticle('Ann.', 'Ä').replace(/template.*\n/, '') },
      {},
    ],
    ['a template that the command line names', project, { template: 'essay' }],
    ['a date from the environment', { ...project, 'content/a.md': undated }, {}],
    [
      'a template that takes from one of colophon’s of its own name',
      {
        'content/a.md': plainArticle('Ann.').replace(/template.*\n/, ''),
        ...Object.fromEntries(
          Object.entries(plainTemplate()).map(([path, data]) => [path.replace('/plain/', '/essay/'), data]),
        ),
        'templates/essay/epub.css': 'p { margin: 1px }',
        'templates/essay/print.css': `@import "colophon:templates/essay/print.css";\n@font-face { font-family: S; src: url("square.ttf") }\n`,
      },
      {},
    ],
  ])('comes out the same with %s', async (_, entries, options) => {
    process.env.SOURCE_DATE_EPOCH = '1700000000'
    const folder = await editionsOf(entries, options).finally(() => delete process.env.SOURCE_DATE_EPOCH)
    expect(quiet(await rebuildIn(folder, 'a.pdf'))).toEqual({
      stdout: 'a.pdf  identical\na.epub  identical\n',
      stderr: '',
      status: 0,
    })
  })

  test('names what differs first, and what may be the reason', async () => {
    const inPage = tampered('a.pdf', bytes => bytes.write('X', bytes.indexOf('/Contents') + 1))
    const ran = await rebuildIn(inPage, 'a.pdf')
    expect([saidCodes(ran), ran.status]).toEqual([['rebuild-differs'], 1])
    expect(ran.stderr).toMatch(/a\.pdf comes out different: first in page 1, at byte \d+ of \d+/)
    const folder = tampered('a.epub', bytes => bytes.write('2', bytes.indexOf('OEBPS/content.opf') - 20))
    expect((await rebuildIn(folder, 'a.epub')).stderr).toMatch(/a\.epub comes out different: first in/)
  })

  test('says which package is another one', async () => {
    const pdf = await repacked(json =>
      json.replace(/("package": "@citation-js[^}]*?"sha256": ")[0-9a-f]{4}/, '$10000'),
    )
    const { stderr, status } = await rebuildIn(userFolder({ 'a.pdf': pdf }), 'a.pdf')
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /npm:@citation-js\/plugin-csl\/\S+ is another here; .*npm install @citation-js\/plugin-csl@0\.7\.22/,
    )
    expect(stderr).toMatch(/first in the attached file colophon\.json/)
  })

  test('says that another version made it', async () => {
    const pdf = await repacked(json => json.replace(/"version": "[\d.]+"/, '"version": "0.0.7"'))
    const { stderr } = await rebuildIn(userFolder({ 'a.pdf': pdf }), 'a.pdf')
    expect(stderr).toContain('was made by colophon 0.0.7, this is ')
  })
})

/** The PDF with another manifest in it, packed as before: its length must stay. */
async function repacked(change: (json: string) => string): Promise<Buffer> {
  const { deflate } = await import('pako')
  const { inflateSync } = await import('node:zlib')
  const pdf = Buffer.from(read(built, 'a.pdf'))
  const head = pdf.indexOf('/Subtype /application#2Fjson')
  const start = pdf.indexOf('stream\n', head) + 'stream\n'.length
  const end = pdf.indexOf('\nendstream', start)
  const packed = deflate(Buffer.from(change(inflateSync(pdf.subarray(start, end)).toString())))
  const length = `/Length ${end - start}`
  const room = Buffer.alloc(end - start - packed.length)
  expect(packed.length).toBeLessThanOrEqual(end - start)
  expect(pdf.includes(length)).toBe(true)
  pdf.set(Buffer.concat([packed, room]), start)
  return pdf
}

test('a profile that there is not is a wrong call, answered with those that there are', async () => {
  const ran = await runColophon(['build', '--profile', 'archve'], { cwd: userFolder(project) })
  expect(ran.status).toBe(2)
  expect(ran.stderr).toContain('Allowed choices are archive, archive-strict, print.')
})

describe('colophon extract', () => {
  test('gives back a project that builds to the same editions', async () => {
    const folder = userFolder({})
    const ran = await extractIn(built, 'a.pdf', join(folder, 'out'))
    expect([ran.stderr, ran.status]).toEqual(['', 0])
    const files = filesIn(join(folder, 'out'))
    expect(files.filter(path => path !== 'colophon.json')).toEqual(Object.keys(project).sort())
    await buildIn(join(folder, 'out'), ['content/a.md'])
    for (const name of ['a.pdf', 'a.epub'])
      expect(read(folder, `out/dist/${name}`).equals(read(built, name))).toBe(true)
  })

  test('overwrites nothing', async () => {
    const folder = userFolder({ 'mine/notes.txt': 'mine', file: 'mine' })
    for (const out of ['mine', 'file']) {
      const ran = await extractIn(folder, join(built, 'a.pdf'), out)
      expect([saidCodes(ran), ran.status]).toEqual([['output-refused'], 1])
    }
    expect(filesIn(folder)).toEqual(['file', 'mine/notes.txt'])
    mkdirSync(join(folder, 'empty'))
    expect((await extractIn(folder, join(built, 'a.pdf'), 'empty')).status).toBe(0)
  })

  test.each([
    ['what is not there', 'none.pdf', 'file-missing'],
    ['a folder', '.', 'file-unreadable'],
    ['an EPUB, which has no sources', 'a.epub', 'archive-unreadable'],
    ['what is no PDF', 'a.txt', 'archive-unreadable'],
    ['a PDF that was cut off', 'half.pdf', 'archive-unreadable'],
  ])('refuses %s in one line', async (_, name, code) => {
    const folder = userFolder({
      'a.epub': read(built, 'a.epub'),
      'a.txt': 'text',
      'half.pdf': read(built, 'a.pdf').subarray(0, 5000),
    })
    const ran = await extractIn(folder, name, 'out')
    expect([saidCodes(ran), ran.stderr.split('\n').length, ran.status]).toEqual([[code], 3, 1])
    expect(filesIn(folder)).toHaveLength(3)
  })

  test('a PDF of the profile print has nothing to extract, and says so', async () => {
    const folder = await editionsOf(project, { profile: 'print' })
    const ran = await extractIn(folder, 'a.pdf', 'out')
    expect(ran.stderr).toContain('carries no sources: it was not built with the profile archive')
  })
})

describe('colophon verify', () => {
  test('says how much it compared', async () => {
    const from = userFolder(project)
    const ran = await verifyIn(built, ['a.pdf', 'a.epub'], from)
    expect([ran.stderr, ran.status]).toEqual(['', 0])
    expect(ran.stdout).toMatch(
      /^a\.pdf {2}verified {2}14 files, 14 sources in .*\na\.epub {2}verified {2}\d+ files, 14 sources/,
    )
  })

  test('a folder of sources that is not there is said once, not file by file', async () => {
    const ran = await verifyIn(built, ['a.pdf'], 'none')
    expect([ran.stdout, saidCodes(ran), ran.status]).toEqual(['', ['file-missing'], 1])
    expect(ran.stderr).toContain('There is no folder none.')
  })

  test('names the one source in which a letter was changed, and one that is gone', async () => {
    const { 'content/people.yaml': _, ...rest } = project
    const article = String(project['content/a.md']).replace('met', 'mat')
    const from = userFolder({ ...rest, 'content/a.md': article })
    const ran = await verifyIn(built, ['a.pdf'], from)
    expect([saidCodes(ran), ran.stdout, ran.status]).toEqual([['archive-changed', 'archive-changed'], '', 1])
    expect(ran.stderr).toContain(`content/a.md in ${from} has other content.`)
    expect(ran.stderr).toContain(`content/people.yaml in ${from} is not there.`)
  })

  test('names the file of an EPUB that was changed', async () => {
    const folder = tampered('a.epub', bytes => {
      const at = bytes.indexOf('OEBPS/images/')
      bytes[at + 100]! ^= 1
    })
    const ran = await verifyIn(folder, ['a.pdf', 'a.epub'])
    expect(ran.stdout).toBe('a.pdf  verified  14 files\n')
    expect(ran.stderr).toMatch(/OEBPS\/images\/\S+ in a\.epub has other content/)
  })

  test('names the file of a PDF that is not what the manifest says', async () => {
    const sum = /("path": "content\/a\.md",\s*"sha256": ")[0-9a-f]{8}/
    const pdf = await repacked(json => json.replace(sum, '$100000000'))
    const ran = await verifyIn(userFolder({ 'a.pdf': pdf }), ['a.pdf'])
    expect(ran.stderr).toContain('content/a.md in a.pdf has other content.')
  })
})

test('what a file carries beside its list is said, and no path of it is used', async () => {
  const pdf = read(built, 'a.pdf')
    .toString('latin1')
    .replace('/Desc (content/people.yaml)', '/Desc (../../contents.yaml)')
  const folder = userFolder({ 'a.pdf': Buffer.from(pdf, 'latin1') })
  const verified = await verifyIn(folder, ['a.pdf'])
  expect(verified.stderr).toContain('../../contents.yaml in a.pdf is not in the manifest.')
  expect(verified.stderr).toContain('content/people.yaml in a.pdf is not there.')
  const ran = await rebuildIn(folder, 'a.pdf')
  expect([ran.status, ran.stderr.includes('own-fault')]).toEqual([1, false])
  expect((await extractIn(folder, 'a.pdf', 'out/in')).status).toBe(0)
  expect(filesIn(folder).filter(path => path.endsWith('contents.yaml'))).toEqual([])
})
