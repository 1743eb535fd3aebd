import type { HtmlElement } from '../../html/tree.js'
import { formatLength, type Points, tolerance } from '../../length.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import { segmentText } from '../../text/segment.js'
import { internOptions, shape } from '../../text/shape.js'
import { widthOf } from '../paragraph/tokens.js'
import type { TypeStyle } from '../typeStyle.js'
import type { Walk } from './generatedBoxes.js'

/** A note's mark, and those that it has had in passes before. */
export interface HeldMark {
  readonly text: string
  readonly others: readonly string[]
  readonly isCall: boolean
}

/**
 * The style of a mark that takes the width of the widest it has had, so that its line no longer hangs on its number. Said once
 * of each call that stands in more or less room than it needs.
 */
export function withRoomFor(
  { text, others, isCall }: HeldMark,
  style: ComputedStyle,
  element: HtmlElement,
  { document, typeStyles, report }: Walk,
): ComputedStyle {
  const type = typeStyles(style, document.languageOf(element))
  const room = Math.max(...others.map(other => textWidth(other, type)))
  const spare = room - textWidth(text, type)
  if (Math.abs(spare) <= tolerance) return style
  if (isCall)
    report(
      'note-number-held',
      `The mark of note “${text}” is given ${formatLength(room, 2)} pt: with its own width its line would change, and with the line its page and number.`,
      {
        place: element.place,
        advice:
          'Give notes figures of one width (font-variant-numeric: tabular-nums), or change the text there.',
      },
    )
  const side = style.direction === 'ltr' ? 'right' : 'left'
  const margin = style.margin[side]
  const { points, percent } = margin === 'auto' ? { points: 0, percent: 0 } : margin
  return { ...style, margin: { ...style.margin, [side]: { points: points + spare, percent } } }
}

/** Width of a text set in one line, as its tokens are shaped. */
function textWidth(text: string, type: TypeStyle): Points {
  const [font] = type.fonts
  if (font === undefined) return 0
  const whole = shape(text, font, type.options)
  if (!whole.glyphs.includes(0)) return widthOf(whole, type)
  return segmentText(text, type.fonts).reduce((sum, { start, end, font: own, script }) => {
    const shaped = shape(text.slice(start, end), own, internOptions({ ...type.options, script }))
    return sum + widthOf(shaped, type)
  }, 0)
}
