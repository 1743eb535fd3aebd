import type { Page } from '../layout/page.js'
import { type PdfDictionary, type PdfValue, textString } from './pdfValue.js'

/** Pages whose labels count up by one in the same style (ISO 32000-1, 12.4.2). */
export interface LabelRange {
  readonly first: number
  /** Decimal, roman or letters, in large or small; missing where the prefix is all. */
  readonly style?: LabelStyle
  readonly prefix: string
  readonly start: number
}

export type LabelStyle = 'D' | 'R' | 'r' | 'A' | 'a'

type Reading = Omit<LabelRange, 'first'>

/** As few ranges as give each page its label exactly. */
export function labelRanges(labels: readonly string[]): readonly LabelRange[] {
  const ranges: LabelRange[] = []
  for (let first = 0; first < labels.length; ) {
    let [best, length] = [readings(labels[first]!)[0]!, 0]
    for (const reading of readings(labels[first]!)) {
      let count = 1
      while (first + count < labels.length && writeLabel(reading, count) === labels[first + count]) count += 1
      if (count > length) [best, length] = [reading, count]
    }
    ranges.push({ first, ...best })
    first += length
  }
  return ranges
}

/** The number tree `PageLabels`. */
export function pageLabels(pages: readonly Page[]): PdfDictionary {
  const ranges = labelRanges(pages.map(page => page.label))
  return { Nums: ranges.flatMap(({ first, ...range }): readonly PdfValue[] => [first, labelEntries(range)]) }
}

function labelEntries({ style, prefix, start }: Reading): PdfDictionary {
  return {
    S: style,
    P: prefix === '' ? undefined : textString(prefix),
    St: start === 1 ? undefined : start,
  }
}

/** Every way to read a label, the likeliest first: `i` is a number before it is a letter. */
function readings(label: string): readonly Reading[] {
  const found: Reading[] = []
  for (const style of ['D', 'r', 'R', 'a', 'A'] as const)
    for (let cut = 0; cut < label.length; cut++) {
      const start = readNumber(style, label.slice(cut))
      if (start !== undefined) found.push({ style, prefix: label.slice(0, cut), start })
    }
  return [...found, { prefix: label, start: 1 }]
}

function writeLabel({ style, prefix, start }: Reading, count: number): string {
  return style === undefined ? prefix : prefix + writeNumber(style, start + count)
}

function readNumber(style: LabelStyle, written: string): number | undefined {
  const value = numberOf(style, written)
  return value > 0 && writeNumber(style, value) === written ? value : undefined
}

function numberOf(style: LabelStyle, written: string): number {
  if (style === 'D') return /^\d{1,9}$/.test(written) ? Number(written) : 0
  const small = written.toLowerCase()
  if (style === 'A' || style === 'a') return 26 * (small.length - 1) + small.charCodeAt(0) - 96
  const values = Array.from(small, letter => romanValues[letter] ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}

const romanValues: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

const romanNumerals = Object.entries({
  m: 1000,
  cm: 900,
  d: 500,
  cd: 400,
  c: 100,
  xc: 90,
  l: 50,
  xl: 40,
  x: 10,
  ix: 9,
  v: 5,
  iv: 4,
  i: 1,
})

function writeNumber(style: LabelStyle, value: number): string {
  if (style === 'D') return String(value)
  const small = style === 'a' || style === 'A' ? writeLetters(value) : writeRoman(value)
  return style === 'A' || style === 'R' ? small.toUpperCase() : small
}

/** `a` to `z`, then `aa` to `zz`: PDF's own way, not the one of spreadsheets. */
function writeLetters(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

function writeRoman(value: number): string {
  let [written, rest] = ['', value]
  for (const [letters, worth] of romanNumerals)
    while (rest >= worth) {
      written += letters
      rest -= worth
    }
  return written
}
