import { describe, expect, test } from 'vitest'
import type { Fragment } from '../../src/layout/page.js'
import { layOutHtml } from '../kit/laidOut.js'

const pageOf = (css: string) => layOutHtml('<p>a</p>', `@page { size: 200pt 150pt; ${css} }`).layout.pages[0]
const rulesOf = (fragments: readonly Fragment[]) => fragments.filter(each => each.kind === 'rule')

describe('printer’s marks', () => {
  test('a page without marks is no larger than its bleed', () => {
    expect(pageOf('')).toMatchObject({ bleed: 0, slug: 0 })
    expect(pageOf('bleed: 9pt')).toMatchObject({ bleed: 9, slug: 9 })
    expect(rulesOf(pageOf('bleed: 9pt').fragments)).toEqual([])
  })
  test('crop marks point at the trimmed page’s corners and stand outside the bleed', () => {
    const { fragments, slug } = pageOf('bleed: 9pt; marks: crop')
    const rules = rulesOf(fragments)
    expect(rules).toHaveLength(8)
    for (const { x, y, width, height } of rules) {
      const lying = width > height
      const at = lying ? y + height / 2 : x + width / 2
      expect(lying ? [0, 150] : [0, 200]).toContain(at)
      const [from, to] = lying ? [x, x + width] : [y, y + height]
      const edge = lying ? 200 : 150
      expect(to < -9 || from > edge + 9).toBe(true)
      expect(from).toBeGreaterThanOrEqual(-slug)
      expect(to).toBeLessThanOrEqual(edge + slug)
    }
  })
  test('crosses stand at the middle of each side', () => {
    const centres = rulesOf(pageOf('marks: cross').fragments).map(({ x, y, width, height }) => [
      x + width / 2,
      y + height / 2,
    ])
    const sides = centres.map(([x, y]) => (x === 100 ? (y < 0 ? 'top' : 'bottom') : x < 0 ? 'left' : 'right'))
    expect(sides).toEqual(['top', 'top', 'bottom', 'bottom', 'left', 'left', 'right', 'right'])
  })
  test('a page’s background goes out to the bleed', () => {
    const [ground] = pageOf('bleed: 9pt; background: #eee').fragments
    expect(ground).toMatchObject({ kind: 'block', x: -9, y: -9, width: 218, height: 168 })
  })
})
