import { formatDiagnostic } from '../../src/diagnostic.js'
import { type Edition, publish, type Request } from '../../src/publish.js'
import { type Book, openBook } from './book.js'
import { filesOf } from './readArticle.js'
import { readPdf } from './readPdf.js'
import type { Entries } from './userFolder.js'

/** Both editions of an article, opened again. */
export interface Both {
  readonly edition: Edition
  readonly pdf: Awaited<ReturnType<typeof readPdf>>
  readonly book: Book
}

/** Publishes `content/a.md` of these files. Codes that are not asked for fail. */
export async function bothEditions(
  entries: Entries,
  asked: readonly string[] = [],
  request: Partial<Request> = {},
): Promise<Both> {
  const edition = await publish({ files: filesOf(entries), article: 'content/a.md', ...request })
  const unasked = edition.diagnostics.filter(({ code }) => !asked.includes(code))
  if (unasked.length > 0) throw new Error(unasked.map(formatDiagnostic).join('\n'))
  return { edition, pdf: await readPdf(edition.pdf!), book: openBook(edition.epub!) }
}

/** Letters only: what a text says whatever is divided, spaced or numbered in it. */
export const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{M}]+/gu, '')

/** How often words stand in a text, whatever divides its lines. */
export const timesIn = (text: string, words: string): number => letters(text).split(letters(words)).length - 1
