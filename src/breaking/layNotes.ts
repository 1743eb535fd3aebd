import { fits } from '../length.js'
import { findPlaces } from './findPlaces.js'
import type { Fault, NoteGalley, Path, Track, WaitingNote } from './galley.js'
import { isListStart } from './galleyPath.js'
import { joinNotes, membersOf, waitFor, withoutLast } from './joinNotes.js'
import { bestPlace, isAllowed, type Place } from './place.js'

/** What stands of one note on a page. */
export interface NotePart<C> {
  readonly note: NoteGalley<C>
  readonly from: Path
  /** Where it goes on; undefined if it is done. */
  readonly to: Path | undefined
  /** From the top of the note area's content. */
  readonly y: number
  readonly height: number
}

/** The note area of a page. */
export interface LaidNotes<C> {
  readonly parts: readonly NotePart<C>[]
  /** Without the area's edges. */
  readonly height: number
  /** For the next page, in order. */
  readonly rest: readonly WaitingNote<C>[]
  readonly faults: readonly Fault<C>[]
}

/**
 * Lays notes one below the other into `room` points: each whole as long as they fit, then as much of the next as its
 * penalties allow, then nothing more, so that notes stay in order. Of notes that share lines as many are joined as go in together. A note called in a note follows it. With `force` the first
 * gets at least one leaf in, whatever its penalties and height.
 */
export function layNotes<C>(
  waiting: readonly WaitingNote<C>[],
  room: number,
  { noteGap }: Pick<Track, 'noteGap'>,
  force: boolean,
): LaidNotes<C> {
  const parts: NotePart<C>[] = []
  const faults: Fault<C>[] = []
  const queue = joinNotes(waiting).toReversed()
  let height = 0
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { note, path } = next
    const y = parts.length === 0 ? 0 : height + noteGap
    const isSingle = membersOf(next).length === 1
    const place = endOfPart(next, room - y, force && parts.length === 0 && isSingle)
    if (place === undefined && !isSingle) {
      queue.push(...withoutLast(next).toReversed())
      continue
    }
    if (place === undefined) {
      queue.push(next)
      break
    }
    height = y + place.y
    parts.push({ note, from: path, to: place.isEnd ? undefined : place.path, y, height: place.y })
    faults.push(...faultsAt(place, room - y))
    queue.push(...joinNotes(waitFor(place.calls)).toReversed())
    if (place.isEnd) continue
    queue.push({ note, path: place.path })
    break
  }
  return { parts, height, rest: queue.reverse().flatMap(membersOf), faults }
}

/** Faults of a page or note that ends at a place: a rule that it breaks, a height that it exceeds. */
export function faultsAt<C>({ rule, last, y }: Place<C>, room: number): readonly Fault<C>[] {
  if (last === undefined) return []
  const faults: Fault<C>[] = []
  if (rule !== undefined) faults.push({ kind: rule === 'unmarked' ? 'break-inside' : rule, content: last })
  if (!fits(y, room)) faults.push({ kind: 'too-tall', content: last })
  return faults
}

function endOfPart<C>({ note, path }: WaitingNote<C>, room: number, force: boolean): Place<C> | undefined {
  const { places } = searchNote(note, path, room)
  const place = bestPlace(places, room, isAllowed)
  if (place !== undefined || !force) return place
  return bestPlace(places, room, () => true) ?? places[0]
}

function searchNote<C>(note: NoteGalley<C>, path: Path, height: number) {
  const atTop = !isListStart(path)
  return findPlaces(note.items, path, { height, repeats: true, emptyPages: false, forces: false, atTop })
}

/** Heights of whole notes, each found once. */
export class NoteHeights<C> {
  private readonly known = new Map<NoteGalley<C> | WaitingNote<C>, number>()

  constructor(private readonly track: Track) {}

  /** Height of the note area with its edges if all of these stand in it whole; infinite if that is more than the track. */
  areaOf(waiting: readonly WaitingNote<C>[], calls: readonly NoteGalley<C>[]): number {
    if (waiting.length + calls.length === 0) return 0
    const all = [...waiting, ...waitFor(calls)]
    const { noteEdges, noteGap, height } = this.track
    if (!fits(noteEdges + leastHeight(all), height)) return Number.POSITIVE_INFINITY
    const joined = joinNotes(all)
    return joined.reduce((sum, each) => sum + this.heightOf(each), noteEdges + (joined.length - 1) * noteGap)
  }

  /** With the notes called in it. */
  private heightOf(waiting: WaitingNote<C>): number {
    const { note, path } = waiting
    const key = isListStart(path) ? note : waiting
    const known = this.known.get(key)
    if (known !== undefined) return known
    const { places, isComplete } = searchNote(note, path, this.track.height)
    const { y, calls } = places.at(-1)!
    const within = joinNotes(waitFor(calls)).reduce(
      (sum, call) => sum + this.track.noteGap + this.heightOf(call),
      0,
    )
    const height = isComplete ? y + within : Number.POSITIVE_INFINITY
    this.known.set(key, height)
    return height
  }
}

/** Of notes that share lines; of others nothing. */
function leastHeight<C>(waiting: readonly WaitingNote<C>[]): number {
  return waiting.reduce((sum, { note, path }) => {
    return note.shared === undefined || !isListStart(path) ? sum : sum + note.shared.leastOf(note)
  }, 0)
}
