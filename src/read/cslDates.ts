import type { YamlValue } from './yaml.js'

/** A date as citeproc takes it (CSL-JSON): parts are numbers, whatever the file has. */
export type CslDate = Readonly<Record<string, unknown>>

/**
 * A CSL date from what YAML or CSL-JSON may hold: `2021-01-05`, a range `2021-01/2021-03`, `date-parts`, or Pandoc's `year`,
 * `month` and `day`. Words that are no date stay as they are (`literal`). Undefined if it is none of these.
 */
export function readCslDate(value: YamlValue): CslDate | undefined {
  if (value.kind === 'text') return dateOfText(value.text.trim())
  if (value.kind === 'list') {
    const parts = value.items.map(partsOfMap)
    return parts.every(part => part !== undefined) && parts.length > 0 ? { 'date-parts': parts } : undefined
  }
  const own = partsOfMap(value)
  if (own !== undefined) return { ...extrasOf(value), 'date-parts': [own] }
  const list = value.entries.find(({ key }) => key === 'date-parts')?.value
  const parts = list === undefined ? undefined : readDateParts(list)
  const given = list === undefined ? dateInMap(value) : {}
  if ((list !== undefined && parts === undefined) || given === undefined) return undefined
  return { ...given, ...extrasOf(value), ...(parts === undefined ? {} : { 'date-parts': parts }) }
}

function dateOfText(text: string): CslDate | undefined {
  if (text === '') return undefined
  const parts = text.split('/').map(partsOfText)
  return parts.length <= 2 && parts.every(part => part !== undefined)
    ? { 'date-parts': parts }
    : { literal: text }
}

function partsOfText(text: string): readonly number[] | undefined {
  const match = /^(-?\d{1,4})(?:-(\d\d?)(?:-(\d\d?)(?:T.*)?)?)?$/.exec(text.trim())
  const parts = match
    ?.slice(1)
    .filter(part => part !== undefined)
    .map(Number)
  return parts !== undefined && isInCalendar(parts) ? parts : undefined
}

function readDateParts(list: YamlValue): readonly (readonly number[])[] | undefined {
  if (list.kind !== 'list') return undefined
  const parts = list.items.map(item => {
    if (item.kind !== 'list') return undefined
    const numbers = item.items.map(part =>
      part.kind === 'text' && /^-?\d+$/.test(part.text.trim()) ? Number(part.text) : undefined,
    )
    const known = numbers.filter(number => number !== undefined)
    return known.length === numbers.length && known.length > 0 && isInCalendar(known) ? known : undefined
  })
  const known = parts.filter(part => part !== undefined)
  return known.length === parts.length && known.length > 0 && known.length <= 2 ? known : undefined
}

/** Months 13 to 16 and 21 to 24 are CSL's seasons. */
function isInCalendar([, month = 1, day = 1]: readonly number[]): boolean {
  return month >= 1 && month <= 24 && day >= 1 && day <= 31
}

/** Pandoc's form: `year`, and with it `month` and `day`. */
function partsOfMap(value: YamlValue): readonly number[] | undefined {
  if (value.kind !== 'map') return undefined
  const parts: number[] = []
  for (const name of ['year', 'month', 'day']) {
    const part = value.entries.find(({ key }) => key === name)?.value
    if (part === undefined) break
    if (part.kind !== 'text' || !/^-?\d+$/.test(part.text.trim())) return undefined
    parts.push(Number(part.text))
  }
  return parts.length > 0 && isInCalendar(parts) ? parts : undefined
}

/** `literal` and `raw`, which citeproc reads by itself. */
function dateInMap(value: YamlValue): CslDate | undefined {
  const texts =
    value.kind === 'map' ? value.entries.filter(({ key }) => key === 'literal' || key === 'raw') : []
  const given = texts.flatMap(({ key, value: { ...each } }) =>
    each.kind === 'text' ? [[key, each.text]] : [],
  )
  return given.length === 0 ? undefined : Object.fromEntries(given)
}

function extrasOf(value: YamlValue): CslDate {
  if (value.kind !== 'map') return {}
  const extras = value.entries.filter(({ key }) => key === 'season' || key === 'circa')
  return Object.fromEntries(
    extras.flatMap(({ key, value: each }) =>
      each.kind === 'text' && each.text !== 'false' ? [[key, each.text === 'true' ? true : each.text]] : [],
    ),
  )
}
