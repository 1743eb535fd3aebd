import type { BrokenLine } from '../../breaking/lineItems.js'
import type { PageStart } from '../../html/pageMap.js'
import type { Points } from '../../length.js'
import { type BidiParagraph, lineLevels, orderVisually, wallsIn } from '../../text/bidi.js'
import type { ShapedText } from '../../text/font.js'
import type { LineBlock, LineImage, LineRule } from '../galleyContent.js'
import type { TextRun } from '../page.js'
import { drawPieces } from './drawPieces.js'
import { letterFlexibility, spaceFlexibility } from './flexibility.js'
import { hangEndAt, hangStartAt, hyphenHang, hyphenOf } from './hangs.js'
import { ideographGaps, ideographStretch } from './ideographs.js'
import { clonedEdges, type FrameStretch } from './inlineFrames.js'
import type { InlineText } from './inlineText.js'
import {
  type EdgeToken,
  type SpaceToken,
  shapePart,
  spacesIn,
  type Token,
  type WordToken,
  widthOf,
} from './tokens.js'

/** A paragraph as its lines are cut from it. */
export interface ParagraphText {
  readonly inline: InlineText
  readonly tokens: readonly Token[]
  readonly bidi: BidiParagraph
  /** What may happen at each offset of the text, by `breakKind`. */
  readonly breaks: Uint8Array
}

/** How a line is to be set: its text, its measure, and what happens to what is left over. */
export interface LineOrder {
  readonly from: number
  readonly to: number
  readonly broken: BrokenLine
  readonly measure: Points
  readonly align: 'left' | 'right' | 'center' | 'justify'
  /** Whether its spaces may shrink: in a justified paragraph those of the last line too, which is not spread. */
  readonly flexible: boolean
}

/** A line's pieces at their places, `x` from the start of its measure. */
export interface SetPieces {
  readonly runs: readonly TextRun[]
  readonly rules: readonly LineRule[]
  readonly images: readonly LineImage[]
  readonly blocks: readonly LineBlock[]
  readonly frames: readonly FrameStretch[]
}

/** A token's part that stands on the line. */
export interface Piece {
  readonly token: Token
  readonly start: number
  readonly end: number
  readonly width: Points
  /** How much it may grow and shrink: letters first, then spaces. */
  readonly letters: Points
  readonly stretch: Points
  readonly shrink: Points
  readonly shaped: ShapedText | undefined
  readonly source?: string
}

/** Sets one line. `first` is the index of the first token that may stand on it. */
export function setPieces(paragraph: ParagraphText, first: number, order: LineOrder): SetPieces {
  const ordered = inVisualOrder(piecesOf(paragraph, first, order), paragraph.bidi, order)
  const hang = hangs(paragraph, first, order)
  const room = order.measure + hang.start + hang.end
  const natural = totals(ordered)
  const pieces = fillLeaders(ordered, room - natural.width)
  const sums = pieces === ordered ? natural : totals(pieces)
  const missing = room - sums.width
  const used = order.align === 'justify' ? fill(sums, missing) : squeeze(sums, missing)
  const left = paragraph.bidi.base === 'ltr' ? hang.start : hang.end
  const edge = paragraph.bidi.base === 'ltr' ? order.measure : 0
  const shift = lineShift(order.align, room - used.width) - left
  return drawPieces(pieces, used, { shift, edge, isFramed: paragraph.inline.frames.length > 0 })
}

function lineShift(align: LineOrder['align'], spare: Points): Points {
  return align === 'right' ? spare : align === 'center' ? spare / 2 : 0
}

/** Leaders take what a line leaves over, all alike. */
function fillLeaders(pieces: readonly Piece[], missing: Points): readonly Piece[] {
  if (missing <= 0 || !pieces.some(({ token }) => token.kind === 'leader')) return pieces
  const each = missing / pieces.filter(({ token }) => token.kind === 'leader').length
  return pieces.map(piece =>
    piece.token.kind === 'leader' ? { ...piece, width: piece.width + each } : piece,
  )
}

