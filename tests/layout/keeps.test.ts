import { describe, expect, test } from 'vitest'
import { type LayingOptions, layOutHtml, lines, linesIn, printed } from '../kit/laidOut.js'

const counts = (html: string, css = '', options: LayingOptions = {}) =>
  layOutHtml(html, css, options).layout.pages.map(page => linesIn(page).length)
/** A paragraph of so many lines. */
const paragraph = (count: number, name = 'a') => `<p>${Array(count).fill(name.repeat(8)).join(' ')}</p>`

describe('a heading', () => {
  test('goes to the next page with the first line of what follows', () => {
    expect(printed(layOutHtml(`${lines(7)}<h2>H</h2><p>a</p>`))[1]).toBe('H / a')
  })
  test('takes as many lines with it as orphans asks for', () => {
    expect(counts(`${lines(6)}<h2>H</h2>${paragraph(3)}`, 'p { orphans: 2 }')).toEqual([6, 4])
    expect(counts(`${lines(5)}<h2>H</h2>${paragraph(4)}`, 'p { orphans: 2 }')).toEqual([8, 2])
  })
  test('goes with another that follows it', () => {
    expect(printed(layOutHtml(`${lines(6)}<h2>H</h2><h3>I</h3><p>a</p>`))[1]).toBe('H / I / a')
  })
  test('is not divided', () => {
    expect(printed(layOutHtml(`${lines(6)}<h2>hhhhhhhh iiiiiiii</h2><p>a</p>`))[1]).toBe(
      'hhhhhhhh / iiiiiiii / a',
    )
  })
  test('as the last thing stays where it is', () => {
    expect(counts(`${lines(7)}<h2>H</h2>`)).toEqual([8])
  })
  test('before a table or a list goes with its first row or item', () => {
    expect(printed(layOutHtml(`${lines(7)}<h2>H</h2><table><tr><td>a</td></tr></table>`))[1]).toBe('H / a')
    expect(printed(layOutHtml(`${lines(7)}<h2>H</h2><ul><li>a</li></ul>`))[1]).toBe('H / •a')
  })
  test('at the end of a section goes with the section that follows', () => {
    expect(printed(layOutHtml(`${lines(7)}<header><h2>H</h2></header><section><p>a</p></section>`))[1]).toBe(
      'H / a',
    )
  })
})

describe('orphans and widows', () => {
  test('leave lines together at the foot', () => {
    expect(counts(`${lines(7)}${paragraph(4)}`, 'p { orphans: 2 }')).toEqual([7, 4])
  })
  test('take lines to the top of the next page', () => {
    expect(counts(`${lines(5)}${paragraph(4)}`, 'p { widows: 2 }')).toEqual([7, 2])
  })
  test('move a paragraph that cannot be divided by both', () => {
    expect(counts(`${lines(6)}${paragraph(3)}`, 'p { orphans: 2; widows: 2 }')).toEqual([6, 3])
  })
  test('are broken only where no other way is left, and then reported', () => {
    const laid = layOutHtml(paragraph(9), 'p { orphans: 9 }', { asks: ['page-rule-broken'] })
    expect(laid.layout.pages.map(page => linesIn(page).length)).toEqual([8, 1])
    expect(laid.found).toMatchObject([{ code: 'page-rule-broken', place: { file: 'x.md' } }])
  })
})

describe('what must not be broken', () => {
  test('moves to the next page whole', () => {
    expect(counts(`${lines(6)}<div class="k">${lines(4)}</div>`, '.k { break-inside: avoid }')).toEqual([
      6, 4,
    ])
  })
  test('moves whole with its border', () => {
    const laid = layOutHtml(
      `${lines(6)}<div class="k">${lines(3)}</div>`,
      '.k { break-inside: avoid; border: 1pt solid }',
    )
    expect(laid.layout.pages.map(page => linesIn(page).length)).toEqual([6, 3])
    expect(laid.layout.pages[1].fragments[0]).toMatchObject({ kind: 'block', isFirst: true, isLast: true })
  })
  test('is broken at the page’s end where it is higher than the page, and reported once a page', () => {
    const css = '.k { break-inside: avoid }'
    const laid = layOutHtml(`<div class="k">${lines(20)}</div>`, css, { asks: ['page-rule-broken'] })
    expect(laid.layout.pages.map(page => linesIn(page).length)).toEqual([8, 8, 4])
    expect(laid.found).toHaveLength(2)
  })
  test('keeps what says so with the block before it', () => {
    expect(
      printed(layOutHtml(`${lines(7)}<p>a</p><p class="k">b</p>`, '.k { break-before: avoid }'))[1],
    ).toBe('a / b')
  })
})

test('a line higher than the page runs over its foot and is reported', () => {
  const laid = layOutHtml('<p>a</p><p class="h">b</p><p>c</p>', '.h { line-height: 90pt }', {
    asks: ['page-rule-broken'],
  })
  expect(printed(laid)).toEqual(['a', 'b', 'c'])
  expect(laid.found[0].message).toContain('taller than the page')
})
