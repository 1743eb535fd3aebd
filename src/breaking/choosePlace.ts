import { fits } from '../length.js'
import type { Cursor, Fault, NoteGalley, Path, Track, WaitingNote } from './galley.js'
import { isListStart, samePath } from './galleyPath.js'
import { waitFor } from './joinNotes.js'
import { faultsAt, type LaidNotes, layNotes, NoteHeights } from './layNotes.js'
import { bestPlace, isAllowed, type Place } from './place.js'

/** How a page ends: at a place, or with notes alone; and the notes on it. */
export interface PageEnd<C> {
  readonly place: Place<C> | undefined
  readonly notes: LaidNotes<C>
  readonly faults: readonly Fault<C>[]
}

type Accept<C> = (place: Place<C>) => boolean
const always = () => true
/** Part of a page that must be filled if a note is to be kept whole on the next. */
const fullEnough = 0.75

/**
 * The end of a page by first fit. In this order: the latest allowed place with all notes whole; one with the last note
 * divided; one with notes put off to the next page; the same three with a rule broken; notes alone; what is too tall.
 */
export function choosePageEnd<C>(
  places: readonly Place<C>[],
  { waiting }: Cursor<C>,
  track: Track,
): PageEnd<C> {
  return new PageEnds(places, waiting, track).choose()
}

/** The end of a page at a place chosen before (at the page's own start: with notes alone); undefined if it cannot end there. */
export function pageEndAt<C>(
  places: readonly Place<C>[],
  { path, waiting }: Cursor<C>,
  track: Track,
  end: Path,
): PageEnd<C> | undefined {
  const here = places.filter(place => samePath(place.path, end))
  const place =
    here.findLast(({ force }) => force !== undefined) ??
    here.find(isAllowed) ??
    here[0] ??
    places.find(({ resume }) => samePath(resume, end))
  const ends = new PageEnds(places, waiting, track)
  if (place !== undefined) return ends.at(place)
  return waiting.length > 0 && samePath(path, end) ? ends.notesAlone() : undefined
}

class PageEnds<C> {
  private readonly heights: NoteHeights<C>

  constructor(
    private readonly places: readonly Place<C>[],
    private readonly waiting: readonly WaitingNote<C>[],
    private readonly track: Track,
  ) {
    this.heights = new NoteHeights(track)
  }

  choose(): PageEnd<C> {
    if (this.waiting.length > 0) {
      const notes = this.layWaiting()
      if (notes === undefined) return this.notesAlone()
      if (!this.isDone(notes)) return this.endBeside(notes) ?? this.notesAlone()
    }
    const end = this.endBy(isAllowed) ?? this.endBy(always)
    if (end !== undefined) return end
    return this.waiting.length > 0 ? this.notesAlone() : this.tooTall()
  }

  at(place: Place<C>): PageEnd<C> {
    if (this.waiting.length > 0) {
      const notes = this.layWaiting()
      if (notes === undefined) return this.notesAlone()
      if (!this.isDone(notes))
        return this.endAt(place, { ...notes, rest: [...notes.rest, ...waitFor(place.calls)] })
    }
    return this.endAt(place, this.layAll(place))
  }

  /** Whether waiting notes so laid wait no longer, and leave room for others. */
  private isDone({ rest, height }: LaidNotes<C>): boolean {
    return rest.length === 0 && fits(height + this.track.noteEdges, this.track.noteMax)
  }

  /**
   * Waiting notes as they can stand beside the least of text that a page could hold, or undefined if nothing of them can.
   * They may take more than `noteMax` rather than wait again.
   */
  private layWaiting(): LaidNotes<C> | undefined {
    const { height, noteMax } = this.track
    const first = this.firstPlace(isAllowed) ?? this.firstPlace(always)
    if (first === undefined) return undefined
    const room = height - first.y
    for (const each of first.isBlank ? [room] : [Math.min(noteMax, room), room]) {
      const notes = this.lay(this.waiting, each, false)
      if (notes.parts.length > 0) return notes
    }
    return undefined
  }

  /** Text beside waiting notes that fill their room. Notes called in it must wait too, so it is without if it can. */
  private endBeside(notes: LaidNotes<C>): PageEnd<C> | undefined {
    const room = this.track.height - this.track.noteEdges - notes.height
    const accept = this.firstPlace(isAllowed) === undefined ? always : isAllowed
    const place =
      bestPlace(this.places, room, place => accept(place) && place.calls.length === 0) ??
      this.places.find(place => accept(place) && fits(place.y, room))
    if (place === undefined) return undefined
    return this.endAt(place, { ...notes, rest: [...notes.rest, ...waitFor(place.calls)] })
  }

