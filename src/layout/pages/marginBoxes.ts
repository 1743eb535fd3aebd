import type { Points } from '../../length.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import type { MarginBoxName, PageStyle } from '../../style/pageRules.js'
import { mapEdges, resolveLength } from '../blockGeometry.js'

/** A margin box at its place on the page, with its content's area inside its edges. */
export interface MarginBox {
  readonly name: MarginBoxName
  readonly style: ComputedStyle
  readonly border: Rectangle
  readonly content: Rectangle
}

export interface Rectangle {
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
}

/** The widths that a margin box's content would take: on one line, and broken wherever it may be. */
export interface ContentWidths {
  readonly most: Points
  readonly least: Points
}

/** Three boxes along one side, in order; those without content are missing. */
type Row = readonly [MarginBoxName, MarginBoxName, MarginBoxName]

const sides: readonly { readonly row: Row; readonly across: boolean; readonly edge: 'start' | 'end' }[] = [
  { row: ['top-left', 'top-center', 'top-right'], across: true, edge: 'start' },
  { row: ['bottom-left', 'bottom-center', 'bottom-right'], across: true, edge: 'end' },
  { row: ['left-top', 'left-middle', 'left-bottom'], across: false, edge: 'start' },
  { row: ['right-top', 'right-middle', 'right-bottom'], across: false, edge: 'end' },
]

const corners: readonly {
  readonly name: MarginBoxName
  readonly right: boolean
  readonly bottom: boolean
}[] = [
  { name: 'top-left-corner', right: false, bottom: false },
  { name: 'top-right-corner', right: true, bottom: false },
  { name: 'bottom-left-corner', right: false, bottom: true },
  { name: 'bottom-right-corner', right: true, bottom: true },
]

/** All margin boxes of a page in painting order (CSS Page 3, section 5). `widthsOf` measures a box's content. */
export function placeMarginBoxes(
  page: PageStyle,
  widthsOf: (name: MarginBoxName, style: ComputedStyle) => ContentWidths,
): readonly MarginBox[] {
  const placed: MarginBox[] = []
  for (const { name, right, bottom } of corners) {
    const style = page.marginBoxes.get(name)
    if (style !== undefined) placed.push(marginBox(name, style, corner(page, right, bottom)))
  }
  for (const side of sides) {
    const lengths = side.across
      ? spread(
          side.row.map(name => wish(name, page, widthsOf)),
          page.width - page.margin.left - page.margin.right,
        )
      : stack(
          side.row.map(name => page.marginBoxes.has(name)),
          page.height - page.margin.top - page.margin.bottom,
        )
    for (const [i, name] of side.row.entries()) {
      const style = page.marginBoxes.get(name)
      if (style !== undefined) placed.push(marginBox(name, style, sideRectangle(page, side, lengths[i]!)))
    }
  }
  return placed
}

interface Length {
  readonly from: Points
  readonly length: Points
}

function corner({ width, height, margin }: PageStyle, right: boolean, bottom: boolean): Rectangle {
  return {
    x: right ? width - margin.right : 0,
    y: bottom ? height - margin.bottom : 0,
    width: right ? margin.right : margin.left,
    height: bottom ? margin.bottom : margin.top,
  }
}

function sideRectangle(
  { width, height, margin }: PageStyle,
  { across, edge }: { readonly across: boolean; readonly edge: 'start' | 'end' },
  { from, length }: Length,
): Rectangle {
  if (across) {
    const y = edge === 'start' ? 0 : height - margin.bottom
    return { x: margin.left + from, y, width: length, height: edge === 'start' ? margin.top : margin.bottom }
  }
  const x = edge === 'start' ? 0 : width - margin.right
  return { x, y: margin.top + from, width: edge === 'start' ? margin.left : margin.right, height: length }
}

function marginBox(name: MarginBoxName, style: ComputedStyle, outer: Rectangle): MarginBox {
  const margin = mapEdges(style.margin, side => (side === 'auto' ? 0 : resolveLength(side, outer.width)))
  const border = shrinkBy(outer, margin)
  const edges = mapEdges(style.padding, side => resolveLength(side, outer.width))
  const content = shrinkBy(border, {
    top: edges.top + style.border.top.width,
    right: edges.right + style.border.right.width,
    bottom: edges.bottom + style.border.bottom.width,
    left: edges.left + style.border.left.width,
  })
  return { name, style, border, content }
}

function shrinkBy(
  { x, y, width, height }: Rectangle,
  by: { readonly top: Points; readonly right: Points; readonly bottom: Points; readonly left: Points },
): Rectangle {
  return {
    x: x + by.left,
    y: y + by.top,
    width: Math.max(0, width - by.left - by.right),
    height: Math.max(0, height - by.top - by.bottom),
  }
}

/** What a box wants of its side: nothing, a width of its own, or as much as its content takes. */
type Wish =
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed'; readonly width: Points }
  | ({ readonly kind: 'auto' } & ContentWidths)

