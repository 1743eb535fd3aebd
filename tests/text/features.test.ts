import { expect, test } from 'vitest'
import type { ComputedStyle } from '../../src/style/computedStyle.js'
import { type FeatureStyle, featuresOf, neededFeatures } from '../../src/text/features.js'

const initial: FeatureStyle = {
  fontKerning: 'auto',
  fontVariantCaps: 'normal',
  fontVariantNumeric: [],
  fontVariantLigatures: [],
  fontVariantPosition: 'normal',
  fontFeatureSettings: [],
  letterSpacing: 0,
}

function features(style: Partial<FeatureStyle>): string {
  return featuresOf({ ...initial, ...style })
    .map(({ tag, value }) => `${tag}=${value}`)
    .join(' ')
}

test.each<[string, Partial<FeatureStyle>]>([
  ['', {}],
  ['smcp=1', { fontVariantCaps: 'small-caps' }],
  ['c2sc=1 smcp=1', { fontVariantCaps: 'all-small-caps' }],
  ['titl=1', { fontVariantCaps: 'titling-caps' }],
  ['onum=1 pnum=1', { fontVariantNumeric: ['oldstyle-nums', 'proportional-nums'] }],
  ['lnum=1 tnum=1 zero=1', { fontVariantNumeric: ['lining-nums', 'slashed-zero', 'tabular-nums'] }],
  ['sups=1', { fontVariantPosition: 'super' }],
  ['subs=1', { fontVariantPosition: 'sub' }],
  ['kern=0', { fontKerning: 'none' }],
  ['dlig=1', { fontVariantLigatures: ['common-ligatures', 'discretionary-ligatures'] }],
  ['clig=0 liga=0', { fontVariantLigatures: ['no-common-ligatures'] }],
  ['calt=0 clig=0 liga=0', { fontVariantLigatures: ['none'] }],
  ['clig=0 liga=0 smcp=1', { fontVariantCaps: 'small-caps', letterSpacing: 0.3 }],
  [
    'lnum=0 onum=1',
    {
      fontVariantNumeric: ['lining-nums'],
      fontFeatureSettings: [
        { tag: 'lnum', value: 0 },
        { tag: 'onum', value: 1 },
      ],
    },
  ],
  [
    'ss01=2',
    {
      fontFeatureSettings: [
        { tag: 'ss01', value: 1 },
        { tag: 'ss01', value: 2 },
      ],
    },
  ],
])('features "%s" come from %j', (expected, style) => {
  expect(features(style)).toBe(expected)
})

test('font-feature-settings win over letterspacing and font-variant', () => {
  const settings = [{ tag: 'liga', value: 1 }]
  expect(features({ letterSpacing: 1, fontFeatureSettings: settings })).toBe('clig=0')
})

test('a computed style is a style to take features from', () => {
  const take: (style: ComputedStyle) => unknown = featuresOf
  expect(take).toBe(featuresOf)
})

test('needed features are those whose lack is to be made up for', () => {
  const style = { ...initial, fontVariantCaps: 'all-small-caps', fontVariantPosition: 'super' } as const
  expect(neededFeatures(style)).toEqual(['c2sc', 'smcp', 'sups'])
})