  private endBy(accept: Accept<C>): PageEnd<C> | undefined {
    const whole = this.endWithWholeNotes(accept)
    const next = this.places.find(place => accept(place) && !this.isWhole(place) && this.isWithin(place))
    const divided = next === undefined ? undefined : this.endWithDividedNote(next, accept)
    if (divided !== undefined && next !== undefined && this.mustDivide(whole, next, divided)) return divided
    if (whole !== undefined) return this.endAt(whole, this.layAll(whole))
    return next === undefined ? undefined : this.endAt(next, this.layAll(next))
  }

  private endWithWholeNotes(accept: Accept<C>): Place<C> | undefined {
    const heightAt = (place: Place<C>) => place.y + this.areaAt(place)
    return bestPlace(this.places, this.track.height, place => accept(place) && this.isWhole(place), heightAt)
  }

  /**
   * Notes are divided only where that saves a quarter of a page, or where the next page could not hold them whole either; one
   * that keeps whole, only for the second reason.
   */
  private mustDivide(whole: Place<C> | undefined, next: Place<C>, { notes }: PageEnd<C>): boolean {
    if (whole === undefined) return true
    if (whole.isEnd || whole.force !== undefined) return false
    const { height, noteMax } = this.track
    const keepsWhole = notes.rest.some(({ note }) => note.keepsWhole)
    if (!keepsWhole && !fits(fullEnough * height, whole.y + this.areaAt(whole))) return true
    const area = this.heights.areaOf(
      [],
      next.calls.filter(call => !whole.calls.includes(call)),
    )
    return !fits(area, noteMax) || !fits(next.y - whole.y + area, height)
  }

  /**
   * Ends the page at or after the first place whose notes do not go in whole. The room that they are given there stays
   * theirs: text goes on above it only.
   */
  private endWithDividedNote(first: Place<C>, accept: Accept<C>): PageEnd<C> | undefined {
    const notes = this.layAll(first)
    if (notes.rest.some(({ path }) => isListStart(path))) return undefined
    const { height, noteEdges } = this.track
    const place = bestPlace(
      this.places,
      height - noteEdges - notes.height,
      place => accept(place) && place.y >= first.y && place.calls.length === first.calls.length,
    )
    return place && this.endAt(place, notes)
  }

  /** When none are left, the page ends where what follows asks for another. */
  notesAlone(): PageEnd<C> {
    const notes = this.lay(this.waiting, this.track.height, true)
    const isDone = ({ isBlank, isEnd, force }: Place<C>) => isBlank && (isEnd || force !== undefined)
    const place = notes.rest.length === 0 ? this.places.findLast(isDone) : undefined
    return { place, notes, faults: this.faultsOf(notes) }
  }

  private tooTall(): PageEnd<C> {
    const [place] = this.places
    if (place === undefined) throw new Error('a search for places found none')
    return this.endAt(place, this.layAll(place))
  }

  private endAt(place: Place<C>, notes: LaidNotes<C>): PageEnd<C> {
    return { place, notes, faults: [...faultsAt(place, this.track.height), ...this.faultsOf(notes)] }
  }

  /** With the notes called on this page, in text or notes, that do not begin on it, and those divided that keep whole. */
  private faultsOf({ rest, faults }: LaidNotes<C>): readonly Fault<C>[] {
    const own = rest.filter(({ note }) => !this.wasWaiting(note))
    const broken = own.flatMap(({ note, path }): readonly Fault<C>[] => {
      if (isListStart(path)) return [{ kind: 'note-deferred', content: note.content }]
      return note.keepsWhole ? [{ kind: 'footnote-policy', content: note.content }] : []
    })
    return [...faults, ...broken]
  }

  private wasWaiting(note: NoteGalley<C>): boolean {
    return this.waiting.some(each => each.note === note)
  }

  private layAll(place: Place<C>): LaidNotes<C> {
    const all = [...this.waiting, ...waitFor(place.calls)]
    if (this.isWhole(place)) return this.lay(all, this.track.height, false)
    return this.lay(all, Math.min(this.track.noteMax, this.track.height - place.y), false)
  }

  private lay(notes: readonly WaitingNote<C>[], room: number, force: boolean): LaidNotes<C> {
    return layNotes(notes, room - this.track.noteEdges, this.track, force)
  }

  private areaAt(place: Place<C>): number {
    return this.heights.areaOf(this.waiting, place.calls)
  }

  private isWhole(place: Place<C>): boolean {
    const area = this.areaAt(place)
    return fits(area, this.track.noteMax) && fits(place.y + area, this.track.height)
  }

  private isWithin(place: Place<C>): boolean {
    return fits(place.y, this.track.height)
  }

  private firstPlace(accept: Accept<C>): Place<C> | undefined {
    return this.places.find(place => accept(place) && this.isWithin(place))
  }
}
