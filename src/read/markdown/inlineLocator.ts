import type { Place } from '../../diagnostic.js'

/** The text that is parsed, and where its lines lie in its file. Lines count from 0 here, from 1 in places. */
export class SourceText {
  readonly file: string
  readonly lines: readonly string[]
  readonly #firstLine: number
  readonly #shiftOf: (line: number) => number | undefined

  /** `shiftOf` gives how many signs of the file stand before the text on one of its lines; undefined if that is not known. */
  constructor(
    text: string,
    start: { file: string; line: number },
    shiftOf: (line: number) => number | undefined,
  ) {
    this.file = start.file
    this.lines = text.split('\n')
    this.#firstLine = start.line
    this.#shiftOf = shiftOf
  }

  lineAt(index: number): number {
    return this.#firstLine + index
  }

  /** The column, from 1, at an offset into a line. */
  columnAt(index: number, offset: number): number | undefined {
    const shift = this.#shiftOf(index)
    return shift === undefined ? undefined : shift + offset + 1
  }

  columnOf(index: number, part: string): number | undefined {
    const offset = this.lines[index]?.indexOf(part) ?? -1
    return offset < 0 ? undefined : this.columnAt(index, offset)
  }

  placeAt(index: number): Place {
    return placeOf(this.file, this.lineAt(index), this.columnOf(index, this.lines[index]?.trim() ?? ''))
  }
}

export function placeOf(file: string, line: number, column: number | undefined): Place {
  return column === undefined ? { file, line } : { file, line, column }
}

/**
 * Finds offsets into a block's content in its source: Markdown takes markers and indents away, so each of the content's lines
 * is searched for in its own source line. Offsets are asked for in rising order.
 */
export class InlineLocator {
  readonly #source: SourceText
  readonly #firstLine: number
  readonly #lines: readonly string[]
  readonly #cellFrom: number | undefined
  #index = 0
  #start = 0
  #found: { readonly index: number; readonly at: number | undefined } | undefined

  /** `cellFrom` is where to search from in a row of a table, of which each cell is a block. */
  constructor(source: SourceText, content: string, firstLine: number, cellFrom: number | undefined) {
    this.#source = source
    this.#firstLine = firstLine
    this.#lines = content.split('\n')
    this.#cellFrom = cellFrom
  }

  locate(offset: number | undefined): { line: number; column: number | undefined } {
    if (offset === undefined)
      return { line: this.#source.lineAt(this.#firstLine + this.#index), column: undefined }
    while (this.#index < this.#lines.length - 1 && offset > this.#start + this.#lines[this.#index]!.length) {
      this.#start += this.#lines[this.#index]!.length + 1
      this.#index++
    }
    const index = this.#firstLine + this.#index
    const at = this.#foundAt()
    const column = at === undefined ? undefined : this.#source.columnAt(index, at + offset - this.#start)
    return { line: this.#source.lineAt(index), column }
  }

  /** Past a cell's content in its row. */
  get end(): number {
    const at = this.#foundAt()
    return at === undefined ? (this.#cellFrom ?? 0) : at + this.#lines[this.#index]!.length
  }

  /** A block's content is what its lines end with; a cell's is the first like it after the cell before. */
  #foundAt(): number | undefined {
    if (this.#found?.index !== this.#index) this.#found = { index: this.#index, at: this.#searchLine() }
    return this.#found.at
  }

  #searchLine(): number | undefined {
    const line = this.#source.lines[this.#firstLine + this.#index] ?? ''
    const part = this.#lines[this.#index]!
    const at = this.#cellFrom === undefined ? line.lastIndexOf(part) : line.indexOf(part, this.#cellFrom)
    return at < 0 ? undefined : at
  }
}
