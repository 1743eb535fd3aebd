import type { Place, Report } from '../diagnostic.js'
import type { CalendarDate, Correction, Direction, Metadata, RichString } from '../html/metadata.js'
import { readAccessibility } from './accessibility.js'
import { checkNumber } from './bookNumbers.js'
import { parseCalendarDate, parseEpoch, startOf } from './calendarDate.js'
import { deriveIdentifier } from './identifier.js'
import { textsByKey } from './template.js'
import type { YamlValue } from './yaml.js'
import { keysOf, YamlFields } from './yamlFields.js'

/** Every key of front matter, and the names that Pandoc has for some of them. */
export const frontMatterKeys = keysOf(
  [
    'title',
    'subtitle',
    'authors',
    'published',
    'modified',
    'language',
    'direction',
    'place',
    'publisher',
    'identifier',
    'isbn',
    'doi',
    'subjects',
    'description',
    'rights',
    'licence',
    'series',
    'edition',
    'cover',
    'corrections',
    'accessibility',
    'slug',
    'template',
    'options',
    'profile',
    'attachments',
  ],
  { author: 'authors', date: 'published', lang: 'language', keywords: 'subjects', abstract: 'description' },
)

/** What the metadata need to know beside the front matter. */
export interface MetadataContext {
  readonly file: string
  readonly slug: string
  readonly title: RichString
  readonly language: string
  readonly readTitle: (text: string, place: Place) => RichString
  /** The name of the asset that a reference leads to. */
  readonly readCover: (reference: string, place: Place) => string | undefined
  readonly sourceDateEpoch: string | undefined
}

export function readMetadata(fields: YamlFields, context: MetadataContext, report: Report): Metadata {
  const { slug, title, language, file } = context
  let hasFaultyDate = false
  const reportDate: Report = (...said) => {
    hasFaultyDate = true
    report(...said)
  }
  const published = readDate(fields.value('published'), 'published', reportDate)
  const modified = readDate(fields.value('modified'), 'modified', reportDate)
  const corrections = readCorrections(fields.value('corrections'), reportDate)
  const stated = readStated({ published, modified, corrections }, context.sourceDateEpoch, report)
  if (stated === undefined && !hasFaultyDate) {
    report('date-missing', 'The article states no date.', {
      place: { file, line: 1 },
      advice: 'Write `published:` and the day, as in 2021-01-12.',
    })
  }
  for (const key of ['isbn', 'doi'] as const) checkNumber(key, fields.textNode(key), report)
  const cover = fields.textNode('cover')
  const texts = ['place', 'publisher', 'isbn', 'doi', 'description', 'rights', 'licence', 'series', 'edition']
  const subtitle = fields.textNode('subtitle')
  return {
    slug,
    title,
    ...given('subtitle', subtitle && context.readTitle(subtitle.text.trim(), subtitle.place)),
    authors: fields.texts('authors'),
    ...given('published', published),
    ...given('modified', modified),
    language,
    direction: readDirection(fields, language, report),
    identifier: readIdentifier(fields, context, report),
    subjects: fields.texts('subjects'),
    ...Object.fromEntries(texts.flatMap(name => Object.entries(given(name, fields.text(name))))),
    ...given('cover', cover && context.readCover(cover.text.trim(), cover.place)),
    corrections,
    ...given('accessibility', readAccessibility(fields.value('accessibility'), report)),
    options: textsByKey(fields.value('options'), report),
    ...given('stated', stated),
  }
}

function given<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [name in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [name in Name]?: Value }
}

/** The language in its canonical spelling (BCP 47); English where none is stated or it is no tag. */
export function readLanguage(fields: YamlFields, report: Report): string {
  const node = fields.textNode('language')
  if (node === undefined) return 'en'
  try {
    return Intl.getCanonicalLocales(node.text.trim())[0] ?? 'en'
  } catch {
    const tag = node.text.trim().replaceAll('_', '-')
    report('bad-value', `\`${node.text.trim()}\` is no language tag.`, {
      place: node.place,
      advice: tag === node.text.trim() ? 'Write a tag such as `en`, `de` or `pt-BR`.' : `Write \`${tag}\`.`,
    })
    return 'en'
  }
}

