import { fits } from '../length.js'
import type { LineItems, LineParameters } from './lineItems.js'
import type { LineSums } from './sumLineItems.js'

/** A paragraph with all that does not change while its lines are sought. */
export interface Paragraph {
  readonly items: LineItems
  readonly sums: LineSums
  /** Of the line with this number, counted from 0. */
  readonly measure: (line: number) => number
  readonly parameters: LineParameters
}

/** What one pass allows (TeX, section 863). */
export interface PassRules {
  /** Badness that a line may have. */
  readonly tolerance: number
  readonly hyphens: boolean
  readonly emergencyStretch: number
  /** Every line is allowed, be it overfull; what overflows in all is made as small as it can be. */
  readonly lastResort: boolean
}

/** A break with the best way to it: what the line that begins there has to know of the lines before. */
export interface BreakNode {
  /** The item broken at; -1 for the paragraph's start. */
  readonly at: number
  /** The item that begins the next line. */
  readonly start: number
  /** Lines so far. */
  readonly line: number
  /** Of the line that ends here: 0 tight, 1 decent, 2 loose, 3 very loose. */
  readonly fitness: number
  /** Lines in a row, up to here, that end with a hyphen. */
  readonly hyphens: number
  /** By how much lines so far exceed their measure, in points; only in the last resort. */
  readonly overflow: number
  readonly demerits: number
  readonly previous: BreakNode | undefined
}

/** Badness beyond which lines differ only by how much of the measure is left empty. */
const worstBadness = 100_000
/** Letters at their limit cost as much as spaces stretched by half of theirs: seen less, but not free. */
const letterBadness = 10
/** In the last resort, for each hyphen beyond `hyphenLines`. */
const hyphenLimitDemerits = 1e11
/** A ragged line that leaves this part of the measure empty is as bad as a justified one stretched to its limit. */
const raggedPart = 0.25

/**
 * Judges one line after the other: `judge` takes a line's figures into the fields, from which `node` makes a break. Mutable
 * because it is asked some millions of times for a book.
 */
export class LineJudge {
  /** Points between the line as it is and its measure: over 0 room to fill, under 0 too long. */
  shortfall = 0
  /** Flexibility of spaces and letters, in points. */
  stretch = 0
  shrink = 0
  letterStretch = 0
  letterShrink = 0
  fitness = 1
  hyphens = 0
  overflow = 0
  demerits = 0

  constructor(
    readonly paragraph: Paragraph,
    readonly rules: PassRules,
  ) {}

  /** Takes the line's lengths into the fields. `end` is where it is broken. */
  measure(from: BreakNode, end: number): void {
    const { items, sums, measure, parameters } = this.paragraph
    const { start } = from
    const isPenalty = end < sums.finish && items.kinds[end] === 2
    let width = 0
    if (start < end) width = sums.width[end]! - sums.width[start]! - items.hangStart[start]!
    if (isPenalty) width += items.widths[end]!
    if (end < items.length) width -= items.hangEnd[end]!
    this.shortfall = measure(from.line) - width
    const flexible = start < end && !parameters.ragged
    this.stretch = flexible ? sums.stretch[end]! - sums.stretch[start]! : 0
    this.shrink = flexible ? sums.shrink[end]! - sums.shrink[start]! : 0
    this.letterStretch = flexible ? sums.letterStretch[end]! - sums.letterStretch[start]! : 0
    this.letterShrink = flexible ? sums.letterShrink[end]! - sums.letterShrink[start]! : 0
  }

  /** Whether no later break can end the line either: all that it holds exceeds the measure, however it may hang. */
  isBeyond(from: BreakNode, end: number): boolean {
    const { items, sums, measure } = this.paragraph
    const { start } = from
    if (start >= end) return false
    const width = sums.width[end]! - sums.width[start]! - items.hangStart[start]! - sums.greatestHang
    return !fits(width - this.shrink - this.letterShrink, measure(from.line))
  }

  /** Whether the line may be broken at `end`. If so its figures, with those of the lines before it, are in the fields. */
  judge(from: BreakNode, end: number): boolean {
    // A penalty among the space that is dropped after a break would end a line before it begins.
    if (from.start > end) return false
    this.measure(from, end)
    const { rules } = this
    const isEnd = this.endsByItself(end)
    const spaces = spaceRatio(this, rules.emergencyStretch)
    const isOverfull = !fits(-this.shortfall - this.shrink - this.letterShrink, 0)
    if (isOverfull && !rules.lastResort) return false
    const badness = isOverfull || (isEnd && this.shortfall >= 0) ? 0 : this.badness(spaces, from.line)
    if (badness > rules.tolerance && !rules.lastResort) return false
    // In steps that binary fractions hold exactly, so that equal overflows compare as equal whatever their order.
    const excess = isOverfull
      ? Math.ceil((-this.shortfall - this.shrink - this.letterShrink) * 1024) / 1024
      : 0
    this.overflow = from.overflow + excess
    this.fitness = isEnd && this.shortfall >= 0 ? 1 : fitnessClass(spaces)
    return this.addDemerits(from, end, badness)
  }

