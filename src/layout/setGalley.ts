import { fillPage, startCursor } from '../breaking/fillPage.js'
import type { GalleyItem } from '../breaking/galley.js'
import type { Points } from '../length.js'
import { type BlockGeometry, blockGeometry, isOutlined, type Measure } from './blockGeometry.js'
import { type BlockBox, type Box, type InlineBox, noAnchors, type TableBox } from './box.js'
import type { Composing } from './composing.js'
import { breakToSide, createFlow, type Flow, type Force, joinAnchors, strongerForce } from './flow.js'
import { blockContent, type GalleyContent } from './galleyContent.js'
import { type GridAround, gridWithin } from './lineGrid.js'
import { endlessTrack } from './pages/pageMaster.js'
import { setLines } from './paragraph/setLines.js'
import { emptyLine } from './paragraph/setParagraph.js'
import { onlyImage, setImage } from './setImage.js'
import { setTable } from './table/table.js'

/** A stretch of galley for one kind of page: what follows it starts on a new page. */
export interface PageRun {
  /** The named page; empty for none. */
  readonly name: string
  /** How its first page must be reached; undefined where it goes on where the run before it ends, if that has the same name. */
  readonly force: Force | undefined
  /** The break that its last box asks for after itself. */
  readonly after: Force | undefined
  readonly items: readonly GalleyItem<GalleyContent>[]
}

/** Where blocks are being set: what they are laid into, how wide, and what they owe to the boxes round them. */
export interface Setting {
  readonly stream: Stream
  readonly measure: Measure
  readonly pageName: string
  readonly avoidBreaks: boolean
  readonly grid: GridAround
  /** Markers waiting for the first line: a list item's, a note's. */
  readonly markers: HangingMarker[]
}

export interface HangingMarker {
  readonly box: InlineBox
  /** Its item's content box: the marker ends where that begins. */
  readonly item: Measure
}

/** A way to a flow: at the top level a page name leads to a run of its own; in a column all names lead to the one flow. */
export interface Stream {
  flow(pageName: string): Flow
  readonly current: Flow
  readonly followsNames: boolean
}

/** The pages that a galley is set for. */
export interface PageMeasures {
  /** The page of what names none. */
  readonly outerName: string
  measureOf(pageName: string): Measure
  /** The grid that root or body make. */
  readonly grid: GridAround
}

/** Sets boxes in one column, and starts a run wherever the page's name changes. */
export function setRuns(
  boxes: readonly Box[],
  pages: PageMeasures,
  composing: Composing,
): readonly PageRun[] {
  const runs: { name: string; force: Force | undefined; flow: Flow }[] = []
  const stream: Stream = {
    followsNames: true,
    flow: name => {
      const last = runs.at(-1)
      if (last !== undefined && (last.name === name || last.flow.items.length === 0)) {
        last.name = name
        return last.flow
      }
      const flow = createFlow(false, true)
      if (last !== undefined) {
        flow.margin(last.flow.pending.margin)
        flow.anchor(last.flow.takeAnchors())
        handCall(last.flow, flow)
      }
      runs.push({ name, force: last === undefined ? undefined : (last.flow.pending.force ?? 'page'), flow })
      return flow
    },
    get current() {
      return runs.at(-1)?.flow ?? stream.flow('')
    },
  }
  for (const box of boxes) setRunBox(box, stream, pages, composing)
  const last = boxes.at(-1)
  if (last !== undefined) keepAnchors(last, stream.current)
  return runs.map(({ name, force, flow }, i) => ({
    name,
    force: strongerForce(force, flow.firstForce),
    after: i === runs.length - 1 ? flow.pending.force : undefined,
    items: flow.items,
  }))
}

/** What begins or is called after the last leaf gets a leaf without height, so that no id and no note is lost. */
export function keepAnchors(box: Box, flow: Flow): void {
  const anchors = flow.takeAnchors()
  const notes = flow.takeCall()?.notes ?? []
  if (anchors === noAnchors && notes.length === 0) return
  flow.breakHere('avoid', 'before')
  flow.push({ kind: 'leaf', height: 0, notes, content: emptyLine(box, anchors) })
}

function handCall(from: Flow, to: Flow): void {
  const call = from.takeCall()
  if (call !== undefined) to.call(call)
}

function setRunBox(
  box: Box,
  stream: Stream,
  { outerName, measureOf, grid }: PageMeasures,
  composing: Composing,
): void {
  const pageName = box.style.page === 'auto' ? outerName : box.style.page
  const measure = measureOf(pageName)
  setBox(box, { stream, pageName, measure, avoidBreaks: false, grid, markers: [] }, composing)
}

export function setBox(box: Box, setting: Setting, composing: Composing): void {
  switch (box.kind) {
    case 'block':
      setBlock(box, setting, composing)
      return
    case 'table':
      setTableBox(box, setting, composing)
      return
    default:
      for (const child of box.children) setBox(child, setting, composing)
  }
}

