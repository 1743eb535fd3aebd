import type { GalleyItem, Variant } from '../../breaking/galley.js'
import { fits } from '../../length.js'
import type { Composing } from '../composing.js'
import type { GalleyContent } from '../galleyContent.js'
import { type ParagraphOrder, strutOf } from './readyParagraph.js'
import { type SetLine, type SetParagraph, setOtherwise } from './setParagraph.js'

type Item = GalleyItem<GalleyContent>

/** A paragraph as it has been set, and how its lines become items. */
export interface SetItems {
  readonly order: ParagraphOrder
  readonly paragraph: SetParagraph
  readonly itemsOf: (lines: readonly SetLine[]) => readonly Item[]
  /** Whether a page may end after so many of so many lines. */
  readonly mayEndAfter: (before: number, around: LinesAround) => boolean
}

/** What is to be known of a place between two lines: how many there are in all, and how many notes are called before it. */
export interface LinesAround {
  readonly lines: number
  readonly calls: number
}

/** A page that ends in a divided word is worse than one that is a line short. */
export const dividedWordCost = 50

/**
 * What any other setting costs, and each line that is as loose as a first pass allows (`lineDemerits`). Tuned on a book of 280
 * pages with notes on most of them.
 */
const [leastCost, lineCost, lineDemerits] = [10, 14, 12_000]
/** What costs more is not offered: a page a line short is less of an evil. */
const mostCost = 60

/**
 * A paragraph's items, offered to total fit over pages in a line more or less too where that is possible. Lines of different
 * heights would make its height uncertain: such a paragraph stays as it is.
 */
export function withOtherSettings(
  items: readonly Item[],
  { order, paragraph, itemsOf, mayEndAfter }: SetItems,
  composing: Composing,
): readonly Item[] {
  const [first, ...rest] = items
  const { lines, possibleLooseness, demerits, broken } = paragraph
  const { above, below } = strutOf(order, composing)
  const height = above + below
  const isEven = lines.every(line => fits(line.height, height))
  if (first?.kind !== 'leaf' || !isEven || possibleLooseness.length === 0) return items
  let known: readonly Variant<GalleyContent>[] | undefined
  const variants = () => {
    known ??= possibleLooseness.flatMap(looseness => {
      const other = setOtherwise(order, broken, looseness, composing)
      const excess = Math.max(0, other.demerits - demerits)
      const cost = leastCost + (lineCost * excess) / lineDemerits
      if (other.lines.length !== lines.length + looseness || cost > mostCost) return []
      const variantLines = other.lines.map(({ isDivided, calls }, i) => ({
        mayEnd: mayEndAfter(i + 1, { lines: other.lines.length, calls }),
        endCost: isDivided ? dividedWordCost : 0,
        calls,
      }))
      return [{ growth: looseness * height, cost, lines: variantLines, items: () => itemsOf(other.set()) }]
    })
    return known
  }
  return [{ ...first, otherwise: { count: items.length, variants } }, ...rest]
}
