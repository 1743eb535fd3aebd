import { describe, expect, test } from 'vitest'
import type { LineFragment } from '../../src/layout/page.js'
import { lineText } from '../../src/layout/trace.js'
import { assetNamed } from '../kit/edition.js'
import {
  imagesIn,
  type LaidOut,
  type LayingOptions,
  layOutHtml,
  lines,
  linesIn,
  note,
  noteCss,
  placed,
  round,
  textOn,
  tokens,
} from '../kit/laidOut.js'

const grid = 'html { line-grid: create; line-snap: baseline }'
const totalFit = '@page { -colophon-page-breaking: total-fit }'
const onGrid = (html: string, css = '', options: LayingOptions = {}) => layOutHtml(html, grid + css, options)

/** How far a line's baseline stands below that of the row above: the first row's is 18 pt down the page. */
const offOf = ({ y }: LineFragment) => round((((y - 18) % 10) + 10) % 10) % 10
/** The lines that stand on no baseline of the grid. */
const offGrid = ({ layout }: LaidOut) =>
  layout.pages
    .flatMap(page => linesIn(page))
    .filter(line => offOf(line) !== 0)
    .map(lineText)

describe('lines on a baseline grid', () => {
  test('go down to the next baseline after what is not as high as whole lines', () => {
    const html = `<h2>Heading</h2>${lines(2)}`
    expect(placed(layOutHtml(html, 'h2 { font-size: 12pt; line-height: 14pt }'))).toEqual([
      '10,20.6 Heading',
      '10,32 l01',
      '10,42 l02',
    ])
    const css = 'h2 { font-size: 12pt; line-height: 14pt; line-snap: none }'
    expect(placed(onGrid(html, css))).toEqual(['10,20.6 Heading', '10,38 l01', '10,48 l02'])
  })

  test('stay where they are without a grid, and with one that they do not snap to', () => {
    const css = 'p + p { margin-top: 3pt }'
    const plain = placed(layOutHtml(lines(3), css))
    expect(plain).toEqual(['10,18 l01', '10,31 l02', '10,44 l03'])
    expect(placed(layOutHtml(lines(3), `html { line-snap: baseline } ${css}`))).toEqual(plain)
    expect(placed(layOutHtml(lines(3), `html { line-grid: create } ${css}`))).toEqual(plain)
  })

  test('a heading on the grid takes whole rows, its baseline on that of one', () => {
    // Its own baseline is 16 pt below its top: that of the second of its two rows, at 18 pt, is nearer than that of the first.
    const css = 'h2 { font-size: 20pt; line-height: 20pt }'
    expect(placed(onGrid(`<h2>Head</h2>${lines(1)}`, css))).toEqual(['10,28 Head', '10,38 l01'])
  })

  test('lines of one height in type of another size share their baselines', () => {
    const css = 'h2 { font-size: 5pt; line-height: 10pt }'
    expect(placed(layOutHtml(`<h2>Small</h2>${lines(1)}`, css))[0]).toBe('10,16.5 Small')
    expect(placed(onGrid(`<h2>Small</h2>${lines(1)}`, css))).toEqual(['10,18 Small', '10,28 l01'])
  })

  test('lines that are closer or farther apart than the grid take the next of its baselines', () => {
    const html = `${lines(1)}<blockquote><p>a</p><p>b</p></blockquote>${lines(1, 2)}`
    const set = (size: string) => placed(onGrid(html, `blockquote { font: ${size} Square }`))
    expect(set('6pt/8pt')).toEqual(['10,18 l01', '10,28 a', '10,38 b', '10,48 l02'])
    expect(set('12pt/14pt')).toEqual(['10,18 l01', '10,38 a', '10,58 b', '10,68 l02'])
  })

  test('a line with something higher in it takes as many rows more', () => {
    const assets = [{ ...assetNamed('a.png'), width: 16, height: 16 }]
    const html = `<p>l01</p><p>a<img src="a.png" alt=""></p><p>l02</p>`
    // 12 pt above the baseline, where a row has 8.
    expect(placed(onGrid(html, '', { assets }))).toEqual(['10,18 l01', '10,38 a', '10,48 l02'])
  })

  test('with contain a line stands in the middle of the rows that it needs', () => {
    const css = 'h2 { font-size: 12pt; line-height: 12pt; line-snap: contain }'
    // 12 pt in 20: 4 pt above, then 9.6 to the baseline.
    expect(placed(onGrid(`<h2>Head</h2>${lines(1)}`, css))).toEqual(['10,23.6 Head', '10,38 l01'])
  })

  test('an element makes a grid of its own lines', () => {
    const css = '.wide { line-height: 15pt; line-grid: create; line-snap: baseline } h2 { margin: 4pt 0 }'
    const html = `<div class="wide"><h2>Head</h2>${lines(2)}</div>`
    // The first at 4 pt snaps down to 15 pt, its baseline 2.5 + 8 below that.
    expect(placed(layOutHtml(html, css))).toEqual(['10,35.5 Head', '10,65.5 l01', '10,80.5 l02'])
  })
})

