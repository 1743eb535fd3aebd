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
