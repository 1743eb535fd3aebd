import { addressBreaks, addresses } from './addresses.js'
import { mayBreakBetween } from './breakRules.js'
import { type LineClass, lineClass, lineClassOf } from './lineClasses.js'

/** What may happen at an offset of a text. */
export const breakKind = {
  none: 0,
  /** A line may end here. */
  allowed: 1,
  /** A line ends here: after a line feed, and at the end of the text. */
  mandatory: 2,
  /** After a soft hyphen: a line may end here, and then shows a hyphen. */
  softHyphen: 3,
  /** In an address: a line may end here, and never shows a hyphen. */
  address: 4,
} as const
export type BreakKind = (typeof breakKind)[keyof typeof breakKind]

const c = lineClass

/**
 * Where the lines of a text may end, by UAX #14: for each UTF-16 offset from 0 to the length the `BreakKind` before the
 * unit that stands there. Spaces stay on the line that they end. Kana that may not begin a line never do (strict
 * kinsoku). `language` (BCP 47) says how to find words in scripts that write none, such as Thai.
 *
 * Stricter than the standard, as books have it: a dash that touches the word before it does not begin a line, and a range
 * of numbers is not divided. Addresses break at their own signs, and there only.
 */
export function lineBreaks(text: string, language: string): Uint8Array {
  const breaks = new Uint8Array(text.length + 1)
  if (text === '') return breaks
  const signs = readSigns(text)
  for (let i = 0; i < signs.length; i++) markBefore(signs, i, breaks)
  if (unspaced.test(text)) markUnspacedWords(text, language, breaks)
  markAddresses(text, breaks)
  breaks[text.length] = breakKind.mandatory
  return breaks
}

/**
 * The characters of a text that are neither spaces nor marks of the one before (LB9), in columns. Two more at the start
 * and one at the end stand for what is outside the text: they are spaces.
 */
interface Signs {
  readonly length: number
  readonly classes: Uint8Array
  readonly codes: Uint32Array
  readonly offsets: Uint32Array
  /** Whether spaces stand before it, and whether a zero-width joiner does. */
  readonly spaced: Uint8Array
  readonly joined: Uint8Array
  /** Regional indicators up to and with this one, one after another. */
  readonly flags: Uint8Array
}

/** Columns begin with the stand-ins for what is before the text. */
const margin = 2

function readSigns(text: string): Signs {
  const size = text.length + margin + 1
  // One buffer for all columns, which costs less than six.
  const buffer = new ArrayBuffer(12 * size)
  const codes = new Uint32Array(buffer, 0, size)
  const offsets = new Uint32Array(buffer, 4 * size, size)
  const column = (from: number) => new Uint8Array(buffer, from * size, size)
  const [classes, spaced, joined, flags] = [column(8), column(9), column(10), column(11)]
  classes.fill(c.SP)
  let count = margin
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const code = unit < 0xd800 ? unit : text.codePointAt(i)!
    const offset = i
    if (code > 0xffff) i++
    let found = lineClassOf(code)
    if (found === c.SP) {
      spaced[count] = 1
      continue
    }
    if (found === c.CM || found === c.ZJ) {
      if (spaced[count] === 0 && takesMarks(classes[count - 1]!)) {
        joined[count] = found === c.ZJ ? 1 : 0
        continue
      }
      // LB10: a mark without a letter is one. A joiner still joins what follows (LB8a).
      joined[count + 1] = found === c.ZJ ? 1 : 0
      found = c.AL
    }
    if (found === c.HY && classes[count - 1] === c.HY && spaced[count] === 0) {
      // Hyphens at the start of a word (`--help`) are as one.
      if (spaced[count - 1] === 1 || classes[count - 2] === c.SP) continue
    }
    if (found === c.RI) flags[count] = spaced[count] === 1 ? 1 : flags[count - 1]! + 1
    classes[count] = found === c.SA ? c.AL : found
    codes[count] = code
    offsets[count++] = offset
  }
  spaced[count] = 1
  return { length: count - margin, classes, codes, offsets, spaced, joined, flags }
}

function takesMarks(found: number): boolean {
  return found !== c.SP && found !== c.ZW && !isMandatory(found)
}

function isMandatory(found: number): boolean {
  return found === c.BK || found === c.CR || found === c.LF
}

/** Rules LB4 to LB8a, and those of `mayBreakBetween`, for the place before one sign. */
function markBefore(signs: Signs, index: number, breaks: Uint8Array): void {
  const { classes, codes, offsets } = signs
  const at = index + margin
  const before = classes[at - 1] as LineClass
  const after = classes[at] as LineClass
  const spaces = signs.spaced[at] === 1
  // Inside a word nothing can happen, and most of a book is that.
  if (before === c.AL && after === c.AL && !spaces) return
  if (index === 0 && !spaces) return
  if (isMandatory(before)) {
    if (before === c.CR && after === c.LF && !spaces) return
    breaks[offsets[at - 1]! + 1] = breakKind.mandatory
    if (spaces && !isMandatory(after)) breaks[offsets[at]!] = breakKind.allowed
    return
  }
  if (isMandatory(after) || after === c.ZW) return
  const plainStart = after === c.AL || after === c.NU
  const mayOpen = before === c.OP || before === c.QU
  // LB18 for nearly all spaces, without looking further round.
  if (before !== c.ZW && !(spaces && plainStart && !mayOpen)) {
    if (signs.joined[at] === 1 && !spaces) return
    const earlier = (signs.spaced[at - 1] === 1 ? c.SP : classes[at - 2]) as LineClass
    const later = (signs.spaced[at + 1] === 1 ? c.SP : classes[at + 1]) as LineClass
    const possible = mayBreakBetween({
      before,
      beforeCode: codes[at - 1]!,
      earlier,
      earlierCode: codes[at - 2]!,
      after,
      afterCode: codes[at]!,
      later,
      laterCode: codes[at + 1]!,
      spaces,
      flags: signs.flags[at - 1]!,
    })
    if (!possible) return
  }
  breaks[offsets[at]!] = codes[at - 1] === 0xad && !spaces ? breakKind.softHyphen : breakKind.allowed
}

const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/
const unspacedRuns = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2,}/gu

/** Class SA: words are found by dictionary. */
function markUnspacedWords(text: string, language: string, breaks: Uint8Array): void {
  const known = /^[a-z]{2,3}(?=-|$)/i.exec(language)?.[0]
  const words = new Intl.Segmenter(known ?? 'th', { granularity: 'word' })
  for (const { index: start, 0: run } of text.matchAll(unspacedRuns)) {
    for (const { index } of words.segment(run)) if (index > 0) breaks[start + index] = breakKind.allowed
  }
}

function markAddresses(text: string, breaks: Uint8Array): void {
  for (const { start, end } of addresses(text)) {
    breaks.fill(breakKind.none, start + 1, end)
    for (const offset of addressBreaks(text.slice(start, end))) breaks[start + offset] = breakKind.address
  }
}
