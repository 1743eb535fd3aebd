import type { PageMap } from '../html/pageMap.js'
import type { HtmlNode } from '../html/tree.js'
import type { CastEntry, CastLink, Mention } from '../resolve/publication.js'
import { locatorsOf, type Occurrence } from './locators.js'
import { ReadyHtml } from './slots.js'

/**
 * The values under `cast`: groups of entries by letter, in the order of the publication. Ready HTML is made once, so
 * that it is the same value in each pass.
 */
export function prepareCast(cast: readonly CastEntry[]): (pageMap: PageMap) => readonly object[] {
  const entries = cast.map(entry => {
    const { id, person, letter, bio, see, seeAlso } = entry
    const values = {
      id,
      name: person.display,
      role: person.role ?? null,
      unnamed: person.unnamed,
      sameAs: person.sameAs,
      bio: readyOrNull(bio),
      see: see === undefined ? null : referenceValues(see),
      seeAlso: seeAlso.map(referenceValues),
    }
    return { letter, values, occurrences: entry.mentions.map(occurrenceOf) }
  })
  return pageMap => {
    const groups: { letter: string; entries: object[] }[] = []
    for (const { letter, values, occurrences } of entries) {
      if (groups.at(-1)?.letter !== letter) groups.push({ letter, entries: [] })
      groups.at(-1)!.entries.push({ ...values, locators: locatorsOf(occurrences, pageMap) })
    }
    return groups
  }
}

/** A place in the text, as locators take it. */
export const occurrenceOf = ({ id, note }: Mention): Occurrence => ({ id, isInNote: note !== undefined })

/** A name or a work that is pointed to: `href` is null where the edition does not list it. */
export const referenceValues = ({ id, text }: CastLink): object => ({
  href: id === undefined ? null : `#${id}`,
  text,
})

export const readyOrNull = (nodes: readonly HtmlNode[] | undefined): ReadyHtml | null =>
  nodes === undefined || nodes.length === 0 ? null : new ReadyHtml(nodes)
