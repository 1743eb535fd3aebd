import { blocksIn, placed, printed } from '../../kit/laidOut.js'
import { drawn, exercise, firstLine, frames, lastRun, type Scene } from './exercise.js'

/** Shorthands: each of the longhands that they set is to be seen. */

const framed: Scene = { html: '<p>a</p>', css: 'p { background: #eee }', see: frames }
const borders: Scene = {
  html: '<p>a</p>',
  see: ({ layout }) =>
    blocksIn(layout.pages[0]).map(({ border: { top, right, bottom, left } }) =>
      [top, right, bottom, left].map(({ width, style, color }) => `${width} ${style} ${color.r}`).join(', '),
    ),
}
const unset = '0 none 0'
const broken: Scene = { html: '<p>a</p><p class="x">b</p><p>c</p>', on: '.x', see: printed }
const item: Scene = { html: '<ul><li>a</li></ul>', on: 'li', see: placed }

export const shorthandRows = [
  ...exercise('margin', framed, {
    '5pt': ['15,15 90×10'],
    '5pt 10%': ['20,15 80×10'],
    '0 5pt 0 10pt': ['20,10 85×10'],
  }),
  ...exercise('padding', framed, { '5pt': ['10,10 100×20'], '5pt 0 10%': ['10,10 100×25'] }),
  ...exercise('border', borders, { '2pt solid red': ['2 solid 255, 2 solid 255, 2 solid 255, 2 solid 255'] }),
  ...exercise('border-top', borders, { '2pt solid red': [`2 solid 255, ${unset}, ${unset}, ${unset}`] }),
  ...exercise('border-right', borders, { '2pt solid red': [`${unset}, 2 solid 255, ${unset}, ${unset}`] }),
  ...exercise('border-bottom', borders, { '2pt solid red': [`${unset}, ${unset}, 2 solid 255, ${unset}`] }),
  ...exercise('border-left', borders, { '2pt solid red': [`${unset}, ${unset}, ${unset}, 2 solid 255`] }),
  ...exercise(
    'border-style',
    { ...borders, css: 'p { border-width: 2pt }' },
    {
      'solid dashed': ['2 solid 0, 2 dashed 0, 2 solid 0, 2 dashed 0'],
    },
  ),
  ...exercise(
    'border-width',
    { ...borders, css: 'p { border-style: solid }' },
    {
      '1pt thin thick 2pt': ['1 solid 0, 0.75 solid 0, 3.75 solid 0, 2 solid 0'],
    },
  ),
  ...exercise(
    'border-color',
    { ...borders, css: 'p { border: 2pt solid }' },
    {
      'black red': ['2 solid 0, 2 solid 255, 2 solid 0, 2 solid 255'],
    },
  ),
  ...exercise('background', { html: '<p>a</p>', see: drawn }, { red: '1 0 0 rg\n10 80 100 10 re f' }),
  ...exercise('background', { html: '<p>a</p>', css: 'p { background: red }', see: drawn }, { none: '' }),
  ...exercise(
    'font',
    {
      html: '<p>a</p>',
      see: laid => {
        const { style } = firstLine(laid).box
        const { fontStyle, fontVariantCaps, fontWeight, fontStretch, fontFamily } = style
        return [
          fontStyle,
          fontVariantCaps,
          fontWeight,
          fontStretch,
          lastRun(laid).size,
          style.lineHeight,
          ...fontFamily,
        ]
      },
    },
    {
      'italic small-caps bold condensed 8pt/20pt Square, serif': [
        'italic',
        'small-caps',
        700,
        75,
        8,
        20,
        'Square',
        'serif',
      ],
      'larger/1.5 Square': ['normal', 'normal', 400, 100, 12, 18, 'Square'],
    },
  ),
  ...exercise(
    'font-variant',
    {
      html: '<p>a</p>',
      see: laid => {
        const { style } = firstLine(laid).box
        return [
          style.fontVariantCaps,
          style.fontVariantNumeric,
          style.fontVariantLigatures,
          style.fontVariantPosition,
        ]
      },
    },
    {
      'small-caps lining-nums no-contextual super': [
        'small-caps',
        ['lining-nums'],
        ['no-contextual'],
        'super',
      ],
    },
  ),
  ...exercise('list-style', item, { 'inside "-"': ['40,18 -a'], none: ['40,18 a'] }),
  ...exercise(
    'text-decoration',
    { html: '<p>ab</p>', see: drawn },
    { 'underline red 2pt': '1 0 0 rg\n10 80 20 2 re f' },
  ),
  ...exercise('page-break-before', broken, {
    always: ['a', 'b / c'],
    left: ['a', 'b / c'],
    right: ['a', '', 'b / c'],
  }),
  ...exercise('page-break-after', broken, {
    always: ['a / b', 'c'],
    left: ['a / b', 'c'],
    right: ['a / b', '', 'c'],
  }),
  ...exercise(
    'page-break-inside',
    { html: `${'<p>a</p>'.repeat(7)}<p class="x">b<br>c</p>`, on: '.x', see: laid => printed(laid)[1] },
    {
      avoid: 'b / c',
    },
  ),
  ...exercise(
    'word-wrap',
    { html: '<p>aaaaaaaaaabb</p>', see: printed, asks: ['line-overfull'] },
    {
      'break-word': ['aaaaaaaaaa / bb'],
    },
  ),
]
