import type { Points } from '../../length.js'
import { type Measure, mapEdges, resolveLength } from '../blockGeometry.js'
import type { Box } from '../box.js'
import type { Composing } from '../composing.js'
import { cellWidths, fixedWidth } from './boxWidths.js'
import type { CellBorders } from './collapsedBorders.js'
import { cellsOf, type PlacedCell, type TableGrid } from './tableGrid.js'

/** What a table's columns may take, and what lies between them and in their cells. */
export interface ColumnRoom {
  /** The table's own width, where it has one, without the spaces between its columns. */
  readonly measure: Measure
  readonly spacing: Points
  readonly collapsed: CellBorders | undefined
}

/**
 * Automatic table layout (CSS 2, section 17.5.2.2): each column as wide as its cells want, and where the measure does not give
 * that much, between the least and the most that they can do with, all in the same proportion. Fixed layout (section 17.5.2.1)
 * asks the columns and the first row alone.
 */
export function columnWidths(grid: TableGrid, room: ColumnRoom, composing: Composing): readonly Points[] {
  const { measure, spacing } = room
  const { style } = grid.table
  if (style.tableLayout === 'fixed' && style.width !== 'auto') return fixedWidths(grid, room)
  const most = new Array<Points>(grid.columns).fill(0)
  const least = new Array<Points>(grid.columns).fill(0)
  const cells = cellsOf(grid)
  for (const cell of cells.toSorted((a, b) => a.columns - b.columns)) {
    const wanted = cellWidths(withBorders(cell, room), measure, composing)
    const gaps = spacing * (cell.columns - 1)
    widen(most, cell, wanted.most - gaps)
    widen(least, cell, wanted.least - gaps)
  }
  const given = givenWidths(grid, measure)
  for (const [i, width] of given.entries()) {
    if (width === undefined) continue
    least[i] = Math.max(least[i]!, Math.min(width, most[i]!))
    most[i] = Math.max(width, least[i]!)
  }
  const wide = style.width === 'auto' ? Math.min(measure.width, sum(most)) : measure.width
  const fixed = cells
    .filter(({ box, columns }) => columns === 1 && box.style.width !== 'auto')
    .map(({ column }) => column)
  const known = [...given.keys()].filter(i => given[i] !== undefined)
  return distribute(most, least, wide, new Set([...fixed, ...known]))
}

const sum = (values: readonly Points[]) => values.reduce((total, value) => total + value, 0)

/** The widths that the table's columns have of their own, which cells may not change but by what they cannot do without. */
function givenWidths({ table, columns }: TableGrid, measure: Measure): readonly (Points | undefined)[] {
  return Array.from({ length: columns }, (_, i) => {
    const width = table.columns?.[i]?.width ?? 'auto'
    return width === 'auto' ? undefined : resolveLength(width, measure.width)
  })
}

/** What neither columns nor cells of the first row fix is shared alike. */
function fixedWidths(grid: TableGrid, room: ColumnRoom): readonly Points[] {
  const { rows, columns } = grid
  const { measure, spacing } = room
  const widths = [...givenWidths(grid, measure)]
  for (const cell of rows[0]?.cells ?? []) {
    const fixed = fixedWidth(withBorders(cell, room).style, measure)
    const isGiven = widths.slice(cell.column, cell.column + cell.columns).some(width => width !== undefined)
    if (fixed === undefined || isGiven) continue
    const each = Math.max(0, fixed - spacing * (cell.columns - 1)) / cell.columns
    widths.fill(each, cell.column, cell.column + cell.columns)
  }
  const known = widths.filter(width => width !== undefined)
  const spare = Math.max(0, measure.width - sum(known))
  if (known.length === columns) return shareSpare(known, spare, new Set())
  return widths.map(width => width ?? spare / (columns - known.length))
}

function withBorders(cell: PlacedCell, { collapsed }: ColumnRoom): Box {
  const { box } = cell
  const border = collapsed?.get(cell)
  if (border === undefined) return box
  return {
    ...box,
    style: { ...box.style, border: mapEdges(border, side => ({ ...side, width: side.width / 2 })) },
  }
}

/** Makes the columns of a cell wide enough for it, each by the same part of what is missing. */
function widen(widths: Points[], { column, columns }: PlacedCell, wanted: Points): void {
  const missing = wanted - sum(widths.slice(column, column + columns))
  if (missing <= 0) return
  for (let i = column; i < column + columns; i++) widths[i] = widths[i]! + missing / columns
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
