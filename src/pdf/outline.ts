import type { Destination, Layout, OutlineEntry } from '../layout/page.js'
import type { PdfFile } from './pdfkitAdapter.js'
import { type PdfDictionary, type PdfReference, type PdfValue, textString } from './pdfValue.js'

/** Makes a layout's destination one of the file: to this place, at the zoom the reader has. */
export type ToPlace = (destination: Destination) => PdfValue

/** For pages in the file that stand for those of the layout, in the same order. */
export function placesIn(layout: Layout, pages: readonly PdfReference[]): ToPlace {
  return ({ page, x, y }) => {
    const { height, slug } = layout.pages[page]!
    return [pages[page]!, 'XYZ', Math.max(0, x + slug), height + slug - y, 0]
  }
}

/** Adds the outline (ISO 32000-1, 12.3.3); undefined without entries. */
export function addOutline(
  file: PdfFile,
  entries: readonly OutlineEntry[],
  place: ToPlace,
): PdfReference | undefined {
  if (entries.length === 0) return undefined
  const root = file.reserve()
  file.define(root, {
    Type: 'Outlines',
    ...addEntries(file, entries, { parent: root, place }),
    Count: countOpen(entries),
  })
  return root
}

interface Above {
  readonly parent: PdfReference
  readonly place: ToPlace
}

function addEntries(
  file: PdfFile,
  entries: readonly OutlineEntry[],
  { parent, place }: Above,
): PdfDictionary {
  const references = entries.map(() => file.reserve())
  for (const [i, entry] of entries.entries()) {
    const own = references[i]!
    const below = entry.children.length === 0 ? {} : addEntries(file, entry.children, { parent: own, place })
    const count = countOpen(entry.children)
    file.define(own, {
      Title: textString(entry.title),
      Parent: parent,
      Prev: references[i - 1],
      Next: references[i + 1],
      ...below,
      Count: count === 0 ? undefined : entry.open ? count : -count,
      Dest: place(entry.destination),
    })
  }
  return { First: references[0], Last: references.at(-1) }
}

/** Entries that show when the one above them is opened. */
function countOpen(entries: readonly OutlineEntry[]): number {
  return entries.reduce((sum, { open, children }) => sum + 1 + (open ? countOpen(children) : 0), 0)
}
