import { assetNamed } from '../../kit/edition.js'
import { imagesIn, noteCss, printed } from '../../kit/laidOut.js'
import { cells, exercise, frames, heads, type Scene } from './exercise.js'

/** `display`, what is taken out of the flow, and the size of a box. */

const shows = (html: string, css = '', on = 'b'): Scene => ({ html, css, on, see: cells })
const grey = 'p { background: #eee }'
const sized: Scene = { html: '<p>a</p>', css: grey, see: frames }
const assets = [{ ...assetNamed('a.png'), width: 80, height: 40 }]
/** An image of 60 by 30 points. */
const image: Scene = {
  html: '<p><img src="a.png" alt=""></p>',
  on: 'img',
  assets,
  see: ({ layout }) => imagesIn(layout.pages[0]).map(({ width, height }) => [width, height]),
}

export const boxRows = [
  ...exercise('display', shows('<p>a<b>b</b>c</p>'), {
    none: ['10,18 ac'],
    block: ['10,18 a', '10,28 b', '10,38 c'],
  }),
  ...exercise('display', shows('<p>a<b>bb bb</b>c</p>', 'b { width: 20pt }'), {
    'inline-block': ['10,28 ac', '20,18 bb', '20,28 bb'],
  }),
  ...exercise('display', shows('<div><p>a</p></div>', 'div { padding: 5pt }', 'div'), {
    contents: ['10,18 a'],
  }),
  ...exercise('display', shows('<p>a</p>', 'p { list-style-type: "-"; margin-left: 20pt }', 'p'), {
    'list-item': ['20,18 -a'],
  }),
  ...exercise('display', shows('<p>a</p><p>b</p>', '', 'p'), { inline: ['10,18 ab'] }),
  ...exercise('display', shows('<p>a</p>', 'p { text-align: right }', 'p'), { table: ['10,18 a'] }),
  ...exercise(
    'display',
    shows('<table><tr><td>a</td></tr><thead><tr><td>h</td></tr></thead></table>', '', 'thead'),
    {
      'table-row-group': ['10,18 a', '10,28 h'],
    },
  ),
  ...exercise(
    'display',
    shows('<table><tr><td>a</td></tr><tbody><tr><td>b</td></tr></tbody></table>', '', 'tbody'),
    {
      'table-header-group': ['10,18 b', '10,28 a'],
    },
  ),
  ...exercise(
    'display',
    shows('<table><tbody><tr><td>a</td></tr></tbody><tr><td>b</td></tr></table>', '', 'tbody'),
    {
      'table-footer-group': ['10,18 b', '10,28 a'],
    },
  ),
  ...exercise(
    'display',
    shows('<table><p><td>a</td><td>b</td></p><p><td>cc</td><td>d</td></p></table>', '', 'p'),
    {
      'table-row': ['10,18 a', '30,18 b', '10,28 cc', '30,28 d'],
    },
  ),
  ...exercise('display', shows('<table><tr><p>a</p><p>b</p></tr></table>', '', 'p'), {
    'table-cell': ['10,18 a', '20,18 b'],
  }),
  ...exercise('display', shows('<table><tr><td>a</td></tr><p>c</p></table>', '', 'p'), {
    'table-caption': ['10,18 c', '10,28 a'],
  }),
  ...exercise(
    'display',
    shows('<table><p></p><tr><td>a</td><td>b</td></tr></table>', 'p { width: 30pt }', 'p'),
    {
      'table-column': ['10,18 a', '40,18 b'],
    },
  ),
  ...exercise(
    'display',
    shows('<table><p><col></p><tr><td>a</td><td>b</td></tr></table>', 'col { width: 30pt }', 'p'),
    { 'table-column-group': ['10,18 a', '40,18 b'] },
  ),

  ...exercise(
    'float',
    { html: '<p>a<i>N</i></p>', on: 'i', css: noteCss.replace('.note', '.n'), see: printed },
    {
      footnote: ['a1 | 1.N'],
    },
  ),
  ...exercise(
    'float',
    { html: '<p>a<i>N</i></p>', on: 'i', css: 'i { float: footnote }', see: printed },
    {
      none: ['aN'],
    },
  ),
  ...exercise(
    'position',
    { html: '<p>b</p>', css: '@page { @top-left { content: element(h) } }', see: heads },
    {
      'running(h)': ['b'],
    },
  ),
  ...exercise(
    'position',
    { html: '<p>a</p>', css: 'p { position: running(h) }', see: printed },
    { static: ['a'] },
  ),

  ...exercise(
    'box-sizing',
    { ...sized, css: `${grey} p { width: 50pt; padding: 5pt; border: 1pt solid }` },
    {
      'border-box': ['10,10 50×22'],
    },
  ),
  ...exercise(
    'box-sizing',
    { ...sized, css: `${grey} p { width: 50pt; padding: 5pt; border: 1pt solid; box-sizing: border-box }` },
    { 'content-box': ['10,10 62×22'] },
  ),
  ...exercise('width', sized, { '50pt': ['10,10 50×10'], '30%': ['10,10 30×10'] }),
  ...exercise('width', { ...sized, css: `${grey} p { width: 50pt }` }, { auto: ['10,10 100×10'] }),
  ...exercise('width', image, { '40pt': [[40, 20]], '50%': [[50, 25]] }),
  ...exercise('height', sized, { '30pt': ['10,10 100×30'] }),
  ...exercise('height', { ...sized, css: `${grey} p { height: 30pt }` }, { auto: ['10,10 100×10'] }),
  ...exercise('height', image, { '20pt': [[40, 20]], '50%': [[80, 40]] }),
  ...exercise(
    'min-width',
    { ...sized, css: `${grey} p { width: 10pt }` },
    {
      '30pt': ['10,10 30×10'],
      '50%': ['10,10 50×10'],
    },
  ),
  ...exercise(
    'min-width',
    { ...sized, css: `${grey} p { width: 10pt; min-width: 20pt }` },
    { auto: ['10,10 10×10'] },
  ),
  ...exercise('max-width', sized, { '30pt': ['10,10 30×10'], '50%': ['10,10 50×10'] }),
  ...exercise('max-width', { ...sized, css: `${grey} p { max-width: 20pt }` }, { none: ['10,10 100×10'] }),

  ...exercise('min-width', image, { '100%': [[100, 50]] }),
  ...exercise('min-height', sized, { '30pt': ['10,10 100×30'] }),
  ...exercise('min-height', { ...sized, css: `${grey} p { min-height: 30pt }` }, { auto: ['10,10 100×10'] }),
  ...exercise('min-height', image, { '50%': [[80, 40]] }),
  ...exercise('max-height', { ...sized, css: `${grey} p { height: 50pt }` }, { '30pt': ['10,10 100×30'] }),
  ...exercise(
    'max-height',
    { ...sized, css: `${grey} p { height: 50pt; max-height: 30pt }` },
    { none: ['10,10 100×50'] },
  ),
  ...exercise('max-height', image, { '15pt': [[30, 15]], '25%': [[40, 20]] }),
  ...exercise(
    'box-sizing',
    { ...sized, css: `${grey} p { height: 30pt; padding: 5pt }` },
    { 'border-box': ['10,10 100×30'] },
  ),
]
