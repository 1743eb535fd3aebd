import { createLineItems, type LineItemsBuilder } from '../../breaking/createLineItems.js'
import { type LineItems, lastResortCost } from '../../breaking/lineItems.js'
import type { Points } from '../../length.js'
import type { BidiParagraph } from '../../text/bidi.js'
import { breakKind } from '../../text/breaks.js'
import type { TypeStyle } from '../typeStyle.js'
import { letterFlexibility, spaceFlexibility } from './flexibility.js'
import { hangEndAt, hangStartAt, hyphenHang, hyphenOf } from './hangs.js'
import { ideographStretch, isIdeographGap } from './ideographs.js'
import { clonedEdges, type InlineFrame } from './inlineFrames.js'
import type { InlineText } from './inlineText.js'
import { longStretches } from './longStretches.js'
import {
  type BlockToken,
  type ImageToken,
  type LeaderToken,
  type SpaceToken,
  spacesIn,
  type Token,
  type WordToken,
  widthOf,
} from './tokens.js'

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
  readonly frames: readonly InlineFrame[]
  readonly justified: boolean
  /** Which way the paragraph runs. */
  readonly base: BidiParagraph['base']
  /** What no line can hold. */
  readonly long: ReadonlySet<Token>
}

/**
 * Boxes, glue and penalties for a paragraph's tokens: none where there is nothing to set. `breaks` says what may happen at
 * each offset of the text.
 */
export function paragraphItems(
  { text, notes, frames }: InlineText,
  tokens: readonly Token[],
  breaks: Uint8Array,
  { measure, justified, base }: Pick<Build, 'justified' | 'base'> & { readonly measure: Points },
): ParagraphItems {
  const long = longStretches(tokens, breaks, measure)
  const build: Build = {
    builder: createLineItems(expectedItems(tokens, breaks)),
    offsets: [],
    breaks,
    text,
    frames,
    justified,
    base,
    long,
  }
  let previous: Token | undefined
  for (const token of tokens) {
    addToken(build, token, previous)
    previous = token
  }
  const isOpen = previous === undefined ? notes.length > 0 : previous.kind !== 'break'
  if (isOpen) {
    build.offsets.push(text.length)
    build.builder.addForcedBreak(hangEndOf(previous, base, 'last'))
  }
  build.offsets.push(text.length)
  return { items: build.builder.build(), offsets: build.offsets }
}

/** Enough for nearly all paragraphs: two items, a word or a part of it and what follows, for each place to break at. */
function expectedItems(tokens: readonly Token[], breaks: Uint8Array): number {
  let places = 0
  for (let at = 0; at < breaks.length; at++) if (breaks[at] !== breakKind.none) places++
  return Math.max(tokens.length, 2 * places) + 2
}

function addToken(build: Build, token: Token, previous: Token | undefined): void {
  const { builder, offsets } = build
  switch (token.kind) {
    case 'space':
      addSpace(build, token, previous)
      return
    case 'break':
      offsets.push(token.start)
      builder.addForcedBreak(hangEndOf(previous, build.base) - clonedEdges(build.frames, token.start, 'end'))
      return
    case 'edge':
      offsets.push(token.start)
      builder.addBox(token.width, 0, 0, -clonedEdges(build.frames, token.start, 'start'))
      return
    case 'image':
    case 'block':
      addBreakBefore(build, token.start, previous)
      offsets.push(token.start)
      builder.addBox(widthOfObject(token), 0, 0, -clonedEdges(build.frames, token.start, 'start'))
      return
    case 'leader':
      addBreakBefore(build, token.start, previous)
      addLeader(build, token)
      return
    default:
      addBreakBefore(build, token.start, previous)
      addWord(build, token)
  }
}

const widthOfObject = (token: ImageToken | BlockToken) =>
  token.kind === 'image' ? token.span.width : token.width

