import type { YamlMap, YamlValue } from './yaml.js'

/** A date as citeproc takes it (CSL-JSON): parts are numbers, whatever the file has. */
export type CslDate = Readonly<Record<string, unknown>>

/** A year, and with it a month or a season, and with a month a day. */
type Parts = readonly number[]

/** The keys of a date that is a map. */
export const dateKeys = ['year', 'month', 'day', 'date-parts', 'season', 'circa', 'literal', 'raw']

/**
 * A CSL date from what YAML or CSL-JSON may hold: `2021-01-05`, a range `2021-01/2021-03`, `date-parts`, or Pandoc's `year`,
 * `month` and `day`. Words that are no date stay as they are (`literal`). Undefined if it is none of these, and also if it
 * has the form of a date but is not in the calendar.
 */
export function readCslDate(value: YamlValue): CslDate | undefined {
  if (value.kind === 'text') return dateOfText(value.text.trim())
  if (value.kind === 'list') return datesOf(value.items.map(partsOfMap))
  const [extras, words, dates] = [extrasOf(value), wordsOf(value), datesInMap(value)]
  if (extras === undefined || words === undefined || dates === undefined) return undefined
  const isEmpty = Object.keys(words).length === 0 && Object.keys(dates).length === 0
  return isEmpty ? undefined : { ...words, ...extras, ...dates }
}

/** One date, or two that are a range. */
function datesOf(dates: readonly (Parts | undefined)[]): CslDate | undefined {
  const known = dates.filter(parts => parts !== undefined)
  const [first, last] = known
  if (known.length !== dates.length || first === undefined || known.length > 2) return undefined
  return last === undefined || isInOrder(first, last) ? { 'date-parts': known } : undefined
}

/** Compares what both have; seasons and months are not compared. */
function isInOrder(first: Parts, last: Parts): boolean {
  const hasSeason = [first, last].some(([, month = 1]) => month > 12)
  const places = hasSeason ? [0] : [0, 1, 2].filter(i => i < first.length && i < last.length)
  const differing = places.find(i => first[i] !== last[i])
  return differing === undefined || first[differing]! < last[differing]!
}

function dateOfText(text: string): CslDate | undefined {
  if (text === '') return undefined
  const ends = text.split('/')
  const isRange = ends.length === 2 && ends.every(end => /^\s*-?\d{3}/.test(end))
  const dates = isRange || ends.length === 1 ? datesOf(ends.map(partsOfText)) : undefined
  return dates ?? (isOfDateForm(text) ? undefined : { literal: text })
}

/** The time of day that programs write after a date. */
const time = '(?:[T ]\\d\\d?:\\d\\d.*)?'
const own = new RegExp(`^(-?\\d{1,4})(?:-(\\d\\d?)(?:-(\\d\\d?)${time})?)?$`)

function partsOfText(text: string): Parts | undefined {
  const parts = own
    .exec(text.trim())
    ?.slice(1)
    .filter(part => part !== undefined)
    .map(Number)
  if (parts === undefined || !isInCalendar(parts)) return undefined
  // 13 to 16 are seasons only where a program wrote them; who types 1887-13 means no spring.
  return parts[1] !== undefined && parts[1] > 12 && parts[1] < 21 ? undefined : parts
}

const numeric = new RegExp(`^-?\\d+(?:\\s*([-./])\\s*-?\\d+)*${time}$`)

/**
 * Whether figures alone, with signs between them, would be a date but are none. In another notation (`14.10.1887`,
 * `10/14/1887`) they are words, as long as there is such a day.
 */
function isOfDateForm(text: string): boolean {
  if (!numeric.test(text)) return false
  const numbers = text
    .replace(/[T ]\d\d?:.*/, '')
    .split(/\s*[-./]\s*/)
    .map(Number)
  const [a = 0, b = 0, c = 0] = numbers
  const isOther = numbers.length === 3 && (text.includes('.') || text.split('/').length === 3)
  const readings = [
    [c, b, a],
    [c, a, b],
    [a, b, c],
  ]
  return !(isOther && readings.some(parts => parts[1]! <= 12 && isInCalendar(parts)))
}

/** Months 13 to 16 and 21 to 24 are CSL's seasons, of which no day is known. */
function isInCalendar([year = 0, month = 1, day]: Parts): boolean {
  if (year === 0 || Math.abs(year) > 9999) return false
  const isSeason = (month >= 13 && month <= 16) || (month >= 21 && month <= 24)
  if (isSeason) return day === undefined
  return month >= 1 && month <= 12 && (day === undefined || (day >= 1 && day <= daysIn(year, month)))
}

/** By the Gregorian calendar; up to 1923, when the last countries gave up the Julian one, its leap days as well. */
function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0 || year <= 1923)
  return isLeap ? 29 : 28
}

/** What a map says in figures: nothing, or dates; undefined for what can be none. */
function datesInMap(map: YamlMap): CslDate | undefined {
  if (fieldOf(map, 'year') !== undefined) return datesOf([partsOfMap(map)])
  if (fieldOf(map, 'month') !== undefined || fieldOf(map, 'day') !== undefined) return undefined
  const list = fieldOf(map, 'date-parts')
  if (list === undefined) return {}
  return list.kind === 'list' ? datesOf(list.items.map(partsOfList)) : undefined
}

function partsOfList(value: YamlValue): Parts | undefined {
  if (value.kind !== 'list' || value.items.length > 3) return undefined
  return partsOfNumbers(value.items)
}

/** Pandoc's form: `year`, and with it `month`, and with that `day`. */
function partsOfMap(value: YamlValue): Parts | undefined {
  if (value.kind !== 'map') return undefined
  const given = ['year', 'month', 'day'].map(name => fieldOf(value, name))
  const count = given.filter(part => part !== undefined).length
  const parts = given.slice(0, count).filter(part => part !== undefined)
  return parts.length === count ? partsOfNumbers(parts) : undefined
}

function partsOfNumbers(values: readonly YamlValue[]): Parts | undefined {
  const numbers = values.map(value => (value.kind === 'text' ? value.text.trim() : ''))
  if (numbers.length === 0 || !numbers.every(number => /^-?\d+$/.test(number))) return undefined
  const parts = numbers.map(Number)
  return isInCalendar(parts) ? parts : undefined
}

/** `literal`, and `raw`, which citeproc reads by itself unless it is in figures. */
function wordsOf(map: YamlMap): CslDate | undefined {
  const found: Record<string, unknown> = {}
  for (const name of ['literal', 'raw']) {
    const value = fieldOf(map, name)
    if (value === undefined) continue
    const date = value.kind === 'text' ? dateOfText(value.text.trim()) : undefined
    if (value.kind !== 'text' || date === undefined) return undefined
    Object.assign(found, name === 'raw' && date.literal === undefined ? date : { [name]: value.text })
  }
  return found
}

/** Seasons are words, or 1 to 4 as months are numbered. */
function extrasOf(map: YamlMap): CslDate | undefined {
  const season = fieldOf(map, 'season')
  const isKnown =
    season?.kind !== 'text' || !/^\d+$/.test(season.text.trim()) || /^[1-4]$/.test(season.text.trim())
  if (!isKnown) return undefined
  const extras = map.entries.filter(({ key }) => key === 'season' || key === 'circa')
  return Object.fromEntries(
    extras.flatMap(({ key, value: each }) =>
      each.kind === 'text' && each.text !== 'false' ? [[key, each.text === 'true' ? true : each.text]] : [],
    ),
  )
}

function fieldOf(map: YamlMap, name: string): YamlValue | undefined {
  return map.entries.find(({ key }) => key === name)?.value
}
