import { endOf, placed, round, rulesIn, startOf, textOn } from '../../kit/laidOut.js'
import { exercise, firstLine, lastRun, pieces, type Scene } from './exercise.js'

/** How a line's text is spaced, raised, changed and decorated. */

const on = (html: string, css = '', more: Partial<Scene> = {}): Scene => ({ html, css, see: placed, ...more })
const ends: Scene['see'] = laid => [startOf(firstLine(laid)), endOf(firstLine(laid))].map(round)
const texts: Scene['see'] = ({ layout }) => layout.pages.flatMap(page => textOn(page))

/** Rules under and over the letters, as `X,Y WIDTH×HEIGHT`: the baseline is at 18, the underline of the font at 19 and 0.5 thick. */
const rules: Scene['see'] = ({ layout }) =>
  rulesIn(layout.pages[0]).map(
    ({ x, y, width, height }) => `${round(x)},${round(y)} ${round(width)}×${round(height)}`,
  )
const colors: Scene['see'] = ({ layout }) => rulesIn(layout.pages[0]).map(({ color }) => color)
const red = { r: 255, g: 0, b: 0, a: 1 }
const decorated = on('<p>ab</p>', 'p { text-decoration-line: underline }', { see: rules })

/** A justified line of four letters that its expansion or tracking alone may fill, and what it takes of them. */
const flexible = (css: string): Scene => ({
  html: '<p>aaaa aaaa bb</p>',
  css: `p { text-align: justify; ${css} }`,
  see: laid => [round(lastRun(laid).scale * 100), round(lastRun(laid).tracking)],
})

/** The pieces of the first line as they stand from left to right, with an arrow where they run to the left. */
const turned: Scene['see'] = laid =>
  pieces(laid).map((piece, i) => (firstLine(laid).runs[i].shaped.direction === 'rtl' ? `${piece} ←` : piece))
const turnedWhole = ['10 a', '20  ', '30 אב! ←', '60  ', '70 b']
/** Hebrew letters and Latin ones. */
const mixed = on('<p>a <span>אב!</span> b</p>', '', { on: 'span', see: turned })

