import type { Path } from './galley.js'

/** Where a list begins. */
export const listStart: Path = [0]

/** The item of a list that a path leads to. */
export function indexOf(path: Path): number {
  const [index] = path
  if (typeof index !== 'number') throw new Error('a path into a list begins with an index')
  return index
}

/** The path within the column at its first step; undefined if it leads to the whole column. */
export function pathInColumn(path: Path): Path | undefined {
  return path.length > 1 ? path.slice(1) : undefined
}

/** The paths within the cells of the row at its first step; undefined if it leads to the whole row. */
export function pathsInCells(path: Path): readonly Path[] | undefined {
  const [, cells] = path
  return typeof cells === 'object' ? cells : undefined
}

/** Whether something has been printed of what the path leads to: a note so begun is not late. */
export function isListStart(path: Path): boolean {
  return path.length === 1 && path[0] === 0
}

export function samePath(a: Path, b: Path): boolean {
  return a === b || (a.length === b.length && a.every((step, i) => sameStep(step, b[i]!)))
}

function sameStep(a: Path[number], b: Path[number]): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b
  return a.length === b.length && a.every((path, i) => samePath(path, b[i]!))
}
