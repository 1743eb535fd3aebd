import { fits, type Points } from '../length.js'
import type { ComputedStyle } from '../style/computedStyle.js'
import type { TypeStyles } from './typeStyle.js'

/** CSS Line Grid 1, section 2: equal rows down the page from the top of its text, each with a baseline. */
export interface LineGrid {
  readonly step: Points
  /** Distance of a row's baseline from its top. */
  readonly above: Points
}

/**
 * The grid on which the lines of a place could stand; `none` if nothing round it has made one; `outside` where there can be
 * none: in notes, cells, inline blocks, furniture and blocks with a height of their own.
 */
export type GridAround = LineGrid | 'none' | 'outside'

/** The grid within an element: with `line-grid: create` its own lines are the rows. */
export function gridWithin(
  { style, language }: { readonly style: ComputedStyle; readonly language: string },
  around: GridAround,
  typeStyles: TypeStyles,
): GridAround {
  if (around === 'outside' || style.lineGrid === 'match-parent') return around
  const { above, below } = typeStyles(style, language)
  return above + below > 0 ? { step: above + below, above } : around
}

/** The grid on which an element's own lines stand, if `line-snap` asks for it. */
export function gridOfLines({ lineSnap }: ComputedStyle, around: GridAround): LineGrid | undefined {
  return lineSnap === 'none' || around === 'none' || around === 'outside' ? undefined : around
}

/** Distances of a line's top and bottom from its baseline. */
export interface LineExtent {
  readonly above: Points
  readonly below: Points
}

/**
 * A line that takes whole rows of a grid (CSS Line Grid 1, section 3): as many as its block's type needs, and more only where
 * something in it is higher. With `baseline` it stands on the baseline of one of them, that which is nearest to where it would
 * stand in the middle of all; so types of different sizes share baselines. With `contain` it does stand in their middle.
 */
export function lineOnGrid(
  line: LineExtent,
  strut: LineExtent,
  { lineSnap }: Pick<ComputedStyle, 'lineSnap'>,
  grid: LineGrid,
): LineExtent {
  const { step } = grid
  const height = strut.above + strut.below
  const rows = Math.max(1, rowsFor(height, step))
  const middle = strut.above + (rows * step - height) / 2
  const nearest = Math.min(rows - 1, Math.max(0, Math.round((middle - grid.above) / step)))
  const above = lineSnap === 'contain' ? middle : grid.above + nearest * step
  const below = rows * step - above
  return {
    above: above + step * rowsFor(line.above - Math.max(above, strut.above), step),
    below: below + step * rowsFor(line.below - Math.max(below, strut.below), step),
  }
}

/** How many rows are needed for a height; none for none. */
function rowsFor(height: Points, step: Points): number {
  const rows = Math.max(0, Math.floor(height / step))
  return fits(height, rows * step) ? rows : rows + 1
}
