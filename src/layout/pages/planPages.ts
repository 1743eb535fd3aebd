import { choosePages, type PagePlan } from '../../breaking/choosePages.js'
import type { GalleyItem, Track } from '../../breaking/galley.js'
import type { StyledDocument } from '../../style/styledDocument.js'
import type { GalleyContent } from '../galleyContent.js'
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

/** Plans kept from one pass to the next, by their galleys. */
export type PlanMemo = WeakMap<readonly GalleyItem<GalleyContent>[], KeptPlan>

interface KeptPlan {
  readonly first: number
  /** The tracks that were asked for. */
  readonly tracks: readonly AskedTrack[]
  readonly plan: PagePlan<GalleyContent>
}

interface AskedTrack {
  readonly index: number
  readonly nth: number
  readonly track: Track
}

/** How a run is made up into pages, as `-colophon-page-breaking` of its first page asks. */
export function planPages(
  { name, items, first }: RunStart,
  document: StyledDocument,
  order: PageOrder,
  memo: PlanMemo,
): RunPlan {
  const styleAt = (index: number, nth: number) => document.pageStyle(pageQuery(name, index, nth, order))
  if (styleAt(first, 1).pageBreaking === 'first-fit') return { galley: items }
  const known = memo.get(items)
  const isSame = ({ index, nth, track }: AskedTrack) => isSameTrack(track, trackOf(styleAt(index, nth)))
  if (known?.first === first && known.tracks.every(isSame)) return known.plan
  const asked = new Map<string, AskedTrack>()
  const trackAt = (index: number, nth: number) => {
    const key = `${index} ${nth}`
    const before = asked.get(key)
    if (before !== undefined) return before.track
    const track = trackOf(styleAt(index, nth))
    asked.set(key, { index, nth, track })
    return track
  }
  const plan = choosePages(items, { first, trackAt, turnTo: order.turnTo })
  memo.set(items, { first, tracks: [...asked.values()], plan })
  return plan
}

function isSameTrack(a: Track, b: Track): boolean {
  return (
    a.height === b.height && a.noteEdges === b.noteEdges && a.noteGap === b.noteGap && a.noteMax === b.noteMax
  )
}
