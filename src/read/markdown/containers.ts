import type { MarkdownIt, StateBlock } from 'markdown-it'
import { type Attributes, parseAttributes, setAttributes } from './attributes.js'

/**
 * Fenced blocks: `::: {.aside}` or `::: aside` opens a `div`, `:::` closes the one opened last. One that is not closed reaches
 * to the end of what it stands in and says so in its token's `meta`.
 */
export function readContainers(md: MarkdownIt): void {
  let last = { text: '', closes: pairFences('') }
  const closesIn = (text: string) => {
    if (text !== last.text) last = { text, closes: pairFences(text) }
    return last.closes
  }
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  md.block.ruler.before(
    'fence',
    'container',
    (state, start, end, silent) => readContainer(state, start, end, { silent, closesIn }),
    { alt },
  )
}

interface Reading {
  readonly silent: boolean
  readonly closesIn: (text: string) => ReadonlyMap<number, number>
}

function readContainer(
  state: StateBlock,
  startLine: number,
  endLine: number,
  { silent, closesIn }: Reading,
): boolean {
  if (state.sCount[startLine]! - state.blkIndent >= 4) return false
  const line = state.src.slice(state.bMarks[startLine]! + state.tShift[startLine]!, state.eMarks[startLine]!)
  if (!line.startsWith(':::')) return false
  const attributes = openingOf(line)
  const isClosing = isClosingLine(line)
  if (attributes === undefined && !isClosing) return false
  if (silent) return true
  if (attributes === undefined) {
    state.push('container_stray', '', 0).map = [startLine, startLine + 1]
    state.line = startLine + 1
    return true
  }
  const close = closesIn(state.src).get(startLine)
  const isClosed = close !== undefined && close < endLine
  const open = state.push('container_open', 'div', 1)
  open.map = [startLine, isClosed ? close + 1 : endLine]
  open.meta = { isClosed }
  setAttributes(open, attributes)
  const { parentType, lineMax, tight } = state
  state.parentType = 'container'
  state.lineMax = isClosed ? close : endLine
  state.md.block.tokenize(state, startLine + 1, state.lineMax)
  Object.assign(state, { parentType, lineMax, tight })
  state.push('container_close', 'div', -1)
  state.line = isClosed ? close + 1 : endLine
  return true
}

const isClosingLine = (line: string) => /^:{3,}[ \t]*$/.test(line)

function openingOf(line: string): Attributes | undefined {
  const match = /^:{3,}[ \t]*(?:(\{.*\})|([^\s{}:]+))[ \t]*:*[ \t]*$/.exec(line)
  if (match === null) return undefined
  const [, braces, word] = match
  if (word !== undefined) return { classes: [word], others: [], end: 0 }
  const attributes = parseAttributes(braces!, 0)
  return attributes?.end === braces!.length ? attributes : undefined
}

/** The closing line of each opening one, in one pass; lines in fenced code count as code. */
function pairFences(text: string): ReadonlyMap<number, number> {
  const closes = new Map<number, number>()
  const open: number[] = []
  let code: string | undefined
  for (const [index, typed] of text.split('\n').entries()) {
    const line = typed.replace(/^[ \t>]+/, '')
    const fence = /^(`{3,}|~{3,})/.exec(line)?.[1]
    if (code !== undefined) {
      if (fence?.startsWith(code) && line.trimEnd() === fence) code = undefined
    } else if (fence !== undefined) code = fence
    else if (isClosingLine(line)) {
      const start = open.pop()
      if (start !== undefined) closes.set(start, index)
    } else if (line.startsWith(':::') && openingOf(line) !== undefined) open.push(index)
  }
  return closes
}
