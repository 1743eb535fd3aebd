/** The lengths of a paragraph's lines. From some line on they are all the same. */
export interface LineMeasures {
  /** Of each line up to the first of the steady ones, in points. */
  readonly lengths: readonly number[]
  /** The line from which on all are equal: two ways to a break that have passed it need not be told apart. */
  readonly steadyFrom: number
  /** The longest less the shortest. */
  readonly spread: number
}

/** The measures of up to `count` lines, which is as many as the paragraph can have. */
export function lineMeasures(measure: number | ((line: number) => number), count: number): LineMeasures {
  if (typeof measure === 'number') return { lengths: [measure], steadyFrom: 0, spread: 0 }
  const lengths = Array.from({ length: Math.max(count, 1) }, (_, line) => measure(line))
  while (lengths.length > 1 && lengths.at(-1) === lengths.at(-2)) lengths.pop()
  let [least, most] = [lengths[0]!, lengths[0]!]
  for (const length of lengths) {
    least = Math.min(least, length)
    most = Math.max(most, length)
  }
  return { lengths, steadyFrom: lengths.length - 1, spread: most - least }
}

export function measureOf({ lengths, steadyFrom }: LineMeasures, line: number): number {
  return lengths[line < steadyFrom ? line : steadyFrom]!
}
