import type { Bookmark } from '../box.js'
import type { Destination, OutlineEntry } from '../page.js'
import { placedAnchors } from './destinations.js'
import type { MadePage } from './makePages.js'

interface PlacedBookmark extends Bookmark {
  readonly destination: Destination
}

/**
 * The outline that bookmarks make in the order of the pages (GCPM 3, section 2.3). Each stands below the last one of a lower
 * level, so a level that is skipped goes down by one. What stands below a bookmark without a label is listed in its place.
 */
export function outlineOf(pages: readonly MadePage[]): readonly OutlineEntry[] {
  return nest(
    placedAnchors(pages).flatMap(({ anchors, destination }) =>
      anchors.bookmarks.map(bookmark => ({ ...bookmark, destination })),
    ),
  )
}

function nest(bookmarks: readonly PlacedBookmark[]): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = []
  for (let next = 0; next < bookmarks.length; ) {
    const { level, label: title, open, destination } = bookmarks[next]!
    const below = bookmarks.findIndex((each, i) => i > next && each.level <= level)
    const end = below < 0 ? bookmarks.length : below
    const children = nest(bookmarks.slice(next + 1, end))
    if (title === '') entries.push(...children)
    else entries.push({ title, destination, open, children })
    next = end
  }
  return entries
}