/** A line with a leader in it is as good as a line can be: it stretches as far as is wanted. */
function addLeader({ builder, offsets }: Build, { start, end, width }: LeaderToken): void {
  offsets.push(start, start, start, end)
  builder.addBox(0).addPenalty(0, Number.POSITIVE_INFINITY).addGlue(width, 1e5, 0).addBox(0)
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
    const hang = hyphenHang(type, hyphen, width)
    build.builder.addPenalty(width, 0, true, hang - clonedEdges(build.frames, at, 'end'))
    return
  }
  const before = build.text[at - 1] ?? ''
  if (build.justified && type !== undefined && word !== undefined && at < word.end) {
    if (isIdeographGap(build.text, build.breaks, at)) {
      build.builder.addGlue(0, ideographStretch * type.size, 0, hangEndAt(word, at, build.base))
      return
    }
  }
  const typed = before === '-' || before === '\u2010'
  const cost = kind === breakKind.address ? addressCost : 0
  const hang = word === undefined ? 0 : hangEndAt(word, at, build.base)
  build.builder.addPenalty(0, cost, typed, hang - clonedEdges(build.frames, at, 'end'))
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
  const { stretch, shrink } = justified ? spaceFlexibility(token) : { stretch: 0, shrink: 0 }
  const hang = hangEndOf(previous, build.base) - clonedEdges(build.frames, token.start, 'end')
  builder.addGlue(width, stretch, shrink, hang)
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
  if (mayBeCut(build, token)) {
    addAnywhere(build, token)
    return
  }
  let [from, before] = [start, 0]
  for (let at = start + 1; at < end; at++) {
    if (breaks[at] === breakKind.none) continue
    const width = widthBefore(token, at)
    addPiece(build, token, from, width - before)
    addBreak(build, at, token.type, token)
    from = at
    before = width
  }
  const whole = from === start ? widthOf(token.shaped, token.type) : widthBefore(token, end)
  addPiece(build, token, from, whole - before)
}

function mayBeCut({ long }: Build, token: WordToken | SpaceToken): boolean {
  return token.type.style.overflowWrap !== 'normal' && long.has(token)
}

/** What fits on no line may be cut after any letter, without a hyphen (CSS Text 3, `overflow-wrap`). */
function addAnywhere(build: Build, token: WordToken): void {
  const starts = [...new Set(token.shaped.clusters)]
    .sort((a, b) => a - b)
    .map(cluster => token.start + cluster)
  let before = 0
  for (const [i, start] of starts.entries()) {
    if (i > 0 && build.breaks[start] !== breakKind.none) addBreak(build, start, token.type, token)
    else if (i > 0) {
      build.offsets.push(start)
      build.builder.addPenalty(0, lastResortCost, false, -clonedEdges(build.frames, start, 'end'))
    }
    const width = widthBefore(token, starts[i + 1] ?? token.end)
    addPiece(build, token, start, width - before)
    before = width
  }
}

function addPiece(
  { builder, offsets, frames, justified, base }: Build,
  token: WordToken,
  start: number,
  width: Points,
): void {
  const { type, shaped } = token
  const spaces = spacesIn(shaped)
  const glyphs =
    spaces === 0 ? 0 : Math.max(1, Math.round((spaces * width) / Math.max(shaped.width * type.size, 0.001)))
  const flexible = justified ? letterFlexibility(type, width, glyphs) : 0
  offsets.push(start)
  const hang = hangStartAt(token, start, base) - clonedEdges(frames, start, 'start')
  builder.addBox(width, flexible, flexible, hang)
}

/** Width of a word's glyphs that belong to the text before an offset. */
function widthBefore({ shaped, type, start }: WordToken, offset: number): Points {
  const { clusters, advances } = shaped
  const space = shaped.solid ? 0 : type.style.letterSpacing
  let width = 0
  for (let i = 0; i < clusters.length; i++)
    if (start + clusters[i]! < offset) width += advances[i]! * type.size + space
  return width
}

/** How far a line that ends after this token's last character may stand out. */
function hangEndOf(token: Token | undefined, base: Build['base'], side: 'end' | 'last' = 'end'): Points {
  return token?.kind === 'word' ? hangEndAt(token, token.end, base, side) : 0
}
