import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMarkup, writeXhtml } from '../../src/html/markup.js'
import { element, elementsOf, type HtmlElement, type HtmlNode, plainText, text } from '../../src/html/tree.js'
import { processorTime } from '../kit/processorTime.js'

const parse = (source: string) => parseMarkup(source, { file: 'a.md', line: 1 })
const rewritten = (source: string) => parse(source).map(writeXhtml).join('')
const all = (nodes: readonly HtmlNode[]) => [...elementsOf(element('div', {}, nodes))].slice(1)

test('EPUB-G2: Named entities and tags left open', () => {
  const source =
    'A&nbsp;B &mdash; C &copy; &amp;notanentity; AT&T <br> <img src="a.png" alt="x"> <input disabled> H<sub>2</sub>O \u00a0'
  const xhtml = rewritten(source)
  expect(xhtml).toBe(
    'A\u00a0B — C © &amp;notanentity; AT&amp;T <br/> <img src="a.png" alt="x"/> <input disabled=""/> H<sub>2</sub>O \u00a0',
  )
  expect(plainText(element('p', {}, parse(xhtml)))).toBe(plainText(element('p', {}, parse(source))))
})

test('an element that is empty but not void has an end tag of its own', () => {
  expect(rewritten('<p></p><td/><span id="x"></span>')).toBe('<p></p><td><span id="x"></span></td>')
})

test('characters that XML does not allow are left out, in text and attributes', () => {
  const made = element('p', { title: 'a\u0000b\ud800c' }, [text('x\u0008y\ufffez\ud83d\udca1\udca1')])
  expect(writeXhtml(made)).toBe('<p title="abc">xyz\ud83d\udca1</p>')
})

test('line ends survive in attributes, and none is a carriage return', () => {
  expect(rewritten('<img alt="a\r\nb\tc&quot;">\r\nd')).toBe('<img alt="a&#10;b&#9;c&quot;"/>\nd')
})

test('comments and doctypes are dropped, names that XML cannot write are dropped without their content', () => {
  expect(
    rewritten(
      '<!doctype html>a<!-- b --><o:p>c</o:p><p o:x="1" @y="2" xmlns="z" epub:type="pagebreak">d</p>',
    ),
  ).toBe('ac<p epub:type="pagebreak">d</p>')
})

test('SVG keeps its capitals and says its namespace', () => {
  expect(rewritten('<SVG viewBox="0 0 9 9"><linearGradient ID="a"/></SVG><P CLASS="b">')).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">' +
      '<linearGradient ID="a"></linearGradient></svg><p class="b"></p>',
  )
})

test('each node knows the line and column where it starts, also after entities, CRLF and on a first line cut out', () => {
  const nodes = parseMarkup('&lt;a <b>b</b>\r\nc\n  <i>d</i>', { file: 'x.md', line: 7, column: 5 })
  const places = nodes.map(({ place }) => [place?.line, place?.column])
  expect(places).toEqual([
    [7, 5],
    [7, 11],
    [7, 19],
    [9, 3],
  ])
  expect(all(nodes).map(({ children }) => children[0]?.place)).toEqual([
    { file: 'x.md', line: 7, column: 14 },
    { file: 'x.md', line: 9, column: 6 },
  ])
})

test('elements nested without measure are flattened, their text is kept, and time grows with length only', () => {
  const nested = (depth: number) => `${'<b>'.repeat(depth)}x${'</b>'.repeat(depth)}y${'</i>'.repeat(depth)}`
  const timed = (depth: number) => {
    const start = processorTime()
    const nodes = parse(nested(depth))
    expect(plainText(element('p', {}, nodes))).toBe('xy')
    return processorTime() - start
  }
  timed(1000)
  expect(timed(80_000)).toBeLessThan(2000)
})

test('what follows an element nested too deep stands outside again', () => {
  const nodes = parse(`<p>${'<i>'.repeat(400)}x${'</i>'.repeat(400)}</p><p>after</p>`)
  expect(nodes.map(node => (node as HtmlElement).name)).toEqual(['p', 'p'])
})

test('any tree of text and elements is the same after writing and reading', () => {
  const words = fc.string({ unit: 'binary', minLength: 1 }).map(value => value.replace(/[\r\0]/g, ' '))
  const tree = fc.letrec<{ node: HtmlNode; leaf: HtmlNode }>(tie => ({
    leaf: words.map(value => text(value)),
    node: fc.oneof(
      { depthSize: 'small' },
      tie('leaf'),
      fc
        .tuple(fc.constantFrom('span', 'em', 'div'), words, fc.array(tie('node'), { maxLength: 3 }))
        .map(([name, title, children]) => element(name, { title }, children)),
    ),
  }))
  fc.assert(
    fc.property(tree.node, node => {
      const once = writeXhtml(node)
      expect(rewritten(once)).toBe(once)
    }),
    { seed: 4, numRuns: 200 },
  )
})
