import { applyChanges } from './applyChanges.js'
import { fillStretch, type PageNode, type PageSequence } from './fillStretch.js'
import type { GalleyItem, Path } from './galley.js'
import { listStart } from './galleyPath.js'
import { isGoodPage } from './pageCosts.js'
import { type Survey, surveyGalley } from './surveyGalley.js'

/** A whole galley's pages, for `fillPage` to carry out one by one. */
export interface PagePlan<C> {
  /** The galley with the settings that were chosen. */
  readonly galley: readonly GalleyItem<C>[]
  /** Where each page ends. */
  readonly ends: readonly Path[]
  readonly cost: number
}

/**
 * The page ends of a whole galley, chosen together so that the costs of its pages (`costOfPage`) and of the paragraphs that are
 * set longer or shorter for them are least. After F. Mittelbach, "A general framework for globally optimized pagination" (2016).
 *
 * Dynamic programming over the places where a page may end, one stretch between forced breaks after the other. What goes
 * before a place is known by which side comes next, how far above the foot the facing page ends, and what is left of a
 * divided note; of ways that agree in these the cheapest is kept. Where no way is within the bounds they are widened, and
 * where the galley has what places do not tell (rows that may be divided, things that overlap, notes that must wait) pages
 * are filled by first fit until there is a place again. Time grows with the galley's length.
 */
export function choosePages<C>(galley: readonly GalleyItem<C>[], pages: PageSequence): PagePlan<C> {
  return new PageChoice(galley, pages, false).choose()
}

/** The plan to which first fit comes, with its cost on the same scale. */
export function choosePagesFirstFit<C>(galley: readonly GalleyItem<C>[], pages: PageSequence): PagePlan<C> {
  return new PageChoice(galley, pages, true).choose()
}

class PageChoice<C> {
  constructor(
    private readonly galley: readonly GalleyItem<C>[],
    private readonly pages: PageSequence,
    private readonly firstFitOnly: boolean,
  ) {}

  choose(): PagePlan<C> {
    const { first } = this.pages
    const none = { waiting: [], facing: undefined, previous: undefined, changes: [] }
    let starts: readonly PageNode<C>[] = [{ path: listStart, page: first, nth: 1, cost: 0, ...none }]
    for (;;) {
      const survey = surveyGalley(this.galley, starts[0]!.path)
      const ends = this.fillStretch(survey, starts)
      const last = survey.places.at(-1)!
      if (last.isEnd) return this.planTo(cheapest(ends))
      starts = cheapestBySide(ends.map(end => ({ ...end, page: this.pages.turnTo(last.force, end.page) })))
    }
  }

  /** Ways to the end of a stretch, one for each side. Paragraphs are set otherwise only if pages are not good without. */
  private fillStretch(survey: Survey<C>, starts: readonly PageNode<C>[]): readonly PageNode<C>[] {
    const { galley, pages, firstFitOnly } = this
    const fill = (usesVariants: boolean) =>
      cheapestBySide(fillStretch(starts, galley, { pages, survey }, { usesVariants, firstFitOnly }))
    const plain = fill(false)
    if (firstFitOnly || survey.paragraphs.length === 0) return plain
    return areGood(cheapest(plain), starts) ? plain : cheapestBySide([...plain, ...fill(true)])
  }

  private planTo(end: PageNode<C>): PagePlan<C> {
    const nodes: PageNode<C>[] = []
    for (let node = end; node.previous !== undefined; node = node.previous) nodes.push(node)
    nodes.reverse()
    const changes = nodes.flatMap(node => node.changes)
    const { galley, paths } = applyChanges(
      this.galley,
      changes,
      nodes.map(({ path }) => path),
    )
    return { galley, ends: paths, cost: end.cost }
  }
}

function cheapest<C>(nodes: readonly PageNode<C>[]): PageNode<C> {
  return nodes.reduce((best, node) => (node.cost < best.cost ? node : best))
}

function cheapestBySide<C>(nodes: readonly PageNode<C>[]): readonly PageNode<C>[] {
  return [0, 1].flatMap(side => {
    const onSide = nodes.filter(({ page }) => page % 2 === side)
    return onSide.length === 0 ? [] : [{ ...cheapest(onSide), facing: undefined }]
  })
}

function areGood<C>(end: PageNode<C>, starts: readonly PageNode<C>[]): boolean {
  for (let node = end; node.previous !== undefined && !starts.includes(node); node = node.previous)
    if (!isGoodPage(node.cost - node.previous.cost)) return false
  return true
}
