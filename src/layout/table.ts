import { fillPage, startCursor } from '../breaking/fillPage.js'
import type { Column, GalleyItem } from '../breaking/galley.js'
import type { Points } from '../length.js'
import type { ComputedStyle } from '../style/computedStyle.js'
import { type BlockGeometry, blockGeometry, isOutlined, type Measure } from './blockGeometry.js'
import { type Anchors, type Box, noAnchors, type TableBox } from './box.js'
import { columnWidths } from './columnWidths.js'
import type { Composing } from './composing.js'
import { contentWidths } from './contentWidths.js'
import { createFlow, joinAnchors } from './flow.js'
import type { BlockContent, GalleyContent } from './galleyContent.js'
import { endlessTrack } from './pageMaster.js'
import { keepAnchors, type Setting, setBox, streamOf } from './setGalley.js'

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
  /** What begins with it: its own, and those of the groups that it opens. */
  readonly anchors: Anchors
}

/**
 * Sets a table: its caption, its head (repeated on each page that the table goes on to), its body, its foot. `anchors` begin
 * with its first line; a table without one has no items.
 */
export function setTable(
  table: TableBox,
  anchors: Anchors,
  setting: Setting,
  composing: Composing,
): readonly Item[] {
  const captions = table.children.filter(child => child.style.display === 'table-caption')
  const hasTopCaption = captions.some(({ style }) => style.captionSide === 'top')
  const rows = rowsOf(table, hasTopCaption ? noAnchors : anchors)
  if (rows.length === 0 && captions.length === 0) return []
  const columns = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ column, span }) => column + span)))
  const cells = rows.flatMap(row => row.cells)
  const widths = columnWidths(cells, { columns, measure: setting.measure, style: table.style }, composing)
  const width = widths.reduce((sum, each) => sum + each, 0)
  const across: Measure = {
    x: setting.measure.x + spareBefore(table.style, setting.measure.width - width),
    width,
  }
  const edges = blockGeometry(withoutMargins(table), across)
  const place = { widths, across, setting }
  const items = joinRows(rows, place, composing)
  const head = rows.filter(({ section }) => section === 'head')
  const body: Item = {
    kind: 'column',
    before: edges.before,
    after: edges.after,
    clone: false,
    repeat: head.length === rows.length ? [] : joinRows(head, place, composing),
    items,
    content: isOutlined(table.style)
      ? { kind: 'block', box: table, ...borderBox(edges, across) }
      : { kind: 'row', box: table, cells: [] },
  }
  const around = { ...setting, measure: across }
  return [
    ...setCaptions(captions, 'top', { ...around, anchors }, composing),
    ...(rows.length === 0 ? [] : [body]),
    ...setCaptions(captions, 'bottom', { ...around, anchors: noAnchors }, composing),
  ]
}

/** Automatic margins take what a table leaves of the measure. */
function spareBefore({ margin: { left, right } }: ComputedStyle, spare: Points): Points {
  if (left !== 'auto') return 0
  return Math.max(0, right === 'auto' ? spare / 2 : spare)
}

/** The border box round a table's columns, given the edges that it would have within them. */
function borderBox(edges: BlockGeometry, { x, width }: Measure): Measure {
  return { x: x - (edges.contentX - edges.borderX), width: width + edges.borderWidth - edges.contentWidth }
}

interface TablePlace {
  readonly widths: readonly Points[]
  readonly across: Measure
  readonly setting: Setting
}

