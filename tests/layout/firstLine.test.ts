import { describe, expect, test } from 'vitest'
import { type Box, boxInTree } from '../../src/layout/box.js'
import {
  blocksIn,
  endOf,
  garamond,
  type LaidOut,
  layOutHtml,
  layOutSmall,
  linesIn,
  note,
  noteCss,
  placed,
  sourceOf,
  textOn,
  tokens,
} from '../kit/laidOut.js'

const set = (html: string, css: string) => layOutHtml(html, css)
const sizes = ({ layout }: LaidOut) =>
  linesIn(layout.pages[0]!).map(({ runs }) => [...new Set(runs.map(run => run.size))].join())

describe('::first-line', () => {
  test('is as many words as go into the line as it is set, and no more', () => {
    const laid = set('<p>aa bb cc dd ee ff gg</p>', 'p::first-line { font-size: 20pt; line-height: 20pt }')
    expect(placed(laid)).toEqual(['10,26 aa bb', '10,38 cc dd ee', '10,48 ff gg'])
    expect(sizes(laid)).toEqual(['20', '10', '10'])
  })

  test('holds more words where they are smaller', () => {
    const laid = set('<p>aaaa bbbb cccc dddd eeee</p>', 'p::first-line { font-size: 5pt }')
    expect(textOn(laid.layout.pages[0]!)).toEqual(['aaaa bbbb cccc dddd', 'eeee'])
    expect(sizes(laid)).toEqual(['5', '10'])
  })

  test('is the whole of a paragraph of one line', () => {
    expect(sizes(set('<p>aa bb</p>', 'p::first-line { font-size: 20pt }'))).toEqual(['20'])
  })

  test('ends where the author breaks it', () => {
    const laid = set('<p>aa<br>bb cc</p>', 'p::first-line { font-size: 20pt }')
    expect(sizes(laid)).toEqual(['20', '10'])
  })

  test('may end in a divided word, of which only the first part is set so', () => {
    const laid = set(
      '<p>aaa bbb\u00adccc ddd</p>',
      'p { hyphens: manual } p::first-line { letter-spacing: 2pt }',
    )
    expect(textOn(laid.layout.pages[0]!)).toEqual(['aaa bbb\u2010', 'ccc ddd'])
    expect(linesIn(laid.layout.pages[0]!).map(sourceOf).join('|')).toBe('aaa bbb\u00ad|ccc ddd')
  })

  test('changes the case of its own text alone, and offsets stay those of the source', () => {
    const laid = set('<p>weiß aa bb cc dd</p>', 'p::first-line { text-transform: uppercase }')
    expect(textOn(laid.layout.pages[0]!)).toEqual(['WEISS AA', 'bb cc dd'])
    const [first, second] = linesIn(laid.layout.pages[0]!)
    expect([first!.start?.offset, second!.start?.offset]).toEqual([0, 8])
  })

  test('goes through inline boxes: what they set themselves they keep, their size keeps its ratio', () => {
    const css = 'p::first-line { font-size: 20pt; color: red } em { font-size: 0.5em; color: blue }'
    const laid = set('<p>a<em>b c d</em> e f g h i j k</p>', css)
    const runs = linesIn(laid.layout.pages[0]!).flatMap(line =>
      line.runs.map(
        ({ size, shaped, box }) => `${shaped.text.trim()} ${size} ${box.style.color.r}${box.style.color.b}`,
      ),
    )
    expect(runs[0]).toBe('a 20 2550')
    expect(runs[1]).toBe('b 10 0255')
    expect(runs.at(-1)).toMatch(/ 10 00$/)
  })

  test('is of the first block in a block', () => {
    const laid = set('<div><p>aa bb cc dd</p><p>ee</p></div>', 'div::first-line { font-size: 20pt }')
    expect(sizes(laid)).toEqual(['20', '10', '10'])
  })

  test('has a background and an underline of its own', () => {
    const css = 'p::first-line { background: red; text-decoration: underline }'
    const laid = set('<p>aaaa bbbb cccc</p>', css)
    const [page] = laid.layout.pages
    expect(blocksIn(page!).map(({ width }) => width)).toEqual([90])
    expect(page!.fragments.filter(({ kind }) => kind === 'rule')).toHaveLength(1)
  })

  test('an inline box that goes on in the second line has its edges once', () => {
    const css = 'p::first-line { color: red } em { border: 1pt solid; padding: 0 1pt }'
    const laid = set('<p>aaaa <em>bb cccc</em></p>', css)
    expect(
      blocksIn(laid.layout.pages[0]!).map(({ border: { left, right } }) => [left.width, right.width]),
    ).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  test('keeps notes and ids in the line where their words are', () => {
    const html = `<p>aaaa${note('N')} bbbb <span id="x">cccc</span> dddd</p>`
    const laid = set(html, `${noteCss} p::first-line { font-size: 5pt }`)
    expect(textOn(laid.layout.pages[0]!, 'notes').join()).toContain('N')
    expect(laid.layout.destinations.get('x')).toEqual({ page: 0, x: 10, y: 10 })
  })

  test('its words are parts of the boxes in the tree, so that links are found', () => {
    const laid = set('<p>aaaa <a href="#x">bbbb cccc dddd</a></p>', 'p::first-line { font-size: 5pt }')
    const inTree = new Set<Box>()
    const visit = (box: Box): void => {
      inTree.add(box)
      for (const child of box.children) visit(child)
    }
    visit(laid.layout.root)
    const runs = laid.layout.pages.flatMap(page => linesIn(page).flatMap(line => line.runs))
    expect(runs.every(({ box }) => inTree.has(boxInTree(box)))).toBe(true)
    expect(runs.some(({ box }) => box.pieceOf !== undefined)).toBe(true)
  })

  test('stands beside a drop cap', () => {
    const css = 'p::first-letter { initial-letter: 2 } p::first-line { font-size: 5pt }'
    const laid = set('<p>Aaaa bb cc dd ee ff gg hh ii jj kk</p>', css)
    const [first, second] = linesIn(laid.layout.pages[0]!)
    expect(first!.runs.at(-1)!.size).toBe(5)
    expect(second!.runs.at(-1)!.size).toBe(10)
  })
})

describe('a justified paragraph with a first line of its own', () => {
  const css = `p { text-align: justify; hyphens: none } p::first-line { font-variant-caps: all-small-caps; letter-spacing: 0.05em; font-size: 11pt }`

  test.each([40, 57, 73, 90, 111])(
    'of %d words fills all lines but the last, each word in one style',
    words => {
      const laid = layOutSmall(`<p>${tokens(words)}</p>`, css, { fonts: garamond, asks: ['line-loose'] })
      const lines = laid.layout.pages.flatMap(page => linesIn(page))
      expect(lines.map(line => new Set(line.runs.map(run => run.size)).size)).toEqual(lines.map(() => 1))
      expect(lines.map(line => line.runs[0]!.size)).toEqual(lines.map((_, i) => (i === 0 ? 11 : 10)))
      for (const line of lines.slice(0, -1)) expect(endOf(line)).toBeGreaterThan(line.x + line.width - 1)
      expect(lines.map(sourceOf).join(' ').replace(/\s+/g, ' ').trim()).toBe(tokens(words))
    },
  )
})
