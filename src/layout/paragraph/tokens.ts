import { assertNever } from '../../diagnostic.js'
import type { Points } from '../../length.js'
import { type BidiParagraph, directionRuns } from '../../text/bidi.js'
import type { Font, ShapedText } from '../../text/font.js'
import { joiningContext } from '../../text/joining.js'
import { missingText, segmentText } from '../../text/segment.js'
import { internOptions, shape } from '../../text/shape.js'
import type { TypeStyle, TypeStyles } from '../typeStyle.js'
import type { BlockSpan, EdgeSpan, ImageSpan, InlineText, LeaderSpan, Span, TextSpan } from './inlineText.js'

/** A paragraph's text in shaped pieces, in order: words (or their parts of one style and font), spaces, and what is no text. */
export type Token = WordToken | SpaceToken | LeaderToken | ImageToken | BlockToken | EdgeToken | BreakToken

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

/** One or more spaces of one kind, or tabs, which are as wide as spaces until `withTabStops`. Whether a line may end at it is the line breaker's business. */
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

export interface BlockToken extends Place {
  readonly kind: 'block'
  readonly span: BlockSpan
  readonly width: Points
}

/** As wide as its pattern: it takes all that its line leaves over. */
export interface LeaderToken extends Place {
  readonly kind: 'leader'
  readonly span: LeaderSpan
  readonly type: TypeStyle
  readonly width: Points
}

export interface EdgeToken extends Place {
  readonly kind: 'edge'
  /** Missing for the indent of a line after a forced break. */
  readonly span: EdgeSpan | undefined
  readonly width: Points
  /** Whether it stands before what it belongs to, so that it goes with it to the next line. */
  readonly opens: boolean
  /** Whether its inline box has a direction of its own, so that it goes with what is inside. */
  readonly isolates: boolean
}

/** A line break of the author's. */
export interface BreakToken extends Place {
  readonly kind: 'break'
}

export interface TokenSource {
  readonly typeStyles: TypeStyles
  /** Told of characters that no font has. */
  readonly missing: (characters: string, span: TextSpan | LeaderSpan) => void
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
    else tokens.push(objectToken(span, source))
  }
  breaksUpTo(inline.text.length)
  return withSpacesOf(tokens)
}

function objectToken(span: Exclude<Span, TextSpan>, source: TokenSource): Token {
  const { start, end } = span
  switch (span.kind) {
    case 'image':
      return { kind: 'image', span, start, end }
    case 'block':
      return { kind: 'block', span, start, end, width: span.set.width }
    case 'leader':
      return leaderToken(span, source)
    case 'edge': {
      const { width, opens, box } = span
      return { kind: 'edge', span, start, end, width, opens, isolates: box.style.unicodeBidi !== 'normal' }
    }
    default:
      return assertNever(span)
  }
}

function leaderToken(span: LeaderSpan, { typeStyles, missing }: TokenSource): LeaderToken {
  const { start, end, box } = span
  const type = typeStyles(box.style, box.language)
  const shaped = shape(box.pattern, type.fonts[0]!, type.options)
  if (!hasAllGlyphs(shaped)) missing(box.pattern, span)
  return { kind: 'leader', span, type, start, end, width: widthOf(shaped, type) }
}

/** A space between two words of one font is that font's own, though the style would rather have another. */
function withSpacesOf(tokens: Token[]): readonly Token[] {
  for (let i = 1; i < tokens.length - 1; i++) {
    const [before, space, after] = [tokens[i - 1]!, tokens[i]!, tokens[i + 1]!]
    if (space.kind !== 'space' || before.kind !== 'word' || after.kind !== 'word') continue
    const { font } = before.shaped
    const isOthers = font === after.shaped.font && font !== space.shaped.font && font.hasGlyph(0x20)
    if (isOthers) tokens[i] = spaceToken(space.span, space.type, font, space)
  }
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
    else if (sort !== Sort.ignored) tokens.push(spaceToken(span, type, type.fonts[0]!, { start, end }))
    from = to
  }
}

