import fc from 'fast-check'
import { expect, test } from 'vitest'
import { insertPageBreaks } from '../../src/epub/pageList.js'
import { writeXhtml } from '../../src/html/markup.js'
import { emptyPageMap, type PageMap } from '../../src/html/pageMap.js'
import { element, type HtmlElement, type HtmlNode, type HtmlText, text, walk } from '../../src/html/tree.js'
import { all, having, textIn } from '../kit/book.js'
import { bookOf, editionOf, englishWords, pagesAt, part, treeOf } from '../kit/edition.js'

const isBreak = ({ attributes }: HtmlElement) => attributes.role === 'doc-pagebreak'

/** The tree as text, each page break as its label in brackets. */
const marked = (node: HtmlNode): string => {
  if (node.kind === 'text') return node.text
  return isBreak(node)
    ? `[${node.attributes['aria-label']!.replace('Page ', '')}]`
    : node.children.map(marked).join('')
}

const broken = (content: string, starts: readonly (readonly [string, string?])[]) => {
  const { html } = editionOf(content)
  return insertPageBreaks(html, pagesAt(html, starts), englishWords).html
}

test('a page break stands in the text where its page starts, with the page number as its name', () => {
  const html = broken('<p>One two <em>three four</em> five.</p>', [
    ['ii', 'One'],
    ['1', 'four'],
    ['2', 'five'],
  ])
  expect(marked(html)).toBe('[ii]One two three [1]four [2]five.')
  expect(writeXhtml(all(html, 'em')[0]!)).toBe(
    '<em>three <span epub:type="pagebreak" role="doc-pagebreak" id="page-1" aria-label="Page 1"></span>four</em>',
  )
})

test('several pages may start in one text, a page without text breaks with the next one', () => {
  const html = broken('<p>One two three.</p>', [
    ['1', 'One'],
    ['2', 'two'],
    ['3'],
    ['4', 'three'],
    ['5'],
    ['6'],
  ])
  expect(marked(html)).toBe('[1]One [2]two [3][4]three.[5][6]')
})

test('a divided word stays whole: its page breaks before it', () => {
  expect(marked(broken('<p>The hyphenation of words.</p>', [['1', 'nation']]))).toBe(
    'The [1]hyphenation of words.',
  )
  expect(marked(broken('<p>well-known</p>', [['1', 'known']]))).toBe('well-[1]known')
  expect(marked(broken('<p>潮の満ち引き</p>', [['1', '満ち']]))).toBe('潮の[1]満ち引き')
})

test('no break stands where only items, rows or cells may', () => {
  const html = broken(
    '<ul>\n<li>One</li>\n</ul><table>\n<tr>\n<td>cell</td></tr></table><dl>\n<dt>term</dt><dd>x</dd></dl>',
    [
      ['1', '\n'],
      ['2', 'cell'],
      ['3', 'term'],
    ],
  )
  for (const name of ['ul', 'table', 'tr', 'dl']) {
    for (const each of all(html, name)) {
      expect(each.children.some(child => child.kind === 'element' && isBreak(child))).toBe(false)
    }
  }
  expect(marked(html).replace(/\s/g, '')).toBe('[1]One[2]cell[3]termx')
})

test('a page that starts with a heading breaks before it, so that the heading is called only by its words', () => {
  const html = broken('<section class="level-2"><h2>Oil and rope</h2><p>Text</p></section>', [
    ['1', 'Oil'],
    ['2', 'rope'],
  ])
  expect(marked(all(html, 'h2')[0]!)).toBe('Oil and [2]rope')
  expect(marked(html)).toBe('[1]Oil and [2]ropeText')
})

test('a break in a drawing, a formula or a note stands before it', () => {
  const html = broken(
    '<p>A <svg><text>drawn</text></svg> b <span class="note" role="doc-footnote" id="note-1">noted</span> c</p>',
    [
      ['1', 'drawn'],
      ['2', 'noted'],
    ],
  )
  expect(marked(html)).toBe('A [1]drawn b [2]noted c')
})

test('a break at what is hidden from listeners stands before it, where they hear it', () => {
  const html = broken('<ul><li><p aria-hidden="true">M</p><p>Mary</p></li></ul>', [['1', 'M']])
  const [item] = all(html, 'li')
  expect(item!.children.map(child => (child.kind === 'element' ? child.name : ''))).toEqual([
    'span',
    'p',
    'p',
  ])
})

test('pages stay in order even where the map is not', () => {
  expect(
    marked(
      broken('<p>One two three.</p>', [
        ['1', 'three'],
        ['2', 'One'],
        ['3', 'three'],
      ]),
    ),
  ).toBe('One two [1][2][3]three.')
})

test('the id of a break is unlike every other', () => {
  const html = broken('<h2 id="page-1">Page 1</h2><p>text</p>', [
    ['1', 'text'],
    ['1', 'text'],
  ])
  expect([...having(html, 'role', 'doc-pagebreak')].map(({ attributes }) => attributes.id)).toEqual([
    'page-1-2',
    'page-1-3',
  ])
})

