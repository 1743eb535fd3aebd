import { fillPage, startCursor } from '../../breaking/fillPage.js'
import type { Placed } from '../../breaking/galley.js'
import type { Points } from '../../length.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import { blockGeometry, type Measure, mapEdges, resolveLength } from '../blockGeometry.js'
import {
  type Anchors,
  type BlockBox,
  type Box,
  type InlineBlockBox,
  type NoteBox,
  noAnchors,
} from '../box.js'
import type { Composing } from '../composing.js'
import { createFlow, joinAnchors } from '../flow.js'
import type { GalleyContent } from '../galleyContent.js'
import { endlessTrack } from '../pages/pageMaster.js'
import { setBox, streamOf } from '../setGalley.js'
import { boxWidths } from '../table/boxWidths.js'

/** A block that stands in a line: what it holds, `y` from the top of its margins, and what begins and is called in it. */
export interface SetInlineBlock {
  readonly width: Points
  /** Distances of its margins' top and bottom from the baseline, which is that of its last line. */
  readonly above: Points
  readonly below: Points
  readonly placed: readonly Placed<GalleyContent>[]
  readonly anchors: Anchors
  readonly notes: readonly NoteBox[]
}

/** CSS 2, sections 10.3.9 and 10.8.1. A block without lines stands on the baseline with the bottom of its margins. */
export function setInlineBlock(
  { children: [block] }: InlineBlockBox,
  measure: Measure,
  composing: Composing,
): SetInlineBlock {
  const style = fittingStyle(block, measure, composing)
  const { left, right } = style.margin
  const { borderWidth } = blockGeometry(style, measure)
  const width = borderWidth + pointsOf(left) + pointsOf(right)
  const flow = createFlow(true, true)
  const own = { x: 0, width }
  const setting = { stream: streamOf(flow), measure: own, pageName: '', avoidBreaks: true, markers: [] }
  setBox({ ...block, style }, { ...setting, grid: 'outside' }, composing)
  const { placed, height: used } = fillPage(flow.items, startCursor<GalleyContent>(), endlessTrack)
  const height = used + flow.pending.margin
  const last = placed.findLast(({ content }) => content.kind === 'line' && content.runs.length > 0)
  const above = last?.content.kind === 'line' ? last.y + last.content.above : height
  const anchors = placed.map(({ content }) =>
    content.kind === 'line' || content.kind === 'image' ? content.anchors : noAnchors,
  )
  return {
    width,
    above,
    below: height - above,
    placed,
    anchors: [...anchors, flow.takeAnchors()].reduce(joinAnchors),
    notes: notesIn(block),
  }
}

const pointsOf = (length: ComputedStyle['margin']['left']) => (length === 'auto' ? 0 : length.points)

/** All lengths across in points; a width that is automatic fits the content and the measure. */
function fittingStyle(block: BlockBox, measure: Measure, composing: Composing): ComputedStyle {
  const { style } = block
  const points = (length: { readonly points: Points; readonly percent: number }) => ({
    points: resolveLength(length, measure.width),
    percent: 0,
  })
  const fixed: ComputedStyle = {
    ...style,
    margin: mapEdges(style.margin, side =>
      side === 'auto' ? points({ points: 0, percent: 0 }) : points(side),
    ),
    padding: mapEdges(style.padding, points),
    maxWidth: style.maxWidth === 'none' ? 'none' : points(style.maxWidth),
    minWidth: points(style.minWidth),
  }
  if (style.width !== 'auto') return { ...fixed, width: points(style.width) }
  const available = blockGeometry(fixed, measure).contentWidth
  const { most, least } = boxWidths(block, measure, composing)
  const width = { points: Math.min(Math.max(least, available), most), percent: 0 }
  return { ...fixed, width, boxSizing: 'content-box' }
}

/** Notes called in a box, but not those called in them. */
export function notesIn(box: Box): readonly NoteBox[] {
  return box.kind === 'note' ? [box] : box.children.flatMap(notesIn)
}
