import type { Report } from '../diagnostic.js'
import type { Person } from '../read/manuscript.js'
import { type Collation, collationOf } from './collation.js'
import type { Mentioned } from './numberMentions.js'
import type { People } from './people.js'
import type { CastEntry, CastLink, Mention } from './publication.js'
import { nameFrom } from './rewrite.js'

/** The id of a person's entry. */
export function personId(id: string): string {
  return `person-${nameFrom(id)}`
}

/**
 * Who is listed: everyone mentioned, and each reference (`see`) to one of them. The others are left out and reported, but
 * for those who may be meant by a name that is reported itself.
 */
export function chooseCast(
  { byId, meantBy }: People,
  { mentions, doubtful }: Pick<Mentioned, 'mentions' | 'doubtful'>,
  report: Report,
): ReadonlySet<string> {
  const listed = new Set<string>()
  for (const { id, display, place } of byId.values()) {
    if (mentions.has(meantBy(id))) listed.add(id)
    else if (!doubtful.has(id))
      report('person-unmentioned', `\`${display}\` is never mentioned.`, {
        place,
        advice:
          'The cast leaves them out. Check the spelling, or add an alias under which the text names them.',
      })
  }
  return listed
}

/** The cast in the language's order, each under its letter, with the references that lead to someone listed. */
export function castEntries(
  people: People,
  listed: ReadonlySet<string>,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  language: string,
): readonly Omit<CastEntry, 'bio'>[] {
  const collation = collationOf(language)
  const sorted = [...listed]
    .map(id => people.byId.get(id)!)
    .toSorted((a, b) => comparePeople(a, b, collation))
  let letter = ''
  return sorted.map(person => {
    const own = collation.letterOf(person.sort)
    if (letter === '' || !collation.isSameLetter(own, letter)) letter = own
    const link = (id: string): CastLink => linkToPerson(id, people, listed)
    const isReference = people.meantBy(person.id) !== person.id
    return {
      id: personId(person.id),
      person,
      letter,
      mentions: isReference ? [] : (mentions.get(person.id) ?? []),
      ...(isReference ? { see: link(person.see!) } : {}),
      seeAlso: person.seeAlso.filter(id => people.byId.has(id) && id !== person.id).map(link),
    }
  })
}

/** A link to someone's entry, or their name alone if the cast does not list them. */
export function linkToPerson(id: string, { byId }: People, listed: ReadonlySet<string>): CastLink {
  return { ...(listed.has(id) ? { id: personId(id) } : {}), text: byId.get(id)!.display }
}

/** By sort key; equal ones by what is shown and then by id, so that the order never hangs on the file. */
function comparePeople(a: Person, b: Person, collation: Collation): number {
  const exactly = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  return collation.compare(a.sort, b.sort) || exactly(a.display, b.display) || exactly(a.id, b.id)
}
