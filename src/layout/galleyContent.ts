import type { PageStart } from '../html/pageMap.js'
import type { Points } from '../length.js'
import type { Border, Edges, Rgba } from '../style/computedStyle.js'
import type { Measure } from './blockGeometry.js'
import type { Anchors, Box } from './box.js'
import type { TextRun } from './page.js'
import type { SetInlineBlock } from './paragraph/setInlineBlock.js'

/** What the items of layout's galleys stand for. Every `x` is from the left edge of the track (or of the note area). */
export type GalleyContent = LineContent | BlockContent | ImageContent | RowContent | NoteContent

/** A line of type. `x` of its runs counts from the line's own `x`. */
export interface LineContent {
  readonly kind: 'line'
  readonly box: Box
  readonly x: Points
  readonly width: Points
  /** Distances of the line box's top and bottom from the baseline. */
  readonly above: Points
  readonly below: Points
  readonly runs: readonly TextRun[]
  readonly rules: readonly LineRule[]
  readonly images: readonly LineImage[]
  readonly blocks: readonly LineBlock[]
  readonly frames: readonly LineFrame[]
  readonly start?: PageStart
  readonly anchors: Anchors
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** An underline or the like; `y` is from the baseline, downwards. */
export interface LineRule {
  readonly box: Box
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
  readonly color: Rgba
}

/** An image in a line, its lower edge raised over the baseline. */
export interface LineImage {
  readonly rise: Points
  readonly box: Box
  readonly asset: string
  readonly alt: string
  readonly x: Points
  readonly width: Points
  readonly height: Points
}

/** A block in a line, its own baseline raised over the line's. */
export interface LineBlock {
  readonly set: SetInlineBlock
  readonly rise: Points
  readonly x: Points
}

/** A background and borders behind a line's text; `y` is from the baseline to its top, downwards. */
export interface LineFrame {
  readonly box: Box
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
  readonly border: Edges<Border>
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** A block with a background, borders or padding: the border box's place across. */
export interface BlockContent {
  readonly kind: 'block'
  readonly box: Box
  readonly x: Points
  readonly width: Points
  readonly border: Edges<Border>
  /** How far it is drawn beyond its own height: halves of borders that a cell shares with its neighbours. */
  readonly above: Points
  readonly below: Points
}

export function blockContent(box: Box, { x, width }: Measure): BlockContent {
  return { kind: 'block', box, x, width, border: box.style.border, above: 0, below: 0 }
}

export interface ImageContent {
  readonly kind: 'image'
  readonly box: Box
  readonly asset: string
  readonly alt: string
  readonly x: Points
  readonly width: Points
  readonly anchors: Anchors
}

/** A table's row: what is drawn to its height, its own background first, then its cells'. */
export interface RowContent {
  readonly kind: 'row'
  readonly box: Box
  readonly drawn: readonly BlockContent[]
}

/** The whole of a note, as its galley's content. */
export interface NoteContent {
  readonly kind: 'note'
  readonly box: Box
}