function rowsOf(table: TableBox, anchors: Anchors): readonly TableRow[] {
  const sections = { 'table-header-group': 'head', 'table-footer-group': 'foot' } as const
  const rows: TableRow[] = []
  const taken = new Map<string, true>()
  let begun = anchors
  const visit = (box: Box, section: TableRow['section']) => {
    if (box.kind !== 'row' && box.kind !== 'row-group') return
    begun = joinAnchors(begun, box.anchors)
    if (box.kind === 'row') {
      rows.push({ box, section, cells: placeCells(box, rows.length, taken), anchors: begun })
      begun = noAnchors
    } else {
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
  { box, cells, anchors }: TableRow,
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
  const columns = places.map(({ cell, x, width }, i) => {
    const begun = i === 0 ? joinAnchors(anchors, cell.anchors) : cell.anchors
    return setCell({ ...cell, anchors: begun }, { ...setting, avoidBreaks, measure: { x, width } }, composing)
  })
  const aligned = alignCells(
    columns,
    cells.map(each => each.box.style.verticalAlign),
  )
  return {
    kind: 'row',
    cells: aligned.map(column => [column]),
    content: { kind: 'row', box, cells: contents },
  }
}

/** CSS 2, section 17.5.3: what a cell leaves of its row's height stands above its content, or half of it. */
function alignCells(
  cells: readonly Column<GalleyContent>[],
  alignments: readonly ComputedStyle['verticalAlign'][],
): readonly Column<GalleyContent>[] {
  const isMoved = (align: ComputedStyle['verticalAlign']) => align === 'middle' || align === 'bottom'
  if (!alignments.some(isMoved)) return cells
  const heights = cells.map(cell => fillPage([cell], startCursor<GalleyContent>(), endlessTrack).height)
  const highest = Math.max(...heights)
  return cells.map((cell, i) => {
    const spare = highest - heights[i]!
    if (spare === 0 || !isMoved(alignments[i]!)) return cell
    const height = alignments[i] === 'middle' ? spare / 2 : spare
    return { ...cell, items: [{ kind: 'space', height, stretch: 0, shrink: 0, keep: true }, ...cell.items] }
  })
}

function setCell(cell: Box, setting: Setting, composing: Composing): Column<GalleyContent> {
  const { contentX, contentWidth, before, after } = blockGeometry(withoutMargins(cell), setting.measure)
  const flow = createFlow(setting.avoidBreaks, true)
  flow.anchor(cell.anchors)
  const inner: Setting = {
    ...setting,
    stream: streamOf(flow),
    measure: { x: contentX, width: contentWidth },
  }
  for (const child of cell.children) setBox(child, inner, composing)
  keepAnchors(cell, flow)
  const content: GalleyContent = { kind: 'row', box: cell, cells: [] }
  return { kind: 'column', before, after, clone: false, repeat: [], items: flow.items, content }
}

/** Cells have no margins and are as wide as their columns (CSS 2, section 17.5.2). */
function withoutMargins({ style }: Box) {
  const zero = { points: 0, percent: 0 }
  return { ...style, width: 'auto', margin: { top: zero, right: zero, bottom: zero, left: zero } } as const
}

/** Captions on one side of the table, kept with it; never narrower than their longest word. */
function setCaptions(
  captions: readonly Box[],
  side: 'top' | 'bottom',
  { anchors, ...setting }: Setting & { readonly anchors: Anchors },
  composing: Composing,
): readonly Item[] {
  const own = captions.filter(({ style }) => style.captionSide === side)
  if (own.length === 0) return []
  const flow = createFlow(true, true)
  flow.anchor(anchors)
  for (const caption of own) {
    const least =
      caption.kind === 'block' && caption.inlineContent ? contentWidths(caption, composing).least : 0
    const measure = { x: setting.measure.x, width: Math.max(setting.measure.width, least) }
    setBox(caption, { ...setting, measure, stream: streamOf(flow), markers: [] }, composing)
  }
  const { margin } = flow.pending
  const rule = side === 'top' ? 'break-after' : 'break-before'
  const between: readonly Item[] = [
    { kind: 'penalty', cost: Number.POSITIVE_INFINITY, rule },
    ...(margin > 0 ? [{ kind: 'space', height: margin, stretch: 0, shrink: 0, keep: false } as const] : []),
  ]
  return side === 'top' ? [...flow.items, ...between] : [...between, ...flow.items]
}
