import type { ShapingContext } from './font.js'

/** Scripts whose letters join to their neighbours (CSS Text 4, section 8.2.1). */
const cursive =
  /[\p{Script=Arab}\p{Script=Syrc}\p{Script=Mong}\p{Script=Nkoo}\p{Script=Mand}\p{Script=Adlm}\p{Script=Rohg}\p{Script=Phag}]/u
/** Scripts whose letters hang from one line. */
const headline = /[\p{Script=Deva}\p{Script=Beng}\p{Script=Guru}]/u
const mark = /\p{M}/u

/** Whether a text has letters that take their shapes from their neighbours. */
export function isCursive(text: string): boolean {
  return isBeyondLatin(text) && cursive.test(text)
}

/** Whether letterspace would tear a text apart: its letters join, or hang from one line. */
export function isSolid(text: string): boolean {
  return isBeyondLatin(text) && (cursive.test(text) || headline.test(text))
}

/** Whether a text has marks that stand on the letter before them. */
export function hasMarks(text: string): boolean {
  return isBeyondLatin(text) && mark.test(text)
}

/** Nearly every word of a Latin book is asked, so those are told apart without an expression. */
function isBeyondLatin(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x300) return true
  return false
}

/** As many characters as HarfBuzz looks at on either side. */
const reach = 5

/** What a stretch of a word is shaped beside, where its letters may join to what stands round it; undefined for nearly all. */
export function joiningContext(text: string, start: number, end: number): ShapingContext | undefined {
  const before = mayJoinAt(text, start - 1) && mayJoinAt(text, start)
  const after = mayJoinAt(text, end - 1) && mayJoinAt(text, end)
  if (!before && !after) return undefined
  return {
    before: before ? text.slice(Math.max(0, start - reach), start) : '',
    after: after ? text.slice(end, end + reach) : '',
  }
}

/** Whether a unit may be (half of) a letter of a joining script, or a sign that letters join through or by. */
function mayJoinAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 0x600) return unit === 0xad
  return (
    (unit >= 0x600 && unit <= 0x8ff) ||
    (unit >= 0x1800 && unit <= 0x18af) ||
    (unit >= 0xa840 && unit <= 0xa877) ||
    unit === 0x200d ||
    (unit >= 0xd800 && unit <= 0xdfff)
  )
}
