import { createLineItems, type LineItemsBuilder } from '../breaking/createLineItems.js'
import { type LineItems, lastResortCost } from '../breaking/lineItems.js'
import type { Points } from '../length.js'
import { breakKind } from '../text/breaks.js'
import type { ShapedText } from '../text/font.js'
import { protrusion } from '../text/protrusion.js'
import { shape } from '../text/shape.js'
import type { InlineText } from './inlineText.js'
import { longStretches } from './longStretches.js'
import { type SpaceToken, type Token, type WordToken, widthOf } from './tokens.js'
import type { TypeStyle } from './typeStyle.js'

/** A paragraph ready for the line breaker, and where each of its items stands in the text. */
export interface ParagraphItems {
  readonly items: LineItems
  /** Offset in the text of each item's first character; of a penalty, the place to break at. One more for the end. */
  readonly offsets: readonly number[]
}

/** Cost of a break inside an address: better than a loose line, worse than a space. */
const addressCost = 50

interface Build {
  readonly builder: LineItemsBuilder
  readonly offsets: number[]
  /** What may happen at each offset, by `breakKind`. */
  readonly breaks: Uint8Array
  readonly text: string
  readonly justified: boolean
  /** What no line can hold. */
  readonly long: ReadonlySet<Token>
}

/**
 * Boxes, glue and penalties for a paragraph's tokens: none where there is nothing to set. `breaks` says what may happen at
 * each offset of the text.
 */
export function paragraphItems(
  { text, notes }: InlineText,
  tokens: readonly Token[],
  breaks: Uint8Array,
  { measure, justified }: { readonly measure: Points; readonly justified: boolean },
): ParagraphItems {
  const long = longStretches(tokens, breaks, measure)
  const build: Build = { builder: createLineItems(), offsets: [], breaks, text, justified, long }
  let previous: Token | undefined
  for (const token of tokens) {
    addToken(build, token, previous)
    previous = token
  }
  const isOpen = previous === undefined ? notes.length > 0 : previous.kind !== 'break'
  if (isOpen) {
    build.offsets.push(text.length)
    build.builder.addForcedBreak(hangEndOf(previous))
  }
  build.offsets.push(text.length)
  return { items: build.builder.build(), offsets: build.offsets }
}

function addToken(build: Build, token: Token, previous: Token | undefined): void {
  const { builder, offsets } = build
  switch (token.kind) {
    case 'space':
      addSpace(build, token, previous)
      return
    case 'break':
      offsets.push(token.start)
      builder.addForcedBreak(hangEndOf(previous))
      return
    case 'edge':
      offsets.push(token.start)
      builder.addBox(token.width)
      return
    case 'image':
      addBreakBefore(build, token.start, previous)
      offsets.push(token.start)
      builder.addBox(token.span.width)
      return
    default:
      addBreakBefore(build, token.start, previous)
      addWord(build, token)
  }
}

/** Between two tokens with no space between them, where UAX #14 or a soft hyphen allows a break. */
function addBreakBefore(build: Build, at: number, previous: Token | undefined): void {
  if (previous === undefined || previous.kind === 'space' || previous.kind === 'break') return
  const type = previous.kind === 'word' ? previous.type : undefined
  addBreak(build, at, type, previous.kind === 'word' ? previous : undefined)
}

function addBreak(build: Build, at: number, type: TypeStyle | undefined, word: WordToken | undefined): void {
  const kind = build.breaks[at]
  if (kind === breakKind.none || kind === breakKind.mandatory) return
  build.offsets.push(at)
  if (kind === breakKind.softHyphen && type !== undefined) {
    const hyphen = hyphenOf(type)
    const width = widthOf(hyphen, type)
    build.builder.addPenalty(width, 0, true, hangOf(type, hyphen.text, width, 'end'))
    return
  }
  const before = build.text[at - 1] ?? ''
  const typed = before === '-' || before === '\u2010'
  const cost = kind === breakKind.address ? addressCost : 0
  build.builder.addPenalty(0, cost, typed, word === undefined ? 0 : hangEndAt(word, at))
}

function addSpace(build: Build, token: SpaceToken, previous: Token | undefined): void {
  const { builder, offsets, breaks, justified } = build
  const { width } = token
  if (isIndentation(build, token)) {
    offsets.push(token.start)
    builder.addBox(width)
    return
  }
  const breakable = breaks[token.end] !== breakKind.none
  if (!breakable) {
    offsets.push(token.start)
    builder.addPenalty(0, mayBeCut(build, token) ? lastResortCost : Number.POSITIVE_INFINITY)
  }
  offsets.push(token.start)
  const natural = token.shaped.width * token.type.size
  const [stretch, shrink] = justified ? [natural / 2, natural / 4] : [0, 0]
  builder.addGlue(width, stretch, shrink, hangEndOf(previous))
}

