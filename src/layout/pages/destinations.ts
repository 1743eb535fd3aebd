import type { Placed } from '../../breaking/galley.js'
import type { Points } from '../../length.js'
import { type Anchors, noAnchors } from '../box.js'
import type { GalleyContent } from '../galleyContent.js'
import type { Destination } from '../page.js'
import { alignmentOffset, type MadePage } from './makePages.js'
import { noteArea, pageArea } from './pageMaster.js'

/** The page of each place that shows its own, by its number. */
export function askedPages(pages: readonly MadePage[]): ReadonlyMap<number, number> {
  const asked = new Map<number, number>()
  for (const { index, filled } of pages) {
    for (const { content, isRepeat } of [...filled.placed, ...filled.notes]) {
      if (isRepeat || content.kind !== 'line') continue
      for (const place of content.anchors.asks) asked.set(place, index)
    }
  }
  return asked
}

export interface PlacedAnchors {
  readonly anchors: Anchors
  readonly destination: Destination
}

/** Where each id leads: the top of the line (or image) in which its element begins. The first of two wins. */
export function destinationsOf(pages: readonly MadePage[]): ReadonlyMap<string, Destination> {
  const destinations = new Map<string, Destination>()
  for (const { anchors, destination } of placedAnchors(pages))
    for (const id of anchors.ids) if (!destinations.has(id)) destinations.set(id, destination)
  return destinations
}

/** What begins in each line and image, in the order of the pages, and where: at its top left corner. */
export function placedAnchors(pages: readonly MadePage[]): readonly PlacedAnchors[] {
  const found: PlacedAnchors[] = []
  const addAll = (
    placed: readonly Placed<GalleyContent>[],
    page: number,
    origin: { x: Points; y: Points },
  ) => {
    for (const { content, y, isRepeat } of placed) {
      if (isRepeat || (content.kind !== 'line' && content.kind !== 'image')) continue
      if (content.anchors === noAnchors) continue
      const destination = { page, x: origin.x + content.x, y: origin.y + y }
      found.push({ anchors: content.anchors, destination })
    }
  }
  for (const page of pages) {
    const { index, style, filled } = page
    const area = pageArea(style)
    addAll(filled.placed, index, { x: area.x, y: area.y + alignmentOffset(page) })
    const notes = noteArea(style, area)
    addAll(filled.notes, index, { x: notes.x, y: area.y + area.height - notes.below - filled.noteHeight })
  }
  return found
}
