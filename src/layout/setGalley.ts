import { fillPage, startCursor } from '../breaking/fillPage.js'
import type { GalleyItem, Leaf, NoteGalley, Penalty, Rule } from '../breaking/galley.js'
import type { Points } from '../length.js'
import { type BlockGeometry, blockGeometry, isOutlined, type Measure } from './blockGeometry.js'
import {
  type BlockBox,
  type Box,
  type ImageBox,
  type InlineBox,
  type NoteBox,
  noAnchors,
  type TableBox,
} from './box.js'
import type { Composing } from './composing.js'
import { createFlow, type Flow, type Force, joinAnchors, strongerForce } from './flow.js'
import type { GalleyContent, LineContent } from './galleyContent.js'
import { imageSize } from './imageSize.js'
import { dividedWordCost, withOtherSettings } from './otherSettings.js'
import { endlessTrack } from './pageMaster.js'
import { emptyLine, type SetLine, setParagraph } from './setParagraph.js'
import { setTable } from './table.js'

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
  /** Markers waiting for the first line: a list item's, a note's. */
  readonly markers: HangingMarker[]
}

export interface HangingMarker {
  readonly box: InlineBox
  /** Where the marker ends: the content edge of its item. */
  readonly x: Points
}

/** A way to a flow: at the top level a page name leads to a run of its own; in a column all names lead to the one flow. */
export interface Stream {
  flow(pageName: string): Flow
  readonly current: Flow
}

/** Sets boxes in one column, and starts a run wherever the page's name changes. `measureOf` gives a page's measure. */
export function setRuns(
  boxes: readonly Box[],
  measureOf: (pageName: string) => Measure,
  composing: Composing,
): readonly PageRun[] {
  const runs: { name: string; force: Force | undefined; flow: Flow }[] = []
  const stream: Stream = {
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
      }
      runs.push({ name, force: last === undefined ? undefined : (last.flow.pending.force ?? 'page'), flow })
      return flow
    },
    get current() {
      return runs.at(-1)?.flow ?? stream.flow('')
    },
  }
  for (const box of boxes) setRunBox(box, stream, measureOf, composing)
  const last = boxes.at(-1)
  if (last !== undefined) keepAnchors(last, stream.current)
  return runs.map(({ name, force, flow }, i) => ({
    name,
    force: strongerForce(force, flow.firstForce),
    after: i === runs.length - 1 ? flow.pending.force : undefined,
    items: flow.items,
  }))
}

/** What begins after the last leaf gets a leaf without height, so that no id is lost. */
export function keepAnchors(box: Box, flow: Flow): void {
  const anchors = flow.takeAnchors()
  if (anchors === noAnchors) return
  flow.breakHere('avoid', 'before')
  flow.push({ kind: 'leaf', height: 0, notes: [], content: emptyLine(box, anchors) })
}

function setRunBox(
  box: Box,
  stream: Stream,
  measureOf: (pageName: string) => Measure,
  composing: Composing,
): void {
  const pageName = box.style.page === 'auto' ? '' : box.style.page
  setBox(box, { stream, pageName, measure: measureOf(pageName), avoidBreaks: false, markers: [] }, composing)
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
    pageName: style.page === 'auto' ? outer.pageName : style.page,
    measure: { x: geometry.contentX, width: geometry.contentWidth },
    avoidBreaks: outer.avoidBreaks || style.breakInside !== 'auto',
  }
  const marker = box.marker === undefined ? undefined : { box: box.marker, x: geometry.contentX }
  if (marker !== undefined) outer.markers.push(marker)
  const { stream } = outer
  stream.current.breakHere(style.breakBefore, 'before')
  stream.current.margin(geometry.marginTop)
  stream.current.anchor(box.anchors)
  const keeping = style.breakInside === 'auto' ? undefined : stream.current
  keeping?.keepTogether()
  if (isOutlined(style)) setColumn(box, geometry, setting, composing)
  else setContent(box, setting, composing)
  if (marker !== undefined && outer.markers.includes(marker)) {
    setLines({ ...box, inlineContent: true, children: [] }, setting, composing)
  }
  keeping?.endTogether()
  stream.current.margin(geometry.marginBottom)
  stream.current.breakHere(style.breakAfter, 'after')
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
  const inner = createFlow(setting.avoidBreaks, true)
  inner.anchor(flow.takeAnchors())
  setContent(box, { ...setting, stream: streamOf(inner) }, composing)
  if (inner.firstForce !== undefined) flow.breakHere(inner.firstForce, 'before')
  const content = { kind: 'block', box, x: geometry.borderX, width: geometry.borderWidth } as const
  flow.anchor(inner.takeAnchors())
  if (inner.items.length === 0) {
    const height = geometry.before + leastHeight(box) + geometry.after
    keepAnchors(box, flow)
    flow.push({ kind: 'leaf', height, notes: [], content })
    return
  }
  const { before, after } = geometry
  const clone = box.style.boxDecorationBreak === 'clone'
  const items = withLeastHeight(box, withLastMargin(inner))
  flow.push({ kind: 'column', before, after, clone, repeat: [], items, content })
}

const leastHeight = ({ style: { height } }: Box) => (height === 'auto' ? 0 : height.points)

/** A block is as high as its `height`, and higher where its content is: nothing overflows into what follows. */
function withLeastHeight(
  box: BlockBox,
  items: readonly GalleyItem<GalleyContent>[],
): readonly GalleyItem<GalleyContent>[] {
  const least = leastHeight(box)
  if (least === 0) return items
  const { height } = fillPage(items, startCursor<GalleyContent>(), endlessTrack)
  if (height >= least) return items
  return [...items, { kind: 'leaf', height: least - height, notes: [], content: emptyLine(box, noAnchors) }]
}

