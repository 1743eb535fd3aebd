import { readFileSync } from 'node:fs'

/** The pages of a PDF whose page tree is not packed into a stream, as neither tool packs it: the largest node's /Count. */
export function countPages(file: string): number {
  const nodes = readFileSync(file, 'latin1').matchAll(/\/Type \/Pages\s[^>]*?\/Count (\d+)/g)
  return Math.max(0, ...[...nodes].map(([, count]) => Number(count)))
}
