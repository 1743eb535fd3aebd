import type { PageMap } from '../html/pageMap.js'
import type { Mention, Note, Publication, SourceEntry } from '../resolve/publication.js'
import { occurrenceOf, readyOrNull, referenceValues } from './castValues.js'
import { locatorsOf } from './locators.js'
import type { Words } from './words.js'

/**
 * The values under `sources`: each cited source with its kind, whom it relies on, and the notes and pages that rest on it.
 * Ready HTML is made once, so that it is the same value in each pass.
 */
export function prepareSources(
  publication: Publication,
  words: Words,
): (pageMap: PageMap) => readonly object[] {
  const noteOf = findNotes(publication)
  const entries = publication.sources.map(entry => ({
    citedIn: entry.citedIn,
    values: {
      id: entry.id,
      entry: readyOrNull(entry.entry),
      remark: readyOrNull(entry.remark),
      kind: kindOf(entry, words),
      reliesOn: entry.reliesOn.map(referenceValues),
      notes: notesIn(entry.citedIn, noteOf),
    },
  }))
  return pageMap =>
    entries.map(({ values, citedIn }) => {
      const pages = locatorsOf(
        citedIn.map(each => ({ ...occurrenceOf(each), isInNote: false })),
        pageMap,
      )
      return { ...values, pages, isOnOnePage: pages.length === 1 && pages[0]!.last === null }
    })
}

/** The values under `notes`: number, page and works of each note. */
export function noteValues(notes: readonly Note[], pageMap: PageMap): readonly object[] {
  return notes.map(({ number, id, works }) => {
    const folio = pageMap.folioOf.get(id)
    return {
      number,
      id,
      page: folio === undefined ? null : { label: folio.label, href: `#${id}` },
      works: works.map(referenceValues),
    }
  })
}

function kindOf({ source }: SourceEntry, words: Words): string | null {
  const { type } = source.csl
  return typeof type === 'string' ? (words.find(`kind-${type}`) ?? null) : null
}

/** From a mention in a note to the note: numbers may start anew in each article, ids start with the article's prefix. */
function findNotes({ notes, articles }: Publication): (mention: Mention) => Note | undefined {
  const byNumber = new Map<number, Note[]>()
  for (const note of notes) byNumber.set(note.number, [...(byNumber.get(note.number) ?? []), note])
  return ({ id, note }) => {
    const candidates = note === undefined ? [] : (byNumber.get(note) ?? [])
    return candidates.find(({ article }) => id.startsWith(articles[article]?.prefix ?? '')) ?? candidates[0]
  }
}

function notesIn(
  mentions: readonly Mention[],
  noteOf: (mention: Mention) => Note | undefined,
): readonly object[] {
  const notes = new Set(mentions.flatMap(mention => noteOf(mention) ?? []))
  return [...notes].map(({ number, id }) => ({ label: String(number), href: `#${id}` }))
}
