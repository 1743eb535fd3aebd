import type { CalendarDate } from '../html/metadata.js'

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * A date as typed: `2024-03-01`, `2024-03` or `2024`; what follows a full date as a time of day is left out. Undefined if
 * it is none, or no day of the calendar. No time zone has a part in it.
 */
export function parseCalendarDate(typed: string): CalendarDate | undefined {
  const match =
    /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/.exec(
      typed,
    )
  if (match === null) return undefined
  const [year, month, day] = match
    .slice(1, 4)
    .map(digits => (digits === undefined ? undefined : Number(digits)))
  if (year === undefined || year === 0) return undefined
  if (month === undefined) return { iso: typed, year }
  if (month < 1 || month > 12) return undefined
  if (day === undefined) return { iso: typed, year, month }
  if (day < 1 || day > daysIn(year, month)) return undefined
  return { iso: typed.slice(0, 10), year, month, day }
}

/** The start of the day, month or year in UTC, as ISO 8601 with whole seconds. */
export function startOf({ year, month = 1, day = 1 }: CalendarDate): string {
  const digits = (value: number, count: number) => String(value).padStart(count, '0')
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}T00:00:00Z`
}

/** SOURCE_DATE_EPOCH (seconds since 1970) as ISO 8601; undefined if it is no such number. */
export function parseEpoch(seconds: string): string | undefined {
  const latest = Date.UTC(9999, 11, 31) / 1000
  if (!/^\d{1,12}$/.test(seconds) || Number(seconds) > latest) return undefined
  return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
}
