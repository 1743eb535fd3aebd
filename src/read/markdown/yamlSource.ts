import type { YamlText } from '../yaml.js'
import { type Position, SourceText } from './inlineLocator.js'

/**
 * The text of a YAML value, trimmed, with where each of its lines stands in the file. YAML folds lines, takes indents away
 * and reads escapes: so the signs of the text are found one after the other among those that were typed.
 */
export function sourceOfYaml({ text, typed, place }: YamlText): SourceText {
  const content = text.trim()
  let found: readonly Position[] | undefined
  const lineStarts = [0]
  for (const { index } of content.matchAll(/\n/g)) lineStarts.push(index + 1)
  const at = (offset: number): Position => {
    found ??= findSigns(content, typed, { line: place.line, column: place.column ?? 1 })
    return found[Math.min(offset, found.length - 1)] ?? { line: place.line, column: place.column }
  }
  return new SourceText(content, place.file, (index, offset) => at((lineStarts[index] ?? 0) + offset))
}

/** The position of each sign of the text; without a column from where it is not found on. */
function findSigns(
  text: string,
  typed: string,
  start: { line: number; column: number },
): readonly Position[] {
  const places: Position[] = []
  let { line, column } = start
  let [at, isLost] = [0, false]
  const pass = (count: number) => {
    for (const end = at + count; at < end; at++) {
      if (typed[at] === '\n') [line, column] = [line + 1, 1]
      else column++
    }
  }
  pass(headOf(typed))
  for (const sign of text) {
    for (let next = passedBefore(typed, at, sign); next > 0; next = passedBefore(typed, at, sign)) pass(next)
    const length = lengthOf(typed, at, sign)
    if (length === 0 && !/\s/.test(sign)) isLost = true
    const position = { line, column: isLost ? undefined : column }
    for (let unit = 0; unit < sign.length; unit++) places.push(position)
    pass(isLost ? 0 : length)
  }
  return places
}

/** What stands before the text: a quotation mark, or the line of a block's sign. */
function headOf(typed: string): number {
  if (/^[|>]/.test(typed)) return typed.indexOf('\n') + 1
  return /^["']/.test(typed) ? 1 : 0
}

/** White space and the backslash that joins lines, where the text goes on with another sign. */
function passedBefore(typed: string, at: number, sign: string): number {
  if (/\s/.test(sign)) return 0
  if (typed[at] === '\\' && typed[at + 1] === '\n') return 2
  return /\s/.test(typed[at] ?? '') ? 1 : 0
}

/** How many typed signs one of the text's was read from: more than one for an escape; none for space, which may be folded. */
function lengthOf(typed: string, at: number, sign: string): number {
  if (typed.startsWith('"') && typed[at] === '\\') {
    const escaped = /\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|.)/iy
    escaped.lastIndex = at
    return escaped.exec(typed)?.[0].length ?? 0
  }
  if (/\s/.test(sign)) return 0
  if (sign === "'" && typed.startsWith("'") && typed.startsWith("''", at)) return 2
  return typed.startsWith(sign, at) ? sign.length : 0
}
