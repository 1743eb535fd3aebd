import type { Placed } from '../../breaking/galley.js'
import type { Points } from '../../length.js'
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

/** Where each id leads: the top of the line (or image) in which its element begins. The first of two wins. */
export function destinationsOf(pages: readonly MadePage[]): ReadonlyMap<string, Destination> {
  const destinations = new Map<string, Destination>()
  const addAll = (
    placed: readonly Placed<GalleyContent>[],
    page: number,
    origin: { x: Points; y: Points },
  ) => {
    for (const { content, y, isRepeat } of placed) {
      if (isRepeat || (content.kind !== 'line' && content.kind !== 'image')) continue
      const destination = { page, x: origin.x + content.x, y: origin.y + y }
      for (const id of content.anchors.ids) if (!destinations.has(id)) destinations.set(id, destination)
    }
  }
  for (const page of pages) {
    const { index, style, filled } = page
    const area = pageArea(style)
    addAll(filled.placed, index, { x: area.x, y: area.y + alignmentOffset(page) })
    const notes = noteArea(style, area)
    addAll(filled.notes, index, { x: notes.x, y: area.y + area.height - notes.below - filled.noteHeight })
  }
  return destinations
}
