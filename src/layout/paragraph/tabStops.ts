import type { Points } from '../../length.js'
import { type SpaceToken, type Token, tokenWidth } from './tokens.js'

/**
 * Tabs reach to the next tab stop (CSS Text 3, section 4.2). Stops are counted from where the author began the line: an indent
 * moves them with the text, and a line that goes on from the one before has them as if it were not broken.
 */
export function withTabStops(tokens: readonly Token[], text: string): readonly Token[] {
  if (!text.includes('\t')) return tokens
  let x = 0
  return tokens.map(token => {
    if (token.kind === 'break') x = 0
    const set = token.kind === 'space' && text[token.start] === '\t' ? tabAt(token, x) : token
    x += tokenWidth(set)
    return set
  })
}

function tabAt(token: SpaceToken, x: Points): SpaceToken {
  const { style, size } = token.type
  const space = token.shaped.width * size
  const one = space + style.letterSpacing + style.wordSpacing
  const stop = typeof style.tabSize === 'number' ? one * style.tabSize : style.tabSize.points
  if (stop <= 0) return { ...token, width: 0 }
  const first = Math.ceil((x + space / 2) / stop)
  const last = Math.max(1, first) + (token.end - token.start - 1)
  return { ...token, width: last * stop - x }
}
