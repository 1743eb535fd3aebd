import type {
  AccessibilityClaim,
  CalendarDate,
  FontCredit,
  Generator,
  Metadata,
  SourceFile,
} from '../html/metadata.js'
import type { PageMap } from '../html/pageMap.js'
import { element, type HtmlNode, text } from '../html/tree.js'
import type { Publication } from '../resolve/publication.js'
import { ReadyHtml } from './slots.js'
import type { Words } from './words.js'

/** What an edition is made with: stated on the metadata page. */
export interface Making {
  readonly generator: Generator
  readonly sources: readonly SourceFile[]
  readonly fonts: readonly FontCredit[]
}

/** The values under `work`: what front matter says, ready to print. Whatever it does not say is null. */
export function workValues({ metadata, howToCite }: Publication, words: Words): object {
  const { title, subtitle, authors, published, modified, language, doi, subjects } = metadata
  return {
    title: new ReadyHtml(title.nodes),
    subtitle: subtitle === undefined ? null : new ReadyHtml(subtitle.nodes),
    authors,
    byline: words.list(authors),
    published: dateValues(published, words),
    modified: dateValues(modified, words),
    language: words.language(language),
    languageTag: language,
    direction: metadata.direction,
    subjects,
    subjectLine: subjects.length === 0 ? null : words.row(subjects),
    doi: doi === undefined ? null : linked(/^https?:/.test(doi) ? doi : `https://doi.org/${doi}`),
    corrections: metadata.corrections.map(({ date, text }) => ({
      date: dateValues(date, words),
      text: linked(text),
    })),
    accessibility: claimValues(metadata.accessibility),
    howToCite: howToCite.length === 0 ? null : new ReadyHtml(howToCite),
    ...plainValues(metadata),
  }
}

function plainValues(metadata: Metadata): object {
  const { place, publisher, identifier, isbn, description, rights, licence, series, edition } = metadata
  return {
    slug: metadata.slug,
    place: place ?? null,
    publisher: publisher ?? null,
    identifier: linked(identifier),
    isbn: isbn ?? null,
    description: linkedOrNull(description),
    rights: linkedOrNull(rights),
    licence: linkedOrNull(licence),
    series: series ?? null,
    edition: edition ?? null,
  }
}

function claimValues(claim: AccessibilityClaim | undefined): object | null {
  if (claim === undefined) return null
  const { wcag, level, certifiedBy, credential, report } = claim
  return {
    conformsTo: `WCAG ${wcag} Level ${level}`,
    certifiedBy,
    credential: credential ?? null,
    report: linkedOrNull(report),
  }
}

function dateValues(date: CalendarDate | undefined, words: Words): object | null {
  return date === undefined ? null : { iso: date.iso, text: words.date(date) }
}

/** The values under `extent`: pages are null before any are known. */
export function extentValues(wordCount: number, pageMap: PageMap, words: Words): object {
  const pageCount = pageMap.pages.length === 0 ? null : pageMap.pages.length
  return {
    wordCount,
    words: words.number(wordCount),
    pageCount,
    pages: pageCount === null ? null : words.number(pageCount),
  }
}

/** The values under `making`: hashes are in groups of eight digits. */
export function makingValues({ generator, sources, fonts }: Making): object {
  return {
    generator: { name: generator.name, version: generator.version },
    fonts: fonts.map(({ family, version, licence, source }) => ({
      family,
      version,
      licence: linked(licence),
      source,
    })),
    files: sources.map(({ path, sha256 }) => ({ path, sha256, groups: sha256.match(/.{1,8}/g) ?? [] })),
  }
}

const linkedOrNull = (value: string | undefined) => (value === undefined ? null : linked(value))

/** Plain text, with the web addresses in it as links: without the full stop or bracket that ends the sentence. */
function linked(value: string): string | ReadyHtml {
  const pieces = value.split(/(https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]])/)
  if (pieces.length === 1) return value
  const nodes = pieces.flatMap((piece, i): readonly HtmlNode[] => {
    if (i % 2 === 1) return [element('a', { href: piece }, [text(piece)])]
    return piece === '' ? [] : [text(piece)]
  })
  return new ReadyHtml(nodes)
}
