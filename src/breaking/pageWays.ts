import { fits } from '../length.js'
import type { Found } from './findPlaces.js'
import type { NoteGalley, Space, Track, Variant, WaitingNote } from './galley.js'
import { isListStart } from './galleyPath.js'
import { type LaidNotes, layNotes, NoteHeights, waitFor } from './layNotes.js'
import { costOfPage, depthOf, type PageFacts } from './pageCosts.js'
import type { Survey, SurveyedParagraph } from './surveyGalley.js'

/** A way to fill a page from one place of a survey to another. */
export interface PageWay<C> {
  /** Index of the place at which the page ends. */
  readonly to: number
  readonly facts: PageFacts
  /** What of its last note is left for the next page. */
  readonly waiting: readonly WaitingNote<C>[]
  readonly changes: readonly GalleyChange<C>[]
  /** All but what depends on its side and on the page that it faces. */
  readonly cost: number
  readonly depth: number | undefined
}

/** A paragraph that is set otherwise, or spaces that take a part of their stretch (or, if negative, of their shrink). */
export type GalleyChange<C> =
  | { readonly kind: 'paragraph'; readonly paragraph: SurveyedParagraph<C>; readonly variant: Variant<C> }
  | { readonly kind: 'spaces'; readonly spaces: readonly Found<Space>[]; readonly ratio: number }

/** Whole lines that a page may be short of, before its end is sought further. */
const shortLines = 1
/** Ends that are tried where none is within these bounds. */
const widened = 3
/** Cost of spaces that take all their stretch or shrink. */
const flexCost = 20

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
   * All ways from a place that leave no more than a line empty, with paragraphs set otherwise and spaces changed where that
   * is allowed; if there are none, the fullest that break no rule; none at all where only first fit knows what to do.
   */
  from(at: number, waiting: readonly WaitingNote<C>[]): readonly PageWay<C>[] {
    if (waiting.length > 0) return new WaySearch(this, at, waiting).find()
    const known = this.known.get(at) ?? new WaySearch(this, at, waiting).find()
    this.known.set(at, known)
    return known
  }
}

interface Changed<C> {
  readonly growth: number
  readonly cost: number
  readonly changes: readonly GalleyChange<C>[]
}
const unchanged = { growth: 0, cost: 0, changes: [] } as const

class WaySearch<C> {
  private readonly ways: PageWay<C>[] = []
  /** The cheapest variants of the paragraphs that stand whole on the page. */
  private longer: Changed<C> | undefined
  private shorter: Changed<C> | undefined
  private nextParagraph: number

  constructor(
    private readonly page: PageWays<C>,
    private readonly at: number,
    private readonly waiting: readonly WaitingNote<C>[],
  ) {
    const { places, paragraphs } = page.survey
    const { contents } = places[at]!
    this.nextParagraph = firstIndex(0, paragraphs.length, i => paragraphs[i]!.from >= contents)
  }

  find(): readonly PageWay<C>[] {
    const { survey, track, heights } = this.page
    const { places, line } = survey
    if (!fits(heights.areaOf(this.waiting, []), track.noteMax)) return []
    const least = track.height - (shortLines + 2) * line
    const last = places.length - 1
    const first = firstIndex(this.at + 1, last, to => this.heightTo(to) + this.areaTo(to) >= least)
    for (let to = first; to <= last && fits(this.heightTo(to), track.height + line); to++) this.tryEnd(to)
    for (let to = first - 1; to > this.at && this.ways.length === 0; to--) this.widenFrom(to)
    return this.ways
  }

  private heightTo(to: number): number {
    const { bottoms, tops } = this.page.survey
    return bottoms[to]! - tops[this.at]!
  }

  private notesTo(to: number): readonly NoteGalley<C>[] {
    const { calls, notes } = this.page.survey
    const [from, end] = [calls[this.at]!, calls[to]!]
    return from === end ? [] : notes.slice(from, end)
  }

  private areaTo(to: number): number {
    return this.page.heights.areaOf(this.waiting, this.notesTo(to))
  }

  private tryEnd(to: number): void {
    const { survey, track } = this.page
    const area = this.areaTo(to)
    const spare = track.height - this.heightTo(to) - area
    const isLast = to === survey.places.length - 1
    this.offer(to, unchanged)
    if (fits(area, track.noteMax))
      for (const changed of this.changesFor(to, spare, isLast)) this.offer(to, changed)
    if (area > 0 && !isLast && !(fits(0, spare) && fits(area, track.noteMax))) this.offerSplit(to)
  }

