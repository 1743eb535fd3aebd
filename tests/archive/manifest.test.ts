import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openArchive } from '../../src/archive/openArchive.js'
import { publish } from '../../src/publish.js'
import { bothEditions } from '../kit/bothEditions.js'
import { plainArticle, plainProject } from '../kit/plainArticle.js'
import { encodePng } from '../kit/png.js'
import { filesOf } from '../kit/readArticle.js'
import { pdfObjects } from '../kit/readPdf.js'

const png = encodePng({ width: 2, height: 2, bits: 8, colorType: 2, sample: () => 9 })
const entries = plainProject(
  { a: 'Ann.[^n] ![Gull](../images/gull%20one.png)\n\n[^n]: See [@s].' },
  {
    'images/gull one.png': png,
    'content/people.yaml': '- {id: ann, display: Ann}\n',
    'content/sources.yaml': '- {id: s, type: book, title: S}\n',
    'content/other.md': 'Never read.',
    'notes.txt': 'Never read.',
  },
)

test('every file that was read is listed with its hash, size and type, in the order of its path, and no other', async () => {
  const { edition } = await bothEditions(entries)
  const { manifest, files } = openArchive(edition.pdf!)
  expect(manifest.files.map(({ path }) => path)).toEqual(
    [
      'content/a.md',
      'content/people.yaml',
      'content/sources.yaml',
      'images/gull one.png',
      ...['article.liquid', 'cast.liquid', 'epub.css', 'locales/en.yaml', 'notes.csl', 'print.css'],
      ...['sources.liquid', 'square.ttf', 'template.yaml', 'title.liquid'],
    ].map((path, i) => (i < 4 ? path : `templates/plain/${path}`)),
  )
  for (const { path, sha256, size } of manifest.files) {
    const bytes = Buffer.from(entries[path]!)
    expect([sha256, size]).toEqual([createHash('sha256').update(bytes).digest('hex'), bytes.length])
    expect(Buffer.compare(files.get(path)!, bytes)).toBe(0)
  }
  expect(manifest.files.find(({ path }) => path.endsWith('.png'))?.mediaType).toBe('image/png')
  expect(manifest.packages.map(({ package: name, version }) => [name, version])).toEqual([
    ['@citation-js/plugin-csl', '0.7.22'],
  ])
})

test('fonts of packages are named and not carried, and the template that colophon brings is carried', async () => {
  const article = plainArticle('One.').replace('template: plain\n', '')
  const { edition } = await bothEditions({ 'content/a.md': article })
  const { manifest, files } = openArchive(edition.pdf!)
  expect([...files.keys()].filter(path => /ttf|npm:|colophon:/.test(path))).toEqual([])
  expect([...files.keys()]).toContain('templates/essay/print.css')
  expect(manifest.template).toBe('essay')
  const fonts = manifest.packages.filter(({ path }) => path.endsWith('.ttf'))
  expect(fonts.length).toBeGreaterThan(3)
  for (const { path, package: name, version, sha256 } of fonts) {
    expect(path.startsWith(`npm:${name}/`)).toBe(true)
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  }
})

test('two editions of one project do not list what only the other was made from', async () => {
  const files = filesOf({ ...entries, 'content/b.md': plainArticle('Two.') })
  const made = [
    await publish({ files, article: 'content/a.md' }),
    await publish({ files, article: 'content/b.md' }),
  ]
  const paths = made.map(({ holdings }) => holdings!.manifest.files.map(({ path }) => path))
  expect(paths[0]).not.toContain('content/b.md')
  expect(paths[1]).not.toContain('content/a.md')
  expect(paths[1]).not.toContain('images/gull one.png')
})

