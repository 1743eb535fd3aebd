import { fits } from '../length.js'
import type { Found } from './findPlaces.js'
import type { NoteGalley, Space, Track, Variant, WaitingNote } from './galley.js'
import { isListStart } from './galleyPath.js'
import { type LaidNotes, layNotes, NoteHeights, waitFor } from './layNotes.js'
import { costOfPage, depthOf, type PageFacts } from './pageCosts.js'
import { isAllowed } from './place.js'
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
/** Paragraphs that are set otherwise on one page, beside one that goes on on the next. */
const mostWholes = 2
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
  /** What the page's last leaf then costs. */
  readonly endCost: number
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
    const { places, line } = survey
    if (!fits(heights.areaOf(this.waiting, []), track.noteMax)) return []
    const least = track.height - (shortLines + 2) * line
    const last = places.length - 1
    const first = firstIndex(this.at + 1, last, to => this.heightTo(to) + this.areaTo(to) >= least)
    for (let to = first; to <= last && fits(this.heightTo(to), track.height + line); to++) this.tryEnd(to)
    if (this.ways.length === 0) this.widenFrom(first - 1)
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
    const { survey, track, usesVariants } = this.page
    const place = survey.places[to]!
    const isLast = to === survey.places.length - 1
    const area = this.areaTo(to)
    const spare = track.height - this.heightTo(to) - area
    if (fits(area, track.noteMax)) {
      const bases = usesVariants ? this.dividedParagraph(to) : []
      if (isAllowed(place)) bases.unshift({ growth: 0, cost: 0, changes: [], endCost: place.endCost })
      for (const base of bases) this.offerWith(base, to, isLast ? Math.min(spare, 0) : spare)
    }
    const isWhole = fits(0, spare) && fits(area, track.noteMax)
    if (area > 0 && !isLast && !isWhole && isAllowed(place)) this.offerSplit(to)
  }

  /** The paragraph that the place divides, if it begins on the page, set otherwise with the same lines on the next page. */
  private dividedParagraph(to: number): Changed<C>[] {
    const { places, paragraphs, calls } = this.page.survey
    const { contents } = places[to]!
    const paragraph = paragraphs[firstIndex(0, paragraphs.length, i => paragraphs[i]!.to > contents)]
    if (paragraph === undefined || paragraph.from >= contents || paragraph.from < places[this.at]!.contents)
      return []
    return paragraph.otherwise.variants().flatMap(variant => {
      const line = variant.lines[variant.lines.length - (paragraph.to - contents) - 1]
      if (line?.mayEnd !== true || paragraph.calls + line.calls !== calls[to]) return []
      const { growth, cost } = variant
      return [{ growth, cost, changes: [{ kind: 'paragraph', paragraph, variant }], endCost: line.endCost }]
    })
  }

  /** A way, and others with changes that make the page fuller if it is a line short, or make room for what does not fit. */
  private offerWith(base: Changed<C>, to: number, spare: number): void {
    const { survey, usesVariants } = this.page
    let changed = base
    this.offer(to, changed)
    this.offerFlexed(to, changed, spare)
    if (!usesVariants) return
    const isShort = spare - base.growth > 0
    for (const more of isShort ? this.wholes.longer(to) : this.wholes.shorter(to)) {
      const left = spare - changed.growth
      if (isShort ? left < 0.9 * survey.line : fits(0, left)) return
      const { growth, cost, changes } = joinChanged(changed, more)
      changed = { growth, cost, changes, endCost: base.endCost }
      this.offer(to, changed)
      this.offerFlexed(to, changed, spare)
    }
  }

  /** Spaces between what stands on the page, changed so that it is full up to whole lines, or just fits. */
  private offerFlexed(to: number, changed: Changed<C>, spareBefore: number): void {
    const { places, spaces, line } = this.page.survey
    if (spaces.length === 0) return
    const spare = spareBefore - changed.growth
    const [from, end] = [places[this.at]!.contents, places[to]!.contents]
    const first = firstIndex(0, spaces.length, i => spaces[i]!.contents > from)
    const within = spaces.slice(
      first,
      firstIndex(first, spaces.length, i => spaces[i]!.contents >= end),
    )
    const growth = fits(0, spare) ? Math.floor(spare / line + 0.01) * line : spare
    const most = within.reduce((sum, { item }) => sum + (growth > 0 ? item.stretch : item.shrink), 0)
    if (growth === 0 || most === 0 || !fits(Math.abs(growth), most)) return
    const ratio = growth / most
    const flexed = { growth, cost: flexCost * ratio ** 2, endCost: changed.endCost }
    this.offer(to, {
      ...joinChanged(changed, { ...flexed, changes: [{ kind: 'spaces', spaces: within, ratio }] }),
      endCost: changed.endCost,
    })
  }

  private offer(to: number, changed: Changed<C>): void {
    const { track, survey } = this.page
    const area = this.areaTo(to)
    const height = this.heightTo(to) + changed.growth
    if (!fits(height + area, track.height)) return
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
    const { endCost } = survey.places[to]!
    this.add(to, { growth: 0, cost: 0, changes: [], endCost }, { height, area, waiting: laid.rest })
  }

  private widenFrom(last: number): void {
    const { track, survey } = this.page
    for (let to = last; to > this.at && this.ways.length < widened; to--) {
      const [height, area] = [this.heightTo(to), this.areaTo(to)]
      const place = survey.places[to]!
      if (!isAllowed(place) || !fits(area, track.noteMax) || !fits(height + area, track.height)) continue
      this.add(to, { growth: 0, cost: 0, changes: [], endCost: place.endCost }, { height, area, waiting: [] })
    }
  }

  private add(to: number, { cost, changes, endCost }: Changed<C>, filling: Filling<C>): void {
    const { track, survey } = this.page
    const { height, area, waiting } = filling
    const facts: PageFacts = {
      spare: track.height - height - area,
      height,
      isLast: to === survey.places.length - 1,
      endCost,
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

/** The cheapest variants of paragraphs that stand whole on a page which begins at a place, for ends that come later and later. */
class WholeParagraphs<C> {
  private readonly best: Record<'longer' | 'shorter', WholeChange<C>[]> = { longer: [], shorter: [] }
  private next: number

  constructor(
    private readonly survey: Survey<C>,
    at: number,
  ) {
    const { places, paragraphs } = survey
    const { contents } = places[at]!
    this.next = firstIndex(0, paragraphs.length, i => paragraphs[i]!.from >= contents)
  }

  longer(to: number): readonly WholeChange<C>[] {
    this.lookUpTo(to)
    return this.best.longer
  }

  shorter(to: number): readonly WholeChange<C>[] {
    this.lookUpTo(to)
    return this.best.shorter
  }

  private lookUpTo(to: number): void {
    const { paragraphs, places } = this.survey
    const { contents } = places[to]!
    for (; (paragraphs[this.next]?.to ?? Number.POSITIVE_INFINITY) <= contents; this.next++) {
      const paragraph = paragraphs[this.next]!
      for (const variant of paragraph.otherwise.variants()) {
        const { growth, cost } = variant
        const best = this.best[growth > 0 ? 'longer' : 'shorter']
        best.push({ growth, cost, changes: [{ kind: 'paragraph', paragraph, variant }] })
        best.sort((a, b) => a.cost - b.cost)
        best.splice(mostWholes)
      }
    }
  }
}

type WholeChange<C> = Pick<Changed<C>, 'growth' | 'cost' | 'changes'>

/** Both changes, in the galley's order. */
function joinChanged<C>(a: WholeChange<C>, b: WholeChange<C>): WholeChange<C> {
  const changes = [...a.changes, ...b.changes]
  return { growth: a.growth + b.growth, cost: a.cost + b.cost, changes }
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
