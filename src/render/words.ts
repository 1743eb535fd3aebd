import type { Report } from '../diagnostic.js'
import type { CalendarDate } from '../html/metadata.js'
import type { Locale } from '../read/template.js'
import { englishWords } from './englishWords.js'

/**
 * The words that an edition says of itself, in the template's locale. Dates, numbers and lists are made from these words
 * too, not by `Intl`: its words change with the version of Node, and an edition must not.
 */
export interface Words {
  /** The word, or the English one with a warning; undefined where neither has it. */
  find(key: string): string | undefined
  date(date: CalendarDate): string
  number(value: number): string
  list(items: readonly string[]): string
  /** The same without a word before the last: keywords. */
  row(items: readonly string[]): string
  /** A language's name, or its tag where no name is known. */
  language(tag: string): string
}

export function wordsOf(locale: Locale, report: Report): Words {
  const find = (key: string): string | undefined => {
    const word = locale.words.get(key)
    if (word !== undefined) return word
    const english = Object.hasOwn(englishWords, key) ? englishWords[key] : undefined
    if (english !== undefined) {
      report(
        'locale-missing',
        `The locale “${locale.language}” has no “${key}”; “${english}” stands for it.`,
        {
          place: locale.place,
          advice: `Add a line such as \`${key}: ${english}\` in that language.`,
        },
      )
    }
    return english
  }
  const digits = locale.words.get('digits') ?? '0123456789'
  const figures = (value: number) => String(value).replace(/\d/g, digit => digits[Number(digit)] ?? digit)
  const fill = (key: string, values: Readonly<Record<string, string>>): string =>
    (find(key) ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  return {
    find,
    date: ({ year, month, day }) => {
      const values = { year: figures(year), month: find(`month-${month}`) ?? '', day: figures(day ?? 0) }
      if (month === undefined) return fill('date-year', values)
      return fill(day === undefined ? 'date-month' : 'date-day', values)
    },
    number: value =>
      groupThousands(figures(value), (thousands, rest) => fill('thousands', { thousands, rest })),
    list: items => joinList(items, fill),
    row: items => joinRow(items, fill),
    language: tag => {
      const known = subtagsOf(tag).find(each => locale.words.has(`language-${each}`))
      return (known === undefined ? undefined : locale.words.get(`language-${known}`)) ?? tag
    },
  }
}

/** The words whose keys start with a prefix, complete: for a writer that asks for its words by itself. */
export function wordsWith(prefix: string, locale: Locale, report: Report): ReadonlyMap<string, string> {
  const { find } = wordsOf(locale, report)
  const keys = Object.keys(englishWords).filter(key => key.startsWith(prefix))
  return new Map(keys.map(key => [key, find(key) ?? '']))
}

function groupThousands(digits: string, join: (thousands: string, rest: string) => string): string {
  if (digits.length <= 3) return digits
  return join(groupThousands(digits.slice(0, -3), join), digits.slice(-3))
}

function joinList(
  items: readonly string[],
  fill: (key: string, values: Readonly<Record<string, string>>) => string,
): string {
  const last = items.at(-1)
  if (last === undefined) return ''
  if (items.length === 2) return fill('list-two', { first: items[0]!, second: last })
  const list = joinRow(items.slice(0, -1), fill)
  return list === '' ? last : fill('list-last', { list, last })
}

function joinRow(
  items: readonly string[],
  fill: (key: string, values: Readonly<Record<string, string>>) => string,
): string {
  return items.reduce((all, next) => (all === '' ? next : fill('list-more', { list: all, next })), '')
}

/** `de-Latn-AT`, `de-Latn`, `de`: from the nearest to the widest (RFC 4647, section 3.4). */
function subtagsOf(tag: string): readonly string[] {
  const subtags = tag.split('-')
  return subtags.map((_, i) => subtags.slice(0, subtags.length - i).join('-'))
}
