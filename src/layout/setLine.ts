import type { BrokenLine } from '../breaking/lineItems.js'
import type { PageStart } from '../html/pageMap.js'
import type { Points } from '../length.js'
import { type BidiParagraph, visualRuns } from '../text/bidi.js'
import type { ShapedText } from '../text/font.js'
import { shape } from '../text/shape.js'
import type { LineImage, LineRule } from './galleyContent.js'
import type { InlineText, TextSpan } from './inlineText.js'
import { type DecoratedRun, lineRules } from './lineRules.js'
import type { TextRun } from './page.js'
import { hangEndAt, hangOf, hangStartAt, hyphenOf } from './paragraphItems.js'
import type { ImageToken, SpaceToken, Token, WordToken } from './tokens.js'

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
}

/** A line's pieces at their places, `x` from the start of its measure. */
export interface SetPieces {
  readonly runs: readonly TextRun[]
  readonly rules: readonly LineRule[]
  readonly images: readonly LineImage[]
}

/** A token's part that stands on the line. */
interface Piece {
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
  const pieces = orderVisually(piecesOf(paragraph, first, order), paragraph.bidi, order)
  const hang = hangs(paragraph, first, order)
  const room = order.measure + hang.start + hang.end
  const missing = room - totals(pieces).width
  const used = order.align === 'justify' ? fill(pieces, missing) : squeeze(pieces, missing)
  return draw(pieces, used, lineShift(order.align, room - used.width) - hang.start)
}

function lineShift(align: LineOrder['align'], spare: Points): Points {
  return align === 'right' ? spare : align === 'center' ? spare / 2 : 0
}

/** The parts of the tokens between two offsets; spaces at the line's end are left out, a hyphen is put in. */
function piecesOf({ tokens }: ParagraphText, first: number, { from, to, broken, align }: LineOrder): Piece[] {
  const pieces: Piece[] = []
  for (let i = first; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.start > to || (token.start === to && !(token.kind === 'edge' && !token.opens))) break
    if (token.end <= from && !(token.kind === 'edge' && token.opens && token.start === from)) continue
    pieces.push(pieceOf(token, from, to, align === 'justify'))
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

function pieceOf(token: Token, from: number, to: number, justified: boolean): Piece {
  switch (token.kind) {
    case 'word':
      return wordPiece(token, Math.max(from, token.start), Math.min(to, token.end))
    case 'space':
      return spacePiece(token, justified)
    case 'image':
      return rigidPiece(token, token.span.width)
    case 'edge':
      return rigidPiece(token, token.width)
    default:
      return rigidPiece(token, 0)
  }
}

function rigidPiece(token: Token, width: Points): Piece {
  const { start, end } = token
  return { token, start, end, width, letters: 0, stretch: 0, shrink: 0, shaped: undefined }
}

/** A space of a justified line may grow by half and shrink by a quarter before the line is called loose or tight. */
function spacePiece(token: SpaceToken, justified: boolean): Piece {
  const { start, end, width, shaped, type } = token
  const natural = justified ? shaped.width * type.size : 0
  return { token, start, end, width, letters: 0, stretch: natural / 2, shrink: natural / 4, shaped }
}

function wordPiece(token: WordToken, start: number, end: number): Piece {
  if (start === token.start && end === token.end) return lettersPiece(token, token.shaped, start, end)
  const { type, shaped } = token
  const options = shaped.direction === 'ltr' ? type.options : type.rightToLeft
  const part = shape(shaped.text.slice(start - token.start, end - token.start), shaped.font, options)
  return lettersPiece(token, part, start, end)
}

function lettersPiece(token: WordToken, shaped: ShapedText, start: number, end: number): Piece {
  const { size, style } = token.type
  const glyphs = shaped.glyphs.length
  const width = shaped.width * size + style.letterSpacing * glyphs
  const letters = width * style.expansion + glyphs * style.tracking * size
  return { token, start, end, width, letters, stretch: 0, shrink: 0, shaped }
}

/** A hyphen that the break put in stands for a soft one in the source. */
function hyphenPiece(after: WordToken, at: number): Piece {
  return { ...lettersPiece(after, hyphenOf(after.type), at - 1, at), source: '\u00ad' }
}

function orderVisually(pieces: Piece[], bidi: BidiParagraph, { from, to }: LineOrder): readonly Piece[] {
  if (bidi.levels === undefined && bidi.base === 'ltr') return pieces
  const ordered = visualRuns(bidi, from, to).flatMap(({ start, end, direction }) => {
    const inside = pieces.filter(piece => piece.start >= start && piece.start < end)
    return direction === 'rtl' ? inside.reverse() : inside
  })
  return [...ordered, ...pieces.filter(piece => piece.start >= to)]
}

function hangs({ tokens }: ParagraphText, first: number, { from, to, broken }: LineOrder) {
  let start = 0
  let end = 0
  for (let i = first; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.start >= to) break
    if (token.kind !== 'word' || token.end <= from) continue
    if (token.start <= from) start = hangStartAt(token, from)
    if (token.end >= to || isLastWord(tokens, i, to)) end = endHang(token, Math.min(to, token.end), broken)
  }
  return { start, end }
}

