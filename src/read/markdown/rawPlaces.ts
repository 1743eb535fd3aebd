import type { Position, SourceText } from './inlineLocator.js'

/** Where a piece of raw HTML starts: on which line of the source, from 0; at which offset of it, unless the piece is a block. */
export interface RawStart {
  readonly index: number
  readonly offset?: number | undefined
}

/**
 * Finds offsets into raw HTML in its source. Markdown takes indents and markers away from a block's lines, so each line is
 * searched for in its own source line.
 */
export class RawPlaces {
  readonly #source: SourceText
  readonly #start: RawStart
  readonly #html: string
  /** Where each line of the HTML starts. */
  readonly #starts: readonly number[]
  /** Searched for once each, so that many tags on one long line stay linear. */
  readonly #offsets = new Map<number, number | undefined>()

  constructor(source: SourceText, html: string, start: RawStart) {
    this.#source = source
    this.#start = start
    this.#html = html
    this.#starts = [0, ...[...html.matchAll(/\n/g)].map(({ index }) => index + 1)]
  }

  positionOf(at: number): Position {
    const line = this.#lineOf(at)
    const lineStart = this.#starts[line]!
    const index = this.#start.index + line
    if (!this.#offsets.has(line)) this.#offsets.set(line, this.#offsetOf(line))
    const start = this.#offsets.get(line)
    return start === undefined
      ? { line: this.#source.lineAt(index), column: undefined }
      : this.#source.positionAt(index, start + at - lineStart)
  }

  #lineOf(at: number): number {
    let [low, high] = [0, this.#starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Where a line of the HTML starts in its source line: a block's ends it, that of a tag in text may not. */
  #offsetOf(line: number): number | undefined {
    const { index, offset } = this.#start
    if (line === 0 && offset !== undefined) return offset
    const part = this.#html.slice(this.#starts[line], (this.#starts[line + 1] ?? this.#html.length + 1) - 1)
    const source = this.#source.lines[index + line] ?? ''
    const found = offset === undefined ? source.lastIndexOf(part) : source.indexOf(part)
    return found < 0 ? undefined : found
  }
}
