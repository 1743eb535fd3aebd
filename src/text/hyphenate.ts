import { isAddress, tokens } from './addresses.js'
import { loadPatterns, patternFile } from './hyphenationPatterns.js'
import { dividedAt, type Patterns } from './liang.js'

/** Least letters of a word that is divided, then least before and after the hyphen (CSS Text 4, `hyphenate-limit-chars`). */
export type HyphenationLimits = readonly [word: number, before: number, after: number]

/** A part of a compound with fewer letters is left whole: the compound is divided at its own hyphen first. */
const longPart = 12

/**
 * Offsets in a text, in order, at which a hyphen may be put in. The text may be one word or a whole paragraph, but no
 * part of a token: what surrounds a word says whether it is a word. Addresses, names with digits and words in which the
 * author has put soft hyphens have none, nor is there any beside an apostrophe. A language without patterns has none.
 */
export function hyphenate(text: string, language: string, limits: HyphenationLimits): readonly number[] {
  if (text.length < limits[0]) return []
  const known = knownTokens(language, limits)
  if (known === undefined) return []
  const divided = known.offsets.get(text)
  if (divided !== undefined) return divided
  const spaced = /[\s\u200b\u2014\u2015]/.test(text)
  if (!spaced) return divideKnown(text, known)
  const offsets: number[] = []
  for (const { start, end } of tokens(text)) {
    for (const offset of divideKnown(text.slice(start, end), known)) offsets.push(start + offset)
  }
  return offsets
}

/** Tokens by what they were divided with. */
interface KnownTokens {
  readonly patterns: Patterns
  readonly limits: HyphenationLimits
  readonly offsets: Map<string, readonly number[]>
}

/** What the last word was divided with, as nearly always the next one is. */
let last:
  | { readonly language: string; readonly limits: HyphenationLimits; readonly known: KnownTokens | undefined }
  | undefined
const knownByLanguage = new Map<string, Map<number, KnownTokens>>()
/** Of one language and its limits; then the cache starts anew. */
const mostKnown = 100_000

function knownTokens(language: string, limits: HyphenationLimits): KnownTokens | undefined {
  if (last?.language !== language || last.limits !== limits)
    last = { language, limits, known: findKnownTokens(language, limits) }
  return last.known
}

function findKnownTokens(language: string, limits: HyphenationLimits): KnownTokens | undefined {
  let byLimits = knownByLanguage.get(language)
  if (byLimits === undefined) {
    byLimits = new Map()
    knownByLanguage.set(language, byLimits)
  }
  const packed = (limits[0] * 1000 + limits[1]) * 1000 + limits[2]
  const known = byLimits.get(packed)
  if (known !== undefined) return known
  const file = patternFile(language)
  if (file === undefined) return undefined
  const made = { patterns: loadPatterns(file), limits, offsets: new Map() }
  byLimits.set(packed, made)
  return made
}

function divideKnown(token: string, { patterns, limits, offsets }: KnownTokens): readonly number[] {
  const known = offsets.get(token)
  if (known !== undefined) return known
  if (offsets.size >= mostKnown) offsets.clear()
  const divided = divideToken(token, patterns, limits)
  offsets.set(token, divided)
  return divided
}

/** Letters with their marks and the joiners between them; a soft hyphen is part of its word. */
const word = /\p{L}[\p{L}\p{M}\u00ad\p{Join_Control}\u2060\ufeff]*/gu
const plainLetters = /^[A-Za-z]+$/
const ownHyphen = /[\p{L}\p{M}][-\u2010\u2011][\p{L}]/u

function divideToken(token: string, patterns: Patterns, limits: HyphenationLimits): readonly number[] {
  if (token.length < limits[0]) return []
  if (plainLetters.test(token)) return divideWord(token, patterns, limits)
  if (isAddress(token)) return []
  const least = ownHyphen.test(token) ? Math.max(limits[0], longPart) : limits[0]
  const offsets: number[] = []
  for (const { index, 0: letters } of token.matchAll(word)) {
    if (letters.includes('\u00ad') || isNumbered(token, index, index + letters.length)) continue
    const [, before, after] = limits
    for (const offset of divideWord(letters, patterns, [least, before, after])) offsets.push(index + offset)
  }
  return offsets
}

const digit = /\p{N}/u

function isNumbered(token: string, start: number, end: number): boolean {
  return digit.test(token.charAt(start - 1)) || digit.test(token.charAt(end))
}

function divideWord(letters: string, patterns: Patterns, limits: HyphenationLimits): readonly number[] {
  const { folded, sources } = foldWord(letters)
  const [word, before, after] = limits
  if (folded.length < word) return []
  const divided = dividedAt(folded, patterns)
  const offsets: number[] = []
  const last = folded.length - Math.max(1, after)
  for (let i = Math.max(1, before); i <= last; i++) {
    const offset = sources === undefined ? i : sources[i]!
    if (divided[i] !== 1 || offset < 0) continue
    if (sources === undefined || !isHeldTogether(letters, offset)) offsets.push(offset)
  }
  return offsets
}

/**
 * A word as the patterns know it, and for each of its units the offset in the word as written, -1 inside a cluster;
 * undefined where they are the same.
 */
interface FoldedWord {
  readonly folded: string
  readonly sources: readonly number[] | undefined
}

/** No marks and no joiners among them. */
const plainWord = /^[\u0041-\u007a\u00aa-\u02af\u0370-\u0482\u048a-\u052f\u1e00-\u1fff]*$/
const letterWithMarks = /[^\p{M}\p{Join_Control}\u2060\ufeff][\p{M}\p{Join_Control}\u2060\ufeff]*/gu

/** Lower case, composed, without joiners. A letter that grows in lower case (`İ`) is left as it is. */
function foldWord(letters: string): FoldedWord {
  const lower = letters.toLowerCase()
  if (lower.length === letters.length && plainWord.test(letters)) {
    return { folded: lower, sources: undefined }
  }
  let folded = ''
  const sources: number[] = []
  for (const { index, 0: cluster } of letters.matchAll(letterWithMarks)) {
    const composed = cluster.replace(/[\p{Join_Control}\u2060\ufeff]/gu, '').normalize('NFC')
    const lowered = composed.toLowerCase()
    folded += lowered.length === composed.length ? lowered : composed
    const inOrder = composed.length === cluster.length
    for (let k = 0; k < composed.length; k++) sources.push(k === 0 ? index : inOrder ? index + k : -1)
  }
  return { folded, sources }
}

/** A word joiner forbids a break on either side of it; a mark never leaves its letter. */
function isHeldTogether(letters: string, offset: number): boolean {
  return (
    /[\u2060\ufeff]/.test(letters.charAt(offset - 1)) || /[\p{M}\u2060\ufeff]/u.test(letters.charAt(offset))
  )
}
