import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { elementsOf, type HtmlElement } from '../../src/html/tree.js'
import { publish } from '../../src/publish.js'
import { all, having, linksOf, textIn } from '../kit/book.js'
import { type Both, bothEditions, letters, timesIn } from '../kit/bothEditions.js'
import { faultsOf } from '../kit/epubCheck.js'
import { filesOf } from '../kit/readArticle.js'
import { pdfObjects, type ReadOutline } from '../kit/readPdf.js'

const article = 'content/red-notice.md'
const names = ['red-notice.md', 'people.yaml', 'sources.yaml'] as const
const content = Object.fromEntries(
  names.map(name => [
    `content/${name}`,
    readFileSync(new URL(`../../content/${name}`, import.meta.url), 'utf8'),
  ]),
)
const frontMatter = parse(content[article]!.split('---\n')[1]!)

let both: Both
beforeAll(async () => {
  both = await bothEditions(content, [], { article })
})

const documentOf = (part: string) => {
  const found = both.book.documents.find(each => having(each, 'data-part', part).length > 0)
  if (found === undefined) throw new Error(`no part ${part}`)
  return found
}

describe('the five parts', () => {
  test('stand in both editions in their order, each with what it is for', () => {
    const { pdf, book } = both
    const print = letters(pdf.texts.join(' '))
    const screen = letters(book.documents.map(textIn).join(' '))
    for (const text of [print, screen]) {
      const places = [
        'The colophon editors',
        'About this edition',
        'On a Tuesday in January',
        'Cast of people',
        'Source notes',
      ].map(words => text.indexOf(letters(words)))
      expect(places).not.toContain(-1)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
    const parts = book.documents.flatMap(each => having(each, 'data-part'))
    expect(parts.map(({ attributes }) => attributes['data-part'])).toEqual([
      'title',
      'metadata',
      'article',
      'cast',
      'sources',
    ])
  })

  test('the metadata page says what front matter sets, and the hash of each source file', () => {
    const { pdf, edition } = both
    const page = pdf.texts.slice(0, pdf.labels!.indexOf('1')).join(' ').replace(/\s+/g, ' ')
    const { licence, rights, edition: statement, publisher, subjects } = frontMatter
    for (const words of [
      licence,
      rights,
      statement,
      publisher,
      ...subjects,
      'urn:uuid:',
      'SIL Open Font License',
    ])
      expect(page).toContain(words)
    for (const name of names) expect(page).toContain(`content/${name}`)
    expect(page).toContain(`${edition.pages} pages`)
    const hashes = all(documentOf('metadata'), 'code').map(code => textIn(code).replaceAll(' ', ''))
    expect(hashes).toHaveLength(3)
    for (const hash of hashes) expect(page.replace(/\s/g, '')).toContain(hash)
  })
})

interface Entry {
  readonly id: string
  readonly name: string
  /** Each page, ranges written out; in notes or in the text. */
  readonly pages: readonly { readonly label: string; readonly inNote: boolean }[]
}

function castOf(cast: HtmlElement): readonly Entry[] {
  return having(cast, 'epub:type', 'index-entry').map(entry => {
    const [name] = having(entry, 'class', 'person-name')
    const [locators] = having(entry, 'class', 'locators')
    const runs = locators === undefined ? [] : textIn(locators).split(', ')
    const pages = runs.flatMap(run => {
      const [, from, to = from, note] = /^(\d+)(?:–(\d+))?(n?)$/.exec(run)!
      return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => {
        return { label: String(Number(from) + i), inNote: note === 'n' }
      })
    })
    return { id: entry.attributes.id!.replace('person-', ''), name: textIn(name!), pages }
  })
}

