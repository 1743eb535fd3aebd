import { ArchiveFault } from './archiveFault.js'
import { textOf } from './openArchive.js'
import { PdfFileReader } from './pdfFile.js'
import type { PdfEntries, PdfObject } from './pdfSyntax.js'
import { readZip } from './zipFile.js'

/**
 * Where a file first differs from what it should be, in words: the object of a PDF, or the file in an EPUB. Undefined if both are
 * the same to the last byte.
 */
export function firstDifference(
  form: 'pdf' | 'epub',
  given: Uint8Array,
  rebuilt: Uint8Array,
): string | undefined {
  const offset = firstByte(given, rebuilt)
  if (offset === undefined) return undefined
  const what = form === 'pdf' ? objectAt(rebuilt, offset) : entryThatDiffers(given, rebuilt)
  return `${what}, at byte ${offset} of ${given.length} (rebuilt: ${rebuilt.length})`
}

function firstByte(a: Uint8Array, b: Uint8Array): number | undefined {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return i
  return a.length === b.length ? undefined : shorter
}

function entryThatDiffers(given: Uint8Array, rebuilt: Uint8Array): string {
  try {
    const [ours, theirs] = [readZip(rebuilt), readZip(given)]
    for (const [path, bytes] of ours) {
      const other = theirs.get(path)
      if (other === undefined) return `the file ${path}, which it does not have`
      if (firstByte(bytes, other) !== undefined) return `the file ${path}`
    }
    const more = [...theirs.keys()].find(path => !ours.has(path))
    return more === undefined ? 'the container' : `the file ${more}, which it should not have`
  } catch (fault) {
    if (fault instanceof ArchiveFault) return 'the container'
    throw fault
  }
}

/** The object of a PDF of ours that holds a byte. */
function objectAt(bytes: Uint8Array, offset: number): string {
  const pdf = new PdfFileReader(bytes)
  const starts = pdf.numbers().map(number => pdf.object(number))
  const placed = starts.findLast(({ start }) => start <= offset)
  if (placed === undefined) return 'the header'
  return nameOfObject(pdf, placed.number)
}

function nameOfObject(pdf: PdfFileReader, number: number): string {
  const entries = pdf.entries({ kind: 'reference', number })
  const kind = [entries.get('Type'), entries.get('Subtype')]
    .flatMap(each => (each?.kind === 'name' ? [each.name] : []))
    .join(' ')
  return (
    nameOfPage(pdf, number) ??
    nameOfEmbedded(pdf, number) ??
    (kind === '' ? `object ${number}` : `object ${number} (${kind})`)
  )
}

function nameOfPage(pdf: PdfFileReader, number: number): string | undefined {
  const pages = pagesBelow(pdf, pdf.entries(pdf.trailer.get('Root')).get('Pages'), 0)
  for (const [index, page] of pages.entries()) {
    if (isReferenceTo(page, number)) return `page ${index + 1}`
    if (isReferenceTo(pdf.entries(page).get('Contents'), number)) return `the content of page ${index + 1}`
  }
  return undefined
}

const deepest = 50

function pagesBelow(pdf: PdfFileReader, node: PdfObject | undefined, depth: number): readonly PdfObject[] {
  const kids = pdf.follow(pdf.entries(node).get('Kids'))
  if (kids?.kind !== 'array' || depth > deepest) return node === undefined ? [] : [node]
  return kids.items.flatMap(kid => pagesBelow(pdf, kid, depth + 1))
}

function nameOfEmbedded(pdf: PdfFileReader, number: number): string | undefined {
  const attached = pdf.follow(pdf.entries(pdf.trailer.get('Root')).get('AF'))
  const specifications: readonly PdfEntries[] =
    attached?.kind === 'array' ? attached.items.map(each => pdf.entries(each)) : []
  const found = specifications.find(each => isReferenceTo(pdf.entries(each.get('EF')).get('F'), number))
  return found === undefined ? undefined : `the attached file ${textOf(found.get('Desc'))}`
}

function isReferenceTo(object: PdfObject | undefined, number: number): boolean {
  return object?.kind === 'reference' && object.number === number
}
