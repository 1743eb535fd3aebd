import { expect, test } from 'vitest'
import { marginBoxNames, type PageQuery } from '../../src/style/pageRules.js'
import { anyPage, style } from '../kit/styled.js'

const mm = 72 / 25.4
const pageOf = (css: string, query: Partial<PageQuery> = {}, body?: string) =>
  style(css, body).document.pageStyle({ ...anyPage, ...query })

test.each([
  ['A5', 148, 210],
  ['a4 landscape', 297, 210],
  ['landscape A5', 210, 148],
  ['letter portrait', 215.9, 279.4],
  ['90mm 60mm', 90, 60],
  ['100mm', 100, 100],
  ['auto', 210, 297],
  ['portrait', 210, 297],
])('size: %s is %d by %d mm', (size, width, height) => {
  const page = pageOf(`@page { size: ${size} }`)
  expect(page.width).toBeCloseTo(width * mm)
  expect(page.height).toBeCloseTo(height * mm)
})

test('margins take percentages of the page, and auto is none', () => {
  const { margin } = pageOf('@page { size: 100pt 200pt; margin: 10% 10% auto 1em }')
  expect(margin).toEqual({ top: 20, right: 10, bottom: 0, left: 12 })
})

test.each<[string, Partial<PageQuery>]>([
  [':first', { first: true }],
  [':blank', { blank: true }],
  [':left', { side: 'left' }],
  [':right', { side: 'right' }],
  [':nth(2n+1)', { number: 5 }],
  [':nth(even)', { number: 4 }],
  ['cast', { name: 'cast' }],
  ['cast:left', { name: 'cast', side: 'left' }],
  ['other, cast:first:right', { name: 'cast', first: true, side: 'right' }],
])('@page %s is for the pages that it says', (selector, query) => {
  const css = `@page ${selector} { bleed: 3pt }`
  expect(pageOf(css, query).bleed).toBe(3)
  const otherwise: PageQuery = {
    name: '',
    first: false,
    blank: false,
    side: 'right',
    number: 3,
    numberInRun: 3,
  }
  const opposite =
    selector === ':right' ? { side: 'left' as const } : selector === ':nth(2n+1)' ? { number: 2 } : {}
  expect(pageOf(css, { ...otherwise, ...opposite }).bleed).toBe(0)
})

test('a name counts more than :first, :first more than :left, whatever the order', () => {
  const css = `@page cast { bleed: 1pt } @page :first { bleed: 2pt; margin-top: 2pt }
    @page :left { bleed: 3pt; margin-top: 3pt; margin-left: 3pt } @page { bleed: 4pt; margin: 4pt }`
  const page = pageOf(css, { name: 'cast', first: true, side: 'left' })
  expect(page.bleed).toBe(1)
  expect(page.margin).toEqual({ top: 2, right: 4, bottom: 4, left: 3 })
})

test('margin boxes inherit from the page, the page from the root, and each has its place by default', () => {
  const css = `html { font-size: 20pt; color: red } @page { font-size: 50%; @top-left { content: "a" }
    @bottom-right-corner { content: "b"; font-size: 50% } @top-right { color: blue } }`
  const { marginBoxes, style: own } = pageOf(css)
  expect([...marginBoxes.keys()]).toEqual(['top-left', 'bottom-right-corner'])
  expect(own.fontSize).toBe(10)
  expect(marginBoxes.get('top-left')).toMatchObject({
    fontSize: 10,
    color: { r: 255 },
    textAlign: 'left',
    verticalAlign: 'middle',
  })
  expect(marginBoxes.get('bottom-right-corner')?.fontSize).toBe(5)
})

test('a margin box may take a running element', () => {
  const { marginBoxes } = pageOf('@page { @top-center { content: element(head, first-except) } }')
  expect(marginBoxes.get('top-center')?.content).toEqual([
    { kind: 'element', name: 'head', which: 'first-except' },
  ])
})

test('margin boxes cascade by the page selector', () => {
  const css = '@page :left { @top-left { content: none } } @page { @top-left { content: "a" } }'
  expect(pageOf(css, { side: 'left' }).marginBoxes.size).toBe(0)
  expect(pageOf(css, { side: 'right' }).marginBoxes.size).toBe(1)
})

test('every margin box of the specification is known', () => {
  const css = `@page { ${marginBoxNames.map(name => `@${name} { content: "x"; width: 3pt }`).join(' ')} }`
  const { document, said } = style(css)
  expect(said).toEqual([])
  expect([...document.pageStyle(anyPage).marginBoxes.keys()]).toEqual([...marginBoxNames])
})

test('the note area, marks, bleed and alignment are the page’s own', () => {
  const css = `@page { marks: crop cross; padding: 1pt;
    -colophon-vertical-align: end; -colophon-page-breaking: first-fit; @footnote { border-top: 0.3pt solid; padding-top: 4pt } }`
  const page = pageOf(css)
  expect(page.marks).toEqual({ crop: true, cross: true })
  expect(page.bleed).toBe(6)
  expect(page.padding.left).toBe(1)
  expect(page.alignContent).toBe('end')
  expect(page.pageBreaking).toBe('first-fit')
  expect(pageOf('').pageBreaking).toBe('total-fit')
  expect(page.footnoteArea.border.top.width).toBe(0.3)
  expect(page.footnoteArea.padding.top).toEqual({ points: 4, percent: 0 })
})

test('var() works on pages and in their boxes, from the root and from @page', () => {
  const css = `html { --m: 10pt } @page { --c: "x"; size: var(--s, A5); margin: var(--m); bleed: var(--no);
    @top-left { content: var(--c) } }`
  const { document, said } = style(css)
  const page = document.pageStyle(anyPage)
  expect(page.width).toBeCloseTo(148 * mm)
  expect(page.margin.left).toBe(10)
  expect(page.marginBoxes.get('top-left')?.content).toEqual([{ kind: 'string', value: 'x' }])
  expect(said).toEqual(['1:76 `var(--no)` of `bleed` has no value here.'])
})

test('pages that match the same rules have the same style object', () => {
  const { document } = style('@page :left { margin: 1pt } @page :nth(9) { bleed: 1pt }')
  expect(document.pageStyle({ ...anyPage, number: 5 })).toBe(document.pageStyle({ ...anyPage, number: 6 }))
  expect(document.pageStyle({ ...anyPage, number: 9 })).not.toBe(document.pageStyle(anyPage))
})

test.each([
  ['@page cast :left { margin: 0 }', '1:7 The page selector `cast :left` is not supported.'],
  ['@page :left:right { margin: 0 }', '1:7 The page selector `:left:right` is not supported.'],
  ['@page :middle { margin: 0 }', '1:7 The page selector `:middle` is not supported.'],
  ['@page { size: 3 }', '1:15 The value `3` of `size` is not supported.'],
  ['@page { size: 0pt }', '1:15 The value `0pt` of `size` is not supported.'],
  ['@page { sise: A5 }', '1:9 There is no property `sise`.'],
  ['p { size: A5 }', '1:5 `size` is said of pages only.'],
  ['@page { @top-left { size: A5 } }', '1:21 `size` is said of pages only.'],
])('%s is reported where it stands', (css, message) => {
  expect(style(css).said).toEqual([message])
})
