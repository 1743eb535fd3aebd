import type { ComputedStyle } from '../../style/computedStyle.js'
import { type Anchors, type Box, noAnchors, type TableBox } from '../box.js'
import { joinAnchors } from '../flow.js'

/** A cell with the rows and columns that it takes, counted from 0 in the order in which the rows stand. */
export interface PlacedCell {
  readonly box: Box
  readonly row: number
  readonly rows: number
  readonly column: number
  readonly columns: number
}

export interface TableRow {
  readonly box: Box
  /** The group that it stands in; the row itself where it stands in none. */
  readonly group: Box
  readonly cells: readonly PlacedCell[]
  readonly section: 'head' | 'body' | 'foot'
  /** What begins with it: its own, and those of the groups that it opens. */
  readonly anchors: Anchors
}

/** A table's rows in the order in which they stand: its head first, its foot last. */
export interface TableGrid {
  readonly table: TableBox
  readonly rows: readonly TableRow[]
  readonly columns: number
  /** Whether the first column stands at the right. */
  readonly fromRight: boolean
}

type FoundRow = Omit<TableRow, 'cells'>

/** `anchors` begin with the first row. */
export function gridOf(table: TableBox, anchors: Anchors): TableGrid {
  const rows = rowsOf(table, anchors)
  const columns = Math.max(0, ...cellsOf({ rows }).map(cell => cell.column + cell.columns))
  return { table, rows, columns, fromRight: table.style.direction === 'rtl' }
}

export function cellsOf({ rows }: Pick<TableGrid, 'rows'>): readonly PlacedCell[] {
  return rows.flatMap(row => row.cells)
}

function rowsOf(table: TableBox, anchors: Anchors): readonly TableRow[] {
  const order = { head: 0, body: 1, foot: 2 }
  const found = findRows(table, anchors).toSorted((a, b) => order[a.section] - order[b.section])
  const taken = new Set<string>()
  return found.map((row, at) => {
    const left = found.findIndex((other, i) => i > at && other.group !== row.group)
    return { ...row, cells: placeCells(row.box, at, (left < 0 ? found.length : left) - at, taken) }
  })
}

function findRows(table: TableBox, anchors: Anchors): readonly FoundRow[] {
  const sections: Partial<Record<ComputedStyle['display'], TableRow['section']>> = {
    'table-header-group': 'head',
    'table-footer-group': 'foot',
  }
  const rows: FoundRow[] = []
  let begun = anchors
  const visit = (box: Box, group: Box | undefined) => {
    if (box.kind !== 'row' && box.kind !== 'row-group') return
    begun = joinAnchors(begun, box.anchors)
    if (box.kind === 'row') {
      const section = sections[group?.style.display ?? 'table-row-group'] ?? 'body'
      rows.push({ box, group: group ?? table, section, anchors: begun })
      begun = noAnchors
    } else for (const child of box.children) visit(child, box)
  }
  for (const child of table.children) visit(child, undefined)
  return rows
}

/** CSS 2, section 17.5: cells go to the first free columns. A span ends with its group, which has `left` rows from here. */
function placeCells(row: Box, at: number, left: number, taken: Set<string>): readonly PlacedCell[] {
  const cells: PlacedCell[] = []
  let column = 0
  for (const box of row.children) {
    if (box.kind !== 'cell') continue
    while (taken.has(`${at} ${column}`)) column++
    const columns = Math.max(1, spanOf(box, 'colspan'))
    const rows = Math.min(spanOf(box, 'rowspan') || left, left)
    for (let down = 1; down < rows; down++)
      for (let across = 0; across < columns; across++) taken.add(`${at + down} ${column + across}`)
    cells.push({ box, row: at, rows, column, columns })
    column += columns
  }
  return cells
}

/** HTML, section 4.9.12.1: a `rowspan` of 0 goes on to the end of the group. */
function spanOf({ element }: Box, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(element?.attributes[name] ?? '1', 10)
  return Number.isNaN(value) || value < 0 ? 1 : Math.min(1000, value)
}
