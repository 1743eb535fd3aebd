import {
  lines,
  linesIn,
  lineWith,
  note,
  noteCss,
  placed,
  printed,
  round,
  rulesIn,
} from '../../kit/laidOut.js'
import { exercise, heads, type Scene, sides } from './exercise.js'

/** Pages: their sheet, where they end, what stands on them. */

const three = '<p>a</p><p class="x">b</p><p>c</p>'
const breaks = (css = '', more: Partial<Scene> = {}): Scene => ({
  html: three,
  on: '.x',
  css,
  see: printed,
  ...more,
})
const full = (html: string, css = ''): Scene => ({
  html,
  on: '.x',
  css,
  see: laid => printed(laid).map(page => page.split(' / ').at(-1)),
})
const sheet: Scene = {
  html: '<p>a</p>',
  on: '@page',
  see: ({ layout: { pages } }) => pages.map(({ width, height }) => [round(width), round(height)].join(' × ')),
}
const named = '@page n { @top-left { content: "N" } }'
const millimetres = (width: number, height: number) => [
  `${round((width * 72) / 25.4)} × ${round((height * 72) / 25.4)}`,
]
const marks: Scene = { html: '<p>a</p>', on: '@page', see: ({ layout }) => rulesIn(layout.pages[0]).length }
const low: Scene = { html: '<p>a</p>', on: '@page', see: placed }
/** With its heading's margin at 10 pt the first page ends two lines short of its foot. */
const flexible = `${lines(3)}<h2>head</h2>${lines(2, 4)}<div>${lines(3, 6)}</div>${lines(14, 9)}`
const totalFit = '@page { -colophon-page-breaking: total-fit }'
const counts: Scene['see'] = ({ layout }) => layout.pages.map(page => linesIn(page).length)
const noted = `${noteCss} @page { @footnote { border-top: 2pt solid } }`
const ruled: Scene = {
  html: `<p>a${note('N')}</p>`,
  on: '@page',
  css: noted,
  see: ({ layout }) => rulesIn(layout.pages[0]).map(({ width }) => width),
}

export const pageRows = [
  ...['left', 'verso'].flatMap(value =>
    exercise('break-before', breaks('', { see: sides }), { [value]: ['right', 'left'] }),
  ),
  ...['right', 'recto'].flatMap(value =>
    exercise('break-before', breaks('', { see: sides }), { [value]: ['right', 'left blank', 'right'] }),
  ),
  ...exercise('break-before', breaks(), { page: ['a', 'b / c'], always: ['a', 'b / c'] }),
  ...exercise('break-before', breaks('.x { break-before: page }'), { auto: ['a / b / c'] }),
  ...exercise('break-before', full(`${lines(8)}<p class="x">b</p>`), {
    avoid: ['l07', 'b'],
    'avoid-page': ['l07', 'b'],
  }),
  ...['left', 'verso'].flatMap(value =>
    exercise('break-after', breaks('', { see: sides }), { [value]: ['right', 'left'] }),
  ),
  ...['right', 'recto'].flatMap(value =>
    exercise('break-after', breaks('', { see: sides }), { [value]: ['right', 'left blank', 'right'] }),
  ),
  ...exercise('break-after', breaks(), { page: ['a / b', 'c'], always: ['a / b', 'c'] }),
  ...exercise('break-after', breaks('.x { break-after: page }'), { auto: ['a / b / c'] }),
  ...exercise('break-after', full(`${lines(7)}<p class="x">b</p><p>c</p>`), {
    avoid: ['l07', 'c'],
    'avoid-page': ['l07', 'c'],
  }),
  ...exercise('break-inside', full(`${lines(7)}<p class="x">b<br>c</p>`), {
    avoid: ['l07', 'c'],
    'avoid-page': ['l07', 'c'],
  }),
  ...exercise('break-inside', full(`${lines(7)}<p class="x">b<br>c</p>`, '.x { break-inside: avoid }'), {
    auto: ['b', 'c'],
  }),
  ...exercise('orphans', full(`${lines(7)}<p class="x">b<br>c<br>d</p>`), { '2': ['l07', 'd'] }),
  ...exercise('widows', full(`${lines(6)}<p class="x">b<br>c<br>d</p>`), { '2': ['b', 'd'] }),
  ...exercise('page', { html: three, on: '.x', css: named, see: heads }, { n: ['', 'N', ''] }),
  ...exercise(
    'page',
    { html: '<div><p>b</p></div>', css: `${named} p { page: n }`, see: heads },
    { auto: [''] },
  ),
  ...exercise(
    '-colophon-margin-flex',
    {
      html: flexible,
      on: 'h2',
      css: `${totalFit} h2 { margin-top: 10pt } div { break-inside: avoid }`,
      see: laid => lineWith(laid, 'head').y,
    },
    { '100%': 68 },
  ),

  ...exercise('size', sheet, {
    '200pt 150pt': ['200 × 150'],
    '200pt': ['200 × 200'],
    a3: millimetres(297, 420),
    a4: millimetres(210, 297),
    a5: millimetres(148, 210),
    a6: millimetres(105, 148),
    b4: millimetres(250, 353),
    b5: millimetres(176, 250),
    b6: millimetres(125, 176),
    'jis-b4': millimetres(257, 364),
    'jis-b5': millimetres(182, 257),
    letter: ['612 × 792'],
    legal: ['612 × 1008'],
    ledger: ['792 × 1224'],
    'a5 landscape': millimetres(210, 148),
    landscape: millimetres(297, 210),
    portrait: millimetres(210, 297),
    auto: millimetres(210, 297),
  }),
  ...exercise('bleed', { ...sheet, see: ({ layout }) => layout.pages[0].bleed }, { '9pt': 9 }),
  ...exercise(
    'bleed',
    { ...sheet, css: '@page { bleed: 9pt }', see: ({ layout }) => layout.pages[0].bleed },
    { auto: 0 },
  ),
  ...exercise('marks', marks, { crop: 8, cross: 8, 'crop cross': 16 }),
  ...exercise('marks', { ...marks, css: '@page { marks: crop }' }, { none: 0 }),
  ...exercise('-colophon-vertical-align', low, { center: ['10,53 a'], end: ['10,88 a'] }),
  ...exercise(
    '-colophon-vertical-align',
    { ...low, css: '@page { -colophon-vertical-align: end }' },
    { start: ['10,18 a'] },
  ),
  ...exercise('-colophon-footnote-rule', ruled, { '30pt': [30], '50%': [50] }),
  ...exercise(
    '-colophon-folio-style',
    { ...low, see: ({ layout }) => layout.pages.map(({ label }) => label) },
    { 'lower-roman': ['i'] },
  ),
  ...exercise(
    '-colophon-folio-style',
    {
      ...low,
      css: '@page { -colophon-folio-style: lower-roman }',
      see: ({ layout }) => layout.pages.map(({ label }) => label),
    },
    { auto: ['1'] },
  ),
  ...exercise(
    '-colophon-page-breaking',
    { html: lines(17), on: '@page', see: counts },
    { 'total-fit': [7, 7, 3] },
  ),
  ...exercise(
    '-colophon-page-breaking',
    { html: lines(17), on: '@page', css: totalFit, see: counts },
    {
      'first-fit': [8, 8, 1],
    },
  ),
  ...exercise(
    '-colophon-footnote-rule',
    { ...ruled, css: `${noted} @page { -colophon-footnote-rule: 30pt }` },
    { auto: [100] },
  ),
]
