import type { NoteGalley, WaitingNote } from './galley.js'
import { isListStart, listStart } from './galleyPath.js'

export function waitFor<C>(notes: readonly NoteGalley<C>[]): readonly WaitingNote<C>[] {
  return notes.map(note => ({ note, path: listStart }))
}

/** Notes as they stand in the area: those that follow one another and share lines are joined, as long as nothing of them is printed. */
export function joinNotes<C>(waiting: readonly WaitingNote<C>[]): readonly WaitingNote<C>[] {
  if (waiting.every(({ note }) => note.shared === undefined)) return waiting
  const joined: WaitingNote<C>[] = []
  for (let from = 0, to = 0; from < waiting.length; from = to) {
    const { shared } = waiting[from]!.note
    const belongs = ({ note, path }: WaitingNote<C>) => note.shared === shared && isListStart(path)
    to = from + 1
    if (shared === undefined || !belongs(waiting[from]!)) joined.push(waiting[from]!)
    else {
      while (to < waiting.length && belongs(waiting[to]!)) to++
      joined.push(...waitFor(shared.set(waiting.slice(from, to).map(({ note }) => note))))
    }
  }
  return joined
}

/** What waits as single notes again, where nothing of it is printed. */
export function membersOf<C>(waiting: WaitingNote<C>): readonly WaitingNote<C>[] {
  const { note, path } = waiting
  return note.joined === undefined || !isListStart(path) ? [waiting] : waitFor(note.joined)
}

/** All of joined notes but the last, and that by itself. */
export function withoutLast<C>(waiting: WaitingNote<C>): readonly WaitingNote<C>[] {
  const members = membersOf(waiting)
  return [...joinNotes(members.slice(0, -1)), members.at(-1)!]
}
