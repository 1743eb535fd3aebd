import { resolveBidi } from '../text/bidi.js'
import type { Measure } from './blockGeometry.js'
import type { BlockBox } from './box.js'
import type { Composing } from './composing.js'
import { imageSize } from './imageSize.js'
import { inlineTextOf, type TextSpan } from './inlineText.js'
import type { ParagraphText } from './setLine.js'
import { tokensOf } from './tokens.js'

/** A block's inline content as shaped tokens. Characters that no font has are reported. */
export function prepareParagraph(box: BlockBox, measure: Measure, composing: Composing): ParagraphText {
  const inline = inlineTextOf(box.children, box.style, measure, image => imageSize(image, measure, composing))
  const bidi = resolveBidi(inline.text, box.style.direction)
  const missing = (characters: string, { box: { node, style } }: TextSpan) =>
    composing.report(
      'glyph-missing',
      `no font of ${style.fontFamily.join(', ')} has ${quoteAll(characters)}.`,
      {
        place: node?.place,
        advice: 'Add a font that has it to font-family, or write it differently.',
      },
    )
  return { inline, bidi, tokens: tokensOf(inline, bidi, { typeStyles: composing.typeStyles, missing }) }
}

function quoteAll(characters: string): string {
  const each = [...new Set(characters)].map(character => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    return `“${character}” (U+${code})`
  })
  return each.join(', ')
}
