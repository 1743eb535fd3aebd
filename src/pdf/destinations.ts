import type { Destination } from '../layout/page.js'
import { nameTree } from './nameTree.js'
import type { ToPlace } from './outline.js'
import type { PdfFile } from './pdfkitAdapter.js'
import type { PdfReference } from './pdfValue.js'

/** Adds the name tree of all ids, so that `file.pdf#id` opens there (ISO 32000-1, 12.3.2.3). */
export function addDestinations(
  file: PdfFile,
  destinations: ReadonlyMap<string, Destination>,
  place: ToPlace,
): PdfReference {
  return nameTree(file, new Map([...destinations].map(([id, destination]) => [id, place(destination)])))
}
