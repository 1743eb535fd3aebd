import type { Points } from '../../length.js'
import type { Border, ComputedStyle, Edges } from '../../style/computedStyle.js'
import { resolveLength } from '../blockGeometry.js'
import type { InlineBox } from '../box.js'
import type { LineFrame } from '../galleyContent.js'
import type { TypeStyles } from '../typeStyle.js'

/** An inline box that is drawn: where its text stands in the paragraph's, and the measure that its percentages are of. */
export interface InlineFrame {
  readonly box: InlineBox
  readonly start: number
  readonly end: number
  readonly rise: Points
  readonly measure: Points
}

/** A piece of a line, and the frames round it. */
export interface FramedPiece {
  readonly x: Points
  readonly width: Points
  readonly frames: readonly InlineFrame[]
  /** If it is the edge of an inline box: how much of it, on which side, is margin and not drawn. */
  readonly margin?: { readonly box: InlineBox; readonly left: Points; readonly right: Points }
}

/** A frame's part on a line, across. */
export interface FrameStretch {
  readonly frame: InlineFrame
  readonly x: Points
  readonly width: Points
}

export function isFramed({ backgroundColor, border }: ComputedStyle): boolean {
  return backgroundColor.a > 0 || Object.values(border).some(({ width }) => width > 0)
}

/** Where frames stand behind the pieces of a line, given in visual order; an outer one before those within. */
export function stretchesOf(pieces: readonly FramedPiece[]): readonly FrameStretch[] {
  const stretches: { frame: InlineFrame; x: Points; width: Points }[] = []
  let open: typeof stretches = []
  for (const { x, width, frames, margin } of pieces) {
    if (frames.length === 0 && open.length === 0) continue
    open = open.filter(({ frame }) => frames.includes(frame))
    for (const frame of frames) {
      const isOwn = margin?.box === frame.box
      const [from, to] = [x + (isOwn ? margin.left : 0), x + width - (isOwn ? margin.right : 0)]
      const known = open.find(stretch => stretch.frame === frame)
      if (known !== undefined) known.width = to - known.x
      else {
        const begun = { frame, x: from, width: to - from }
        stretches.push(begun)
        open.push(begun)
      }
    }
  }
  return stretches
}

/** What frames of `box-decoration-break: clone` add to a line that is broken within them, at its end or at its start. */
export function clonedEdges(frames: readonly InlineFrame[], at: number, where: 'start' | 'end'): Points {
  let width = 0
  for (const frame of frames) if (isCloned(frame) && isBroken(frame, at)) width += edgeOf(frame, where)
  return width
}

const isCloned = ({ box }: InlineFrame) => box.style.boxDecorationBreak === 'clone'
const isBroken = ({ start, end }: InlineFrame, at: number) => start < at && at < end

/** Border and padding where the box's text begins or ends. */
function edgeOf(frame: InlineFrame, where: 'start' | 'end'): Points {
  return edgeWidth(frame, (where === 'start') === (frame.box.style.direction === 'ltr') ? 'left' : 'right')
}

function edgeWidth({ box: { style }, measure }: InlineFrame, side: keyof Edges<Border>): Points {
  return style.border[side].width + resolveLength(style.padding[side], measure)
}

/**
 * A frame's part on a line from one offset of the text to another: as high as its font with border and padding, which take no
 * height of the line (CSS 2, section 10.6.1). Where it is broken it has no edge, or all of them (Fragmentation 3, section 5.4).
 */
export function drawFrame(
  { frame, x, width }: FrameStretch,
  { from, to }: { readonly from: number; readonly to: number },
  typeStyles: TypeStyles,
): LineFrame {
  const { box, rise } = frame
  const { style, language } = box
  const font = typeStyles(style, language).fonts[0]
  const above = (font?.ascender ?? 0.8) * style.fontSize + edgeWidth(frame, 'top') + rise
  const below = -(font?.descender ?? -0.2) * style.fontSize + edgeWidth(frame, 'bottom') - rise
  const isFirst = !isBroken(frame, from)
  const isLast = !isBroken(frame, to)
  const isLeftToRight = style.direction === 'ltr'
  const [atLeft, atRight] = isLeftToRight ? [isFirst, isLast] : [isLast, isFirst]
  const clone = isCloned(frame)
  const left = clone && !atLeft ? edgeWidth(frame, 'left') : 0
  const right = clone && !atRight ? edgeWidth(frame, 'right') : 0
  const border = {
    ...style.border,
    left: clone || atLeft ? style.border.left : noBorder(style.border.left),
    right: clone || atRight ? style.border.right : noBorder(style.border.right),
  }
  return {
    box,
    x: x - left,
    y: -above,
    width: left + width + right,
    height: above + below,
    border,
    isFirst,
    isLast,
  }
}

const noBorder = (side: Border): Border => ({ ...side, width: 0, style: 'none' })