  /** Changes that may make a page fuller which is a line short or more, or make room for what would not fit. */
  private *changesFor(to: number, spare: number, isLast: boolean): Generator<Changed<C>> {
    const { line } = this.page.survey
    const isShort = spare >= 0.9 * line && !isLast
    if (!isShort && fits(0, spare)) return
    const flexed = this.flexTo(to, spare)
    if (flexed !== undefined) yield flexed
    this.lookAtParagraphs(to)
    const changed = isShort ? this.longer : this.shorter
    if (changed !== undefined) yield changed
  }

  private lookAtParagraphs(to: number): void {
    const { survey, usesVariants } = this.page
    if (!usesVariants) return
    const { paragraphs, places } = survey
    const { contents } = places[to]!
    for (
      ;
      (paragraphs[this.nextParagraph]?.to ?? Number.POSITIVE_INFINITY) <= contents;
      this.nextParagraph++
    ) {
      const paragraph = paragraphs[this.nextParagraph]!
      for (const variant of paragraph.otherwise.variants()) {
        const { growth, cost } = variant
        const best = growth > 0 ? this.longer : this.shorter
        if (best !== undefined && best.cost <= cost) continue
        const changed: Changed<C> = { growth, cost, changes: [{ kind: 'paragraph', paragraph, variant }] }
        if (growth > 0) this.longer = changed
        else this.shorter = changed
      }
    }
  }

  /** Spaces between what stands on the page, changed so that it is full up to whole lines, or just fits. */
  private flexTo(to: number, spare: number): Changed<C> | undefined {
    const { places, spaces, line } = this.page.survey
    if (spaces.length === 0) return undefined
    const [from, end] = [places[this.at]!.contents, places[to]!.contents]
    const first = firstIndex(0, spaces.length, i => spaces[i]!.contents > from)
    const within = spaces.slice(
      first,
      firstIndex(first, spaces.length, i => spaces[i]!.contents >= end),
    )
    const wanted = fits(0, spare) ? Math.floor(spare / line + 0.01) * line : spare
    const most = within.reduce((sum, { item }) => sum + (wanted > 0 ? item.stretch : item.shrink), 0)
    if (most === 0 || !fits(Math.abs(wanted), most)) return undefined
    const ratio = wanted / most
    return {
      growth: wanted,
      cost: flexCost * ratio ** 2,
      changes: [{ kind: 'spaces', spaces: within, ratio }],
    }
  }

  private offer(to: number, changed: Changed<C>): void {
    const { track, survey } = this.page
    const area = this.areaTo(to)
    const height = this.heightTo(to) + changed.growth
    if (!fits(area, track.noteMax) || !fits(height + area, track.height)) return
    if (to < survey.places.length - 1 && track.height - height - area >= (shortLines + 1) * survey.line)
      return
    this.add(to, changed, { height, area, waiting: [] })
  }

  /** All notes whole but the last, and of that as much as goes in. */
  private offerSplit(to: number): void {
    const { track, survey } = this.page
    const height = this.heightTo(to)
    const room = Math.min(track.noteMax, track.height - height) - track.noteEdges
    if (room <= 0) return
    const all = [...this.waiting, ...waitFor(this.notesTo(to))]
    const laid: LaidNotes<C> = layNotes(all, room, track, false)
    const [rest] = laid.rest
    if (laid.rest.length !== 1 || isListStart(rest!.path)) return
    if (this.waiting.some(({ note }) => note === rest!.note)) return
    const area = laid.height + track.noteEdges
    if (track.height - height - area >= (shortLines + 1) * survey.line) return
    this.add(to, unchanged, { height, area, waiting: laid.rest })
  }

  private widenFrom(last: number): void {
    const { track } = this.page
    let found = 0
    for (let to = last; to > this.at && found < widened; to--) {
      const [height, area] = [this.heightTo(to), this.areaTo(to)]
      if (!fits(area, track.noteMax) || !fits(height + area, track.height)) continue
      found++
      this.add(to, unchanged, { height, area, waiting: [] })
    }
  }

  private add(to: number, { cost, changes }: Changed<C>, filling: Filling<C>): void {
    const { track, survey } = this.page
    const { height, area, waiting } = filling
    const facts: PageFacts = {
      spare: track.height - height - area,
      height,
      isLast: to === survey.places.length - 1,
      endCost: survey.places[to]!.endCost,
      splitsNote: waiting.length > 0,
      faults: [],
    }
    const { line } = survey
    this.ways.push({
      to,
      facts,
      waiting,
      changes,
      cost: cost + costOfPage(facts, line),
      depth: depthOf(facts, line),
    })
  }
}

/** How a page is filled: its text, its notes with their edges, and what is left over of them. */
interface Filling<C> {
  readonly height: number
  readonly area: number
  readonly waiting: readonly WaitingNote<C>[]
}

/** The first index from `from` on for which it holds, if it then holds for all after it; `end` if for none. */
function firstIndex(from: number, end: number, holds: (index: number) => boolean): number {
  let [low, high] = [from, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