describe('PDF-G6: attachments that front matter asks for', () => {
  const names = ['1.csv', '2.csv', '10.csv', 'Notes de été.csv', '海.json', 'data.unknownext']
  const asking = (profile = 'archive') => ({
    ...entries,
    ...Object.fromEntries(names.map(name => [`content/${name}`, `Data of ${name}\n`])),
    'content/a.md': plainArticle('Ann [@s].').replace(
      'template: plain',
      `template: plain\nprofile: ${profile}\nattachments: ${JSON.stringify(names)}`,
    ),
  })

  test('are carried as data, the other files as sources, all with a type', async () => {
    const { edition, pdf } = await bothEditions(asking())
    const carried = new Map(
      pdf.attachments.map(([, file]) => [file.rawFilename, Buffer.from(file.content).toString()]),
    )
    for (const name of names) expect(carried.get(name)).toBe(`Data of ${name}\n`)
    const relationships = pdfObjects(edition.pdf!).match(/\/AFRelationship \/\w+/g)!
    expect(relationships.filter(each => each.endsWith('Data'))).toHaveLength(names.length + 1)
    const types = new Map(edition.holdings!.manifest.files.map(({ path, mediaType }) => [path, mediaType]))
    expect(types.get('content/data.unknownext')).toBe('application/octet-stream')
    expect(types.get('content/海.json')).toBe('application/json')
  })

  test('are refused in PDF/A-2, by a message with its place', async () => {
    const { diagnostics, pdf } = await publish({
      files: filesOf(asking('archive-strict')),
      article: 'content/a.md',
    })
    expect(diagnostics.map(({ code, place }) => [code, place?.line])).toEqual([['bad-value', 7]])
    expect(diagnostics[0]!.message).toContain('PDF/A-2')
    expect(pdf).toBeUndefined()
  })
})

test.each(['archive-strict', 'print'] as const)(
  'the profile %s carries nothing; the EPUB lists it all',
  async profile => {
    const { edition, pdf } = await bothEditions(entries, [], { profile })
    expect(pdf.attachments).toEqual([])
    const { manifest } = openArchive(edition.epub!)
    expect([manifest.profile, manifest.files.length]).toEqual([profile, 14])
  },
)

test('the command line wins over the profile of the article', async () => {
  const article = plainArticle('Ann [@s].').replace('template: plain', 'template: plain\nprofile: print')
  const own = await bothEditions({ ...entries, 'content/a.md': article })
  expect(own.pdf.attachments).toEqual([])
  const asked = await bothEditions({ ...entries, 'content/a.md': article }, [], { profile: 'archive' })
  expect(asked.pdf.attachments).not.toEqual([])
})

test('SOURCE_DATE_EPOCH is listed only where it counts, so that it changes nothing else', async () => {
  const dated = (sourceDateEpoch: string) => bothEditions(entries, [], { sourceDateEpoch })
  const [one, other] = [await dated('1'), await dated('2')]
  expect(Buffer.compare(one.edition.pdf!, other.edition.pdf!)).toBe(0)
  const undated = {
    ...entries,
    'content/a.md': plainArticle('Ann [@s].').replace('published: 2021-01-12\n', ''),
  }
  const { edition } = await bothEditions(undated, [], { sourceDateEpoch: '1700000000' })
  expect(openArchive(edition.pdf!).manifest.sourceDateEpoch).toBe('1700000000')
  expect(pdfObjects(edition.pdf!)).toContain('/ModDate (D:20231114221320Z)')
})

test('attachments have names without folders, none twice to any disk, and their paths beside', async () => {
  const names = ['data/Notes.csv', 'data/more/notes.csv', 'data/one.csv', 'data-more-notes.csv']
  const article = plainArticle('Ann [@s].').replace(
    'template: plain',
    `template: plain\nattachments: ${JSON.stringify(names.map(name => `../${name}`))}`,
  )
  const others = Object.fromEntries(names.map(name => [name, name]))
  const { edition, pdf } = await bothEditions({ ...entries, ...others, 'content/a.md': article })
  const found = pdf.attachments.map(([, file]) => [file.description, file.rawFilename] as const)
  expect(found.filter(([path]) => names.includes(path))).toEqual([
    ['data-more-notes.csv', 'data-more-notes.csv'],
    ['data/Notes.csv', 'data-Notes.csv'],
    ['data/more/notes.csv', '2-data-more-notes.csv'],
    ['data/one.csv', 'one.csv'],
  ])
  const plain = found.map(([, name]) => name.toLowerCase())
  expect(new Set(plain).size).toBe(plain.length)
  expect([...openArchive(edition.pdf!).files.keys()]).toEqual(edition.holdings!.files.map(({ path }) => path))
})
