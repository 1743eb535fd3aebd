import type { PagePlan } from '../../src/breaking/choosePages.js'
import { fillPage, startCursor } from '../../src/breaking/fillPage.js'
import type { PageSequence } from '../../src/breaking/fillStretch.js'
import type { Cursor, Filled, Track, Variant } from '../../src/breaking/galley.js'
import { free, type Item, line, ruled } from './galley.js'

/** Pages of one track, the first on the right; `first` is the index of the galley's first. */
export function sequence(track: Track | ((index: number) => Track), first = 0): PageSequence {
  return {
    first,
    trackAt: index => (typeof track === 'function' ? track(index) : track),
    turnTo: (force, index) => {
      const side = index % 2 === 0 ? 'right' : 'left'
      return force === undefined || force === 'page' || force === side ? index : index + 1
    },
  }
}

/** The pages of a plan. Fails if it does not end where the galley does. */
export function carryOut({ galley, ends }: PagePlan<string>, pages: PageSequence): readonly Filled<string>[] {
  const filled: Filled<string>[] = []
  let cursor: Cursor<string> | undefined = startCursor()
  let index = pages.first
  for (const end of ends) {
    if (cursor === undefined) throw new Error('the plan has more pages than the galley')
    const page: Filled<string> = fillPage(galley, cursor, pages.trackAt(index, filled.length + 1), end)
    filled.push(page)
    cursor = page.next
    index++
    if (page.ended !== 'full' && page.ended !== 'end') index = pages.turnTo(page.ended, index)
  }
  if (cursor !== undefined) throw new Error('the galley has more pages than the plan')
  return filled
}

/** A paragraph of so many lines, orphans and widows 2; with `others` in as many lines as these too, each at its cost. */
export function paragraph(
  name: string,
  count: number,
  others: Readonly<Record<number, number>> = {},
  onAsk: () => void = () => undefined,
): readonly Item[] {
  const [first, ...rest] = linesOf(name, count)
  const variants = Object.entries(others).map(([other, cost]): Variant<string> => {
    const lines = Array.from({ length: Number(other) }, (_, i) => ({
      mayEnd: i > 0 && i < Number(other) - 2,
      endCost: 0,
      calls: 0,
    }))
    return { growth: Number(other) - count, cost, lines, items: () => linesOf(`${name}'`, Number(other)) }
  })
  if (first?.kind !== 'leaf' || variants.length === 0) return linesOf(name, count)
  const ask = () => {
    onAsk()
    return variants
  }
  return [{ ...first, otherwise: { count: 2 * count - 1, variants: ask } }, ...rest]
}

function linesOf(name: string, count: number): readonly Item[] {
  const between = (i: number) => (i < 2 ? ruled('orphans') : count - i < 2 ? ruled('widows') : free)
  return Array.from({ length: count }, (_, i) => line(`${name}${i + 1}`)).flatMap((each, i) =>
    i === 0 ? [each] : [between(i), each],
  )
}
