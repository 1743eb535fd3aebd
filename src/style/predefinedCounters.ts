import type { CounterDefinition, CounterSystem } from './counterAlgorithms.js'
import { plainCounter } from './counterDescriptors.js'

/** The predefined counter styles whose rules are simple (Counter Styles 3, section 6). */

function define(system: CounterSystem, more: Partial<CounterDefinition> = {}): CounterDefinition {
  return { ...plainCounter, ...more, system }
}

/** Ten digits in a row from zero. */
function digits(zero: string): CounterDefinition {
  const first = zero.codePointAt(0)!
  return numeric(Array.from({ length: 10 }, (_, i) => String.fromCodePoint(first + i)))
}

function numeric(symbols: readonly string[]): CounterDefinition {
  return define({ kind: 'numeric', symbols })
}

function alphabetic(letters: string): CounterDefinition {
  return define({ kind: 'alphabetic', symbols: [...letters] })
}

function bullet(symbol: string): CounterDefinition {
  return define({ kind: 'cyclic', symbols: [symbol] }, { suffix: ' ' })
}

/** `1000 M 900 CM …`, and the greatest number that can be written. */
function additive(pairs: string, most: number): CounterDefinition {
  const parts = pairs.trim().split(/\s+/)
  const symbols = parts.flatMap((part, i) => (i % 2 === 0 ? [[Number(part), parts[i + 1]!] as const] : []))
  return define({ kind: 'additive', symbols }, { range: [[1, most]] })
}

const roman = '1000 M 900 CM 500 D 400 CD 100 C 90 XC 50 L 40 XL 10 X 9 IX 5 V 4 IV 1 I'

/** Four rows of nine letters for thousands, hundreds, tens and ones. */
function byRows(letters: string): string {
  return [...letters]
    .map((letter, i) => `${(9 - (i % 9)) * 10 ** (3 - Math.floor(i / 9))} ${letter}`)
    .join(' ')
}

const armenian = byRows('ՔՓՒՑՐՏՎՍՌՋՊՉՈՇՆՅՄՃՂՁՀԿԾԽԼԻԺԹԸԷԶԵԴԳԲԱ')
const georgian = `10000 ჵ ${byRows('ჰჯჴხჭწძცჩშყღქფჳტსრჟპოჲნმლკითჱზვედგბა')}`
const hebrew = `
10000 י׳ 9000 ט׳ 8000 ח׳ 7000 ז׳ 6000 ו׳ 5000 ה׳ 4000 ד׳ 3000 ג׳ 2000 ב׳ 1000 א׳ 400 ת 300 ש 200 ר 100 ק 90 צ 80 פ
70 ע 60 ס 50 נ 40 מ 30 ל 20 כ 19 יט 18 יח 17 יז 16 טז 15 טו 10 י 9 ט 8 ח 7 ז 6 ו 5 ה 4 ד 3 ג 2 ב 1 א`

const latin = 'abcdefghijklmnopqrstuvwxyz'

export const predefinedCounters: ReadonlyMap<string, CounterDefinition> = new Map([
  ['decimal', digits('0')],
  ['decimal-leading-zero', { ...digits('0'), pad: { length: 2, symbol: '0' } }],
  ['lower-roman', additive(roman.toLowerCase(), 3999)],
  ['upper-roman', additive(roman, 3999)],
  ['lower-alpha', alphabetic(latin)],
  ['lower-latin', alphabetic(latin)],
  ['upper-alpha', alphabetic(latin.toUpperCase())],
  ['upper-latin', alphabetic(latin.toUpperCase())],
  ['lower-greek', alphabetic('αβγδεζηθικλμνξοπρστυφχψω')],
  ['armenian', additive(armenian, 9999)],
  ['upper-armenian', additive(armenian, 9999)],
  ['lower-armenian', additive(armenian.toLowerCase(), 9999)],
  ['georgian', additive(georgian, 19_999)],
  ['hebrew', additive(hebrew, 10_999)],
  ['arabic-indic', digits('٠')],
  ['persian', digits('۰')],
  ['devanagari', digits('०')],
  ['bengali', digits('০')],
  ['gujarati', digits('૦')],
  ['gurmukhi', digits('੦')],
  ['kannada', digits('೦')],
  ['khmer', digits('០')],
  ['cambodian', digits('០')],
  ['lao', digits('໐')],
  ['malayalam', digits('൦')],
  ['mongolian', digits('᠐')],
  ['myanmar', digits('၀')],
  ['oriya', digits('୦')],
  ['tamil', digits('௦')],
  ['telugu', digits('౦')],
  ['thai', digits('๐')],
  ['tibetan', digits('༠')],
  ['cjk-decimal', { ...numeric([...'〇一二三四五六七八九']), suffix: '、' }],
  ['disc', bullet('•')],
  ['circle', bullet('◦')],
  ['square', bullet('▪')],
])
