import type { MarkdownIt } from 'markdown-it'

/**
 * Where blocks nest deeper than markdown-it reads, it drops what follows without a word: a token says so in its stead, and on
 * which line.
 */
export function noticeDepth(md: MarkdownIt): void {
  const tokenize = md.block.tokenize.bind(md.block)
  md.block.tokenize = (state, startLine, endLine) => {
    const line = state.skipEmptyLines(startLine)
    const isInside = line < endLine && state.sCount[line]! >= state.blkIndent
    if (isInside && state.level >= state.md.options.maxNesting)
      state.push('nested_too_deep', '', 0).map = [line, endLine]
    tokenize(state, startLine, endLine)
  }
}
