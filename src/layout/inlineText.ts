import type { Points } from '../length.js'
import type { ComputedStyle, Rgba } from '../style/computedStyle.js'
import { type Measure, resolveLength } from './blockGeometry.js'
import { type Anchors, type Box, type ImageBox, type NoteBox, noAnchors, type TextBox } from './box.js'

/** A paragraph's inline boxes as one string, with what each stretch of it is. Images stand for U+FFFC. */
export interface InlineText {
  readonly text: string
  readonly spans: readonly Span[]
  /** What begins at an offset: ids, strings; in order. */
  readonly marks: readonly InlineMark[]
  /** Notes, each at the offset after its call; in order. */
  readonly notes: readonly { readonly at: number; readonly note: NoteBox }[]
}

export type Span = TextSpan | ImageSpan | EdgeSpan

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Text of one box: one style. */
export interface TextSpan extends Stretch {
  readonly kind: 'text'
  readonly box: TextBox
  /** Lines under, over and through the text, from all inline boxes round it. */
  readonly decorations: readonly Decoration[]
  /** Raised by the `vertical-align` of all inline boxes round it. */
  readonly rise: Points
}

export interface ImageSpan extends Stretch {
  readonly kind: 'image'
  readonly box: ImageBox
  readonly width: Points
  readonly height: Points
}

/** Margin, border and padding at an inline box's start or end: no character, so `start` and `end` are the same. */
export interface EdgeSpan extends Stretch {
  readonly kind: 'edge'
  readonly side: 'left' | 'right'
  readonly box: Box
  readonly width: Points
}

export interface InlineMark {
  readonly at: number
  readonly anchors: Anchors
}

export interface Decoration {
  readonly line: 'underline' | 'overline' | 'line-through'
  readonly color: Rgba
  readonly thickness: Points | 'auto'
  readonly offset: Points | 'auto'
}

/** The object replacement character: lines may be broken on either side of it (UAX #14, class CB). */
const object = '\ufffc'

interface Surroundings {
  readonly decorations: readonly Decoration[]
  readonly rise: Points
}

/** Flattens inline boxes in order. `imageSize` says how large an image comes out within the measure. */
export function inlineTextOf(
  boxes: readonly Box[],
  around: ComputedStyle,
  measure: Measure,
  imageSize: (image: ImageBox, measure: Measure) => { readonly width: Points; readonly height: Points },
): InlineText {
  const parts: string[] = []
  const spans: Span[] = []
  const marks: InlineMark[] = []
  const notes: { at: number; note: NoteBox }[] = []
  let length = 0

  const add = (value: string) => {
    const start = length
    parts.push(value)
    length += value.length
    return { start, end: length }
  }
  const edge = (box: Box, side: 'left' | 'right') => {
    const width = inlineEdge(box.style, side, measure.width)
    if (width !== 0) spans.push({ kind: 'edge', side, box, width, start: length, end: length })
  }
  const visit = (box: Box, context: Surroundings): void => {
    if (box.anchors !== noAnchors) marks.push({ at: length, anchors: box.anchors })
    switch (box.kind) {
      case 'text':
        spans.push({ kind: 'text', box, ...context, ...add(box.text) })
        return
      case 'image':
        spans.push({ kind: 'image', box, ...imageSize(box, measure), ...add(object) })
        return
      case 'break':
        add('\n')
        return
      case 'note':
        notes.push({ at: length, note: box })
        return
      default: {
        const inner = surroundings(box.style, context)
        edge(box, 'left')
        for (const child of box.children) visit(child, inner)
        edge(box, 'right')
      }
    }
  }
  const outer = { decorations: decorationsOf(around), rise: 0 }
  for (const box of boxes) visit(box, outer)
  return { text: parts.join(''), spans, marks, notes }
}

function inlineEdge({ margin, border, padding }: ComputedStyle, side: 'left' | 'right', of: Points): Points {
  const outside = margin[side]
  return (
    (outside === 'auto' ? 0 : resolveLength(outside, of)) +
    border[side].width +
    resolveLength(padding[side], of)
  )
}

function surroundings(style: ComputedStyle, { decorations, rise }: Surroundings): Surroundings {
  const own = decorationsOf(style)
  return {
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
