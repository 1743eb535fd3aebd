import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { formatDiagnostic } from '../../src/diagnostic.js'
import { publish } from '../../src/publish.js'
import { all, having, linksOf, textIn } from '../kit/book.js'
import { type Both, bothEditions, letters, timesIn } from '../kit/bothEditions.js'
import { faultsOf } from '../kit/epubCheck.js'
import { jpegHead } from '../kit/imageBytes.js'
import { plainCss, plainTemplate } from '../kit/plainTemplate.js'
import { encodePng } from '../kit/png.js'
import { filesOf, head } from '../kit/readArticle.js'
import type { Entries } from '../kit/userFolder.js'

/** Cases of the bank that show in both editions, end to end. Their finer parts are tested in the rooms they belong to. */

const article = (body: string, others: Entries = {}): Entries => ({
  'content/a.md': `${head}${body}\n`,
  ...others,
})

const png = encodePng({ width: 4, height: 3, bits: 8, colorType: 2, sample: (x, y) => x * y * 20 })
const screenText = ({ book }: Both) => book.documents.map(textIn).join(' ')
const printText = ({ pdf }: Both) => pdf.texts.join('\n')
const outlineOf = ({ pdf }: Both) => {
  const flat = (items: NonNullable<typeof pdf.outline>): readonly string[] =>
    items.flatMap(({ title, items }) => [title, ...flat(items)])
  return flat(pdf.outline ?? [])
}
const tocOf = ({ book }: Both) => {
  const [toc] = having(book.xml('toc.xhtml'), 'role', 'doc-toc')
  return all(toc!, 'a').map(textIn)
}
const ncxOf = ({ book }: Both) => {
  const [map] = all(book.xml('toc.ncx'), 'navMap')
  return all(map!, 'text').map(textIn)
}
const callsIn = ({ book }: Both) =>
  book.documents.flatMap(each => having(each, 'role', 'doc-noteref')).map(({ attributes }) => attributes)
const backLinksIn = ({ book }: Both) =>
  book.documents
    .flatMap(each => having(each, 'role', 'doc-backlink'))
    .map(({ attributes }) => attributes.href!)

async function isSound(both: Both): Promise<void> {
  expect(await faultsOf(both.edition.epub!)).toEqual([])
  expect(linksOf(both.book).filter(({ leads }) => !leads)).toEqual([])
  const { links, destinations } = both.pdf
  const dead = links.filter(
    ({ target }) => target.startsWith('#') && destinations[target.slice(1)] === undefined,
  )
  expect(dead).toEqual([])
}

