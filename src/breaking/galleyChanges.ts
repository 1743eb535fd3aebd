import type { Found } from './findPlaces.js'
import type { Space, Variant } from './galley.js'
import type { Survey, SurveyedParagraph } from './surveyGalley.js'

/** A paragraph that is set otherwise, or spaces that take a part of their stretch (or, if negative, of their shrink). */
export type GalleyChange<C> =
  | { readonly kind: 'paragraph'; readonly paragraph: SurveyedParagraph<C>; readonly variant: Variant<C> }
  | { readonly kind: 'spaces'; readonly spaces: readonly Found<Space>[]; readonly ratio: number }

/** Changes on one page, and by how much they make it higher. */
export interface PageChange<C> {
  readonly growth: number
  readonly cost: number
  readonly changes: readonly GalleyChange<C>[]
}

export const noChange = { growth: 0, cost: 0, changes: [] } as const

export function joinChanges<C>(a: PageChange<C>, b: PageChange<C>): PageChange<C> {
  return { growth: a.growth + b.growth, cost: a.cost + b.cost, changes: [...a.changes, ...b.changes] }
}

/** Paragraphs that are set otherwise on one page, beside one that goes on on the next. */
const mostWholes = 2
/** Cost of spaces that take all their stretch or shrink. */
const flexCost = 10

/** The cheapest changes of paragraphs that stand whole on a page which begins at a place, for ends that come later and later. */
export class WholeParagraphs<C> {
  private readonly best: Record<'longer' | 'shorter', PageChange<C>[]> = { longer: [], shorter: [] }
  private next: number

  constructor(
    private readonly survey: Survey<C>,
    at: number,
  ) {
    const { places, paragraphs } = survey
    const { contents } = places[at]!
    this.next = firstIndex(0, paragraphs.length, i => paragraphs[i]!.from >= contents)
  }

  /** The cheapest of those that stand before a place, each of another paragraph. */
  before(to: number, which: 'longer' | 'shorter'): readonly PageChange<C>[] {
    const { paragraphs, places } = this.survey
    const { contents } = places[to]!
    for (; this.next < paragraphs.length && paragraphs[this.next]!.to <= contents; this.next++) {
      const paragraph = paragraphs[this.next]!
      const variants = paragraph.otherwise.variants()
      this.keep('longer', paragraph, cheapest(variants.filter(({ growth }) => growth > 0)))
      this.keep('shorter', paragraph, cheapest(variants.filter(({ growth }) => growth < 0)))
    }
    return this.best[which]
  }

  private keep(
    which: 'longer' | 'shorter',
    paragraph: SurveyedParagraph<C>,
    variant: Variant<C> | undefined,
  ): void {
    if (variant === undefined) return
    const { growth, cost } = variant
    const best = this.best[which]
    best.push({ growth, cost, changes: [{ kind: 'paragraph', paragraph, variant }] })
    best.sort((a, b) => a.cost - b.cost)
    best.splice(mostWholes)
  }
}

function cheapest<C>(variants: readonly Variant<C>[]): Variant<C> | undefined {
  let best: Variant<C> | undefined
  for (const variant of variants) if (best === undefined || variant.cost < best.cost) best = variant
  return best
}

/** A change with what the page's last leaf then costs. */
export interface EndChange<C> extends PageChange<C> {
  readonly endCost: number
}

/**
 * The paragraph that a page's end divides, set otherwise but with as many lines on the next page: so what follows is the same.
 * None if it began on a page before, or if other notes would be called on this one.
 */
export function changesOfDivided<C>(
  { places, paragraphs, calls }: Survey<C>,
  at: number,
  to: number,
): readonly EndChange<C>[] {
  const { contents } = places[to]!
  const paragraph = paragraphs[firstIndex(0, paragraphs.length, i => paragraphs[i]!.to > contents)]
  if (paragraph === undefined || paragraph.from >= contents) return []
  if (paragraph.from < places[at]!.contents) return []
  const left = paragraph.to - contents
  return paragraph.otherwise.variants().flatMap(variant => {
    const line = variant.lines[variant.lines.length - left - 1]
    if (line?.mayEnd !== true || paragraph.calls + line.calls !== calls[to]) return []
    const { growth, cost } = variant
    return [{ growth, cost, changes: [{ kind: 'paragraph', paragraph, variant }], endCost: line.endCost }]
  })
}

/**
 * Spaces between contents of a page, changed by whole lines up to `room` points, or by so much less that it fits. On a grid each
 * is changed by whole steps: of less, the line below it would make something else.
 */
export function changeOfSpaces<C>(
  { places, spaces, line, grid }: Survey<C>,
  { at, to, room }: { readonly at: number; readonly to: number; readonly room: number },
): PageChange<C> | undefined {
  const [from, end] = [places[at]!.contents, places[to]!.contents]
  const first = firstIndex(0, spaces.length, i => spaces[i]!.contents > from)
  const last = firstIndex(first, spaces.length, i => spaces[i]!.contents >= end)
  const between = spaces.slice(first, last)
  if (grid !== undefined) return changeOnGrid(between, room, grid)
  const most = between.reduce((sum, { item }) => sum + (room > 0 ? item.stretch : item.shrink), 0)
  const growth = room > 0 ? Math.floor(Math.min(room, most) / line + 0.001) * line : room
  if (growth === 0 || Math.abs(growth) > most + 0.001) return undefined
  const ratio = growth / most
  return { growth, cost: flexCost * ratio ** 2, changes: [{ kind: 'spaces', spaces: between, ratio }] }
}

function changeOnGrid<C>(
  spaces: readonly Found<Space>[],
  room: number,
  step: number,
): PageChange<C> | undefined {
  const flexes = spaces.map(({ item }) => (room > 0 ? item.stretch : item.shrink))
  const limits = flexes.map(flex => Math.floor(flex / step + 0.001))
  const most = limits.reduce((sum, steps) => sum + steps, 0)
  const wanted = room > 0 ? Math.min(most, Math.floor(room / step + 0.001)) : Math.ceil(-room / step - 0.001)
  if (wanted === 0 || wanted > most) return undefined
  const sign = room > 0 ? 1 : -1
  const changes: GalleyChange<C>[] = []
  let [left, cost] = [wanted, 0]
  for (const [i, limit] of limits.entries()) {
    const steps = Math.min(limit, left)
    if (steps === 0) continue
    left -= steps
    const ratio = (sign * steps * step) / flexes[i]!
    cost += (flexCost * ratio ** 2 * steps) / wanted
    changes.push({ kind: 'spaces', spaces: [spaces[i]!], ratio })
  }
  return { growth: sign * wanted * step, cost, changes }
}

/** The first index from `from` on for which it holds, if it then holds for all after it; `end` if for none. */
export function firstIndex(from: number, end: number, holds: (index: number) => boolean): number {
  let [low, high] = [from, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
