import type { MarkdownIt } from 'markdown-it'
import { parseAttributes, setAttributes } from './attributes.js'
import type { Brackets } from './brackets.js'

/** `[text]{.class}`: a span with attributes. */
export function readSpans(md: MarkdownIt, bracketsOf: (text: string) => Brackets): void {
  md.inline.ruler.before('link', 'span', (state, silent) => {
    if (state.src[state.pos] !== '[' || state.src[state.pos + 1] === '^') return false
    const close = bracketsOf(state.src).closeOf(state.pos)
    if (close < 0 || close >= state.posMax) return false
    const attributes = parseAttributes(state.src, close + 1)
    if (attributes === undefined || attributes.end > state.posMax) return false
    if (!silent) {
      const max = state.posMax
      setAttributes(state.push('span_open', 'span', 1), attributes)
      state.pos++
      state.posMax = close
      state.md.inline.tokenize(state)
      state.posMax = max
      state.push('span_close', 'span', -1)
    }
    state.pos = attributes.end
    return true
  })
}
