import type { GalleyItem } from '../../breaking/galley.js'
import type { Points } from '../../length.js'
import type { ComputedStyle, Edges } from '../../style/computedStyle.js'
import { type BlockGeometry, blockGeometry, isOutlined, type Measure, mapEdges } from '../blockGeometry.js'
import { type Anchors, type Box, noAnchors, type TableBox } from '../box.js'
import type { Composing } from '../composing.js'
import { createFlow } from '../flow.js'
import { blockContent, type GalleyContent } from '../galleyContent.js'
import { contentWidths } from '../paragraph/contentWidths.js'
import { type Setting, setBox, streamOf } from '../setGalley.js'
import { collapsedBorders, outerWidths } from './collapsedBorders.js'
import { columnWidths } from './columnWidths.js'
import { gridOf, type TableGrid } from './tableGrid.js'
import { setRows, type TablePlace } from './tableRows.js'

type Item = GalleyItem<GalleyContent>

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
  const grid = gridOf(table, hasTopCaption ? noAnchors : anchors)
  if (grid.rows.length === 0 && captions.length === 0) return []
  const place = placeOf(grid, setting, composing)
  const around = { ...setting, measure: place.across }
  return [
    ...setCaptions(captions, 'top', { ...around, anchors }, composing),
    ...(grid.rows.length === 0 ? [] : [setGrid(place, composing)]),
    ...setCaptions(captions, 'bottom', { ...around, anchors: noAnchors }, composing),
  ]
}

/** A table's edges, which are half its outermost borders where borders collapse. */
function edgesOf({ table: { style } }: TableGrid, outer: Edges<Points> | undefined): ComputedStyle {
  if (outer === undefined) return style
  const { top, right, bottom, left } = style.border
  return {
    ...style,
    padding: mapEdges(style.padding, () => ({ points: 0, percent: 0 })),
    border: {
      top: { ...top, width: outer.top / 2 },
      right: { ...right, width: outer.right / 2 },
      bottom: { ...bottom, width: outer.bottom / 2 },
      left: { ...left, width: outer.left / 2 },
    },
  }
}

interface PlacedTable extends TablePlace {
  readonly style: ComputedStyle
}

function placeOf(grid: TableGrid, setting: Setting, composing: Composing): PlacedTable {
  const { borderCollapse, borderSpacing } = grid.table.style
  const collapsed = borderCollapse === 'collapse' ? collapsedBorders(grid) : undefined
  const style = edgesOf(grid, collapsed && outerWidths(collapsed, grid))
  const { contentX, contentWidth } = blockGeometry(style, setting.measure)
  const spacing = collapsed === undefined ? borderSpacing : { across: 0, down: 0 }
  const gaps = spacing.across * (grid.columns + 1)
  const measure = { x: contentX, width: Math.max(0, contentWidth - gaps) }
  const widths = columnWidths(grid, { measure, spacing: spacing.across, collapsed }, composing)
  const width = widths.reduce((sum, each) => sum + each, gaps)
  const x = contentX + spareBefore(style, contentWidth - width)
  return { grid, widths, across: { x, width }, spacing, collapsed, setting, style }
}

function setGrid(place: PlacedTable, composing: Composing): Item {
  const { grid, across, spacing, collapsed, style } = place
  const { table, rows } = grid
  const edges = blockGeometry(withoutMargins(style), across)
  const head = rows.filter(({ section }) => section === 'head')
  const repeat = head.length === rows.length ? [] : setRows(head, place, composing)
  const gap: Item = { kind: 'space', height: spacing.down, stretch: 0, shrink: 0, keep: true }
  const block = blockContent(table, borderBox(edges, across))
  const border = mapEdges(style.border, side => ({ ...side, width: 0 }))
  return {
    kind: 'column',
    before: edges.before + spacing.down,
    after: edges.after + spacing.down,
    clone: collapsed !== undefined || style.boxDecorationBreak === 'clone',
    repeat: spacing.down === 0 || repeat.length === 0 ? repeat : [...repeat, gap],
    items: setRows(rows, place, composing),
    content:
      collapsed === undefined && isOutlined(table.style)
        ? block
        : { kind: 'row', box: table, drawn: style.backgroundColor.a > 0 ? [{ ...block, border }] : [] },
  }
}

/** Automatic margins take what a table leaves of the measure; without them it stands where lines begin. */
function spareBefore({ margin: { left, right }, direction }: ComputedStyle, spare: Points): Points {
  if (left === 'auto') return Math.max(0, right === 'auto' ? spare / 2 : spare)
  return direction === 'rtl' && right !== 'auto' ? Math.max(0, spare) : 0
}

/** The border box round a table's columns, given the edges that it would have within them. */
function borderBox(edges: BlockGeometry, { x, width }: Measure): Measure {
  return { x: x - (edges.contentX - edges.borderX), width: width + edges.borderWidth - edges.contentWidth }
}

function withoutMargins(style: ComputedStyle): ComputedStyle {
  const zero = { points: 0, percent: 0 }
  return { ...style, width: 'auto', margin: { top: zero, right: zero, bottom: zero, left: zero } }
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
