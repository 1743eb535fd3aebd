import type { GalleyItem } from '../breaking/galley.js'
import type { Points } from '../length.js'
import { blockGeometry, isOutlined, type Measure } from './blockGeometry.js'
import type { Box, TableBox } from './box.js'
import { columnWidths } from './columnWidths.js'
import type { Composing } from './composing.js'
import { createFlow, joinAnchors } from './flow.js'
import type { BlockContent, GalleyContent } from './galleyContent.js'
import { type Setting, setBox, streamOf } from './setGalley.js'

type Item = GalleyItem<GalleyContent>

/** A cell with the columns that it takes. */
export interface PlacedCell {
  readonly box: Box
  readonly column: number
  readonly span: number
}

interface TableRow {
  readonly box: Box
  readonly cells: readonly PlacedCell[]
  readonly section: 'head' | 'body' | 'foot'
}

/** Sets a table: its caption, its head (repeated on each page that the table goes on to), its body, its foot. */
export function setTable(table: TableBox, setting: Setting, composing: Composing): readonly Item[] {
  const rows = rowsOf(table)
  const columns = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ column, span }) => column + span)))
  const cells = rows.flatMap(row => row.cells)
  const widths = columnWidths(cells, { columns, measure: setting.measure, style: table.style }, composing)
  const across: Measure = { x: setting.measure.x, width: widths.reduce((sum, width) => sum + width, 0) }
  const captions = table.children.filter(child => child.style.display === 'table-caption')
  const place = { widths, across, setting }
  const items = joinRows(rows, place, composing)
  const head = rows.filter(({ section }) => section === 'head')
  const body: Item = {
    kind: 'column',
    before: table.style.border.top.width,
    after: table.style.border.bottom.width,
    clone: false,
    repeat: head.length === rows.length ? [] : joinRows(head, place, composing),
    items,
    content: isOutlined(table.style)
      ? { kind: 'block', box: table, x: across.x, width: across.width }
      : { kind: 'row', box: table, cells: [] },
  }
  return withCaptions(captions, body, { ...setting, measure: across }, composing)
}

interface TablePlace {
  readonly widths: readonly Points[]
  readonly across: Measure
  readonly setting: Setting
}

function rowsOf(table: TableBox): readonly TableRow[] {
  const sections = { 'table-header-group': 'head', 'table-footer-group': 'foot' } as const
  const rows: TableRow[] = []
  const taken = new Map<string, true>()
  const visit = (box: Box, section: TableRow['section']) => {
    if (box.kind === 'row') rows.push({ box, section, cells: placeCells(box, rows.length, taken) })
    else if (box.kind === 'row-group') {
      const display = box.style.display as keyof typeof sections
      for (const child of box.children) visit(child, sections[display] ?? 'body')
    }
  }
  for (const child of table.children) visit(child, 'body')
  const order = { head: 0, body: 1, foot: 2 }
  return rows.toSorted((a, b) => order[a.section] - order[b.section])
}

/** CSS 2, section 17.5: cells go to the first free columns; spans over rows keep theirs taken below. */
function placeCells(row: Box, line: number, taken: Map<string, true>): readonly PlacedCell[] {
  const cells: PlacedCell[] = []
  let column = 0
  for (const box of row.children) {
    if (box.kind !== 'cell') continue
    while (taken.has(`${line} ${column}`)) column++
    const span = spanOf(box, 'colspan')
    for (let down = 1; down < spanOf(box, 'rowspan'); down++) {
      for (let across = 0; across < span; across++) taken.set(`${line + down} ${column + across}`, true)
    }
    cells.push({ box, column, span })
    column += span
  }
  return cells
}

function spanOf({ element }: Box, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(element?.attributes[name] ?? '1', 10)
  return Number.isNaN(value) ? 1 : Math.min(1000, Math.max(1, value))
}

/** Rows one below the other; a table is broken between rows, but not after its head nor before its foot. */
function joinRows(rows: readonly TableRow[], place: TablePlace, composing: Composing): readonly Item[] {
  const items: Item[] = []
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1]
    if (before !== undefined) {
      const avoid = place.setting.avoidBreaks
      const rule = avoid
        ? 'break-inside'
        : before.section === 'head'
          ? 'break-after'
          : row.section === 'foot'
            ? 'break-before'
            : undefined
      if (rule === undefined) items.push({ kind: 'penalty', cost: 0 })
      else items.push({ kind: 'penalty', cost: Number.POSITIVE_INFINITY, rule })
    }
    items.push(setRow(row, place, composing))
  }
  return items
}

function setRow(
  { box, cells }: TableRow,
  { widths, across, setting }: TablePlace,
  composing: Composing,
): Item {
  const lefts = [across.x]
  for (const width of widths) lefts.push(lefts.at(-1)! + width)
  const places = cells.map(({ box: cell, column, span }) => ({
    cell,
    x: lefts[column]!,
    width: lefts[column + span]! - lefts[column]!,
  }))
  const contents: BlockContent[] = places.map(({ cell, x, width }) => ({
    kind: 'block',
    box: cell,
    x,
    width,
  }))
  const avoidBreaks = setting.avoidBreaks || box.style.breakInside !== 'auto'
  const lists = places.map(({ cell, x, width }, i) => {
    const anchors = i === 0 ? joinAnchors(box.anchors, cell.anchors) : cell.anchors
    return setCell({ ...cell, anchors }, { ...setting, avoidBreaks, measure: { x, width } }, composing)
  })
  return { kind: 'row', cells: lists, content: { kind: 'row', box, cells: contents } }
}

function setCell(cell: Box, setting: Setting, composing: Composing): readonly Item[] {
  const { contentX, contentWidth, before, after } = blockGeometry(withoutMargins(cell), setting.measure)
  const flow = createFlow(setting.avoidBreaks, true)
  flow.anchor(cell.anchors)
  const inner: Setting = {
    ...setting,
    stream: streamOf(flow),
    measure: { x: contentX, width: contentWidth },
    markers: [],
  }
  for (const child of cell.children) setBox(child, inner, composing)
  const content: GalleyContent = { kind: 'row', box: cell, cells: [] }
  return [{ kind: 'column', before, after, clone: false, repeat: [], items: flow.items, content }]
}

/** Cells have no margins and are as wide as their columns (CSS 2, section 17.5.2). */
function withoutMargins({ style }: Box) {
  const zero = { points: 0, percent: 0 }
  return { ...style, width: 'auto', margin: { top: zero, right: zero, bottom: zero, left: zero } } as const
}

function withCaptions(
  captions: readonly Box[],
  table: Item,
  setting: Setting,
  composing: Composing,
): readonly Item[] {
  const set = (side: 'top' | 'bottom') => {
    const flow = createFlow(true, true)
    for (const caption of captions) {
      if (caption.style.captionSide === side)
        setBox(caption, { ...setting, stream: streamOf(flow), markers: [] }, composing)
    }
    const margin = flow.pending.margin
    const space: Item[] =
      margin > 0 ? [{ kind: 'space', height: margin, stretch: 0, shrink: 0, keep: false }] : []
    return side === 'top' ? [...flow.items, ...space] : [...space, ...flow.items]
  }
  return [...set('top'), table, ...set('bottom')]
}