interface Stretch extends Place {
  readonly span: TextSpan
  readonly type: TypeStyle
}

/** A paragraph's text, and the direction of a stretch of it. */
type InDirection = Pick<BidiParagraph, 'text' | 'base'>

/** One token for a word in one direction whose characters the first font has; more where it takes several. */
function addWords(tokens: Token[], stretch: Stretch, bidi: BidiParagraph, source: TokenSource): void {
  const { span, type } = stretch
  if (bidi.levels === undefined) {
    addWord(tokens, stretch, bidi, source)
    return
  }
  for (const { start, end, direction } of directionRuns(bidi, stretch.start, stretch.end))
    addWord(tokens, { span, type, start, end }, { text: bidi.text, base: direction }, source)
}

/** A word of one direction, which is `base`. */
function addWord(tokens: Token[], stretch: Stretch, word: InDirection, source: TokenSource): void {
  const { span, type, start, end } = stretch
  const value = span.box.text.slice(start - span.start, end - span.start)
  const options = word.base === 'ltr' ? type.options : type.rightToLeft
  const font = type.fonts[0]
  const shaped =
    font === undefined ? undefined : shape(value, font, options, joiningContext(word.text, start, end))
  if (shaped !== undefined && hasAllGlyphs(shaped))
    tokens.push({ kind: 'word', span, type, shaped, start, end })
  else addFallbackWords(tokens, stretch, word, source)
}

function hasAllGlyphs({ glyphs }: ShapedText): boolean {
  for (let i = 0; i < glyphs.length; i++) if (glyphs[i] === 0) return false
  return true
}

function addFallbackWords(
  tokens: Token[],
  stretch: Stretch,
  { text, base: direction }: InDirection,
  source: TokenSource,
): void {
  const { span, type } = stretch
  const value = span.box.text.slice(stretch.start - span.start, stretch.end - span.start)
  const options = direction === 'ltr' ? type.options : type.rightToLeft
  const missing = missingText(value, type.fonts)
  if (missing.length > 0) source.missing(missing.map(each => each.text).join(''), span)
  for (const { start, end, font, script } of segmentText(value, type.fonts)) {
    const place = { start: stretch.start + start, end: stretch.start + end }
    const beside = joiningContext(text, place.start, place.end)
    const shaped = shape(value.slice(start, end), font, internOptions({ ...options, script }), beside)
    tokens.push({ kind: 'word', span, type, shaped, ...place })
  }
}

function spaceToken(span: TextSpan, type: TypeStyle, font: Font, { start, end }: Place): SpaceToken {
  const { style, size, options } = type
  const shaped = shape(' ', font, options)
  const one = shaped.width * size + style.letterSpacing + style.wordSpacing
  return { kind: 'space', span, type, shaped, width: (end - start) * one, start, end }
}

/** A part of a word, shaped as it stands in it where letters join. */
export function shapePart({ shaped, type, start: at }: WordToken, start: number, end: number): ShapedText {
  const { text, font, direction } = shaped
  const options = direction === 'ltr' ? type.options : type.rightToLeft
  const [from, to] = [start - at, end - at]
  return shape(text.slice(from, to), font, options, joiningContext(text, from, to))
}

/** Width of a shaped piece as set in a style: letterspace after each glyph. */
export function widthOf(shaped: ShapedText, { size, style }: TypeStyle): Points {
  return shaped.width * size + style.letterSpacing * spacesIn(shaped)
}

/** How many letterspaces a shaped piece has: none where letters join, which a space would part. */
export function spacesIn({ solid, glyphs }: ShapedText): number {
  return solid ? 0 : glyphs.length
}

/** The width of a token as it is set before its line is filled. */
export function tokenWidth(token: Token): Points {
  switch (token.kind) {
    case 'word':
      return widthOf(token.shaped, token.type)
    case 'image':
      return token.span.width
    case 'break':
      return 0
    default:
      return token.width
  }
}
