import { describe, expect, test } from 'vitest'
import type { BlockFragment, Page } from '../../src/layout/page.js'
import { lineText } from '../../src/layout/trace.js'
import {
  blocksIn,
  type LaidOut,
  layOutHtml,
  lines,
  linesIn,
  note,
  noteCss,
  printed,
  startOf,
} from '../kit/laidOut.js'

const rows = (...texts: readonly string[]) =>
  texts
    .map(
      row =>
        `<tr>${row
          .split('|')
          .map(cell => `<td>${cell}</td>`)
          .join('')}</tr>`,
    )
    .join('')
const table = (...texts: readonly string[]) => `<table>${rows(...texts)}</table>`
/** To a tenth: columns are a hair wider than their text, so that it surely fits. */
const round = (length: number) => Math.round(length * 10) / 10
const placed = ({ layout }: LaidOut, page = 0) =>
  linesIn(layout.pages[page]).map(line => `${round(startOf(line))},${round(line.y)} ${lineText(line)}`)
/** The cells of a page as `X,Y width×height`. */
const cells = (page: Page) =>
  blocksIn(page)
    .filter((block: BlockFragment) => block.box.kind === 'cell')
    .map(({ x, y, width, height }) => [x, y, width, height].map(round).join(' '))
const texts = ({ layout }: LaidOut, page = 0) => linesIn(layout.pages[page]).map(lineText)

describe('columns', () => {
  test('are as wide as their widest cells', () => {
    expect(placed(layOutHtml(table('a|b', 'ccc|d')))).toEqual(['10,18 a', '40,18 b', '10,28 ccc', '40,28 d'])
  })
  test('share the measure in proportion where the table is as wide as it', () => {
    const laid = layOutHtml(table('a|bbb'), 'table { width: 100% }')
    expect(cells(laid.layout.pages[0])).toEqual(['10 10 25 10', '35 10 75 10'])
  })
  test('are narrowed to the measure, and their text wraps', () => {
    const laid = layOutHtml(table('aaa aaa aaa|bb bb bb'))
    for (const line of linesIn(laid.layout.pages[0])) expect(line.x + line.width).toBeLessThanOrEqual(110.1)
    expect(texts(laid).join(' ').split(' ').sort()).toEqual(['aaa', 'aaa', 'aaa', 'bb', 'bb', 'bb'])
  })
  test('take a width of their cells', () => {
    const laid = layOutHtml(table('a|b'), 'td:first-child { width: 50pt }')
    expect(cells(laid.layout.pages[0])).toEqual(['10 10 50 10', '60 10 10 10'])
  })
  test('have padding and borders round the text', () => {
    const laid = layOutHtml(table('a|b'), 'td { padding: 2pt 3pt; border: 1pt solid }')
    expect(cells(laid.layout.pages[0])).toEqual(['10 10 18 16', '28 10 18 16'])
    expect(placed(laid)).toEqual(['14,21 a', '32,21 b'])
  })
  test('hold a table of their own, as wide as it needs', () => {
    const laid = layOutHtml(`<table><tr><td>${table('aaa|bb', 'c|d')}</td><td>e</td></tr></table>`)
    expect(placed(laid)).toEqual(['10,18 aaa', '40,18 bb', '10,28 c', '40,28 d', '60,18 e'])
  })
  test('are spanned by colspan', () => {
    const laid = layOutHtml('<table><tr><td colspan="2">aaaa</td></tr><tr><td>b</td><td>c</td></tr></table>')
    expect(cells(laid.layout.pages[0])).toEqual(['10 10 40 10', '10 20 20 10', '30 20 20 10'])
  })
})

describe('rows', () => {
  test('are as high as their highest cell, and all their cells with them', () => {
    const laid = layOutHtml(table('a|b<br>c', 'd|e'), 'td { background: #eee }')
    expect(cells(laid.layout.pages[0])).toEqual(['10 10 10 20', '20 10 10 20', '10 30 10 10', '20 30 10 10'])
    expect(placed(laid)).toEqual(['10,18 a', '20,18 b', '20,28 c', '10,38 d', '20,38 e'])
  })
  test('align their cells at the bottom or in the middle where the style says so', () => {
    const html = table('a|b<br>c<br>d')
    expect(placed(layOutHtml(html, 'td { vertical-align: bottom }'))[0]).toBe('10,38 a')
    expect(placed(layOutHtml(html, 'td { vertical-align: middle }'))[0]).toBe('10,28 a')
  })
  test('that a cell spans leave it its column', () => {
    const html =
      '<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>'
    const laid = layOutHtml(html, 'td { background: #eee }')
    expect(placed(laid)).toEqual(['10,18 a', '20,18 b', '20,28 c', '10,38 d', '20,38 e'])
  })
  test('without a cell in a column leave it empty', () => {
    expect(placed(layOutHtml('<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>'))).toEqual([
      '10,18 a',
      '10,28 b',
      '20,28 c',
    ])
  })
  test('stand in the order head, body, foot', () => {
    const html = `<table><tfoot>${rows('f')}</tfoot><tbody>${rows('b')}</tbody><thead>${rows('h')}</thead></table>`
    expect(printed(layOutHtml(html))).toEqual(['h / b / f'])
  })
  test('align their text as th and the author say', () => {
    const laid = layOutHtml(
      '<table><tr><th>a</th></tr><tr><td align="right">b</td></tr><tr><td>ccc</td></tr></table>',
    )
    expect(placed(laid)).toEqual(['20,18 a', '30,28 b', '10,38 ccc'])
  })
})

