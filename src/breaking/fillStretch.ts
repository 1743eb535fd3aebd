import { fillPage } from './fillPage.js'
import type { Filled, GalleyItem, Path, Penalty, Track, WaitingNote } from './galley.js'
import type { GalleyChange } from './galleyChanges.js'
import { samePath } from './galleyPath.js'
import { costOfPage, costOfRecto, depthOf, factsOf } from './pageCosts.js'
import { type PageWay, PageWays } from './pageWays.js'
import type { Survey } from './surveyGalley.js'

/** The pages of a publication that a galley is to fill, by index: even ones are rectos and face the one before. */
export interface PageSequence {
  /** Index of the galley's first page. */
  readonly first: number
  /** The track of a page which is the `nth` (from 1) that the galley fills. */
  trackAt(index: number, nth: number): Track
  /** The index of the page on which the galley goes on after a forced break, where otherwise it would on page `index`. */
  turnTo(force: Penalty['force'], index: number): number
}

/** Pages that have been chosen up to a place, and all that those to come must know of them. */
export interface PageNode<C> {
  readonly path: Path
  readonly waiting: readonly WaitingNote<C>[]
  /** Index of the page that begins here, and its number among those that the galley fills. */
  readonly page: number
  readonly nth: number
  /** How far above the foot the verso ends that the page to come faces (`depthOf`). */
  readonly facing: number | undefined
  readonly cost: number
  readonly previous: PageNode<C> | undefined
  /** What was changed on the page before. */
  readonly changes: readonly GalleyChange<C>[]
}

export interface StretchOptions {
  readonly usesVariants: boolean
  readonly firstFitOnly: boolean
}

/** All ways kept that lead from a stretch's starts to its end. */
export function fillStretch<C>(
  starts: readonly PageNode<C>[],
  galley: readonly GalleyItem<C>[],
  { pages, survey }: { readonly pages: PageSequence; readonly survey: Survey<C> },
  options: StretchOptions,
): readonly PageNode<C>[] {
  return new StretchFilling(galley, pages, survey, options).fill(starts)
}

/** One page more, by a way or by first fit. */
type PageStep<C> = Omit<PageWay<C>, 'to'>

class StretchFilling<C> {
  /** Ways kept to each place of the survey. */
  private readonly nodes: PageNode<C>[][]
  private readonly ends: PageNode<C>[] = []
  private readonly waysOn = new Map<string, PageWays<C>>()
  private readonly waysOf = new Map<Track, PageWays<C>>()
  private indices: ReadonlyMap<string, number> | undefined

  constructor(
    private readonly galley: readonly GalleyItem<C>[],
    private readonly pages: PageSequence,
    private readonly survey: Survey<C>,
    private readonly options: StretchOptions,
  ) {
    this.nodes = survey.places.map(() => [])
  }

  fill(starts: readonly PageNode<C>[]): readonly PageNode<C>[] {
    for (const start of starts) this.followFirstFit(start, false)
    if (this.options.firstFitOnly || this.survey.overlaps) return this.ends
    this.nodes[0]!.push(...starts)
    for (let at = 0; at < this.nodes.length - 1; at++) {
      // Notes alone on a page lead to the place where it begins: then the list grows while it is gone through.
      const nodes = this.nodes[at]!
      for (let i = 0; i < nodes.length; i++) this.goOn(nodes[i]!, at)
      this.nodes[at] = []
    }
    return this.ends
  }

  private goOn(node: PageNode<C>, at: number): void {
    const last = this.nodes.length - 1
    const ways = this.waysFor(this.trackFor(node)).from(at, node.waiting)
    for (const way of ways) {
      if (way.to === last) this.ends.push(this.follow(node, way))
      else this.offer(node, way, way.to)
    }
    if (ways.length === 0) this.followFirstFit(node, true)
  }

  /** Pages by first fit up to the next place of the survey, or to the stretch's end and then offered at all on the way. */
  private followFirstFit(from: PageNode<C>, onlyOne: boolean): void {
    for (let node = from; ; ) {
      const track = this.trackFor(node)
      const filled = fillPage(this.galley, node, track)
      const step = this.stepOf(filled, track)
      if (filled.ended !== 'full') {
        this.ends.push(this.follow(node, step))
        return
      }
      const at = this.indexOf(step.path)
      if (at !== undefined) this.offer(node, step, at)
      if (at !== undefined && onlyOne) return
      node = this.follow(node, step)
    }
  }

  private stepOf(filled: Filled<C>, track: Track): PageStep<C> {
    const { line } = this.survey
    const facts = factsOf(filled, track)
    const { path, waiting } = filled.next ?? { path: [this.galley.length], waiting: [] }
    return { path, waiting, facts, changes: [], cost: costOfPage(facts, line), depth: depthOf(facts, line) }
  }

  private costAfter(node: PageNode<C>, { facts, cost }: PageStep<C>): number {
    const onSide = isRecto(node.page) ? costOfRecto(facts, node.facing, this.survey.line) : 0
    return node.cost + cost + onSide
  }

  private follow(node: PageNode<C>, step: PageStep<C>): PageNode<C> {
    return {
      path: step.path,
      waiting: step.waiting,
      page: node.page + 1,
      nth: node.nth + 1,
      facing: isRecto(node.page) ? undefined : step.depth,
      cost: this.costAfter(node, step),
      previous: node,
      changes: step.changes,
    }
  }

  /** Keeps a way to a place if there is none yet after which all costs the same, or only a dearer one. */
  private offer(node: PageNode<C>, step: PageStep<C>, at: number): void {
    const nodes = this.nodes[at]!
    const facing = isRecto(node.page) ? undefined : step.depth
    const isAlike = (other: PageNode<C>) =>
      (other.page - node.page) % 2 !== 0 &&
      other.facing === facing &&
      areSameNotes(other.waiting, step.waiting)
    const same = nodes.findIndex(isAlike)
    if (same < 0) nodes.push(this.follow(node, step))
    else if (this.costAfter(node, step) < nodes[same]!.cost) nodes[same] = this.follow(node, step)
  }

  private trackFor({ page, nth }: PageNode<C>): Track {
    return this.pages.trackAt(page, nth)
  }

  private waysFor(track: Track): PageWays<C> {
    const ways = this.waysOf.get(track) ?? this.waysOnAlike(track)
    this.waysOf.set(track, ways)
    return ways
  }

  private waysOnAlike(track: Track): PageWays<C> {
    const { height, noteEdges, noteGap, noteMax } = track
    const key = `${height} ${noteEdges} ${noteGap} ${noteMax}`
    const known = this.waysOn.get(key) ?? new PageWays(this.survey, track, this.options.usesVariants)
    this.waysOn.set(key, known)
    return known
  }

  /** Which place of the survey a path leads to, if a page may begin there. */
  private indexOf(path: Path): number | undefined {
    const { places } = this.survey
    this.indices ??= new Map(places.slice(0, -1).map((place, i) => [JSON.stringify(place.path), i]))
    return this.indices.get(JSON.stringify(path))
  }
}

const isRecto = (page: number) => page % 2 === 0

function areSameNotes<C>(a: readonly WaitingNote<C>[], b: readonly WaitingNote<C>[]): boolean {
  return (
    a.length === b.length && a.every(({ note, path }, i) => note === b[i]!.note && samePath(path, b[i]!.path))
  )
}
