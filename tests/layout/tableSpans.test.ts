import { describe, expect, test } from 'vitest'
import type { Page } from '../../src/layout/page.js'
import { blocksIn, layOutHtml, lines, linesIn, note, noteCss, placed, printed } from '../kit/laidOut.js'
import { cellsOn, tenth } from '../kit/tables.js'

const sorted = (page: Page) => cellsOn(page).toSorted()
const grey = 'td { background: #eee }'
const twoRows = '<table><tr><td rowspan="2">a<br>a<br>a</td><td>b</td></tr><tr><td>c</td></tr></table>'

describe('a cell over several rows', () => {
  test('is as high as they are, and the last of them takes what it needs', () => {
    const [page] = layOutHtml(twoRows, grey).layout.pages
    expect(sorted(page)).toEqual(['10 10 10 30', '20 10 10 10', '20 20 10 20'])
  })
  test('leaves the rows as high as their own cells make them', () => {
    const html = '<table><tr><td rowspan="2">a</td><td>b<br>b</td></tr><tr><td>c<br>c</td></tr></table>'
    const laid = layOutHtml(`${html}<p>d</p>`, grey)
    expect(sorted(laid.layout.pages[0])).toEqual(['10 10 10 40', '20 10 10 20', '20 30 10 20'])
    expect(placed(laid).at(-1)).toBe('10,58 d')
  })
  test('is painted before what stands in it, once', () => {
    const [page] = layOutHtml(twoRows, grey).layout.pages
    expect(blocksIn(page)).toHaveLength(3)
    const kinds = page.fragments.map(({ kind }) => kind)
    expect(kinds.indexOf('line')).toBeGreaterThan(kinds.indexOf('block'))
  })
  test('stands in the middle or at the bottom of all of them', () => {
    const html =
      '<table><tr><td rowspan="3">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>'
    const first = (css: string) =>
      linesIn(layOutHtml(html, css).layout.pages[0]).map(line => tenth(line.y))[0]
    expect(first('')).toBe(18)
    expect(first('td { vertical-align: middle }')).toBe(28)
    expect(first('td { vertical-align: bottom }')).toBe(38)
  })
  test('shares the rows with another that begins later', () => {
    const html =
      '<table><tr><td rowspan="2">a</td><td>b</td><td>c</td></tr><tr><td rowspan="2">d<br>d<br>d<br>d</td><td>e</td></tr>' +
      '<tr><td>f</td><td>g</td></tr></table>'
    const [page] = layOutHtml(html, grey).layout.pages
    expect(sorted(page)).toEqual(
      [
        '10 10 10 20',
        '20 10 10 10',
        '30 10 10 10',
        '20 20 10 40',
        '30 20 10 10',
        '10 30 10 30',
        '30 30 10 30',
      ].toSorted(),
    )
  })
  test('ends with its group of rows, to whose end one of 0 goes', () => {
    const cells = (span: number) =>
      sorted(
        layOutHtml(
          `<table><tbody><tr><td rowspan="${span}">a</td><td>b</td></tr><tr><td>c</td></tr></tbody>` +
            '<tbody><tr><td>d</td><td>e</td></tr></tbody></table>',
          grey,
        ).layout.pages[0],
      )
    expect(cells(9)).toEqual(['10 10 10 20', '10 30 10 10', '20 10 10 10', '20 20 10 10', '20 30 10 10'])
    expect(cells(0)).toEqual(cells(9))
  })
  test('keeps its rows on one page', () => {
    expect(printed(layOutHtml(lines(7) + twoRows))[1]).toBe('a / a / a / b / c')
  })
  test('stands in its first row alone where its rows are higher than a page, and nothing is lost', () => {
    const html = `<table><tr><td rowspan="2">${lines(12)}</td><td>b</td></tr><tr><td>c</td></tr></table><p>d</p>`
    const laid = layOutHtml(html, '', { asks: ['page-rule-broken'] })
    const texts = printed(laid).join(' / ').split(' / ')
    expect(texts.toSorted()).toEqual(
      [
        ...Array.from({ length: 12 }, (_, i) => `l${String(i + 1).padStart(2, '0')}`),
        'b',
        'c',
        'd',
      ].toSorted(),
    )
  })
  test('keeps its notes, and the ids in it', () => {
    const html = `<table><tr><td rowspan="2">a${note('N1')}<b id="x"></b></td><td>b</td></tr><tr><td>c</td></tr></table>`
    const laid = layOutHtml(html, noteCss)
    expect(printed(laid)).toEqual(['a1 / b / c | 1.N1'])
    expect(laid.layout.destinations.get('x')).toMatchObject({ page: 0, y: 10 })
  })
})
