import { describe, expect, test } from 'vitest'
import { assetNamed } from '../kit/edition.js'
import {
  blocksIn,
  layOutHtml,
  lines,
  linesIn,
  lineWith,
  note,
  noteCss,
  placed,
  printed,
  round,
} from '../kit/laidOut.js'
import { tenth } from '../kit/tables.js'

/** The drawn inline boxes of the first page as `X,Y width×height`. */
const frames = (html: string, css: string) =>
  blocksIn(layOutHtml(html, css).layout.pages[0]).map(
    ({ x, y, width, height }) => `${tenth(x)},${tenth(y)} ${tenth(width)}×${tenth(height)}`,
  )
const grey = 'b { font-weight: 400; background: #eee }'

describe('an inline box with a background', () => {
  test('is drawn behind its text, as high as its font', () => {
    expect(frames('<p>a <b>bb</b> c</p>', grey)).toEqual(['30,10 20×10'])
    expect(frames('<p>a <b>bb</b> c</p>', `${grey} p { line-height: 20pt }`)).toEqual(['30,15 20×10'])
  })
  test('is painted before the line', () => {
    const [page] = layOutHtml('<p>a <b>b</b></p>', grey).layout.pages
    expect(page.fragments.map(({ kind }) => kind)).toEqual(['block', 'line'])
  })
  test('reaches over spaces between its words, and not over those round it', () => {
    expect(frames('<p>a <b>b c</b> d</p>', grey)).toEqual(['30,10 30×10'])
  })
  test('has padding and borders on all sides, and no more height of the line', () => {
    const css = `${grey} b { padding: 2pt 3pt; border: 1pt solid }`
    expect(frames('<p>a <b>b</b></p><p>c</p>', css)).toEqual(['30,7 18×16'])
    expect(placed(layOutHtml('<p>a <b>b</b></p><p>c</p>', css))).toEqual(['10,18 a b', '10,28 c'])
  })
  test('does not reach over its margins', () => {
    expect(frames('<p>a<b>b</b>c</p>', `${grey} b { margin: 0 5pt 0 10pt; padding: 0 1pt }`)).toEqual([
      '30,10 12×10',
    ])
  })
  test('lies on the one round it, and goes with what is raised', () => {
    const css = `${grey} i { background: #ddd; font-style: normal }`
    expect(frames('<p><b>a <i>b</i> c</b></p>', css)).toEqual(['10,10 50×10', '30,10 10×10'])
    expect(frames('<p>a<b>b</b></p>', `${grey} b { vertical-align: 3pt }`)).toEqual(['20,7 10×10'])
  })
  test('grows with the spaces of a justified line', () => {
    const css = `${grey} p { text-align: justify; -colophon-expansion: 0%; -colophon-tracking: 0% }`
    expect(frames('<p><b>aa bb</b> cc dd eee</p>', css)).toEqual(['10,10 60×10'])
  })
  test('is drawn behind images too', () => {
    const assets = [{ ...assetNamed('a.png'), width: 20, height: 20 }]
    const { layout } = layOutHtml('<p>a<b><img src="a.png" alt="">b</b></p>', grey, { assets })
    expect(blocksIn(layout.pages[0])).toMatchObject([{ x: 20, width: 25 }])
  })
  test('in a note is part of it', () => {
    const { layout } = layOutHtml(`<p>a${note('<b>N</b>')}</p>`, noteCss + grey)
    expect(blocksIn(layout.pages[0])).toMatchObject([{ region: 'notes', x: 40, y: 80 }])
  })
})

