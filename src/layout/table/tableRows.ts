import { heightOf } from '../../breaking/findPlaces.js'
import type { Column, GalleyItem, Penalty } from '../../breaking/galley.js'
import { fits, type Points } from '../../length.js'
import type { Border, ComputedStyle, Edges } from '../../style/computedStyle.js'
import { blockGeometry, type Measure, mapEdges } from '../blockGeometry.js'
import { type Box, noAnchors } from '../box.js'
import type { Composing } from '../composing.js'
import { breakToSide, createFlow, forceOf, joinAnchors, penaltyOf, strongerForce } from '../flow.js'
import { type BlockContent, blockContent, type GalleyContent } from '../galleyContent.js'
import { emptyLine } from '../paragraph/setParagraph.js'
import { keepAnchors, type Setting, setBox, streamOf, withLastMargin } from '../setGalley.js'
import type { CellBorders } from './collapsedBorders.js'
import type { PlacedCell, TableGrid, TableRow } from './tableGrid.js'

type Item = GalleyItem<GalleyContent>

/** Where a table's rows are set. */
export interface TablePlace {
  readonly grid: TableGrid
  readonly widths: readonly Points[]
  /** The columns, and the spaces between and round them. */
  readonly across: Measure
  readonly spacing: { readonly across: Points; readonly down: Points }
  /** Missing where each cell has borders of its own. */
  readonly collapsed: CellBorders | undefined
  readonly setting: Setting
}

/** A cell with what it holds, and what is drawn round it. */
interface SetCell {
  readonly cell: PlacedCell
  readonly column: Column<GalleyContent>
  readonly drawn: BlockContent
}

/** Rows one below the other; a table is broken between rows, but not after its head, before its foot, nor in a cell over several rows. */
export function setRows(rows: readonly TableRow[], place: TablePlace, composing: Composing): readonly Item[] {
  const items: Item[] = []
  let before: TableRow | undefined
  for (const tied of tiedRows(rows)) {
    if (before !== undefined) items.push(breakBetween(before, tied[0]!, place, composing), ...rowSpace(place))
    items.push(...setTiedRows(tied, place, composing))
    before = tied.at(-1)
  }
  return items
}

/** Stretches of rows that cells over several of them tie together. */
function tiedRows(rows: readonly TableRow[]): readonly (readonly TableRow[])[] {
  const stretches: TableRow[][] = []
  let end = 0
  for (const row of rows) {
    const at = row.cells[0]?.row ?? end
    if (stretches.length === 0 || at >= end) stretches.push([])
    stretches.at(-1)!.push(row)
    end = Math.max(end, at + 1, ...row.cells.map(cell => cell.row + cell.rows))
  }
  return stretches
}

function breakBetween(
  before: TableRow,
  row: TableRow,
  { setting }: TablePlace,
  composing: Composing,
): Penalty {
  const { direction } = composing
  const [after, ahead] = [before.box.style.breakAfter, row.box.style.breakBefore]
  const force = strongerForce(forceOf(breakToSide(after, direction)), forceOf(breakToSide(ahead, direction)))
  if (setting.avoidBreaks) return penaltyOf(force, 'break-inside')
  if (before.section === 'head' || isAvoided(after)) return penaltyOf(force, 'break-after')
  return penaltyOf(force, row.section === 'foot' || isAvoided(ahead) ? 'break-before' : undefined)
}

function isAvoided(value: ComputedStyle['breakAfter']): boolean {
  return value === 'avoid' || value === 'avoid-page'
}

const space = (height: Points, keep: boolean): Item => ({
  kind: 'space',
  height,
  stretch: 0,
  shrink: 0,
  keep,
})

const rowSpace = ({ spacing }: TablePlace): readonly Item[] =>
  spacing.down === 0 ? [] : [space(spacing.down, false)]

