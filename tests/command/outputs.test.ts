import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildIn, checkIn, saidCodes } from '../kit/inFolder.js'
import { plainArticle, plainProject } from '../kit/plainArticle.js'
import { filesIn, fillFolder, read, userFolder } from '../kit/userFolder.js'

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const hashes = (folder: string) =>
  Object.fromEntries(filesIn(folder).map(path => [path, hash(read(folder, path))]))

const project = (bodies: Readonly<Record<string, string>> = { a: 'One.' }) => userFolder(plainProject(bodies))
const built = (folder: string) =>
  filesIn(folder).filter(path => !path.startsWith('content/') && !path.startsWith('templates/'))

describe('what is built', () => {
  const folder = project({ a: 'One.', b: 'Two.', README: 'About.' })

  test.each([
    ['without an argument, every article of the working folder', [], ['a', 'b']],
    ['of a folder with content/, every article', ['.'], ['a', 'b']],
    ['of content/ itself, the same', ['content'], ['a', 'b']],
    ['of a file, that one', ['content/b.md'], ['b']],
    ['what is named twice, once', ['content/b.md', './content/../content/b.md'], ['b']],
  ])('%s', async (_, names, slugs) => {
    rmSync(join(folder, 'dist'), { recursive: true, force: true })
    const { stdout, stderr, status } = await buildIn(folder, names)
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    const paths = slugs.flatMap(slug => [`dist/${slug}.pdf`, `dist/${slug}.epub`])
    expect(stdout.split('\n').map(line => line.split('  ')[0])).toEqual([...paths, ''])
    expect(built(folder)).toEqual(paths.toSorted())
  })

  test('articles of several projects, each into its own dist/, may share a slug', async () => {
    const [one, other] = [project(), project()]
    const { stderr, status } = await buildIn(one, ['.', other], { only: 'pdf' })
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect([built(one), built(other)]).toEqual([['dist/a.pdf'], ['dist/a.pdf']])
  })

  test.each([
    ['a file that is not there', 'content/c.md', 'content/c.md:1 file-missing'],
    ['a folder without articles', 'templates', 'templates:1 file-missing'],
    [
      'a file that is no Markdown',
      'templates/plain/print.css',
      'templates/plain/print.css:1 file-unreadable',
    ],
  ])('%s is an error, and what else is named is built', async (_, name, said) => {
    rmSync(join(folder, 'dist'), { recursive: true, force: true })
    const ran = await buildIn(folder, [name, 'content/a.md'], { only: 'pdf' })
    expect([saidCodes(ran), ran.status, built(folder)]).toEqual([[said], 1, ['dist/a.pdf']])
    expect(saidCodes(await buildIn(folder, [join(folder, name)]))).toEqual([said])
  })

  test('check finds the same and writes nothing', async () => {
    const bad = userFolder(plainProject({ a: 'One.[^x]', b: 'Two.' }))
    const ran = await checkIn(bad)
    expect([ran.stdout, saidCodes(ran), ran.status]).toEqual(['', ['content/a.md:7:5 note-undefined'], 1])
    expect(built(bad)).toEqual([])
  })
})

describe('--template', () => {
  test('names a template of the project, whatever the article asks for', async () => {
    const folder = userFolder(
      plainProject(
        {},
        { 'content/a.md': plainArticle('One.').replace('template: plain', 'template: essay') },
      ),
    )
    const { stdout, stderr, status } = await buildIn(folder, [], { template: 'plain', trace: 'pages' })
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(stdout).toContain('page 1 right 240 × 136')
  })

  test.each(['essai', '../plain'])(
    'that is unknown (%j) is an error with the names there are',
    async template => {
      const ran = await buildIn(project(), [], { template })
      expect(ran.stderr).toMatch(/There are essay, plain\..*\[template-unknown\]/)
      expect(ran.status).toBe(1)
    },
  )
})

describe('--only and --trace', () => {
  const folder = project({ a: 'One.' })

  test.each(['pdf', 'epub'] as const)('--only %s builds that form alone', async only => {
    rmSync(join(folder, 'dist'), { recursive: true, force: true })
    const { stdout } = await buildIn(folder, [], { only })
    expect(stdout).toMatch(
      only === 'pdf' ? /^dist\/a\.pdf {2}1 page .*\n$/ : /^dist\/a\.epub {2}2 chapters .*\n$/,
    )
    expect(built(folder)).toEqual([`dist/a.${only}`])
  })

  test.each([
    ['pages', 'page 1 right 240 × 136\n  flow line 20 25 200 "T"\n'],
    ['boxes', 'block html\n'],
    ['html', '<section class="part article" id="part-article"'],
  ] as const)('--trace %s shows how it was set on stdout, and writes nothing', async (trace, shown) => {
    const folder = project()
    const { stdout, status } = await buildIn(folder, [], { trace })
    expect(stdout).toContain(shown)
    expect([status, built(folder)]).toEqual([0, []])
  })
})

