import { breakLines } from '../../breaking/breakLines.js'
import {
  type BrokenParagraph,
  defaultLineParameters,
  type LineItems,
  type LineParameters,
} from '../../breaking/lineItems.js'
import type { Points } from '../../length.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import { resolveLength } from '../blockGeometry.js'

/** How far lines begin inside their measure. */
export interface Indents {
  readonly first: Points
  readonly rest: Points
  /** Room that an initial takes of the first lines. */
  readonly initial: { readonly width: Points; readonly lines: number }
}

/** How far a line begins inside its measure; `line` from 0. */
export function indentOf({ first, rest, initial }: Indents, line: number): Points {
  return (line === 0 ? first : rest) + (line < initial.lines ? initial.width : 0)
}

/** CSS Text 3, `text-indent`, in points. */
export function indentsOf(
  { textIndent: { length, hanging } }: ComputedStyle,
  of: Points,
  initial: Indents['initial'],
): Indents {
  const indent = resolveLength(length, of)
  return hanging ? { first: 0, rest: indent, initial } : { first: indent, rest: 0, initial }
}

/**
 * CSS Text 4, `text-wrap: pretty`: a last line is no shorter than a third of the measure, if that can be. In a ragged paragraph
 * another line may be left more than half empty for it; a justified one has only such lines as are set at all.
 */
function prettyRunts(measure: Points, ragged: boolean): Partial<LineParameters> {
  const runts = { runtWidth: measure / 3, runtDemerits: 2e6 }
  return ragged ? { ...runts, pretolerance: 10_000 } : runts
}

/** What lines are broken to. `looseness` is how many more of them there are to be than is best. */
export interface LineShape {
  readonly measure: Points
  readonly indents: Indents
  readonly looseness: number
  /** The item at which the first line must end, if that is given. */
  readonly firstEnd: number | undefined
}

/** Times its stretch that a space takes at the default tolerance. */
const mostStretch = 1.25

/** A paragraph's lines by total fit, as its style asks for: justified, ragged or balanced. */
export function breakParagraph(
  items: LineItems,
  style: ComputedStyle,
  { measure, indents, looseness, firstEnd }: LineShape,
): BrokenParagraph {
  const ragged = style.textAlign !== 'justify'
  const hyphenLines =
    style.hyphenateLimitLines === 'no-limit' ? Number.POSITIVE_INFINITY : style.hyphenateLimitLines
  const finalHyphenDemerits =
    style.hyphenateLimitLast === 'none' ? defaultLineParameters.finalHyphenDemerits : Number.POSITIVE_INFINITY
  const runts = style.textWrap === 'pretty' ? prettyRunts(measure, ragged) : {}
  const given = { ragged, hyphenLines, finalHyphenDemerits, looseness, firstEnd }
  const parameters = { ...defaultLineParameters, ...runts, ...given }
  const broken = (width: Points) => breakLines(items, measuresOf(width, indents), parameters)
  const best = broken(measure)
  if (style.textWrap !== 'balance' || best.lines.length < 2) return best
  return balance(best, measure, broken)
}

/**
 * Whether a justified paragraph of so many lines could have one more (`1`) or one less (`-1`), if its spaces and letters alone
 * counted: what this leaves out is not worth trying.
 */
export function possibleLooseness(
  items: LineItems,
  lines: number,
  { measure, indents }: Pick<LineShape, 'measure' | 'indents'>,
): readonly (1 | -1)[] {
  let [width, stretch, shrink] = [0, 0, 0]
  for (let i = 0; i < items.length; i++) {
    if (items.kinds[i] === 2) continue
    width += items.widths[i]!
    stretch += items.stretch[i]! + items.letterStretch[i]!
    shrink += items.shrink[i]! + items.letterShrink[i]!
  }
  const room = (count: number) => {
    let sum = 0
    for (let line = 0; line < count; line++) sum += measure - indentOf(indents, line)
    return sum
  }
  const possible: (1 | -1)[] = []
  if (width + mostStretch * stretch > room(lines)) possible.push(1)
  if (lines > 1 && width - shrink < room(lines - 1)) possible.push(-1)
  return possible
}

/** Of the lines that begin elsewhere than the rest, and of the first that does not. */
function measuresOf(width: Points, indents: Indents): readonly number[] {
  const { first, rest, initial } = indents
  if (initial.lines === 0) return [width - first, width - rest]
  return Array.from({ length: initial.lines + 1 }, (_, line) => width - indentOf(indents, line))
}

/** CSS Text 4, `text-wrap: balance`: the narrowest measure that takes no more lines, to a point. */
function balance(
  best: BrokenParagraph,
  measure: Points,
  broken: (width: Points) => BrokenParagraph,
): BrokenParagraph {
  let [least, most, balanced] = [measure / best.lines.length, measure, best]
  while (most - least > 1) {
    const middle = (least + most) / 2
    const tried = broken(middle)
    if (tried.lines.length > best.lines.length || tried.lines.some(line => line.overfull)) least = middle
    else [most, balanced] = [middle, tried]
  }
  return balanced
}
