import { fits } from '../length.js'
import { choosePageEnd, type PageEnd, pageEndAt } from './choosePlace.js'
import { findPlaces } from './findPlaces.js'
import type { Cursor, Filled, GalleyItem, Path, Placed, Track, WaitingNote } from './galley.js'
import { isListStart, listStart } from './galleyPath.js'
import type { LaidNotes } from './layNotes.js'
import { isAllowed, type Place } from './place.js'
import { placeItems } from './placeItems.js'

/** The start of a galley, with no notes waiting. */
export function startCursor<C>(): Cursor<C> {
  return { path: listStart, waiting: [] }
}

/**
 * One page by first fit, from a frozen cursor: first all places where the page could end are found, then one of them is
 * chosen, then what lies before it is placed. Nothing is ever undone. Each page but the last takes at least one leaf of
 * the galley or of a waiting note, so a galley is filled in finitely many pages; each costs what lies on it.
 *
 * With `end` the page ends where `choosePages` has chosen, and what it holds is placed in the same way.
 *
 * Heights exceed the track only with a fault `too-tall`. Throws on a cursor that is not of this galley, and where the page
 * cannot end at `end`.
 */
export function fillPage<C>(
  galley: readonly GalleyItem<C>[],
  cursor: Cursor<C>,
  track: Track,
  end?: Path,
): Filled<C> {
  if (end !== undefined) return fillUpTo(end, galley, cursor, track)
  const whole = choosePageEnd(search(galley, cursor, track, true), cursor, track)
  if (!isRepeatInTheWay(whole, galley, cursor, track)) return fillTo(whole, galley, cursor, true)
  return fillTo(choosePageEnd(search(galley, cursor, track, false), cursor, track), galley, cursor, false)
}

function fillUpTo<C>(
  end: Path,
  galley: readonly GalleyItem<C>[],
  cursor: Cursor<C>,
  track: Track,
): Filled<C> {
  const whole = pageEndAt(search(galley, cursor, track, true), cursor, track, end)
  if (whole !== undefined && !isRepeatInTheWay(whole, galley, cursor, track))
    return fillTo(whole, galley, cursor, true)
  const bare = pageEndAt(search(galley, cursor, track, false), cursor, track, end) ?? whole
  if (bare === undefined) throw new Error('a page was to end where it cannot')
  return fillTo(bare, galley, cursor, bare === whole)
}

function search<C>(
  galley: readonly GalleyItem<C>[],
  { path, waiting }: Cursor<C>,
  { height }: Track,
  repeats: boolean,
): readonly Place<C>[] {
  const emptyPages = waiting.length > 0
  return findPlaces(galley, path, { height, repeats, emptyPages, forces: true, atTop: true }).places
}

/** A table's head is left out where a rule would have to be broken, or something too tall be set, only because of it. */
function isRepeatInTheWay<C>(
  { place }: PageEnd<C>,
  galley: readonly GalleyItem<C>[],
  cursor: Cursor<C>,
  track: Track,
): boolean {
  if (place === undefined || cursor.path.length === 1) return false
  if (isAllowed(place) && fits(place.y, track.height)) return false
  return search(galley, cursor, track, false).some(other => isAllowed(other) && fits(other.y, track.height))
}

function fillTo<C>(
  { place, notes, faults }: PageEnd<C>,
  galley: readonly GalleyItem<C>[],
  cursor: Cursor<C>,
  repeats: boolean,
): Filled<C> {
  const placed =
    place === undefined || place.isBlank
      ? []
      : placeItems(galley, cursor.path, place.isEnd ? undefined : place.path, {
          repeats,
          atTop: true,
          onGrid: true,
        })
  return {
    placed,
    notes: placeNotes(notes),
    noteHeight: notes.height,
    height: place?.y ?? 0,
    endCost: place?.endCost ?? 0,
    faults,
    ...goOn(place, cursor, notes.rest),
  }
}

function goOn<C>(
  place: Place<C> | undefined,
  cursor: Cursor<C>,
  waiting: readonly WaitingNote<C>[],
): Pick<Filled<C>, 'next' | 'ended'> {
  if (place === undefined) return { next: { path: cursor.path, waiting }, ended: 'full' }
  if (place.isEnd && waiting.length === 0) return { next: undefined, ended: 'end' }
  if (place.force === undefined) return { next: { path: place.path, waiting }, ended: 'full' }
  // Notes are finished before a forced break: what it begins does not start with the notes of what it ends.
  if (waiting.length > 0) return { next: { path: place.resume, waiting }, ended: 'full' }
  return { next: { path: place.path, waiting }, ended: place.force }
}

function placeNotes<C>({ parts }: LaidNotes<C>): readonly Placed<C>[] {
  return parts.flatMap(({ note, from, to, y, height }) => {
    const isFirst = isListStart(from)
    const whole = { content: note.content, y, height, isFirst, isLast: to === undefined, isRepeat: false }
    const within = placeItems(note.items, from, to, { repeats: true, atTop: !isFirst, onGrid: false })
    return [whole, ...within.map(part => ({ ...part, y: part.y + y }))]
  })
}
