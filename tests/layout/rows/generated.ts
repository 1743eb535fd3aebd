import { endOf, lines, placed, round, textOn } from '../../kit/laidOut.js'
import { exercise, firstLine, heads, type Scene } from './exercise.js'

/** Lists, counters, quotation marks, generated text, named strings, bookmarks. */

const texts: Scene['see'] = ({ layout }) => layout.pages.flatMap(page => textOn(page))
const before = (html: string, css = '', more: Partial<Scene> = {}): Scene => ({
  html,
  css,
  on: 'p::before',
  see: texts,
  ...more,
})
const counted = '<p>a</p><p>b</p>'
const counters = 'p::before { content: counter(c) " " }'
const item: Scene = { html: '<ul><li>a</li></ul>', on: 'li', see: placed }
const quoted = 'p::before { content: open-quote } p::after { content: close-quote }'
const head = '@page { @top-left { content: string(s) } }'

/** Headings on the first page, one at the head of the second, none on the third; what is shown in their margin. */
const margin = (html: string, css: string): Scene => ({
  html: `${html}${lines(6)}<p>x</p><h2>C</h2>${lines(9)}`,
  css,
  on: '@page { @top-left',
  see: heads,
})

export const generatedRows = [
  ...exercise('list-style-type', item, { none: ['40,18 a'], decimal: ['10,18 1.a'], '"-"': ['30,18 -a'] }),
  ...exercise('list-style-position', item, { inside: ['40,18 • a'] }),
  ...exercise(
    'list-style-position',
    { ...item, css: 'li { list-style-position: inside }' },
    { outside: ['20,18 •a'] },
  ),
  ...exercise(
    'counter-increment',
    { html: counted, css: counters, see: texts },
    { c: ['1 a', '2 b'], 'c 5': ['5 a', '10 b'] },
  ),
  ...exercise(
    'counter-increment',
    { html: counted, css: `${counters} p { counter-increment: c }`, see: texts },
    { none: ['0 a', '0 b'] },
  ),
  ...exercise('counter-set', { html: counted, css: counters, see: texts }, { 'c 5': ['5 a', '5 b'] }),
  ...exercise(
    'counter-set',
    { html: counted, css: `${counters} p { counter-set: c 5 }`, see: texts },
    { none: ['0 a', '0 b'] },
  ),
  ...exercise('counter-reset', { html: counted, css: counters, see: texts }, { 'c 5': ['5 a', '5 b'] }),
  ...exercise(
    'counter-reset',
    { html: counted, css: `${counters} p { counter-reset: c 5 }`, see: texts },
    { none: ['0 a', '0 b'] },
  ),
  ...exercise('quotes', { html: '<p>a</p>', css: quoted, see: texts }, { '"«" "»"': ['«a»'], none: ['a'] }),
  ...exercise(
    'quotes',
    { html: '<p>a</p>', css: `${quoted} p { quotes: "«" "»" }`, see: texts },
    { auto: ['“a”'] },
  ),
  ...exercise('content', before('<p>a</p>'), { '"x" "y"': ['xya'], 'open-quote': ['“a'] }),
  ...exercise('content', before('<p>a</p>', 'p::before { content: "x" }'), { normal: ['a'], none: ['a'] }),
  ...exercise('content', before('<p>a</p>', 'p::after { content: close-quote }'), {
    'no-open-quote': ['a”'],
  }),
  ...exercise(
    'content',
    {
      html: '<p>a</p>',
      css: 'p::before { content: open-quote "b" } p::after { content: "x" }',
      on: 'p::after',
      see: texts,
    },
    {
      'close-quote': ['“ba”'],
    },
  ),
  ...exercise(
    'content',
    {
      html: counted,
      css: 'p::before { content: open-quote } p::after { content: "x" }',
      on: 'p::after',
      see: texts,
    },
    {
      'no-close-quote': ['“a', '“b'],
    },
  ),
  ...exercise(
    'string-set',
    { html: '<p>a</p>', css: head, see: heads },
    { 's content(text)': ['a'], 's "x" content()': ['xa'] },
  ),
  ...exercise(
    'string-set',
    { html: '<p>a</p>', css: `${head} p { string-set: s "x" }`, see: heads },
    { none: [''] },
  ),

  ...exercise('content', before('<p title="t">a</p>', 'p { counter-reset: c 3 d 4 }'), {
    'counter(c)': ['3a'],
    'counter(c, upper-roman)': ['IIIa'],
    'attr(title)': ['ta'],
    'attr(title string)': ['ta'],
    'content()': ['aa'],
    'content(text)': ['aa'],
    'content(first-letter)': ['aa'],
  }),
  ...exercise(
    'content',
    before('<div><p>a</p></div>', 'div { counter-reset: c 3 } p { counter-reset: c 4 }'),
    {
      'counters(c, ".")': ['3.4a'],
      'counters(c, "-", lower-alpha)': ['c-da'],
    },
  ),
  ...exercise(
    'content',
    {
      html: '<p>a</p>',
      css: 'p::before { content: "x" } p::after { content: "y" }',
      on: 'p::after',
      see: texts,
    },
    {
      'content(before)': ['xax'],
    },
  ),
  ...exercise(
    'content',
    {
      html: '<p>a</p>',
      css: 'p::before { content: "x" } p::after { content: "y" }',
      on: 'p::before',
      see: texts,
    },
    {
      'content(after)': ['yay'],
    },
  ),
  ...exercise(
    'content',
    { html: '<p>aa</p>', on: 'p::after', see: texts },
    {
      'leader(".") "9"': ['aa.......9'],
      'leader(solid) "9"': ['aa_______9'],
      'leader(dotted) "9"': ['aa. . . 9'],
    },
  ),
  ...exercise(
    'content',
    { html: '<p>aa</p>', on: 'p::after', see: laid => round(endOf(firstLine(laid))) },
    { 'leader(space) "9"': 110 },
  ),
  ...exercise(
    'content',
    {
      html: '<p><a href="#h">a</a></p><h2 id="h">“Bc”</h2>',
      css: 'h2 { counter-set: n 7 }',
      on: 'a::after',
      see: ({ layout }) => textOn(layout.pages[0])[0],
    },
    {
      'target-counter(attr(href), n)': 'a7',
      'target-counter(attr(href url), n, lower-roman)': 'avii',
      'target-counter(url("#h"), n)': 'a7',
      'target-text(attr(href))': 'a“Bc”',
      'target-text(attr(href), content)': 'a“Bc”',
      'target-text("#h", first-letter)': 'a“B',
    },
  ),
  ...exercise('content', margin('<h2>A</h2><h2>B</h2>', 'h2 { string-set: s content() }'), {
    'string(s)': ['A', 'C', 'C'],
    'string(s, first)': ['A', 'C', 'C'],
    'string(s, start)': ['A', 'B', 'C'],
    'string(s, last)': ['B', 'C', 'C'],
    'string(s, first-except)': ['', '', 'C'],
  }),
  ...exercise('content', margin('<h2>A</h2><h3>A</h3><h2>B</h2><h3>B</h3>', 'h3 { position: running(s) }'), {
    'element(s)': ['A', 'B', 'B'],
    'element(s, first)': ['A', 'B', 'B'],
    'element(s, start)': ['', 'B', 'B'],
    'element(s, last)': ['B', 'B', 'B'],
    'element(s, first-except)': ['', 'B', 'B'],
  }),
]
