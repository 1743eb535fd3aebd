import { fits } from '../length.js'
import type { NoteGalley, Path, Track, WaitingNote } from './galley.js'
import {
  changeOfSpaces,
  changesOfDivided,
  type EndChange,
  firstIndex,
  type GalleyChange,
  joinChanges,
  noChange,
  WholeParagraphs,
} from './galleyChanges.js'
import { isListStart } from './galleyPath.js'
import { waitFor } from './joinNotes.js'
import { layNotes, NoteHeights } from './layNotes.js'
import { costOfPage, depthOf, type PageFacts } from './pageCosts.js'
import { isAllowed } from './place.js'
import type { Survey } from './surveyGalley.js'

/** A way to fill a page from one place of a survey to another. */
export interface PageWay<C> {
  /** Index of the place at which the page ends, and where the next goes on. */
  readonly to: number
  readonly path: Path
  readonly facts: PageFacts
  /** What of its last note is left for the next page. */
  readonly waiting: readonly WaitingNote<C>[]
  readonly changes: readonly GalleyChange<C>[]
  /** All but what depends on its side and on the page that it faces. */
  readonly cost: number
  readonly depth: number | undefined
}

/** Lines that a page may be short of before its end is sought farther; with one, one page of ten could not be helped. */
const shortLines = 2
/** Ends that are tried where none is within these bounds. */
const widened = 3

/** The ways to fill pages of one track within a survey; those without waiting notes are found once. */
export class PageWays<C> {
  readonly heights: NoteHeights<C>
  private readonly known = new Map<number, readonly PageWay<C>[]>()

  constructor(
    readonly survey: Survey<C>,
    readonly track: Track,
    readonly usesVariants: boolean,
  ) {
    this.heights = new NoteHeights(track)
  }

  /**
   * All ways from a place that leave no more than two lines empty, with spaces changed and, if that is allowed, paragraphs set
   * otherwise; if there are none, the fullest that break no rule; none at all where only first fit knows what to do.
   */
  from(at: number, waiting: readonly WaitingNote<C>[]): readonly PageWay<C>[] {
    if (waiting.length > 0) return new WaySearch(this, at, waiting).find()
    const known = this.known.get(at) ?? new WaySearch(this, at, waiting).find()
    this.known.set(at, known)
    return known
  }
}

/** An end that is looked at: heights of all before it on the page, as it is set, and of its notes with their edges. */
interface End {
  readonly to: number
  readonly height: number
  readonly area: number
  readonly isLast: boolean
}

class WaySearch<C> {
  private readonly ways: PageWay<C>[] = []
  private readonly wholes: WholeParagraphs<C>

  constructor(
    private readonly page: PageWays<C>,
    private readonly at: number,
    private readonly waiting: readonly WaitingNote<C>[],
  ) {
    this.wholes = new WholeParagraphs(page.survey, at)
  }

  find(): readonly PageWay<C>[] {
    const { survey, track, heights } = this.page
    if (!fits(heights.areaOf(this.waiting, []), track.noteMax)) return []
    const least = track.height - (shortLines + 2) * survey.line
    const last = survey.places.length - 1
    // Text that is high enough by itself asks for no notes: those of far places would be many.
    const isFull = (to: number) => this.heightTo(to) >= least || this.heightTo(to) + this.areaTo(to) >= least
    const first = firstIndex(this.at + 1, last, isFull)
    for (let to = first; to <= last && fits(this.heightTo(to), track.height + survey.line); to++)
      this.tryEnd(this.endAt(to))
    if (this.ways.every(way => way.waiting.length > 0)) this.widenFrom(first - 1)
    return this.ways
  }

  private endAt(to: number): End {
    const isLast = to === this.page.survey.places.length - 1
    return { to, height: this.heightTo(to), area: this.areaTo(to), isLast }
  }

  private heightTo(to: number): number {
    const { places, bottoms, tops, shifts } = this.page.survey
    const height = bottoms[to]! - tops[this.at]!
    const { points, from } = shifts[this.at]!
    return places[to]!.contents > from ? height + points : height
  }

  private notesTo(to: number): readonly NoteGalley<C>[] {
    const { calls, notes } = this.page.survey
    const [from, end] = [calls[this.at]!, calls[to]!]
    return from === end ? [] : notes.slice(from, end)
  }

  private areaTo(to: number): number {
    return this.page.heights.areaOf(this.waiting, this.notesTo(to))
  }

  private tryEnd(end: End): void {
    const { survey, track, usesVariants } = this.page
    const place = survey.places[end.to]!
    const hasRoomForNotes = fits(end.area, track.noteMax)
    if (hasRoomForNotes) {
      if (isAllowed(place)) this.offerChanged(end, { ...noChange, endCost: place.endCost })
      const divided = usesVariants ? changesOfDivided(survey, this.at, end.to) : []
      for (const change of divided) this.offerChanged(end, change)
    }
    const isWhole = hasRoomForNotes && fits(end.height + end.area, track.height)
    if (!isWhole && !end.isLast && end.area > 0 && isAllowed(place)) this.offerSplit(end)
  }

