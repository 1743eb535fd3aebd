/**
 * A paragraph as the line breaker sees it: boxes, glue and penalties (Knuth and Plass, "Breaking paragraphs into lines",
 * 1981), held in columns because a book has a million of them: `length` entries of each count. Lengths in points.
 */
export interface LineItems {
  readonly length: number
  /** 0 box, 1 glue, 2 penalty. */
  readonly kinds: Uint8Array
  readonly widths: Float64Array
  /** Glue: how much the space may grow and shrink. */
  readonly stretch: Float64Array
  readonly shrink: Float64Array
  /** Boxes: how much the letters may be widened and narrowed (expansion and tracking together). Used before the spaces. */
  readonly letterStretch: Float64Array
  readonly letterShrink: Float64Array
  /**
   * Penalties: `Infinity` forbids, `-Infinity` forces. A hyphen's cost is this and `hyphenPenalty`. What follows
   * a forced break may be empty; a forced break that ends the items is the paragraph's end and adds no line.
   */
  readonly costs: Float64Array
  /** Penalties: a hyphen. Without width it stands in the text already and may be used in the pass without hyphens. */
  readonly flagged: Uint8Array
  /** How far the line may stand out into the end margin when it is broken at this item (hanging hyphens, full stops). */
  readonly hangEnd: Float64Array
  /** Boxes: how far the line may stand out into the start margin when it starts with this box. */
  readonly hangStart: Float64Array
}

export interface LineParameters {
  /** Badness allowed without hyphens, then with them (TeX's pretolerance and tolerance). */
  readonly pretolerance: number
  readonly tolerance: number
  readonly hyphenPenalty: number
  readonly consecutiveHyphenDemerits: number
  /** Of a divided word at the end of the line before the last; Infinity forbids it but in the last resort (`hyphenate-limit-last`). */
  readonly finalHyphenDemerits: number
  readonly fitnessDemerits: number
  readonly linePenalty: number
  /** Demerits for a last line shorter than `runtWidth` points. */
  readonly runtDemerits: number
  readonly runtWidth: number
  /** Stretch per line, in points, that the third pass adds; reported where it was needed (`loose`). */
  readonly emergencyStretch: number
  /** Most hyphens in a row; Infinity for no limit (`hyphenate-limit-lines`). */
  readonly hyphenLines: number
  /** Lines wanted more (+) or fewer (-) than the best. */
  readonly looseness: number
  /** Stretches and shrinks nothing, letters included; lines are made as equal as they can be. */
  readonly ragged: boolean
  /** The item at which the first line ends whatever that costs, if it is given. Total fit alone looks at it. */
  readonly firstEnd: number | undefined
}

/** A line from after the break before to this one. */
export interface BrokenLine {
  /**
   * First box (or glue that is kept: only before the paragraph's first box) of the line, and the item at which it ends
   * (glue or penalty, or the length). Both are the same in an empty line.
   */
  readonly start: number
  readonly end: number
  /** -1 to 1: part of the letters' flexibility used. */
  readonly letters: number
  /** Times its stretch (over 0) or shrink (under 0, never below -1) that each glue takes. */
  readonly spaces: number
  readonly hyphenated: boolean
  /** Natural width exceeds the measure even at the tightest. */
  readonly overfull: boolean
  /** Badness beyond tolerance, set by emergency stretch. */
  readonly loose: boolean
}

export interface BrokenParagraph {
  readonly lines: readonly BrokenLine[]
  readonly demerits: number
}

/**
 * A place of this cost or more is used only in the last resort, when all passes have failed: a break inside a word that has
 * no hyphen (`overflow-wrap`). It weighs more than any loose line, so a word is cut only where it fits on no line.
 */
export const lastResortCost = 1e6

/** What served best on a book (A5, 10 pt, word space of 2 pt stretched by a half and shrunk by a quarter), with TeX's demerits. */
export const defaultLineParameters: LineParameters = {
  pretolerance: 100,
  tolerance: 200,
  hyphenPenalty: 100,
  consecutiveHyphenDemerits: 10_000,
  finalHyphenDemerits: 5_000,
  fitnessDemerits: 10_000,
  linePenalty: 10,
  runtDemerits: 100_000,
  runtWidth: 20,
  emergencyStretch: 30,
  hyphenLines: Number.POSITIVE_INFINITY,
  looseness: 0,
  ragged: false,
  firstEnd: undefined,
}

/** Whether a line may end at an item at all. */
export function isBreakable({ kinds, costs }: LineItems, i: number): boolean {
  if (kinds[i] === 0) return false
  return kinds[i] === 1 ? i > 0 && kinds[i - 1] === 0 : costs[i]! < lastResortCost
}
