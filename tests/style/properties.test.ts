import { parse, type Value } from 'css-tree/dist/csstree.esm'
import { expect, test } from 'vitest'
import { describeProperties, longhandKeys, matchProperty } from '../../src/style/properties.js'
import { style } from '../kit/styled.js'

const rows = describeProperties()
const zero = { points: 0, percent: 0 }

test.each(rows.filter(({ kind }) => kind !== 'shorthand').map(({ name, initial }) => [name, initial]))(
  'the initial value of %s, %s, is in its own grammar',
  (name, initial) => {
    expect(matchProperty(name, parse(initial, { context: 'value' }) as Value)).toBe(true)
  },
)

test('every longhand has one row, every shorthand sets longhands that have one', () => {
  const names = rows.filter(({ kind }) => kind !== 'page').map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(rows.filter(({ kind }) => kind === 'longhand')).toHaveLength(longhandKeys.length)
  for (const { longhands } of rows) expect(names).toEqual(expect.arrayContaining([...longhands]))
})

test('every shorthand takes back all that it sets', () => {
  for (const { name } of rows.filter(({ kind }) => kind === 'shorthand'))
    expect(style(`p { ${name}: initial }`).said).toEqual([])
})

test.each([
  ['1pt', [1, 1, 1, 1]],
  ['1pt 2pt', [1, 2, 1, 2]],
  ['1pt 2pt 3pt', [1, 2, 3, 2]],
  ['1pt 2pt 3pt 4pt', [1, 2, 3, 4]],
])('margin: %s goes round the box', (value, expected) => {
  const { top, right, bottom, left } = style(`p { margin: ${value} }`).of('p').margin
  expect([top, right, bottom, left].map(edge => (edge as { points: number }).points)).toEqual(expected)
})

test('font sets its own and takes the rest back', () => {
  const css =
    'p { font-variant-numeric: tabular-nums; font: italic small-caps 600 condensed 10pt/1.5 "EB Garamond", Serif }'
  expect(style(css).of('p')).toMatchObject({
    fontStyle: 'italic',
    fontVariantCaps: 'small-caps',
    fontWeight: 600,
    fontStretch: 75,
    fontSize: 10,
    lineHeight: 15,
    fontFamily: ['EB Garamond', 'serif'],
    fontVariantNumeric: [],
  })
})

test('font takes normal, keywords for the size, and families of several words', () => {
  expect(style('p { font: normal large EB Garamond }').of('p')).toMatchObject({
    fontFamily: ['EB Garamond'],
    lineHeight: 'normal',
    fontStyle: 'normal',
  })
})

test('border and its sides set width, style and colour', () => {
  const { border } = style('p { border: solid 1pt red; border-left: 2pt dotted; border-top: none }').of('p')
  expect(border.right).toEqual({ width: 1, style: 'solid', color: { r: 255, g: 0, b: 0, a: 1 } })
  expect(border.left).toEqual({ width: 2, style: 'dotted', color: { r: 0, g: 0, b: 0, a: 1 } })
  expect(border.top.width).toBe(0)
})

test('border-width, border-style and border-color go round', () => {
  const { border } = style(
    'p { border-style: solid dashed; border-width: thin 3pt; border-color: red blue }',
  ).of('p')
  expect(border.bottom).toEqual({ width: 0.75, style: 'solid', color: { r: 255, g: 0, b: 0, a: 1 } })
  expect(border.left).toEqual({ width: 3, style: 'dashed', color: { r: 0, g: 0, b: 255, a: 1 } })
})

test('list-style, text-decoration, font-variant and background are taken apart', () => {
  const css = `p { list-style: inside "–"; text-decoration: underline red 0.5pt; background: #fff;
    font-variant: oldstyle-nums small-caps no-common-ligatures super }`
  expect(style(css).of('p')).toMatchObject({
    listStyleType: { string: '–' },
    listStylePosition: 'inside',
    textDecorationLine: ['underline'],
    textDecorationColor: { r: 255, g: 0, b: 0, a: 1 },
    textDecorationThickness: 0.5,
    backgroundColor: { r: 255, g: 255, b: 255, a: 1 },
    fontVariantCaps: 'small-caps',
    fontVariantNumeric: ['oldstyle-nums'],
    fontVariantLigatures: ['no-common-ligatures'],
    fontVariantPosition: 'super',
  })
})

test('list-style: none takes the marker away', () => {
  expect(style('li { list-style: none }', '<li id="p"></li>').of('p').listStyleType).toBe('none')
})

test('old names still work', () => {
  const css = 'p { page-break-before: always; page-break-inside: avoid; word-wrap: break-word }'
  expect(style(css).of('p')).toMatchObject({
    breakBefore: 'page',
    breakInside: 'avoid',
    overflowWrap: 'break-word',
  })
})

test('a wide keyword of a shorthand goes to all its longhands', () => {
  const { of } = style('div { margin: 3pt } p { margin: 1pt; margin: inherit }', '<div><p id="p"></p></div>')
  expect(of('p').margin.left).toEqual({ points: 3, percent: 0 })
  expect(style('p { padding: 3pt; padding: unset }').of('p').padding.left).toEqual(zero)
})

test.each([
  'float: left',
  'display: flex',
  'position: relative',
  'column-count: 2',
  'columns: 2',
  'text-wrap: stable',
  'bookmark-level: 0',
  'bookmark-label: string(section)',
  'background: url(x.png)',
  'background-image: url(x.png)',
  'grid-template: none',
])('%s is told to be unsupported, with its place', declaration => {
  const { said } = style(`p {\n  ${declaration};\n}`)
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(/^2:\d+ .*not supported/)
})
