import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conform } from '../../src/epub/conform.js'
import { writeEpub } from '../../src/epub/writeEpub.js'
import { writeXhtml } from '../../src/html/markup.js'
import { element, type HtmlNode, text } from '../../src/html/tree.js'
import { all, openBook, textIn } from '../kit/book.js'
import { assetNamed, editionOf, nodesOf, treeOf } from '../kit/edition.js'
import { faultsOf } from '../kit/epubCheck.js'

const images = (name: string) => (name === 'a.png' ? 'images/a.png' : undefined)

const conformed = (...nodes: readonly HtmlNode[]) => {
  const [body] = all(conform(treeOf(element('section', {}, nodes)), images), 'section')
  return body!.children.map(writeXhtml).join('')
}
const fromHtml = (html: string) => conformed(...nodesOf(html))
const el = (name: string, ...children: readonly (HtmlNode | string)[]) =>
  element(
    name,
    {},
    children.map(child => (typeof child === 'string' ? text(child) : child)),
  )

test('EPUB-G2: named entities and tags left open', async () => {
  const source =
    '<p>A&nbsp;B &mdash; C &copy; &amp;notanentity; AT&T <br> <img src="a.png" alt="x"> <input disabled> H<sub>2</sub>O \u00a0</p>'
  const bytes = await writeEpub(editionOf(source, { assets: [assetNamed('a.png')] }))
  const book = openBook(bytes)
  expect(await faultsOf(bytes)).toEqual([])
  const written = book.text('article.xhtml')
  expect(written.match(/&\w+;/g)?.filter(each => !/^&(?:amp|lt|gt|quot|apos);$/.test(each))).toEqual([])
  expect(textIn(all(book.xml('article.xhtml'), 'p')[0]!)).toBe(
    'A\u00a0B — C © &notanentity; AT&T    H2O \u00a0',
  )
  expect(written).toContain('AT&amp;T <br/>')
  expect(written).toContain('<input disabled="" type="text"/>')
})

test('blocks stand where blocks may, and their text is never lost', () => {
  expect(conformed(el('p', 'a', el('div', 'b')))).toBe('<div>a<div>b</div></div>')
  expect(conformed(el('span', el('ul', el('li', 'b'))))).toBe('<div><ul><li>b</li></ul></div>')
  expect(conformed(el('em', el('p', 'b')))).toBe('<em><span>b</span></em>')
  expect(conformed(el('h2', el('p', 'b'), el('hr')))).toBe('<h2><span>b</span></h2>')
  expect(conformed(el('li', 'a'), el('td', 'b'), el('rt', 'c'))).toBe('<div>a</div><div>b</div><div>c</div>')
})

test('obsolete and unknown elements become ones without a meaning of their own; scripts and frames go', () => {
  expect(
    fromHtml('<center>a</center><font color="red">b</font><tt>c</tt><strike>d</strike><foo>e</foo>'),
  ).toBe('<div>a</div><span>b</span><code>c</code><s>d</s><span>e</span>')
  expect(fromHtml('<script>x</script><iframe src="y"></iframe><p>z</p>')).toBe('<p>z</p>')
})

test('lists hold items, definitions have terms, tables have rows', () => {
  expect(fromHtml('<ul>a<li>b</li></ul><ol></ol>')).toBe('<ul><li>a</li><li>b</li></ul>')
  expect(fromHtml('<dl><dd>a</dd></dl>')).toBe('<dl><dt></dt><dd>a</dd></dl>')
  expect(fromHtml('<dl><div><dt>a</dt><dd>b</dd></div></dl>')).toBe(
    '<dl><div><dt>a</dt><dd>b</dd></div></dl>',
  )
  const table = el(
    'table',
    el('tfoot', el('tr', el('td', '3'))),
    el('td', '1'),
    el('tr', '2'),
    el('caption', 'c'),
  )
  expect(conformed(table)).toBe(
    '<table><caption>c</caption><tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody><tfoot><tr><td>3</td></tr></tfoot></table>',
  )
  expect(conformed(el('figure', el('figcaption', 'c'), 'a', el('figcaption', 'd')))).toBe(
    '<figure>a<figcaption>cd</figcaption></figure>',
  )
})

test('a link within a link is its text', () => {
  const link = (href: string, ...children: readonly HtmlNode[]) => element('a', { href }, children)
  expect(conformed(link('#a', text('x'), link('#b', text('y'))))).toBe('<a href="#a">x<span>y</span></a>')
})

