import type { Points } from '../../length.js'
import { breakKind } from '../../text/breaks.js'
import { type Token, tokenWidth } from './tokens.js'

/**
 * The tokens that stand in a stretch without a place to break at which is wider than the measure: one long word, or words
 * tied by no-break spaces. Where `overflow-wrap` allows it they are cut anywhere.
 */
export function longStretches(
  tokens: readonly Token[],
  breaks: Uint8Array,
  measure: Points,
): ReadonlySet<Token> {
  const long = new Set<Token>()
  if (tokens.every(isNeverCut)) return long
  let from = 0
  let width = 0
  const close = (end: number) => {
    if (width > measure) for (let i = from; i < end; i++) long.add(tokens[i]!)
    from = end
    width = 0
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const isPlace = token.kind === 'break' || (token.kind === 'space' && breaks[token.end] !== breakKind.none)
    if (isPlace || (breaks[token.start] !== breakKind.none && token.kind !== 'space')) close(i)
    if (isPlace) from = i + 1
    else width += tokenWidth(token)
  }
  close(tokens.length)
  return long
}

/** Only text is cut, and only where its style allows it. */
function isNeverCut(token: Token): boolean {
  const isText = token.kind === 'word' || token.kind === 'space'
  return !isText || token.type.style.overflowWrap === 'normal'
}
