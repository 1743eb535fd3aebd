import { fits, tolerance } from '../length.js'
import type { LineItems, LineParameters } from './lineItems.js'
import { type LineMeasures, lineMeasures, measureOf } from './lineMeasures.js'
import { type LineSums, sumLineItems } from './sumLineItems.js'

/** A paragraph with all that does not change while its lines are sought. */
export interface Paragraph {
  readonly items: LineItems
  readonly sums: LineSums
  readonly measures: LineMeasures
  readonly parameters: LineParameters
}

/** The paragraph that these items make. */
export function paragraphOf(
  items: LineItems,
  measure: number | readonly number[],
  parameters: LineParameters,
): Paragraph {
  return { items, sums: sumLineItems(items), measures: lineMeasures(measure), parameters }
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
 * Judges lines that end at one item: `setEnd` tells which, `measure` takes the figures of the line from a break into the
 * fields, `judge` adds what it costs, `node` makes a break of it. Mutable because a book asks it some millions of times.
 */
export class LineJudge {
  /** The measure less the line's natural width, in points: over 0 room to fill, under 0 too long. */
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
  /** The paragraph's last line, or one before a forced break: it is not stretched. */
  endsByItself = false
  private end = 0
  private isLast = false
  private isHyphen = false
  /** What the line's end adds to its width: a hyphen, less what hangs out. */
  private endWidth = 0
  private endDemerits = 0
  private room = 0
  /** Badness within tolerance means no greater stretch than this. */
  private readonly greatestRatio: number

  constructor(
    readonly paragraph: Paragraph,
    readonly rules: PassRules,
  ) {
    const allowsAny = rules.lastResort || rules.tolerance >= worstBadness
    this.greatestRatio = allowsAny ? Number.POSITIVE_INFINITY : Math.cbrt(rules.tolerance / 100)
  }

  setEnd(end: number): void {
    const { items, sums, parameters } = this.paragraph
    const isPenalty = end < items.length && items.kinds[end] === 2
    this.end = end
    this.isLast = end === sums.finish
    this.endsByItself = this.isLast || (isPenalty && items.costs[end] === Number.NEGATIVE_INFINITY)
    this.isHyphen = !this.isLast && items.flagged[end] === 1
    const hang = end < items.length ? items.hangEnd[end]! : 0
    this.endWidth = (isPenalty && !this.isLast ? items.widths[end]! : 0) - hang
    this.endDemerits = 0
    if (!isPenalty || this.endsByItself) return
    const cost = items.costs[end]! + (this.isHyphen ? parameters.hyphenPenalty : 0)
    this.endDemerits = cost < 0 ? -cost * cost : cost * cost
  }

  /** Takes the lengths of the line from a break into the fields. */
  measure(from: BreakNode): void {
    const { items, sums, measures, parameters } = this.paragraph
    const { start } = from
    const { end } = this
    this.room = measureOf(measures, from.line)
    const isEmpty = start >= end
    const width = isEmpty ? 0 : sums.width[end]! - sums.width[start]! - items.hangStart[start]!
    this.shortfall = this.room - width - this.endWidth
    if (isEmpty || parameters.ragged) {
      this.stretch = this.shrink = this.letterStretch = this.letterShrink = 0
      return
    }
    this.stretch = sums.stretch[end]! - sums.stretch[start]!
    this.shrink = sums.shrink[end]! - sums.shrink[start]!
    this.letterStretch = sums.letterStretch[end]! - sums.letterStretch[start]!
    this.letterShrink = sums.letterShrink[end]! - sums.letterShrink[start]!
  }

  /** Whether the line measured last cannot be filled, even if it were wider by `margin`. */
  isTooShort(margin: number): boolean {
    if (this.endsByItself) return false
    const { ragged } = this.paragraph.parameters
    const stretch = ragged ? raggedPart * Math.max(this.room, 1) : this.stretch + this.rules.emergencyStretch
    // Without a limit and without stretch the product is not a number, and no line is too short.
    return this.shortfall - this.letterStretch - margin > stretch * this.greatestRatio + tolerance
  }

  /** Whether no later break can end the line measured last: all that it holds exceeds the measure, however it may hang. */
  isBeyond(): boolean {
    const width = this.room - this.shortfall - this.endWidth - this.paragraph.sums.greatestHang
    return !fits(width - this.shrink - this.letterShrink, this.room)
  }

  /** Whether the line measured last may be set. If so its figures, with those of the lines before it, are in the fields. */
  judge(from: BreakNode): boolean {
    const { rules } = this
    // A penalty among the space that is dropped after a break would end a line before it begins.
    if (from.start > this.end) return false
    const excess = -this.shortfall - this.shrink - this.letterShrink
    const isOverfull = !fits(excess, 0)
    if (isOverfull && !rules.lastResort) return false
    const spaces = spaceRatio(this, rules.emergencyStretch)
    const isAsItIs = this.endsByItself && this.shortfall >= 0
    const badness = isOverfull || isAsItIs ? 0 : this.badness(spaces)
    if (badness > rules.tolerance && !rules.lastResort) return false
    // In steps that binary fractions hold exactly, so that equal overflows compare as equal whatever their order.
    this.overflow = from.overflow + (isOverfull ? Math.ceil(excess * 1024) / 1024 : 0)
    this.fitness = isAsItIs ? 1 : fitnessClass(spaces)
    this.hyphens = this.isHyphen ? from.hyphens + 1 : 0
    this.demerits = from.demerits + this.demeritsAfter(from, badness)
    return rules.lastResort || this.mayBeHyphenated(from)
  }

  /** The break after the line that was judged last. */
  node(from: BreakNode): BreakNode {
    const { sums } = this.paragraph
    const { fitness, hyphens, overflow, demerits, end } = this
    const start = sums.lineStart[Math.min(end + 1, sums.finish)]!
    return { at: end, start, line: from.line + 1, fitness, hyphens, overflow, demerits, previous: from }
  }

  /** Whether the limits on divided words at the ends of lines are kept. */
  private mayBeHyphenated(from: BreakNode): boolean {
    const { hyphenLines, finalHyphenDemerits } = this.paragraph.parameters
    if (this.hyphens > hyphenLines) return false
    return !this.isLast || from.hyphens === 0 || finalHyphenDemerits !== Number.POSITIVE_INFINITY
  }

  private badness(spaces: number): number {
    const room = Math.max(this.room, 1)
    const { ragged } = this.paragraph.parameters
    if (ragged) return cappedBadness(this.shortfall / (raggedPart * room), this.shortfall / room)
    const letters = Math.abs(lettersUsed(this))
    return (
      cappedBadness(Math.abs(spaces), this.shortfall / room) + letterBadness * letters * letters * letters
    )
  }

  /** TeX, section 859, in real numbers. */
  private demeritsAfter(from: BreakNode, badness: number): number {
    const { parameters } = this.paragraph
    const line = parameters.linePenalty + badness
    let demerits = line * line + this.endDemerits
    if (this.isHyphen && from.hyphens > 0) demerits += parameters.consecutiveHyphenDemerits
    if (this.hyphens > parameters.hyphenLines) demerits += hyphenLimitDemerits
    if (this.isLast && from.hyphens > 0)
      demerits += Math.min(parameters.finalHyphenDemerits, hyphenLimitDemerits)
    if (this.isLast && from.line > 0 && this.room - this.shortfall < parameters.runtWidth) {
      demerits += parameters.runtDemerits
    }
    const contrast = Math.abs(this.fitness - from.fitness)
    return contrast > 1 && !parameters.ragged ? demerits + parameters.fitnessDemerits : demerits
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
    if (room > 0) return (shortfall - letterStretch) / room
    return fits(shortfall, letterStretch) ? 0 : Number.POSITIVE_INFINITY
  }
  if (shortfall < -letterShrink) {
    return shrink > 0 ? Math.max(-1, (shortfall + letterShrink) / shrink) : 0
  }
  return 0
}

/** Knuth and Plass: 100 times the cube of the ratio. Where that says nothing any more, the emptiness of the line does. */
export function cappedBadness(ratio: number, emptiness: number): number {
  const badness = 100 * ratio * ratio * ratio
  return badness < worstBadness ? badness : worstBadness * (1 + Math.max(emptiness, 0))
}

function fitnessClass(spaces: number): number {
  if (spaces < -0.5) return 0
  if (spaces <= 0.5) return 1
  return spaces <= 1 ? 2 : 3
}