function isLastWord(tokens: readonly Token[], i: number, to: number): boolean {
  const next = tokens[i + 1]
  return next === undefined || next.start >= to || (next.kind === 'space' && next.end >= to)
}

function endHang(token: WordToken, to: number, { hyphenated }: BrokenLine): Points {
  if (!hyphenated || endsInHyphen(token, to)) return hangEndAt(token, to)
  const hyphen = hyphenOf(token.type)
  return hangOf(token.type, hyphen.text, hyphen.width * token.type.size, 'end')
}

/** How the pieces' flexibility is used: a part of the letters' (-1 to 1), and points for each point of a space's. */
interface Used {
  readonly letters: number
  readonly spaces: number
  readonly width: Points
}

/** Fills the measure: letters first, up to their limit, then spaces; a line that is too full is left as it is. */
function fill(pieces: readonly Piece[], missing: Points): Used {
  const { letters, stretch, shrink, width } = totals(pieces)
  const ratio = letters === 0 ? 0 : Math.max(-1, Math.min(1, missing / letters))
  const rest = missing - ratio * letters
  const flexibility = rest > 0 ? stretch : shrink
  const spaces = flexibility === 0 ? 0 : rest > 0 ? rest / flexibility : Math.max(-1, rest / flexibility)
  return { letters: ratio, spaces, width: width + ratio * letters + spaces * (spaces > 0 ? stretch : shrink) }
}

/** A line that is not justified keeps its widths, unless it would not fit. */
function squeeze(pieces: readonly Piece[], room: Points): Used {
  return room >= 0 ? { letters: 0, spaces: 0, width: totals(pieces).width } : fill(pieces, room)
}

function totals(pieces: readonly Piece[]) {
  let [letters, stretch, shrink, width] = [0, 0, 0, 0]
  for (const piece of pieces) {
    letters += piece.letters
    stretch += piece.stretch
    shrink += piece.shrink
    width += piece.width
  }
  return { letters, stretch, shrink, width }
}

function draw(pieces: readonly Piece[], used: Used, shift: Points): SetPieces {
  const decorated: DecoratedRun[] = []
  const images: LineImage[] = []
  let x = shift
  for (const piece of pieces) {
    const grown =
      used.letters * piece.letters + used.spaces * (used.spaces > 0 ? piece.stretch : piece.shrink)
    const width = piece.width + grown
    const { token } = piece
    if (token.kind === 'image') images.push(imageAt(token, x))
    else if (token.kind === 'word' || token.kind === 'space') {
      const run = runAt(piece, token, { x, width, letters: used.letters })
      decorated.push({ run, decorations: token.span.decorations })
    }
    x += width
  }
  return { runs: decorated.map(({ run }) => run), images, rules: lineRules(decorated) }
}

function imageAt({ span }: ImageToken, x: Points): LineImage {
  const { box, width, height } = span
  return { box, asset: box.asset, alt: box.alt, x, width, height }
}

function runAt(
  { start, end, shaped, source }: Piece,
  token: WordToken | SpaceToken,
  { x, width, letters }: { readonly x: Points; readonly width: Points; readonly letters: number },
): TextRun {
  const { span, type } = token
  const { style, size } = type
  const isSpace = token.kind === 'space'
  return {
    shaped: shaped ?? token.shaped,
    size,
    x,
    width,
    rise: span.rise,
    scale: isSpace ? 1 : 1 + letters * style.expansion,
    tracking: isSpace ? 0 : style.letterSpacing + letters * style.tracking * size,
    color: style.color,
    box: span.box,
    ...(source === undefined ? sourceOf(span, start, end, (shaped ?? token.shaped).text) : { source }),
  }
}

/** What was written, where something else is shown: by `text-transform`, or one space for several or of another kind. */
function sourceOf(
  { box, start: at }: TextSpan,
  start: number,
  end: number,
  shown: string,
): { readonly source?: string } {
  if (box.style.textTransform === 'none' || box.node === undefined) {
    const source = box.text.slice(start - at, end - at)
    return source === shown ? {} : { source }
  }
  const written = box.node.text
  const offset = (i: number) => box.offsets?.[i] ?? i
  const last = offset(box.text.length - 1)
  const boxEnd = last + ((written.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)
  return { source: written.slice(offset(start - at), end - at < box.text.length ? offset(end - at) : boxEnd) }
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
