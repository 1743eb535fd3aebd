import { resolveBidi } from '../text/bidi.js'
import type { Measure } from './blockGeometry.js'
import type { BlockBox } from './box.js'
import { breaksOf } from './breakOpportunities.js'
import type { Composing } from './composing.js'
import { imageSize } from './imageSize.js'
import { inlineTextOf, type TextSpan } from './inlineText.js'
import type { ParagraphText } from './setLine.js'
import { tokensOf } from './tokens.js'

/** A block's inline content as shaped tokens. Characters that no font has are reported. */
export function prepareParagraph(box: BlockBox, measure: Measure, composing: Composing): ParagraphText {
  const measured = composing.measured.get(box)
  if (measured === undefined) return prepare(box, measure, composing)
  composing.measured.delete(box)
  return measured
}

/** The same for a block whose widths are asked before it is set: what has no lengths of the measure's is kept until then. */
export function prepareToMeasure(box: BlockBox, composing: Composing): ParagraphText {
  const known = composing.measured.get(box)
  if (known !== undefined) return known
  const paragraph = prepare(box, { x: 0, width: Number.MAX_SAFE_INTEGER }, composing)
  if (paragraph.inline.spans.every(({ kind }) => kind === 'text')) composing.measured.set(box, paragraph)
  return paragraph
}

function prepare(box: BlockBox, measure: Measure, composing: Composing): ParagraphText {
  const inline = inlineTextOf(box.children, box.style, measure, image => imageSize(image, measure, composing))
  const bidi = resolveBidi(inline.text, box.style.direction)
  const missing = (characters: string, { box: { node, style } }: TextSpan) =>
    composing.report(
      'glyph-missing',
      `No font of ${style.fontFamily.join(', ')} has ${quoteAll(characters)}.`,
      {
        place: node?.place,
        advice: 'Add a font that has it to font-family, or write it differently.',
      },
    )
  const tokens = tokensOf(inline, bidi, { typeStyles: composing.typeStyles, missing })
  return { inline, bidi, tokens, breaks: breaksOf(inline) }
}

function quoteAll(characters: string): string {
  const each = [...new Set(characters)].map(character => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    return `“${character}” (U+${code})`
  })
  return each.join(', ')
}
