import { expect, test } from 'vitest'
import { parseMarkup, writeXhtml } from '../../src/html/markup.js'
import { emptyPageMap, type PageMap } from '../../src/html/pageMap.js'
import { sectionsOf } from '../../src/html/sections.js'
import { classesOf, element, elementsOf, type HtmlElement, plainText } from '../../src/html/tree.js'
import { castEntry, noteNumber, sourceEntry } from '../kit/cast.js'
import {
  essayTemplate,
  metadataWith,
  nodes,
  pageMapWith,
  publicationWith,
  renderWith,
} from '../kit/renderedEdition.js'

const withClass = (tree: HtmlElement, name: string) =>
  [...elementsOf(tree)].filter(each => classesOf(each).includes(name))

const textOf = (tree: HtmlElement, name: string) => withClass(tree, name).map(plainText)

const partNames = (tree: HtmlElement) => sectionsOf(tree).parts.map(({ id }) => id)

/** The colophon as `label: value`, one for each value. */
const facts = (tree: HtmlElement) =>
  withClass(tree, 'fact').flatMap(fact => {
    const [label, ...values] = fact.children.filter(child => child.kind === 'element').map(plainText)
    return values.map(value => `${label}: ${value}`)
  })

const rendered = (
  publication: ReturnType<typeof publicationWith>,
  map: PageMap = emptyPageMap,
  language = 'en',
) => {
  const { tree, found } = renderWith(publication, essayTemplate(language), map)
  expect(found).toEqual([])
  return tree
}

test('the root says language and direction, and each part its name, title and kind', () => {
  const metadata = metadataWith({ language: 'he', direction: 'rtl' })
  const tree = rendered(publicationWith({ metadata }))
  expect(tree.attributes).toEqual({ lang: 'he', dir: 'rtl' })
  const sections = (tree.children[0] as HtmlElement).children as readonly HtmlElement[]
  expect(
    sections.map(({ attributes }) => [attributes['data-part'], attributes['data-title'], attributes.role]),
  ).toEqual([
    ['title', 'Title page', undefined],
    ['metadata', 'About this edition', 'doc-colophon'],
    ['article', 'The Lamp', undefined],
  ])
})

test('FM-G6: Markup and signs in a title leak into places that take plain text', () => {
  const plain = 'Mare & <terra> — "two" \\ names'
  const title = { nodes: nodes('<em>Mare</em> &amp; &lt;terra&gt; — "two" \\ names'), plain }
  const tree = rendered(publicationWith({ metadata: metadataWith({ title }) }))
  const h1 = withClass(tree, 'title').find(({ name }) => name === 'h1')!
  expect(writeXhtml(h1)).toContain('<em>Mare</em> &amp; &lt;terra&gt; — "two" \\ names')
  expect(plainText(h1)).toBe(plain)
  expect(sectionsOf(tree).parts.map(part => part.title)).toContain(plain)
})

test('what an author types is text, never markup', () => {
  const typed = `<script>alert("1")</script> & {{ work.title }} \ufdd00\ufdd1`
  const metadata = metadataWith({ publisher: typed, authors: [typed], rights: typed })
  const tree = rendered(publicationWith({ metadata, cast: [castEntry('A', { role: typed })] }))
  expect([...elementsOf(tree)].filter(({ name }) => name === 'script')).toEqual([])
  const shown = '<script>alert("1")</script> & {{ work.title }} 0'
  expect(textOf(tree, 'publisher')[0]).toBe(shown)
  expect(textOf(tree, 'person-role')[0]).toBe(`, ${shown}`)
})