describe('what stands between lines on the grid', () => {
  const between = (middle: string, css = '', options: LayingOptions = {}) => {
    const set = onGrid(`${lines(1)}${middle}${lines(1, 2)}`, css, options)
    return { set, last: round(linesIn(set.layout.pages[0]!).at(-1)!.y) }
  }

  test('a list, with spaces round it', () => {
    const list = '<ul><li>a</li><li>b</li></ul>'
    const css = 'ul { margin: 5pt 0; padding-left: 20pt; line-snap: none }'
    // 5 + 20 + 5 pt are three rows.
    expect(between(list, css).last).toBe(18 + 40)
    expect(between(list, 'ul { margin: 5pt 0; padding-left: 20pt }').last).toBe(18 + 50)
  })

  test('a quotation off the grid, of another line height', () => {
    const css = 'blockquote { font: 6pt/7pt Square; line-snap: none }'
    const { set, last } = between('<blockquote><p>a</p><p>b</p></blockquote>', css)
    expect(last).toBe(18 + 30)
    expect(offGrid(set)).toEqual(['a', 'b'])
  })

  test('a table: lines in its cells stand as they do, what follows snaps', () => {
    const table = '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>'
    const { set, last } = between(
      table,
      'table { table-layout: fixed; width: 100% } td { padding: 1pt 0; line-height: 11pt }',
    )
    expect(placed(set).slice(1, 5)).toEqual(['10,29.5 a', '60,29.5 b', '10,42.5 c', '60,42.5 d'])
    expect(last).toBe(18 + 40)
  })

  test('an image', () => {
    // 33 pt high, from the row's top.
    const assets = [{ ...assetNamed('a.png'), width: 88, height: 44 }]
    const { set, last } = between('<figure><img src="a.png" alt=""></figure>', '', { assets })
    expect(imagesIn(set.layout.pages[0]!).map(({ y, height }) => [y, height].map(round))).toEqual([[20, 33]])
    expect(last).toBe(18 + 50)
  })

  test('a block with borders and padding', () => {
    const { set, last } = between('<div>boxed</div>', 'div { border: 1pt solid; padding: 1pt 0 }')
    expect(placed(set)[1]).toBe('11,38 boxed')
    expect(last).toBe(18 + 40)
  })

  test('a block with a height of its own, whose lines are outside the grid', () => {
    const { set, last } = between('<div>high</div>', 'div { height: 14pt; margin-top: 3pt }')
    expect(offGrid(set)).toEqual(['high'])
    expect(last).toBe(18 + 30)
  })

  test('notes are outside the grid, and do not move the text', () => {
    const set = onGrid(
      `<p>l01${note('a')}</p>${lines(7, 2)}`,
      `${noteCss} .note { line-height: 13pt; padding-left: 0 }`,
    )
    expect(offGrid(set)).toEqual([])
    expect(linesIn(set.layout.pages[0]!, 'notes').map(offOf)).not.toEqual([0])
  })
})

describe('a drop cap on the grid', () => {
  test('stands on the baseline to which it sinks, also where its lines are closer than the grid', () => {
    const initial = 'p:first-of-type::first-letter { initial-letter: 2 }'
    const set = onGrid(`<p>${tokens(6)}</p>`, `p { line-height: 8pt } ${initial}`)
    const [first, second] = linesIn(set.layout.pages[0]!)
    expect(second!.y - first!.y).toBe(10)
    expect(first!.runs[0]!.rise).toBe(-10)
    expect(first!.runs[0]!.size).toBeCloseTo((10 + 8) / 0.8)
  })
})

describe('the grid over pages', () => {
  const css = `${noteCss} h2 { font-size: 12pt; line-height: 14pt; margin: 6pt 0 2pt; break-after: avoid; line-snap: none }
    blockquote { margin: 5pt 0; line-height: 9pt; line-snap: none }
    ul { margin: 3pt 0 } td { padding: 1.3pt 0 }`
  const section = (i: number) => `${lines(3 + (i % 4), 10 * i)}<h2>H${i}</h2>${lines(2 + (i % 3), 10 * i + 5)}
    <blockquote><p>q${i}a</p><p>q${i}b</p></blockquote><ul><li>i${i}</li></ul>
    <table><tr><td>t${i}</td></tr></table><p>n${i}${note(`note ${i}`, `note-${i}`)}</p>`
  const html = Array.from({ length: 12 }, (_, i) => section(i)).join('')

  test.each([
    ['first fit', ''],
    ['total fit', totalFit],
  ])('begins at the top of each, in %s', (_, fit) => {
    const set = onGrid(html, css + fit)
    expect(set.layout.pages.length).toBeGreaterThan(10)
    expect(offGrid(set).filter(text => !/^[Hqt]/.test(text))).toEqual([])
    expect(offGrid(layOutHtml(html, css + fit)).filter(text => !/^[Hqt]/.test(text))).not.toEqual([])
  })

  test('a page that begins off the grid has white after that only', () => {
    const quotation = `<blockquote>${lines(5, 91)}</blockquote>`
    const set = onGrid(
      `${lines(6)}${quotation}${lines(3, 7)}`,
      'blockquote { line-height: 9pt; line-snap: none }',
    )
    expect(textOn(set.layout.pages[0]!)).toEqual(['l01', 'l02', 'l03', 'l04', 'l05', 'l06', 'l91', 'l92'])
    // Three lines of 9 pt, 27 in all, on the second page.
    expect(placed(set, 1)).toEqual([
      '10,17.5 l93',
      '10,26.5 l94',
      '10,35.5 l95',
      '10,48 l07',
      '10,58 l08',
      '10,68 l09',
    ])
  })

  test('spaces that may change do so by whole rows', () => {
    // A widow is not left: the page is a row short, and the heading's space, flexible by 10 pt, takes it.
    const text = `${lines(2)}<h2>Head</h2><p class="long">${tokens(12)}</p>${lines(9, 3)}`
    const flexible = `${totalFit} .long { orphans: 2; widows: 2 }
      h2 { line-height: 14pt; margin-top: 16pt; line-snap: none; break-after: avoid; -colophon-margin-flex: 100% }`
    const set = onGrid(text, flexible)
    expect(offGrid(set)).toEqual(['Head'])
    const [first] = set.layout.pages
    expect(round(linesIn(first!).at(-1)!.y)).toBe(88)
  })
})
