import type { MarkdownIt } from 'markdown-it'
import type { Brackets } from './brackets.js'
import { namesKey } from './citation.js'

/**
 * Lets a link's text hold calls of notes, citations and spans. To markdown-it whatever stands in brackets of its own is
 * another link there, and then the outer one is none (CommonMark, section 6.3).
 */
export function readLinkLabels(md: MarkdownIt, bracketsOf: (text: string) => Brackets): void {
  const { parseLinkLabel } = md.helpers
  md.helpers.parseLinkLabel = (state, start, disableNested) => {
    if (disableNested !== true) return parseLinkLabel(state, start, disableNested)
    const { src, pos, posMax } = state
    state.pos = start + 1
    let [depth, end] = [1, -1]
    while (state.pos < posMax) {
      const at = state.pos
      if (src[at] === ']' && --depth === 0) {
        end = at
        break
      }
      state.md.inline.skipToken(state)
      if (src[at] !== '[') continue
      if (state.pos === at + 1) depth++
      else if (isLink(src, at, state.pos, bracketsOf(src))) break
    }
    state.pos = pos
    return end
  }
}

/** Whether what starts with a bracket is a link: neither the call of a note nor a citation nor a span. */
function isLink(text: string, start: number, end: number, brackets: Brackets): boolean {
  if (text[start + 1] === '^') return false
  const close = brackets.closeOf(start)
  if (text[close + 1] === '{') return false
  return close !== end - 1 || !namesKey(text.slice(start + 1, close))
}