/** Scripts that run from right to left (ISO 15924). */
const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

function readDirection(fields: YamlFields, language: string, report: Report): Direction {
  const node = fields.textNode('direction')
  const typed = node?.text.trim().toLowerCase()
  if (typed === 'ltr' || typed === 'rtl') return typed
  if (node !== undefined) {
    report('bad-value', `\`${node.text.trim()}\` is no direction.`, {
      place: node.place,
      advice: 'Write `ltr` or `rtl`.',
    })
  }
  return rightToLeft.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr'
}

function readIdentifier(fields: YamlFields, { slug, title, file }: MetadataContext, report: Report): string {
  const own = fields.text('identifier')
  if (own !== undefined) return own
  const [publisher, authors] = [fields.text('publisher'), fields.texts('authors')]
  if (publisher !== undefined) return deriveIdentifier([publisher, ...authors, slug])
  if (!fields.isOfWrongType('identifier') && !fields.isOfWrongType('publisher'))
    report(
      'identifier-derived',
      'The article has neither an identifier nor a publisher, so one is made from its title.',
      {
        place: { file, line: 1 },
        advice: 'Write `identifier:` and, for instance, a URN, so that it stays when the title changes.',
      },
    )
  return deriveIdentifier(['', ...authors, slug, title.plain])
}

function readDate(value: YamlValue | undefined, key: string, report: Report): CalendarDate | undefined {
  if (value === undefined || (value.kind === 'text' && value.text.trim() === '')) return undefined
  const date = value.kind === 'text' ? parseCalendarDate(value.text.trim()) : undefined
  if (date !== undefined) return date
  const typed = value.kind === 'text' ? `\`${value.text.trim()}\`` : 'The value'
  report('bad-date', `${typed} is no date for \`${key}\`.`, {
    place: value.place,
    advice: 'Write a day as 2021-01-05, a month as 2021-01 or a year as 2021.',
  })
  return undefined
}

const correctionKeys = keysOf(['date', 'text'])

/** By their dates; two of one day in the order of the file. */
function readCorrections(value: YamlValue | undefined, report: Report): readonly Correction[] {
  if (value === undefined || (value.kind === 'text' && value.text.trim() === '')) return []
  const items = value.kind === 'list' ? value.items : [value]
  const corrections = items.flatMap(item => {
    if (item.kind !== 'map') {
      report('wrong-type', 'A correction must be a map with `date` and `text`.', {
        place: item.place,
        advice: 'Write `- date:` and the day, and on the next line `text:` and what was corrected.',
      })
      return []
    }
    const fields = new YamlFields(item, correctionKeys, report)
    const [date, text] = [readDate(fields.value('date'), 'date', report), fields.text('text')]
    if (date !== undefined && text !== undefined) return [{ date, text }]
    if (text === undefined || fields.value('date') === undefined) {
      report('bad-value', 'A correction needs both `date` and `text`.', {
        place: item.place,
        advice: 'Add what is missing.',
      })
    }
    return []
  })
  return corrections.sort((a, b) => (a.date.iso < b.date.iso ? -1 : a.date.iso > b.date.iso ? 1 : 0))
}

interface Dates {
  readonly published: CalendarDate | undefined
  readonly modified: CalendarDate | undefined
  readonly corrections: readonly Correction[]
}

/** The last change that front matter states; without any date in it, what the environment states. */
function readStated(
  { published, modified, corrections }: Dates,
  epoch: string | undefined,
  report: Report,
): string | undefined {
  const changes = modified === undefined ? [published, ...corrections.map(each => each.date)] : [modified]
  const stated = changes
    .flatMap(date => (date === undefined ? [] : [startOf(date)]))
    .sort()
    .at(-1)
  if (stated !== undefined || epoch === undefined || epoch === '') return stated
  const moment = parseEpoch(epoch)
  if (moment === undefined) {
    report('bad-value', `SOURCE_DATE_EPOCH is ${epoch}, which is no count of seconds since 1970.`, {
      advice: 'Set it to digits only, or leave it out.',
    })
  }
  return moment
}