test('the colophon says everything that is set, and nothing that is not', () => {
  const bare = facts(rendered(publicationWith()))
  expect(bare.map(line => line.split(':')[0])).toEqual([
    'Title',
    'Language',
    'Identifier',
    'Length',
    'Typefaces',
    'Made with',
    'Made from (SHA-256)',
  ])
  const full = metadataWith({
    subtitle: { nodes: nodes('A <em>light</em>'), plain: 'A light' },
    authors: ['Ada', 'Bo'],
    published: { iso: '2024-03-01', year: 2024, month: 3, day: 1 },
    modified: { iso: '2024-04', year: 2024, month: 4 },
    place: 'Oslo',
    publisher: 'Lamp Press',
    isbn: '978-0',
    doi: '10.1/x',
    subjects: ['light', 'oil'],
    description: 'On lamps.',
    rights: '© Ada',
    licence: 'CC BY 4.0, https://example.org/by/4.0/.',
    series: 'Lights 1',
    edition: 'second',
    corrections: [
      { date: { iso: '2024-03-02', year: 2024, month: 3, day: 2 }, text: 'Ada < Bo.' },
      { date: { iso: '2024-03-05', year: 2024, month: 3, day: 5 }, text: 'Oil.' },
    ],
  })
  const publication = publicationWith({ metadata: full, howToCite: nodes('Ada, <i>Lamp</i>.'), words: 1234 })
  expect(facts(rendered(publication, pageMapWith({})))).toEqual([
    'Title: The Lamp',
    'Subtitle: A light',
    'Authors: Ada and Bo',
    'Series: Lights 1',
    'Description: On lamps.',
    'Subjects: light, oil',
    'Language: English',
    'Published: 1 March 2024',
    'Last changed: April 2024',
    'Edition: second',
    'Corrections: 2 March 2024: Ada < Bo. 5 March 2024: Oil.',
    'Publisher: Lamp Press',
    'Place: Oslo',
    'Identifier: urn:uuid:0',
    'ISBN: 978-0',
    'DOI: https://doi.org/10.1/x',
    'Rights: © Ada',
    'Licence: CC BY 4.0, https://example.org/by/4.0/.',
    'How to cite: Ada, Lamp.',
    'Length: 1,234 words, 122 pages',
    'Typefaces: EB Garamond, Version 1.001: OFL',
    'Made with: colophon 0.1.0',
    'Made from (SHA-256): content/a.md 01234567 89abcdef 01234567 89abcdef 01234567 89abcdef 01234567 89abcdef',
  ])
})

test('an address in what an author typed is a link, without the full stop behind it', () => {
  const metadata = metadataWith({ licence: 'See https://example.org/a?b=1&c (or so).' })
  const links = [...elementsOf(rendered(publicationWith({ metadata })))].filter(({ name }) => name === 'a')
  expect(links.map(({ attributes }) => attributes.href)).toEqual(['https://example.org/a?b=1&c'])
})

test('PPL-G1: Own sort key, one-name people, rulers, bodies (what is shown)', () => {
  const cast = [
    castEntry('The Harbour Board', { sort: 'Harbour Board' }),
    castEntry('Bo St. Clair', { sort: 'Saint Clair' }),
    castEntry('Ali'),
  ]
  const tree = rendered(publicationWith({ cast }))
  expect(textOf(tree, 'person-name')).toEqual(['The Harbour Board', 'Bo St. Clair', 'Ali'])
  expect(plainText(tree)).not.toMatch(/Harbour Board.*Harbour Board|Saint Clair/)
  expect(textOf(tree, 'letter')).toEqual(['H', 'S', 'A'])
})

test('an entry has role, locators linked to the mentions, bio, see and see also', () => {
  const cast = [
    castEntry('Ada', {
      role: 'keeper',
      mentions: [{ id: 'm-1' }, { id: 'm-2' }, { id: 'm-3' }, { id: 'm-4', note: 1 }],
      bio: nodes('Born in <em>Oslo</em>.'),
      see: { id: 'person-bo', text: 'Bo' },
      seeAlso: [{ text: 'Cy' }, { id: 'person-di', text: 'Di' }],
    }),
  ]
  const tree = rendered(
    publicationWith({ cast }),
    pageMapWith({ 'm-1': '2', 'm-2': '4', 'm-3': '5', 'm-4': '7' }),
  )
  const [person] = withClass(tree, 'person')
  expect(plainText(person!)).toBe('A Ada, keeper 2, 4–5, 7n Born in Oslo. see Bo see also Cy; Di')
  const links = [...elementsOf(person!)].filter(({ name }) => name === 'a')
  expect(links.map(({ attributes }) => attributes.href)).toEqual([
    '#m-1',
    '#m-2',
    '#m-3',
    '#m-4',
    '#person-bo',
    '#person-di',
  ])
})

test('the index holds one list of entries, each with its term (EPUB Indexes 1.0)', () => {
  const tree = rendered(publicationWith({ cast: [castEntry('Ada'), castEntry('Alf'), castEntry('Bo')] }))
  const types = [...elementsOf(tree)].map(({ attributes }) => attributes['epub:type'])
  const count = (type: string) => types.filter(each => each === type).length
  expect(['index', 'index-entry-list', 'index-entry', 'index-term'].map(count)).toEqual([1, 1, 3, 3])
  expect(textOf(tree, 'letter')).toEqual(['A', 'B'])
})