export const textRows = [
  ...exercise('letter-spacing', on('<p>abc</p>', '', { see: ends }), { '2pt': [10, 46] }),
  ...exercise('letter-spacing', on('<p>abc</p>', 'p { letter-spacing: 2pt }', { see: ends }), {
    normal: [10, 40],
  }),
  ...exercise('word-spacing', on('<p>a b</p>', '', { see: ends }), { '2pt': [10, 42] }),
  ...exercise('word-spacing', on('<p>a b</p>', 'p { word-spacing: 2pt }', { see: ends }), {
    normal: [10, 40],
  }),

  ...exercise('text-align', on('<p>aa</p>'), {
    end: ['90,18 aa'],
    right: ['90,18 aa'],
    center: ['50,18 aa'],
  }),
  ...exercise('text-align', on('<p>aa</p>', 'p { text-align: right }'), {
    start: ['10,18 aa'],
    left: ['10,18 aa'],
  }),
  ...exercise('text-align', on('<p>aaaa bbbb cc</p>', '', { see: ends }), { justify: [10, 110] }),
  ...exercise('text-align-last', on('<p>aa</p>'), {
    end: ['90,18 aa'],
    right: ['90,18 aa'],
    center: ['50,18 aa'],
  }),
  ...exercise('text-align-last', on('<p>aa</p>', 'p { text-align: right }'), {
    start: ['10,18 aa'],
    left: ['10,18 aa'],
  }),
  ...exercise('text-align-last', on('<p>aa</p>', 'p { text-align-last: right }'), { auto: ['10,18 aa'] }),
  ...exercise('text-align-last', on('<p>aaaa bbbb</p>', 'p { text-align: justify }', { see: ends }), {
    justify: [10, 110],
  }),
  ...exercise('text-indent', on('<p>aaa bbb ccc</p>'), {
    '20pt': ['30,18 aaa bbb', '10,28 ccc'],
    '10%': ['20,18 aaa bbb', '10,28 ccc'],
    '20pt hanging': ['10,18 aaa bbb', '30,28 ccc'],
  }),
  ...exercise('text-indent', on('<p>a<br>b</p>'), { '20pt each-line': ['30,18 a', '30,28 b'] }),

  ...exercise('text-transform', on('<p>ab cd</p>', '', { see: texts }), {
    uppercase: ['AB CD'],
    capitalize: ['Ab Cd'],
  }),
  ...exercise('text-transform', on('<p>AB</p>', '', { see: texts }), { lowercase: ['ab'] }),
  ...exercise('text-transform', on('<p>ab</p>', 'p { text-transform: uppercase }', { see: texts }), {
    none: ['ab'],
  }),

  ...exercise('text-decoration-line', on('<p>ab</p>', '', { see: rules }), {
    underline: ['10,18.75 20×0.5'],
    overline: ['10,10 20×0.5'],
    'line-through': ['10,15.5 20×0.5'],
    'underline overline': ['10,18.75 20×0.5', '10,10 20×0.5'],
  }),
  ...exercise('text-decoration-line', decorated, { none: [] }),
  ...exercise('text-decoration-color', { ...decorated, see: colors }, { red: [red] }),
  ...exercise('text-decoration-thickness', decorated, { '2pt': ['10,18 20×2'], '10%': ['10,18.5 20×1'] }),
  ...exercise(
    'text-decoration-thickness',
    { ...decorated, css: `${decorated.css} p { text-decoration-thickness: 2pt }` },
    {
      auto: ['10,18.75 20×0.5'],
    },
  ),
  ...exercise('text-underline-offset', decorated, { '3pt': ['10,21 20×0.5'], '20%': ['10,20 20×0.5'] }),
  ...exercise(
    'text-underline-offset',
    { ...decorated, css: `${decorated.css} p { text-underline-offset: 3pt }` },
    {
      auto: ['10,18.75 20×0.5'],
    },
  ),

  ...exercise('vertical-align', on('<p>a<i>b</i></p>', '', { on: 'i', see: pieces }), {
    '3pt': ['10 a', '20^3 b'],
    '50%': ['10 a', '20^5 b'],
    sub: ['10 a', '20^-2 b'],
    super: ['10 a', '20^3.33 b'],
  }),
  ...exercise(
    'vertical-align',
    on('<p>a<i>b</i></p>', 'i { vertical-align: 3pt }', { on: 'i', see: pieces }),
    {
      baseline: ['10 a', '20 b'],
    },
  ),
  ...exercise(
    'vertical-align',
    on('<p>a<i>b</i></p>', 'i { font-size: 5pt; line-height: 5pt }', { on: 'i', see: pieces }),
    {
      'text-top': ['10 a', '20^4 b'],
      'text-bottom': ['10 a', '20^-1 b'],
      middle: ['10 a', '20^1 b'],
    },
  ),
  ...exercise(
    'vertical-align',
    on('<p>a<i>b</i></p>', 'p { line-height: 20pt } i { font-size: 5pt; line-height: 5pt }', {
      on: 'i',
      see: pieces,
    }),
    { top: ['10 a', '20^9 b'], bottom: ['10 a', '20^-6 b'] },
  ),

  ...exercise('-colophon-expansion', flexible('-colophon-tracking: 0%'), { '10%': [110, 0] }),
  ...exercise('-colophon-tracking', flexible('-colophon-expansion: 0%'), { '10%': [100, 1] }),
  ...exercise('-colophon-protrusion', on('<p>aaaa bbbb.</p>', 'p { text-align: right }', { see: ends }), {
    glyphs: [17, 117],
  }),
  ...exercise(
    '-colophon-protrusion',
    on('<p>aaaa bbbb.</p>', 'p { text-align: right; -colophon-protrusion: glyphs }', { see: ends }),
    { none: [10, 110] },
  ),
  ...exercise('hanging-punctuation', on('<p>“aa</p>', '', { see: ends }), { first: [0, 30] }),
  ...exercise('hanging-punctuation', on('<p>aa.</p>', 'p { text-align: right }', { see: ends }), {
    'force-end': [90, 120],
    'allow-end': [90, 120],
  }),
  ...exercise('hanging-punctuation', on('<p>aa”</p>', 'p { text-align: right }', { see: ends }), {
    last: [90, 120],
  }),
  ...exercise('hanging-punctuation', on('<p>“aa</p>', 'p { hanging-punctuation: first }', { see: ends }), {
    none: [10, 40],
  }),

  ...exercise('initial-letter', on('<p>Aaa bbb ccc ddd</p>', '', { see: placed, on: 'p::first-letter' }), {
    '2': ['10,18 Aaa bbb', '32.5,28 ccc ddd'],
    '3 2': ['10,28 Aaa bbb', '45,38 ccc', '10,48 ddd'],
  }),
  ...exercise(
    'initial-letter',
    on('<p>Aaa</p>', 'p::first-letter { initial-letter: 2 }', {
      on: 'p::first-letter',
      see: laid => firstLine(laid).runs[0].size,
    }),
    { normal: 10 },
  ),

  ...exercise('direction', on('<p>a!</p>'), { rtl: ['90,18 !a'] }),
  ...exercise('direction', on('<p>a!</p>', 'p { direction: rtl }'), { ltr: ['10,18 a!'] }),
  ...exercise('unicode-bidi', { ...mixed, css: 'span { direction: rtl }' }, { embed: turnedWhole }),
  ...exercise(
    'unicode-bidi',
    { ...mixed, html: '<p>אב <span>a</span> 1</p>' },
    {
      isolate: ['10 1', '20  ', '30 a', '40  ', '50 אב ←'],
    },
  ),
  ...exercise(
    'unicode-bidi',
    { ...mixed, html: '<p>a <span>bc!</span> b</p>', css: 'span { direction: rtl }' },
    {
      'bidi-override': ['10 a', '20  ', '30 bc! ←', '60  ', '70 b'],
      'isolate-override': ['10 a', '20  ', '30 bc! ←', '60  ', '70 b'],
    },
  ),
  ...exercise('unicode-bidi', { ...mixed, html: '<p>אב!</p>', on: 'p' }, { plaintext: ['80 אב! ←'] }),
  ...exercise(
    'unicode-bidi',
    { ...mixed, css: 'span { direction: rtl; unicode-bidi: embed }' },
    {
      normal: ['10 a', '20  ', '30 אב ←', '50 !', '60  ', '70 b'],
    },
  ),
]
