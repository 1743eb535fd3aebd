import type { MarkdownIt, Token } from 'markdown-it'

/** Links to `person:ID` are marked mentions; `person:none` says that a name is nobody's. */
export function readMentions(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'mentions', state => {
    for (const token of state.tokens) if (token.type === 'inline') markMentions(token.children ?? [])
  })
}

function markMentions(tokens: readonly Token[]): void {
  const open: Token[] = []
  for (const token of tokens) {
    if (token.type === 'link_open') {
      open.push(token)
      const id = /^person:(.*)$/is.exec(String(token.attrGet('href')))?.[1]
      if (id === undefined) continue
      token.tag = 'x-mention'
      token.attrs = [['person', decoded(id)]]
    } else if (token.type === 'link_close') token.tag = open.pop()?.tag ?? token.tag
  }
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id).normalize('NFC')
  } catch {
    return id
  }
}