test('a source says its kind, whom it relies on, and the notes and pages that rest on it', () => {
  const publication = publicationWith({
    sources: [
      sourceEntry('a', nodes('A. <i>Book</i>.'), {
        remark: nodes('Seen <em>once</em>.'),
        citedIn: [
          { id: 'cite-1', note: 2 },
          { id: 'cite-2', note: 2 },
          { id: 'cite-3', note: 5 },
        ],
        reliesOn: [{ id: 'source-b', text: 'Bo' }, { text: 'Cy' }],
      }),
      sourceEntry('b', nodes('B.'), { citedIn: [{ id: 'cite-4' }] }),
    ],
    notes: [noteNumber(2, { works: [{ id: 'source-a', text: 'A, Book' }] }), noteNumber(5)],
  })
  const map = pageMapWith({
    'cite-1': '3',
    'cite-2': '3',
    'cite-3': '7',
    'cite-4': '9',
    'note-2': '3',
    'note-5': '7',
  })
  const tree = rendered(publication, map)
  expect(withClass(tree, 'source').map(plainText)).toEqual([
    'A. Book. book · relies on Bo; Cy · supports notes 2, 5 (pages 3, 7) Seen once.',
    'B. book · supports page 9',
  ])
  expect(textOf(tree, 'note-entry')).toEqual(['page 3: A, Book', 'page 7'])
  expect(
    withClass(tree, 'note-entry').map(({ attributes }) => [attributes.value, attributes['data-note']]),
  ).toEqual([
    ['2', 'note-2'],
    ['5', 'note-5'],
  ])
})

test('CIT-G6: No citation at all', () => {
  const tree = rendered(publicationWith({ notes: [noteNumber(1)] }))
  expect(partNames(tree)).toEqual(['part-title', 'part-metadata', 'part-article'])
  expect(
    [...elementsOf(tree)].filter(({ name, children }) => /^[ou]l$/.test(name) && children.length === 0),
  ).toEqual([])
})

test('in German every generated word is German', () => {
  const publication = publicationWith({
    metadata: metadataWith({
      language: 'de',
      authors: ['A', 'B'],
      published: { iso: '2024-03', year: 2024, month: 3 },
    }),
    cast: [castEntry('Ada', { mentions: [{ id: 'm-1', note: 1 }], seeAlso: [{ text: 'Bo' }] })],
    sources: [sourceEntry('a', nodes('A.'), { citedIn: [{ id: 'cite-1', note: 1 }] })],
    notes: [noteNumber(1)],
    words: 1000,
  })
  const tree = rendered(publication, pageMapWith({ 'm-1': '5', 'cite-1': '5', 'note-1': '5' }), 'de')
  expect(sectionsOf(tree).parts.map(({ title }) => title)).toEqual([
    'Titelseite',
    'Über diese Ausgabe',
    'The Lamp',
    'Personen',
    'Quellen und Nachweise',
  ])
  expect(plainText(withClass(tree, 'person')[0]!)).toBe('A Ada 5A siehe auch Bo')
  expect(textOf(tree, 'source-facts')).toEqual(['Buch · belegt Anmerkung 1 (Seite 5)'])
  expect(facts(tree)).toContain('Erschienen: März 2024')
  expect(facts(tree)).toContain('Umfang: 1.000 Wörter, 122 Seiten')
})

test('options of an article go before those of the template', () => {
  const metadata = metadataWith({ options: { hashes: 'no' } })
  expect(facts(rendered(publicationWith({ metadata }))).join()).not.toContain('SHA-256')
})

test('the rendered markup is XHTML that says the same when it is read again', () => {
  const cast = [castEntry('Ada', { mentions: [{ id: 'm-1' }] })]
  const once = writeXhtml(rendered(publicationWith({ cast }), pageMapWith({ 'm-1': '1' })))
  const again = parseMarkup(once, { file: 'a', line: 1 }).map(writeXhtml).join('')
  expect(again).toBe(once)
  expect(plainText(element('div', {}, parseMarkup(once, { file: 'a', line: 1 })))).toContain('Ada 1')
})
