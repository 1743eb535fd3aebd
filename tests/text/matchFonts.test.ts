import { expect, test } from 'vitest'
import type { Font, FontQuery } from '../../src/text/font.js'
import { nearestFaces } from '../../src/text/matchFonts.js'

type Face = readonly [weight: number, style?: Font['style'], stretch?: number]

function nearest(faces: readonly Face[], query: Partial<FontQuery>): readonly Face[] {
  const fonts = faces.map(([weight, style = 'normal', stretch = 100]) => ({ weight, style, stretch }) as Font)
  const asked = { families: [], weight: 400, style: 'normal', stretch: 100, ...query } as const
  return nearestFaces(fonts, asked).map(({ weight, style, stretch }) => [weight, style, stretch])
}

// CSS Fonts 4, section 5.2, step 4.3.
test.each([
  [400, [300, 500, 600], 500],
  [400, [300, 600, 700], 300],
  [400, [600, 700], 600],
  [450, [400, 500, 600], 500],
  [450, [400, 600], 400],
  [500, [400, 600], 400],
  [500, [600, 700], 600],
  [300, [100, 200, 400], 200],
  [300, [400, 700], 400],
  [600, [400, 700, 800], 700],
  [600, [300, 400], 400],
  [900, [400, 700], 700],
])('weight %i among %j is met by %i', (weight, weights, expected) => {
  expect(
    nearest(
      weights.map(one => [one]),
      { weight },
    ),
  ).toEqual([[expected, 'normal', 100]])
})

test.each([
  ['italic', ['normal', 'italic'], 'italic'],
  ['italic', ['normal'], 'normal'],
  ['oblique', ['normal', 'italic'], 'italic'],
  ['normal', ['italic'], 'italic'],
  ['normal', ['italic', 'normal'], 'normal'],
] as const)('style %s among %j is met by %s', (style, styles, expected) => {
  expect(
    nearest(
      styles.map(one => [400, one]),
      { style },
    ),
  ).toEqual([[400, expected, 100]])
})

test.each([
  [100, [75, 87.5, 112.5], 87.5],
  [100, [112.5, 125], 112.5],
  [110, [100, 125], 125],
  [110, [75, 100], 100],
])('stretch %i among %j is met by %i', (stretch, stretches, expected) => {
  expect(
    nearest(
      stretches.map(one => [400, 'normal', one]),
      { stretch },
    ),
  ).toEqual([[400, 'normal', expected]])
})

test('stretch goes before style, and style before weight', () => {
  const faces: readonly Face[] = [
    [400, 'normal', 75],
    [900, 'italic', 100],
    [400, 'normal', 100],
  ]
  expect(nearest(faces, { style: 'italic' })).toEqual([[900, 'italic', 100]])
  expect(nearest(faces, { style: 'italic', stretch: 75 })).toEqual([[400, 'normal', 75]])
})

test('faces that differ only in their range of characters all come, the last declared first', () => {
  const [latin, greek] = [
    { weight: 400, style: 'normal', stretch: 100 } as Font,
    { weight: 400, style: 'normal', stretch: 100 } as Font,
  ]
  const query = { families: [], weight: 700, style: 'normal', stretch: 100 } as const
  const found = nearestFaces([latin, greek], query)
  expect(found[0]).toBe(greek)
  expect(found[1]).toBe(latin)
})