  /** A way, and others with more changes: so that the page is fuller if it is a line short, or so that it fits. */
  private offerChanged(end: End, change: EndChange<C>): void {
    this.offerWithSpaces(end, change)
    if (!this.page.usesVariants) return
    const { line } = this.page.survey
    const isShort = this.spareOf(end, change) > 0
    let changed = change
    for (const whole of this.wholes.before(end.to, isShort ? 'longer' : 'shorter')) {
      const spare = this.spareOf(end, changed)
      if (isShort ? end.isLast || spare < 0.9 * line : fits(0, spare)) return
      changed = { ...joinChanges(changed, whole), endCost: change.endCost }
      this.offerWithSpaces(end, changed)
    }
  }

  private offerWithSpaces(end: End, change: EndChange<C>): void {
    const { survey } = this.page
    this.offer(end, change)
    const room = this.spareOf(end, change)
    if (survey.spaces.length === 0 || (end.isLast && room > 0)) return
    const spaces = changeOfSpaces(survey, { at: this.at, to: end.to, room })
    if (spaces !== undefined) this.offer(end, { ...joinChanges(change, spaces), endCost: change.endCost })
  }

  private spareOf({ height, area }: End, { growth }: EndChange<C>): number {
    return this.page.track.height - height - area - growth
  }

  private offer(end: End, change: EndChange<C>): void {
    const spare = this.spareOf(end, change)
    if (!fits(0, spare) || (!end.isLast && this.isTooShort(spare))) return
    this.add(end, change, [])
  }

  private isTooShort(spare: number): boolean {
    return spare >= (shortLines + 1) * this.page.survey.line
  }

  /** All notes whole but the last, and of that as much as goes in. */
  private offerSplit(end: End): void {
    const { track, survey } = this.page
    const room = Math.min(track.noteMax, track.height - end.height) - track.noteEdges
    if (room <= 0) return
    const laid = layNotes([...this.waiting, ...waitFor(this.notesTo(end.to))], room, track, false)
    const [rest] = laid.rest
    if (rest === undefined || laid.rest.length > 1 || isListStart(rest.path)) return
    if (this.waiting.some(({ note }) => note === rest.note)) return
    if (rest.note.keepsWhole && this.couldStandWhole(rest.note)) return
    const split = { ...end, area: laid.height + track.noteEdges }
    const change = { ...noChange, endCost: survey.places[end.to]!.endCost }
    if (!this.isTooShort(this.spareOf(split, change))) this.add(split, change, laid.rest)
  }

  /** Whether a page has room for the note and a line with its call. */
  private couldStandWhole(note: NoteGalley<C>): boolean {
    const { heights, track, survey } = this.page
    return fits(heights.areaOf([], [note]), Math.min(track.noteMax, track.height - survey.line))
  }

  private widenFrom(last: number): void {
    const { track, survey } = this.page
    let left = widened
    for (let to = last; to > this.at && left > 0; to--) {
      const end = this.endAt(to)
      const change = { ...noChange, endCost: survey.places[to]!.endCost }
      const hasRoom = fits(end.area, track.noteMax) && fits(0, this.spareOf(end, change))
      if (!hasRoom || !isAllowed(survey.places[to]!)) continue
      left--
      this.add(end, change, [])
    }
  }

  private add(end: End, change: EndChange<C>, waiting: readonly WaitingNote<C>[]): void {
    const { line } = this.page.survey
    const { growth, cost, changes, endCost } = change
    const facts: PageFacts = {
      spare: this.spareOf(end, change),
      height: end.height + growth,
      isLast: end.isLast,
      endCost,
      splitsNote: waiting.length > 0,
      faults: waiting.some(({ note }) => note.keepsWhole) ? ['footnote-policy'] : [],
    }
    const { path } = this.page.survey.places[end.to]!
    const price = cost + costOfPage(facts, line)
    this.keep({ to: end.to, path, facts, waiting, changes, cost: price, depth: depthOf(facts, line) })
  }

  /** Of ways after which all is the same those are dropped that are dearer on either side of a leaf. */
  private keep(way: PageWay<C>): void {
    const { ways } = this
    for (let i = ways.length - 1; i >= 0 && ways[i]!.to === way.to; i--) {
      const other = ways[i]!
      if (other.depth !== way.depth || other.waiting.length + way.waiting.length > 0) continue
      if (isDearer(way, other)) return
      if (isDearer(other, way)) ways.splice(i, 1)
    }
    ways.push(way)
  }
}

function isDearer(way: PageWay<unknown>, other: PageWay<unknown>): boolean {
  return way.cost >= other.cost && way.facts.endCost >= other.facts.endCost
}
