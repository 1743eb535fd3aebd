import { describe, expect, test } from 'vitest'
import { elementsOf, type HtmlNode } from '../../src/html/tree.js'
import { codesOf, readBody } from '../kit/readArticle.js'

const htmlOf = (body: string) => readBody(body).html

describe('MD-G5: a pipe in code splits a table cell', () => {
  const body = [
    '| form | sense |',
    '| --- | --- |',
    '| `ebb \\| flow` | one of two |',
    '| `x|y` | raw pipe |',
    '| [k](u?a=1\\|2) | link |',
  ].join('\n')

  test('an escaped pipe is part of its cell, in code and in addresses', () => {
    expect(htmlOf(body)).toContain('<td><code>ebb | flow</code></td><td>one of two</td>')
    expect(htmlOf(body)).toContain('<td><a href="u?a=1%7C2">k</a></td>')
  })

  test('a row with too many cells is named with its line', () => {
    expect(readBody(body).said).toEqual([
      'content/a.md:9:1: warning: The row has 3 cells, its table has 2: what is too much is left out. ' +
        'Write a pipe inside a cell as `\\|`. [table-cells]',
    ])
  })

  test('so is one with too few, in a quotation or a list as well', () => {
    const inBlocks = '> | a | b |\n> |---|---|\n> | c |\n\n- x\n\n  a | b\n  --|--\n  c | d | e\n'
    expect(codesOf(readBody(inBlocks).said)).toEqual(['8:1 table-cells', '14:3 table-cells'])
  })

  test.each(['| a | b |', 'a | b', '| a | b', 'a | b |', '| \\| | b |', '|  | b |'])(
    '%j is a whole row',
    row => {
      expect(readBody(`| x | y |\n|---|---|\n${row}`).said).toEqual([])
    },
  )
})

test('the alignment of a table’s columns is a class', () => {
  expect(htmlOf('| a | b | c | d |\n|:--|:-:|--:|---|')).toBe(
    '<table><thead><tr><th class="align-left">a</th><th class="align-center">b</th>' +
      '<th class="align-right">c</th><th>d</th></tr></thead></table>',
  )
})

describe('attributes', () => {
  test.each([
    ['## Head {#id .a .b data-k="v w"}', '<h2 id="id" class="a b" data-k="v w">Head</h2>'],
    ['Head {.x}\n====', '<h1 class="x" id="head">Head</h1>'],
    ['Text {.lead}', '<p class="lead">Text</p>'],
    ['- one {.x}\n- two', '<ul><li class="x">one</li><li>two</li></ul>'],
    [
      '*a*{.x} **b**{#c} `d`{.y}',
      '<p><em class="x">a</em> <strong id="c">b</strong> <code class="y">d</code></p>',
    ],
    ['[a](b){.x rel=next}', '<p><a href="b" class="x" rel="next">a</a></p>'],
    ['[a *b*]{.x lang=de}', '<p><span class="x" lang="de">a <em>b</em></span></p>'],
    ['```js {#k}\nx\n```', '<pre id="k"><code class="language-js">x</code></pre>'],
    ['a {b} {c: d} {} x{.y} z', '<p>a {b} {c: d} {} x{.y} z</p>'],
    ['`{.a}` \\{.a} text', '<p><code>{.a}</code> {.a} text</p>'],
  ])('%s', (body, html) => {
    expect(htmlOf(body)).toBe(html)
  })
})

describe('fenced blocks', () => {
  test('are named by a word or by attributes, and nest', () => {
    const body = ':::: {.aside #x}\nA\n\n::: warning\nB\n:::\n\n- c\n::::\n\nAfter'
    expect(htmlOf(body)).toBe(
      '<div id="x" class="aside"><p>A</p><div class="warning"><p>B</p></div><ul><li>c</li></ul></div><p>After</p>',
    )
  })

  test('colons in code do not close them', () => {
    expect(htmlOf('::: x\n```\n:::\n```\n:::\nAfter')).toBe(
      '<div class="x"><pre><code>:::</code></pre></div><p>After</p>',
    )
  })

  test('one that is never closed, and a close without one, are named', () => {
    expect(codesOf(readBody('::: x\nA\n:::\n\n:::\n\n::: y\nB').said)).toEqual([
      '10:1 container-unclosed',
      '12:1 container-unclosed',
    ])
  })
})

describe('MD-G7: raw HTML round Markdown', () => {
  test('nests as HTML does', () => {
    const body =
      '# A\n\n## A1\n\n<aside>\n\n### Aside head\n\nInside.\n\n</aside>\n\n<table><tr><td>\n\ncell\n\n</td></tr></table>\n\n## A2\n'
    expect(htmlOf(body).replace(/\n/g, '')).toBe(
      '<h1 id="a">A</h1><h2 id="a1">A1</h2><aside><h3 id="aside-head">Aside head</h3><p>Inside.</p></aside>' +
        '<table><tr><td><p>cell</p></td></tr></table><h2 id="a2">A2</h2>',
    )
  })
})

