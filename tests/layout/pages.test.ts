import { describe, expect, test } from 'vitest'
import { type LaidOut, layOutHtml, lines, linesIn, placed, printed, textOn } from '../kit/laidOut.js'

const kinds = ({ layout }: LaidOut) =>
  layout.pages.map(({ side, name, blank }) => [side, name, blank ? 'blank' : ''].filter(Boolean).join(' '))
const labels = ({ layout }: LaidOut) => layout.pages.map(({ label }) => label)

describe('pages', () => {
  test('begin on the right and change sides', () => {
    expect(kinds(layOutHtml(lines(17)))).toEqual(['right', 'left', 'right'])
  })
  test('begin on the left where the publication runs from right to left', () => {
    expect(kinds(layOutHtml(lines(9), '', { root: { dir: 'rtl' } }))).toEqual(['left', 'right'])
  })
  test('are filled to their last line', () => {
    expect(layOutHtml(lines(20)).layout.pages.map(page => textOn(page).length)).toEqual([8, 8, 4])
  })
  test('have the size, margins and bleed of their rules', () => {
    const css = '@page { size: 200pt 150pt; margin: 20pt 30pt 40pt 50pt; bleed: 3mm }'
    const laid = layOutHtml('<p>a</p>', css)
    expect(laid.layout.pages[0]).toMatchObject({ width: 200, height: 150 })
    expect(laid.layout.pages[0].bleed).toBeCloseTo(8.504, 2)
    expect(placed(laid)).toEqual(['50,28 a'])
  })
  test('have their own margins on the first, on the left and on the right', () => {
    const css = '@page :left { margin-left: 15pt; margin-right: 5pt } @page :first { margin-top: 40pt }'
    const laid = layOutHtml(lines(14), css)
    expect(laid.layout.pages.map(page => linesIn(page).length)).toEqual([5, 8, 1])
    expect([0, 1, 2].map(page => placed(laid, page)[0].split(' ')[0])).toEqual(['10,48', '15,18', '10,18'])
  })
  test('have the margins of the nth', () => {
    const laid = layOutHtml(lines(20), '@page :nth(2) { margin-top: 30pt }')
    expect(laid.layout.pages.map(page => linesIn(page).length)).toEqual([8, 6, 6])
  })
  test('of nothing are one page', () => {
    expect(layOutHtml('').layout.pages.length).toBeLessThanOrEqual(1)
  })
  test('stand in the middle or at the foot where the style says so', () => {
    expect(placed(layOutHtml('<p>a</p>', '@page { -colophon-vertical-align: center }'))).toEqual(['10,53 a'])
    expect(placed(layOutHtml('<p>a</p>', '@page { -colophon-vertical-align: end }'))).toEqual(['10,88 a'])
  })
})

describe('forced breaks', () => {
  test('before and after a block begin a page', () => {
    const css = '.b { break-before: page } .a { break-after: page }'
    expect(printed(layOutHtml('<p>1</p><p class="b">2</p><p class="a">3</p><p>4</p>', css))).toEqual([
      '1',
      '2 / 3',
      '4',
    ])
  })
  test('that meet are one', () => {
    const css = '.b { break-before: page } .a { break-after: page }'
    expect(printed(layOutHtml('<p class="a">1</p><p class="b">2</p>', css))).toEqual(['1', '2'])
  })
  test('before the first block and after the last make no empty page', () => {
    const css = 'p { break-before: page; break-after: page }'
    expect(printed(layOutHtml('<p>1</p>', css))).toEqual(['1'])
  })
  test('within blocks within blocks hold', () => {
    const css = '.b { break-before: page }'
    expect(printed(layOutHtml('<div><div><p>1</p><div><p class="b">2</p></div></div></div>', css))).toEqual([
      '1',
      '2',
    ])
  })
  test('of a first child go before its parent', () => {
    const html = '<p>1</p><section><h2 class="b">2</h2><p>3</p></section>'
    const laid = layOutHtml(html, '.b { break-before: page } section { padding: 5pt 0; background: red }')
    expect(printed(laid)).toEqual(['1', '2 / 3'])
    expect(laid.layout.pages[0].fragments.some(({ kind }) => kind === 'block')).toBe(false)
  })
  test('to the right leave a blank page where they must', () => {
    const laid = layOutHtml('<p>1</p><p class="r">2</p>', '.r { break-before: recto }')
    expect(printed(laid)).toEqual(['1', '', '2'])
    expect(kinds(laid)).toEqual(['right', 'left blank', 'right'])
  })
  test('to the left leave none where the next page is one', () => {
    expect(kinds(layOutHtml('<p>1</p><p class="l">2</p>', '.l { break-before: verso }'))).toEqual([
      'right',
      'left',
    ])
  })
  test('to a side win over those to any page', () => {
    const css = '.a { break-after: page } .r { break-before: right }'
    expect(kinds(layOutHtml('<p class="a">1</p><p class="r">2</p>', css))).toEqual([
      'right',
      'left blank',
      'right',
    ])
  })
})