/** The parts of the tokens between two offsets; spaces at the line's end are left out, a hyphen is put in. */
function piecesOf(paragraph: ParagraphText, first: number, order: LineOrder): Piece[] {
  const { from, to, broken, align, flexible } = order
  const { tokens } = paragraph
  const pieces: Piece[] = []
  for (let i = first; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.start > to || (token.start === to && !(token.kind === 'edge' && !token.opens))) break
    if (token.end <= from && !(token.kind === 'edge' && token.opens && token.start === from)) continue
    const piece = pieceOf(token, from, to, flexible)
    pieces.push(align === 'justify' && token.kind === 'word' ? withGaps(piece, token, paragraph) : piece)
  }
  while (pieces.at(-1)?.token.kind === 'space') pieces.pop()
  const last = pieces.at(-1)?.token
  if (broken.hyphenated && last?.kind === 'word' && !endsInHyphen(last, to))
    pieces.push(hyphenPiece(last, to))
  return pieces
}

function endsInHyphen({ span }: WordToken, to: number): boolean {
  const before = span.box.text[to - span.start - 1]
  return before === '-' || before === '\u2010'
}

function pieceOf(token: Token, from: number, to: number, flexible: boolean): Piece {
  switch (token.kind) {
    case 'word':
      return wordPiece(token, Math.max(from, token.start), Math.min(to, token.end))
    case 'space':
      return spacePiece(token, flexible)
    case 'image':
      return rigidPiece(token, token.span.width)
    case 'edge':
    case 'block':
    case 'leader':
      return rigidPiece(token, token.width)
    default:
      return rigidPiece(token, 0)
  }
}

function rigidPiece(token: Token, width: Points): Piece {
  const { start, end } = token
  return { token, start, end, width, letters: 0, stretch: 0, shrink: 0, shaped: undefined }
}

function spacePiece(token: SpaceToken, flexible: boolean): Piece {
  const { start, end, width, shaped } = token
  const { stretch, shrink } = flexible ? spaceFlexibility(token) : { stretch: 0, shrink: 0 }
  return { token, start, end, width, letters: 0, stretch, shrink, shaped }
}

function wordPiece(token: WordToken, start: number, end: number): Piece {
  if (start === token.start && end === token.end) return lettersPiece(token, token.shaped, start, end)
  return lettersPiece(token, shapePart(token, start, end), start, end)
}

function lettersPiece(token: WordToken, shaped: ShapedText, start: number, end: number): Piece {
  const width = widthOf(shaped, token.type)
  const letters = letterFlexibility(token.type, width, spacesIn(shaped))
  return { token, start, end, width, letters, stretch: 0, shrink: 0, shaped }
}

/** Between ideographs a line is filled as between words. */
function withGaps(piece: Piece, { type }: WordToken, { inline, breaks }: ParagraphText): Piece {
  const gaps = ideographGaps(inline.text, breaks, piece.start, piece.end)
  return gaps === 0 ? piece : { ...piece, stretch: gaps * ideographStretch * type.size }
}

/** A hyphen that the break put in stands for a soft one in the source. */
function hyphenPiece(after: WordToken, at: number): Piece {
  return { ...lettersPiece(after, hyphenOf(after.type), at - 1, at), source: '\u00ad' }
}

function inVisualOrder(
  pieces: readonly Piece[],
  bidi: BidiParagraph,
  { from, to }: LineOrder,
): readonly Piece[] {
  const levels = lineLevels(bidi, from, to)
  if (levels === undefined) return pieces
  const around = bidi.base === 'rtl' ? 1 : 0
  const levelAt = (offset: number) => levels[offset - from] ?? around
  const ordered: { readonly piece?: Piece; readonly level: number }[] = []
  const walls = [...wallsIn(bidi, from, to)]
  for (const piece of pieces) {
    const { token, start } = piece
    const closes = token.kind === 'edge' && !token.opens
    while (walls[0] !== undefined && walls[0].at < start + (closes ? 0 : 1)) ordered.push(walls.shift()!)
    ordered.push({ piece, level: token.kind === 'edge' ? edgeLevel(token, levelAt) : levelAt(start) })
  }
  return orderVisually(ordered, ({ level }) => level).flatMap(({ piece }) => piece ?? [])
}

