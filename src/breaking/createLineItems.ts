import type { LineItems } from './lineItems.js'

const box = 0
const glue = 1
const penalty = 2

/**
 * A new, empty list of items to add to, with room for `expected` ones; columns grow by doubling. `build` returns the items,
 * and the builder may not be used after that.
 */
export function createLineItems(expected = 16): LineItemsBuilder {
  return new LineItemsBuilder(expected)
}

/** Collects a paragraph's items in reading order. Lengths in points; see `LineItems` for what each column means. */
export class LineItemsBuilder {
  private count = 0
  private columns: LineItems

  constructor(expected: number) {
    this.columns = emptyColumns(Math.max(1, expected))
  }

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

  /** The columns may be longer than the items: `length` counts. */
  build(): LineItems {
    return { ...this.columns, length: this.count }
  }

  private next(kind: number, width: number): number {
    const i = this.count++
    if (i === this.columns.length) this.columns = resizeColumns(this.columns, i * 2)
    this.columns.kinds[i] = kind
    this.columns.widths[i] = width
    return i
  }
}

const [lengthColumns, byteColumns] = [8, 2]

/** All columns lie in one buffer: a book has thousands of paragraphs, and a buffer costs more than what it holds. */
function emptyColumns(length: number): LineItems {
  const bytesPerLength = Float64Array.BYTES_PER_ELEMENT
  const buffer = new ArrayBuffer(length * (lengthColumns * bytesPerLength + byteColumns))
  const lengths = (column: number) => new Float64Array(buffer, column * length * bytesPerLength, length)
  const bytes = (column: number) =>
    new Uint8Array(buffer, (lengthColumns * bytesPerLength + column) * length, length)
  return {
    length,
    kinds: bytes(0),
    flagged: bytes(1),
    widths: lengths(0),
    stretch: lengths(1),
    shrink: lengths(2),
    letterStretch: lengths(3),
    letterShrink: lengths(4),
    costs: lengths(5),
    hangEnd: lengths(6),
    hangStart: lengths(7),
  }
}

function resizeColumns(columns: LineItems, length: number): LineItems {
  const resized = emptyColumns(length)
  const kept = Math.min(length, columns.length)
  for (const name of columnNames) resized[name].set(columns[name].subarray(0, kept))
  return resized
}

const columnNames = [
  'kinds',
  'flagged',
  'widths',
  'stretch',
  'shrink',
  'letterStretch',
  'letterShrink',
  'costs',
  'hangEnd',
  'hangStart',
] as const
