/** What a data file lists. An entry with a fault is reported and left out: then the list is not complete. */
export interface DataList<Entry> {
  readonly entries: readonly Entry[]
  readonly isComplete: boolean
}

/** A list of which each item gave its entry, or none. */
export function gatherEntries<Entry>(items: readonly (readonly Entry[])[]): DataList<Entry> {
  return { entries: items.flat(), isComplete: items.every(found => found.length > 0) }
}

/** The list of a file that is not there, or is empty. */
export const emptyList: DataList<never> = { entries: [], isComplete: true }

/** The list of a file that cannot be read. */
export const lostList: DataList<never> = { entries: [], isComplete: false }
