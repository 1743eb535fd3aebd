import type { Place, Report } from '../diagnostic.js'
import { nearestName } from '../nearestName.js'
import type { YamlEntry, YamlMap, YamlText, YamlValue } from './yaml.js'

/** The fields of one map by their canonical names, each read once and as the type asked for; faults are reported. */
export class YamlFields {
  readonly place: Place
  readonly #report: Report
  readonly #entries = new Map<string, YamlEntry>()

  /**
   * `known` maps each key that may be written to the field that it means. Other keys are reported with the nearest known
   * one, but for those that start with `x-`.
   */
  constructor(map: YamlMap, known: ReadonlyMap<string, string>, report: Report) {
    this.place = map.place
    this.#report = report
    for (const entry of map.entries) this.#take(entry, known)
  }

  #take(entry: YamlEntry, known: ReadonlyMap<string, string>): void {
    const { key, keyPlace: place } = entry
    const field = known.get(key)
    if (field === undefined) {
      reportUnknown(entry, known.keys(), this.#report)
      return
    }
    const other = this.#entries.get(field)
    if (other === undefined) this.#entries.set(field, entry)
    else
      this.#report('bad-value', `\`${key}\` says the same as \`${other.key}\`.`, {
        place,
        advice: 'Keep one of the two.',
      })
  }

  /** Where the field's value stands, for what is found out about it later. */
  placeOf(field: string): Place | undefined {
    return this.#entries.get(field)?.value.place
  }

  value(field: string): YamlValue | undefined {
    return this.#entries.get(field)?.value
  }

  /** The field's text, trimmed; undefined where it is missing or empty. */
  text(field: string): string | undefined {
    const found = this.textNode(field)?.text.trim()
    return found === '' ? undefined : found
  }

  /** As `text`, with its place. */
  textNode(field: string): YamlText | undefined {
    const value = this.value(field)
    if (value === undefined || (value.kind === 'text' && value.text.trim() === '')) return undefined
    if (value.kind === 'text') return value
    this.wrongType(field, 'text', value.place)
    return undefined
  }

  /** A list of texts; one text counts as a list of one. */
  texts(field: string): readonly string[] {
    return this.textNodes(field).map(({ text }) => text.trim())
  }

  /** As `texts`, each with its place. */
  textNodes(field: string): readonly YamlText[] {
    const value = this.value(field)
    if (value === undefined) return []
    if (value.kind === 'map') {
      this.wrongType(field, 'text or a list of texts', value.place)
      return []
    }
    const items = value.kind === 'text' ? [value] : value.items
    return items.flatMap(item => {
      if (item.kind === 'text') return item.text.trim() === '' ? [] : [item]
      this.wrongType(field, 'a list of texts', item.place)
      return []
    })
  }

  /** Whether something stands there that cannot be its value, which is reported when it is read: then it is not missing. */
  isOfWrongType(field: string): boolean {
    const value = this.value(field)
    return value !== undefined && value.kind !== 'text'
  }

  /** `true` or `yes`, `false` or `no`. */
  truth(field: string): boolean {
    const node = this.textNode(field)
    const word = node?.text.trim().toLowerCase()
    if (node === undefined || word === 'false' || word === 'no') return false
    if (word === 'true' || word === 'yes') return true
    this.#report('bad-value', `\`${field}\` is either true or false.`, {
      place: node.place,
      advice: 'Write `true` or `false`.',
    })
    return false
  }

  wrongType(field: string, wanted: string, place: Place): void {
    this.#report('wrong-type', `\`${field}\` must be ${wanted}.`, {
      place,
      advice: `Write ${wanted} after \`${field}:\`.`,
    })
  }
}

/** Reports the keys of a map that are none of the known ones. */
export function reportUnknownKeys(map: YamlMap, known: readonly string[], report: Report): void {
  for (const entry of map.entries) if (!known.includes(entry.key)) reportUnknown(entry, known, report)
}

function reportUnknown({ key, keyPlace: place }: YamlEntry, known: Iterable<string>, report: Report): void {
  if (key.startsWith('x-')) return
  const near = nearestName(key, known)
  const advice =
    near === undefined ? 'Take it out, or let its name start with `x-`.' : `Did you mean \`${near}\`?`
  report('unknown-key', `The key \`${key}\` is not known.`, { place, advice })
}

/** Keys that mean themselves, and aliases of theirs. */
export function keysOf(
  own: readonly string[],
  aliases: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, string> {
  return new Map([...own.map((key): [string, string] => [key, key]), ...Object.entries(aliases)])
}