function setBlock(box: BlockBox, outer: Setting, composing: Composing): void {
  const { style } = box
  const geometry = blockGeometry(style, outer.measure)
  const setting: Setting = {
    ...outer,
    pageName: style.page === 'auto' || !outer.stream.followsNames ? outer.pageName : style.page,
    measure: { x: geometry.contentX, width: geometry.contentWidth },
    avoidBreaks: outer.avoidBreaks || style.breakInside !== 'auto',
    grid: style.height === 'auto' ? gridWithin(box, outer.grid, composing.typeStyles) : 'outside',
  }
  const marker = box.marker === undefined ? undefined : { box: box.marker, item: setting.measure }
  if (marker !== undefined) outer.markers.push(marker)
  const { stream } = outer
  stream.current.breakHere(breakToSide(style.breakBefore, composing.direction), 'before')
  stream.current.margin(geometry.marginTop, style.marginFlex * geometry.marginTop)
  stream.current.anchor(box.anchors)
  const keeping = style.breakInside === 'auto' ? undefined : stream.current
  keeping?.keepTogether()
  if (isOutlined(style)) setColumn(box, geometry, setting, composing)
  else setContent(box, setting, composing)
  if (marker !== undefined && outer.markers.includes(marker)) {
    setLines({ ...box, inlineContent: true, children: [] }, setting, composing)
  }
  keeping?.endTogether()
  stream.current.margin(geometry.marginBottom, style.marginFlex * geometry.marginBottom)
  stream.current.breakHere(breakToSide(style.breakAfter, composing.direction), 'after')
}

function setContent(box: BlockBox, setting: Setting, composing: Composing): void {
  const image = box.inlineContent && setting.markers.length === 0 ? onlyImage(box) : undefined
  if (image !== undefined) setImage(image, setting, composing)
  else if (box.inlineContent) setLines(box, setting, composing)
  else for (const child of box.children) setBox(child, setting, composing)
}

/** A block with an outline of its own: what it holds is laid into a flow within its edges. */
function setColumn(box: BlockBox, geometry: BlockGeometry, setting: Setting, composing: Composing): void {
  const flow = setting.stream.flow(setting.pageName)
  const least = leastHeight(box, geometry)
  const inner = createFlow(setting.avoidBreaks, true)
  inner.anchor(flow.takeAnchors())
  handCall(flow, inner)
  setContent(box, { ...setting, stream: streamOf(inner) }, composing)
  if (inner.firstForce !== undefined) flow.breakHere(inner.firstForce, 'before')
  const content = blockContent(box, { x: geometry.borderX, width: geometry.borderWidth })
  flow.anchor(inner.takeAnchors())
  handCall(inner, flow)
  if (inner.items.length === 0) {
    const height = geometry.before + least + geometry.after
    keepAnchors(box, flow)
    flow.push({ kind: 'leaf', height, notes: [], content })
    return
  }
  const { before, after } = geometry
  const clone = box.style.boxDecorationBreak === 'clone'
  const isAuto = box.style.height === 'auto' && least === 0
  const opened = before === 0 ? withoutFirstMargin(inner.items, flow) : inner.items
  const items =
    isAuto && after > 0
      ? withLastMargin({ items: opened, pending: inner.pending })
      : withLeastHeight(box, least, opened)
  flow.push({ kind: 'column', before, after, clone, repeat: [], items, content })
  if (isAuto && after === 0) flow.margin(inner.pending.margin)
  if (inner.pending.force !== undefined) flow.breakHere(inner.pending.force, 'after')
}

/** CSS 2, section 8.3.1: where nothing lies between them, the margin of a first child is the block's own, and so outside of it. */
function withoutFirstMargin(
  items: readonly GalleyItem<GalleyContent>[],
  flow: Flow,
): readonly GalleyItem<GalleyContent>[] {
  const [first, ...rest] = items
  if (first?.kind !== 'space') return items
  flow.margin(first.height, first.stretch)
  return rest
}

/** CSS 2, section 10.7; percentages are of a height that is automatic, and so nothing. */
function leastHeight({ style }: Box, { before, after }: Pick<BlockGeometry, 'before' | 'after'>): Points {
  const { height, minHeight, maxHeight, boxSizing } = style
  const wanted = height === 'auto' ? 0 : height.points
  const most = maxHeight === 'none' || maxHeight.percent !== 0 ? wanted : maxHeight.points
  const least = Math.max(minHeight.points, Math.min(wanted, most))
  return boxSizing === 'border-box' ? Math.max(0, least - before - after) : least
}

/** A block is as high as its `height`, and higher where its content is: nothing overflows into what follows. */
function withLeastHeight(
  box: BlockBox,
  least: Points,
  items: readonly GalleyItem<GalleyContent>[],
): readonly GalleyItem<GalleyContent>[] {
  if (least === 0) return items
  const { height } = fillPage(items, startCursor<GalleyContent>(), endlessTrack)
  if (height >= least) return items
  return [...items, { kind: 'leaf', height: least - height, notes: [], content: emptyLine(box, noAnchors) }]
}

/** With the margin of its last block, which does not collapse with what is outside. */
export function withLastMargin({
  items,
  pending,
}: Pick<Flow, 'items' | 'pending'>): readonly GalleyItem<GalleyContent>[] {
  if (pending.margin <= 0) return items
  return [...items, { kind: 'space', height: pending.margin, stretch: 0, shrink: 0, keep: false }]
}

export function streamOf(flow: Flow): Stream {
  return { flow: () => flow, current: flow, followsNames: false }
}

function setTableBox(table: TableBox, setting: Setting, composing: Composing): void {
  const { stream, measure, pageName } = setting
  const flow = stream.flow(pageName)
  flow.breakHere(breakToSide(table.style.breakBefore, composing.direction), 'before')
  const { marginTop, marginBottom } = blockGeometry(table.style, measure)
  flow.margin(marginTop)
  const anchors = joinAnchors(flow.takeAnchors(), table.anchors)
  const avoidBreaks = setting.avoidBreaks || table.style.breakInside !== 'auto'
  const items = setTable(table, anchors, { ...setting, avoidBreaks }, composing)
  if (items.length === 0) flow.anchor(anchors)
  else flow.pushAll(items)
  flow.margin(marginBottom)
  flow.breakHere(breakToSide(table.style.breakAfter, composing.direction), 'after')
}