describe('the cast', () => {
  const people = parse(content['content/people.yaml']!) as {
    id: string
    display: string
    aliases?: string[]
  }[]
  const formsOf = (id: string) => {
    const { display, aliases = [] } = people.find(each => each.id === id)!
    return [display, ...aliases]
  }
  const pagesWith = (forms: readonly string[]) => {
    const { pdf } = both
    const start = pdf.labels!.indexOf('1')
    const end = pdf.labels!.indexOf(
      having(documentOf('cast'), 'epub:type', 'pagebreak')[0]!.attributes.id!.slice(5),
    )
    const found = pdf.texts.map((text, i) => ({ text: letters(text), label: pdf.labels![i]!, i }))
    return found
      .filter(({ text, i }) => i >= start && i < end && forms.some(form => text.includes(letters(form))))
      .map(({ label }) => label)
  }

  test('gives for everyone the pages on which they are named, and no others', () => {
    const entries = castOf(documentOf('cast'))
    expect(entries).toHaveLength(people.length)
    for (const { id, pages } of entries) {
      const labels = [...new Set(pages.map(({ label }) => label))]
      expect(
        labels.toSorted((a, b) => Number(a) - Number(b)),
        id,
      ).toEqual(pagesWith(formsOf(id)))
      expect(labels.length, id).toBeGreaterThan(0)
    }
  })

  test('has the same page numbers in both editions, each linked to a mention on that page', () => {
    const { pdf, book } = both
    const castPages = [...pdf.texts.keys()].slice(pdf.texts.findIndex(text => /^Cast of people/.test(text)))
    const print = castPages
      .map(i => pdf.texts[i])
      .join(' ')
      .replace(/\s+/g, ' ')
    for (const { name, pages } of castOf(documentOf('cast')))
      expect(print).toMatch(new RegExp(`${name}\\D*\\b${pages[0]!.label}`))
    const printed = pdf.links.filter(
      ({ page, target }) => castPages.includes(page) && target.startsWith('#mention-'),
    )
    const shown = having(documentOf('cast'), 'epub:type', 'index-locator')
    expect(printed.map(({ contents, target }) => [contents, target.slice(1)])).toEqual(
      shown.map(each => [textIn(each), each.attributes.href!.replace(/^.*#/, '')]),
    )
    const pageRefs = pageIndexes(pdf)
    for (const { contents, target } of printed) {
      const index = pageRefs.get(JSON.stringify(pdf.destinations[target.slice(1)]![0]))
      expect(pdf.labels![index!], target).toBe(contents.replace('n', ''))
    }
    expect(linksOf(book).filter(({ leads }) => !leads)).toEqual([])
  })
})

/** Which page of the file each page object is. */
function pageIndexes({ pageRefs }: Both['pdf']): ReadonlyMap<string, number> {
  return new Map(pageRefs.map((ref, index) => [JSON.stringify(ref), index]))
}

describe('links, outline and notes', () => {
  test('the outline of the PDF and the contents of the EPUB are the same tree, and lead to those headings', () => {
    const { pdf, book } = both
    const titles = (items: readonly ReadOutline[]): unknown[] =>
      items.flatMap(({ title, items }) => (items.length === 0 ? [title] : [title, titles(items)]))
    const listed = (list: HtmlElement): unknown[] =>
      list.children.flatMap(child => {
        if (child.kind === 'text' || child.name !== 'li') return []
        const [link] = all(child, 'a')
        const below = child.children.find(each => each.kind === 'element' && each.name === 'ol')
        return below?.kind === 'element' ? [textIn(link!), listed(below)] : [textIn(link!)]
      })
    const [toc] = having(book.xml('toc.xhtml'), 'role', 'doc-toc')
    expect(titles(pdf.outline!)).toEqual(listed(all(toc!, 'ol')[0]!))
    const refs = pageIndexes(pdf)
    const flat = (items: readonly ReadOutline[]): readonly ReadOutline[] =>
      items.flatMap(item => [item, ...flat(item.items)])
    const headings = pdf.outline!.flatMap((part, i) => (i < 3 ? flat(part.items) : [part]))
    expect(headings.length).toBeGreaterThan(6)
    for (const { title, dest } of headings)
      expect(letters(pdf.texts[refs.get(JSON.stringify(dest[0]))!]!)).toContain(letters(title))
  })

  test('every link within the PDF has its destination, every one within the EPUB its place', () => {
    const { pdf, book } = both
    const internal = pdf.links.filter(({ target }) => target.startsWith('#'))
    expect(internal.length).toBeGreaterThan(40)
    expect(internal.filter(({ target }) => pdf.destinations[target.slice(1)] === undefined)).toEqual([])
    expect(internal.filter(({ contents }) => contents === '')).toEqual([])
    const links = linksOf(book)
    expect(links.length).toBeGreaterThan(40)
    expect(links.filter(({ leads }) => !leads)).toEqual([])
  })

  test('each note’s text stands once in each edition, in print on the page of its call', () => {
    const { pdf, book, edition } = both
    const notes = having(edition.set!.html, 'role', 'doc-footnote')
    const screen = book.documents.map(textIn).join(' ')
    expect(notes.length).toBeGreaterThan(5)
    const own = notes.filter(note => having(note, 'class', 'citation').length === 0).map(textIn)
    expect(own.length).toBeGreaterThan(2)
    for (const text of own) {
      expect([timesIn(pdf.texts.join(' '), text), timesIn(screen, text)], text).toEqual([1, 1])
    }
    const refs = pageIndexes(pdf)
    for (const { attributes } of notes) {
      const [call, note] = [`${attributes.id}-call`, attributes.id!].map(name =>
        refs.get(JSON.stringify(pdf.destinations[name]![0])),
      )
      expect(note).toBe(call)
    }
  })
})

describe('the files', () => {
  test('no element of our own is left in either edition', () => {
    const { book, edition } = both
    const trees = [edition.set!.html, ...book.documents, book.xml('toc.xhtml')]
    const own = trees.flatMap(tree => [...elementsOf(tree)].filter(({ name }) => name.startsWith('x-')))
    expect(own).toEqual([])
    expect(pdfObjects(edition.pdf!)).not.toMatch(/x-(?:note|mention|cite)/)
  })

  test('the EPUB has no fault, and two builds give the same bytes', async () => {
    const { edition } = both
    expect(await faultsOf(edition.epub!)).toEqual([])
    const again = await publish({ files: filesOf(content), article })
    expect(Buffer.compare(again.pdf!, edition.pdf!)).toBe(0)
    expect(Buffer.compare(again.epub!, edition.epub!)).toBe(0)
  })

  test('publications can be made side by side: none changes another', async () => {
    const { edition } = both
    const other = '---\ntitle: Other\npublisher: P\npublished: 2021-01-12\n---\nTrump, *other*.\n'
    const [one, , again] = await Promise.all([
      publish({ files: filesOf(content), article }),
      publish({ files: filesOf({ 'content/other.md': other }), article: 'content/other.md' }),
      publish({ files: filesOf(content), article }),
    ])
    for (const { pdf, epub } of [one, again]) {
      expect(Buffer.compare(pdf!, edition.pdf!)).toBe(0)
      expect(Buffer.compare(epub!, edition.epub!)).toBe(0)
    }
  })
})
