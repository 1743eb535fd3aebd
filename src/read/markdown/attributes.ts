import type { MarkdownIt, Token } from 'markdown-it'

/** `{#id .class key=value}`, read. */
export interface Attributes {
  readonly id?: string
  readonly classes: readonly string[]
  readonly others: readonly (readonly [string, string])[]
  /** Past the closing brace. */
  readonly end: number
}

const gap = /[ \t]*/y
const piece =
  /#([^\s{}#="']+)|\.([^\s{}#."'=]+)|([A-Za-z_:][\w:.-]*)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s{}"']+))/y

/** Attributes in braces that open at `start`; undefined if that is none. Each sign is looked at once. */
export function parseAttributes(text: string, start: number): Attributes | undefined {
  if (text[start] !== '{') return undefined
  let [id, at]: [string | undefined, number] = [undefined, start + 1]
  const classes: string[] = []
  const others: (readonly [string, string])[] = []
  for (;;) {
    gap.lastIndex = at
    gap.exec(text)
    at = gap.lastIndex
    if (text[at] === '}') break
    piece.lastIndex = at
    const match = piece.exec(text)
    if (match === null) return undefined
    const [, name, className, key, ...values] = match
    if (name !== undefined) id = name
    else if (className !== undefined) classes.push(className)
    else others.push([key!, values.find(value => value !== undefined) ?? ''])
    at = piece.lastIndex
  }
  const isEmpty = id === undefined && classes.length === 0 && others.length === 0
  if (isEmpty) return undefined
  return { ...(id === undefined ? {} : { id }), classes, others, end: at + 1 }
}

/** Adds them to a token that opens an element, after those that it has. */
export function setAttributes(token: Token, { id, classes, others }: Attributes): void {
  if (id !== undefined) token.attrSet('id', id)
  for (const name of classes) token.attrJoin('class', name)
  for (const [key, value] of others)
    if (key !== 'class') token.attrSet(key, value)
    else token.attrJoin('class', value)
}

/**
 * Attributes in text: right after code, an image, a link or other markup they belong to that; at the end of a heading, a
 * paragraph or a list item, after a space, to the block. Elsewhere braces are text.
 */
export function readAttributes(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'attributes', (state, silent) => {
    const found = state.src[state.pos] === '{' ? parseAttributes(state.src, state.pos) : undefined
    if (found === undefined || found.end > state.posMax) return false
    if (!silent) {
      const token = state.push('attributes', '', 0)
      token.content = state.src.slice(state.pos, found.end)
      token.meta = { attributes: found }
    }
    state.pos = found.end
    return true
  })
  md.core.ruler.after('inline', 'attributes', state => {
    for (const [index, token] of state.tokens.entries()) {
      if (token.type !== 'inline' || token.children === null) continue
      if (token.children.some(child => child.type === 'attributes')) placeAttributes(state.tokens, index)
    }
  })
}

function placeAttributes(blocks: readonly Token[], index: number): void {
  const children = blocks[index]!.children!
  const openers: Token[] = []
  const kept: Token[] = []
  let closed: Token | undefined
  for (const [at, child] of children.entries()) {
    // What is left of a run of asterisks that became markup.
    if (child.type === 'text' && child.content === '') continue
    if (child.type !== 'attributes') {
      if (child.nesting === 1) openers.push(child)
      closed = child.nesting === -1 ? openers.pop() : isWhole(child) ? child : undefined
      kept.push(child)
      continue
    }
    const block = at === children.length - 1 ? blockBefore(blocks, index, kept) : undefined
    const owner = closed ?? block
    if (owner === undefined) kept.push(asText(child))
    else setAttributes(owner, attributesOf(child))
  }
  children.splice(0, children.length, ...kept)
}

const isWhole = (token: Token) => token.type === 'code_inline' || token.type === 'image'

function attributesOf(token: Token): Attributes {
  return token.meta!.attributes as Attributes
}

function asText(token: Token): Token {
  token.type = 'text'
  return token
}

/** The block that ends here, with the space before the braces taken off its text; a tight item's paragraph is not written. */
function blockBefore(blocks: readonly Token[], index: number, kept: readonly Token[]): Token | undefined {
  const [block, last] = [blocks[index - 1], kept.at(-1)]
  if (block === undefined || !['heading_open', 'paragraph_open'].includes(block.type)) return undefined
  if (last !== undefined && (last.type !== 'text' || !/[ \t]$/.test(last.content))) return undefined
  if (last !== undefined) last.content = last.content.trimEnd()
  return block.hidden ? blocks[index - 2] : block
}
