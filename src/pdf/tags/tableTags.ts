import { type Box, noAnchors, type TableBox } from '../../layout/box.js'
import { cellsOf, gridOf, type PlacedCell, type TableGrid } from '../../layout/table/tableGrid.js'
import type { PdfDictionary } from '../pdfValue.js'
import { textString } from '../pdfValue.js'
import { blockTags, directContent } from './blockTags.js'
import { type Around, type Piece, within } from './tagging.js'
import type { Role, TagElement } from './tagTree.js'

/** A table's cells by their boxes, and how many columns each row lacks. */
interface Cells {
  readonly grid: TableGrid
  readonly placed: ReadonlyMap<Box, PlacedCell>
  readonly lacking: ReadonlyMap<Box, number>
  /** Ids that cells name in `headers`, with those that the tags have for them. */
  readonly ids: ReadonlyMap<string, string>
}

/** A table with its caption, groups of rows, rows and cells (ISO 32000-1, 14.8.4.3.4; ISO 14289-1, 7.5). */
export function tableTag(box: TableBox | Box, around: Around): readonly Piece[] {
  if (box.kind !== 'table') return []
  const inside: Around = { ...within(box, around), isPhrase: false }
  const cells = cellsIn(box, inside)
  const captions = box.children.filter(child => child.style.display === 'table-caption')
  const caption = captions.flatMap(each => directContent(each, within(each, inside)))
  const rows = box.children.filter(child => !captions.includes(child))
  const own = caption.length === 0 ? [] : [inside.tagging.element('Caption', captions[0]!, inside, caption)]
  return [around.tagging.element('Table', box, around, [...own, ...groups(box, rows, cells, inside)])]
}

function cellsIn(table: TableBox, { tagging }: Around): Cells {
  const grid = gridOf(table, noAnchors)
  const covered = grid.rows.map(() => 0)
  const named = new Set<string>()
  for (const { box, row, rows, columns } of cellsOf(grid)) {
    for (let i = row; i < row + rows; i++) covered[i] = (covered[i] ?? 0) + columns
    for (const id of headersOf(box)) named.add(id)
  }
  return {
    grid,
    placed: new Map(cellsOf(grid).map(cell => [cell.box, cell])),
    lacking: new Map(grid.rows.map(({ box }, i) => [box, grid.columns - covered[i]!])),
    ids: new Map([...named].map(id => [id, tagging.uniqueId(id)])),
  }
}

function headersOf({ element }: Box): readonly string[] {
  return (element?.attributes.headers ?? '').split(/\s+/).filter(id => id !== '')
}

/** A head and a foot are one each, and are not without a body; rows beside them are in one. */
function groups(table: Box, rows: readonly Box[], cells: Cells, around: Around): readonly Piece[] {
  const { tagging } = around
  const hasBody = cells.grid.rows.some(({ section }) => section === 'body')
  const made: TagElement[] = []
  const isThere = (role: Role) => made.some(each => each.role === role)
  let stray: Piece[] = []
  const close = () => {
    if (stray.length > 0) made.push(tagging.element('TBody', table, around, stray))
    stray = []
  }
  for (const box of rows) {
    if (box.kind === 'row-group') {
      close()
      const own = groupRole(box)
      const role = own !== 'TBody' && hasBody && !isThere(own) ? own : 'TBody'
      const inside = within(box, around)
      const inner = box.children.flatMap(row => rowTags(row, own === 'THead', cells, inside))
      if (inner.length > 0) made.push(tagging.element(role, box, around, inner))
    } else stray.push(...rowTags(box, false, cells, around))
  }
  if (made.length === 0) return stray
  close()
  return made
}

function groupRole({ style: { display } }: Box): 'THead' | 'TBody' | 'TFoot' {
  if (display === 'table-header-group') return 'THead'
  return display === 'table-footer-group' ? 'TFoot' : 'TBody'
}

function rowTags(row: Box, isHead: boolean, cells: Cells, around: Around): readonly Piece[] {
  if (row.kind !== 'row') return blockTags(row, around)
  const inside = within(row, around)
  const isOnlyHeads = row.children.every(({ element }) => element?.name === 'th')
  const own = row.children.map(cell => cellTag(cell, isHead || isOnlyHeads ? 'Column' : 'Row', cells, inside))
  const lacking = Array.from({ length: cells.lacking.get(row) ?? 0 }, () =>
    around.tagging.element('TD', row, inside, []),
  )
  return [around.tagging.element('TR', row, around, [...own, ...lacking])]
}

const scopes: Readonly<Record<string, string>> = {
  col: 'Column',
  colgroup: 'Column',
  row: 'Row',
  rowgroup: 'Row',
}

/** A head cell is for its column in a head and in a row of heads, else for its row, unless it says so itself. */
function cellTag(box: Box, scope: 'Column' | 'Row', { placed, ids }: Cells, around: Around): Piece {
  const { element } = box
  const isHead = element?.name === 'th'
  const { rows = 1, columns = 1 } = placed.get(box) ?? {}
  const headers = headersOf(box).flatMap(id => ids.get(id) ?? [])
  const table: PdfDictionary = {
    Scope: isHead ? (scopes[element?.attributes.scope ?? ''] ?? scope) : undefined,
    RowSpan: rows > 1 ? rows : undefined,
    ColSpan: columns > 1 ? columns : undefined,
    Headers: headers.length > 0 ? headers.map(textString) : undefined,
  }
  const hasAny = Object.values(table).some(value => value !== undefined)
  const id = isHead ? ids.get(element?.attributes.id ?? '') : undefined
  const pieces = directContent(box, within(box, around))
  return {
    ...around.tagging.element(isHead ? 'TH' : 'TD', box, around, pieces),
    ...(hasAny ? { attributes: { Table: table } } : {}),
    ...(id === undefined ? {} : { id }),
  }
}
