import type { Place } from '../../diagnostic.js'

/** A line from 1; the column, from 1 as well, where it is known. */
export interface Position {
  readonly line: number
  readonly column: number | undefined
}

/** The text that is parsed, and where its lines lie in its file. Lines count from 0 here, from 1 in places. */
export class SourceText {
  readonly file: string
  readonly lines: readonly string[]
  readonly #positionOf: (index: number, offset: number) => Position

  /** `positionOf` gives where in the file an offset into one of the text's lines is. */
  constructor(text: string, file: string, positionOf: (index: number, offset: number) => Position) {
    this.file = file
    this.lines = text.split('\n')
    this.#positionOf = positionOf
  }

  positionAt(index: number, offset: number): Position {
    return this.#positionOf(index, offset)
  }

  lineAt(index: number): number {
    return this.#positionOf(index, 0).line
  }

  columnOf(index: number, part: string): number | undefined {
    const offset = this.lines[index]?.indexOf(part) ?? -1
    return offset < 0 ? undefined : this.positionAt(index, offset).column
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

  locate(offset: number | undefined): Position {
    const { index, offset: at } = this.seek(offset)
    return at === undefined
      ? { line: this.#source.lineAt(index), column: undefined }
      : this.#source.positionAt(index, at)
  }

  /** The source's line, from 0, and the offset into it where that is found. */
  seek(offset: number | undefined): { readonly index: number; readonly offset: number | undefined } {
    const isAhead = offset !== undefined && offset >= this.#start
    if (!isAhead) return { index: this.#firstLine + this.#index, offset: undefined }
    while (this.#index < this.#lines.length - 1 && offset > this.#start + this.#lines[this.#index]!.length) {
      this.#start += this.#lines[this.#index]!.length + 1
      this.#index++
    }
    const at = this.#foundAt()
    const found = at === undefined ? undefined : at + offset - this.#start
    return { index: this.#firstLine + this.#index, offset: found }
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