describe('BLD-G5: output folder missing, or output path is an input', () => {
  test('--out makes the folders of a file, and writes that one edition', async () => {
    const folder = project()
    const ran = await buildIn(folder, [], { out: 'build/a/b/book.pdf' })
    expect([ran.stderr, ran.status, built(folder)]).toEqual(['', 0, ['build/a/b/book.pdf']])
    expect((await buildIn(folder, [], { out: 'build/BOOK.EPUB' })).status).toBe(0)
    expect(built(folder)).toEqual(['build/BOOK.EPUB', 'build/a/b/book.pdf'])
  })

  test.each([
    ['the article', 'content/a.md', {}],
    ['a data file', 'content/people.yaml', {}],
    ['a file of something else', 'notes.txt', {}],
    ['one file for two articles', 'book.pdf', { 'content/b.md': plainArticle('Two.') }],
  ])('--out refuses %s before anything is written', async (_, out, more) => {
    const people = '- id: a\n  display: Ann\n'
    const folder = userFolder(
      plainProject({ a: 'Ann.' }, { 'content/people.yaml': people, 'notes.txt': 'mine', ...more }),
    )
    const before = hashes(folder)
    const ran = await buildIn(folder, [], { out })
    expect([saidCodes(ran), ran.status]).toEqual([['output-refused'], 1])
    expect(ran.stderr).toContain(out)
    expect(hashes(folder)).toEqual(before)
  })

  test('--out refuses a file that does not fit --only', async () => {
    const ran = await buildIn(project(), [], { out: 'book.pdf', only: 'epub' })
    expect(saidCodes(ran)).toEqual(['output-refused'])
  })

  test('outputs within the sources are not taken for inputs: the second build gives the same bytes', async () => {
    const folder = project()
    await buildIn(folder, [], { out: 'content' })
    const first = hashes(folder)
    expect(Object.keys(first)).toContain('content/a.pdf')
    expect((await buildIn(folder, [], { out: 'content' })).stderr).toBe('')
    expect(hashes(folder)).toEqual(first)
  })

  test.each([
    [
      'a file stands where the folder should be',
      'dist',
      undefined,
      'dist/a.pdf cannot be written: a file stands',
    ],
    [
      'a folder has the name of the EPUB',
      undefined,
      'dist/a.epub',
      'dist/a.epub cannot be written: a folder has',
    ],
  ])('where %s, it says so and takes back what was begun', async (_, file, inTheWay, said) => {
    const folder = project()
    if (inTheWay !== undefined) mkdirSync(join(folder, inTheWay), { recursive: true })
    if (file !== undefined) writeFileSync(join(folder, file), 'mine')
    const before = hashes(folder)
    const ran = await buildIn(folder)
    expect([saidCodes(ran), ran.stdout, ran.status]).toEqual([['output-refused'], '', 1])
    expect(ran.stderr).toContain(said)
    expect(hashes(folder)).toEqual(before)
  })
})

describe('two articles with one slug', () => {
  test.each([
    ['stated', 'same', 'same'],
    ['in other capitals', 'Same', 'sAME'],
    ['in another normal form', '\u00e9t\u00e9', 'e\u0301te\u0301'],
  ])('%s: the second is an error that names the first, and is not written', async (_, one, other) => {
    const withSlug = (slug: string, body: string) =>
      plainArticle(body).replace('---\n', `---\nslug: ${slug}\n`)
    const folder = userFolder(
      plainProject({}, { 'content/a.md': withSlug(one, 'One.'), 'content/b.md': withSlug(other, 'Two.') }),
    )
    const ran = await buildIn(folder, [], { only: 'pdf' })
    expect(saidCodes(ran)).toEqual(['content/b.md:1 slug-taken'])
    expect(ran.stderr).toContain('content/a.md')
    expect(built(folder)).toEqual([`dist/${one}.pdf`])
    expect(saidCodes(await checkIn(folder))).toEqual(['content/b.md:1 slug-taken'])
  })
})

describe('BLD-G2: a failed build destroys the last good book', () => {
  test('what was built stays as it was when a later build has an error, and no temporary files are left', async () => {
    const folder = project({ a: 'One.', b: 'Two.' })
    await buildIn(folder)
    const before = hashes(folder)
    fillFolder(folder, { 'content/b.md': plainArticle('Two, mended.[^lost]') })
    const ran = await buildIn(folder, [], { strict: true })
    expect([saidCodes(ran), ran.status]).toEqual([['content/b.md:7:13 note-undefined'], 1])
    const { 'content/b.md': article, ...rest } = hashes(folder)
    expect(before).toEqual({ ...rest, 'content/b.md': before['content/b.md'] })
    expect(article).not.toBe(before['content/b.md'])
  })

  // Below /proc nothing can be made, and the system says only that nothing is there.
  test.skipIf(!existsSync('/proc/self'))('where no folder can be made, it says so and ends', async () => {
    const ran = await buildIn(project(), [], { out: '/proc/none/editions' })
    expect([saidCodes(ran), ran.status]).toEqual([['output-refused'], 1])
    expect(ran.stderr).toContain('no folder can be made there')
  })
})
