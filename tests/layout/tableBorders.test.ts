import { describe, expect, test } from 'vitest'
import { blocksIn, layOutHtml, lines, linesIn, placed, textOn } from '../kit/laidOut.js'
import { cellsOn, tenth } from '../kit/tables.js'

const table = (...rows: readonly string[]) => {
  const cells = (row: string) => row.split('|').map(cell => `<td class="${cell}">${cell}</td>`)
  return `<table>${rows.map(row => `<tr>${cells(row).join('')}</tr>`).join('')}</table>`
}
const four = table('a|b', 'c|d')
const starts = (html: string, css: string) =>
  linesIn(layOutHtml(html, css).layout.pages[0]).map(line => `${tenth(line.x)},${tenth(line.y)}`)
/** The borders of each cell as `top right bottom left`. */
const borders = (html: string, css: string) =>
  blocksIn(layOutHtml(html, css).layout.pages[0])
    .filter(block => block.box.kind === 'cell')
    .map(({ border: { top, right, bottom, left } }) =>
      [top, right, bottom, left].map(side => side.width).join(' '),
    )

describe('border-spacing', () => {
  test('stands between cells and round them', () => {
    expect(starts(four, 'table { border-spacing: 5pt }')).toEqual(['15,23', '30,23', '15,38', '30,38'])
  })
  test('may differ across and down', () => {
    expect(starts(four, 'table { border-spacing: 5pt 2pt }')).toEqual(['15,20', '30,20', '15,32', '30,32'])
  })
  test('lies within the table’s own border, and in the width of cells over several columns', () => {
    const html = '<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>'
    const css = 'table { border-spacing: 4pt; border: 1pt solid } td { background: #eee }'
    const [page] = layOutHtml(html, css).layout.pages
    expect(cellsOn(page)).toEqual(['15 15 24 10', '15 29 10 10', '29 29 10 10'])
    const outline = blocksIn(page).find(block => block.box.kind === 'table')!
    expect([outline.width, outline.height].map(tenth)).toEqual([34, 34])
  })
  test('is taken off the measure that the columns share', () => {
    const css = 'table { border-spacing: 5pt; width: 100% } td { background: #eee }'
    expect(cellsOn(layOutHtml(table('a|b'), css).layout.pages[0])).toEqual([
      '15 15 42.5 10',
      '62.5 15 42.5 10',
    ])
  })
  test('is dropped at the top of a page, and stands below a head that is repeated', () => {
    const rows = Array.from({ length: 12 }, (_, i) => `<tr><td>${i}</td></tr>`).join('')
    const html = `<table><thead><tr><th>H</th></tr></thead>${rows}</table>`
    const { layout } = layOutHtml(html, 'table { border-spacing: 0 5pt } th { text-align: left }')
    const [first, second] = linesIn(layout.pages[1])
    expect([first.y, second.y].map(tenth)).toEqual([18, 33])
    expect(textOn(layout.pages[1])[0]).toBe('H')
  })
})

describe('borders that collapse', () => {
  const collapse = 'table { border-collapse: collapse }'

  test('are one between neighbours, half of it in each', () => {
    const css = `${collapse} td { border: 2pt solid }`
    expect(starts(four, css)).toEqual(['12,20', '24,20', '12,32', '24,32'])
    expect(cellsOn(layOutHtml(four, css).layout.pages[0])).toEqual([
      '10 10 14 14',
      '22 10 14 14',
      '10 22 14 14',
      '22 22 14 14',
    ])
  })
  test('are the wider of two', () => {
    const css = `${collapse} td { border: 1pt solid } .d { border-width: 4pt }`
    expect(borders(four, css)).toEqual(['1 1 1 1', '1 1 4 1', '1 4 1 1', '4 4 4 4'])
  })
  test('are none where one of two is hidden, and the other’s where one is none', () => {
    const css = `${collapse} td { border: 1pt solid } .a { border-style: none } .d { border-style: hidden }`
    expect(borders(four, css)).toEqual(['0 1 1 0', '1 1 0 1', '1 0 1 1', '0 0 0 0'])
  })
  test('are those of rows, groups and the table too', () => {
    expect(borders(four, `${collapse} tr { border-bottom: 1pt solid }`)).toEqual([
      '0 0 1 0',
      '0 0 1 0',
      '1 0 1 0',
      '1 0 1 0',
    ])
    expect(borders(four, `${collapse} table { border: 3pt solid }`)).toEqual([
      '3 0 0 3',
      '3 3 0 0',
      '0 0 3 3',
      '0 3 3 0',
    ])
    const html = '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>'
    expect(borders(html, `${collapse} thead { border-bottom: 2pt solid }`)).toEqual(['0 0 2 0', '2 0 0 0'])
  })
  test('of one width are double rather than solid, and solid rather than dotted', () => {
    const css = `${collapse} td { border: 1pt dotted } .b { border-style: solid } .c { border-style: double }`
    const [a] = blocksIn(layOutHtml(four, css).layout.pages[0]).map(({ border }) => border)
    expect([a.right.style, a.bottom.style, a.left.style]).toEqual(['solid', 'double', 'dotted'])
  })
  test('leave no room for the table’s padding, nor for spaces between cells', () => {
    const css = `${collapse} table { border-spacing: 9pt; padding: 9pt } td { border: 2pt solid }`
    expect(starts(four, css)[0]).toBe('12,20')
  })
  test('of a table as wide as the measure stay within it', () => {
    const css = `${collapse} table { width: 100% } td { border: 2pt solid }`
    const blocks = blocksIn(layOutHtml(four, css).layout.pages[0])
    expect(Math.min(...blocks.map(({ x }) => tenth(x)))).toBe(10)
    expect(Math.max(...blocks.map(({ x, width }) => tenth(x + width)))).toBe(110)
  })
  test('close the table at the foot of a page and open it on the next', () => {
    const rows = Array.from({ length: 9 }, (_, i) => `${i}`)
    const css = `${collapse} td { border: 2pt solid }`
    const pages = layOutHtml(table(...rows), css).layout.pages.map(blocksIn)
    const [last, first] = [pages[0].at(-1)!, pages[1][0]]
    expect([last.border.bottom.width, first.border.top.width]).toEqual([2, 2])
    expect(last.y + last.height).toBeLessThanOrEqual(90.01)
    expect(first.y).toBe(10)
  })
})

