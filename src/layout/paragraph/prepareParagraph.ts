import type { Points } from '../../length.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import { resolveBidi } from '../../text/bidi.js'
import { type Measure, resolveLength } from '../blockGeometry.js'
import type { BlockBox } from '../box.js'
import type { Composing } from '../composing.js'
import { imageSize } from '../imageSize.js'
import { breaksOf } from './breakOpportunities.js'
import { flattenInline } from './flattenInline.js'
import type { LeaderSpan, TextSpan } from './inlineText.js'
import { setInlineBlock } from './setInlineBlock.js'
import type { ParagraphText } from './setLine.js'
import { withTabStops } from './tabStops.js'
import { type Token, tokensOf } from './tokens.js'

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
  const isOfText = paragraph.inline.spans.every(({ kind }) => kind === 'text')
  if (isOfText && !box.style.textIndent.eachLine) composing.measured.set(box, paragraph)
  return paragraph
}

function prepare(box: BlockBox, measure: Measure, composing: Composing): ParagraphText {
  const inline = flattenInline(box, measure, {
    type: ({ style, language }) => composing.typeStyles(style, language),
    image: image => imageSize(image, measure, composing),
    block: inner => setInlineBlock(inner, measure, composing),
  })
  const { unicodeBidi, direction } = box.style
  const bidi = resolveBidi(inline.text, unicodeBidi === 'plaintext' ? 'auto' : direction, inline.turns)
  const missing = (characters: string, { box }: TextSpan | LeaderSpan) =>
    composing.report(
      'glyph-missing',
      `No font of ${box.style.fontFamily.join(', ')} has ${quoteAll(characters)}.`,
      {
        place: box.kind === 'text' ? box.node?.place : box.element?.place,
        advice: 'Add a font that has it to font-family, or write it differently.',
      },
    )
  const found = tokensOf(inline, bidi, { typeStyles: composing.typeStyles, missing })
  const tokens = withTabStops(found, inline.text)
  const { textIndent } = box.style
  const indented = textIndent.eachLine ? withIndents(tokens, indentAfterBreak(textIndent, measure)) : tokens
  return { inline, bidi, tokens: indented, breaks: breaksOf(inline) }
}

/** CSS Text 3, section 8.1, `each-line`: a line after a forced break is as the first. All others are indented if it is `hanging`. */
function indentAfterBreak({ length, hanging }: ComputedStyle['textIndent'], measure: Measure): Points {
  const indent = resolveLength(length, measure.width)
  return hanging ? -indent : indent
}

function withIndents(tokens: readonly Token[], width: Points): readonly Token[] {
  return tokens.flatMap((token, i): readonly Token[] => {
    if (token.kind !== 'break' || i === tokens.length - 1) return [token]
    const { end } = token
    return [token, { kind: 'edge', span: undefined, start: end, end, width, opens: true, isolates: false }]
  })
}

function quoteAll(characters: string): string {
  const each = [...new Set(characters)].map(character => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    return `“${character}” (U+${code})`
  })
  return each.join(', ')
}
