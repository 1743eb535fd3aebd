import type { Points } from '../../length.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import type { BidiSpan } from '../../text/bidi.js'
import { type Measure, resolveLength } from '../blockGeometry.js'
import {
  type Anchors,
  type Box,
  type ImageBox,
  type InlineBlockBox,
  type InlineBox,
  noAnchors,
} from '../box.js'
import { isFramed } from './inlineFrames.js'
import type { Decoration, InlineText, Surroundings } from './inlineText.js'
import type { SetInlineBlock } from './setInlineBlock.js'

/** How large comes out, within the measure, what stands in a line and is no text. */
export interface InlineSizes {
  image(image: ImageBox): { readonly width: Points; readonly height: Points }
  block(box: InlineBlockBox): SetInlineBlock
}

/** The object replacement character: lines may be broken on either side of it (UAX #14, class CB). */
const object = '\ufffc'

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

/** The text of inline boxes, in order. `around` is the style of the block that holds them. */
export function flattenInline(
  boxes: readonly Box[],
  around: ComputedStyle,
  measure: Measure,
  sizes: InlineSizes,
): InlineText {
  const flattening = new Flattening(measure, sizes)
  for (const box of boxes) flattening.visit(box, { decorations: decorationsOf(around), rise: 0, frames: [] })
  return flattening.finish(around)
}

class Flattening {
  private readonly parts: string[] = []
  private readonly found: Writable<Omit<InlineText, 'text'>> = {
    spans: [],
    marks: [],
    notes: [],
    frames: [],
    turns: [],
  }
  private length = 0

  constructor(
    private readonly measure: Measure,
    private readonly sizes: InlineSizes,
  ) {}

  finish(around: ComputedStyle): InlineText {
    if (around.unicodeBidi.endsWith('override')) this.addTurn(around, 0)
    return { text: this.parts.join(''), ...this.found }
  }

  visit(box: Box, context: Surroundings): void {
    const { spans, notes } = this.found
    this.mark(box.anchors)
    switch (box.kind) {
      case 'text':
        spans.push({ kind: 'text', box, ...context, ...this.add(box.text) })
        return
      case 'leader':
        spans.push({ kind: 'leader', box, ...context, ...this.add(object) })
        return
      case 'image':
        spans.push({ kind: 'image', box, ...context, ...this.sizes.image(box), ...this.add(object) })
        return
      case 'inline-block':
        this.visitBlock(box, context)
        return
      case 'break':
        this.add('\n')
        return
      case 'note':
        notes.push({ at: this.length, note: box })
        return
      case 'inline':
        this.visitInline(box, context)
        return
      default:
        for (const child of box.children) this.visit(child, context)
    }
  }

  private visitBlock(box: InlineBlockBox, context: Surroundings): void {
    const { spans, notes } = this.found
    const set = this.sizes.block(box)
    const rise = context.rise + riseOf(box.children[0].style)
    this.mark(set.anchors)
    spans.push({ kind: 'block', box, set, ...context, rise, ...this.add(object) })
    for (const note of set.notes) notes.push({ at: this.length, note })
  }

  private visitInline(box: InlineBox, context: Surroundings): void {
    const inner = surroundings(box.style, context)
    const start = this.length
    const frame = { box, rise: inner.rise, start, end: start, measure: this.measure.width }
    const isDrawn = isFramed(box.style)
    const within = isDrawn ? { ...inner, frames: [...inner.frames, frame] } : inner
    if (isDrawn) this.found.frames.push(frame)
    this.addEdge(box, true, within)
    for (const child of box.children) this.visit(child, within)
    this.addEdge(box, false, within)
    frame.end = this.length
    this.addTurn(box.style, start)
  }

  private add(value: string): { readonly start: number; readonly end: number } {
    const start = this.length
    this.parts.push(value)
    this.length += value.length
    return { start, end: this.length }
  }

  private mark(anchors: Anchors): void {
    if (anchors !== noAnchors) this.found.marks.push({ at: this.length, anchors })
  }

  private addEdge(box: InlineBox, opens: boolean, context: Surroundings): void {
    const { margin, border, padding, direction } = box.style
    const side = opens === (direction === 'ltr') ? 'left' : 'right'
    const of = this.measure.width
    const outside = margin[side] === 'auto' ? 0 : resolveLength(margin[side], of)
    const width = outside + border[side].width + resolveLength(padding[side], of)
    if (width === 0 && outside === 0) return
    const place = { start: this.length, end: this.length }
    this.found.spans.push({ kind: 'edge', opens, box, width, margin: outside, ...place, ...context })
  }

  /** CSS Writing Modes 4, section 2.2. An isolate that is plain text has the direction of its first strong letter. */
  private addTurn({ unicodeBidi, direction }: ComputedStyle, start: number): void {
    const turns: BidiSpan[] = this.found.turns
    const place = { start, end: this.length }
    if (unicodeBidi === 'normal') return
    if (unicodeBidi === 'plaintext') turns.push({ ...place, kind: 'isolate', direction: 'auto' })
    else turns.push({ ...place, kind: unicodeBidi === 'bidi-override' ? 'override' : unicodeBidi, direction })
  }
}

function surroundings(style: ComputedStyle, { decorations, rise, frames }: Surroundings): Surroundings {
  const own = decorationsOf(style)
  return {
    frames,
    decorations: own.length === 0 ? decorations : [...decorations, ...own],
    rise: rise + riseOf(style),
  }
}

function decorationsOf(style: ComputedStyle): readonly Decoration[] {
  return style.textDecorationLine.map(line => ({
    line,
    color: style.textDecorationColor,
    thickness: style.textDecorationThickness,
    offset: style.textUnderlineOffset,
  }))
}

/** CSS 2, section 10.8.1. Sub and super by a third and a fifth of the size, as type designers place them; what aligns with the line box stays on the baseline. */
function riseOf({ verticalAlign, fontSize, lineHeight }: ComputedStyle): Points {
  if (verticalAlign === 'super') return fontSize / 3
  if (verticalAlign === 'sub') return -fontSize / 5
  if (typeof verticalAlign === 'string') return 0
  return resolveLength(verticalAlign, lineHeight === 'normal' ? fontSize * 1.2 : lineHeight)
}