/** An edge goes with the text on both its sides where they run one way, else with what is round the inline box. */
function edgeLevel({ start, opens, isolates }: EdgeToken, levelAt: (offset: number) => number): number {
  const [before, after] = [levelAt(start - 1), levelAt(start)]
  return isolates ? (opens ? after : before) : Math.min(before, after)
}

/** How far a line stands out at its start and its end; frames that are cloned where it is broken draw it in. */
function hangs({ tokens, bidi, inline }: ParagraphText, first: number, { from, to, broken }: LineOrder) {
  let start = 0
  let end = 0
  for (let i = first; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.start >= to) break
    if (token.kind !== 'word' || token.end <= from) continue
    if (token.start <= from) start = hangStartAt(token, from, bidi.base)
    if (token.end >= to || isLastWord(tokens, i, to))
      end =
        broken.hyphenated && !endsInHyphen(token, to)
          ? ownHyphenHang(token)
          : hangEndAt(token, Math.min(to, token.end), bidi.base, to === inline.text.length ? 'last' : 'end')
  }
  const { frames } = inline
  return { start: start - clonedEdges(frames, from, 'start'), end: end - clonedEdges(frames, to, 'end') }
}

function isLastWord(tokens: readonly Token[], i: number, to: number): boolean {
  const next = tokens[i + 1]
  return next === undefined || next.start >= to || (next.kind === 'space' && next.end >= to)
}

function ownHyphenHang(token: WordToken): Points {
  const hyphen = hyphenOf(token.type)
  return hyphenHang(token.type, hyphen, hyphen.width * token.type.size)
}

/** How the pieces' flexibility is used: a part of the letters' (-1 to 1), and points for each point of a space's. */
export interface Used {
  readonly letters: number
  readonly spaces: number
  readonly width: Points
}

/** Fills the measure: letters first, up to their limit, then spaces; a line that is too full is left as it is. */
function fill({ letters, stretch, shrink, width }: Totals, missing: Points): Used {
  const ratio = letters === 0 ? 0 : Math.max(-1, Math.min(1, missing / letters))
  const rest = missing - ratio * letters
  const flexibility = rest > 0 ? stretch : shrink
  const spaces = flexibility === 0 ? 0 : rest > 0 ? rest / flexibility : Math.max(-1, rest / flexibility)
  return { letters: ratio, spaces, width: width + ratio * letters + spaces * (spaces > 0 ? stretch : shrink) }
}

/** A line that is not justified keeps its widths, unless it would not fit. */
function squeeze(sums: Totals, room: Points): Used {
  return room >= 0 ? { letters: 0, spaces: 0, width: sums.width } : fill(sums, room)
}

type Totals = Pick<Piece, 'letters' | 'stretch' | 'shrink' | 'width'>

function totals(pieces: readonly Piece[]): Totals {
  let [letters, stretch, shrink, width] = [0, 0, 0, 0]
  for (const piece of pieces) {
    letters += piece.letters
    stretch += piece.stretch
    shrink += piece.shrink
    width += piece.width
  }
  return { letters, stretch, shrink, width }
}

/** Where a line starts in the source: the first character of it that the author wrote. */
export function lineStart({ inline }: ParagraphText, from: number, to: number): PageStart | undefined {
  for (const span of inline.spans) {
    if (span.kind !== 'text' || span.end <= from || span.box.node === undefined) continue
    if (span.start >= to) return undefined
    const at = Math.max(from, span.start) - span.start
    return { node: span.box.node, offset: span.box.offsets?.[at] ?? at }
  }
  return undefined
}