describe('the background', () => {
  test('of a row and of a group lies behind their cells', () => {
    const html = '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>'
    const css = 'tbody { background: #00f } tr { background: #0f0 } td { background: #f00 }'
    const blocks = blocksIn(layOutHtml(html, css).layout.pages[0])
    expect(blocks.map(({ background: { r, g, b }, width }) => [r, g, b, tenth(width)])).toEqual([
      [0, 0, 255, 20],
      [0, 255, 0, 20],
      [255, 0, 0, 10],
      [255, 0, 0, 10],
    ])
  })
  test('and borders of a cell without content are left out where empty-cells says so', () => {
    const html = '<table><tr><td> </td><td>b</td></tr></table>'
    const css = 'td { border: 1pt solid; background: #eee; padding: 2pt }'
    expect(cellsOn(layOutHtml(html, css).layout.pages[0])).toHaveLength(2)
    expect(cellsOn(layOutHtml(html, `${css} table { empty-cells: hide }`).layout.pages[0])).toHaveLength(1)
  })
})

describe('a table of fixed layout', () => {
  const fixed = 'table { table-layout: fixed; width: 100% } td { background: #eee }'

  test('asks its first row alone for widths, and shares the rest alike', () => {
    const html = table('a|b|c', 'wide wide wide|d|e')
    const css = `${fixed} .a { width: 40pt }`
    expect(cellsOn(layOutHtml(html, css).layout.pages[0]).slice(0, 3)).toEqual([
      '10 10 40 10',
      '50 10 30 10',
      '80 10 30 10',
    ])
  })
  test('has columns of one width where nothing is said', () => {
    expect(starts(table('a|bbbb', 'c|d'), fixed)).toEqual(['10,18', '60,18', '10,28', '60,28'])
  })
  test('is automatic where it has no width', () => {
    expect(starts(table('aaa|b'), 'table { table-layout: fixed }')).toEqual(['10,18', '40,18'])
  })
})

describe('cells', () => {
  test('have their width within padding and borders, or with them where box-sizing says so', () => {
    const css = 'td { width: 30pt; padding: 0 5pt; background: #eee }'
    expect(cellsOn(layOutHtml(table('a'), css).layout.pages[0])).toEqual(['10 10 40 10'])
    expect(cellsOn(layOutHtml(table('a'), `${css} td { box-sizing: border-box }`).layout.pages[0])).toEqual([
      '10 10 30 10',
    ])
  })
  test('keep the margin of their last block', () => {
    const html = '<table><tr><td><p class="m">a</p></td></tr><tr><td>b</td></tr></table>'
    expect(placed(layOutHtml(html, '.m { margin-bottom: 5pt }'))).toEqual(['10,18 a', '10,33 b'])
  })
  test('do not part where their table says so', () => {
    const html = `${lines(6)}${table('a', 'b', 'c')}`
    expect(textOn(layOutHtml(html, 'table { break-inside: avoid }').layout.pages[1])).toEqual(['a', 'b', 'c'])
  })
  test('part before and after a row where it says so, and not where it says so', () => {
    const css = '.b { display: table-cell } tr:nth-child(2) { break-before: page }'
    expect(layOutHtml(table('a', 'b', 'c'), css).layout.pages.map(page => textOn(page))).toEqual([
      ['a'],
      ['b', 'c'],
    ])
    const kept = layOutHtml(lines(6) + table('a', 'b', 'c'), 'tr:nth-child(2) { break-after: avoid }')
    expect(textOn(kept.layout.pages[1])).toEqual(['b', 'c'])
  })
})
