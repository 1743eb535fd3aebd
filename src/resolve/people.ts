import type { Report } from '../diagnostic.js'
import type { Manuscript, Person } from '../read/manuscript.js'
import { adviseNearest } from './advise.js'

/** Everyone of people.yaml by id, and where their `see` leads. */
export interface People {
  readonly byId: ReadonlyMap<string, Person>
  /** Who is meant by an id: itself, or the last of its chain of `see`. A reference has no mentions of its own. */
  readonly meantBy: (id: string) => string
}

/** The people of all manuscripts, each once, in NFC; reports ids taken twice and references that lead nowhere or round. */
export function gatherPeople(manuscripts: readonly Manuscript[], report: Report): People {
  const byId = new Map<string, Person>()
  for (const person of manuscripts.flatMap(({ people }) => people)) {
    const other = byId.get(person.id)
    if (other === undefined) byId.set(person.id, composed(person))
    else if (other.place.file !== person.place.file || other.place.line !== person.place.line)
      report('person-duplicate', `Two people have the id \`${person.id}\`.`, {
        place: person.place,
        advice: `The other one is at ${other.place.file}:${other.place.line}; give one of them another id.`,
      })
  }
  for (const person of byId.values()) checkReferences(person, byId, report)
  return { byId, meantBy: id => endOfReferences(id, byId).id }
}

function composed(person: Person): Person {
  return {
    ...person,
    display: person.display.normalize('NFC'),
    sort: person.sort.normalize('NFC'),
    aliases: person.aliases.map(alias => alias.normalize('NFC')),
  }
}

/** Follows `see`; where it goes round or leads nowhere, it ends at the person it started from. */
function endOfReferences(id: string, byId: ReadonlyMap<string, Person>): { id: string; round: boolean } {
  const passed = new Set<string>()
  let at = id
  for (;;) {
    if (passed.has(at)) return { id, round: true }
    passed.add(at)
    const see = byId.get(at)?.see
    if (see === undefined) return { id: at, round: false }
    if (!byId.has(see)) return { id, round: false }
    at = see
  }
}

function checkReferences(person: Person, byId: ReadonlyMap<string, Person>, report: Report): void {
  const others = () => [...byId.keys()].filter(id => id !== person.id)
  for (const target of [...(person.see === undefined ? [] : [person.see]), ...person.seeAlso]) {
    const key = target === person.see ? 'see' : 'seeAlso'
    if (!byId.has(target))
      report(
        'see-undefined',
        `\`${key}\` of \`${person.id}\` leads to \`${target}\`, which is nobody's id.`,
        {
          place: person.referencePlaces.get(target) ?? person.place,
          advice: adviseNearest(target, others(), 'Write the id of someone in the file, or take it out.'),
        },
      )
    else if (key === 'seeAlso' && target === person.id)
      report('see-circular', `\`seeAlso\` of \`${person.id}\` leads back to itself.`, {
        place: person.referencePlaces.get(target) ?? person.place,
        advice: 'Write the id of someone else, or take it out.',
      })
  }
  if (endOfReferences(person.id, byId).round)
    report('see-circular', `\`see\` of \`${person.id}\` goes round in a circle.`, {
      place: person.referencePlaces.get(person.see ?? '') ?? person.place,
      advice: 'Let one entry of the circle stand without `see`: the one that has the page numbers.',
    })
}
