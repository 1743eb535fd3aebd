import type { Points } from '../../length.js'
import { type Measure, resolveLength } from '../blockGeometry.js'
import type { BlockBox, InlineBox } from '../box.js'
import type { Composing } from '../composing.js'
import type { TextRun } from '../page.js'
import { prepareParagraph } from './prepareParagraph.js'
import { setPieces } from './setLine.js'

/** A drop cap as set: its runs, all of the one box, from the paragraph's edge, and the room that it takes of how many lines. */
export interface SetInitial {
  readonly runs: readonly TextRun[]
  readonly width: Points
  readonly lines: number
  /** How far it stands out over the first line, which has that much more room above. */
  readonly raised: Points
}

/** The paragraph that an initial begins; `lead` is the distance of its baselines. */
export interface AroundInitial {
  readonly box: BlockBox
  readonly measure: Measure
  readonly lead: Points
}

/**
 * CSS Inline 3, section 4.4: an initial stands on the baseline of the line to which it sinks, and is as high as from there to
 * the capitals of the first line.
 */
export function setInitial(
  initial: InlineBox,
  { box, measure, lead }: AroundInitial,
  composing: Composing,
): SetInitial {
  const { initialLetter } = initial.style
  const { size, sink } = initialLetter === 'normal' ? { size: 1, sink: 1 } : initialLetter
  const around = composing.typeStyles(box.style, box.language)
  const own = composing.typeStyles(initial.style, initial.language)
  const height = (size - 1) * lead + (around.fonts[0]?.capHeight ?? 0.7) * around.size
  const style = { ...initial.style, fontSize: height / (own.fonts[0]?.capHeight ?? 0.7) }
  const letter: InlineBox = {
    ...initial,
    style,
    children: initial.children.map(child => ({ ...child, style })),
  }
  const paragraph = prepareParagraph({ ...box, children: [letter] }, measure, composing)
  const to = paragraph.inline.text.length
  const broken = { start: 0, end: 0, letters: 0, spaces: 0, hyphenated: false, overfull: false, loose: false }
  const order = { from: 0, to, broken, measure: measure.width, align: 'left', flexible: false } as const
  const { runs } = setPieces(paragraph, 0, order)
  const { margin, padding } = initial.style
  const isLeft = paragraph.bidi.base === 'ltr'
  const outside = isLeft ? margin.right : margin.left
  const gap =
    (outside === 'auto' ? 0 : resolveLength(outside, measure.width)) +
    resolveLength(isLeft ? padding.right : padding.left, measure.width)
  const end = runs.reduce((most, run) => Math.max(most, run.x + run.width), 0)
  const x = isLeft ? 0 : measure.width - end
  const sunk = runs.map(run => ({ ...run, box: initial, x: run.x + x, rise: -(sink - 1) * lead }))
  return { runs: sunk, width: end + gap, lines: sink, raised: Math.max(0, size - sink) * lead }
}
