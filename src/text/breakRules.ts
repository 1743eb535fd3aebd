import { isEastAsian, type LineClass, lineClass, quoteSide } from './lineClasses.js'

/** Two characters side by side, with what the rules of UAX #14 need to know of their surroundings. */
export interface Neighbours {
  /** Class and code point before; marks are passed over (LB9), `spaces` tells that there are spaces between. */
  readonly before: LineClass
  readonly beforeCode: number
  /** The class before that, `start` of text being a space. */
  readonly earlier: LineClass
  readonly after: LineClass
  readonly afterCode: number
  /** The class that follows; a space at the end of the text. */
  readonly later: LineClass
  readonly spaces: boolean
  /** Regional indicators before, one after another. */
  readonly flags: number
  readonly earlierCode: number
  readonly laterCode: number
}

const c = lineClass
const letters = new Set<LineClass>([c.AL, c.HL])
const emoji = new Set<LineClass>([c.ID, c.EB, c.EM])
const hangul = new Set<LineClass>([c.JL, c.JV, c.JT, c.H2, c.H3])
const edges = new Set<LineClass>([c.SP, c.BK, c.CR, c.LF, c.ZW])

/** Whether a line may end between two characters: rules LB11 to LB31. The rules before them are for the caller. */
export function mayBreakBetween(pair: Neighbours): boolean {
  const { before, after, spaces } = pair
  if (forbiddenAcrossSpaces(pair)) return false
  // LB18. The rules from here on speak of characters that touch.
  if (spaces) return true
  if (after === c.GL) return before === c.BA || before === c.HY || before === c.HH
  if (before === c.WJ || before === c.GL) return false
  if (before === c.QU || after === c.QU) return mayBreakAtQuote(pair)
  // LB20.
  if (before === c.CB || after === c.CB) return true
  return !(isTiedSign(pair) || isTiedNumber(pair) || isTiedLetter(pair))
}

/** LB11 and LB13 to LB17: rules that also hold where spaces stand between. */
function forbiddenAcrossSpaces(pair: Neighbours): boolean {
  const { before, after, spaces } = pair
  switch (after) {
    case c.CL:
    case c.CP:
    case c.EX:
    case c.SY:
    case c.WJ:
      return true
    case c.IS:
      // LB15c: a decimal point without a whole number begins a word.
      return !(spaces && pair.later === c.NU)
    case c.NS:
      return before === c.CL || before === c.CP || !spaces
    case c.B2:
      // A dash that touches the word before it does not begin a line: stricter than LB17, as books have it.
      return before === c.B2 || !spaces
  }
  if (before === c.OP) return true
  const opened = before === c.QU && quoteSide(pair.beforeCode) === 'initial'
  if (
    opened &&
    (edges.has(pair.earlier) || pair.earlier === c.OP || pair.earlier === c.QU || pair.earlier === c.GL)
  ) {
    return true
  }
  return after === c.QU && quoteSide(pair.afterCode) === 'final' && endsQuotation(pair.later)
}

/** LB15b. */
function endsQuotation(later: LineClass): boolean {
  switch (later) {
    case c.SP:
    case c.GL:
    case c.WJ:
    case c.CL:
    case c.QU:
    case c.CP:
    case c.EX:
    case c.IS:
    case c.SY:
    case c.BK:
    case c.CR:
    case c.LF:
    case c.ZW:
      return true
    default:
      return false
  }
}

/** LB19 and LB19a: only among East Asian signs does the side of a quotation mark tell where a line may end. */
function mayBreakAtQuote(pair: Neighbours): boolean {
  const { before, after, beforeCode, afterCode } = pair
  if (after === c.QU) {
    const tied =
      quoteSide(afterCode) !== 'initial' || !isEastAsian(beforeCode) || !isEastAsian(pair.laterCode)
    if (tied) return false
  }
  if (before === c.QU) {
    return quoteSide(beforeCode) === 'final' && isEastAsian(afterCode) && isEastAsian(pair.earlierCode)
  }
  return true
}

/** LB20a to LB22: hyphens, and signs that stand at one end of a word. */
function isTiedSign({ before, after, earlier }: Neighbours): boolean {
  const hyphen = before === c.HY || before === c.HH
  if (hyphen && letters.has(after) && (edges.has(earlier) || earlier === c.CB || earlier === c.GL))
    return true
  // A range of numbers stays together: stricter than the standard, for the sake of locators.
  if (hyphen && after === c.NU && earlier === c.NU) return true
  if (after === c.BA || after === c.HY || after === c.HH || after === c.NS) return true
  if (before === c.BB || after === c.IN) return true
  if (earlier === c.HL && hyphen && after !== c.HL) return true
  return before === c.SY && after === c.HL
}

/** LB23 to LB25: letters with digits, and numbers with their signs. */
function isTiedNumber({ before, after, earlier, later, beforeCode, afterCode }: Neighbours): boolean {
  if ((letters.has(before) && after === c.NU) || (before === c.NU && letters.has(after))) return true
  if (before === c.PR && emoji.has(after)) return true
  if (emoji.has(before) && after === c.PO) return true
  const sign = before === c.PR || before === c.PO
  // `C++` is one word: stricter than the standard.
  if (sign && beforeCode === afterCode) return true
  if (sign && letters.has(after)) return true
  if (letters.has(before) && (after === c.PR || after === c.PO)) return true
  if (after === c.NU) {
    return (
      sign || before === c.NU || before === c.IS || before === c.HY || (before === c.SY && earlier === c.NU)
    )
  }
  if (after === c.PO || after === c.PR) {
    return before === c.NU || ((before === c.CL || before === c.CP) && earlier === c.NU)
  }
  return sign && (after === c.OP || after === c.HY) && later === c.NU
}

/** LB26 to LB30b: syllables, words, brackets at words, flags, emoji. */
function isTiedLetter({ before, after, beforeCode, afterCode, flags }: Neighbours): boolean {
  if (hangul.has(before)) {
    if (after === c.PO) return true
    if (before === c.JL) return after === c.JL || after === c.JV || after === c.H2 || after === c.H3
    if (before === c.JV || before === c.H2) return after === c.JV || after === c.JT
    return after === c.JT && (before === c.JT || before === c.H3)
  }
  if (before === c.PR && hangul.has(after)) return true
  if (letters.has(before) && letters.has(after)) return true
  if (before === c.IS && letters.has(after)) return true
  const wordBefore = letters.has(before) || before === c.NU
  if (wordBefore && after === c.OP) return !isEastAsian(afterCode)
  if (before === c.CP && (letters.has(after) || after === c.NU)) return !isEastAsian(beforeCode)
  if (before === c.RI && after === c.RI) return flags % 2 === 1
  return before === c.EB && after === c.EM
}
