import type { MarkdownIt, StateInline } from 'markdown-it'
import type { Brackets } from './brackets.js'
import { type CitedItem, isKeyStart, keyAt, parseCitation, parseTextCitation } from './citation.js'
import { LocatorReader } from './locators.js'

export interface CitationSetting {
  readonly language: string
  /** Keys that there are sources for: a bare `@word` is a citation only of one of them. */
  readonly sourceKeys: ReadonlySet<string>
  readonly bracketsOf: (text: string) => Brackets
}

/** Brackets nested deeper are no citation; so no sign is read more often than that. */
const greatestHeight = 3

/** Citations: `[see @a, p. 3; @b]`, `@a` and `@a [p. 3]` in running text, each with `-` before the key to leave the author out. */
export function readCitations(md: MarkdownIt, { language, sourceKeys, bracketsOf }: CitationSetting): void {
  const locators = new LocatorReader(language)
  md.inline.ruler.before('link', 'citation', (state, silent) => {
    if (state.src[state.pos] !== '[' || state.src[state.pos + 1] === '^') return false
    const brackets = bracketsOf(state.src)
    const close = brackets.closeOf(state.pos)
    if (close < 0 || close >= state.posMax || brackets.heightOf(state.pos) > greatestHeight) return false
    if (startsLink(state.src, close + 1)) return false
    const items = parseCitation(state.src.slice(state.pos + 1, close), locators)
    if (items === undefined) return false
    if (!silent) pushCitation(state, { form: 'bracketed', items, start: state.pos + 1, end: close + 1 })
    state.pos = close + 1
    return true
  })
  md.inline.ruler.before('link', 'citation_in_text', (state, silent) => {
    const { src, pos } = state
    const isSuppressed = src[pos] === '-'
    const at = isSuppressed ? pos + 1 : pos
    if (src[at] !== '@' || !isKeyStart(src, at) || (isSuppressed && !isKeyStart(src, pos))) return false
    const found = keyAt(src, at)
    if (found === undefined || found.end > state.posMax || !sourceKeys.has(found.key)) return false
    const more = isSuppressed ? undefined : bracketsAfter(state, found.end, bracketsOf(src))
    const items = parseTextCitation(found.key, more?.text ?? '', locators)
    const end = more?.end ?? found.end
    if (!silent) {
      const own = items.map((item, index) =>
        index === 0 ? { ...item, isAuthorSuppressed: isSuppressed } : item,
      )
      pushCitation(state, { form: 'text', items: own, start: more?.start ?? 0, end })
    }
    state.pos = end
    return true
  })
}

/** `[text](address)` and `[text][reference]` are links, `[text]{.class}` is a span. */
function startsLink(text: string, at: number): boolean {
  return ['(', '[', '{'].includes(text[at] ?? '')
}

function bracketsAfter(
  state: StateInline,
  end: number,
  brackets: Brackets,
): { text: string; start: number; end: number } | undefined {
  const open = state.src[end] === ' ' ? end + 1 : end
  const close = brackets.closeOf(open)
  if (close < 0 || close >= state.posMax || startsLink(state.src, close + 1)) return undefined
  if ('^@-'.includes(state.src[open + 1]!) || brackets.heightOf(open) > greatestHeight) return undefined
  return { text: state.src.slice(open + 1, close), start: open + 1, end: close + 1 }
}

interface ParsedCitation {
  readonly form: 'bracketed' | 'text'
  readonly items: readonly CitedItem[]
  /** From where the items' places count. */
  readonly start: number
  readonly end: number
}

function pushCitation(state: StateInline, { form, items, start, end }: ParsedCitation): void {
  const cite = state.push('citation_open', 'x-cite', 1)
  cite.attrs = [
    ['form', form],
    ['source', state.src.slice(state.pos, end)],
  ]
  // The first is told of where the citation starts, each other one at its own key.
  const places = items.map(({ at }, index) => (index === 0 ? state.pos : start + at))
  for (const [index, { key, prefix, label, locator, suffix, isAuthorSuppressed }] of items.entries()) {
    const item = state.push('citation_item', 'x-cite-item', 0)
    item.meta = { at: places[index] }
    item.attrSet('key', key)
    const parts = { prefix, label, locator, suffix }
    for (const [name, value] of Object.entries(parts)) if (value !== undefined) item.attrSet(name, value)
    if (isAuthorSuppressed) item.attrSet('suppress-author', 'true')
  }
  state.push('citation_close', 'x-cite', -1).meta = { at: places.at(-1) }
}
