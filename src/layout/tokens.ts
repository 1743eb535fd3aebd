import type { Points } from '../length.js'
import { type BidiParagraph, directionRuns } from '../text/bidi.js'
import type { ShapedText } from '../text/font.js'
import { missingText, segmentText } from '../text/segment.js'
import { internOptions, shape } from '../text/shape.js'
import type { ImageSpan, InlineText, TextSpan } from './inlineText.js'
import type { TypeStyle, TypeStyles } from './typeStyle.js'

/** A paragraph's text in shaped pieces, in order: words (or their parts of one style and font), spaces, and what is no text. */
export type Token = WordToken | SpaceToken | ImageToken | EdgeToken | BreakToken

interface Place {
  readonly start: number
  readonly end: number
}

export interface WordToken extends Place {
  readonly kind: 'word'
  readonly span: TextSpan
  readonly type: TypeStyle
  readonly shaped: ShapedText
}

/** One or more spaces of one kind, or a tab. Whether a line may end at it is the line breaker's business. */
export interface SpaceToken extends Place {
  readonly kind: 'space'
  readonly span: TextSpan
  readonly type: TypeStyle
  readonly shaped: ShapedText
  readonly width: Points
}

export interface ImageToken extends Place {
  readonly kind: 'image'
  readonly span: ImageSpan
}

export interface EdgeToken extends Place {
  readonly kind: 'edge'
  readonly width: Points
  /** Whether it stands before what it belongs to, so that it goes with it to the next line. */
  readonly opens: boolean
}

/** A line break of the author's. */
export interface BreakToken extends Place {
  readonly kind: 'break'
}

export interface TokenSource {
  readonly typeStyles: TypeStyles
  /** Told of characters that no font has. */
  readonly missing: (characters: string, span: TextSpan) => void
}

/** Cuts a paragraph into tokens. Signs without width (soft hyphen, zero-width space, joiners) get none. */
export function tokensOf(inline: InlineText, bidi: BidiParagraph, source: TokenSource): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const breaksUpTo = (end: number) => {
    for (; at < end; at++)
      if (inline.text[at] === '\n') tokens.push({ kind: 'break', start: at, end: at + 1 })
  }
  for (const span of inline.spans) {
    breaksUpTo(span.start)
    at = Math.max(at, span.end)
    if (span.kind === 'text') addTextTokens(tokens, span, bidi, source)
    else if (span.kind === 'image') tokens.push({ kind: 'image', span, start: span.start, end: span.end })
    else
      tokens.push({
        kind: 'edge',
        start: span.start,
        end: span.end,
        width: span.width,
        opens: span.side === 'left',
      })
  }
  breaksUpTo(inline.text.length)
  return tokens
}

enum Sort {
  letter,
  space,
  noBreakSpace,
  tab,
  lineBreak,
  ignored,
}

function sortOf(unit: number): Sort {
  if (unit > 0x20 && unit < 0xa0) return Sort.letter
  switch (unit) {
    case 0x20:
      return Sort.space
    case 0x09:
      return Sort.tab
    case 0x0a:
      return Sort.lineBreak
    case 0xa0:
      return Sort.noBreakSpace
    case 0xad:
    case 0x200b:
    case 0x2060:
    case 0xfeff:
      return Sort.ignored
    default:
      return Sort.letter
  }
}

function addTextTokens(tokens: Token[], span: TextSpan, bidi: BidiParagraph, source: TokenSource): void {
  const { text } = span.box
  const type = source.typeStyles(span.box.style, span.box.language)
  let from = 0
  while (from < text.length) {
    const sort = sortOf(text.charCodeAt(from))
    let to = from + 1
    while (to < text.length && sort !== Sort.lineBreak && sortOf(text.charCodeAt(to)) === sort) to++
    const [start, end] = [span.start + from, span.start + to]
    if (sort === Sort.letter) addWords(tokens, { span, type, start, end }, bidi, source)
    else if (sort === Sort.lineBreak) tokens.push({ kind: 'break', start, end })
    else if (sort !== Sort.ignored) tokens.push(spaceToken(span, type, sort, { start, end }))
    from = to
  }
}

interface Stretch extends Place {
  readonly span: TextSpan
  readonly type: TypeStyle
}

/** One token for a word in one direction whose characters the first font has; more where it takes several. */
function addWords(tokens: Token[], stretch: Stretch, bidi: BidiParagraph, source: TokenSource): void {
  const { span, type } = stretch
  const runs = bidi.levels === undefined ? undefined : directionRuns(bidi, stretch.start, stretch.end)
  for (const { start, end, direction } of runs ?? [{ ...stretch, direction: bidi.base }]) {
    const options = direction === 'ltr' ? type.options : type.rightToLeft
    const value = span.box.text.slice(start - span.start, end - span.start)
    const [font] = type.fonts
    const shaped = font === undefined ? undefined : shape(value, font, options)
    if (shaped !== undefined && !shaped.glyphs.includes(0)) {
      tokens.push({ kind: 'word', span, type, shaped, start, end })
    } else addFallbackWords(tokens, { ...stretch, start, end }, direction, source)
  }
}

function addFallbackWords(
  tokens: Token[],
  stretch: Stretch,
  direction: 'ltr' | 'rtl',
  source: TokenSource,
): void {
  const { span, type } = stretch
  const value = span.box.text.slice(stretch.start - span.start, stretch.end - span.start)
  const options = direction === 'ltr' ? type.options : type.rightToLeft
  const missing = missingText(value, type.fonts)
  if (missing.length > 0) source.missing(missing.map(each => each.text).join(''), span)
  for (const { start, end, font, script } of segmentText(value, type.fonts)) {
    const shaped = shape(value.slice(start, end), font, internOptions({ ...options, script }))
    tokens.push({ kind: 'word', span, type, shaped, start: stretch.start + start, end: stretch.start + end })
  }
}

function spaceToken(span: TextSpan, type: TypeStyle, sort: Sort, place: Place): SpaceToken {
  const { style, size, fonts, options } = type
  const shaped = shape(' ', fonts[0]!, options)
  const one = shaped.width * size + style.letterSpacing + style.wordSpacing
  const spaces = place.end - place.start
  const tab = typeof style.tabSize === 'number' ? one * style.tabSize : style.tabSize.points
  return { kind: 'space', span, type, shaped, width: spaces * (sort === Sort.tab ? tab : one), ...place }
}

/** Width of a shaped piece as set in a style: letterspace after each glyph cluster. */
export function widthOf(shaped: ShapedText, { size, style }: TypeStyle): Points {
  return shaped.width * size + (style.letterSpacing === 0 ? 0 : style.letterSpacing * shaped.glyphs.length)
}