/** Rows that are tied stand on one page, unless they are higher than it: then a cell over several rows stands in its first. */
function setTiedRows(rows: readonly TableRow[], place: TablePlace, composing: Composing): readonly Item[] {
  const [only] = rows
  if (rows.length === 1) return [rowItem(only!, alignCells(setCells(only!, place, composing)), place)]
  const setting = { ...place.setting, avoidBreaks: true }
  const set = rows.map(row => setCells(row, { ...place, setting }, composing))
  const heights = rowHeights(set, place.spacing.down)
  const whole = heights.reduce((sum, height) => sum + height + place.spacing.down, -place.spacing.down)
  const isKept = fits(whole, composing.pageHeight)
  return rows.flatMap((row, i) => {
    const cells = isKept
      ? stretchCells(set[i]!, heights.slice(i), place.spacing.down)
      : alignCells(setCells(row, place, composing))
    const item = rowItem(row, cells, place)
    if (i === 0) return [item]
    return [penaltyOf(undefined, isKept ? 'break-inside' : undefined), ...rowSpace(place), item]
  })
}

/** How high each row must be for its own cells, and the last row of a cell over several for what they lack (CSS 2, section 17.5.3). */
function rowHeights(rows: readonly (readonly SetCell[])[], gap: Points): readonly Points[] {
  const heights = rows.map(cells =>
    Math.max(0, ...cells.map(({ cell, column }) => (cell.rows === 1 ? heightOf([column]) : 0))),
  )
  const spanning = rows.flatMap((cells, i) =>
    cells.map(each => ({ ...each, i })).filter(({ cell }) => cell.rows > 1),
  )
  for (const { cell, column, i } of spanning.toSorted((a, b) => a.cell.rows - b.cell.rows)) {
    const last = i + cell.rows - 1
    const missing = heightOf([column]) - spannedHeight(heights.slice(i), cell.rows, gap)
    if (missing > 0) heights[last] = heights[last]! + missing
  }
  return heights
}

function spannedHeight(heights: readonly Points[], rows: number, gap: Points): Points {
  return heights.slice(0, rows).reduce((sum, height) => sum + height, (rows - 1) * gap)
}

/** The cells of a row of a known height, the first of `heights`. What reaches into the rows below takes no height of its own row. */
function stretchCells(
  cells: readonly SetCell[],
  heights: readonly Points[],
  gap: Points,
): readonly (readonly Item[])[] {
  const height = heights[0]!
  const set = cells.map(({ cell, column, drawn }): readonly Item[] => {
    const tall = spannedHeight(heights, cell.rows, gap)
    const aligned = alignIn(tall, cell, column)
    if (cell.rows === 1) return [aligned]
    const content = emptyLine(cell.box, noAnchors)
    const rest = tall - heightOf([aligned])
    const fill: readonly Item[] = rest > 0 ? [{ kind: 'leaf', height: rest, notes: [], content }] : []
    return [{ ...aligned, items: [...aligned.items, ...fill], content: drawn }, space(height - tall, false)]
  })
  return [...set, [space(height, true)]]
}

function alignCells(cells: readonly SetCell[]): readonly (readonly Item[])[] {
  if (!cells.some(({ cell }) => isMoved(cell))) return cells.map(({ column }) => [column])
  const highest = Math.max(...cells.map(({ column }) => heightOf([column])))
  return cells.map(({ cell, column }) => [alignIn(highest, cell, column)])
}

const isMoved = ({ box: { style } }: PlacedCell) =>
  style.verticalAlign === 'middle' || style.verticalAlign === 'bottom'

/** CSS 2, section 17.5.3: what a cell leaves of its height stands above its content, or half of it. */
function alignIn(height: Points, cell: PlacedCell, column: Column<GalleyContent>): Column<GalleyContent> {
  const spare = isMoved(cell) ? height - heightOf([column]) : 0
  if (spare <= 0) return column
  const above = cell.box.style.verticalAlign === 'middle' ? spare / 2 : spare
  return { ...column, items: [space(above, true), ...column.items] }
}

