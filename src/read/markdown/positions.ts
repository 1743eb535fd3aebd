import type { MarkdownIt, Token } from 'markdown-it'

/**
 * Where in its block's content an inline token starts; undefined for one that was not made by parsing. A rule that makes
 * several tokens at once says in their `meta` where each is (`at`).
 */
export type PositionOf = (token: Token) => number | undefined

/** markdown-it keeps no place of inline tokens: a state of our own notes it for each one that is made. */
export function trackPositions(md: MarkdownIt): PositionOf {
  const positions = new WeakMap<Token, number>()
  const { State } = md.inline
  md.inline.State = class extends State {
    override pushPending(): Token {
      const start = this.pos - this.pending.length
      const token = super.pushPending()
      positions.set(token, start)
      return token
    }

    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token = super.push(type, tag, nesting)
      positions.set(token, type === 'link_open' ? this.pos - 1 : this.pos)
      return token
    }
  }
  md.inline.ruler2.at('fragments_join', state => {
    let level = 0
    for (const token of state.tokens) {
      if (token.nesting < 0) level--
      token.level = level
      if (token.nesting > 0) level++
    }
    joinTexts(state.tokens)
  })
  md.core.ruler.at('text_join', state => {
    for (const { children } of state.tokens) {
      for (const child of children ?? []) if (child.type === 'text_special') child.type = 'text'
      joinTexts(children ?? [])
    }
  })
  return token => (typeof token.meta?.at === 'number' ? token.meta.at : positions.get(token))
}

/** Texts side by side become one, which is the first of them, so that its position stays. */
function joinTexts(tokens: Token[]): void {
  let length = 0
  let pieces: string[] = []
  for (const token of tokens) {
    const last = tokens[length - 1]
    if (token.type === 'text' && length > 0 && last?.type === 'text') {
      if (pieces.length === 0) pieces.push(last.content)
      pieces.push(token.content)
      continue
    }
    if (pieces.length > 0) last!.content = pieces.join('')
    pieces = []
    tokens[length++] = token
  }
  if (pieces.length > 0) tokens[length - 1]!.content = pieces.join('')
  tokens.length = length
}
