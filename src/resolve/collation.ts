import { foldSigns } from './foldText.js'

/** Order and letter groups of names in one language. */
export interface Collation {
  compare(a: string, b: string): number
  /** The letter under which a name is listed: `A`, `Å`, or `#` for what starts with no letter. */
  letterOf(name: string): string
  isSameLetter(a: string, b: string): boolean
}

const latin = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/**
 * The language's order (Unicode collation with its tailoring, by Intl.Collator): case and accents decide last,
 * apostrophes of any shape are one, numbers count by their value (`Henry 9` before `Henry 10`; Roman numerals are
 * letters, so a numeric order is asked for in the sort key). Signs before the first letter count for nothing.
 */
export function collationOf(language: string): Collation {
  const full = collatorOf(language, 'variant')
  const base = collatorOf(language, 'base')
  return {
    compare: (a, b) => full.compare(sortForm(a), sortForm(b)),
    letterOf: name => letterOf(sortForm(name), base),
    isSameLetter: (a, b) => base.compare(a, b) === 0,
  }
}

function collatorOf(language: string, sensitivity: 'variant' | 'base'): Intl.Collator {
  return new Intl.Collator(safeTag(language), { numeric: true, sensitivity })
}

/** A language tag that Intl takes; `en` for one that is malformed, on which it would throw. */
export function safeTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en'
  } catch {
    return 'en'
  }
}

function sortForm(name: string): string {
  return foldSigns(name.normalize('NFC'))
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim()
}

/**
 * A letter of its own is one that the language sorts after all words that start with the plain letter: Å in Swedish,
 * Č in Czech, `Ch` there too, `Aa` as Å in Danish. Others go with the plain letter, Æ in English with A.
 */
function letterOf(name: string, base: Intl.Collator): string {
  const first = /^\p{L}\p{M}*/u.exec(name)?.[0]?.toUpperCase().normalize('NFC')
  if (first === undefined) return '#'
  const pair = /^[A-Za-z]{2}/.exec(name)?.[0]
  if (pair !== undefined && (base.compare(pair, `${pair[0]}zzzz`) > 0 || base.compare(pair, pair[0]!) < 0))
    return base.compare(pair, 'Å') === 0 ? 'Å' : pair[0]!.toUpperCase() + pair[1]!.toLowerCase()
  const plain = first.normalize('NFD').replace(/\p{M}/gu, '')
  if (plain !== first && base.compare(first, plain) === 0) return plain
  return latin.find(letter => isWithin(first, letter, base)) ?? first
}

/** Whether a letter sorts as the Latin one, or among the words that start with it (`Æ` as `AE`). */
function isWithin(letter: string, plain: string, base: Intl.Collator): boolean {
  return base.compare(letter, plain) >= 0 && base.compare(letter, `${plain}zzzz`) < 0
}
