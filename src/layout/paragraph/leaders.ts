import { type Points, tolerance } from '../../length.js'
import { shape } from '../../text/shape.js'
import type { TextRun } from '../page.js'
import { type LeaderToken, widthOf } from './tokens.js'

/** Where a leader stands on its line, and the line's edge from which all patterns are counted. */
export interface LeaderPlace {
  readonly x: Points
  readonly width: Points
  readonly edge: Points
}

/**
 * The leader's pattern as often as it fits, or nothing. Patterns are counted from the line's edge, so that those of lines one
 * below the other stand in columns (GCPM 3, section 4.1). In the source it stands for nothing.
 */
export function leaderRun(
  { span, type, width: step }: LeaderToken,
  { x, width, edge }: LeaderPlace,
): TextRun | undefined {
  if (step <= 0) return undefined
  const before = Math.ceil((edge - x - width) / step - tolerance)
  const end = edge - before * step
  const count = Math.floor((end - x) / step + tolerance)
  if (count < 1) return undefined
  const { box, rise } = span
  const { size, style, fonts, options } = type
  const shaped = shape(box.pattern.repeat(count), fonts[0]!, options)
  const whole = count * step
  // Kerning between two patterns must not add up over the line.
  const tracking = style.letterSpacing + (whole - widthOf(shaped, type)) / shaped.glyphs.length
  const look = { size, rise, scale: 1, tracking, color: style.color }
  return { shaped, x: end - whole, width: whole, ...look, box, source: '' }
}