function withLastMargin({ items, pending }: Flow): readonly GalleyItem<GalleyContent>[] {
  if (pending.margin <= 0) return items
  return [...items, { kind: 'space', height: pending.margin, stretch: 0, shrink: 0, keep: false }]
}

export function streamOf(flow: Flow): Stream {
  return { flow: () => flow, current: flow }
}

function setLines(box: BlockBox, setting: Setting, composing: Composing): void {
  const order = { box, measure: setting.measure, markers: setting.markers.splice(0) }
  const paragraph = setParagraph(order, composing)
  if (paragraph.lines.length === 0) {
    for (const child of box.children) anchorAll(child, setting.stream.current)
    return
  }
  const flow = setting.stream.flow(setting.pageName)
  const anchors = flow.takeAnchors()
  const notes = new Map<NoteBox, NoteGalley<GalleyContent>>()
  const noteOf = (note: NoteBox) => {
    const known = notes.get(note) ?? setNote(note, composing)
    notes.set(note, known)
    return known
  }
  const itemsOf = (lines: readonly SetLine[]): readonly GalleyItem<GalleyContent>[] =>
    lines.flatMap((line, i) => {
      const begun = i === 0 ? joinAnchors(anchors, line.content.anchors) : line.content.anchors
      const leaf = leafOf(line, { ...line.content, anchors: begun }, noteOf)
      return i === 0 ? [leaf] : [penaltyBetween(box, i, lines.length, setting.avoidBreaks), leaf]
    })
  const mayEndAfter = (before: number, count: number) =>
    penaltyBetween(box, before, count, setting.avoidBreaks).rule === undefined
  const set = { order, paragraph, itemsOf, mayEndAfter }
  flow.pushAll(withOtherSettings(itemsOf(paragraph.lines), set, composing))
}

/** What begins in a paragraph that has no line begins with what follows. */
function anchorAll(box: Box, flow: Flow): void {
  flow.anchor(box.anchors)
  for (const child of box.children) anchorAll(child, flow)
}

function leafOf(
  { notes, height, isDivided }: SetLine,
  content: LineContent,
  noteOf: (note: NoteBox) => NoteGalley<GalleyContent>,
): Leaf<GalleyContent> {
  return {
    kind: 'leaf',
    height,
    notes: notes.map(noteOf),
    content,
    ...(isDivided ? { endCost: dividedWordCost } : {}),
  }
}

/** CSS Fragmentation 3, section 3.3: orphans lines at least before a break, widows after it. */
function penaltyBetween(
  { style, initial }: BlockBox,
  before: number,
  lines: number,
  avoid: boolean,
): Penalty {
  const rule: Rule | undefined = avoid
    ? 'break-inside'
    : before < Math.max(style.orphans, initialLines(initial))
      ? 'orphans'
      : lines - before < style.widows
        ? 'widows'
        : undefined
  if (rule === undefined) return { kind: 'penalty', cost: 0 }
  return { kind: 'penalty', cost: Number.POSITIVE_INFINITY, rule }
}

/** Lines beside an initial are not parted. */
function initialLines(initial: InlineBox | undefined): number {
  const letter = initial?.style.initialLetter
  return letter === undefined || letter === 'normal' ? 0 : letter.sink
}

/** A note's own galley, as wide as the note area. */
export function setNote(note: NoteBox, composing: Composing): NoteGalley<GalleyContent> {
  const flow = createFlow(false, false)
  const setting: Setting = {
    stream: streamOf(flow),
    measure: composing.noteMeasure,
    pageName: '',
    avoidBreaks: false,
    markers: [],
  }
  for (const child of note.children) setBox(child, setting, composing)
  keepAnchors(note, flow)
  return { items: flow.items, content: { kind: 'note', box: note } }
}

function onlyImage(box: BlockBox): ImageBox | undefined {
  const inked = box.children.filter(child => child.kind !== 'text' || child.text.trim() !== '')
  const [only] = inked
  return inked.length === 1 && only?.kind === 'image' ? only : undefined
}

function setImage(image: ImageBox, setting: Setting, composing: Composing): void {
  const flow = setting.stream.flow(setting.pageName)
  const { width, height } = imageSize(image, setting.measure, composing)
  const spare = setting.measure.width - width
  const align = image.style.textAlign
  const x =
    setting.measure.x + (align === 'center' ? spare / 2 : align === 'right' || align === 'end' ? spare : 0)
  const anchors = joinAnchors(flow.takeAnchors(), image.anchors)
  const { asset, alt } = image
  flow.push({
    kind: 'leaf',
    height,
    notes: [],
    content: { kind: 'image', box: image, asset, alt, x, width, anchors },
  })
}

function setTableBox(table: TableBox, setting: Setting, composing: Composing): void {
  const { stream, measure, pageName } = setting
  const flow = stream.flow(pageName)
  flow.breakHere(table.style.breakBefore, 'before')
  const { marginTop, marginBottom, contentX, contentWidth } = blockGeometry(table.style, measure)
  flow.margin(marginTop)
  const anchors = joinAnchors(flow.takeAnchors(), table.anchors)
  const within: Setting = { ...setting, measure: { x: contentX, width: contentWidth } }
  const items = setTable(table, anchors, within, composing)
  if (items.length === 0) flow.anchor(anchors)
  else flow.pushAll(items)
  flow.margin(marginBottom)
  flow.breakHere(table.style.breakAfter, 'after')
}
