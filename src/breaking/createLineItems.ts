import type { LineItems } from './lineItems.js'

const box = 0
const glue = 1
const penalty = 2

/**
 * A new, empty list of items to add to. Columns grow by doubling; `build` returns them at their true length, and the
 * builder may not be used after that.
 */
export function createLineItems(): LineItemsBuilder {
  return new LineItemsBuilder()
}

/** Collects a paragraph's items in reading order. Lengths in points; see `LineItems` for what each column means. */
export class LineItemsBuilder {
  private count = 0
  private columns = emptyColumns(64)

  /** Items added so far: the index that the next one will have. */
  get length(): number {
    return this.count
  }

  /** Letters or an image: never divided. */
  addBox(width: number, letterStretch = 0, letterShrink = 0, hangStart = 0): this {
    const i = this.next(box, width)
    this.columns.letterStretch[i] = letterStretch
    this.columns.letterShrink[i] = letterShrink
    this.columns.hangStart[i] = hangStart
    return this
  }

  /** A space; a line may end at it if a box stands before it. `hangEnd` is then that of the letters before it. */
  addGlue(width: number, stretch: number, shrink: number, hangEnd = 0): this {
    const i = this.next(glue, width)
    this.columns.stretch[i] = stretch
    this.columns.shrink[i] = shrink
    this.columns.hangEnd[i] = hangEnd
    return this
  }

  /** A place to end a line at, which then adds `width`. */
  addPenalty(width: number, cost: number, flagged = false, hangEnd = 0): this {
    const i = this.next(penalty, width)
    this.columns.costs[i] = cost
    this.columns.flagged[i] = flagged ? 1 : 0
    this.columns.hangEnd[i] = hangEnd
    return this
  }

  /** The line ends here: a line break of the author's, or the paragraph's end. */
  addForcedBreak(hangEnd = 0): this {
    return this.addPenalty(0, Number.NEGATIVE_INFINITY, false, hangEnd)
  }

  build(): LineItems {
    return resizeColumns(this.columns, this.count)
  }

  private next(kind: number, width: number): number {
    const i = this.count++
    if (i === this.columns.length) this.columns = resizeColumns(this.columns, i * 2)
    this.columns.kinds[i] = kind
    this.columns.widths[i] = width
    return i
  }
}

function emptyColumns(length: number): LineItems {
  return {
    length,
    kinds: new Uint8Array(length),
    widths: new Float64Array(length),
    stretch: new Float64Array(length),
    shrink: new Float64Array(length),
    letterStretch: new Float64Array(length),
    letterShrink: new Float64Array(length),
    costs: new Float64Array(length),
    flagged: new Uint8Array(length),
    hangEnd: new Float64Array(length),
    hangStart: new Float64Array(length),
  }
}

function resizeColumns(columns: LineItems, length: number): LineItems {
  const bytes = (column: Uint8Array) => {
    const resized = new Uint8Array(length)
    resized.set(column.subarray(0, length))
    return resized
  }
  const lengths = (column: Float64Array) => {
    const resized = new Float64Array(length)
    resized.set(column.subarray(0, length))
    return resized
  }
  return {
    length,
    kinds: bytes(columns.kinds),
    widths: lengths(columns.widths),
    stretch: lengths(columns.stretch),
    shrink: lengths(columns.shrink),
    letterStretch: lengths(columns.letterStretch),
    letterShrink: lengths(columns.letterShrink),
    costs: lengths(columns.costs),
    flagged: bytes(columns.flagged),
    hangEnd: lengths(columns.hangEnd),
    hangStart: lengths(columns.hangStart),
  }
}