describe('notes', () => {
  test('MD-G1: a note called twice has one text, one number and a way back to each call', async () => {
    const both = await bothEditions(
      article('Rope[^k] and sail[^k] and rope again[^k].\n\n[^k]: Hemp, tarred.'),
    )
    await isSound(both)
    expect(printText(both)).toContain('Rope1 and sail1 and rope again1.')
    expect([timesIn(printText(both), 'Hemp, tarred'), timesIn(screenText(both), 'Hemp, tarred')]).toEqual([
      1, 1,
    ])
    const calls = callsIn(both)
    expect(calls).toHaveLength(3)
    expect(new Set(calls.map(({ href }) => href)).size).toBe(1)
    expect(new Set(calls.map(({ id }) => id)).size).toBe(3)
    const ways = backLinksIn(both).map(href => href.replace(/^.*#/, ''))
    expect(ways).toEqual(calls.map(({ id }) => id))
    expect(both.pdf.links.filter(({ target }) => target === '#note-k')).toHaveLength(3)
  })

  test('MD-G2: missing and unused notes are told with file and line, those in code are not', async () => {
    const text =
      'Wind[^a] and rain[^b].\n\n[^a]: From the west.\n[^c]: Never called.\n\n`[^b]`\n\n    a[^b]\n'
    const { diagnostics, pdf, epub } = await publish({
      files: filesOf(article(text)),
      article: 'content/a.md',
    })
    expect(
      diagnostics.map(formatDiagnostic).map(line => line.replace(/: \w+: .*(\[[\w-]+\])$/, ' $1')),
    ).toEqual(['content/a.md:6:18 [note-undefined]', 'content/a.md:9:1 [note-unused]'])
    expect([pdf, epub]).toEqual([undefined, undefined])
  })

  test('MD-G3: a note in a heading is in no contents, outline, running head or id, and once on the heading’s page', async () => {
    const filler = Array.from(
      { length: 60 },
      () => 'Text about a lamp goes on and on, and fills the page.',
    ).join(' ')
    const text = `# The lamp[^1] room\n\n## Oil[^2]\n\nFirst. ${filler}\n\n${filler}\n\n[^1]: Built late.\n[^2]: Whale oil.`
    const both = await bothEditions(article(text))
    await isSound(both)
    const titles = ['Title page', 'About this edition', 'T', 'The lamp room', 'Oil']
    for (const list of [outlineOf(both), tocOf(both), ncxOf(both)]) {
      expect(list.slice(0, 5)).toEqual(titles)
      expect(list.join()).not.toMatch(/\d/)
    }
    const headings = both.book.documents.flatMap(each => [...all(each, 'h2'), ...all(each, 'h3')])
    const ids = both.book.documents.flatMap(each => having(each, 'id')).map(({ attributes }) => attributes.id)
    expect(headings.map(textIn).filter(each => /lamp|Oil/.test(each))).toHaveLength(2)
    expect(ids).toEqual(expect.arrayContaining(['the-lamp-room', 'oil']))
    const page = both.pdf.texts[2]!
    for (const words of ['The lamp', 'Oil', 'First', 'Built late', 'Whale oil']) expect(page).toContain(words)
    for (const words of ['Built late', 'Whale oil'])
      expect([timesIn(printText(both), words), timesIn(screenText(both), words)]).toEqual([1, 1])
    expect(both.pdf.texts[4]).toMatch(/\nThe lamp room\n3$/)
  })

  test('MD-G4: a note inside a note keeps its text, its number and its ways', async () => {
    const text = 'Start.[^out]\n\n[^out]: Outer text[^in] goes on.\n[^in]: Inner text.'
    const both = await bothEditions(article(text))
    await isSound(both)
    for (const words of ['Outer text', 'Inner text', 'goes on'])
      expect([timesIn(printText(both), words), timesIn(screenText(both), words)]).toEqual([1, 1])
    expect(printText(both)).toMatch(/Start\.1\n1\. Outer text2 goes on\.\n2\. Inner text\./)
    const calls = callsIn(both)
    expect(calls.map(({ href }) => href!.replace(/^.*#/, ''))).toEqual(['note-out', 'note-in'])
    expect(backLinksIn(both).map(href => href.replace(/^.*#/, ''))).toEqual(calls.map(({ id }) => id))
    const targets = both.pdf.links.map(({ target }) => target)
    for (const target of ['#note-out', '#note-in', '#note-out-call', '#note-in-call'])
      expect(targets).toContain(target)
  })
})

test('MD-G6: apostrophes turn the right way after markup', async () => {
  const text =
    "*Ada*'s map, [Lind](person:p1)'s boat, [the port](#x)'s light, the '90s, \"*all*\" said.\n\n# X {#x}"
  const both = await bothEditions(article(text, { 'content/people.yaml': '- {id: p1, display: Eva Lind}' }))
  const right = 'Ada’s map, Lind’s boat, the port’s light, the ’90s, “all” said.'
  expect(screenText(both)).toContain(right)
  expect(printText(both).replace(/\s+/g, ' ')).toContain(right)
})

describe('front matter', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  test('FM-G1: a plain date is the same day in every time zone', async () => {
    const entries = { 'content/a.md': '---\ntitle: Tide table\ndate: 2024-03-01\n---\nOne line.\n' }
    const built: Buffer[] = []
    for (const each of ['America/Los_Angeles', 'UTC', 'Pacific/Kiritimati']) {
      process.env.TZ = each
      const both = await bothEditions(entries, ['identifier-derived'])
      for (const text of [printText(both), screenText(both)]) expect(text).toContain('1 March 2024')
      expect(all(both.book.xml('content.opf'), 'dc:date').map(textIn)).toEqual(['2024-03-01'])
      expect(both.pdf.info.CreationDate).toMatch(/^D:20240301/)
      built.push(Buffer.from(both.edition.pdf!), Buffer.from(both.edition.epub!))
    }
    expect(built.every((bytes, i) => bytes.equals(built[i % 2]!))).toBe(true)
  })

  test('FM-G2: BOM and CRLF make no difference', async () => {
    const warnings = ['identifier-derived', 'date-missing']
    const unix = '---\ntitle: Quay\nlang: en\noptions:\n  hashes: no\n---\n\nBody one.\nBody two.\n'
    const windows = `\ufeff${unix.replaceAll('\n', '\r\n')}`
    const [one, other] = [
      await bothEditions({ 'content/a.md': unix }, warnings, { profile: 'print' }),
      await bothEditions({ 'content/a.md': windows }, warnings, { profile: 'print' }),
    ]
    expect(Buffer.compare(one.edition.pdf!, other.edition.pdf!)).toBe(0)
    // The manifest has the hash of the article's own bytes.
    const entriesOf = ({ book }: Both) =>
      book.entries
        .filter(({ name }) => name !== 'META-INF/colophon.json')
        .map(({ bytes, ...entry }) => ({ ...entry, content: bytes.toString('base64') }))
    expect(entriesOf(one)).toEqual(entriesOf(other))
    expect(printText(other)).not.toContain('title:')
    for (const path of [...other.book.spine, 'toc.xhtml', 'content.opf'])
      expect(other.book.text(path)).not.toMatch(/[\ufeff\r]/)
  })

  test('FM-G6: markup and signs in a title are shown on the page, and plain text elsewhere', async () => {
    const title = String.raw`title: "*Mare* & <terra> — \"two\" \\ names"`
    const entries = { 'content/a.md': `${head.replace('title: T', title)}Text.\n` }
    const both = await bothEditions(entries)
    await isSound(both)
    const plain = 'Mare & <terra> — "two" \\ names'
    const onThePage = plain.replace('"two"', '“two”')
    const found = {
      info: both.pdf.info.Title,
      xmp: /<dc:title>[\s\S]*?<rdf:li[^>]*>([^<]*)</.exec(both.pdf.xmp)?.[1],
      outline: outlineOf(both)[2],
      opf: all(both.book.xml('content.opf'), 'dc:title').map(textIn)[0],
      nav: tocOf(both)[2],
      ncx: ncxOf(both)[2],
    }
    expect(found).toEqual({
      info: plain,
      xmp: 'Mare &amp; &lt;terra&gt; — &quot;two&quot; \\ names',
      outline: plain,
      opf: plain,
      nav: plain,
      ncx: plain,
    })
    expect(both.pdf.texts[0]!.replace(/\s+/g, ' ')).toContain(onThePage)
    const [shown] = having(both.book.documents[0]!, 'class', 'title')
    expect([textIn(shown!), all(shown!, 'em').map(textIn)]).toEqual([onThePage, ['Mare']])
  })
})

test('PPL-G3: page lists are in order, without repeats, with ranges, and each number is true', async () => {
  const named: Readonly<Record<number, string>> = {
    2: 'Ann Ann Ann',
    9: 'Ann',
    10: 'Ann',
    11: 'Ann',
    103: 'Ann',
  }
  const body = Array.from({ length: 103 }, (_, i) => `# ${i + 1}\n\n${named[i + 1] ?? 'Nobody.'}`).join(
    '\n\n',
  )
  const partOf = (name: string) => readFileSync(new URL(`../../templates/essay/${name}`, import.meta.url))
  const template = plainTemplate({
    'title.liquid': '',
    'print.css': `${plainCss} h2 { break-before: page } .part.cast { break-before: page }`,
    ...Object.fromEntries(
      ['cast.liquid', 'locators.liquid', 'reference.liquid'].map(name => [name, partOf(name)]),
    ),
  })
  const entries = article(body, { ...template, 'content/people.yaml': '- {id: ann, display: Ann}' })
  const both = await bothEditions(entries, [], { template: 'plain' })
  const [locators] = both.book.documents.flatMap(each => having(each, 'class', 'locators'))
  expect(textIn(locators!)).toBe('2, 9–11, 103')
  const links = both.pdf.links.filter(({ target }) => target.startsWith('#mention-'))
  expect(links.map(({ contents }) => contents)).toEqual(['2', '9', '11', '103'])
  for (const { contents, target } of links) {
    const [ref] = both.pdf.destinations[target.slice(1)]!
    const page = both.pdf.pageRefs.findIndex(each => JSON.stringify(each) === JSON.stringify(ref))
    expect(both.pdf.labels![page]).toBe(contents)
    expect(both.pdf.texts[page]).toContain('Ann')
  }
})

test.each([
  ['an empty sources file', { 'content/sources.yaml': '[]' }],
  ['no sources file', {}],
])('CIT-G6: with %s there is no heading and no list for sources', async (_, others: Entries) => {
  const both = await bothEditions(article('Text without a citation.[^n]\n\n[^n]: A note.', others))
  await isSound(both)
  for (const list of [outlineOf(both), tocOf(both), ncxOf(both)]) expect(list).not.toContain('Source notes')
  expect(printText(both)).not.toMatch(/Source notes|Sources/)
  for (const path of both.book.spine) expect(both.book.text(path)).not.toMatch(/<([ou]l|dl)\b[^>]*>\s*<\/\1>/)
})

describe('the EPUB', () => {
  test('EPUB-G2: named entities and open tags become well-formed XHTML that says the same', async () => {
    const typed =
      'A&nbsp;B &mdash; C &copy; &notanentity; AT&T <br> <img src="a.png" alt="x"> <input disabled> H<sub>2</sub>O\u00a0x'
    const both = await bothEditions(article(typed, { 'content/a.png': png }), ['html-dropped'])
    await isSound(both)
    for (const path of both.book.spine)
      expect(both.book.text(path).match(/&(?!(?:amp|lt|gt|quot|apos);)\w+;/g)).toBeNull()
    const said = 'A\u00a0B — C © &notanentity; AT&T'
    expect(screenText(both)).toContain(said)
    expect(screenText(both)).toContain('H2O\u00a0x')
    expect(printText(both).replace(/[\u00a0 ]+/g, ' ')).toContain(said.replace('\u00a0', ' '))
    expect(both.edition.diagnostics.map(({ code }) => code)).toEqual(['html-dropped'])
  })

  test('EPUB-G3: file names with spaces, other scripts, percent and hash all arrive, in both editions', async () => {
    const images = ['my map.png', '100%.png', 'a#b.png', 'été.png', '海.png', 'Map.png', 'map.png']
    const files = images.map((name, i): [string, Uint8Array] => [
      `content/${name}`,
      encodePng({ width: 4 + i, height: 3, bits: 8, colorType: 2, sample: (x, y) => x * y * 20 }),
    ])
    const typed = images.map(name => `![${name}](<${name.replace('#', '%23')}>)`).join('\n\n')
    const text = `${head.replace('title: T', 'title: T\ncover: cover image.jpg')}${typed}\n`
    const path = 'content/my article (é) 100%.md'
    const entries: Entries = {
      ...Object.fromEntries(files),
      [path]: text,
      'content/cover image.jpg': jpegHead(30, 40),
    }
    const both = await bothEditions(entries, [], { article: path })
    expect(await faultsOf(both.edition.epub!)).toEqual([])
    const shown = both.book.documents.flatMap(each => all(each, 'img')).map(({ attributes }) => attributes)
    const names = shown.filter(({ alt }) => images.includes(alt!)).map(({ src }) => src!)
    expect(names).toHaveLength(7)
    expect(new Set(names.map(name => name.toLowerCase())).size).toBe(7)
    for (const name of names) expect(both.book.names).toContain(`OEBPS/${name}`)
    expect(both.book.names.filter(name => !/^[\w./-]+$/.test(name))).toEqual([])
    const inPrint = both.edition.set!.layout.pages.flatMap(page =>
      page.fragments.flatMap(each => (each.kind === 'image' ? [each.asset] : [])),
    )
    expect(new Set(inPrint)).toEqual(new Set(files.map(([name]) => name)))
    expect(both.edition.slug).toBe('my-article-é-100')
    for (const text of [printText(both), screenText(both)]) {
      expect(text.replace(/\s/g, '')).toContain('content/été.png')
      expect(text.replace(/\s/g, '')).toContain('content/%E6%B5%B7.png')
    }
  })

  test('EPUB-G5: contents that jump levels, have links or only an image', async () => {
    const text = '# A\n\n#### Deep\n\n## [Linked](x.md) head\n\n## ![Gull](g.png)\n\n##\n\n# B\n\nText.'
    const both = await bothEditions(article(text, { 'content/g.png': png, 'content/x.md': 'X' }), [
      'heading-empty',
      'link-local',
    ])
    expect(await faultsOf(both.edition.epub!)).toEqual([])
    const [toc] = having(both.book.xml('toc.xhtml'), 'role', 'doc-toc')
    expect(all(toc!, 'a').map(textIn).slice(3)).toEqual(['A', 'Deep', 'Linked head', 'Gull', 'B'])
    expect(all(toc!, 'a').every(link => all(link, 'a').length === 1)).toBe(true)
    expect(all(toc!, 'ol').every(list => all(list, 'li').length > 0)).toBe(true)
    const depth = (title: string) => {
      const holds = (name: string) =>
        all(toc!, name).filter(each => all(each, 'a').some(a => textIn(a) === title))
      return holds('ol').length
    }
    expect(['A', 'Deep', 'Linked head', 'Gull', 'B'].map(depth)).toEqual([2, 3, 3, 3, 2])
    expect(outlineOf(both).slice(3)).toEqual(['A', 'Deep', 'Linked head', 'Gull', 'B'])
    expect(letters(printText(both))).toContain('Linkedhead')
  })
})
