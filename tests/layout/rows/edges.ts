import { lines, placed } from '../../kit/laidOut.js'
import { drawn, exercise, frames, framesOn, type Scene } from './exercise.js'

/** Margins, padding, borders and backgrounds. */

const between: Scene = { html: '<div>x</div><p>a</p><div>y</div>', see: placed }
const framed: Scene = { html: '<p>a</p>', css: 'p { background: #eee }', see: frames }
const sides = ['top', 'right', 'bottom', 'left'] as const
export type Side = (typeof sides)[number]

/** The stretch from one distance to another from the outer edge of a border, as PDF's path of a filled area: y counts upwards. */
const stripe = (side: Side, from: number, to: number, width = to) => {
  const bottom = 80 - width
  const paths: Readonly<Record<Side, string>> = {
    top: `10 ${90 - from} m 110 ${90 - from} l 110 ${90 - to} l 10 ${90 - to} l h f`,
    right: `${110 - from} 90 m ${110 - from} 80 l ${110 - to} 80 l ${110 - to} 90 l h f`,
    bottom: `110 ${bottom + from} m 10 ${bottom + from} l 10 ${bottom + to} l 110 ${bottom + to} l h f`,
    left: `${10 + from} 80 m ${10 + from} 90 l ${10 + to} 90 l ${10 + to} 80 l h f`,
  }
  return paths[side]
}
/** The line through the middle of a border of 3 pt. */
const middle: Readonly<Record<Side, readonly [string, string]>> = {
  top: ['11.5 88.5 m 108.5 88.5 l', '10 88.5 m 110 88.5 l'],
  right: ['108.5 88.5 m 108.5 81.5 l', '108.5 90 m 108.5 80 l'],
  bottom: ['11.5 78.5 m 108.5 78.5 l', '10 78.5 m 110 78.5 l'],
  left: ['11.5 88.5 m 11.5 81.5 l', '11.5 90 m 11.5 80 l'],
}
/** Dashes without their lengths, which `tests/pdf/drawPage.test.ts` sees to. */
const painted = (css: string): Scene => ({
  html: '<p>a</p>',
  css,
  see: async laid =>
    (await drawn(laid)).replace(/\[0 [\d.]+\]/, '[dots]').replace(/\[[\d.]+ (?!0\])[\d.]+\]/, '[dashes]'),
})

/** A border by its name, and the side on which it is drawn in text from left to right. */
export const borderRowsOf = (edge: string, side: Side) => [
  ...exercise(`border-${edge}-style`, painted(`p { border-${edge}-width: 3pt }`), {
    solid: stripe(side, 0, 3),
    double: `${stripe(side, 0, 1, 3)}\n${stripe(side, 2, 3)}`,
    dotted: `q 3 w 1 J [dots] 0 d 0 G ${middle[side][0]} S Q`,
    dashed: `q 3 w 0 J [dashes] 0 d 0 G ${middle[side][1]} S Q`,
  }),
  ...exercise(`border-${edge}-style`, painted(`p { border-${edge}: 3pt solid }`), { none: '', hidden: '' }),
  ...exercise(
    `border-${edge}-width`,
    painted(`p { border-${edge}-style: solid; border-${edge}-width: 1pt }`),
    {
      '5pt': stripe(side, 0, 5),
      thin: stripe(side, 0, 0.75),
      medium: stripe(side, 0, 2.25),
      thick: stripe(side, 0, 3.75),
    },
  ),
  ...exercise(`border-${edge}-color`, painted(`p { border-${edge}: 3pt solid }`), {
    red: `1 0 0 rg\n${stripe(side, 0, 3)}`,
  }),
]
/** Ten lines with 10 pt above and below them: two more lines where the edges are on both pages. */
const decorated = 'div { padding: 10pt 0; background: #eee }'
const divided: Scene = {
  html: `<div>${lines(10)}</div>`,
  on: 'div',
  see: ({ layout }) => layout.pages.flatMap(page => framesOn(page)),
}

export const edgeRows = [
  ...exercise('margin-top', between, {
    '5pt': ['10,18 x', '10,33 a', '10,43 y'],
    '10%': ['10,18 x', '10,38 a', '10,48 y'],
  }),
  ...exercise(
    'margin-top',
    { ...between, css: 'p { margin-top: 5pt }' },
    { auto: ['10,18 x', '10,28 a', '10,38 y'] },
  ),
  ...exercise('margin-bottom', between, {
    '5pt': ['10,18 x', '10,28 a', '10,43 y'],
    '10%': ['10,18 x', '10,28 a', '10,48 y'],
  }),
  ...exercise(
    'margin-bottom',
    { ...between, css: 'p { margin-bottom: 5pt }' },
    { auto: ['10,18 x', '10,28 a', '10,38 y'] },
  ),
  ...exercise('margin-left', framed, { '5pt': ['15,10 95×10'], '10%': ['20,10 90×10'] }),
  ...exercise('margin-right', framed, { '5pt': ['10,10 95×10'], '10%': ['10,10 90×10'] }),
  ...exercise(
    'margin-left',
    { ...framed, css: `${framed.css} p { width: 40pt }` },
    { auto: ['70,10 40×10'] },
  ),
  ...exercise(
    'margin-right',
    { ...framed, css: `${framed.css} p { width: 40pt; margin-left: auto }` },
    { auto: ['40,10 40×10'] },
  ),

  ...exercise('padding-top', framed, { '5pt': ['10,10 100×15'], '10%': ['10,10 100×20'] }),
  ...exercise('padding-bottom', between, {
    '5pt': ['10,18 x', '10,28 a', '10,43 y'],
    '10%': ['10,18 x', '10,28 a', '10,48 y'],
  }),
  ...exercise('padding-left', between, {
    '5pt': ['10,18 x', '15,28 a', '10,38 y'],
    '10%': ['10,18 x', '20,28 a', '10,38 y'],
  }),
  ...exercise(
    'padding-right',
    { ...between, on: 'p', css: 'p { text-align: right }' },
    {
      '5pt': ['10,18 x', '95,28 a', '10,38 y'],
      '10%': ['10,18 x', '90,28 a', '10,38 y'],
    },
  ),

  ...sides.flatMap(side => borderRowsOf(side, side)),
  ...exercise('background-color', { html: '<p>a</p>', see: drawn }, { red: '1 0 0 rg\n10 80 100 10 re f' }),
  ...exercise(
    'background-color',
    { html: '<p>a</p>', css: 'p { background: red }', see: drawn },
    { transparent: '' },
  ),
  ...exercise(
    'box-decoration-break',
    { ...divided, css: decorated },
    {
      clone: ['10,10 100×80', '10,10 100×60'],
    },
  ),
  ...exercise(
    'box-decoration-break',
    { ...divided, css: `${decorated} div { box-decoration-break: clone }` },
    {
      slice: ['10,10 100×80', '10,10 100×40'],
    },
  ),
]
