import { createRequire } from 'node:module'
import type { Patterns, Trie } from './liang.js'

/** Pattern files of the package `hyphen` that are not named by a language's own tag. */
const files: Readonly<Record<string, string>> = {
  de: 'de-1996',
  'de-ch': 'de-1996',
  'de-ch-1901': 'de-ch-1901',
  'de-1901': 'de-1901',
  el: 'el-monoton',
  'el-monoton': 'el-monoton',
  'el-polyton': 'el-polyton',
  en: 'en-us',
  'en-au': 'en-gb',
  'en-gb': 'en-gb',
  'en-ie': 'en-gb',
  'en-in': 'en-gb',
  'en-nz': 'en-gb',
  'en-za': 'en-gb',
  am: 'mul-ethi',
  gez: 'mul-ethi',
  'mul-ethi': 'mul-ethi',
  ti: 'mul-ethi',
  bs: 'sh-latn',
  'bs-cyrl': 'sh-cyrl',
  cnr: 'sh-latn',
  'cnr-cyrl': 'sh-cyrl',
  sh: 'sh-latn',
  'sh-cyrl': 'sh-cyrl',
  sr: 'sr-cyrl',
  'sr-latn': 'sh-latn',
  ku: 'kmr',
  mn: 'mn-cyrl',
  'mn-cyrl-x-lmc': 'mn-cyrl-x-lmc',
  'zh-latn': 'zh-latn-pinyin',
}

/** The rest of them: the file bears the language's tag. */
const tagged = new Set(
  (
    'af as be bg bn ca cop cs cy da es et eu fi fi-x-school fr fur ga gl grc gu hi hr hsb hu hy ia id is it ka kmr kn la ' +
    'la-x-classic la-x-liturgic lt lv mk ml mr nb nl nn no oc or pa pi pl pms pt rm ro ru sa sk sl sq sv ta te th tk tr uk'
  ).split(' '),
)

/**
 * The pattern file for a language (BCP 47, in any case), or undefined if there is none. The tag is shortened from its
 * end until something is known of it (RFC 4647, section 3.4, lookup).
 */
export function patternFile(language: string): string | undefined {
  let tag = language.toLowerCase().replaceAll('_', '-')
  while (tag !== '') {
    const file = files[tag] ?? (tagged.has(tag) ? tag : undefined)
    if (file !== undefined) return file
    tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))
  }
  return undefined
}

const require = createRequire(import.meta.url)
const loaded = new Map<string, Patterns>()

/** The patterns of a file, loaded when they are first asked for (some milliseconds) and kept. */
export function loadPatterns(file: string): Patterns {
  const known = loaded.get(file)
  if (known !== undefined) return known
  const [levels, trie, exceptions] = require(`hyphen/patterns/${file}.js`) as [
    Patterns['levels'],
    Trie,
    Readonly<Record<string, readonly number[]>> | undefined,
  ]
  const patterns = { levels, trie, exceptions: countWithoutHyphens(exceptions ?? {}) }
  loaded.set(file, patterns)
  return patterns
}

/**
 * The package counts the hyphens before an offset along with the letters (in `as-so-ciate` the second stands at 5), so
 * that the second and later ones of a word come too far to the right.
 */
function countWithoutHyphens(
  exceptions: Readonly<Record<string, readonly number[]>>,
): Patterns['exceptions'] {
  const counted = Object.entries(exceptions).map(
    ([word, offsets]) => [word, offsets.map((offset, hyphens) => offset - hyphens)] as const,
  )
  return new Map(counted)
}
