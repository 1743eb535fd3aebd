import type { Report } from '../diagnostic.js'
import { element, type HtmlNode, plainText, text } from '../html/tree.js'
import type { Manuscript, Source } from '../read/manuscript.js'
import { adviseNearest } from './advise.js'
import type { CitationStyle, CslItem } from './citationStyle.js'
import { collationOf } from './collation.js'
import { isUnprintable, plainOf, readCslMarkup } from './cslMarkup.js'
import type { People } from './people.js'
import type { CastLink } from './publication.js'
import { nameFrom } from './rewrite.js'

/** The sources of all manuscripts by id; reports ids taken twice and `reliesOn` that leads nowhere. */
export function gatherSources(
  manuscripts: readonly Manuscript[],
  people: People,
  report: Report,
): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>()
  for (const source of manuscripts.flatMap(each => each.sources)) {
    const other = sources.get(source.id)
    if (other === undefined) sources.set(source.id, source)
    else if (other.place.file !== source.place.file || other.place.line !== source.place.line)
      report('source-duplicate', `Two sources have the id \`${source.id}\`.`, {
        place: source.place,
        advice: `The other one is at ${other.place.file}:${other.place.line}; give one of them another id.`,
      })
  }
  const known = [...sources.keys(), ...people.byId.keys()]
  for (const { id, reliesOn, referencePlaces, place } of sources.values())
    for (const target of reliesOn)
      if (!sources.has(target) && !people.byId.has(target))
        report(
          'relies-on-undefined',
          `\`${id}\` relies on \`${target}\`, which is no source and nobody's id.`,
          {
            place: referencePlaces.get(target) ?? place,
            advice: adviseNearest(target, known, 'Write the id of a source or of a person, or take it out.'),
          },
        )
  return sources
}

/** Reports each source that nothing cites and that no cited source relies on. */
export function reportUnused(
  sources: ReadonlyMap<string, Source>,
  cited: ReadonlySet<string>,
  report: Report,
): void {
  const reliedOn = new Set([...cited].flatMap(id => sources.get(id)?.reliesOn ?? []))
  for (const { id, place } of sources.values())
    if (!cited.has(id) && !reliedOn.has(id))
      report('source-unused', `The source \`${id}\` is never cited.`, {
        place,
        advice: `Cite it where it belongs, as \`[@${id}]\`, or take it out.`,
      })
}

/** Variables by which a reader could find a work again; a bare date or language is not one. */
const telling = new Set(
  (
    'title title-short container-title collection-title publisher URL DOI ISBN ISSN PMID genre number archive ' +
    'archive-place archive_collection archive_location call-number event ' +
    'event-title author editor translator director interviewer container-author collection-editor composer ' +
    'illustrator recipient original-author reviewed-author reviewed-title authority medium'
  ).split(' '),
)

/**
 * The source as citeproc takes it. One that has nothing to print is reported, and gets its id for a title: so its
 * citations can be found in the proofs, and no stray signs are left round a gap (CIT-G2).
 */
export function itemOf({ id, csl, place }: Source, report: Report): CslItem {
  if (Object.keys(csl).some(key => telling.has(key) && csl[key] !== '')) return { ...csl, id }
  report('source-unprintable', `The source \`${id}\` has nothing that could be printed.`, {
    place,
    advice: 'Give it an `author`, a `title` or a `URL`.',
  })
  return { ...csl, id, title: id }
}

/** The entries of the registered works in the order of the style's bibliography, else by author and title. */
export function listEntries(
  cited: readonly Source[],
  style: CitationStyle | undefined,
  language: string,
): readonly { readonly source: Source; readonly entry: readonly HtmlNode[] }[] {
  const byId = new Map(cited.map(source => [source.id, source]))
  const listed = style?.bibliography()
  if (style !== undefined && listed !== undefined) {
    const missing = cited.filter(({ id }) => !listed.has(id)).map(({ id }) => [id, ''] as const)
    return [...listed, ...missing].map(([id, html]) => ({ source: byId.get(id)!, entry: entryOf(html, id) }))
  }
  const collation = collationOf(language)
  const entries = cited.map(source => {
    const html = style?.cite([{ id: source.id, position: 0 }], true) ?? ''
    return { source, entry: entryOf(html, titleOf(source)), key: sortKeyOf(source) }
  })
  return entries
    .toSorted((a, b) => collation.compare(a.key, b.key))
    .map(({ source, entry }) => ({ source, entry }))
}

function entryOf(html: string, otherwise: string): readonly HtmlNode[] {
  return isUnprintable(html) ? [text(otherwise)] : readCslMarkup(html, undefined)
}

/** The title without CSL's tags; the id where it has none. */
function titleOf({ id, csl }: Source): string {
  const title = csl['title-short'] ?? csl.title
  if (typeof title !== 'string' && typeof title !== 'number') return id
  return plainText(element('span', {}, readCslMarkup(String(title), undefined)))
}

function sortKeyOf(source: Source): string {
  const [author] = Array.isArray(source.csl.author) ? (source.csl.author as unknown[]) : []
  const { family, literal, given } = (author ?? {}) as Readonly<Record<string, unknown>>
  return [family ?? literal, given, titleOf(source)].filter(part => part !== undefined).join(' ')
}

/** How a work is named in few words: its short citation without brackets, where that has letters; else its title. */
export function linkToSource(source: Source, style: CitationStyle | undefined, isListed: boolean): CastLink {
  const html = isListed ? (style?.cite([{ id: source.id, position: 1, 'near-note': true }], false) ?? '') : ''
  const short = isUnprintable(html) ? '' : plainOf(html).replace(/^[([](.*)[)\]]$/u, '$1')
  return {
    ...(isListed ? { id: sourceId(source.id) } : {}),
    text: /\p{L}/u.test(short) ? short : titleOf(source),
  }
}

/** The id of a source's entry. */
export function sourceId(key: string): string {
  return `source-${nameFrom(key)}`
}
