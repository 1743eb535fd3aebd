import { describe, expect, test } from 'vitest'
import { layOutHtml, lines, note, noteCss, pageWith, printed, tokens } from '../kit/laidOut.js'

const fits = ['first-fit', 'total-fit'] as const
const set = (
  html: string,
  fit: (typeof fits)[number],
  css: string,
  asks: readonly 'page-rule-broken'[] = [],
) => layOutHtml(html, `${noteCss} @page { -colophon-page-breaking: ${fit} } ${css}`, { asks })

/** A note of four lines of six letters each, called after so many lines. */
const four = note('aaaaaa bbbbbb cccccc dddddd')
const afterLines = (n: number) => `${lines(n)}<p>call${four}</p>${lines(3, n + 1)}`

describe.each(fits)('footnote-policy with %s', fit => {
  test('auto divides a note rather than leave much of a page empty', () => {
    const laid = set(afterLines(4), fit, '')
    expect(printed(laid)[0]).toMatch(/^l01 \/ l02 \/ l03 \/ l04 \/ call1 \| 1\.aaaaaa \/ bbbbbb \/ cccccc$/)
  })
  test.each(['line', 'block'])('%s sends the line with its note to the next page', policy => {
    const laid = set(afterLines(5), fit, `.note { footnote-policy: ${policy} }`)
    expect(printed(laid)).toEqual([
      'l01 / l02 / l03 / l04 / l05',
      'call1 / l06 / l07 / l08 | 1.aaaaaa / bbbbbb / cccccc / dddddd',
    ])
  })
  test('line parts a paragraph before the line of the call', () => {
    const html = `${lines(2)}<p>mmmmmmmmm nnnnnnnnn ooooooooo call${four}</p>${lines(2, 3)}`
    const laid = set(html, fit, '.note { footnote-policy: line }')
    expect(printed(laid)).toEqual([
      'l01 / l02 / mmmmmmmmm / nnnnnnnnn / ooooooooo',
      'call1 / l03 / l04 | 1.aaaaaa / bbbbbb / cccccc / dddddd',
    ])
  })
  test('line honours widows', () => {
    const html = `${lines(2)}<p>mmmmmmmmm nnnnnnnnn ooooooooo call${four}</p>${lines(2, 3)}`
    const laid = set(html, fit, '.note { footnote-policy: line } p { widows: 2 }')
    expect(printed(laid)[1]).toMatch(/^ooooooooo \/ call1/)
  })
  test('block sends the whole paragraph', () => {
    const html = `${lines(2)}<p>mmmmmmmmm nnnnnnnnn ooooooooo call${four}</p>${lines(2, 3)}`
    const laid = set(html, fit, '.note { footnote-policy: block }')
    expect(printed(laid)).toEqual([
      'l01 / l02',
      'mmmmmmmmm / nnnnnnnnn / ooooooooo / call1 | 1.aaaaaa / bbbbbb / cccccc / dddddd',
      'l03 / l04',
    ])
  })
  test('block lets what follows the call go on on the next page', () => {
    const html = `${lines(2)}<p>call${four} mmmmmmmmm nnnnnnnnn ooooooooo</p>`
    const laid = set(html, fit, '.note { footnote-policy: block }')
    expect([pageWith(laid, 'call1'), pageWith(laid, 'ooooooooo')]).toEqual([0, 1])
  })
  test('a note longer than the page is divided, and that is reported', () => {
    const html = `${lines(2)}<p>call${note(tokens(14))}</p>${lines(2, 3)}`
    const laid = set(html, fit, '.note { footnote-policy: line }', ['page-rule-broken'])
    expect(pageWith(laid, '1.w0001', 'notes')).toBe(pageWith(laid, 'call'))
    expect(laid.found.map(({ message }) => message)).toEqual([expect.stringContaining('footnote-policy')])
  })
  test('a paragraph longer than the page is divided, and that is reported', () => {
    const html = `${lines(2)}<p>${'mmmmmmmmm '.repeat(9)}call${four}</p>`
    const laid = set(html, fit, '.note { footnote-policy: block }', ['page-rule-broken'])
    expect(pageWith(laid, 'dddddd', 'notes')).toBe(pageWith(laid, 'call1'))
    expect(laid.found.map(({ message }) => message)).toEqual([expect.stringContaining('footnote-policy')])
  })
})
