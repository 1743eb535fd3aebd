import type { Points } from '../../length.js'
import type { LineBlock, LineImage } from '../galleyContent.js'
import type { TextRun } from '../page.js'
import { type FramedPiece, stretchesOf } from './inlineFrames.js'
import type { TextSpan } from './inlineText.js'
import { leaderRun } from './leaders.js'
import { type DecoratedRun, lineRules } from './lineRules.js'
import type { Piece, SetPieces, Used } from './setLine.js'
import type { ImageToken, SpaceToken, Token, WordToken } from './tokens.js'

/** Where a line's pieces are drawn. */
export interface LineDrawing {
  readonly shift: Points
  /** The line's edge from which leaders count. */
  readonly edge: Points
  /** Whether there are inline boxes to be drawn. */
  readonly isFramed: boolean
}

/** Pieces at their places, one after the other, each as much wider as is said. */
export function drawPieces(
  pieces: readonly Piece[],
  used: Used,
  { shift, edge, isFramed }: LineDrawing,
): SetPieces {
  const decorated: DecoratedRun[] = []
  const images: LineImage[] = []
  const blocks: LineBlock[] = []
  const framed: FramedPiece[] = []
  let x = shift
  for (const piece of pieces) {
    const grown =
      used.letters * piece.letters + used.spaces * (used.spaces > 0 ? piece.stretch : piece.shrink)
    const width = piece.width + grown
    const { token } = piece
    if (token.kind === 'image') images.push(imageAt(token, x))
    else if (token.kind === 'block') blocks.push({ set: token.span.set, rise: token.span.rise, x })
    else if (token.kind === 'leader' || token.kind === 'word' || token.kind === 'space') {
      const run =
        token.kind === 'leader'
          ? leaderRun(token, { x, width, edge })
          : runAt(piece, token, { x, width, used })
      if (run !== undefined) decorated.push({ run, decorations: token.span.decorations })
    }
    if (isFramed) framed.push(framedPiece(token, x, width))
    x += width
  }
  const runs = decorated.map(({ run }) => run)
  return { runs, images, blocks, rules: lineRules(decorated), frames: stretchesOf(framed) }
}

const noFrames: FramedPiece['frames'] = []

function framedPiece(token: Token, x: Points, width: Points): FramedPiece {
  const frames = token.kind === 'break' ? noFrames : (token.span?.frames ?? noFrames)
  if (token.kind !== 'edge' || token.span === undefined || frames.length === 0) return { x, width, frames }
  const { box, margin, opens } = token.span
  const isLeft = opens === (box.style.direction === 'ltr')
  return { x, width, frames, margin: { box, left: isLeft ? margin : 0, right: isLeft ? 0 : margin } }
}

function imageAt({ span }: ImageToken, x: Points): LineImage {
  const { box, width, height } = span
  return { box, asset: box.asset, alt: box.alt, x, width, height }
}

function runAt(
  { start, end, shaped, stretch, source }: Piece,
  token: WordToken | SpaceToken,
  { x, width, used }: { readonly x: Points; readonly width: Points; readonly used: Used },
): TextRun {
  const { span, type } = token
  const { style, size } = type
  const isSpace = token.kind === 'space'
  const text = shaped ?? token.shaped
  const { letters, spaces } = used
  const gap = spaces > 0 ? (spaces * stretch) / Math.max(1, text.glyphs.length - 1) : 0
  return {
    shaped: text,
    size,
    x,
    width,
    rise: span.rise,
    scale: isSpace ? 1 : 1 + letters * style.expansion,
    tracking: isSpace || text.solid ? 0 : style.letterSpacing + letters * style.tracking * size + gap,
    color: style.color,
    box: span.box,
    ...(source === undefined ? sourceOf(span, start, end, text.text) : { source }),
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
