import { fillPage } from './fillPage.js'
import type { Filled, GalleyItem, Path, Penalty, Track, WaitingNote } from './galley.js'
import { samePath } from './galleyPath.js'
import { costOfPage, costOfRecto, depthOf, factsOf, type PageFacts } from './pageCosts.js'
import { type GalleyChange, PageWays } from './pageWays.js'
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

/** What follows a page. */
type Following<C> = Pick<PageNode<C>, 'path' | 'waiting' | 'changes'>

class StretchFilling<C> {
  /** Ways kept to each place of the survey. */
  private readonly nodes: PageNode<C>[][]
  private readonly ends: PageNode<C>[] = []
  private readonly waysOn = new Map<string, PageWays<C>>()
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
    const { places } = this.survey
    const ways = this.waysFor(this.trackFor(node)).from(at, node.waiting)
    for (const { to, facts, cost, depth, waiting, changes } of ways) {
      const next = this.follow(node, { facts, cost, depth }, { path: places[to]!.path, waiting, changes })
      if (to === places.length - 1) this.ends.push(next)
      else this.offer(next, to)
    }
    if (ways.length === 0) this.followFirstFit(node, true)
  }

  /** Pages by first fit up to the next place of the survey, or to the stretch's end and then offered at all on the way. */
  private followFirstFit(from: PageNode<C>, onlyOne: boolean): void {
    for (let node = from; ; ) {
      const track = this.trackFor(node)
      const filled = fillPage(this.galley, node, track)
      node = this.followFilled(node, filled, track)
      if (filled.ended !== 'full') {
        this.ends.push(node)
        return
      }
      const at = this.indexOf(node.path)
      if (at !== undefined) this.offer(node, at)
      if (at !== undefined && onlyOne) return
    }
  }

  private followFilled(node: PageNode<C>, filled: Filled<C>, track: Track): PageNode<C> {
    const { line } = this.survey
    const facts = factsOf(filled, track)
    const { path, waiting } = filled.next ?? { path: [this.galley.length], waiting: [] }
    const price = { facts, cost: costOfPage(facts, line), depth: depthOf(facts, line) }
    return this.follow(node, price, { path, waiting, changes: [] })
  }

  private follow(
    node: PageNode<C>,
    {
      facts,
      cost,
      depth,
    }: { readonly facts: PageFacts; readonly cost: number; readonly depth: number | undefined },
    following: Following<C>,
  ): PageNode<C> {
    const isRecto = node.page % 2 === 0
    const onSide = isRecto ? costOfRecto(facts, node.facing, this.survey.line) : 0
    return {
      ...following,
      page: node.page + 1,
      nth: node.nth + 1,
      facing: isRecto ? undefined : depth,
      cost: node.cost + cost + onSide,
      previous: node,
    }
  }

  private offer(node: PageNode<C>, at: number): void {
    const nodes = this.nodes[at]!
    const same = nodes.findIndex(other => isAlike(node, other))
    if (same < 0) nodes.push(node)
    else if (node.cost < nodes[same]!.cost) nodes[same] = node
  }

  private trackFor({ page, nth }: PageNode<C>): Track {
    return this.pages.trackAt(page, nth)
  }

  private waysFor(track: Track): PageWays<C> {
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

/** Whether what follows costs the same after both. */
function isAlike<C>(a: PageNode<C>, b: PageNode<C>): boolean {
  return (
    (a.page - b.page) % 2 === 0 &&
    a.facing === b.facing &&
    a.waiting.length === b.waiting.length &&
    a.waiting.every(({ note, path }, i) => note === b.waiting[i]!.note && samePath(path, b.waiting[i]!.path))
  )
}
