import { blocksIn, placed } from '../../kit/laidOut.js'
import { borderRowsOf } from './edges.js'
import { exercise, frames, type Scene } from './exercise.js'

/** Edges by the direction of the text: `inline` along its lines, `block` across them (Logical Properties 1). */

const between: Scene = { html: '<div>x</div><p>a</p><div>y</div>', see: placed }
const framed: Scene = { html: '<p>a</p>', css: 'p { background: #eee }', see: frames }
const turned: Scene = { ...framed, css: 'p { background: #eee; direction: rtl }' }
const narrow: Scene = { ...framed, css: 'p { background: #eee; width: 40pt }' }
const ended: Scene = { ...between, css: 'p { text-align: end }' }
const edges = ['block-start', 'inline-end', 'block-end', 'inline-start'] as const
const sideOf = {
  'block-start': 'top',
  'inline-end': 'right',
  'block-end': 'bottom',
  'inline-start': 'left',
} as const
const borders: Scene = {
  html: '<p>a</p>',
  see: ({ layout }) =>
    blocksIn(layout.pages[0]).map(({ border: { top, right, bottom, left } }) =>
      [top, right, bottom, left].map(({ width, style, color }) => `${width} ${style} ${color.r}`).join(', '),
    ),
}
const unset = '0 none 0'
const red = '2 solid 255'
const [styled, wide] = [
  { ...borders, css: 'p { border-width: 2pt }' },
  { ...borders, css: 'p { border-style: solid; border-width: 0 }' },
]
const coloured = { ...borders, css: 'p { border: 2pt solid }' }

export const logicalRows = [
  ...exercise('margin-block-start', between, {
    '5pt': ['10,18 x', '10,33 a', '10,43 y'],
    '10%': ['10,18 x', '10,38 a', '10,48 y'],
  }),
  ...exercise(
    'margin-block-start',
    { ...between, css: 'p { margin-top: 5pt }' },
    { auto: ['10,18 x', '10,28 a', '10,38 y'] },
  ),
  ...exercise('margin-block-end', between, {
    '5pt': ['10,18 x', '10,28 a', '10,43 y'],
    '10%': ['10,18 x', '10,28 a', '10,48 y'],
  }),
  ...exercise(
    'margin-block-end',
    { ...between, css: 'p { margin-bottom: 5pt }' },
    { auto: ['10,18 x', '10,28 a', '10,38 y'] },
  ),
  ...exercise('margin-block', between, { '5pt 10%': ['10,18 x', '10,33 a', '10,53 y'] }),
  ...exercise(
    'margin-block',
    { ...between, css: 'p { margin: 5pt 0 }' },
    { auto: ['10,18 x', '10,28 a', '10,38 y'] },
  ),
  ...exercise('margin-inline-start', framed, { '5pt': ['15,10 95×10'], '10%': ['20,10 90×10'] }),
  ...exercise('margin-inline-start', turned, { '5pt': ['10,10 95×10'] }),
  ...exercise('margin-inline-start', narrow, { auto: ['70,10 40×10'] }),
  ...exercise('margin-inline-end', framed, { '5pt': ['10,10 95×10'], '10%': ['10,10 90×10'] }),
  ...exercise('margin-inline-end', turned, { '5pt': ['15,10 95×10'] }),
  ...exercise(
    'margin-inline-end',
    { ...framed, css: 'p { background: #eee; width: 40pt; margin-left: auto }' },
    { auto: ['40,10 40×10'] },
  ),
  ...exercise('margin-inline', framed, { '5pt 10%': ['15,10 85×10'] }),
  ...exercise('margin-inline', narrow, { auto: ['40,10 40×10'] }),

  ...exercise('padding-block-start', framed, { '5pt': ['10,10 100×15'], '10%': ['10,10 100×20'] }),
  ...exercise('padding-block-end', between, {
    '5pt': ['10,18 x', '10,28 a', '10,43 y'],
    '10%': ['10,18 x', '10,28 a', '10,48 y'],
  }),
  ...exercise('padding-block', between, { '5pt 10%': ['10,18 x', '10,33 a', '10,53 y'] }),
  ...exercise('padding-inline-start', between, {
    '5pt': ['10,18 x', '15,28 a', '10,38 y'],
    '10%': ['10,18 x', '20,28 a', '10,38 y'],
  }),
  ...exercise('padding-inline-end', ended, {
    '5pt': ['10,18 x', '95,28 a', '10,38 y'],
    '10%': ['10,18 x', '90,28 a', '10,38 y'],
  }),
  ...exercise('padding-inline', ended, { '20pt 5pt': ['10,18 x', '95,28 a', '10,38 y'] }),

  ...edges.flatMap(edge => borderRowsOf(edge, sideOf[edge])),
  ...exercise('border-block-start', borders, { '2pt solid red': [[red, unset, unset, unset].join(', ')] }),
  ...exercise('border-inline-end', borders, { '2pt solid red': [[unset, red, unset, unset].join(', ')] }),
  ...exercise('border-block-end', borders, { '2pt solid red': [[unset, unset, red, unset].join(', ')] }),
  ...exercise('border-inline-start', borders, { '2pt solid red': [[unset, unset, unset, red].join(', ')] }),
  ...exercise('border-block', borders, { '2pt solid red': [[red, unset, red, unset].join(', ')] }),
  ...exercise('border-inline', borders, { '2pt solid red': [[unset, red, unset, red].join(', ')] }),
  ...exercise('border-block-style', styled, {
    'solid dashed': ['2 solid 0, 0 none 0, 2 dashed 0, 0 none 0'],
  }),
  ...exercise('border-inline-style', styled, {
    'solid dashed': ['0 none 0, 2 dashed 0, 0 none 0, 2 solid 0'],
  }),
  ...exercise('border-block-width', wide, { '1pt thick': ['1 solid 0, 0 solid 0, 3.75 solid 0, 0 solid 0'] }),
  ...exercise('border-inline-width', wide, {
    '1pt thick': ['0 solid 0, 3.75 solid 0, 0 solid 0, 1 solid 0'],
  }),
  ...exercise('border-block-color', coloured, {
    'red black': ['2 solid 255, 2 solid 0, 2 solid 0, 2 solid 0'],
  }),
  ...exercise('border-inline-color', coloured, {
    'red black': ['2 solid 0, 2 solid 0, 2 solid 0, 2 solid 255'],
  }),
]
