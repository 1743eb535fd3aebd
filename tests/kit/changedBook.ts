import { writeContainer } from '../../src/epub/container.js'
import { openBook } from './book.js'
import { manifest } from './edition.js'

const fixed = new Set(['content.opf', 'toc.xhtml', 'toc.ncx', 'style.css'])

/** The book with each of its texts as `change` leaves it: a book with a fault, to see a judge find it. */
export async function changedBook(
  bytes: Uint8Array,
  change: (path: string, text: string) => string,
): Promise<Uint8Array> {
  const book = openBook(bytes)
  const changed = (path: string) => change(path, book.text(path))
  const stored = book.entries.flatMap(({ name, bytes: file }) => {
    const path = name.replace(/^OEBPS\//, '')
    const isOther = path === name || fixed.has(path) || path.endsWith('.xhtml')
    return isOther ? [] : [{ path, bytes: file }]
  })
  return writeContainer({
    title: 'changed',
    documents: book.spine.map(fileName => ({ fileName, xhtml: changed(fileName) })),
    packageDocument: changed('content.opf'),
    navigation: changed('toc.xhtml'),
    ncx: changed('toc.ncx'),
    css: changed('style.css'),
    stored,
    manifest,
    hasPdf: true,
  })
}
