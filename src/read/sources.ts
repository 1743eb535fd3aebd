import type { Place, Report } from '../diagnostic.js'
import { nearestName } from '../nearestName.js'
import { cslTypes, dateVariables, nameVariables, sourceKeys } from './csl.js'
import { type CslDate, dateKeys, readCslDate } from './cslDates.js'
import { type DataList, emptyList, gatherEntries, lostList } from './dataList.js'
import { placesOf } from './people.js'
import type { YamlEntry, YamlMap, YamlText, YamlValue } from './yaml.js'
import { keysOf, reportUnknownKeys, YamlFields } from './yamlFields.js'

/** A source before its note is read as Markdown, which takes knowing all keys. */
export interface SourceDraft {
  readonly id: string
  readonly csl: Readonly<Record<string, unknown>>
  readonly note: YamlText | undefined
  readonly reliesOn: readonly string[]
  readonly referencePlaces: ReadonlyMap<string, Place>
  readonly place: Place
}

const keys = keysOf(sourceKeys)

/** Every source of the file, in its order; what has no id is reported and left out. Other programs' keys in JSON are passed over. */
export function readSources(value: YamlValue, isJson: boolean, report: Report): DataList<SourceDraft> {
  if (value.kind === 'text' && value.text === '') return emptyList
  const list = value.kind === 'map' ? value.entries.find(({ key }) => key === 'references')?.value : value
  if (list?.kind === 'list') return gatherEntries(list.items.map(item => readSource(item, isJson, report)))
  report('wrong-type', 'The file must be a list of sources.', {
    place: value.place,
    advice: 'Start each with `- id:` and indent its other keys below that.',
  })
  return lostList
}

function readSource(item: YamlValue, isJson: boolean, report: Report): readonly SourceDraft[] {
  if (item.kind !== 'map') {
    report('wrong-type', 'A source must be a map with `id` and `type`.', {
      place: item.place,
      advice: 'Write `- id:` and one word, and on the next line `type:` and, for instance, `book`.',
    })
    return []
  }
  const map = isJson ? withoutOthers(item) : item
  const fields = new YamlFields(map, keys, report)
  const id = readId(fields, item.place, report)
  if (id === undefined) return []
  const type = readType(fields, report)
  const reliesOn = fields.textNodes('reliesOn')
  const variables = map.entries.flatMap(entry => readVariable(entry, isJson, report))
  return [
    {
      id,
      csl: { id, type, ...Object.fromEntries(variables) },
      note: fields.textNode('note'),
      reliesOn: reliesOn.map(({ text }) => text.trim()),
      referencePlaces: placesOf(reliesOn),
      place: item.place,
    },
  ]
}

function withoutOthers(map: YamlMap): YamlMap {
  return { ...map, entries: map.entries.filter(({ key, value }) => keys.has(key) && !isNull(value)) }
}

const isNull = (value: YamlValue) => value.kind === 'text' && value.isPlain && value.text === 'null'

function readId(fields: YamlFields, place: Place, report: Report): string | undefined {
  const node = fields.textNode('id')
  const id = node?.text.trim()
  if (node === undefined || id === undefined) {
    report('bad-value', 'The source has no id.', {
      place,
      advice: 'Write one word after `id:` that the text can cite, as in `[@id]`.',
    })
    return undefined
  }
  if (/^[^\s{}@;,\]["\\]+$/.test(id)) return id
  report('bad-value', `\`${id}\` cannot be a source's id.`, {
    place: node.place,
    advice: 'Use letters, digits and single signs between them, without spaces.',
  })
  return undefined
}

function readType(fields: YamlFields, report: Report): string {
  const node = fields.textNode('type')
  const type = node?.text.trim()
  if (node === undefined || type === undefined) return 'document'
  if (cslTypes.has(type)) return type
  const near = nearestName(type, cslTypes)
  report('bad-value', `\`${type}\` is no type of source.`, {
    place: node.place,
    advice:
      near === undefined
        ? 'Write one of the types of CSL, such as `book`, `report` or `webpage`.'
        : `Did you mean \`${near}\`?`,
  })
  return 'document'
}

/** Keys that are not CSL's, or are read by themselves. */
const ownKeys = new Set(['id', 'type', 'note', 'reliesOn', 'categories', 'custom'])

function readVariable({ key, value }: YamlEntry, isJson: boolean, report: Report): [string, unknown][] {
  if (ownKeys.has(key) || !keys.has(key)) return []
  const isEmpty = value.kind === 'text' && value.text.trim() === ''
  if (isEmpty) return []
  if (nameVariables.has(key)) return [[key, readNames(key, value, report)]]
  if (dateVariables.has(key)) {
    const date = readDate(key, value, isJson, report)
    return date === undefined ? [] : [[key, date]]
  }
  if (value.kind === 'text') return [[key, value.text.trim()]]
  if (isJson) return []
  report('wrong-type', `\`${key}\` must be text.`, {
    place: value.place,
    advice: `Write text after \`${key}:\`.`,
  })
  return []
}

function readDate(key: string, value: YamlValue, isJson: boolean, report: Report): CslDate | undefined {
  if (value.kind === 'map' && !isJson) reportUnknownKeys(value, dateKeys, report)
  const date = readCslDate(value)
  if (date !== undefined) return date
  const typed = value.kind === 'text' ? `\`${value.text.trim()}\`` : 'The value'
  report('bad-date', `${typed} is no date for \`${key}\`.`, {
    place: value.place,
    advice: 'Write a day as 2021-01-05, a month as 2021-01, a year as 2021, a range as 2019/2021.',
  })
  return undefined
}

/** A name is a map of its parts, or a text that stays whole, such as a body's. One name needs no list. */
function readNames(
  key: string,
  value: YamlValue,
  report: Report,
): readonly Readonly<Record<string, unknown>>[] {
  const items = value.kind === 'list' ? value.items : [value]
  return items.flatMap(item => {
    if (item.kind === 'text') return [{ literal: item.text.trim() }]
    if (item.kind === 'map') return [readName(item, report)]
    report('wrong-type', `\`${key}\` must be names.`, {
      place: item.place,
      advice: 'Write `family:` and `given:`, or the name of a body.',
    })
    return []
  })
}

const nameKeys = keysOf([
  'family',
  'given',
  'literal',
  'dropping-particle',
  'non-dropping-particle',
  'suffix',
  'comma-suffix',
  'static-ordering',
  'parse-names',
])

function readName(map: YamlMap, report: Report): Readonly<Record<string, unknown>> {
  const fields = new YamlFields(map, nameKeys, report)
  const parts = [...nameKeys.keys()].flatMap((key): [string, unknown][] => {
    const text = fields.text(key)
    if (text === undefined) return []
    return [[key, text === 'true' ? true : text === 'false' ? false : text]]
  })
  return Object.fromEntries(parts)
}
