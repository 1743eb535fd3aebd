import { expect, test } from 'vitest'
import { writeEpub } from '../../src/epub/writeEpub.js'
import { emptyPageMap, type PageMap } from '../../src/html/pageMap.js'
import { element, elementsOf, type HtmlElement, walk } from '../../src/html/tree.js'
import type { Publication } from '../../src/resolve/publication.js'
import { all, having, linksOf, openBook, textIn } from '../kit/book.js'
import { castEntry, sourceEntry } from '../kit/cast.js'
import { editionOf, metadata } from '../kit/edition.js'
import { faultsOf } from '../kit/epubCheck.js'
import { essayTemplate, essayWords, nodes, publicationWith, renderWith } from '../kit/renderedEdition.js'

const body = `<section class="level-2"><h2 id="quay">The quay</h2><p><span class="mention" id="mention-ada-1">Ada</span> met
<span class="mention" id="mention-bo-1">Bo</span>.<span class="note" role="doc-footnote" id="note-1" data-number="1"><span
class="mention" id="mention-ada-2">Ada</span> says so: <span class="citation" id="cite-1">Roe.</span></span></p></section>
<section class="level-2"><h2 id="ship">The ship</h2><p>And <span class="mention" id="mention-ada-3">Ada</span> left.</p></section>`

const work = { id: 'source-roe', text: 'Roe' }
const publication: Publication = publicationWith({
  metadata: { ...metadata, publisher: 'Quay Press', series: 'Essays' },
  articles: [{ slug: 'a', prefix: '', body: element('article', {}, nodes(body)) }],
  cast: [
    castEntry('Ada', {
      role: 'pilot',
      bio: nodes('A <em>pilot</em>.'),
      mentions: [{ id: 'mention-ada-1' }, { id: 'mention-ada-2', note: 1 }, { id: 'mention-ada-3' }],
      seeAlso: [{ id: 'person-bo', text: 'Bo' }],
    }),
    castEntry('Bo', { mentions: [{ id: 'mention-bo-1' }] }),
    castEntry('Cy', { see: { id: 'person-ada', text: 'Ada' } }),
  ],
  sources: [sourceEntry('roe', nodes('Roe. <i>Ropes</i>.'), { citedIn: [{ id: 'cite-1', note: 1 }] })],
  notes: [{ number: 1, id: 'note-1', article: 0, children: [], works: [work] }],
})

/** Each heading and paragraph on a page of its own, as if set on very small paper. */
function smallPages(html: HtmlElement): PageMap {
  const starts = [...elementsOf(html)].filter(({ name }) => /^(?:h[1-6]|p)$/.test(name))
  const firstText = (of: HtmlElement) =>
    [...walk(of)].find(node => node.kind === 'text' && node.text.trim() !== '')
  const pages = starts.flatMap(firstText).map((node, index) => {
    const label = String(index + 1)
    return node?.kind === 'text' ? { index, label, start: { node, offset: 0 } } : { index, label }
  })
  const folioOf = new Map(
    having(html, 'id').map(({ attributes }, index) => [attributes.id!, pages[index % pages.length]!]),
  )
  return { ...emptyPageMap, folioOf, pages }
}

async function essay(language = 'en') {
  const template = essayTemplate(language)
  const before = smallPages(renderWith(publication, template, emptyPageMap).tree)
  const { tree, found } = renderWith(publication, template, before)
  expect(found).toEqual([])
  const bytes = await writeEpub(
    editionOf(tree, {
      pageMap: smallPages(tree),
      metadata: publication.metadata,
      words: essayWords(language),
    }),
  )
  return { bytes, book: openBook(bytes) }
}

test('the shipped template makes a book without a fault, in which every link leads somewhere', async () => {
  for (const language of ['en', 'de']) {
    const { bytes, book } = await essay(language)
    expect(await faultsOf(bytes)).toEqual([])
    expect(book.spine).toEqual([
      'title.xhtml',
      'metadata.xhtml',
      'article.xhtml',
      'cast.xhtml',
      'sources.xhtml',
    ])
    expect(linksOf(book).filter(({ leads }) => !leads)).toEqual([])
  }
})

