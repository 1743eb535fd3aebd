import type { BlockFragment } from '../layout/page.js'
import { formatLength, type Points } from '../length.js'
import type { Border, Rgba } from '../style/computedStyle.js'
import { colorOperator, type PageCanvas } from './pageCanvas.js'

type Side = 'top' | 'right' | 'bottom' | 'left'

type Point = readonly [x: Points, y: Points]

const sides: readonly Side[] = ['top', 'right', 'bottom', 'left']

/** Which parts of an edge's width are painted: a double border is two lines of a third each. */
const bands = {
  solid: [[0, 1]],
  double: [
    [0, 1 / 3],
    [2 / 3, 1],
  ],
} as const

/**
 * Draws a block's borders inside its border box. Edges meet in mitres; where all four look alike they are drawn as rings, so
 * that no seam shows at the corners.
 */
export function drawBorder(canvas: PageCanvas, block: BlockFragment): void {
  const shown = sides.filter(side => isShown(block.border[side]))
  const [first] = shown
  if (first === undefined) return
  const { style, color } = block.border[first]
  const alike = shown.every(
    side => block.border[side].style === style && sameColor(block.border[side].color, color),
  )
  if (shown.length === 4 && alike && (style === 'solid' || style === 'double')) {
    const rings = bands[style].flatMap(band => band.map(depth => polygon(canvas, cornersAt(block, depth))))
    canvas.fillPath(rings.join(' '), color, 'f*')
  } else for (const side of shown) drawEdge(canvas, block, side)
}

/** Whether there is anything to draw of a block's borders. */
export function hasBorder({ border }: Pick<BlockFragment, 'border'>): boolean {
  return sides.some(side => isShown(border[side]))
}

function isShown({ width, style, color }: Border): boolean {
  return width > 0 && style !== 'none' && style !== 'hidden' && color.a > 0
}

function sameColor(one: Rgba, other: Rgba): boolean {
  return one.r === other.r && one.g === other.g && one.b === other.b && one.a === other.a
}

function drawEdge(canvas: PageCanvas, block: BlockFragment, side: Side): void {
  const { style, color } = block.border[side]
  if (style === 'dotted' || style === 'dashed') strokeEdge(canvas, block, side)
  if (style !== 'solid' && style !== 'double') return
  const at = sides.indexOf(side)
  for (const [outer, inner] of bands[style]) {
    const [from, to] = [cornersAt(block, outer), cornersAt(block, inner)]
    const next = (at + 1) % 4
    canvas.fillPath(polygon(canvas, [from[at]!, from[next]!, to[next]!, to[at]!]), color)
  }
}

/** The corners, clockwise from the top left, of the box at this depth of the border: 0 its outer edge, 1 its inner one. */
function cornersAt({ x, y, width, height, border }: BlockFragment, depth: number): readonly Point[] {
  const widthOf = (side: Side) => (isShown(border[side]) ? border[side].width * depth : 0)
  const [left, right] = [x + widthOf('left'), x + width - widthOf('right')]
  const [top, bottom] = [y + widthOf('top'), y + height - widthOf('bottom')]
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
}

function polygon(canvas: PageCanvas, points: readonly Point[]): string {
  const [first, ...rest] = points.map(point => place(canvas, point))
  return `${first} m ${rest.map(point => `${point} l`).join(' ')} h`
}

function place(canvas: PageCanvas, [x, y]: Point): string {
  return `${formatLength(canvas.x(x))} ${formatLength(canvas.y(y))}`
}

/**
 * Round dots, or dashes twice as long as they are thick, spread so that the edge begins and ends with one. Where two dashes have
 * no room with a gap between them they are shorter: an edge must not look solid.
 */
function strokeEdge(canvas: PageCanvas, block: BlockFragment, side: Side): void {
  const { width, style, color } = block.border[side]
  const { x, y } = block
  const [right, bottom] = [x + block.width, y + block.height]
  const half = width / 2
  const inset = style === 'dotted' ? half : 0
  const ends: Record<Side, readonly [Point, Point]> = {
    top: [
      [x + inset, y + half],
      [right - inset, y + half],
    ],
    right: [
      [right - half, y + inset],
      [right - half, bottom - inset],
    ],
    bottom: [
      [x + inset, bottom - half],
      [right - inset, bottom - half],
    ],
    left: [
      [x + half, y + inset],
      [x + half, bottom - inset],
    ],
  }
  const [from, to] = ends[side]
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const dash = style === 'dotted' ? 0 : Math.min(2 * width, length / 3)
  const count = Math.max(1, Math.round((length - dash) / (dash + 2 * width)))
  // Rounded down: the last dot must not fall behind the end.
  const gap = Math.floor(((length - dash) / count - dash) * 1000) / 1000
  const pattern = `[${formatLength(dash)} ${formatLength(Math.max(gap, 0))}] 0 d`
  const pen = `${formatLength(width)} w ${style === 'dotted' ? 1 : 0} J ${pattern}`
  const stroke = `${colorOperator(color, 'G', 'RG')} ${place(canvas, from)} m ${place(canvas, to)} l S`
  canvas.write(`${canvas.alphaOperators(color)}q ${pen} ${stroke} Q`)
}