function rowItem(
  { box, group, cells }: TableRow,
  set: readonly (readonly Item[])[],
  place: TablePlace,
): Item {
  const { across, spacing } = place
  const inner = { x: across.x + spacing.across, width: across.width - 2 * spacing.across }
  const grounds = [group, box].filter(({ kind, style }) => kind !== 'table' && style.backgroundColor.a > 0)
  const isKept = set.length > cells.length
  const own = cells.filter(cell => (cell.rows === 1 || !isKept) && !isHidden(cell, place))
  const drawn = [
    ...grounds.map(ground => ({ ...blockContent(ground, inner), border: noBorders(ground.style.border) })),
    ...own.map(cell => drawnCell(cell, place)),
  ]
  return { kind: 'row', cells: set, content: { kind: 'row', box, drawn } }
}

const noBorders = (border: Edges<Border>) =>
  mapEdges(border, (side): Border => ({ ...side, width: 0, style: 'none' }))

/** CSS 2, section 17.6.1.1. */
function isHidden({ box }: PlacedCell, { collapsed }: TablePlace): boolean {
  return collapsed === undefined && box.style.emptyCells === 'hide' && !box.children.some(showsSomething)
}

function showsSomething(box: Box): boolean {
  if (box.kind === 'text') return box.text.trim() !== ''
  return box.kind === 'image' || box.children.some(showsSomething)
}

function cellPlace({ column, columns }: PlacedCell, { widths, across, spacing, grid }: TablePlace): Measure {
  const from = spacing.across * (column + 1) + sum(widths.slice(0, column))
  const width = sum(widths.slice(column, column + columns)) + spacing.across * (columns - 1)
  return { x: across.x + (grid.fromRight ? across.width - from - width : from), width }
}

const sum = (values: readonly Points[]) => values.reduce((total, value) => total + value, 0)

/** Where borders collapse, all of a border is drawn: half of it beyond the cell's own edge. */
function drawnCell(cell: PlacedCell, place: TablePlace): BlockContent {
  const { x, width } = cellPlace(cell, place)
  const border = place.collapsed?.get(cell)
  if (border === undefined) return blockContent(cell.box, { x, width })
  const [above, below] = [border.top.width / 2, border.bottom.width / 2]
  const [before, after] = [border.left.width / 2, border.right.width / 2]
  return { kind: 'block', box: cell.box, x: x - before, width: before + width + after, border, above, below }
}

function setCells(row: TableRow, place: TablePlace, composing: Composing): readonly SetCell[] {
  const { setting, collapsed } = place
  const avoidBreaks = setting.avoidBreaks || row.box.style.breakInside !== 'auto'
  return row.cells.map((cell, i) => {
    const { anchors } = cell.box
    const box = { ...cell.box, anchors: i === 0 ? joinAnchors(row.anchors, anchors) : anchors }
    const style = cellStyle(cell.box.style, collapsed?.get(cell))
    const measure = cellPlace(cell, place)
    const column = setCell(box, style, { ...setting, avoidBreaks, measure }, composing)
    return { cell, column, drawn: drawnCell(cell, place) }
  })
}

/** Cells have no margins and are as wide as their columns (CSS 2, section 17.5.2); of borders that collapse they have half. */
function cellStyle(style: ComputedStyle, collapsed: Edges<Border> | undefined): ComputedStyle {
  const zero = { points: 0, percent: 0 }
  const margin = { top: zero, right: zero, bottom: zero, left: zero }
  const border = collapsed === undefined ? style.border : mapEdges(collapsed, halfBorder)
  return { ...style, width: 'auto', margin, border }
}

const halfBorder = (border: Border): Border => ({ ...border, width: border.width / 2 })

function setCell(
  cell: Box,
  style: ComputedStyle,
  setting: Setting,
  composing: Composing,
): Column<GalleyContent> {
  const { contentX, contentWidth, before, after } = blockGeometry(style, setting.measure)
  const flow = createFlow(setting.avoidBreaks, true)
  flow.anchor(cell.anchors)
  const measure = { x: contentX, width: contentWidth }
  const inCell: Setting = { ...setting, stream: streamOf(flow), measure, grid: 'outside' }
  for (const child of cell.children) setBox(child, inCell, composing)
  keepAnchors(cell, flow)
  const content: GalleyContent = { kind: 'row', box: cell, drawn: [] }
  return { kind: 'column', before, after, clone: false, repeat: [], items: withLastMargin(flow), content }
}
