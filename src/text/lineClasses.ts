/**
 * Line breaking classes (UAX #14, section 5), from Unicode's general categories and scripts as the JavaScript engine
 * knows them, and from the standard's own lists for the signs that these do not tell apart.
 */

export const lineClass = {
  AL: 0, // letters
  HL: 1, // Hebrew letters
  NU: 2, // digits
  SP: 3, // space
  OP: 4, // opening signs
  CL: 5, // closing signs
  CP: 6, // closing brackets
  QU: 7, // quotation marks
  EX: 8, // exclamation and interrogation
  IS: 9, // comma, stop
  SY: 10, // slash
  BA: 11, // break after
  HH: 12, // hyphens of Unicode
  HY: 13, // hyphen-minus
  BB: 14, // break before
  B2: 15, // em dash
  GL: 16, // no-break
  WJ: 17, // word joiner
  ZW: 18, // zero-width space
  CM: 19, // marks
  ZJ: 20, // zero-width joiner
  PR: 21, // before numbers
  PO: 22, // after numbers
  IN: 23, // leaders
  NS: 24, // never at a line's start
  ID: 25, // ideographs
  CB: 26, // objects
  BK: 27, // mandatory
  CR: 28,
  LF: 29,
  JL: 30,
  JV: 31,
  JT: 32,
  H2: 33,
  H3: 34,
  RI: 35, // flags
  EB: 36, // emoji that take a skin colour
  EM: 37, // skin colours
  SA: 38, // Thai and its like: words without spaces
} as const
export type LineClass = (typeof lineClass)[keyof typeof lineClass]

/** Characters and ranges (`a..b`) that have their class by name; the first that holds a character counts. */
const listed: readonly (readonly [keyof typeof lineClass, string])[] = [
  ['CR', 'd'],
  ['LF', 'a'],
  ['BK', 'b c 85 2028 2029'],
  ['SP', '20'],
  ['ZW', '200b'],
  ['ZJ', '200d'],
  ['WJ', '2060 feff'],
  ['GL', 'a0 34f 35c..362 f08 f0c f12 180e 1dcd 1dfc 2007 2011 202f'],
  ['HY', '2d'],
  ['HH', '58a 5be 2010 2012 2013 2e17 2e40'],
  [
    'BA',
    '9 7c ad f0b f34 964 965 1680 2000..2006 2008..200a 2027 2056 2058..205b 205d..205f 2e0e..2e15 3000',
  ],
  ['BB', 'b4 2c8 2cc 2df 1806 1ffd'],
  ['B2', '2014 2e3a 2e3b'],
  ['IN', '2024..2026 22ef fe19'],
  ['IS', '2c 2e 3a 3b 37e 589 60c 60d 7f8 2044 fe10 fe13 fe14'],
  ['SY', '2f'],
  ['EX', '21 3f 5c6 61b 61d..61f 6d4 7f9 f0d..f11 f14 2762 2763 fe15 fe16 fe56 fe57 ff01 ff1f'],
  ['CP', '29 5d'],
  ['CL', '3001 3002 fe11 fe12 fe50 fe52 ff0c ff0e ff61 ff64'],
  ['OP', 'a1 bf 2e18'],
  ['QU', '22 27 275b..2760 2e00..2e0d 2e1c 2e1d 2e20 2e21 1f676..1f678'],
  [
    'NS',
    '17d6 203c 203d 2047..2049 3005 301c 303b 303c 3041 3043 3045 3047 3049 3063 3083 3085 3087 308e 3095 3096 ' +
      '309b..309e 30a0 30a1 30a3 30a5 30a7 30a9 30c3 30e3 30e5 30e7 30ee 30f5 30f6 30fb..30fe 31f0..31ff fe54 fe55 ' +
      'ff1a ff1b ff65 ff67..ff70 ff9e ff9f',
  ],
  ['PO', '25 a2 b0 609 60a 66a 2030..2037 2057 20a7 20b6 20bb 20be 20c0 2103 2109 fdfc ff05 ffe0'],
  ['PR', '2b 5c b1 2116 2212 2213 ff04 ffe1 ffe5 ffe6'],
  ['NU', '66b 66c'],
  ['CB', 'fffc'],
  ['JL', '1100..115f a960..a97c'],
  ['JV', '1160..11a7 d7b0..d7c6'],
  ['JT', '11a8..11ff d7cb..d7fb'],
  ['RI', '1f1e6..1f1ff'],
  ['EM', '1f3fb..1f3ff'],
]

/** Where no list speaks: by property, in this order. */
const byProperty: readonly (readonly [keyof typeof lineClass, RegExp])[] = [
  ['SA', /(?!\p{M})[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u],
  ['CM', /[\p{M}\p{Cc}\p{Cf}]/u],
  ['QU', /[\p{Pi}\p{Pf}]/u],
  ['OP', /\p{Ps}/u],
  ['CL', /\p{Pe}/u],
  ['ID', /[\uff01-\uff60]/u],
  ['NU', /\p{Nd}/u],
  ['PR', /\p{Sc}/u],
  ['HL', /[\u05d0-\u05f2\ufb1d-\ufb4f]/u],
  ['EB', /\p{Emoji_Modifier_Base}/u],
  [
    'ID',
    /[\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\u2e80-\u303f\u3130-\u33ff\u{1f000}-\u{1faff}]|\p{Emoji_Presentation}/u,
  ],
]

const unknown = 255
const basic = new Uint8Array(0x10000).fill(unknown)
const beyond = new Map<number, LineClass>()
for (const [name, ranges] of listed.toReversed()) {
  for (const range of ranges.split(' ')) {
    const [from = 0, to = from] = range.split('..').map(digits => Number.parseInt(digits, 16))
    for (let codePoint = from; codePoint <= to; codePoint++) keep(codePoint, lineClass[name])
  }
}

function keep(codePoint: number, found: LineClass): LineClass {
  if (codePoint < 0x10000) basic[codePoint] = found
  else beyond.set(codePoint, found)
  return found
}

/** The class of a code point; found once, then looked up. */
export function lineClassOf(codePoint: number): LineClass {
  const known = codePoint < 0x10000 ? basic[codePoint]! : (beyond.get(codePoint) ?? unknown)
  if (known !== unknown) return known as LineClass
  if (codePoint >= 0xac00 && codePoint <= 0xd7a3) {
    return keep(codePoint, (codePoint - 0xac00) % 28 === 0 ? lineClass.H2 : lineClass.H3)
  }
  const character = String.fromCodePoint(codePoint)
  const found = byProperty.find(([, pattern]) => pattern.test(character))?.[0] ?? 'AL'
  return keep(codePoint, lineClass[found])
}

/** Ideographs, kana, Hangul and their wide signs, beside which quotation marks and brackets are less strict (LB19a, LB30). */
export function isEastAsian(codePoint: number): boolean {
  return (
    (codePoint >= 0x2e80 && codePoint <= 0xa4cf) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7af) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe6f) ||
    (codePoint >= 0xff00 && codePoint <= 0xffef) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  )
}

const initialQuote = /\p{Pi}/u
const finalQuote = /\p{Pf}/u

/** Which way a quotation mark (class QU) looks; most languages use some of them both ways, so it only weakly tells. */
export function quoteSide(codePoint: number): 'initial' | 'final' | 'either' {
  const character = String.fromCodePoint(codePoint)
  if (initialQuote.test(character)) return 'initial'
  return finalQuote.test(character) ? 'final' : 'either'
}
