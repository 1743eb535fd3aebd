import { describe, expect, test } from 'vitest'
import { blocksIn, layOutHtml, lines, lineWith, placed, printed, round, textOn } from '../kit/laidOut.js'

const box = (html: string, css: string) => {
  const [found] = blocksIn(layOutHtml(html, css).layout.pages[0])
  return [found.x, found.y, found.width, found.height].map(round)
}

describe('a block across its containing block', () => {
  const p = '<p class="b">b</p>'

  test('fills the measure between its margins', () => {
    expect(box(p, '.b { margin: 0 20pt 0 10pt; background: red }')).toEqual([20, 10, 70, 10])
  })
  test('takes percentages of all its margins and paddings from the width', () => {
    const css = '.b { margin-left: 10%; margin-top: 5%; padding: 10%; background: red }'
    expect(box(p, css)).toEqual([20, 15, 90, 30])
  })
  test('has its width without padding and border, or with them where box-sizing says so', () => {
    const css = '.b { width: 50pt; padding: 5pt; border: 1pt solid }'
    expect(box(p, css)[2]).toBe(62)
    expect(box(p, `${css} .b { box-sizing: border-box }`)[2]).toBe(50)
  })
  test('is centred by two automatic margins and pushed to the right by one', () => {
    expect(box(p, '.b { width: 40%; margin: 0 auto; background: red }').slice(0, 3)).toEqual([40, 10, 40])
    expect(box(p, '.b { width: 40pt; margin-left: auto; background: red }').slice(0, 3)).toEqual([70, 10, 40])
  })
  test('is no wider than max-width and no narrower than min-width', () => {
    expect(box(p, '.b { max-width: 30pt; background: red }')[2]).toBe(30)
    expect(box(p, '.b { width: 10pt; min-width: 60pt; background: red }')[2]).toBe(60)
  })
  test('sets its text within border and padding', () => {
    const laid = layOutHtml(p, '.b { padding: 3pt 4pt; border: 2pt solid }')
    expect(placed(laid)).toEqual(['16,23 b'])
  })
})

describe('margins', () => {
  test('of neighbours collapse to the larger one', () => {
    const laid = layOutHtml(
      '<p class="a">a</p><p class="b">b</p>',
      '.a { margin-bottom: 10pt } .b { margin-top: 20pt }',
    )
    expect(placed(laid)).toEqual(['10,18 a', '10,48 b'])
  })
  test('of which one is negative are added', () => {
    const laid = layOutHtml(
      '<p class="a">a</p><p class="b">b</p>',
      '.a { margin-bottom: 20pt } .b { margin-top: -5pt }',
    )
    expect(placed(laid)).toEqual(['10,18 a', '10,43 b'])
  })
  test('of a block and its first and last child collapse where nothing lies between them', () => {
    const html = '<p>a</p><section><p class="b">b</p></section><p>c</p>'
    const css = 'section { margin: 10pt 0 } .b { margin: 20pt 0 }'
    expect(placed(layOutHtml(html, css))).toEqual(['10,18 a', '10,48 b', '10,78 c'])
  })
  test('of a child stay within a padded parent', () => {
    const html = '<p>a</p><section><p class="b">b</p></section><p>c</p>'
    const css = 'section { padding: 5pt 0; background: red } .b { margin: 10pt 0 }'
    const laid = layOutHtml(html, css)
    expect(placed(laid)).toEqual(['10,18 a', '10,43 b', '10,68 c'])
    expect(blocksIn(laid.layout.pages[0])[0]).toMatchObject({ y: 20, height: 40 })
  })
  test('of a child go through a parent that has but a background, also at the end of the text', () => {
    const laid = layOutHtml(
      '<p>a</p><div><p class="b">b</p></div><p>c</p>',
      'div { background: red } .b { margin: 10pt 0 }',
    )
    expect(placed(laid)).toEqual(['10,18 a', '10,38 b', '10,58 c'])
    expect(blocksIn(laid.layout.pages[0])[0]).toMatchObject({ y: 30, height: 10 })
    expect(box('<div><p class="b">b</p></div>', 'div { background: red } .b { margin: 10pt 0 }')).toEqual([
      10, 20, 100, 10,
    ])
  })
  test('of a last child stay within a padded parent, also at the end of the text', () => {
    const css = 'div { background: red; padding-bottom: 5pt } .b { margin: 10pt 0 }'
    expect(box('<div><p class="b">b</p></div>', css)).toEqual([10, 20, 100, 25])
    expect(box('<div><p class="b">b</p></div>', `${css} div { padding: 5pt 0 0 }`)).toEqual([10, 10, 100, 25])
  })
  test('of a last child have no room in a parent of a height of its own', () => {
    const css = 'div { background: red; height: 15pt } .b { margin-bottom: 10pt }'
    expect(box('<div><p class="b">b</p></div>', css)).toEqual([10, 10, 100, 15])
  })
  test('collapse through an empty block', () => {
    const laid = layOutHtml('<p>a</p><div></div><p>b</p>', 'div { margin: 10pt 0 15pt }')
    expect(placed(laid)).toEqual(['10,18 a', '10,43 b'])
  })
  test('are dropped at the top of a page, but not of the first one and not after a forced break', () => {
    const css = '.b { margin-top: 20pt } .f { break-before: page }'
    expect(placed(layOutHtml('<p class="b">b</p>', css))).toEqual(['10,38 b'])
    expect(placed(layOutHtml(`${lines(8)}<p class="b">b</p>`, css), 1)).toEqual(['10,18 b'])
    expect(placed(layOutHtml('<p>a</p><p class="b f">b</p>', css), 1)).toEqual(['10,38 b'])
  })
  test('are dropped at the foot of a page', () => {
    const laid = layOutHtml(`${lines(7)}<p class="a">a</p><p>b</p>`, '.a { margin-bottom: 30pt }')
    expect(placed(laid, 1)).toEqual(['10,18 b'])
  })
})