/** Space at a line's start that `white-space` keeps is part of the line, as code is indented. */
function isIndentation({ text }: Build, { start, type: { style } }: SpaceToken): boolean {
  const { whiteSpace } = style
  if (whiteSpace === 'normal' || whiteSpace === 'nowrap' || whiteSpace === 'pre-line') return false
  let at = start
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--
  return at === 0 || text[at - 1] === '\n'
}

/** A word, cut where it may be divided. */
function addWord(build: Build, token: WordToken): void {
  const { start, end } = token
  const { breaks } = build
  const inner: number[] = []
  for (let at = start + 1; at < end; at++) if (breaks[at] !== breakKind.none) inner.push(at)
  if (mayBeCut(build, token)) {
    addAnywhere(build, token)
    return
  }
  if (inner.length === 0) {
    addPiece(build, token, start, widthOf(token.shaped, token.type))
    return
  }
  const widths = widthsBefore(token, [...inner, end])
  for (const [i, width] of widths.entries()) {
    if (i > 0) addBreak(build, inner[i - 1]!, token.type, token)
    addPiece(build, token, i === 0 ? start : inner[i - 1]!, width - (i === 0 ? 0 : widths[i - 1]!))
  }
}

function mayBeCut({ long }: Build, token: WordToken | SpaceToken): boolean {
  return token.type.style.overflowWrap !== 'normal' && long.has(token)
}

/** What fits on no line may be cut after any letter, without a hyphen (CSS Text 3, `overflow-wrap`). */
function addAnywhere(build: Build, token: WordToken): void {
  const starts = [...new Set(token.shaped.clusters)]
    .sort((a, b) => a - b)
    .map(cluster => token.start + cluster)
  const ends = [...starts.slice(1), token.end]
  const widths = widthsBefore(token, ends)
  for (const [i, start] of starts.entries()) {
    if (i > 0 && build.breaks[start] !== breakKind.none) addBreak(build, start, token.type, token)
    else if (i > 0) {
      build.offsets.push(start)
      build.builder.addPenalty(0, lastResortCost)
    }
    addPiece(build, token, start, widths[i]! - (i === 0 ? 0 : widths[i - 1]!))
  }
}

function addPiece(
  { builder, offsets, justified }: Build,
  token: WordToken,
  start: number,
  width: Points,
): void {
  const { type, shaped } = token
  const glyphs = Math.max(
    1,
    Math.round((shaped.glyphs.length * width) / Math.max(shaped.width * type.size, 0.001)),
  )
  const flexible = justified ? width * type.style.expansion + glyphs * type.style.tracking * type.size : 0
  offsets.push(start)
  builder.addBox(width, flexible, flexible, hangStartAt(token, start))
}

/** Width of a word's glyphs that belong to the text before each of the offsets, which rise. */
function widthsBefore({ shaped, type, start }: WordToken, offsets: readonly number[]): readonly Points[] {
  const { clusters, advances } = shaped
  const space = type.style.letterSpacing
  return offsets.map(offset => {
    let width = 0
    for (let i = 0; i < clusters.length; i++)
      if (start + clusters[i]! < offset) width += advances[i]! * type.size + space
    return width
  })
}

/** The hyphen that a broken line shows: the style's, else U+2010 if the font has it, else a hyphen-minus. */
export function hyphenOf({ style, fonts, options }: TypeStyle): ShapedText {
  const font = fonts[0]!
  const sign =
    style.hyphenateCharacter === 'auto' ? (font.hasGlyph(0x2010) ? '\u2010' : '-') : style.hyphenateCharacter
  return shape(sign, font, options)
}

/** How far a line that ends after this token's last character may stand out. */
function hangEndOf(token: Token | undefined): Points {
  return token?.kind === 'word' ? hangEndAt(token, token.end) : 0
}

/** How far the character before `at` stands out at a line's end. */
export function hangEndAt({ shaped, type, start }: WordToken, at: number): Points {
  const character = lastCharacter(shaped.text, at - start)
  return hangOf(type, character, advanceAt(shaped, at - start - character.length) * type.size, 'end')
}

/** How far the character at `at` stands out at a line's start. */
export function hangStartAt({ shaped, type, start }: WordToken, at: number): Points {
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
