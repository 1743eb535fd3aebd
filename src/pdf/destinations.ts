import type { Destination } from '../layout/page.js'
import type { ToPlace } from './outline.js'
import type { PdfFile } from './pdfkitAdapter.js'
import { type PdfReference, type PdfValue, textString } from './pdfValue.js'

/** How many names a leaf of the tree holds. */
const leafSize = 64

/**
 * Adds the name tree of all ids, so that `file.pdf#id` opens there (ISO 32000-1, 7.9.6 and 12.3.2.3). Sorted by the bytes of
 * the names as they are written: ASCII as it is, everything else in UTF-16 behind a mark that comes after all of ASCII.
 */
export function addDestinations(
  file: PdfFile,
  destinations: ReadonlyMap<string, Destination>,
  place: ToPlace,
): PdfReference {
  const ids = [...destinations.keys()].sort((a, b) => Buffer.compare(bytesOf(a), bytesOf(b)))
  const leaves: { readonly node: PdfReference; readonly limits: readonly [string, string] }[] = []
  for (let at = 0; at < ids.length; at += leafSize) {
    const part = ids.slice(at, at + leafSize)
    const limits = [part[0]!, part.at(-1)!] as const
    const Names = part.flatMap((id): readonly PdfValue[] => [textString(id), place(destinations.get(id)!)])
    leaves.push({ node: file.add({ Limits: limits.map(textString), Names }), limits })
  }
  return file.add(leaves.length === 0 ? { Names: [] } : { Kids: leaves.map(leaf => leaf.node) })
}

function bytesOf(id: string): Uint8Array {
  const isAscii = !/[^\u0000-\u007f]/.test(id)
  return isAscii ? Buffer.from(id, 'latin1') : Buffer.from(`\ufeff${id}`, 'utf16le').swap16()
}
