import type { OutlineEntry } from '../../../src/layout/page.js'
import { lines, note, noteCss, placed, printed } from '../../kit/laidOut.js'
import { exercise, type Scene } from './exercise.js'

/** Notes, the baseline grid, and the outline. */

const four = note('aaaaaa bbbbbb cccccc dddddd')
/** After two lines a paragraph of four, whose last line calls a note of four lines. */
const called: Scene = {
  html: `${lines(2)}<p>mmmmmmmmm nnnnnnnnn ooooooooo call${four}</p>${lines(2, 3)}`,
  on: '.note',
  css: noteCss,
  see: laid => printed(laid)[0],
}
const twoNotes: Scene = {
  html: `<p>a${note('N', 'x')} b${note('M', 'y')}</p>`,
  on: '.note',
  css: '.note { float: footnote; font-size: 10pt; line-height: 10pt } ::footnote-marker { content: counter(footnote) }',
  see: printed,
}
const marks: Scene = {
  html: `<p>a${note('N', 'x')}</p><p class="next">b${note('M', 'y')}</p>`,
  on: '@page',
  settles: true,
  css: `${twoNotes.css} .next { break-before: page }`,
  see: printed,
}

const uneven = 'p + p { margin-top: 3pt }'
const rows: Scene = { html: lines(3), see: placed }

const listed = (entries: readonly OutlineEntry[]): readonly string[] =>
  entries.flatMap(({ title, open, children }) => [
    `${open ? '' : '+ '}${title}`,
    ...listed(children).map(each => `  ${each}`),
  ])
const outline: Scene['see'] = ({ layout }) => listed(layout.outline)
const chapter: Scene = { html: '<h1 title="T">A</h1><h2>B</h2>', on: 'h1', see: outline }
const levels = 'h1 { bookmark-level: 1 } h2 { bookmark-level: 2 }'

export const noteRows = [
  ...exercise('footnote-policy', called, {
    line: 'l01 / l02 / mmmmmmmmm / nnnnnnnnn / ooooooooo',
    block: 'l01 / l02',
  }),
  ...exercise(
    'footnote-policy',
    { ...called, css: `${noteCss} .note { footnote-policy: block }` },
    { auto: 'l01 / l02 / mmmmmmmmm / nnnnnnnnn / ooooooooo / call1 | 1.aaaaaa / bbbbbb' },
  ),
  ...exercise('footnote-display', twoNotes, { inline: ['a1 b2 | 1N 2M'], compact: ['a1 b2 | 1N 2M'] }),
  ...exercise(
    'footnote-display',
    { ...twoNotes, css: `${twoNotes.css} .note { footnote-display: inline }` },
    { block: ['a1 b2 | 1N / 2M'] },
  ),
  ...exercise('counter-reset', marks, { footnote: ['a1 | 1N', 'b1 | 1M'] }),

  ...exercise(
    'line-grid',
    { ...rows, on: 'html', css: `html { line-snap: baseline } ${uneven}` },
    { create: ['10,18 l01', '10,38 l02', '10,58 l03'] },
  ),
  ...exercise(
    'line-grid',
    { ...rows, on: 'html', css: `html { line-grid: create; line-snap: baseline } ${uneven}` },
    { 'match-parent': ['10,18 l01', '10,31 l02', '10,44 l03'] },
  ),
  ...exercise(
    'line-snap',
    { ...rows, on: 'html', css: `html { line-grid: create } ${uneven}` },
    { baseline: ['10,18 l01', '10,38 l02', '10,58 l03'] },
  ),
  ...exercise(
    'line-snap',
    {
      ...rows,
      html: '<p>a</p><p class="x">b</p>',
      on: '.x',
      css: 'html { line-grid: create } .x { line-height: 16pt }',
    },
    { contain: ['10,18 a', '10,33 b'] },
  ),
  ...exercise(
    'line-snap',
    { ...rows, css: `html { line-grid: create; line-snap: baseline } ${uneven}` },
    { none: ['10,18 l01', '10,31 l02', '10,44 l03'] },
  ),

  ...exercise('bookmark-level', { ...chapter, css: 'h2 { bookmark-level: 2 }' }, { '1': ['A', '  B'] }),
  ...exercise('bookmark-level', { ...chapter, css: levels }, { none: ['B'] }),
  ...exercise(
    'bookmark-label',
    { ...chapter, css: levels },
    { '"Chapter " attr(title)': ['Chapter T', '  B'] },
  ),
  ...exercise('bookmark-state', { ...chapter, css: levels }, { closed: ['+ A', '  B'] }),
  ...exercise(
    'bookmark-state',
    { ...chapter, css: `${levels} h1 { bookmark-state: closed }` },
    { open: ['A', '  B'] },
  ),
]