describe('what does not belong in a table', () => {
  test('text beside rows and cells gets a cell of its own', () => {
    expect(
      printed(layOutHtml('<table>a<tr>b<td>c</td> <td>d</td></tr> <tbody>e</tbody></table>'))[0]
        .split(' / ')
        .sort(),
    ).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
  test('cells without a row, and rows without a table, lose nothing', () => {
    expect(printed(layOutHtml('<table><td>a</td><td>b</td></table>'))).toEqual(['a / b'])
    expect(printed(layOutHtml('<div><tr><td>a</td><td>b</td></tr></div>'))).toEqual(['a / b'])
  })
})

describe('a table over pages', () => {
  const long = `<table><thead>${rows('H|I')}</thead><tbody>${rows(...Array.from({ length: 10 }, (_, i) => `a${i}|b${i}`))}</tbody></table>`

  test('repeats its head', () => {
    const laid = layOutHtml(long)
    expect(texts(laid, 0).slice(0, 4)).toEqual(['H', 'I', 'a0', 'b0'])
    expect(texts(laid, 1)).toEqual(['H', 'I', 'a7', 'b7', 'a8', 'b8', 'a9', 'b9'])
  })
  test('starts a page with its own text, not with the head’s', () => {
    const laid = layOutHtml(long)
    expect(laid.pageMap.pages[1].start).toMatchObject({ node: { text: 'a7' }, offset: 0 })
  })
  test('keeps a row together', () => {
    const laid = layOutHtml(table('a', 'b<br>c<br>d<br>e', 'f<br>g<br>h<br>i'))
    expect(printed(laid)).toEqual(['a / b / c / d / e', 'f / g / h / i'])
  })
  test('divides a row that is higher than a page, and says so', () => {
    const laid = layOutHtml(`<table><tr><td>${lines(12)}</td><td>x</td></tr></table>`, '', {
      asks: ['page-rule-broken'],
    })
    expect(laid.layout.pages).toHaveLength(2)
    expect(
      laid.layout.pages.flatMap(page => linesIn(page).map(lineText)).filter(text => text !== 'x'),
    ).toEqual(Array.from({ length: 12 }, (_, i) => `l${String(i + 1).padStart(2, '0')}`))
    expect(laid.found).toHaveLength(1)
  })
  test('does not leave its head alone at the foot', () => {
    expect(printed(layOutHtml(`${lines(7)}<table><thead>${rows('H')}</thead>${rows('a')}</table>`))[1]).toBe(
      'H / a',
    )
  })
})

describe('round a table', () => {
  test('the caption stands above it, or below where the style says so', () => {
    const html = `<table><caption>cap</caption>${rows('a', 'b')}</table>`
    expect(printed(layOutHtml(html))).toEqual(['cap / a / b'])
    expect(printed(layOutHtml(html, 'caption { caption-side: bottom }'))).toEqual(['a / b / cap'])
  })
  test('margins keep their distance', () => {
    const laid = layOutHtml(`<p>x</p>${table('a')}<p>y</p>`, 'table { margin: 10pt 0 }')
    expect(placed(laid)).toEqual(['10,18 x', '10,38 a', '10,58 y'])
  })
  test('the border lies round its rows', () => {
    const laid = layOutHtml(table('a', 'b'), 'table { border: 2pt solid } td { padding: 0 }')
    const block = blocksIn(laid.layout.pages[0]).find(each => each.box.kind === 'table')
    expect(block).toMatchObject({ x: 10, y: 10, height: 24 })
    expect(round(block!.width)).toBe(14)
    expect(placed(laid)).toEqual(['12,20 a', '12,30 b'])
  })
  test('a table without rows takes no room', () => {
    expect(placed(layOutHtml('<p>x</p><table></table><p>y</p>'))).toEqual(['10,18 x', '10,28 y'])
  })
  test('margins centre it where they are automatic', () => {
    expect(placed(layOutHtml(table('a|b'), 'table { margin: 0 auto }'))).toEqual(['50,18 a', '60,18 b'])
  })
  test('width is taken of the measure once', () => {
    const laid = layOutHtml(table('a|b'), 'table { width: 50% }')
    expect(cells(laid.layout.pages[0])).toEqual(['10 10 25 10', '35 10 25 10'])
  })
  test('ids lead to its first row, also on the page to which that moves', () => {
    const html = `${lines(8)}<table id="t"><tbody id="g"><tr id="r"><td id="c"></td><td>a</td></tr></tbody></table>`
    const { destinations } = layOutHtml(html).layout
    for (const id of ['t', 'g', 'r', 'c']) expect(destinations.get(id)).toMatchObject({ page: 1, y: 10 })
  })
  test('its caption is not parted from it', () => {
    const html = `${lines(7)}<table id="t"><caption>cap</caption>${rows('aaa')}</table>`
    const laid = layOutHtml(html)
    expect(printed(laid)[1]).toBe('cap / aaa')
    expect(laid.layout.destinations.get('t')).toMatchObject({ page: 1 })
  })
  test('notes of its head are printed once, on its first page', () => {
    const head = `<thead><tr><th>H${note('N1')}</th></tr></thead>`
    const body = rows(...Array.from({ length: 10 }, (_, i) => `a${i}`))
    const laid = layOutHtml(`<table>${head}${body}</table>`, noteCss)
    expect(printed(laid).map(page => page.split(' | ')[1])).toEqual(['1.N1', undefined])
  })
})
