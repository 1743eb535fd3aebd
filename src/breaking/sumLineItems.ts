import type { LineItems } from './lineItems.js'

/**
 * Sums of the items before each index, so that any line's width is one subtraction. Entry `i` is the sum of items 0 to
 * `i - 1`; a penalty's width is not in it, as it counts only where the line is broken there.
 */
export interface LineSums {
  readonly width: Float64Array
  readonly stretch: Float64Array
  readonly shrink: Float64Array
  readonly letterStretch: Float64Array
  readonly letterShrink: Float64Array
  /** For each index the first item from there on that may begin a line: a box or a forced break (or `finish`). */
  readonly lineStart: Int32Array
  /** Where the paragraph ends: a last forced break, or the item after the last box; -1 if it has neither. */
  readonly finish: number
  /** The farthest that any line can hang out at its end. */
  readonly greatestHang: number
  /** The farthest that any line can hang out at its start. */
  readonly greatestStart: number
  /** Whether no width or stretch is negative, so that more items never make a shorter line. */
  readonly onlyGrows: boolean
}

/** Whether the line must end at this item. */
export function isForced(items: LineItems, i: number): boolean {
  return items.kinds[i] === 2 && items.costs[i] === Number.NEGATIVE_INFINITY
}

export function sumLineItems(items: LineItems): LineSums {
  const { length, kinds } = items
  const finish = findFinish(items)
  const entries = length + 1
  const all = new Float64Array(5 * entries)
  const column = (i: number) => all.subarray(i * entries, (i + 1) * entries)
  const [width, stretch, shrink] = [column(0), column(1), column(2)]
  const [letterStretch, letterShrink] = [column(3), column(4)]
  let greatestHang = 0
  let greatestStart = 0
  let onlyGrows = true
  for (let i = 0; i < length; i++) {
    const isBox = kinds[i] === 0
    const isGlue = kinds[i] === 1
    width[i + 1] = width[i]! + (isBox || isGlue ? items.widths[i]! : 0)
    stretch[i + 1] = stretch[i]! + (isGlue ? items.stretch[i]! : 0)
    shrink[i + 1] = shrink[i]! + (isGlue ? items.shrink[i]! : 0)
    letterStretch[i + 1] = letterStretch[i]! + (isBox ? items.letterStretch[i]! : 0)
    letterShrink[i + 1] = letterShrink[i]! + (isBox ? items.letterShrink[i]! : 0)
    greatestHang = Math.max(greatestHang, items.hangEnd[i]!)
    greatestStart = Math.max(greatestStart, items.hangStart[i]!)
    if (kinds[i] !== 2) onlyGrows &&= !isNegative(items, i)
  }
  const lineStart = findLineStarts(items, finish)
  const sums = { width, stretch, shrink, letterStretch, letterShrink }
  return { ...sums, lineStart, finish, greatestHang, greatestStart, onlyGrows }
}

function isNegative({ widths, stretch, letterStretch }: LineItems, i: number): boolean {
  return widths[i]! < 0 || stretch[i]! < 0 || letterStretch[i]! < 0
}

/** Space at the paragraph's end is dropped; a forced break there ends the line before it and begins none. */
function findFinish(items: LineItems): number {
  let i = items.length - 1
  while (i >= 0 && items.kinds[i] !== 0 && !isForced(items, i)) i--
  if (i < 0) return -1
  return isForced(items, i) ? i : i + 1
}

function findLineStarts(items: LineItems, finish: number): Int32Array {
  const starts = new Int32Array(items.length + 1).fill(finish)
  for (let i = finish - 1; i >= 0; i--) {
    starts[i] = items.kinds[i] === 0 || isForced(items, i) ? i : starts[i + 1]!
  }
  return starts
}
