import type { ShapeOptions } from './font.js'

/** The part of a computed style that chooses OpenType features (CSS Fonts 4, section 6). */
export interface FeatureStyle {
  readonly fontKerning: 'auto' | 'normal' | 'none'
  readonly fontVariantCaps:
    | 'normal'
    | 'small-caps'
    | 'all-small-caps'
    | 'petite-caps'
    | 'all-petite-caps'
    | 'unicase'
    | 'titling-caps'
  readonly fontVariantNumeric: readonly string[]
  readonly fontVariantLigatures: readonly string[]
  readonly fontVariantPosition: 'normal' | 'sub' | 'super'
  readonly fontFeatureSettings: readonly { readonly tag: string; readonly value: number }[]
  readonly letterSpacing: number
}

const capsFeatures: Readonly<Record<FeatureStyle['fontVariantCaps'], readonly string[]>> = {
  normal: [],
  'small-caps': ['smcp'],
  'all-small-caps': ['c2sc', 'smcp'],
  'petite-caps': ['pcap'],
  'all-petite-caps': ['c2pc', 'pcap'],
  unicase: ['unic'],
  'titling-caps': ['titl'],
}

const positionFeatures: Readonly<Record<FeatureStyle['fontVariantPosition'], readonly string[]>> = {
  normal: [],
  sub: ['subs'],
  super: ['sups'],
}

const numericFeatures: Readonly<Record<string, string>> = {
  'lining-nums': 'lnum',
  'oldstyle-nums': 'onum',
  'proportional-nums': 'pnum',
  'tabular-nums': 'tnum',
  'diagonal-fractions': 'frac',
  'stacked-fractions': 'afrc',
  ordinal: 'ordn',
  'slashed-zero': 'zero',
}

const ligatureFeatures: Readonly<Record<string, readonly [value: number, ...tags: string[]]>> = {
  none: [0, 'liga', 'clig', 'dlig', 'hlig', 'calt'],
  'common-ligatures': [1, 'liga', 'clig'],
  'no-common-ligatures': [0, 'liga', 'clig'],
  'discretionary-ligatures': [1, 'dlig'],
  'no-discretionary-ligatures': [0, 'dlig'],
  'historical-ligatures': [1, 'hlig'],
  'no-historical-ligatures': [0, 'hlig'],
  contextual: [1, 'calt'],
  'no-contextual': [0, 'calt'],
}

/** What HarfBuzz does without being asked, so that it need not be. */
const defaults: Readonly<Record<string, number>> = {
  kern: 1,
  liga: 1,
  clig: 1,
  calt: 1,
  dlig: 0,
  hlig: 0,
}

/** The features without which a style's capitals and position cannot be shown as the designer wants: ask `fontHasFeature`. */
export function neededFeatures(style: FeatureStyle): readonly string[] {
  return [...capsFeatures[style.fontVariantCaps], ...positionFeatures[style.fontVariantPosition]]
}

/**
 * OpenType features of a style, sorted by tag, without those that are the default. The order of precedence is that of
 * CSS Fonts 4, section 7.2: `font-variant`, then letterspacing, which undoes optional ligatures (CSS Text 4, section
 * 7.2), then `font-feature-settings`.
 */
export function featuresOf(style: FeatureStyle): ShapeOptions['features'] {
  const values = new Map<string, number>()
  if (style.fontKerning === 'none') values.set('kern', 0)
  for (const tag of neededFeatures(style)) values.set(tag, 1)
  for (const keyword of style.fontVariantNumeric) {
    const tag = numericFeatures[keyword]
    if (tag !== undefined) values.set(tag, 1)
  }
  for (const keyword of style.fontVariantLigatures) {
    const [value, ...tags] = ligatureFeatures[keyword] ?? [0]
    for (const tag of tags) values.set(tag, value)
  }
  if (style.letterSpacing !== 0) for (const tag of ['liga', 'clig', 'dlig', 'hlig']) values.set(tag, 0)
  for (const { tag, value } of style.fontFeatureSettings) values.set(tag, value)
  return [...values]
    .filter(([tag, value]) => defaults[tag] !== value)
    .map(([tag, value]) => ({ tag, value }))
    .sort((a, b) => (a.tag < b.tag ? -1 : 1))
}
