import type { Points } from '../../length.js'
import type { Rgba } from '../../style/computedStyle.js'
import type { BidiSpan } from '../../text/bidi.js'
import type { Anchors, ImageBox, InlineBlockBox, InlineBox, LeaderBox, NoteBox, TextBox } from '../box.js'
import type { InlineFrame } from './inlineFrames.js'
import type { SetInlineBlock } from './setInlineBlock.js'

/** A paragraph's inline boxes as one string, with what each stretch of it is. Images, blocks and leaders stand for U+FFFC. */
export interface InlineText {
  readonly text: string
  readonly spans: readonly Span[]
  /** What begins at an offset: ids, strings; in order. */
  readonly marks: readonly InlineMark[]
  /** Notes, each at the offset after its call; in order. */
  readonly notes: readonly { readonly at: number; readonly note: NoteBox }[]
  /** Inline boxes with a background or borders, an outer one before those within. */
  readonly frames: readonly InlineFrame[]
  /** Stretches with a direction of their own. */
  readonly turns: readonly BidiSpan[]
}

export type Span = TextSpan | LeaderSpan | ImageSpan | BlockSpan | EdgeSpan

/** What a stretch has from all inline boxes round it. */
export interface Surroundings {
  /** Lines under, over and through the text. */
  readonly decorations: readonly Decoration[]
  /** Raised by their `vertical-align`. */
  readonly rise: Points
  readonly frames: readonly InlineFrame[]
}

interface Stretch extends Surroundings {
  readonly start: number
  readonly end: number
}

/** Text of one box: one style. */
export interface TextSpan extends Stretch {
  readonly kind: 'text'
  readonly box: TextBox
}

export interface LeaderSpan extends Stretch {
  readonly kind: 'leader'
  readonly box: LeaderBox
}

export interface ImageSpan extends Stretch {
  readonly kind: 'image'
  readonly box: ImageBox
  readonly width: Points
  readonly height: Points
}

export interface BlockSpan extends Stretch {
  readonly kind: 'block'
  readonly box: InlineBlockBox
  readonly set: SetInlineBlock
}

/** Margin, border and padding at an inline box's start or end: no character, so `start` and `end` are the same. */
export interface EdgeSpan extends Stretch {
  readonly kind: 'edge'
  /** Whether it stands at the inline box's start: on the left, unless that runs from right to left. */
  readonly opens: boolean
  readonly box: InlineBox
  readonly width: Points
  /** What of it is margin. */
  readonly margin: Points
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
