import { expect, test } from 'vitest'
import { style } from '../kit/styled.js'

const width = (value: string) => style(`p { font-size: 10pt; line-height: 2; width: ${value} }`).of('p').width

test.each([
  ['1in', 72],
  ['2.54cm', 72],
  ['25.4mm', 72],
  ['101.6q', 72],
  ['6pc', 72],
  ['96px', 72],
  ['72PT', 72],
  ['2em', 20],
  ['2rem', 24],
  ['2ex', 10],
  ['2ch', 10],
  ['2lh', 40],
  ['2rlh', 28.8],
  ['0', 0],
])('%s is %d points', (value, points) => {
  expect((width(value) as { points: number }).points).toBeCloseTo(points)
})

test('rem and rlh are of the root element, em in font-size of the parent', () => {
  const css = 'html { font: 20pt/30pt x } div { font-size: 10pt } p { font-size: 2em; margin: 1rem 1rlh 1em }'
  const { of } = style(css, '<div><p id="p"></p></div>')
  expect(of('p').fontSize).toBe(20)
  expect(of('p').margin.top).toEqual({ points: 20, percent: 0 })
  expect(of('p').margin.right).toEqual({ points: 30, percent: 0 })
  expect(of('p').margin.bottom).toEqual({ points: 20, percent: 0 })
})

test.each([
  ['calc(100% - 2 * (1em + 3pt))', { points: -26 + 0, percent: 100 }],
  ['calc(10pt / 4)', { points: 2.5, percent: 0 }],
  ['calc(2 * 3 * 1pt)', { points: 6, percent: 0 }],
  ['calc(10pt - 4pt - 3pt)', { points: 3, percent: 0 }],
  ['min(20pt, 1in, 30pt)', { points: 20, percent: 0 }],
  ['max(10%, 20%)', { points: 0, percent: 20 }],
  ['clamp(10pt, 2em, 15pt)', { points: 15, percent: 0 }],
  ['clamp(30pt, 2em, 15pt)', { points: 30, percent: 0 }],
  ['calc(min(1em, 2em) + max(1pt, 2pt))', { points: 12, percent: 0 }],
])('%s is worked out', (value, expected) => {
  expect(width(value)).toEqual(expected)
})

test.each(['calc(1pt + 2)', 'min(10pt, 10%)', 'calc(1pt * 1pt)', 'calc(1pt / 0)', 'calc(1pt +)', 'min()'])(
  '%s is refused where it stands',
  value => {
    const { said, of } = style(`p { width: ${value} }`)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/^1:12 /)
    expect(of('p').width).toBe('auto')
  },
)

test('a sum below zero is zero where less is not allowed', () => {
  expect(style('p { padding-left: calc(2pt - 5pt) }').of('p').padding.left.points).toBe(0)
})

test.each([
  ['red', [255, 0, 0, 1]],
  ['REBECCAPURPLE', [102, 51, 153, 1]],
  ['#6E1A1E', [110, 26, 30, 1]],
  ['#abc', [170, 187, 204, 1]],
  ['#0008', [0, 0, 0, 8 / 15]],
  ['#00000080', [0, 0, 0, 128 / 255]],
  ['rgb(1, 2, 3)', [1, 2, 3, 1]],
  ['rgba(100%, 0%, 50%, 50%)', [255, 0, 128, 0.5]],
  ['rgb(1 2 300 / 0.25)', [1, 2, 255, 0.25]],
  ['hsl(120, 100%, 25%)', [0, 128, 0, 1]],
  ['hsl(0.5turn 100% 50% / 10%)', [0, 255, 255, 0.1]],
  ['hsla(-120deg, 100%, 50%, 1)', [0, 0, 255, 1]],
  ['transparent', [0, 0, 0, 0]],
])('%s is a colour', (value, [r, g, b, a]) => {
  expect(style(`p { color: ${value} }`).of('p').color).toEqual({ r, g, b, a })
})

test.each(['cmyk(0, 0, 0, 1)', 'redd', '#12', 'rgb(1, 2)', 'hsl(red 1% 1%)', 'lab(1 2 3)'])(
  '%s is no colour here',
  value => {
    expect(style(`p { color: ${value} }`).said).toHaveLength(1)
  },
)

test('relative weights and sizes are of the parent', () => {
  const css =
    'div { font-weight: 600; font-size: 12pt } p { font-weight: bolder; font-size: larger } i { font-weight: lighter; font-size: 50% }'
  const { of } = style(css, '<div><p id="p"></p><i id="i"></i></div>')
  expect(of('p')).toMatchObject({ fontWeight: 900 })
  expect(of('p').fontSize).toBeCloseTo(14.4)
  expect(of('i')).toMatchObject({ fontWeight: 400, fontSize: 6 })
})

test('content items are read with their arguments', () => {
  const css = `p::before { content: open-quote attr(title) counter(a) counters(b, ".", lower-roman) string(c, last)
    content(before) target-counter(attr(href url), page) target-text(url(#x), first-letter) leader(dotted) "e" }`
  expect(style(css).pseudo('p', 'before')?.content).toEqual([
    { kind: 'quote', which: 'open-quote' },
    { kind: 'attr', name: 'title' },
    { kind: 'counter', name: 'a', style: 'decimal' },
    { kind: 'counters', name: 'b', separator: '.', style: 'lower-roman' },
    { kind: 'named-string', name: 'c', which: 'last' },
    { kind: 'content', part: 'before' },
    { kind: 'target-counter', target: { kind: 'attr', name: 'href' }, name: 'page', style: 'decimal' },
    { kind: 'target-text', target: { kind: 'url', value: '#x' }, part: 'first-letter' },
    { kind: 'leader', pattern: '. ' },
    { kind: 'string', value: 'e' },
  ])
})

test('strings, counters, indents and limits come to what layout reads', () => {
  const css = `p { string-set: a content(text) "x", b attr(title); counter-increment: a b 2; counter-reset: c -1;
    text-indent: -1em hanging; hyphenate-limit-chars: 6 3; quotes: "«" "»" "‹" "›"; tab-size: 4;
    font-feature-settings: "smcp", "onum" off; font-variant-numeric: tabular-nums lining-nums; initial-letter: 3;
    position: running(head); -colophon-expansion: 2%; -colophon-protrusion: glyphs;
    -colophon-margin-flex: 25% }`
  const { of, said } = style(css)
  expect(said).toEqual([])
  expect(of('p')).toMatchObject({
    stringSet: [
      {
        name: 'a',
        content: [
          { kind: 'content', part: 'text' },
          { kind: 'string', value: 'x' },
        ],
      },
      { name: 'b', content: [{ kind: 'attr', name: 'title' }] },
    ],
    counterIncrement: [
      { name: 'a', value: 1 },
      { name: 'b', value: 2 },
    ],
    counterReset: [{ name: 'c', value: -1 }],
    textIndent: { length: { points: -12, percent: 0 }, hanging: true, eachLine: false },
    hyphenateLimitChars: [6, 3, 3],
    quotes: [
      ['«', '»'],
      ['‹', '›'],
    ],
    tabSize: 4,
    fontFeatureSettings: [
      { tag: 'smcp', value: 1 },
      { tag: 'onum', value: 0 },
    ],
    fontVariantNumeric: ['lining-nums', 'tabular-nums'],
    initialLetter: { size: 3, sink: 3 },
    position: { running: 'head' },
    expansion: 0.02,
    protrusion: 'glyphs',
    marginFlex: 0.25,
  })
})
