import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bothEditions } from '../kit/bothEditions.js'
import { everything } from '../kit/everything.js'
import { brot, fanus } from '../kit/languageCases.js'

/** Both editions of a publication that is put before a judge. */
export interface JudgedBook {
  readonly name: string
  readonly epub: Uint8Array
  readonly pdf: Uint8Array
}

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/** What has been built into `dist/`, an article with all that the writer knows, a German and a Persian one. */
export async function judgedBooks(): Promise<readonly JudgedBook[]> {
  const built = readdirSync(dist)
    .filter(name => name.endsWith('.epub'))
    .sort()
    .map(name => ({
      name,
      epub: readFileSync(dist + name),
      pdf: readFileSync(dist + name.replace(/\.epub$/, '.pdf')),
    }))
  const made = await Promise.all(
    Object.entries({
      'an article with everything': everything,
      'one in German': brot(),
      'one in Persian': fanus(),
    }).map(async ([name, entries]) => {
      const { edition } = await bothEditions(entries)
      return { name, epub: edition.epub!, pdf: edition.pdf! }
    }),
  )
  return [...built, ...made]
}
