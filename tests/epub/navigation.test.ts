import { expect, test } from 'vitest'
import { writeEpub } from '../../src/epub/writeEpub.js'
import type { HtmlElement } from '../../src/html/tree.js'
import { all, having, openBook, textIn } from '../kit/book.js'
import { assetNamed, bookOf, editionOf, pagesAt, part, treeOf } from '../kit/edition.js'
import { faultsOf } from '../kit/epubCheck.js'

const navOf = (toc: HtmlElement, type: string) => having(toc, 'epub:type', type)[0]!

/** An `ol` of the navigation document as nested arrays. */
const outline = (list: HtmlElement): readonly unknown[] =>
  list.children.map(item => {
    const [label, below] = (item as HtmlElement).children as HtmlElement[]
    return below === undefined ? textIn(label!) : [textIn(label!), outline(below)]
  })

const section = (level: number, id: string, heading: string, below = '') =>
  `<section class="level-${level}"><h${level} id="${id}">${heading}</h${level}><p>Text.</p>${below}</section>`

test('EPUB-G5: contents that jump levels, have links or only an image', async () => {
  const content = [
    section(2, 'a', 'A', section(4, 'deep', 'Deep')),
    section(2, 'linked', '<a href="https://example.org/">Linked</a> head'),
    section(2, 'gull', '<img src="g.png" alt="Gull">'),
    section(2, 'empty', ''),
    section(2, 'b', 'B'),
  ].join('')
  const bytes = await writeEpub(editionOf(content, { assets: [assetNamed('g.png')] }))
  expect(await faultsOf(bytes)).toEqual([])
  const toc = navOf(openBook(bytes).xml('toc.xhtml'), 'toc')
  expect(outline(all(toc, 'ol')[0]!)).toEqual([
    ['Ropes & sails', [['A', ['Deep']], 'Linked head', 'Gull', 'B']],
  ])
  for (const item of all(toc, 'li')) expect((item.children[0] as HtmlElement).name).toBe('a')
  for (const list of all(toc, 'ol')) expect(list.children.length).toBeGreaterThan(0)
  for (const link of all(toc, 'a')) expect(link.children.every(child => child.kind === 'text')).toBe(true)
})

test('landmarks name the main places, the contents before the text', async () => {
  const html = treeOf(
    part('title', '<h1>Ropes</h1>', { type: 'titlepage', title: 'Title page' }),
    part('article', '<p>Text.</p>', { title: 'Ropes' }),
    part('cast', '<h2>Cast</h2>', { type: 'index', title: 'Cast' }),
  )
  const book = await bookOf(html)
  const links = all(navOf(book.xml('toc.xhtml'), 'landmarks'), 'a')
  expect(links.map(each => [each.attributes['epub:type'], each.attributes.href, textIn(each)])).toEqual([
    ['titlepage', 'title.xhtml', 'Title page'],
    ['toc', 'toc.xhtml#toc', 'Contents'],
    ['bodymatter', 'article.xhtml', 'Ropes'],
    ['index', 'cast.xhtml', 'Cast'],
  ])
  const spine = all(book.xml('content.opf'), 'itemref').map(({ attributes }) => attributes.idref)
  expect(spine).toEqual(['file-title', 'nav', 'file-article', 'file-cast'])
})

test('the NCX has the same contents, numbered in reading order', async () => {
  const book = await bookOf(section(2, 'a', 'A', section(3, 'b', 'B')) + section(2, 'c', 'C & D'))
  const ncx = book.xml('toc.ncx')
  const points = all(ncx, 'navPoint').map(({ attributes, children }) => [
    attributes.playOrder,
    textIn(children[0]!),
    (children[1] as HtmlElement).attributes.src,
  ])
  expect(points).toEqual([
    ['1', 'Ropes & sails', 'article.xhtml#part-article'],
    ['2', 'A', 'article.xhtml#a'],
    ['3', 'B', 'article.xhtml#b'],
    ['4', 'C & D', 'article.xhtml#c'],
  ])
  const [uid] = all(ncx, 'meta')
  expect(uid!.attributes.content).toBe(textIn(all(book.xml('content.opf'), 'dc:identifier')[0]!))
})

test('two pages of one number are both in the page-list; the NCX takes a number only once', async () => {
  const { html } = editionOf('<p>One two three.</p>')
  const pageMap = pagesAt(html, [
    ['4', 'One'],
    ['4', 'two'],
    ['A', 'three'],
  ])
  const bytes = await writeEpub(editionOf(html, { pageMap }))
  expect(await faultsOf(bytes)).toEqual([])
  const targets = all(openBook(bytes).xml('toc.ncx'), 'pageTarget').map(each => [
    textIn(each),
    each.attributes.type,
    each.attributes.value,
  ])
  expect(targets).toEqual([
    ['4', 'normal', '4'],
    ['4', 'special', undefined],
    ['A', 'special', undefined],
  ])
})

test('a tree without parts still has contents', async () => {
  const bytes = await writeEpub(editionOf(treeOf()))
  const plain = await writeEpub(editionOf(treeOf({ ...part('x', '<p>Text</p>'), attributes: {} })))
  expect(await faultsOf(plain)).toEqual([])
  expect(openBook(bytes).spine).toEqual([])
})
