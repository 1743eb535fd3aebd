import { fits } from '../length.js'
import type { NoteGalley, Path, Penalty, Rule } from './galley.js'

/** Somewhere a page could end, and what stands on the page if it does. */
export interface Place<C> {
  /** Where the next page goes on. */
  readonly path: Path
  /** Where it goes on if notes need a page of their own before a forced break. */
  readonly resume: Path
  /** Height of all before it, in points, with the edges that are drawn at a break. */
  readonly y: number
  /** Notes called before it on this page, in order. */
  readonly calls: readonly NoteGalley<C>[]
  readonly cost: number
  /** Why it is forbidden; `unmarked` if there is no penalty at all. */
  readonly rule: Rule | 'unmarked' | undefined
  readonly force: Penalty['force'] | undefined
  /** Nothing stands before it on the page. */
  readonly isBlank: boolean
  /** The end of the list. */
  readonly isEnd: boolean
  /** The last leaf before it. */
  readonly last: C | undefined
  /** That leaf's `endCost`, and the cost of the penalty. */
  readonly endCost: number
  /** How many leaves, rows and edges stand before it on the page. */
  readonly contents: number
}

/**
 * What it costs to break a rule when a page can end nowhere else, in hundredths of the track left empty. `avoid` gives way
 * before orphans and widows (CSS Fragmentation 3, section 4.4), and all of them before a place that is no place.
 */
const rulePrices: Record<Rule | 'unmarked', number> = {
  'break-inside': 0,
  'break-before': 10,
  'break-after': 10,
  'footnote-policy': 10,
  widows: 20,
  orphans: 20,
  unmarked: 40,
}

export function isAllowed({ rule, force, cost }: Place<unknown>): boolean {
  return rule === undefined && (force !== undefined || cost < Number.POSITIVE_INFINITY)
}

export function priceOf({ rule, force, cost }: Place<unknown>): number {
  if (force !== undefined) return 0
  return rule === undefined ? cost : rulePrices[rule]
}

/**
 * The place among those that take up to `room` points which is best by emptiness and price; of equal ones the last. A
 * forced break and the list's end go before all others.
 */
export function bestPlace<C>(
  places: readonly Place<C>[],
  room: number,
  accept: (place: Place<C>) => boolean,
  heightAt: (place: Place<C>) => number = place => place.y,
): Place<C> | undefined {
  let best: Place<C> | undefined
  let least = Number.POSITIVE_INFINITY
  for (const place of places) {
    if (!accept(place)) continue
    const height = heightAt(place)
    if (!fits(height, room)) continue
    const emptiness = (100 * (room - height)) / Math.max(room, 1)
    const isDecided = place.isEnd || place.force !== undefined
    const cost = isDecided ? Number.NEGATIVE_INFINITY : emptiness + priceOf(place)
    if (cost > least) continue
    least = cost
    best = place
  }
  return best
}