/** EPUB Indexes 1.0, section 3: what may stand directly in what, counting only elements that the index speaks of. */
const indexModel: Readonly<Record<string, readonly string[]>> = {
  index: ['index-headnotes', 'index-legend', 'index-group', 'index-entry-list'],
  'index-group': ['index-term-category', 'index-entry-list'],
  'index-entry-list': ['index-entry'],
  'index-entry': [
    'index-term',
    'index-locator',
    'index-locator-list',
    'index-locator-range',
    'index-xref-preferred',
    'index-xref-related',
    'index-entry-list',
  ],
  'index-locator-list': ['index-locator', 'index-locator-range'],
  'index-locator-range': ['index-locator'],
}

const typeOf = ({ attributes }: HtmlElement) => attributes['epub:type'] ?? ''

/** The nearest elements within that the index speaks of. */
function partsOf(of: HtmlElement): readonly HtmlElement[] {
  return of.children.flatMap(child => {
    if (child.kind === 'text') return []
    return typeOf(child).startsWith('index') ? [child] : partsOf(child)
  })
}

test('the cast is an index by the content model of EPUB Indexes', async () => {
  const { book } = await essay()
  const [index] = having(book.xml('cast.xhtml'), 'epub:type', 'index')
  const typed = [...elementsOf(index!)].filter(each => typeOf(each).startsWith('index'))
  for (const each of typed) {
    const inside = partsOf(each).map(typeOf)
    for (const type of inside) expect(indexModel[typeOf(each)] ?? []).toContain(type)
    if (typeOf(each) === 'index-entry') expect(inside.filter(type => type === 'index-term')).toHaveLength(1)
    if (typeOf(each) === 'index-locator-range') expect(inside).toHaveLength(2)
    if (typeOf(each) === 'index-locator') expect(each.name).toBe('a')
  }
  expect(partsOf(index!).map(typeOf)).toEqual(['index-entry-list'])
  expect(typed.filter(each => typeOf(each) === 'index-entry')).toHaveLength(3)
})

test('a locator in the cast leads to the name itself, also to one in a note', async () => {
  const { book } = await essay()
  const [ada] = having(book.xml('cast.xhtml'), 'id', 'person-ada')
  const places = having(ada!, 'epub:type', 'index-locator').map(({ attributes }) =>
    attributes.href!.split('#'),
  )
  expect(places.length).toBeGreaterThan(1)
  for (const [file, id] of places) {
    expect(textIn(having(book.xml(file!), 'id', id)[0]!)).toBe('Ada')
  }
  expect(places.map(([file]) => file)).toContain('sources.xhtml')
})

test('the source notes are the endnotes of the book: the text of each note once, then the page and the works', async () => {
  const { book } = await essay()
  const [entry] = having(book.xml('sources.xhtml'), 'data-note', 'note-1')
  expect(entry!.attributes.id).toBe('note-1')
  const [words, about] = all(entry!, 'p').map(each => textIn(each).replace(/\s+/g, ' '))
  expect(words).toMatch(/^Ada says so: Roe\. /)
  expect(about).toContain('Roe')
  expect(
    book.documents
      .map(textIn)
      .join('')
      .match(/says so/g),
  ).toHaveLength(1)
})

test('every page of the map is in the page-list, in the order of the book', async () => {
  const { book } = await essay()
  const links = all(having(book.xml('toc.xhtml'), 'epub:type', 'page-list')[0]!, 'a')
  expect(links.map(textIn)).toEqual(links.map((_, index) => String(index + 1)))
  const order = book.spine.flatMap(file =>
    having(book.xml(file), 'role', 'doc-pagebreak').map(({ attributes }) => `${file}#${attributes.id}`),
  )
  expect(links.map(({ attributes }) => attributes.href)).toEqual(order)
})
