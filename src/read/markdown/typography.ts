import type { MarkdownIt, Token } from 'markdown-it'
import { quotationMarksOf } from '../../html/quotationMarks.js'
import { turnQuotes } from './turnQuotes.js'

/** Set in `env` to keep a text's signs as they are typed. */
export interface TypographyEnv {
  readonly keepsSigns?: boolean
}

/** One token's part in the text that a reader sees: markup between the words does not part them. */
interface Piece {
  readonly token: Token
  readonly text: string
  /** Signs may be changed in it. */
  readonly isOpen: boolean
}

/** Turns straight quotation marks, `--`, `---` and `...` into what is set for them; not in code, addresses or escapes. */
export function setTypography(md: MarkdownIt, language: string): void {
  const marks = quotationMarksOf(language)
  md.core.ruler.before('text_join', 'typography', state => {
    if ((state.env as TypographyEnv).keepsSigns === true) return
    for (const { type, children } of state.tokens) {
      if (type !== 'inline' || children === null) continue
      for (const scope of scopesOf(children)) setScope(scope, text => turnQuotes(text, marks, language))
    }
  })
}

/** A plain text with its straight quotation marks and apostrophes turned, and nothing else changed. */
export function setQuotes(text: string, language: string): string {
  return replaceAt(text, 0, turnQuotes(text, quotationMarksOf(language), language))
}

/** The text round the notes is one scope, each inline note's text another. */
function scopesOf(tokens: readonly Token[]): readonly (readonly Piece[])[] {
  const done: Piece[][] = []
  const open: Piece[][] = [[]]
  let addresses = 0
  for (const token of tokens) {
    if (token.type === 'note_open') open.push([])
    else if (token.type === 'note_close') done.push(open.pop()!)
    else if (isAddress(token)) addresses += token.nesting
    else open.at(-1)!.push({ token, text: seenText(token), isOpen: token.type === 'text' && addresses === 0 })
  }
  return [...done, ...open]
}

const isAddress = (token: Token) => token.markup === 'autolink' || token.markup === 'linkify'

function seenText(token: Token): string {
  switch (token.type) {
    case 'text':
    case 'text_special':
      return token.content
    case 'softbreak':
    case 'hardbreak':
      return ' '
    case 'code_inline':
    case 'image':
      return 'x'
    case 'citation_open':
      return token.attrGet('form') === 'text' ? 'x' : ''
    default:
      return ''
  }
}

function setScope(pieces: readonly Piece[], turn: (text: string) => ReadonlyMap<number, string>): void {
  const turned = turn(pieces.map(piece => piece.text).join(''))
  let start = 0
  for (const { token, text, isOpen } of pieces) {
    if (isOpen) token.content = setDashes(replaceAt(text, start, turned))
    start += text.length
  }
}

function replaceAt(text: string, start: number, turned: ReadonlyMap<number, string>): string {
  return text.replace(/["']/g, (sign, at: number) => turned.get(start + at) ?? sign)
}

function setDashes(text: string): string {
  if (!/--|\.\.\./.test(text)) return text
  return text
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)--(?!-)/g, '–')
    .replace(/(?<!\.)\.\.\.(?!\.)/g, '…')
}
