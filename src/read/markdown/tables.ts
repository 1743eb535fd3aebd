import type { MarkdownIt, Token } from 'markdown-it'

/** A row that has more or fewer cells than its table. */
export interface UnevenRow {
  /** Lines count from 0. */
  readonly line: number
  readonly cells: number
  readonly columns: number
}

/** Cells say how they are aligned by a class, since style attributes are not read. */
export function readTables(md: MarkdownIt): void {
  md.core.ruler.after('block', 'alignment', state => {
    for (const token of state.tokens) {
      const side = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? ''))?.[1]
      if (side !== undefined) token.attrs = [['class', `align-${side}`]]
    }
  })
}

/** Rows of which markdown-it drops cells, or to which it adds empty ones, without a word (GFM, section 4.10). */
export function findUnevenRows(tokens: readonly Token[], lines: readonly string[]): readonly UnevenRow[] {
  const found: UnevenRow[] = []
  let columns = 0
  for (const { type, map } of tokens) {
    if (type === 'thead_open' && map !== null) columns = countCells(lines[map[0]] ?? '')
    else if (type === 'tr_open' && map !== null) {
      const cells = countCells(lines[map[0]] ?? '')
      if (cells !== columns) found.push({ line: map[0], cells, columns })
    }
  }
  return found
}

/** A pipe parts cells unless it is escaped, in code as well; those at the ends part nothing. */
function countCells(line: string): number {
  const row = line.replace(/^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*/, '').trimEnd()
  const pipes = row.match(/(?<!\\)\|/g)?.length ?? 0
  const isEndPipe = /(?<!\\)\|$/.test(row) && row !== '|'
  return pipes + 1 - (row.startsWith('|') ? 1 : 0) - (isEndPipe ? 1 : 0)
}
