import type { Points } from '../length.js'
import type { Auto, ComputedStyle, Edges, LengthPercentage } from '../style/computedStyle.js'

/** A block's place across its containing block, and its edges above and below. */
export interface BlockGeometry {
  /** Left edge of the border box and of the content box, from the same origin as the containing block's `x`. */
  readonly borderX: Points
  readonly borderWidth: Points
  readonly contentX: Points
  readonly contentWidth: Points
  readonly marginTop: Points
  readonly marginBottom: Points
  /** Border and padding together. */
  readonly before: Points
  readonly after: Points
}

/** A stretch of the page across, from its left edge. */
export interface Measure {
  readonly x: Points
  readonly width: Points
}

export function resolveLength(length: LengthPercentage, of: Points): Points {
  return length.points + (length.percent / 100) * of
}

/** CSS 2, sections 10.3.3 and 10.4: percentages of all four margins and paddings are of the containing block's width. */
export function blockGeometry(style: ComputedStyle, containing: Measure): BlockGeometry {
  const { margin, border } = style
  const padding = mapEdges(style.padding, side => resolveLength(side, containing.width))
  const edgesAcross = border.left.width + padding.left + padding.right + border.right.width
  const margins = marginsAcross(style, containing, edgesAcross)
  const borderX = containing.x + margins.left
  return {
    borderX,
    borderWidth: margins.contentWidth + edgesAcross,
    contentX: borderX + border.left.width + padding.left,
    contentWidth: margins.contentWidth,
    marginTop: orZero(margin.top, containing.width),
    marginBottom: orZero(margin.bottom, containing.width),
    before: border.top.width + padding.top,
    after: padding.bottom + border.bottom.width,
  }
}

function marginsAcross(
  style: ComputedStyle,
  containing: Measure,
  edges: Points,
): { readonly left: Points; readonly contentWidth: Points } {
  const left = orZero(style.margin.left, containing.width)
  const right = orZero(style.margin.right, containing.width)
  const available = Math.max(0, containing.width - left - right - edges)
  const wanted = specifiedWidth(style, containing.width, edges) ?? available
  const contentWidth = clampWidth(style, wanted, { of: containing.width, edges })
  const spare = Math.max(0, containing.width - contentWidth - edges)
  const isAuto = { left: style.margin.left === 'auto', right: style.margin.right === 'auto' }
  if (isAuto.left && isAuto.right) return { left: spare / 2, contentWidth }
  if (isAuto.left) return { left: Math.max(0, spare - right), contentWidth }
  const overconstrained = style.direction === 'rtl' && contentWidth < available
  return { left: overconstrained ? Math.max(0, spare - right) : left, contentWidth }
}

function specifiedWidth(style: ComputedStyle, of: Points, edges: Points): Points | undefined {
  if (style.width === 'auto') return undefined
  return contentBox(style, resolveLength(style.width, of), edges)
}

function clampWidth(
  style: ComputedStyle,
  width: Points,
  { of, edges }: { readonly of: Points; readonly edges: Points },
): Points {
  const most = style.maxWidth === 'none' ? Number.POSITIVE_INFINITY : resolveLength(style.maxWidth, of)
  const least = resolveLength(style.minWidth, of)
  return Math.max(contentBox(style, least, edges), Math.min(width, contentBox(style, most, edges)), 0)
}

function contentBox({ boxSizing }: ComputedStyle, length: Points, edges: Points): Points {
  return boxSizing === 'border-box' ? Math.max(0, length - edges) : length
}

function orZero(length: LengthPercentage | Auto, of: Points): Points {
  return length === 'auto' ? 0 : resolveLength(length, of)
}

export function mapEdges<T, U>({ top, right, bottom, left }: Edges<T>, change: (side: T) => U): Edges<U> {
  return { top: change(top), right: change(right), bottom: change(bottom), left: change(left) }
}

/** Whether a block shows its own outline, so that it needs a fragment on each page and its margins end at its edges. */
export function isOutlined(style: ComputedStyle): boolean {
  const { border, padding, backgroundColor, height, minHeight } = style
  const sides = [border.top, border.right, border.bottom, border.left]
  const padded = (side: LengthPercentage) => side.points !== 0 || side.percent !== 0
  return (
    backgroundColor.a > 0 ||
    height !== 'auto' ||
    minHeight.points > 0 ||
    sides.some(({ width }) => width > 0) ||
    padded(padding.top) ||
    padded(padding.bottom)
  )
}
