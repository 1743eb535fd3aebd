import { describe, expect, test } from 'vitest'
import type { ComputedStyle } from '../../src/style/computedStyle.js'
import { style } from '../kit/styled.js'

type Edges = 'margin' | 'padding'
const pointsOf = (edge: ComputedStyle['margin']['top']) => (edge === 'auto' ? edge : edge.points)

/** Top, right, bottom and left, where text runs from left to right and where it runs from right to left. */
function sides(css: string, of: Edges = 'margin') {
  return (['ltr', 'rtl'] as const).map(direction => {
    const { top, right, bottom, left } = style(`p { margin: 0; ${css}; direction: ${direction} }`).of('p')[of]
    return [top, right, bottom, left].map(pointsOf)
  })
}
const same = (edges: readonly (number | 'auto')[]) => [edges, edges]

describe('start and end', () => {
  test('of the line are left and right, or right and left', () => {
    expect(sides('margin-inline-start: 1pt')).toEqual([
      [0, 0, 0, 1],
      [0, 1, 0, 0],
    ])
    expect(sides('padding-inline-end: 1pt', 'padding')).toEqual([
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ])
  })

  test('of the block are top and bottom', () => {
    expect(sides('margin-block-start: 1pt; margin-block-end: 2pt')).toEqual(same([1, 0, 2, 0]))
  })

  test.each(['margin', 'padding'] as const)('of %s are set together, by one value or by two', property => {
    expect(sides(`${property}-inline: 1pt`, property)).toEqual(same([0, 1, 0, 1]))
    expect(sides(`${property}-block: 1pt 2pt`, property)).toEqual(same([1, 0, 2, 0]))
    expect(sides(`${property}-inline: 1pt 2pt`, property)).toEqual([
      [0, 2, 0, 1],
      [0, 1, 0, 2],
    ])
  })

  test('of borders, as a whole and by width, style and colour', () => {
    const css = `border-inline-start: 1pt solid red; border-inline-end-style: dotted; border-inline-end-width: 2pt;
      border-inline-end-color: blue; border-block: 3pt double; border-block-width: 4pt 5pt`
    const [ltr, rtl] = ['ltr', 'rtl'].map(way => style(`p { ${css}; direction: ${way} }`).of('p').border)
    expect(ltr!.left).toEqual({ width: 1, style: 'solid', color: { r: 255, g: 0, b: 0, a: 1 } })
    expect(ltr!.right).toEqual({ width: 2, style: 'dotted', color: { r: 0, g: 0, b: 255, a: 1 } })
    expect([ltr!.top.width, ltr!.bottom.width, ltr!.top.style]).toEqual([4, 5, 'double'])
    expect(rtl).toEqual({ ...ltr, left: ltr!.right, right: ltr!.left })
  })

  test('follow the direction that is inherited, and that of a pseudo-element’s element', () => {
    const css =
      'div { direction: rtl } p { margin-inline-start: 1pt } p::before { content: "a"; margin-inline-start: 2pt }'
    const { of, pseudo } = style(css, '<div><p id="p"></p></div>')
    expect(pointsOf(of('p').margin.right)).toBe(1)
    expect(pointsOf(pseudo('p', 'before')!.margin.right)).toBe(2)
  })
})

describe('in the cascade', () => {
  test('the stronger wins, whether it names the side or the start', () => {
    expect(sides('margin-left: 1pt; margin-inline-start: 2pt')).toEqual([
      [0, 0, 0, 2],
      [0, 2, 0, 1],
    ])
    expect(sides('margin-inline-start: 2pt; margin: 1pt')).toEqual(same([1, 1, 1, 1]))
    expect(sides('margin-inline-start: 2pt !important; margin: 1pt')).toEqual([
      [1, 1, 1, 2],
      [1, 2, 1, 1],
    ])
  })

  test('a custom property goes to the side that it is declared for', () => {
    expect(sides('--a: 1pt; margin-inline-start: var(--a)')).toEqual([
      [0, 0, 0, 1],
      [0, 1, 0, 0],
    ])
    expect(sides('--a: 1pt 2pt; margin-inline: var(--a)')).toEqual([
      [0, 2, 0, 1],
      [0, 1, 0, 2],
    ])
  })

  test('a wrong value is told once, with its place', () => {
    expect(style('p {\n  direction: rtl; margin-inline-start: red }').said).toHaveLength(1)
    const { said } = style('p { direction: rtl; margin-inline-start: var(--none) }')
    expect(said).toHaveLength(1)
  })

  test('places of boxes and sizes that are not supported are still told', () => {
    expect(style('p { inset-inline-start: 1pt }').said).toHaveLength(1)
  })
})
