import { expect, test } from 'vitest'
import { style } from '../kit/styled.js'

const red = { r: 255, g: 0, b: 0, a: 1 }

test('a custom property is inherited and replaced before its value is matched', () => {
  const { of, said } = style(
    ':root { --accent: red; --edge: 1pt 2pt } p { color: var(--accent); margin: var(--edge) 3pt }',
  )
  expect(said).toEqual([])
  expect(of('p').color).toEqual(red)
  expect(of('p').margin).toMatchObject({ top: { points: 1 }, right: { points: 2 }, bottom: { points: 3 } })
})

test('a nearer declaration wins, names are case-sensitive', () => {
  const css = ':root { --a: blue; --A: red } div { --a: green } p { color: var(--A) }'
  expect(style(css, '<div><p id="p"></p></div>').of('p').color).toEqual(red)
})

test('custom properties may use each other, also later ones', () => {
  const css = ':root { --a: var(--b); --b: var(--c, blue); --c: red } p { color: var(--a) }'
  expect(style(css).of('p').color).toEqual(red)
})

test.each([
  ['var(--none, red)', red],
  ['var(--none, var(--neither, red))', red],
  ['rgb(255, var(--none, 0), 0)', red],
  ['VAR(--none, red)', red],
])('%s falls back', (value, color) => {
  const { of, said } = style(`p { color: ${value} }`)
  expect(of('p').color).toEqual(color)
  expect(said).toEqual([])
})

test('an empty value is a value', () => {
  const { of } = style('p { --e: ; margin: 1pt var(--e) 2pt }')
  expect(of('p').margin.right).toEqual({ points: 2, percent: 0 })
})

test('properties that depend on each other have no value, and what uses them is as if unsaid', () => {
  const css =
    'div { color: red; --a: var(--b); --b: var(--a, blue) }\np { color: var(--a); margin-top: var(--b, 4pt) }'
  const { of, said } = style(css, '<div><p id="p"></p></div>')
  expect(of('p').color).toEqual(red)
  expect(of('p').margin.top).toEqual({ points: 4, percent: 0 })
  expect(said).toEqual(['2:5 `var(--a)` of `color` has no value here.'])
})

test('what comes out of var() and is not supported is reported at the declaration, once', () => {
  const css = ':root { --d: flex }\n  p, b { display: var(--d) }'
  const { of, said } = style(css, '<p id="p"></p><p></p><b></b>')
  expect(said).toEqual(['2:10 The value `flex` of `display` is not supported.'])
  expect(of('p').display).toBe('inline')
})

test('tokens do not grow together', () => {
  expect(style('p { --n: 1; width: var(--n)0pt }').said).toHaveLength(1)
})

test('initial takes a custom property away, inherit and unset keep it', () => {
  const css = 'div { --a: red } p { --a: initial } i { --a: inherit } p, i { color: var(--a, blue) }'
  const { of } = style(css, '<div><p id="p"></p><i id="i"></i></div>')
  expect(of('p').color).toEqual({ r: 0, g: 0, b: 255, a: 1 })
  expect(of('i').color).toEqual(red)
})

test('properties that double each other end without filling the memory', () => {
  const doubling = Array.from({ length: 60 }, (_, i) => `--v${i + 1}: var(--v${i}) var(--v${i});`).join(' ')
  const { said } = style(`p { --v0: x; ${doubling} color: var(--v60) }`)
  expect(said).toHaveLength(1)
})
