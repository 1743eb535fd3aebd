import { describe, expect, test } from 'vitest'
import { assetNamed } from '../kit/edition.js'
import { imagesIn, layOutHtml, lines, linesIn, placed, printed, round } from '../kit/laidOut.js'

/** 60 pt wide and 30 pt high; `tall.png` is as high as six pages. */
const assets = [
  { ...assetNamed('a.png'), width: 80, height: 40 },
  { ...assetNamed('wide.png'), width: 800, height: 400 },
  { ...assetNamed('tall.png'), width: 100, height: 1000 },
]
const set = (html: string, css = '') => layOutHtml(html, css, { assets })
const images = (html: string, css = '', page = 0) =>
  imagesIn(set(html, css).layout.pages[page]).map(({ x, y, width, height }) =>
    [x, y, width, height].map(round),
  )

describe('an image', () => {
  test('is as large as its pixels are at 96 to the inch', () => {
    expect(images('<figure><img src="a.png" alt="A"></figure>')).toEqual([[10, 10, 60, 30]])
  })
  test('keeps its proportions where one side is given', () => {
    expect(images('<img src="a.png" alt="">', 'img { width: 20pt }')).toEqual([[10, 10, 20, 10]])
    expect(images('<img src="a.png" alt="">', 'img { height: 60pt; width: auto }')).toEqual([
      [10, 10, 100, 50],
    ])
  })
  test('is as wide as the measure at most, and as high as the page', () => {
    expect(images('<figure><img src="wide.png" alt=""></figure>')).toEqual([[10, 10, 100, 50]])
    expect(images('<figure><img src="tall.png" alt=""></figure>')).toEqual([[10, 10, 8, 80]])
  })
  test('takes percentages of the measure', () => {
    expect(images('<img src="a.png" alt="">', 'img { width: 50% }')).toEqual([[10, 10, 50, 25]])
  })
  test('alone in its block is aligned with it', () => {
    const css = 'figure { text-align: center }'
    expect(images('<figure><img src="a.png" alt=""></figure>', css)).toEqual([[30, 10, 60, 30]])
  })
  test('moves to the next page where it does not fit', () => {
    const laid = set(`${lines(6)}<figure><img src="a.png" alt=""></figure>`)
    expect(laid.layout.pages.map(page => imagesIn(page).length)).toEqual([0, 1])
  })
  test('goes with its caption', () => {
    const html = `${lines(4)}<figure><img src="a.png" alt=""><figcaption>c</figcaption></figure><p>x</p>`
    expect(printed(set(html))).toEqual(['l01 / l02 / l03 / l04 / c', 'x'])
    expect(printed(set(lines(1) + html))[1]).toBe('c / x')
  })
  test('knows its text for those who do not see it, and its box', () => {
    const [image] = imagesIn(set('<p><img src="a.png" alt="A boat"></p>').layout.pages[0])
    expect(image).toMatchObject({ asset: 'a.png', alt: 'A boat', region: 'flow', box: { kind: 'image' } })
  })
  test('carries the id of its figure and its own', () => {
    const { destinations } = set(`${lines(6)}<figure id="f"><img id="i" src="a.png" alt=""></figure>`).layout
    expect(destinations.get('f')).toMatchObject({ page: 1, y: 10 })
    expect(destinations.get('i')).toMatchObject({ page: 1, y: 10 })
  })
})

describe('an image in a line', () => {
  test('stands on the baseline and makes the line as high as itself', () => {
    const laid = set('<p>a<img src="a.png" alt="">b</p><p>c</p>', 'img { width: 40pt }')
    expect(imagesIn(laid.layout.pages[0])).toMatchObject([{ x: 20, y: 10, width: 40, height: 20 }])
    expect(placed(laid)).toEqual(['10,30 ab', '10,40 c'])
    expect(linesIn(laid.layout.pages[0])[0]).toMatchObject({ above: 20, below: 2 })
  })
  test('goes to the next line where it does not fit', () => {
    const laid = set('<p>aaaa bbb<img src="a.png" alt=""></p>')
    expect(imagesIn(laid.layout.pages[0])[0].x).toBe(10)
  })
  test('in a link leads where the link does', () => {
    const [image] = imagesIn(
      set('<p><a href="#x"><img src="a.png" alt=""></a> <span id="x">b</span></p>').layout.pages[0],
    )
    expect(image.box).toMatchObject({ kind: 'image' })
  })
})

test('a table cell is as wide as its image', () => {
  const laid = set('<table><tr><td><img src="a.png" alt=""></td><td>b</td></tr></table>')
  expect(imagesIn(laid.layout.pages[0])).toHaveLength(1)
  expect(round(imagesIn(laid.layout.pages[0])[0].width)).toBe(60)
})
