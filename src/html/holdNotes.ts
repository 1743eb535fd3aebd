import type { PagedNote, PageMap } from './pageMap.js'

/** Passes after which a note whose number still changes is held, and after which all are. */
const [firstHold, lastHold] = [3, 5]

/**
 * Notes that are counted page by page can move themselves: a mark as wide as “12” pushes its line to the next page, where it is
 * a “1”, and the line goes back. So a mark that still changes in the third pass takes the width of the widest number that it has
 * had. After the fifth pass each mark keeps its width, whatever it shows: then numbers move nothing any more, and are true in
 * the pass after.
 *
 * The map of a pass with what is so held, from that of the pass before.
 */
export function holdNotes(before: PageMap, map: PageMap, pass: number): PageMap {
  if (map.notes.size === 0) return map
  const notes = [...map.notes].map(([order, note]) => {
    const held = heldOf(note, before.notes.get(order), pass)
    return [order, { ...note, held }] as const
  })
  return { ...map, notes: new Map(notes) }
}

function heldOf({ number }: PagedNote, before: PagedNote | undefined, pass: number): readonly number[] {
  if (pass > lastHold) return before?.held ?? []
  if (before === undefined || pass < firstHold) return []
  const all = before.number === number ? before.held : [...before.held, before.number, number]
  const held = [...new Set(all)].sort((a, b) => a - b)
  return pass === lastHold && held.length === 0 ? [number] : held
}
