import type { NoteGalley, Path } from './galley.js'
import { isAllowed, type Place, priceOf } from './place.js'

/** A place to divide a row: one in each cell. */
export interface RowPlace<C> extends Pick<Place<C>, 'y' | 'calls' | 'cost' | 'rule' | 'last' | 'endCost'> {
  readonly paths: readonly Path[]
}

/** One cell's places so far: the last allowed, and the last of the mildest forbidden ones. */
class CellChoice<C> {
  private next = 0
  private allowed: Place<C> | undefined
  private forbidden: Place<C> | undefined

  constructor(private readonly places: readonly Place<C>[]) {}

  get best(): Place<C> {
    const best = this.allowed ?? this.forbidden
    if (best === undefined)
      throw new Error('a cell has a place by the height of the first place of all cells')
    return best
  }

  advance(height: number): void {
    for (; this.next < this.places.length && this.places[this.next]!.y <= height; this.next++) {
      const place = this.places[this.next]!
      if (isAllowed(place)) this.allowed = place
      else if (this.forbidden === undefined || priceOf(place) <= priceOf(this.forbidden))
        this.forbidden = place
    }
  }
}

/**
 * The places to divide a row, by height. At each height where a cell could be divided, all cells are divided at their
 * last place up to it; so a row divided once has something of every cell above. The row's own end is not among them.
 */
export function placesOfRow<C>(cells: readonly (readonly Place<C>[])[]): readonly RowPlace<C>[] {
  if (cells.length === 0) return []
  const first = Math.max(...cells.map(places => places[0]?.y ?? 0))
  const heights = cells.flatMap(places => places.map(place => place.y)).filter(y => y >= first)
  const choices = cells.map(places => new CellChoice(places))
  const found: RowPlace<C>[] = []
  for (const height of new Set(heights.sort((a, b) => a - b))) {
    for (const choice of choices) choice.advance(height)
    const chosen = choices.map(choice => choice.best)
    if (!chosen.every(place => place.isEnd)) found.push(joinPlaces(chosen))
  }
  return found
}

function joinPlaces<C>(cells: readonly Place<C>[]): RowPlace<C> {
  const worst = cells.reduce((a, b) => (priceOf(b) > priceOf(a) || (a.rule === undefined && b.rule) ? b : a))
  return {
    paths: cells.map(place => place.path),
    y: Math.max(...cells.map(place => place.y)),
    calls: cells.flatMap<NoteGalley<C>>(place => place.calls),
    cost: worst.cost,
    rule: worst.rule,
    last: worst.last ?? cells.findLast(place => place.last !== undefined)?.last,
    endCost: Math.max(...cells.map(place => place.endCost)),
  }
}
