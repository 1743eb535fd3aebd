import type { Points } from '../../length.js'
import type { BidiParagraph } from '../../text/bidi.js'
import type { ShapedText } from '../../text/font.js'
import { protrusion } from '../../text/protrusion.js'
import { shape } from '../../text/shape.js'
import type { TypeStyle } from '../typeStyle.js'
import type { WordToken } from './tokens.js'

/** The hyphen that a broken line shows: the style's, else U+2010 if the font has it, else a hyphen-minus. */
export function hyphenOf({ style, fonts, options }: TypeStyle): ShapedText {
  const font = fonts[0]!
  const sign =
    style.hyphenateCharacter === 'auto' ? (font.hasGlyph(0x2010) ? '\u2010' : '-') : style.hyphenateCharacter
  return shape(sign, font, options)
}

/** How far the character before `at` stands out at a line's end. What runs against the paragraph has its other end there. */
export function hangEndAt(
  { shaped, type, start }: WordToken,
  at: number,
  base: BidiParagraph['base'],
): Points {
  if (shaped.direction !== base) return 0
  const character = lastCharacter(shaped.text, at - start)
  return hangOf(type, character, advanceAt(shaped, at - start - character.length) * type.size, 'end')
}

/** How far the character at `at` stands out at a line's start. */
export function hangStartAt(
  { shaped, type, start }: WordToken,
  at: number,
  base: BidiParagraph['base'],
): Points {
  if (shaped.direction !== base) return 0
  const character = String.fromCodePoint(shaped.text.codePointAt(at - start) ?? 0x20)
  return hangOf(type, character, advanceAt(shaped, at - start) * type.size, 'start')
}

function lastCharacter(text: string, end: number): string {
  const low = text.charCodeAt(end - 1)
  return low >= 0xdc00 && low < 0xe000
    ? text.slice(Math.max(0, end - 2), end)
    : text.slice(Math.max(0, end - 1), end)
}

function advanceAt({ clusters, advances }: ShapedText, offset: number): number {
  const i = clusters.indexOf(offset)
  return i < 0 ? 0 : advances[i]!
}

const stops = /^[.,:;\u2010\u2011\u002d\u00ad\u3001\u3002\uff0c\uff0e]$/u

/** Margin kerning by glyph, or by CSS Text 3's `hanging-punctuation`, whichever the style asks for. */
export function hangOf(
  { style }: TypeStyle,
  character: string,
  advance: Points,
  side: 'start' | 'end',
): Points {
  if (style.protrusion === 'glyphs') return protrusion(character, side) * advance
  const hangs = style.hangingPunctuation
  if (side === 'end') {
    const allowed = hangs.includes('allow-end') || hangs.includes('force-end')
    return allowed && stops.test(character) ? advance : 0
  }
  return hangs.includes('first') && /^[\p{Ps}\p{Pi}"']$/u.test(character) ? advance : 0
}
