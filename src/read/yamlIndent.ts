/** A line that stands at an indent at which nothing can stand. Lines and columns count from 0. */
export interface IndentFault {
  readonly line: number
  readonly column: number
  /** The column of its neighbours. */
  readonly wanted: number
  readonly isItem: boolean
}

/** A list or a map that is open, by the column of its items or keys. */
interface Block {
  readonly column: number
  readonly kind: 'list' | 'map'
}

/** The first line of a YAML text at a wrong indent, up to a line. Asked only of a text that cannot be read. */
export function findIndentFault(lines: readonly string[], last: number): IndentFault | undefined {
  const reader = new IndentReader()
  for (let line = 0; line <= last && line < lines.length; line++) {
    const fault = reader.read(lines[line]!, line)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** A key and its colon; no address, no quoted text. */
const pair = /^(?:[^\s"'[\]{},#&*!|>%@`:][^:]*?|"[^"]*"|'[^']*')\s*:(?:\s+(.*))?$/

class IndentReader {
  readonly #open: Block[] = []
  /** Whether a deeper block may start: the key or item before has no value yet. */
  #mayDeepen = true
  /** The column of the key of a block of text (`|`, `>`), whose lines are further in. */
  #textBelow: number | undefined
  /** Brackets of a value that goes on over several lines. */
  #depth = 0

  read(line: string, number: number): IndentFault | undefined {
    const column = line.length - line.trimStart().length
    const content = withoutComment(line.trim())
    if (content === '' || content === '---') return undefined
    if (this.#textBelow !== undefined && column > this.#textBelow) return undefined
    this.#textBelow = undefined
    if (this.#depth > 0) {
      this.#depth += depthOf(content)
      return undefined
    }
    const isItem = /^-(?:\s|$)/.test(content)
    if (!isItem && !pair.test(content)) return undefined
    const wanted = this.#wantedFor(column, isItem)
    if (wanted !== undefined) return { line: number, column, wanted, isItem }
    this.#enter(content, column)
    return undefined
  }

  /** The column at which a line should stand that stands wrong; closes the blocks that end before it. */
  #wantedFor(column: number, isItem: boolean): number | undefined {
    let closed: Block | undefined
    while ((this.#open.at(-1)?.column ?? -1) > column) closed = this.#open.pop()
    const here = this.#open.at(-1)
    const kind = isItem ? 'list' : 'map'
    if (here === undefined) return closed?.column
    if (here.column < column) {
      if (closed === undefined) return this.#mayDeepen ? undefined : this.#columnOf(kind, here.column)
      return closed.kind === kind && closed.column - column <= column - here.column
        ? closed.column
        : this.#columnOf(kind, closed.column)
    }
    // A list may stand in the column of its key.
    const isFine = here.kind === kind || (isItem && closed === undefined && this.#mayDeepen)
    if (isFine) return undefined
    if (here.kind === 'list' && !isItem) {
      const parent = this.#open.at(-2)
      if (parent?.kind === 'map' && parent.column === column) {
        this.#open.pop()
        return undefined
      }
    }
    return closed?.kind === kind ? closed.column : this.#columnOf(kind, here.column)
  }

  #columnOf(kind: Block['kind'], otherwise: number): number {
    return this.#open.findLast(block => block.kind === kind)?.column ?? otherwise
  }

  #enter(content: string, start: number): void {
    let [rest, column] = [content, start]
    for (;;) {
      const item = /^-(?:\s+|$)/.exec(rest)?.[0]
      if (item === undefined) break
      this.#push({ column, kind: 'list' })
      rest = rest.slice(item.length)
      column += item.length
    }
    const value = pair.exec(rest)
    if (value !== null) this.#push({ column, kind: 'map' })
    const text = value === null ? rest : (value[1] ?? '')
    this.#mayDeepen = text === ''
    if (/^[|>][-+\d]*$/.test(text)) this.#textBelow = value === null ? start : column
    if (/^[[{]/.test(text)) this.#depth = Math.max(0, depthOf(text))
  }

  #push(block: Block): void {
    const here = this.#open.at(-1)
    if (here?.column !== block.column || here.kind !== block.kind) this.#open.push(block)
  }
}

const withoutComment = (text: string) => (text.startsWith('#') ? '' : text.replace(/\s#.*$/, '').trimEnd())

/** How many brackets open in a line more than close, quoted ones aside. */
function depthOf(text: string): number {
  let depth = 0
  for (const sign of text.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, ''))
    depth += '[{'.includes(sign) ? 1 : ']}'.includes(sign) ? -1 : 0
  return depth
}
