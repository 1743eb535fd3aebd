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

/**
 * How far the character before `at` stands out at a line's end, the paragraph's own if it is the `last`. What runs against the
 * paragraph has its other end there.
 */
export function hangEndAt(
  { shaped, type, start }: WordToken,
  at: number,
  base: BidiParagraph['base'],
  side: 'end' | 'last' = 'end',
): Points {
  if (shaped.direction !== base) return 0
  const character = lastCharacter(shaped.text, at - start)
  const part = hangingPart(type, character, side)
  return part === 0 ? 0 : part * (advanceAt(shaped, at - start - character.length) * type.size)
}

/** How far the character at `at` stands out at a line's start. */
export function hangStartAt(
  { shaped, type, start }: WordToken,
  at: number,
  base: BidiParagraph['base'],
): Points {
  if (shaped.direction !== base) return 0
  const character = String.fromCodePoint(shaped.text.codePointAt(at - start) ?? 0x20)
  const part = hangingPart(type, character, at === 0 ? 'first' : 'start')
  return part === 0 ? 0 : part * (advanceAt(shaped, at - start) * type.size)
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

const opening = /^[\p{Ps}\p{Pi}\p{Pf}"']$/u
const closing = /^[\p{Pe}\p{Pi}\p{Pf}"']$/u
const stops = /^[.,:;\u2010\u2011\u002d\u00ad\u3001\u3002\uff0c\uff0e]$/u

/** How far a hyphen of a width stands out at the end of the line that it was put in. */
export function hyphenHang(type: TypeStyle, { text }: ShapedText, width: Points): Points {
  return hangingPart(type, text, 'end') * width
}

/**
 * The part of its advance by which a character stands out: margin kerning by glyph, or `hanging-punctuation` (CSS Text 3,
 * section 9.1), whichever the style asks for. Marks of quotation hang before the `first` line and after the `last` alone.
 */
function hangingPart(
  { style }: TypeStyle,
  character: string,
  side: 'first' | 'start' | 'end' | 'last',
): number {
  const isStart = side === 'first' || side === 'start'
  if (style.protrusion === 'glyphs') return protrusion(character, isStart ? 'start' : 'end')
  const hangs = style.hangingPunctuation
  if (hangs.length === 0) return 0
  if (isStart) return side === 'first' && hangs.includes('first') && opening.test(character) ? 1 : 0
  if (side === 'last' && hangs.includes('last') && closing.test(character)) return 1
  const allowed = hangs.includes('allow-end') || hangs.includes('force-end')
  return allowed && stops.test(character) ? 1 : 0
}