test('attributes that XHTML has no use for go; what they say of alignment and size stays', () => {
  expect(
    fromHtml('<p onclick="x" foo="y" class="z" data-note="n" style="color:#000; text-align: right">a</p>'),
  ).toBe('<p class="z" data-note="n" style="text-align: right">a</p>')
  expect(fromHtml('<table border="1"><tr><td align="right" colspan="0" nowrap>a</td></tr></table>')).toBe(
    '<table><tbody><tr><td style="text-align: right">a</td></tr></tbody></table>',
  )
  expect(fromHtml('<img src="a.png" width="50%" height="20">')).toBe(
    '<img src="images/a.png" height="20" style="width: 50%" alt=""/>',
  )
  expect(fromHtml('<p lang="de">a</p><p lang="?">b</p>')).toBe('<p lang="de" xml:lang="de">a</p><p>b</p>')
  expect(fromHtml('<time datetime="2024-03">a</time><time datetime="soon">b</time>')).toBe(
    '<time datetime="2024-03">a</time><span>b</span>',
  )
})

test('roles are those that the element may have, and a section says by its role what its type says', () => {
  expect(fromHtml('<p role="bogus doc-tip">a</p><h2 role="doc-tip">b</h2>')).toBe(
    '<p role="doc-tip">a</p><h2>b</h2>',
  )
  expect(fromHtml('<section epub:type="index">a</section><section epub:type="bodymatter">b</section>')).toBe(
    '<section epub:type="index" role="doc-index">a</section><section epub:type="bodymatter">b</section>',
  )
})

test('an image that is not in the book is its alternative text', () => {
  expect(fromHtml('<p><img src="https://example.org/x.png" alt="A gull"></p>')).toBe(
    '<p><span>A gull</span></p>',
  )
})

test('EPUB-G4: inline SVG without the manifest property', async () => {
  const svg =
    '<svg viewBox="0 0 9 9"><circle r="3" cx="4" cy="4"/><linearGradient id="g"/><script>x</script></svg>'
  const bytes = await writeEpub(
    editionOf(
      treeOf(
        ...[svg, '<img src="a.png" alt="a">', 'c', '<math><mi>x</mi></math>'].map((content, index) =>
          element('section', { 'data-part': `p${index}` }, nodesOf(`<p>${content}</p>`)),
        ),
      ),
      { assets: [assetNamed('a.png')] },
    ),
  )
  expect(await faultsOf(bytes)).toEqual([])
  const book = openBook(bytes)
  const items = all(book.xml('content.opf'), 'item').filter(({ attributes }) => /^p\d/.test(attributes.href!))
  expect(items.map(({ attributes }) => attributes.properties)).toEqual([
    'svg',
    undefined,
    undefined,
    'mathml',
  ])
  expect(book.text('p0.xhtml')).toContain('viewBox="0 0 9 9"')
  expect(book.text('p0.xhtml')).toContain('<linearGradient')
  expect(book.text('p0.xhtml')).not.toContain('script')
})

const names =
  'a b blockquote button caption dd details div dl dt em figcaption figure h2 li ol p rt ruby span summary table td tr ul foo'
const anything = fc.letrec<{ node: HtmlNode }>(tie => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('a', ' ').map(value => text(value)),
    fc
      .tuple(fc.constantFrom(...names.split(' ')), fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, children]) => element(name, {}, children)),
  ),
})).node

test('whatever the nesting: words are kept, and what conforms is not changed again', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 4 }), nodes => {
      const html = treeOf(element('section', {}, nodes))
      const once = conform(html, images)
      const letters = (of: HtmlNode) => textIn(of).replace(/[^a]/g, '').length
      expect(letters(once)).toBe(letters(html))
      expect(writeXhtml(conform(once, images))).toBe(writeXhtml(once))
    }),
    { seed: 11, numRuns: 300 },
  )
})

test('whatever the nesting, the book has no fault', async () => {
  const parts = fc.sample(fc.array(anything, { maxLength: 6 }), { seed: 5, numRuns: 60 })
  const html = treeOf(...parts.map((nodes, index) => element('section', { 'data-part': `p${index}` }, nodes)))
  expect(await faultsOf(await writeEpub(editionOf(html)))).toEqual([])
})
