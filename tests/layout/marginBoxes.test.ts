import { describe, expect, test } from 'vitest'
import { lineText } from '../../src/layout/trace.js'
import { marginBoxNames } from '../../src/style/pageRules.js'
import {
  blocksIn,
  type LaidOut,
  layOutHtml,
  lines,
  linesIn,
  round,
  rulesIn,
  startOf,
  textOn,
} from '../kit/laidOut.js'

const page = '@page { size: 140pt 120pt; margin: 20pt }'
/** What stands in the margins of a page: `X,Y text`. */
const furniture = ({ layout }: LaidOut, index = 0) =>
  linesIn(layout.pages[index], 'margin').map(
    line => `${round(startOf(line))},${round(line.y)} ${lineText(line)}`,
  )
const set = (boxes: string, html = '<p>a</p>', css = '') =>
  layOutHtml(html, `${page} @page { ${boxes} } ${css}`)

describe('the sixteen margin boxes', () => {
  const boxes = marginBoxNames
    .map((name, i) => `@${name} { content: "${String.fromCharCode(65 + i)}" }`)
    .join(' ')

  test('stand where CSS Page 3 places them, with its alignment', () => {
    expect(furniture(set(boxes)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))).toEqual(
      [
        '10,13 A', // top-left-corner
        '20,13 B', // top-left
        '65,13 C', // top-center
        '110,13 D', // top-right
        '120,13 E', // top-right-corner
        '125,28 F', // right-top
        '125,63 G', // right-middle
        '125,98 H', // right-bottom
        '120,113 I', // bottom-right-corner
        '110,113 J', // bottom-right
        '65,113 K', // bottom-center
        '20,113 L', // bottom-left
        '10,113 M', // bottom-left-corner
        '5,98 N', // left-bottom
        '5,63 O', // left-middle
        '5,28 P', // left-top
      ].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
    )
  })
  test('are not there without content', () => {
    expect(furniture(set('@top-left { content: none } @top-center { color: red }'))).toEqual([])
  })
  test('follow the style of their own', () => {
    const laid = set(
      '@top-left { content: "a"; text-align: right; vertical-align: bottom; font-size: 5pt; color: #f00 }',
    )
    const [line] = linesIn(laid.layout.pages[0], 'margin')
    expect(line.runs[0]).toMatchObject({ size: 5, color: { r: 255 } })
    expect(round(startOf(line))).toBe(115)
  })
  test('have padding, borders and a background', () => {
    const css =
      '@top-center { content: "a"; margin: 0 10pt; padding-bottom: 5pt; border-bottom: 1pt solid; background: #eee }'
    const laid = set(css)
    expect(blocksIn(laid.layout.pages[0])).toMatchObject([
      { region: 'margin', x: 30, y: 0, width: 80, height: 20 },
    ])
    expect(furniture(laid)).toEqual(['65,10 a'])
  })
  test('do not change the text', () => {
    expect(textOn(set(boxes).layout.pages[0])).toEqual(['a'])
  })
})

describe('three boxes along a side', () => {
  test('share it by what they hold where there is none in the middle', () => {
    const laid = set('@top-left { content: "aaaaaa" } @top-right { content: "bb" }')
    expect(furniture(laid)).toEqual(['20,13 aaaaaa', '100,13 bb'])
  })
  test('wrap where both cannot stand on a line', () => {
    const laid = set('@top-left { content: "aaa bbb ccc" } @top-right { content: "dd" }')
    expect(furniture(laid).length).toBeGreaterThan(2)
    for (const line of linesIn(laid.layout.pages[0], 'margin'))
      expect(line.x + line.width).toBeLessThanOrEqual(120.1)
  })
  test('keep the middle one in the middle', () => {
    const laid = set('@top-left { content: "aaa" } @top-center { content: "b" }')
    expect(furniture(laid)).toContain('65,13 b')
  })
  test('take a width of their own', () => {
    const laid = set('@top-left { content: "a"; width: 30pt; text-align: right } @top-right { content: "b" }')
    expect(furniture(laid)).toEqual(['40,13 a', '110,13 b'])
  })
})

describe('named strings', () => {
  const heads = `h2 { string-set: head content(); font-weight: 400 }
    @page { @top-left { content: string(head) } }`

  test('are empty before they are first set, then go on', () => {
    const html = `${lines(8)}<h2>A</h2>${lines(12)}`
    const laid = layOutHtml(html, page + heads)
    expect(laid.layout.pages.map(each => textOn(each, 'margin').join(''))).toEqual(['', 'A', 'A'])
  })
  test('leave out the notes of a heading', () => {
    const html = '<h2>A<span class="note" role="doc-footnote" id="n">N</span></h2>'
    const laid = layOutHtml(html, `${page} ${heads} .note { float: footnote; padding-left: 30pt }`)
    expect(textOn(laid.layout.pages[0], 'margin')).toEqual(['A'])
  })
  test('hold attributes, counters and strings', () => {
    const css = `body { counter-reset: n 3 } h2 { counter-increment: n; string-set: head counter(n) ". " attr(title) }
      @page { @top-left { content: string(head) } }`
    expect(textOn(layOutHtml('<h2 title="Z">A</h2>', page + css).layout.pages[0], 'margin')).toEqual(['4. Z'])
  })
  test('of an element without text are set as well', () => {
    const css = '.s { string-set: head attr(title) } @page { @top-left { content: string(head) } }'
    expect(
      textOn(layOutHtml('<div class="s" title="Z"></div><p>a</p>', page + css).layout.pages[0], 'margin'),
    ).toEqual(['Z'])
  })
})

describe('running elements', () => {
  const css = '.r { position: running(head) } @page { @top-left { content: element(head) } }'

  test('are taken out of the text and shown in the margin from there on', () => {
    const html = `<p>a</p><div class="r">H <em>i</em></div>${lines(12)}`
    const laid = layOutHtml(html, page + css)
    expect(textOn(laid.layout.pages[0]).slice(0, 2)).toEqual(['a', 'l01'])
    expect(laid.layout.pages.map(each => textOn(each, 'margin'))).toEqual([['H i'], ['H i']])
  })
  test('are shown on the page on which they stand, also at its top', () => {
    const html = `${lines(8)}<div class="r">H</div><p>x</p>`
    const laid = layOutHtml(html, `${page} ${css}`)
    expect(laid.layout.pages.map(each => textOn(each, 'margin').join(''))).toEqual(['', 'H'])
  })
  test('keep their blocks and their rules', () => {
    const html = '<div class="r"><p>A</p><p><u>B</u></p></div><p>x</p>'
    const laid = layOutHtml(html, `@page { size: 140pt 120pt; margin: 40pt 20pt } ${css}`)
    expect(textOn(laid.layout.pages[0], 'margin')).toEqual(['A', 'B'])
    expect(rulesIn(laid.layout.pages[0])).toMatchObject([{ region: 'margin' }])
  })
})