test('a text that the map does not know of is still the very same node', () => {
  const kept = text('kept')
  const html = treeOf(element('section', {}, [element('p', {}, [kept])]))
  expect(insertPageBreaks(html, emptyPageMap, englishWords).html).toBe(html)
})

const tree: fc.Arbitrary<HtmlNode> = fc.letrec<{ node: HtmlNode }>(tie => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('one two ', 'three', ' ', '').map(value => text(value)),
    fc
      .tuple(
        fc.constantFrom('p', 'em', 'ul', 'li', 'table', 'tr', 'td', 'h2', 'section', 'dl', 'dd', 'svg', 'a'),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, children]) => element(name, {}, children)),
  ),
})).node

test('whatever the tree and the map: no text is lost, all labels are there, in order, none inside another', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), fc.array(fc.nat(), { maxLength: 12 }), (nodes, picks) => {
      const html = treeOf(element('section', {}, nodes))
      const texts = [...walk(html)].filter((node): node is HtmlText => node.kind === 'text')
      const pages = picks.map((pick, index) => {
        const node = texts[pick % Math.max(1, texts.length)]
        const label = String(index + 1)
        return node === undefined
          ? { index, label }
          : { index, label, start: { node, offset: pick % (node.text.length + 1) } }
      })
      const done = insertPageBreaks(html, { ...emptyPageMap, pages }, englishWords)
      const breaks = having(done.html, 'role', 'doc-pagebreak')
      expect(textIn(done.html)).toBe(textIn(html))
      expect(breaks.map(({ attributes }) => attributes.id)).toEqual(done.pages.map(({ id }) => id))
      expect(breaks.every(({ children }) => children.length === 0)).toBe(true)
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('the page-list of the book names all pages of the map in the order of the text, and each leads to its word', async () => {
  const html = treeOf(
    part('title', '<h1 id="title">Ropes</h1>', { type: 'titlepage' }),
    part(
      'article',
      '<p>Hemp is tarred.</p><section class="level-2"><h2 id="sail">Sail</h2><p>Flax is woven.</p></section>',
    ),
    part('cast', '<ul><li>Ada</li></ul>', { type: 'index' }),
  )
  const starts = [
    ['i', 'Ropes'],
    ['ii'],
    ['1', 'Hemp'],
    ['2', 'tarred'],
    ['3', 'Sail'],
    ['4', 'woven'],
    ['5', 'Ada'],
  ] as const
  const book = await bookOf(html, { pageMap: pagesAt(html, starts) })
  const links = all(having(book.xml('toc.xhtml'), 'epub:type', 'page-list')[0]!, 'a')
  expect(links.map(textIn)).toEqual(starts.map(([label]) => label))
  const order = book.spine.flatMap((file, index) =>
    having(book.documents[index]!, 'role', 'doc-pagebreak').map(
      ({ attributes }) => `${file}#${attributes.id}`,
    ),
  )
  expect(links.map(({ attributes }) => attributes.href)).toEqual(order)
  const words = book.documents.map(each => marked(all(each, 'body')[0]!)).join('')
  for (const [label, word = 'Hemp'] of starts)
    expect(words).toMatch(new RegExp(`\\[${label}\\](\\[\\w+\\])*${word}`))
  const targets = all(book.xml('toc.ncx'), 'pageTarget')
  expect(targets.map(({ attributes }) => attributes.type)).toEqual([
    'front',
    'front',
    ...Array(5).fill('normal'),
  ])
})

test('without pages there is no page-list and nothing is said of page numbers', async () => {
  const book = await bookOf('<p>Text</p>')
  expect(having(book.xml('toc.xhtml'), 'epub:type', 'page-list')).toEqual([])
  expect(all(book.xml('toc.ncx'), 'pageList')).toEqual([])
  expect(book.text('content.opf')).not.toMatch(/pageBreak|pagination/)
})

test('page numbers say which PDF they are of, or that no PDF goes with them', async () => {
  const { html } = editionOf('<p>Text</p>')
  const pageMap: PageMap = pagesAt(html, [['1', 'Text']])
  const withPdf = (await bookOf(html, { pageMap, pdf: { identifier: 'urn:x-pdf:1' } })).text('content.opf')
  expect(withPdf).toContain('<meta property="pageBreakSource">urn:x-pdf:1</meta>')
  expect(withPdf).toContain('<dc:source id="page-source">urn:x-pdf:1</dc:source>')
  expect(withPdf).toContain('<meta property="source-of" refines="#page-source">pagination</meta>')
  const alone = (await bookOf(html, { pageMap, pdf: undefined })).text('content.opf')
  expect(alone).toContain('<meta property="pageBreakSource">none</meta>')
  expect(alone).not.toContain('dc:source')
})