describe('named pages', () => {
  const css = '.w { page: wide } @page wide { size: 200pt 100pt }'

  test('begin where the name changes, and end with it', () => {
    const laid = layOutHtml('<p>1</p><p class="w">2</p><p class="w">3</p><p>4</p>', css)
    expect(printed(laid)).toEqual(['1', '2 / 3', '4'])
    expect(laid.layout.pages.map(({ name, width }) => [name, width])).toEqual([
      ['', 120],
      ['wide', 200],
      ['', 120],
    ])
  })
  test('set their text to their own measure', () => {
    const text = 'aaaa bbbb cccc dddd'
    const laid = layOutHtml(`<p>${text}</p><section class="w"><p>${text}</p></section>`, css)
    expect(printed(laid)).toEqual(['aaaa bbbb / cccc dddd', 'aaaa bbbb cccc / dddd'])
  })
  test('reach down to what a block holds', () => {
    expect(kinds(layOutHtml('<section class="w"><div><p>1</p></div></section>', css))).toEqual(['right wide'])
  })
  test('of a block within begin a page', () => {
    expect(printed(layOutHtml('<section><p>1</p><p class="w">2</p></section>', css))).toEqual(['1', '2'])
  })
  test('know their first page', () => {
    const laid = layOutHtml(
      `<p>1</p><section class="w">${lines(9)}</section>`,
      `${css} @page wide:first { margin-top: 30pt }`,
    )
    expect(laid.layout.pages[0].fragments[0].y).toBe(18)
  })
  test('turn to the right with the break that begins them; the blank page belongs to what it follows', () => {
    const laid = layOutHtml('<p>1</p><section class="w">2</section>', `${css} .w { break-before: recto }`)
    expect(kinds(laid)).toEqual(['right', 'left blank', 'right wide'])
  })
})

describe('folios', () => {
  const css = `
    @page { @bottom-center { content: counter(page) } }
    @page front { @bottom-center { content: counter(page, lower-roman) } }
    .front { page: front } .main { counter-reset: page 1; break-before: recto }
  `
  const html = `<section class="front">${lines(9)}</section><section class="main">${lines(9)}</section>`

  test('count pages, and anew where the counter is reset', () => {
    expect(labels(layOutHtml(html, css))).toEqual(['i', 'ii', '1', '2'])
  })
  test('are printed as they are listed', () => {
    const laid = layOutHtml(html, css)
    expect(laid.layout.pages.map(page => textOn(page, 'margin'))).toEqual([['i'], ['ii'], ['1'], ['2']])
  })
  test('count blank pages', () => {
    const short = html.replace(lines(9), '<p>a</p>')
    expect(labels(layOutHtml(short, css))).toEqual(['i', 'ii', '1', '2'])
  })
  test('have the style that the page states where it shows none', () => {
    expect(labels(layOutHtml(lines(9), '@page { -colophon-folio-style: upper-roman }'))).toEqual(['I', 'II'])
  })
  test('are set on the page on which the element stands, not where a break was expected', () => {
    expect(
      labels(layOutHtml(`${lines(8)}<p style="" class="r">x</p>`, '.r { counter-reset: page 7 }')),
    ).toEqual(['1', '7'])
  })
  test('tell how many pages there are', () => {
    const laid = layOutHtml(
      lines(9),
      '@page { @bottom-center { content: counter(page) "/" counter(pages) } }',
    )
    expect(laid.layout.pages.map(page => textOn(page, 'margin'))).toEqual([['1/2'], ['2/2']])
  })
})

describe('the measure of a run', () => {
  test('is told where its pages are not equally wide', () => {
    const { found } = layOutHtml(lines(9), '@page :left { margin-left: 30pt }', {
      asks: ['measure-changes', 'line-overfull'],
    })
    expect(found.map(({ code }) => code)).toEqual(['measure-changes'])
  })
})
