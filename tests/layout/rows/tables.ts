import { cells, exercise, frames, type Scene } from './exercise.js'

/** Tables: columns, borders, captions. */

const table = (rows: string, css = '', more: Partial<Scene> = {}): Scene => ({
  html: `<table>${rows}</table>`,
  on: 'table',
  css,
  see: cells,
  ...more,
})
const two = '<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>'
const lined = 'td { border: 2pt solid }'
const captioned = '<caption>c</caption><tr><td>a</td></tr>'
const hollow = '<tr><td>a</td><td></td></tr>'

export const tableRows = [
  ...exercise('border-collapse', table(two, lined), {
    collapse: ['12,20 a', '24,20 b', '12,32 c', '24,32 d'],
  }),
  ...exercise('border-collapse', table(two, `${lined} table { border-collapse: collapse }`), {
    separate: ['12,20 a', '26,20 b', '12,34 c', '26,34 d'],
  }),
  ...exercise('border-spacing', table(two), {
    '5pt': ['15,23 a', '30,23 b', '15,38 c', '30,38 d'],
    '5pt 1pt': ['15,19 a', '30,19 b', '15,30 c', '30,30 d'],
  }),
  ...exercise('caption-side', table(captioned), { bottom: ['10,18 a', '10,28 c'] }),
  ...exercise('caption-side', table(captioned, 'table { caption-side: bottom }'), {
    top: ['10,18 c', '10,28 a'],
  }),
  ...exercise('empty-cells', table(hollow, 'td { padding: 1pt; background: #eee }', { see: frames }), {
    hide: ['10,10 12×12'],
  }),
  ...exercise(
    'empty-cells',
    table(hollow, 'table { empty-cells: hide } td { padding: 1pt; background: #eee }', { see: frames }),
    {
      show: ['10,10 12×12', '22,10 2×12'],
    },
  ),
  ...exercise('table-layout', table('<tr><td>a</td><td>bbb</td></tr>', 'table { width: 100% }'), {
    fixed: ['10,18 a', '60,18 bbb'],
  }),
  ...exercise(
    'table-layout',
    table('<tr><td>a</td><td>bbb</td></tr>', 'table { width: 100%; table-layout: fixed }'),
    {
      auto: ['10,18 a', '35,18 bbb'],
    },
  ),
]
