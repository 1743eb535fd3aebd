import type { PdfFile } from './pdfkitAdapter.js'
import { type PdfReference, type PdfValue, textString } from './pdfValue.js'

/** How many names a leaf of the tree holds. */
const leafSize = 64

/**
 * Adds a name tree (ISO 32000-1, 7.9.6). Sorted by the bytes of the names as they are written: ASCII as it is, everything
 * else in UTF-16 behind a mark that comes after all of ASCII.
 */
export function nameTree(file: PdfFile, values: ReadonlyMap<string, PdfValue>): PdfReference {
  const names = [...values.keys()].sort((a, b) => Buffer.compare(bytesOf(a), bytesOf(b)))
  const leaves: PdfReference[] = []
  for (let at = 0; at < names.length; at += leafSize) {
    const part = names.slice(at, at + leafSize)
    const Limits = [part[0]!, part.at(-1)!].map(textString)
    const Names = part.flatMap((name): readonly PdfValue[] => [textString(name), values.get(name)!])
    leaves.push(file.add({ Limits, Names }))
  }
  return file.add(leaves.length === 0 ? { Names: [] } : { Kids: leaves })
}

function bytesOf(name: string): Uint8Array {
  const isAscii = !/[^\u0000-\u007f]/.test(name)
  return isAscii ? Buffer.from(name, 'latin1') : Buffer.from(`\ufeff${name}`, 'utf16le').swap16()
}
