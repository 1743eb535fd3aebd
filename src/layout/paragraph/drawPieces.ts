import type { Points } from '../../length.js'
import type { LineBlock, LineImage } from '../galleyContent.js'
import type { TextRun } from '../page.js'
import { type FramedPiece, stretchesOf } from './inlineFrames.js'
import type { Decoration } from './inlineText.js'
import { leaderRun } from './leaders.js'
import { lineRules } from './lineRules.js'
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
  const runs: TextRun[] = []
  const decorations: (readonly Decoration[])[] = []
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
      if (run !== undefined) {
        runs.push(run)
        decorations.push(token.span.decorations)
      }
    }
    if (isFramed) framed.push(framedPiece(token, x, width))
    x += width
  }
  return { runs, images, blocks, rules: lineRules(runs, decorations), frames: stretchesOf(framed) }
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
  const { box, width, height, rise } = span
  return { box, asset: box.asset, alt: box.alt, x, rise, width, height }
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
  const run = {
    shaped: text,
    size,
    x,
    width,
    rise: span.rise,
    scale: isSpace ? 1 : 1 + letters * style.expansion,
    tracking: isSpace || text.solid ? 0 : style.letterSpacing + letters * style.tracking * size + gap,
    color: style.color,
    box: span.box,
  }
  const written = source ?? sourceOf(token, start, end)
  return written === undefined || written === text.text ? run : { ...run, source: written }
}

/** What was written, where something else may be shown: by `text-transform`, or one space for several or of another kind. */
function sourceOf({ kind, span }: WordToken | SpaceToken, start: number, end: number): string | undefined {
  const { box, start: at } = span
  if (box.style.textTransform === 'none' || box.node === undefined)
    return kind === 'word' ? undefined : box.text.slice(start - at, end - at)
  const written = box.node.text
  const offset = (i: number) => box.offsets?.[i] ?? i
  const last = offset(box.text.length - 1)
  const boxEnd = last + ((written.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)
  return written.slice(offset(start - at), end - at < box.text.length ? offset(end - at) : boxEnd)
}