function wish(
  name: MarginBoxName,
  page: PageStyle,
  widthsOf: (name: MarginBoxName, style: ComputedStyle) => ContentWidths,
): Wish {
  const style = page.marginBoxes.get(name)
  if (style === undefined) return { kind: 'none' }
  const available = page.width - page.margin.left - page.margin.right
  const { margin, padding, border } = style
  const side = (which: 'left' | 'right') => {
    const outside = margin[which]
    const space = outside === 'auto' ? 0 : resolveLength(outside, available)
    return space + border[which].width + resolveLength(padding[which], available)
  }
  const edges = side('left') + side('right')
  if (style.width !== 'auto') return { kind: 'fixed', width: resolveLength(style.width, available) + edges }
  const { most, least } = widthsOf(name, style)
  return { kind: 'auto', most: most + edges, least: least + edges }
}

/**
 * CSS Page 3, section 5.3.2: with a box in the middle, the two at the sides share alike what it leaves, so that it stays
 * centred; without one, they share the whole side by what they hold.
 */
function spread(wishes: readonly Wish[], available: Points): readonly Length[] {
  const [a, b, c] = wishes as readonly [Wish, Wish, Wish]
  if (b.kind === 'none') {
    const [first, last] = share(a, c, available)
    return [
      { from: 0, length: first },
      { from: first, length: 0 },
      { from: available - last, length: last },
    ]
  }
  const [middle] = share(b, twice(widest(a, c)), available)
  const rest = (available - middle) / 2
  const sideLength = (each: Wish) => (each.kind === 'fixed' ? each.width : rest)
  return [
    { from: 0, length: sideLength(a) },
    { from: rest, length: middle },
    { from: available - sideLength(c), length: sideLength(c) },
  ]
}

const none: Wish = { kind: 'none' }

function widest(a: Wish, c: Wish): Wish {
  if (a.kind === 'none' && c.kind === 'none') return none
  const most = Math.max(mostOf(a), mostOf(c))
  return { kind: 'auto', most, least: Math.max(leastOf(a), leastOf(c)) }
}

function twice(wanted: Wish): Wish {
  return wanted.kind === 'none'
    ? none
    : { kind: 'auto', most: 2 * mostOf(wanted), least: 2 * leastOf(wanted) }
}

const mostOf = (wanted: Wish) =>
  wanted.kind === 'none' ? 0 : wanted.kind === 'fixed' ? wanted.width : wanted.most
const leastOf = (wanted: Wish) =>
  wanted.kind === 'none' ? 0 : wanted.kind === 'fixed' ? wanted.width : wanted.least

/** Two lengths that together fill what is available, in proportion to what they want (CSS Page 3, section 5.3.2.3). */
function share(a: Wish, c: Wish, available: Points): readonly [Points, Points] {
  if (a.kind === 'fixed' && c.kind === 'fixed') return [a.width, c.width]
  if (c.kind === 'none') return [a.kind === 'fixed' ? a.width : a.kind === 'none' ? 0 : available, 0]
  if (a.kind === 'none') return [0, c.kind === 'fixed' ? c.width : available]
  if (a.kind === 'fixed') return [a.width, Math.max(0, available - a.width)]
  if (c.kind === 'fixed') return [Math.max(0, available - c.width), c.width]
  return flexFit(a, c, available)
}

function flexFit(a: ContentWidths, c: ContentWidths, available: Points): readonly [Points, Points] {
  const most = a.most + c.most
  if (most === 0) return [available / 2, available / 2]
  if (most <= available) {
    const first = a.most + ((available - most) * a.most) / most
    return [first, available - first]
  }
  const least = a.least + c.least
  const room = Math.max(0, available - least)
  const wanted = Math.max(most - least, Number.EPSILON)
  const first = a.least + (room * (a.most - a.least)) / wanted
  return [first, available - first]
}

/** Boxes one above the other share their side in equal parts, each in its third where all three are there. */
function stack(present: readonly boolean[], available: Points): readonly Length[] {
  const third = available / 3
  const count = present.filter(Boolean).length
  if (count <= 1) return present.map(() => ({ from: 0, length: available }))
  return present.map((_, i) => ({ from: i * third, length: third }))
}

/** CSS Page 3, section 5.1: how content stands in a box that does not say. */
export function defaultAlignment(name: MarginBoxName): {
  readonly across: 'left' | 'center' | 'right'
  readonly down: 'top' | 'middle' | 'bottom'
} {
  switch (name) {
    case 'top-left-corner':
    case 'bottom-left-corner':
      return { across: 'right', down: 'middle' }
    case 'top-right-corner':
    case 'bottom-right-corner':
      return { across: 'left', down: 'middle' }
    case 'left-top':
    case 'right-top':
      return { across: 'center', down: 'top' }
    case 'left-bottom':
    case 'right-bottom':
      return { across: 'center', down: 'bottom' }
    case 'left-middle':
    case 'right-middle':
      return { across: 'center', down: 'middle' }
    default:
      return {
        across: name.endsWith('-left') ? 'left' : name.endsWith('-right') ? 'right' : 'center',
        down: 'middle',
      }
  }
}
