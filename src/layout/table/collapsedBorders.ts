import type { Points } from '../../length.js'
import type { Border, Edges } from '../../style/computedStyle.js'
import { cellsOf, type PlacedCell, type TableGrid, type TableRow } from './tableGrid.js'

type Side = 'top' | 'right' | 'bottom' | 'left'
export type CellBorders = ReadonlyMap<PlacedCell, Edges<Border>>

/** Of equally wide borders the one that comes first here is drawn (CSS 2, section 17.6.2.1). */
const styleOrder: readonly Border['style'][] = ['double', 'solid', 'dashed', 'dotted', 'none']

/**
 * CSS 2, section 17.6.2: where borders collapse, those of neighbours, of rows, groups and the table become one, the widest of
 * them. It stands in the middle between both, and each draws all of it: so it is there on both sides of a page break.
 */
export function collapsedBorders(grid: TableGrid): CellBorders {
  const squares = new Map<string, PlacedCell>()
  const cells = cellsOf(grid)
  for (const cell of cells) for (const [row, column] of squaresOf(cell)) squares.set(`${row} ${column}`, cell)
  const border = (cell: PlacedCell, side: Side): Border => {
    const [down, across] = stepTo(side, grid)
    const found = squaresOf(cell).flatMap(([row, column]) => {
      const next = squares.get(`${row + down} ${column + across}`)
      if (next === cell) return []
      const isOuter = column + across < 0 || column + across >= grid.columns
      return [
        ...(next === undefined ? [] : [next.box.style.border[opposite[side]]]),
        ...(down === 0 ? [] : bordersBetween(grid.rows[row]!, grid.rows[row + down], side)),
        ...(isOuter ? sideBorders(grid.rows[row]!, side) : []),
        ...(isOuter || grid.rows[row + down] === undefined ? [grid.table.style.border[side]] : []),
      ]
    })
    return [cell.box.style.border[side], ...found].reduce(stronger)
  }
  const [top, right, bottom, left] = ['top', 'right', 'bottom', 'left'] as const
  return new Map(
    cells.map(cell => [
      cell,
      {
        top: border(cell, top),
        right: border(cell, right),
        bottom: border(cell, bottom),
        left: border(cell, left),
      },
    ]),
  )
}

const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const

/** Rows and columns from a square of the grid to the next on one side. */
function stepTo(side: Side, { fromRight }: TableGrid): readonly [number, number] {
  switch (side) {
    case 'top':
      return [-1, 0]
    case 'bottom':
      return [1, 0]
    case 'left':
      return [0, fromRight ? 1 : -1]
    case 'right':
      return [0, fromRight ? -1 : 1]
  }
}

function squaresOf({ row, rows, column, columns }: PlacedCell): readonly (readonly [number, number])[] {
  return Array.from({ length: rows * columns }, (_, i) => [
    row + Math.floor(i / columns),
    column + (i % columns),
  ])
}

/** Borders of the rows that meet, and of their groups where those end. */
function bordersBetween(row: TableRow, next: TableRow | undefined, side: Side): readonly Border[] {
  const other = opposite[side]
  const endsGroup = row.group !== next?.group
  return [
    row.box.style.border[side],
    ...(next === undefined ? [] : [next.box.style.border[other]]),
    ...(endsGroup ? groupBorder(row, side) : []),
    ...(endsGroup && next !== undefined ? groupBorder(next, other) : []),
  ]
}

function sideBorders(row: TableRow, side: Side): readonly Border[] {
  return [row.box.style.border[side], ...groupBorder(row, side)]
}

function groupBorder({ group }: TableRow, side: Side): readonly Border[] {
  return group.kind === 'row-group' ? [group.style.border[side]] : []
}

function stronger(a: Border, b: Border): Border {
  if (a.style === 'hidden' || b.style === 'hidden') return { ...a, style: 'hidden', width: 0 }
  if (a.width !== b.width) return a.width > b.width ? a : b
  return styleOrder.indexOf(b.style) < styleOrder.indexOf(a.style) ? b : a
}

/** The widest of the borders along each of the table's sides. */
export function outerWidths(borders: CellBorders, { rows, columns, fromRight }: TableGrid): Edges<Points> {
  const most = (side: Side, isOuter: (cell: PlacedCell) => boolean) =>
    Math.max(0, ...[...borders].map(([cell, drawn]) => (isOuter(cell) ? drawn[side].width : 0)))
  const isFirst = (cell: PlacedCell) => cell.column === 0
  const isLast = (cell: PlacedCell) => cell.column + cell.columns === columns
  return {
    top: most('top', cell => cell.row === 0),
    right: most('right', fromRight ? isFirst : isLast),
    bottom: most('bottom', cell => cell.row + cell.rows === rows.length),
    left: most('left', fromRight ? isLast : isFirst),
  }
}
