import { expect, test } from 'vitest'
import type { LengthPercentage } from '../../src/style/computedStyle.js'
import { style } from '../kit/styled.js'

const red = { r: 255, g: 0, b: 0, a: 1 }
const blue = { r: 0, g: 0, b: 255, a: 1 }

test('the more specific selector wins, whatever the order', () => {
  const { of } = style('#p { color: red } p.a { color: blue } p { color: green }', '<p id="p" class="a"></p>')
  expect(of('p').color).toEqual(red)
})

test('of two selectors as specific as each other the later one wins', () => {
  const { of } = style('.a { color: red } .b { color: blue }', '<p id="p" class="b a"></p>')
  expect(of('p').color).toEqual(blue)
})

test('an important declaration beats every other one', () => {
  const { of } = style('p { color: red !important } #p { color: blue }')
  expect(of('p').color).toEqual(red)
})

test('of two important declarations the more specific one wins', () => {
  const { of } = style('p { color: red !important } #p { color: blue !important }')
  expect(of('p').color).toEqual(blue)
})

test('an author rule beats ours, however specific ours is', () => {
  const { of } = style('ol { list-style-type: square }', '<ol id="p" type="a"></ol>')
  expect(of('p').listStyleType).toBe('square')
})

test('our own sheet makes headings, lists and tables what they are, and reports nothing', () => {
  const { of, said } = style('', '<h2 id="h"></h2><ol id="o"><li id="l"></li></ol><em id="e"></em>')
  expect(of('h')).toMatchObject({ display: 'block', fontWeight: 700, fontSize: 18, breakAfter: 'avoid' })
  expect((of('h').margin.top as LengthPercentage).points).toBeCloseTo(0.83 * 18)
  expect(of('o')).toMatchObject({ listStyleType: 'decimal', counterReset: [{ name: 'list-item', value: 0 }] })
  expect(of('l')).toMatchObject({ display: 'list-item', listStyleType: 'decimal' })
  expect(of('e').fontStyle).toBe('italic')
  expect(said).toEqual([])
})

test('a note stands in the text until a template floats it', () => {
  const body = '<span id="n" role="doc-footnote"></span>'
  expect(style('', body).of('n').float).toBe('none')
  expect(style('', body).pseudo('n', 'footnote-call')).toBeUndefined()
  expect(style('span { float: footnote }', body).of('n').float).toBe('footnote')
})

test('text properties inherit and box properties do not', () => {
  const { of } = style('div { color: red; margin: 3pt }', '<div><p id="p"></p></div>')
  expect(of('p').color).toEqual(red)
  expect(of('p').margin.left).toEqual({ points: 0, percent: 0 })
})

test('inherit takes what does not inherit by itself, initial and unset give it up', () => {
  const css = `div { margin: 3pt; color: red } #p { margin: inherit; color: initial } #q { margin: unset; color: unset }`
  const { of } = style(css, '<div><p id="p"></p><p id="q"></p></div>')
  expect(of('p').margin.top).toEqual({ points: 3, percent: 0 })
  expect(of('p').color).toEqual({ r: 0, g: 0, b: 0, a: 1 })
  expect(of('q').margin.top).toEqual({ points: 0, percent: 0 })
  expect(of('q').color).toEqual(red)
})

test('revert goes back to our own sheet', () => {
  const { of } = style('h2 { font-weight: 400 } h2 { font-weight: revert }', '<h2 id="p"></h2>')
  expect(of('p').fontWeight).toBe(700)
})

test('a line height without unit is inherited as a factor, one with a unit as a length', () => {
  const css = 'div { font-size: 10pt; line-height: 1.5 } #q { line-height: 15pt } p { font-size: 20pt }'
  const { of } = style(css, '<div><p id="p"></p></div><div id="q"><p id="r"></p></div>')
  expect(of('p').lineHeight).toBe(30)
  expect(of('r').lineHeight).toBe(15)
})

test('currentcolor is inherited as a keyword', () => {
  const css = 'div { color: red; border: 1pt solid } p { color: blue; border: inherit }'
  expect(style(css, '<div><p id="p"></p></div>').of('p').border.top).toEqual({
    width: 1,
    style: 'solid',
    color: blue,
  })
})

test('an edge without a style has no width', () => {
  expect(style('p { border-width: 4pt }').of('p').border.top.width).toBe(0)
})

test('pseudo-elements inherit from their element, the call of a note from the text round it', () => {
  const css = `p { font-size: 20pt; color: red } span { float: footnote; font-size: 10pt; color: blue }
    ::footnote-call { font-size: 50% } ::footnote-marker { font-size: 50% } p::before { content: "a" }`
  const { pseudo } = style(css, '<p id="p"><span id="n"></span></p>')
  expect(pseudo('n', 'footnote-call')).toMatchObject({ fontSize: 10, color: red })
  expect(pseudo('n', 'footnote-marker')).toMatchObject({ fontSize: 5, color: blue })
  expect(pseudo('p', 'before')).toMatchObject({ color: red, content: [{ kind: 'string', value: 'a' }] })
})

test('before and after without content make no box, and what no rule speaks of is undefined', () => {
  const { pseudo } = style('p::before { color: red } p::after { content: none }')
  expect(pseudo('p', 'before')).toBeUndefined()
  expect(pseudo('p', 'after')).toBeUndefined()
  expect(pseudo('p', 'marker')).toBeUndefined()
})

test('the language is that of the nearest element that names one', () => {
  const { document, element } = style('', '<p lang="de"><i id="i"></i></p><p id="p"></p>')
  expect(document.languageOf(element('i'))).toBe('de')
  expect(document.languageOf(element('p'))).toBe('en')
})

test('an element of another tree is our mistake, not the author’s', () => {
  const { document } = style('')
  expect(() => document.styleOf(style('').element('p'))).toThrow('another tree')
})
