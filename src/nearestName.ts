/**
 * The candidate with the fewest slips of the pen between it and what is written; or else the only one that starts with it or
 * has it as one of its words (`alias` in `aliases`, `newspaper` in `article-newspaper`). Undefined if none is near.
 */
export function nearestName(written: string, candidates: Iterable<string>): string | undefined {
  if (written.length > 60) return undefined
  let nearest: string | undefined
  let least = Math.max(1, Math.floor(written.length / 3)) + 1
  const all = [...candidates]
  for (const candidate of all) {
    const slips = countSlips(written.toLowerCase(), candidate.toLowerCase())
    if (slips < least) [nearest, least] = [candidate, slips]
  }
  return nearest ?? onlyOneWith(written, all)
}

function onlyOneWith(written: string, candidates: readonly string[]): string | undefined {
  const part = written.toLowerCase()
  if (part.length < 4) return undefined
  const holding = candidates.filter(candidate => {
    const name = candidate.toLowerCase()
    return name.startsWith(part) || name.split(/[-_]/).includes(part)
  })
  return holding.length === 1 ? holding[0] : undefined
}

/** Letters added, dropped, changed, or swapped with their neighbour (optimal string alignment distance). */
function countSlips(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, changed, swapped))
    }
    ;[before, last] = [last, row]
  }
  return last[b.length]!
}
