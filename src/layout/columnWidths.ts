import type { Points } from '../length.js'
import type { ComputedStyle } from '../style/computedStyle.js'
import { type Measure, resolveLength } from './blockGeometry.js'
import type { Box } from './box.js'
import type { Composing } from './composing.js'
import { contentWidths } from './contentWidths.js'
import type { PlacedCell } from './table.js'

interface Widths {
  readonly most: Points
  readonly least: Points
}

/**
 * `measure` is the table's own width, where it has one. Automatic table layout (CSS 2, section 17.5.2.2): each column as wide as its cells want, and where the measure does not
 * give that much, between the least and the most that they can do with, all in the same proportion.
 */
export function columnWidths(
  cells: readonly PlacedCell[],
  table: { readonly columns: number; readonly measure: Measure; readonly style: ComputedStyle },
  composing: Composing,
): readonly Points[] {
  const { columns, measure, style } = table
  const most = new Array<Points>(columns).fill(0)
  const least = new Array<Points>(columns).fill(0)
  for (const cell of cells.toSorted((a, b) => a.span - b.span)) {
    const wanted = cellWidths(cell.box, measure, composing)
    widen(most, cell, wanted.most)
    widen(least, cell, wanted.least)
  }
  const wide = style.width === 'auto' ? Math.min(measure.width, sum(most)) : measure.width
  const fixed = cells
    .filter(({ box, span }) => span === 1 && box.style.width !== 'auto')
    .map(({ column }) => column)
  return distribute(most, least, wide, new Set(fixed))
}

const sum = (values: readonly Points[]) => values.reduce((total, value) => total + value, 0)

function cellWidths(cell: Box, measure: Measure, composing: Composing): Widths {
  const { padding, border, width } = cell.style
  const side = (which: 'left' | 'right') => resolveLength(padding[which], measure.width) + border[which].width
  const edges = side('left') + side('right')
  const inside = boxWidths(cell, measure, composing)
  const fixed = width === 'auto' ? undefined : resolveLength(width, measure.width)
  if (fixed !== undefined)
    return {
      most: Math.max(fixed, inside.least + edges),
      least: Math.max(Math.min(fixed, inside.most + edges), inside.least + edges),
    }
  return { most: inside.most + edges, least: inside.least + edges }
}

/** What blocks and tables within want; cells of one row stand side by side. */
function boxWidths(box: Box, measure: Measure, composing: Composing): Widths {
  if (box.kind === 'block' && box.inlineContent) return contentWidths(box, composing)
  let [most, least] = [0, 0]
  for (const child of box.children) {
    const inside =
      child.kind === 'cell' ? cellWidths(child, measure, composing) : boxWidths(child, measure, composing)
    const edges = child.kind === 'block' || child.kind === 'table' ? sideEdges(child.style, measure) : 0
    const beside = box.kind === 'row'
    most = beside ? most + inside.most : Math.max(most, inside.most + edges)
    least = beside ? least + inside.least : Math.max(least, inside.least + edges)
  }
  return { most, least }
}

function sideEdges({ margin, padding, border }: ComputedStyle, { width }: Measure): Points {
  const outside = (which: 'left' | 'right') => {
    const length = margin[which]
    return (
      (length === 'auto' ? 0 : resolveLength(length, width)) +
      resolveLength(padding[which], width) +
      border[which].width
    )
  }
  return outside('left') + outside('right')
}

/** Makes the columns of a cell wide enough for it, each by the same part of what is missing. */
function widen(widths: Points[], { column, span }: PlacedCell, wanted: Points): void {
  const missing = wanted - sum(widths.slice(column, column + span))
  if (missing <= 0) return
  for (let i = column; i < column + span; i++) widths[i] = widths[i]! + missing / span
}

function distribute(
  most: readonly Points[],
  least: readonly Points[],
  width: Points,
  fixed: ReadonlySet<number>,
): readonly Points[] {
  const [mostWide, leastWide] = [sum(most), sum(least)]
  if (width >= mostWide) return shareSpare(most, width - mostWide, fixed)
  if (width <= leastWide)
    return least.map(each => (leastWide === 0 ? 0 : (each * Math.max(width, 0)) / leastWide))
  const part = (width - leastWide) / (mostWide - leastWide)
  return most.map((each, i) => least[i]! + part * (each - least[i]!))
}

/** What is left over goes to the columns whose width nobody has set, by what they hold; to all, if all are set. */
function shareSpare(widths: readonly Points[], spare: Points, fixed: ReadonlySet<number>): readonly Points[] {
  const takes = (i: number) => fixed.size === widths.length || !fixed.has(i)
  const taking = widths.filter((_, i) => takes(i))
  const all = sum(taking)
  return widths.map((each, i) =>
    takes(i) ? each + (all === 0 ? spare / taking.length : (spare * each) / all) : each,
  )
}
