import { describe, expect, test } from 'vitest'
import { blocksIn, layOutHtml, lines, placed, printed, textOn } from '../kit/laidOut.js'

describe('text directly in the body', () => {
  test('is set, with the inline elements beside it', () => {
    expect(placed(layOutHtml('a <em>b</em> c<p>d</p>e'))).toEqual(['10,18 a b c', '10,28 d', '10,38 e'])
  })
  test('goes before what begins a page, and after it', () => {
    expect(printed(layOutHtml('a<p class="f">b</p>c', '.f { break-before: page }'))).toEqual(['a', 'b / c'])
    expect(printed(layOutHtml('a<p class="f">b</p>c', '.f { break-after: page }'))).toEqual(['a / b', 'c'])
  })
  test('is not made of white space', () => {
    expect(printed(layOutHtml('\n<p>a</p>\n\n<p class="f">b</p>\n', '.f { break-before: page }'))).toEqual([
      'a',
      'b',
    ])
  })
  test('has what stands before and after the body round it', () => {
    expect(printed(layOutHtml('a', 'body::before { content: "<" } body::after { content: ">" }'))).toEqual([
      '<a>',
    ])
  })
})

describe.each(['html', 'body'])('%s', element => {
  const set = (css: string, html = lines(9)) => layOutHtml(html, `${element} { ${css} }`)

  test('narrows the measure by its margins and paddings at the sides', () => {
    expect(placed(set('margin: 0 10pt; padding-left: 10pt', 'a bb cc dd ee'))).toEqual([
      '30,18 a bb cc',
      '30,28 dd ee',
    ])
    expect(placed(set('width: 40pt; margin: 0 auto', 'a bb cc'))).toEqual(['40,18 a bb', '40,28 cc'])
  })
  test('has its margin above the first page only, and it collapses with the first child’s', () => {
    const laid = set('margin-top: 10pt')
    expect([placed(laid)[0], placed(laid, 1)[0]]).toEqual(['10,28 l01', '10,18 l08'])
    const css = `${element} { margin-top: 10pt } p { margin-top: 20pt }`
    expect(placed(layOutHtml('<p>a</p>', css))).toEqual(['10,38 a'])
  })
  test('is a box of its own with borders and paddings above and below', () => {
    const laid = set('padding: 5pt; border: 2pt solid; background: red', '<p>a</p>')
    expect(placed(laid)).toEqual(['17,25 a'])
    const box = blocksIn(laid.layout.pages[0]).at(-1)
    expect(box).toMatchObject({ x: 10, y: 10, width: 100, height: 24, region: 'flow' })
    expect(box?.border.top.width).toBe(2)
  })
  test('gives its background to every page, out to the bleed', () => {
    const { pages } = layOutHtml(lines(9), `@page { bleed: 3pt } ${element} { background: #0f0 }`).layout
    expect(pages).toHaveLength(2)
    for (const page of pages)
      expect(blocksIn(page)).toMatchObject([
        { region: 'margin', x: -3, y: -3, width: 126, height: 106, background: { r: 0, g: 255, b: 0, a: 1 } },
      ])
  })
  test('names the page of what names none', () => {
    const css = `@page wide { size: 220pt 100pt } ${element} { page: wide }`
    expect(layOutHtml('a', css).layout.pages.map(({ name, width }) => `${name} ${width}`)).toEqual([
      'wide 220',
    ])
  })
  test('sets strings for margin boxes', () => {
    const css = `@page { @top-left { content: string(s) } } ${element} { string-set: s "head" }`
    expect(textOn(layOutHtml('a', css).layout.pages[0], 'margin')).toEqual(['head'])
  })
  test('begins the count of pages', () => {
    const css = `@page { @top-left { content: counter(page) } } ${element} { counter-reset: page 5 }`
    expect(layOutHtml(lines(9), css).layout.pages.map(({ label }) => label)).toEqual(['5', '6'])
  })
})

test('the root’s background goes before the body’s, and lies on the page’s own', () => {
  const css = '@page { background: #00f } html { background: #f00 } body { background: #0f0 }'
  const blocks = blocksIn(layOutHtml('a', css).layout.pages[0])
  expect(blocks.map(({ background: { r, g, b } }) => [r, g, b])).toEqual([
    [0, 0, 255],
    [255, 0, 0],
  ])
})

test('ids of root and body lead to the first line', () => {
  const { destinations } = layOutHtml('<p>a</p>', '', { root: { id: 'top' } }).layout
  expect(destinations.get('top')).toMatchObject({ page: 0, y: 10 })
})