describe('raw HTML that is left out, with file, line and column', () => {
  test.each([
    ['a <script>alert("</p>")</script> b', '<p>a  b</p>', '6:3'],
    ['a <iframe src="x">y</iframe> b', '<p>a  b</p>', '6:3'],
    ['a <form action="x">b</form> c', '<p>a b c</p>', '6:3'],
    ['a <input disabled> b', '<p>a  b</p>', '6:3'],
    ['a <b onclick="x">b</b>', '<p>a <b>b</b></p>', '6:3'],
    ['a <b OnClick=x>b</b>', '<p>a <b>b</b></p>', '6:3'],
    ['a <b style="x">b</b>', '<p>a <b>b</b></p>', '6:3'],
    ['a *b*{style="x" onclick="y"}', '<p>a <em>b</em></p>', '6:3'],
    ['<a href="java\tscript:x">a</a>', '<p><a>a</a></p>', '6:1'],
    ['[a](javascript:x)', '<p><a>a</a></p>', '6:1'],
    ['[a](file:///etc/hostname)', '<p><a>a</a></p>', '6:1'],
    ['List<String> is', '<p>List is</p>', '6:5'],
    ['<x-note ref="a">a</x-note>', '<p>a</p>', '6:1'],
    ['<div>\n<object data="x">y</object>\nz\n</div>', '<div>\n\nz\n</div>', '7:1'],
    ['<div>\n<script>\nx\n</script>\ny\n</div>', '<div>\n\n\n\ny\n</div>', '7:1'],
    ['<div>a <script>x</script> b</div>', '<div>a  b</div>', '6:8'],
    ['<div>\n  a <b onclick="x">b</b>\n</div>', '<div>\n  a <b>b</b>\n</div>', '7:5'],
    [
      '> - <div>\n>   a <foo>b</foo>\n>   </div>',
      '<blockquote><ul><li><div>\na b\n</div></li></ul></blockquote>',
      '7:7',
    ],
    ['a\n*b* <i>c</i> <foo>d</foo>', '<p>a\n<em>b</em> <i>c</i> d</p>', '7:14'],
    ['a <b\n  style="x">b</b> *c*', '<p>a <b>b</b> <em>c</em></p>', '6:3'],
    [
      '| a |\n|---|\n| b <foo>c</foo> |',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b c</td></tr></tbody></table>',
      '8:5',
    ],
    ['<span role="doc-footnote">a</span>', '<p><span>a</span></p>', '6:1'],
  ])('%j', (body, html, place) => {
    const read = readBody(body)
    expect(read.html).toBe(html)
    expect(new Set(codesOf(read.said))).toEqual(new Set([`${place} html-dropped`]))
  })

  test.each([
    ['[a](persn:berg)', 'Did you mean `person:berg`?'],
    ['[a](htps://example.org)', 'Did you mean `https://example.org`?'],
    ['[a](javascript:x)', 'Write an address that only leads somewhere, such as `https://…`.'],
  ])('an address that is left out: %s', (body, advice) => {
    expect(readBody(body).said.join()).toContain(`is left out. ${advice}`)
  })

  test('what is never closed swallows no text in silence', () => {
    const quote = readBody('<div title="a>\nText\n\nMore')
    expect(quote.html).toContain('Text')
    expect(codesOf(quote.said)).toEqual(['6:1 html-dropped'])
    expect(codesOf(readBody('A\n\n<!-- open\n\nB').said)).toEqual(['8:1 html-dropped'])
    const script = readBody('a <script> b\n\nc')
    expect(script.html).toContain('<p>c</p>')
    expect(codesOf(script.said)).toEqual(['6:3 html-dropped'])
  })

  test('what is text stays: entities, ampersands, known elements, drawings', () => {
    const read = readBody(
      'A&nbsp;B &mdash; &copy; &notanentity; AT&T <br> H<sub>2</sub>O <kbd>x</kbd> <!-- no -->',
    )
    expect(read.html).toBe(
      '<p>A\u00a0B — © &amp;notanentity; AT&amp;T <br/> H<sub>2</sub>O <kbd>x</kbd> </p>',
    )
    const drawing = readBody('<svg viewBox="0 0 9 9"><title>Gull</title><circle r="3" cx="4" cy="4"/></svg>')
    expect(drawing.html).toContain('viewBox="0 0 9 9"><title>Gull</title><circle r="3" cx="4" cy="4">')
    expect([...read.said, ...drawing.said]).toEqual([])
  })

  test('a drawing may not act, load or move', () => {
    const body =
      '<svg><script>x</script><image href="x.png"/><a href="http://e.org"/><use href="#a"/><path onclick="x" fill="url(http://e.org)"/></svg>'
    const { html } = readBody(body)
    expect(html).toContain('<use href="#a">')
    expect(html).not.toMatch(/script|image|e\.org|onclick/)
  })
})

test('each node knows the line and column at which it was typed', () => {
  const body = [
    'para *em* x[^1] and',
    'second [@doe] line',
    '',
    '> q **b**',
    '> `c` <i>raw</i>',
    '',
    '- it [m](person:x)',
    '',
    '| a | b |',
    '|---|---|',
    '| c *c* | c *c* |',
    '',
    '[^1]: c *x*',
  ].join('\n')
  const { manuscript } = readBody(body)
  const placed = [manuscript.body, ...manuscript.notes.flatMap(note => note.children)]
    .flatMap((root: HtmlNode) => (root.kind === 'element' ? [...elementsOf(root)] : []))
    .map(({ name, place }) => `${name} ${place?.line}:${place?.column}`)
  const wanted = [
    'em 6:6',
    'x-note 6:12',
    'x-cite 7:8',
    'strong 9:5',
    'code 10:3',
    'i 10:7',
    'x-mention 12:6',
    'em 16:5',
    'em 16:13',
    'em 18:9',
  ]
  expect(placed.filter(each => wanted.includes(each))).toEqual(wanted)
})
