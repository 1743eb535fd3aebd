import { expect, test } from 'vitest'
import { asciiName, UniqueNames } from '../../src/epub/asciiNames.js'
import { nameIds } from '../../src/epub/identifiers.js'
import { writeEpub } from '../../src/epub/writeEpub.js'
import { all, having, linksOf, openBook, textIn } from '../kit/book.js'
import { bookOf, editionOf } from '../kit/edition.js'
import { faultsOf } from '../kit/epubCheck.js'

const headings: readonly (readonly [title: string, id: string])[] = [
  ['3 boats', '3-boats'],
  ['!stop', '!stop'],
  ['Step 1: rope', 'step-1:-rope'],
  ['🌊', '🌊'],
  ['潮', '潮'],
  ['boats', 'boats'],
  ['boats', 'boats'],
  ['(…)', ''],
]

const article = (list: typeof headings) =>
  list
    .map(([title, id]) => `<section class="level-2"><h2 id="${id}">${title}</h2><p>Text.</p></section>`)
    .join('')

const contentsOf = (bytes: Uint8Array) => {
  const book = openBook(bytes)
  const links = all(having(book.xml('toc.xhtml'), 'epub:type', 'toc')[0]!, 'a')
  return links.map(link => {
    const [file, id] = link.attributes.href!.split('#')
    return [textIn(link), id!, textIn(having(book.xml(file!), 'id', id)[0]!)] as const
  })
}

test('EPUB-G1: ids that are not XML names', async () => {
  const bytes = await writeEpub(editionOf(article(headings)))
  const book = openBook(bytes)
  expect(await faultsOf(bytes)).toEqual([])
  const ids = book.documents.flatMap(each => having(each, 'id').map(({ attributes }) => attributes.id!))
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/)
  const contents = contentsOf(bytes).slice(1)
  expect(contents.map(([label]) => label)).toEqual(headings.map(([title]) => title).slice(0, contents.length))
  for (const [label, , heading] of contents) expect(heading).toBe(label)
  expect(linksOf(book).filter(({ leads }) => !leads)).toEqual([])
  const longer = await writeEpub(editionOf(article([...headings, ['Last', '潮']])))
  expect(contentsOf(longer).slice(1, -1)).toEqual(contents)
})

test('a link reaches an id in whatever way it is written', async () => {
  const book = await bookOf(
    '<p id="潮">tide</p><p id="3 boats">boats</p><p><a href="#潮">a</a> <a href="#%E6%BD%AE">b</a> <a href="#3%20boats">c</a> <a href="#%">d</a></p>',
  )
  const [document] = book.documents
  expect(all(document!, 'a').map(({ attributes }) => attributes.href)).toEqual([
    '#u6f6e',
    '#u6f6e',
    '#id-3-boats',
  ])
  expect(textIn(document!)).toContain('a b c d')
})

test('ids that are names already are kept, and other ids give way to them', () => {
  const { html } = editionOf('<p id="é">x</p><p id="e">y</p><p id="e">z</p>')
  const named = nameIds(html)
  expect(having(named.html, 'id').map(({ attributes }) => attributes.id)).toEqual([
    'part-article',
    'e-2',
    'e',
    'e-3',
  ])
  expect([...named.renamed]).toEqual([['é', 'e-2']])
})

test('references from one element to another follow the ids', async () => {
  const book = await bookOf(
    '<p id="1st">x</p><p aria-describedby="1st none">y</p><p aria-labelledby="none">z</p><svg><g id="2"/><use href="#2" xlink:href="#2"/><rect fill="url(#2)"/></svg>',
  )
  const [document] = book.documents
  expect(having(document!, 'aria-describedby')[0]!.attributes['aria-describedby']).toBe('id-1st')
  expect(having(document!, 'aria-labelledby')).toEqual([])
  expect(all(document!, 'use')[0]!.attributes).toMatchObject({ href: '#id-2', 'xlink:href': '#id-2' })
  expect(all(document!, 'rect')[0]!.attributes.fill).toBe('url(#id-2)')
})

test('a name in ASCII says what it can of the name before', () => {
  expect(asciiName('été à la plage')).toBe('ete-a-la-plage')
  expect(asciiName('100%')).toBe('100u25')
  expect(asciiName('海')).toBe('u6d77')
  expect(asciiName('...')).toBe('')
})

test('a name given once is not given again', () => {
  const names = new UniqueNames(['toc.xhtml'], name => name.toLowerCase())
  expect(['Map', 'map', 'MAP', 'toc'].map(stem => names.give(stem, '.xhtml'))).toEqual([
    'Map.xhtml',
    'map-2.xhtml',
    'MAP-3.xhtml',
    'toc-2.xhtml',
  ])
})
