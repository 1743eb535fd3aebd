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
import type { TypeStyle } from '../typeStyle.js'
import { isFramed } from './inlineFrames.js'
import type { Decoration, InlineText, Surroundings } from './inlineText.js'
import type { SetInlineBlock } from './setInlineBlock.js'
import { type Extent, riseOf } from './verticalAlign.js'

/** How large text is, and what stands in a line and is no text: that within the measure. */
export interface InlineSizes {
  type(box: Pick<Box, 'style' | 'language'>): TypeStyle
  image(image: ImageBox): { readonly width: Points; readonly height: Points }
  block(box: InlineBlockBox): SetInlineBlock
}

/** The object replacement character: lines may be broken on either side of it (UAX #14, class CB). */
const object = '\ufffc'

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

/** The text of a block's inline boxes, in order. */
export function flattenInline(block: Box, measure: Measure, sizes: InlineSizes): InlineText {
  const flattening = new Flattening(block, measure, sizes)
  const context = { decorations: decorationsOf(block.style), rise: 0, frames: [] }
  for (const box of block.children) flattening.visit(box, context)
  return flattening.finish(block.style)
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
  /** The innermost box that is open. */
  private parent: Box

  constructor(
    private readonly block: Box,
    private readonly measure: Measure,
    private readonly sizes: InlineSizes,
  ) {
    this.parent = block
  }

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
        this.visitImage(box, context)
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

  private visitImage(box: ImageBox, context: Surroundings): void {
    const size = this.sizes.image(box)
    const rise = context.rise + this.riseOf(box.style, { above: size.height, below: 0 })
    this.found.spans.push({ kind: 'image', box, ...context, ...size, rise, ...this.add(object) })
  }

  private visitBlock(box: InlineBlockBox, context: Surroundings): void {
    const { spans, notes } = this.found
    const set = this.sizes.block(box)
    const rise = context.rise + this.riseOf(box.children[0].style, set)
    this.mark(set.anchors)
    spans.push({ kind: 'block', box, set, ...context, rise, ...this.add(object) })
    for (const note of set.notes) notes.push({ at: this.length, note })
  }

  private visitInline(box: InlineBox, context: Surroundings): void {
    const outer = this.parent
    const rise = this.riseOf(box.style, this.sizes.type(box))
    const inner = surroundings(box.style, rise, context)
    const start = this.length
    const frame = { box, rise: inner.rise, start, end: start, measure: this.measure.width }
    const isDrawn = isFramed(box.style)
    const within = isDrawn ? { ...inner, frames: [...inner.frames, frame] } : inner
    if (isDrawn) this.found.frames.push(frame)
    this.addEdge(box, true, within)
    this.parent = box
    for (const child of box.children) this.visit(child, within)
    this.parent = outer
    this.addEdge(box, false, within)
    frame.end = this.length
    this.addTurn(box.style, start)
  }

  private riseOf(style: ComputedStyle, extent: Extent): Points {
    if (style.verticalAlign === 'baseline') return 0
    return riseOf(style, extent, {
      parent: this.sizes.type(this.parent),
      line: this.sizes.type(this.block),
    })
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

function surroundings(
  style: ComputedStyle,
  ownRise: Points,
  { decorations, rise, frames }: Surroundings,
): Surroundings {
  const own = decorationsOf(style)
  return {
    frames,
    decorations: own.length === 0 ? decorations : [...decorations, ...own],
    rise: rise + ownRise,
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