describe('a block with an outline of its own', () => {
  test('is painted before what it holds', () => {
    const [page] = layOutHtml('<div><p>a</p></div>', 'div { background: red }').layout.pages
    expect(page.fragments.map(({ kind }) => kind)).toEqual(['block', 'line'])
  })
  test('is cut at the page end without a border there', () => {
    const laid = layOutHtml(`<div>${lines(10)}</div>`, 'div { border: 2pt solid; background: red }')
    const [first, last] = laid.layout.pages.flatMap(blocksIn)
    expect(first).toMatchObject({ isFirst: true, isLast: false, y: 10, height: 72 })
    expect([first.border.top.width, first.border.bottom.width, first.border.left.width]).toEqual([2, 0, 2])
    expect(last).toMatchObject({ isFirst: false, isLast: true, y: 10, height: 32 })
    expect([last.border.top.width, last.border.bottom.width]).toEqual([0, 2])
    expect(laid.layout.pages.map(page => textOn(page).length)).toEqual([7, 3])
  })
  test('parts after itself where its last child says so', () => {
    const html = '<div><p class="f">a</p></div><p>b</p>'
    expect(printed(layOutHtml(html, 'div { padding: 1pt } .f { break-after: page }'))).toEqual(['a', 'b'])
  })
  test('without content is as high as its edges and its height say', () => {
    expect(box('<hr>', 'hr { border-top: 1pt solid; margin: 5pt 0 }')).toEqual([10, 15, 100, 1])
    expect(box('<div></div>', 'div { height: 15pt; background: red }')).toEqual([10, 10, 100, 15])
  })
  test('with content is at least as high as its height says', () => {
    expect(box('<div>a</div>', 'div { height: 25pt; background: red }')).toEqual([10, 10, 100, 25])
  })
})

describe('mixed content', () => {
  test('text beside blocks gets lines of its own', () => {
    expect(printed(layOutHtml('<div>a<p>b</p>c <em>d</em></div>'))).toEqual(['a / b / c d'])
  })
  test('white space between blocks makes no line', () => {
    expect(placed(layOutHtml('<div>\n  <p>a</p>\n  <p>b</p>\n</div>\n'))).toEqual(['10,18 a', '10,28 b'])
  })
  test('a block in an inline is not lost', () => {
    expect(printed(layOutHtml('<p>a<span>b<div>c</div>d</span>e</p>'))[0].split(' / ').join('')).toBe('abcde')
  })
  test('what is not displayed takes no room', () => {
    expect(printed(layOutHtml('<p>a</p><p hidden>b</p><p>c</p>', ''))).toEqual(['a / c'])
  })
  test('an element without a box of its own leaves its children where they are', () => {
    expect(printed(layOutHtml('<p>a <span>b</span> c</p>', 'span { display: contents }'))).toEqual(['a b c'])
  })
})

describe('the height of lines', () => {
  test('shares leading in halves above and below the type', () => {
    const line = lineWith(layOutHtml('<p>a</p>', 'p { line-height: 20pt }'), 'a')
    expect([line.y, line.above, line.below]).toEqual([23, 13, 7])
  })
  test('keeps the grid where a superior, a small span and a second size share the line height', () => {
    const html = '<p>a <sup>1</sup></p><p>b <small>c</small></p><p>d</p>'
    expect(placed(layOutHtml(html, 'small { font-size: 5pt }')).map(each => each.split(',')[1])).toEqual([
      '18 a 1',
      '28 b c',
      '38 d',
    ])
  })
  test('grows with a span of a larger line height', () => {
    const laid = layOutHtml('<p>a <b>b</b></p><p>c</p>', 'b { font-weight: 400; line-height: 30pt }')
    expect(placed(laid)).toEqual(['10,28 a b', '10,48 c'])
  })
  test('is the font’s own where line-height is normal', () => {
    expect(placed(layOutHtml('<p>a</p><p>b</p>', 'p { line-height: normal }'))).toEqual([
      '10,18 a',
      '10,28 b',
    ])
  })
})