  /** The break at `end` that was judged last. */
  node(from: BreakNode, end: number): BreakNode {
    const { sums } = this.paragraph
    const { fitness, hyphens, overflow, demerits } = this
    const start = sums.lineStart[Math.min(end + 1, sums.finish)]!
    return { at: end, start, line: from.line + 1, fitness, hyphens, overflow, demerits, previous: from }
  }

  /** The paragraph's last line, and one before a forced break: it is not stretched. */
  endsByItself(end: number): boolean {
    const { items, sums } = this.paragraph
    return end === sums.finish || (items.kinds[end] === 2 && items.costs[end] === Number.NEGATIVE_INFINITY)
  }

  private badness(spaces: number, line: number): number {
    const room = Math.max(this.paragraph.measure(line), 1)
    if (this.paragraph.parameters.ragged)
      return cappedBadness(this.shortfall / (raggedPart * room), this.shortfall / room)
    const letters = Math.abs(lettersUsed(this))
    return cappedBadness(Math.abs(spaces), this.shortfall / room) + letterBadness * letters ** 3
  }

  /** TeX, section 859, in real numbers. False if there would be too many hyphens in a row. */
  private addDemerits(from: BreakNode, end: number, badness: number): boolean {
    const { items, sums, parameters } = this.paragraph
    const isLast = end === sums.finish
    const isHyphen = !isLast && items.flagged[end] === 1
    let demerits = (parameters.linePenalty + badness) ** 2
    if (!isLast && items.kinds[end] === 2 && Number.isFinite(items.costs[end])) {
      const cost = items.costs[end]! + (isHyphen ? parameters.hyphenPenalty : 0)
      demerits += cost < 0 ? -(cost ** 2) : cost ** 2
    }
    if (isHyphen && from.hyphens > 0) demerits += parameters.consecutiveHyphenDemerits
    if (isLast && from.hyphens > 0) demerits += parameters.finalHyphenDemerits
    if (isLast && from.line > 0 && this.isRunt(from)) demerits += parameters.runtDemerits
    if (!parameters.ragged && Math.abs(this.fitness - from.fitness) > 1)
      demerits += parameters.fitnessDemerits
    this.hyphens = isHyphen ? from.hyphens + 1 : 0
    const overLimit = this.hyphens > parameters.hyphenLines
    if (overLimit) demerits += hyphenLimitDemerits
    this.demerits = from.demerits + demerits
    return !overLimit || this.rules.lastResort
  }

  private isRunt(from: BreakNode): boolean {
    return this.paragraph.measure(from.line) - this.shortfall < this.paragraph.parameters.runtWidth
  }
}

/** Lengths by which a line can be made to fit. */
type Flexibility = Pick<LineJudge, 'shortfall' | 'stretch' | 'shrink' | 'letterStretch' | 'letterShrink'>

/** Part of the letters' flexibility that the line uses, -1 to 1. They give all they can before the spaces change. */
export function lettersUsed({ shortfall, letterStretch, letterShrink }: Flexibility): number {
  if (shortfall > 0) return letterStretch > 0 ? Math.min(1, shortfall / letterStretch) : 0
  if (shortfall < 0) return letterShrink > 0 ? Math.max(-1, shortfall / letterShrink) : 0
  return 0
}

/** Times its stretch or shrink that each space has to take when the letters have given theirs; infinite without any. */
export function spaceRatio(line: Flexibility, emergencyStretch: number): number {
  const { shortfall, stretch, shrink, letterStretch, letterShrink } = line
  if (shortfall > letterStretch) {
    const room = stretch + emergencyStretch
    return room > 0 ? (shortfall - letterStretch) / room : Number.POSITIVE_INFINITY
  }
  if (shortfall < -letterShrink) {
    return shrink > 0 ? Math.max(-1, (shortfall + letterShrink) / shrink) : -1
  }
  return 0
}

/** Knuth and Plass: 100 times the cube of the ratio. Where that says nothing any more, the emptiness of the line does. */
export function cappedBadness(ratio: number, emptiness: number): number {
  const badness = 100 * ratio ** 3
  return badness < worstBadness ? badness : worstBadness * (1 + Math.max(emptiness, 0))
}

function fitnessClass(spaces: number): number {
  if (spaces < -0.5) return 0
  if (spaces <= 0.5) return 1
  return spaces <= 1 ? 2 : 3
}
