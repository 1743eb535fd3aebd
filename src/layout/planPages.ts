import { choosePages, type PagePlan } from '../breaking/choosePages.js'
import type { GalleyItem, Track } from '../breaking/galley.js'
import type { StyledDocument } from '../style/styledDocument.js'
import type { GalleyContent } from './galleyContent.js'
import { trackOf } from './pageMaster.js'
import { type PageOrder, pageQuery } from './pageOrder.js'

/** A run's galley and the page that it begins on. */
export interface RunStart {
  readonly name: string
  readonly items: readonly GalleyItem<GalleyContent>[]
  /** Index of its first page. */
  readonly first: number
}

/** A galley ready to be filled into pages: where each of them ends, or nothing of that where each is to be filled by first fit. */
export type RunPlan = Pick<PagePlan<GalleyContent>, 'galley'> & Partial<Pick<PagePlan<GalleyContent>, 'ends'>>

/** How a run is made up into pages, as `-colophon-page-breaking` of its first page asks. */
export function planPages(
  { name, items, first }: RunStart,
  document: StyledDocument,
  order: PageOrder,
): RunPlan {
  const styleAt = (index: number, nth: number) => document.pageStyle(pageQuery(name, index, nth, order))
  if (styleAt(first, 1).pageBreaking === 'first-fit') return { galley: items }
  const tracks = new Map<number, Track>()
  // Within a run the index of a page tells its number but for blank pages, which are few.
  const trackAt = (index: number, nth: number) => {
    const key = index * 2 ** 20 + nth
    const track = tracks.get(key) ?? trackOf(styleAt(index, nth))
    tracks.set(key, track)
    return track
  }
  return choosePages(items, { first, trackAt, turnTo: order.turnTo })
}
