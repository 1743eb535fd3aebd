import type { MarkdownIt, StateBlock } from 'markdown-it'
import type { Brackets } from './brackets.js'

const call = /\[\^([^\s[\]\\][^[\]\\\n]{0,199})\]/y
const definition = /\[\^([^\s[\]\\][^[\]\\\n]{0,199})\]:/y

/**
 * Notes: `[^id]` calls one, `[^id]: text` defines one, with further blocks indented by four spaces, and `^[text]` is one in
 * its place. A call makes its mark whether or not there is a definition, and a definition is kept whether or not it is
 * called: what does not meet is found later, by its mark.
 */
export function readNotes(md: MarkdownIt, bracketsOf: (text: string) => Brackets): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  md.block.ruler.before('reference', 'note_definition', readDefinition, { alt })
  md.inline.ruler.before('link', 'note_call', (state, silent) => {
    call.lastIndex = state.pos
    const match = state.src[state.pos] === '[' ? call.exec(state.src) : null
    if (match === null || call.lastIndex > state.posMax) return false
    if (!silent) state.push('note_call', 'x-note', 0).attrSet('ref', labelOf(match[1]!))
    state.pos += match[0].length
    return true
  })
  md.inline.ruler.before('link', 'note_inline', (state, silent) => {
    if (state.src[state.pos] !== '^' || state.src[state.pos + 1] !== '[') return false
    const close = bracketsOf(state.src).closeOf(state.pos + 1)
    if (close < 0 || close >= state.posMax) return false
    if (!silent) {
      const [max, links] = [state.posMax, state.linkLevel]
      state.push('note_open', 'x-note', 1)
      state.pos += 2
      state.posMax = close
      state.linkLevel = 0
      state.md.inline.tokenize(state)
      state.linkLevel = links
      state.posMax = max
      state.push('note_close', 'x-note', -1)
    }
    state.pos = close + 1
    return true
  })
}

const labelOf = (typed: string) => typed.trim().replace(/\s+/g, ' ')

/** The first line's text is set back to where the label ends; the lines after it belong here if they are indented. */
function readDefinition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (state.sCount[startLine]! - state.blkIndent >= 4) return false
  const start = state.bMarks[startLine]! + state.tShift[startLine]!
  definition.lastIndex = start
  const match = state.src[start] === '[' ? definition.exec(state.src) : null
  if (match === null || definition.lastIndex > state.eMarks[startLine]!) return false
  if (silent) return true

  const open = state.push('note_definition_open', '', 1)
  open.map = [startLine, startLine + 1]
  open.meta = { label: labelOf(match[1]!) }
  const afterLabel = start + match[0].length
  const [bMark, tShift, sCount] = [
    state.bMarks[startLine]!,
    state.tShift[startLine]!,
    state.sCount[startLine]!,
  ]
  const [parentType, isTight] = [state.parentType, state.tight]
  state.bMarks[startLine] = afterLabel
  state.tShift[startLine] = state.skipSpaces(afterLabel) - afterLabel
  state.blkIndent += 4
  state.sCount[startLine] = state.blkIndent
  state.parentType = 'note'
  state.md.block.tokenize(state, startLine, endLine)
  state.parentType = parentType
  state.tight = isTight
  state.blkIndent -= 4
  state.bMarks[startLine] = bMark
  state.tShift[startLine] = tShift
  state.sCount[startLine] = sCount
  if (state.line === startLine) state.line = startLine + 1
  open.map = [startLine, state.line]
  state.push('note_definition_close', '', -1)
  return true
}
