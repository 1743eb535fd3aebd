/** The lengths of a paragraph's lines. From some line on they are all the same. */
export interface LineMeasures {
  /** Of each line up to the first of the steady ones, in points. */
  readonly lengths: readonly number[]
  /** The line from which on all are equal: two ways to a break that have passed it need not be told apart. */
  readonly steadyFrom: number
  /** The longest less the shortest. */
  readonly spread: number
}

/** From one measure for all lines, or one for each of the first; the last of these then holds for all others. */
export function lineMeasures(measure: number | readonly number[]): LineMeasures {
  if (typeof measure === 'number') return { lengths: [measure], steadyFrom: 0, spread: 0 }
  const lengths = [...measure]
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
