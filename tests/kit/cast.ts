import type { HtmlNode } from '../../src/html/tree.js'
import type { CastEntry, Note, SourceEntry } from '../../src/resolve/publication.js'

/** Entries of the cast and of the source notes as `resolve` makes them, with what a test does not name left empty. */

const place = { file: 'content/people.yaml', line: 1 }

export function castEntry(
  name: string,
  given: Partial<CastEntry> & { sort?: string; role?: string } = {},
): CastEntry {
  const { sort = name, role, ...entry } = given
  const id = name.toLowerCase().replace(/\W+/g, '-')
  const none = { aliases: [], seeAlso: [], sameAs: [], referencePlaces: new Map() }
  const fixed = { id, display: name, sort, ...none, unnamed: false, place }
  return {
    id: `person-${id}`,
    person: role === undefined ? fixed : { ...fixed, role },
    letter: sort.charAt(0).toUpperCase(),
    mentions: [],
    bio: [],
    seeAlso: [],
    ...entry,
  }
}

export function sourceEntry(
  key: string,
  entry: readonly HtmlNode[],
  given: Partial<SourceEntry> = {},
): SourceEntry {
  return {
    id: `source-${key}`,
    source: { id: key, csl: { id: key, type: 'book' }, reliesOn: [], referencePlaces: new Map(), place },
    entry,
    remark: [],
    citedIn: [],
    reliesOn: [],
    ...given,
  }
}

export const noteNumber = (number: number, given: Partial<Note> = {}): Note => ({
  number,
  id: `note-${number}`,
  article: 0,
  children: [],
  works: [],
  ...given,
})