describe('an inline box over several lines', () => {
  const html = '<p>aaa <b>bbb ccc ddd eee</b> f</p>'
  const edges = (css: string) =>
    blocksIn(layOutHtml(html, css).layout.pages[0]).map(({ x, width, border, isFirst, isLast }) => [
      round(x),
      round(width),
      border.left.width,
      border.right.width,
      isFirst,
      isLast,
    ])

  test('is cut where its lines end', () => {
    expect(edges(`${grey} b { border: 1pt solid; padding: 0 2pt }`)).toEqual([
      [50, 33, 1, 0, true, false],
      [10, 70, 0, 0, false, false],
      [10, 33, 0, 1, false, true],
    ])
  })
  test('is closed and opened again where it is cloned, and its lines have room for that', () => {
    const css = `${grey} b { border: 1pt solid; padding: 0 2pt; box-decoration-break: clone }`
    expect(edges(css)).toEqual([
      [50, 36, 1, 1, true, false],
      [10, 76, 1, 1, false, false],
      [10, 36, 1, 1, false, true],
    ])
    const line = lineWith(layOutHtml(html, css), 'ccc')
    expect(line.x + line.runs[0].x).toBe(13)
  })
  test('wraps sooner where its clones’ edges would not fit', () => {
    const narrow = '<p><b>aaaaa bbbb ccc</b></p>'
    const clone = `${grey} b { padding: 0 2pt; box-decoration-break: clone }`
    expect(printed(layOutHtml(narrow, grey))).toEqual(['aaaaa bbbb / ccc'])
    expect(printed(layOutHtml(narrow, clone))).toEqual(['aaaaa / bbbb ccc'])
  })
  test('is drawn on both pages', () => {
    const laid = layOutHtml(`${lines(7)}<p><b>aaaaaaa bbbbbbb</b></p>`, grey)
    expect(laid.layout.pages.map(page => blocksIn(page).length)).toEqual([1, 1])
  })
})

describe('a block in a line', () => {
  const block = 'b { font-weight: 400; display: inline-block }'
  const on = (html: string, css: string) => {
    const { layout } = layOutHtml(html, css)
    return linesIn(layout.pages[0]).map(line =>
      [
        round(line.x + Math.min(...line.runs.map(run => run.x))),
        round(line.y),
        line.runs.map(run => run.shaped.text).join(''),
      ].join(' '),
    )
  }

  test('is as wide as its text', () => {
    expect(on('<p>a <b>bb</b> c</p>', block)).toEqual(['10 18 a  c', '30 18 bb'])
    expect(frames('<p>a <b>bb</b> c</p>', `${block} b { background: #eee; padding: 0 5pt }`)).toEqual([
      '30,10 30×10',
    ])
  })
  test('has the width that it is given, and its text wraps in it', () => {
    const css = `${block} b { width: 30pt }`
    expect(on('<p>a <b>bb cc</b> d</p>', css)).toEqual(['10 28 a  d', '30 18 bb', '30 28 cc'])
    expect(frames('<p><b>a</b></p>', `${block} b { width: 50%; background: #eee }`)).toEqual(['10,10 50×10'])
  })
  test('stands on the baseline with its last line, and makes room for the others', () => {
    expect(placed(layOutHtml('<p>a <b>b<br>c</b></p><p>d</p>', block)).at(-1)).toBe('10,38 d')
  })
  test('without lines stands on the baseline with its foot', () => {
    const css = `${block} b { width: 10pt; height: 20pt; background: #eee; margin-bottom: 2pt }`
    expect(frames('<p>a<b></b></p>', css)).toEqual(['20,10 10×20'])
    expect(placed(layOutHtml('<p>a<b></b></p>', css))).toEqual(['10,32 a'])
  })
  test('keeps its margins apart, and is raised as its style says', () => {
    const css = `${block} b { margin: 3pt 5pt; background: #eee }`
    expect(frames('<p>a<b>b</b>c</p>', css)).toEqual(['25,13 10×10'])
    expect(on('<p>a<b>b</b></p>', `${block} b { vertical-align: 4pt }`)).toEqual(['10 22 a', '20 18 b'])
  })
  test('goes to the next line as one piece', () => {
    expect(on('<p>aaaaaa <b>bb cc</b></p>', `${block} b { width: 50pt }`)).toEqual([
      '10 18 aaaaaa',
      '10 28 bb cc',
    ])
  })
  test('holds blocks, notes and ids', () => {
    const html = `<p>a <b><p id="x">b${note('N1')}</p><p>c</p></b></p>`
    const laid = layOutHtml(html, `${noteCss} ${block}`)
    expect(printed(laid)).toEqual(['a  / b1 / c | 1.N1'])
    expect(laid.layout.destinations.get('x')).toMatchObject({ page: 0, y: 10 })
  })
  test('is made of generated content too', () => {
    expect(on('<p>a</p>', 'p::before { content: "x"; display: inline-block; width: 30pt }')).toEqual([
      '40 18 a',
      '10 18 x',
    ])
  })
  test('of a link leads where the link leads', () => {
    const { layout } = layOutHtml('<p><a href="#x">b</a></p>', 'a { display: inline-block }')
    expect(JSON.stringify(layout.root)).toContain('"href":"#x"')
  })
})
