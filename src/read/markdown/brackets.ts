/** Square brackets of a text in pairs; escaped ones, and those in code, are not brackets. */
export interface Brackets {
  /** Where the bracket that opens at `position` closes; -1 if it does not. */
  closeOf(position: number): number
  /** How many brackets lie in each other there, its own counted. */
  heightOf(position: number): number
  /** Those that open and never close, in their order. */
  readonly unclosed: readonly number[]
}

/** Finds brackets for rules that ask at many positions of one text: one pass for each text, so that all of them stay linear. */
export function createBracketFinder(): (text: string) => Brackets {
  let last = { text: '', brackets: pairBrackets('') }
  return text => {
    if (text !== last.text) last = { text, brackets: pairBrackets(text) }
    return last.brackets
  }
}

function pairBrackets(text: string): Brackets {
  const closes = new Map<number, number>()
  const heights = new Map<number, number>()
  const codeEnds = findCodeEnds(text)
  const open: { at: number; height: number }[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (sign === '`') at = (codeEnds.get(at) ?? runEnd(text, at)) - 1
    else if (sign === '[') open.push({ at, height: 1 })
    else if (sign === ']') {
      const pair = open.pop()
      if (pair === undefined) continue
      closes.set(pair.at, at)
      heights.set(pair.at, pair.height)
      const outer = open.at(-1)
      if (outer !== undefined) outer.height = Math.max(outer.height, pair.height + 1)
    }
  }
  return {
    closeOf: position => closes.get(position) ?? -1,
    heightOf: position => heights.get(position) ?? 0,
    unclosed: open.map(({ at }) => at),
  }
}

/** For each run of backticks that opens code: where the code ends, at the next run as long as it (CommonMark, section 6.1). */
function findCodeEnds(text: string): ReadonlyMap<number, number> {
  const runs = [...text.matchAll(/`+/g)]
  const ends = new Map<number, number>()
  const next = new Map<number, number>()
  for (const { index, 0: run } of runs.reverse()) {
    const close = next.get(run.length)
    if (close !== undefined) ends.set(index, close + run.length)
    next.set(run.length, index)
  }
  return ends
}

function runEnd(text: string, start: number): number {
  let end = start
  while (text[end] === '`') end++
  return end
}
