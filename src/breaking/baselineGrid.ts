import { fits } from '../length.js'

/** A leaf that stands on a grid, as a search found it. Heights in points from where the search began. */
export interface Snap {
  /** How many contents stand before it (`Place.contents`). */
  readonly contents: number
  /** Where it would stand without a grid, and where it does. */
  readonly from: number
  readonly y: number
  readonly step: number
}

/** The first line of a grid at or below `y`. */
export function snapDown(y: number, step: number): number {
  const above = Math.floor(y / step)
  return step * (fits(y, above * step) ? above : above + 1)
}

/** By how much things stand lower on a page than where its lines were found, from a leaf on. */
export interface GridShift {
  readonly points: number
  /** A page that ends before more contents than these has that leaf. */
  readonly from: number
}

const noShift: GridShift = { points: 0, from: Number.POSITIVE_INFINITY }

/**
 * For each place, how a page that begins there differs from the search that found the leaves: a page begins on its grid,
 * wherever the search had its first leaf. All above the page's first leaf on a grid is as high as it was, the white above that
 * leaf may differ, and from there on both are on a grid of the same step: what follows is as high again. Where the next place is
 * below that leaf, the place's top has it already.
 */
export function gridShifts(
  places: readonly { readonly contents: number }[],
  tops: readonly (number | undefined)[],
  snaps: readonly Snap[],
): readonly GridShift[] {
  let next = 0
  return places.map(({ contents }, i) => {
    while (next < snaps.length && snaps[next]!.contents < contents) next++
    const [snap, top, following] = [snaps[next], tops[i], places[i + 1]]
    if (snap === undefined || top === undefined || following === undefined) return noShift
    if (snap.contents < following.contents) return noShift
    return { points: snapDown(snap.from - top, snap.step) - (snap.y - top), from: snap.contents }
  })
}
