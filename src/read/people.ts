import type { Place, Report } from '../diagnostic.js'
import type { HtmlNode } from '../html/tree.js'
import { type DataList, emptyList, gatherEntries, lostList } from './dataList.js'
import { idFrom } from './ids.js'
import type { Person } from './manuscript.js'
import type { YamlText, YamlValue } from './yaml.js'
import { keysOf, YamlFields } from './yamlFields.js'

/** Every key of people.yaml. */
export const peopleKeys = keysOf([
  'id',
  'display',
  'sort',
  'aliases',
  'role',
  'bio',
  'see',
  'seeAlso',
  'sameAs',
  'unnamed',
])

/** How texts are read that are more than strings. */
export interface PersonTexts {
  readonly readBio: (text: YamlText) => readonly HtmlNode[]
  /** As it is printed. */
  readonly readRole: (text: string) => string
}

/** Everyone of people.yaml, in its order; an entry without an id or a name is reported and left out. */
export function readPeople(value: YamlValue, texts: PersonTexts, report: Report): DataList<Person> {
  if (value.kind === 'text' && value.text === '') return emptyList
  if (value.kind === 'list') return gatherEntries(value.items.map(item => readPerson(item, texts, report)))
  report('wrong-type', 'The file must be a list of people.', {
    place: value.place,
    advice: 'Start each with `- id:` and indent its other keys below that.',
  })
  return lostList
}

function readPerson(item: YamlValue, { readBio, readRole }: PersonTexts, report: Report): readonly Person[] {
  if (item.kind !== 'map') {
    report('wrong-type', 'A person must be a map with `id` and `display`.', {
      place: item.place,
      advice: 'Write `- id:` and one word, and on the next line `display:` and the name.',
    })
    return []
  }
  const fields = new YamlFields(item, peopleKeys, report)
  const id = readId(fields, item.place, report)
  const display = fields.text('display')
  if (display === undefined) {
    report('bad-value', 'The person has no name.', {
      place: item.place,
      advice: 'Write it as it is shown after `display:`.',
    })
  }
  if (id === undefined || display === undefined) return []
  const [role, see, bio] = [fields.text('role'), fields.textNode('see'), fields.textNode('bio')]
  const seeAlso = fields.textNodes('seeAlso')
  return [
    {
      id,
      display,
      sort: fields.text('sort') ?? display,
      aliases: fields.texts('aliases'),
      ...(role === undefined ? {} : { role: readRole(role) }),
      ...(bio === undefined ? {} : { bio: readBio(bio) }),
      ...(see === undefined ? {} : { see: see.text.trim() }),
      seeAlso: seeAlso.map(({ text }) => text.trim()),
      referencePlaces: placesOf(see === undefined ? seeAlso : [...seeAlso, see]),
      sameAs: fields.texts('sameAs'),
      unnamed: fields.truth('unnamed'),
      place: item.place,
    },
  ]
}

/** Where each of some ids stands. */
export function placesOf(ids: readonly YamlText[]): ReadonlyMap<string, Place> {
  return new Map(ids.map(({ text, place }) => [text.trim(), place]))
}

/** Ids become parts of names in both editions, so they hold nothing that a path or an XML name could not. */
function readId(fields: YamlFields, place: YamlValue['place'], report: Report): string | undefined {
  const node = fields.textNode('id')
  const id = node?.text.trim()
  if (node === undefined || id === undefined) {
    report('bad-value', 'The person has no id.', {
      place,
      advice: 'Write one word after `id:` that the text can call, as in `[name](person:id)`.',
    })
    return undefined
  }
  const isUsable = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u.test(id) && id !== 'none'
  if (isUsable) return id
  const suggestion = id === 'none' ? 'nobody' : idFrom(id).replace(/^section-?/, '') || 'person-1'
  report('bad-value', `\`${id}\` cannot be a person's id.`, {
    place: node.place,
    advice: `Use letters, digits, hyphens and underscores, for instance \`${suggestion}\`.`,
  })
  return undefined
}
