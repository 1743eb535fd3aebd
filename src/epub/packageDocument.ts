import type { Generator, Metadata } from '../html/metadata.js'
import type { AccessibilityFacts } from './accessibility.js'
import { sortNameOf } from './authorNames.js'
import { conformanceOf } from './conformance.js'
import { packagePaths } from './paths.js'
import { xml, xmlDeclaration, xmlText } from './xml.js'

/** A file of the publication (EPUB 3.3, section 5.6.2). */
export interface Item {
  readonly id: string
  readonly href: string
  readonly mediaType: string
  readonly properties: readonly string[]
}

export interface PackageInput {
  readonly metadata: Metadata
  readonly generator: Generator
  readonly items: readonly Item[]
  /** Ids of items in reading order. */
  readonly spine: readonly string[]
  readonly accessibility: AccessibilityFacts
  /** Identifier of the PDF whose pages the page-list names; `none` if no such file goes with the book; undefined without pages. */
  readonly pageSource: string | undefined
}

/** The package document (EPUB 3.3, section 5). */
export function writePackageDocument(input: PackageInput): string {
  const { metadata, items, spine } = input
  const attributes = {
    xmlns: 'http://www.idpf.org/2007/opf',
    version: '3.0',
    'unique-identifier': 'publication-id',
    'xml:lang': metadata.language,
    dir: metadata.direction,
  }
  const progression = { toc: 'ncx', 'page-progression-direction': metadata.direction }
  const document = xml('package', attributes, [
    xml('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, metadataOf(input)),
    xml('manifest', {}, items.map(manifestItem)),
    xml(
      'spine',
      progression,
      spine.map(idref => xml('itemref', { idref })),
    ),
  ])
  return `${xmlDeclaration}${document.replaceAll('><', '>\n<')}\n`
}

function manifestItem({ id, href, mediaType, properties }: Item): string {
  const list = properties.length === 0 ? undefined : properties.join(' ')
  return xml('item', { id, href, 'media-type': mediaType, properties: list })
}

function metadataOf(input: PackageInput): readonly string[] {
  const { metadata, generator, accessibility, items } = input
  const cover = items.find(({ properties }) => properties.includes('cover-image'))
  return [
    ...identifiersOf(metadata),
    ...titlesOf(metadata),
    dublinCore('language', metadata.language),
    ...authorsOf(metadata),
    ...publicationOf(metadata),
    ...seriesOf(metadata),
    ...pageSourceOf(input.pageSource),
    property('dcterms:modified', metadata.stated ?? '1980-01-01T00:00:00Z'),
    ...accessibility.map(([name, value]) => property(name, value)),
    ...conformanceOf(metadata.accessibility),
    xml('meta', { name: 'generator', content: `${generator.name} ${generator.version}` }),
    ...(cover === undefined ? [] : [xml('meta', { name: 'cover', content: cover.id })]),
  ]
}

const dublinCore = (name: string, value: string, id?: string) => xml(`dc:${name}`, { id }, [xmlText(value)])

/** Nothing for a value that is missing or blank. */
const given = (name: string, value: string | undefined) =>
  value === undefined || value.trim() === '' ? [] : [dublinCore(name, value)]

const property = (name: string, value: string, attributes: Readonly<Record<string, string>> = {}) =>
  xml('meta', { property: name, ...attributes }, [xmlText(value)])

const refinement = (id: string, name: string, value: string, scheme?: string) =>
  property(name, value, { refines: `#${id}`, ...(scheme === undefined ? {} : { scheme }) })

/** ONIX code list 5: 06 is a DOI, 15 an ISBN-13, 02 an ISBN-10. */
function identifiersOf({ identifier, isbn, doi }: Metadata): readonly string[] {
  const digits = (isbn ?? '').replace(/[^\dXx]/g, '').toUpperCase()
  const others: [string, string, string][] = []
  if (digits !== '') others.push(['isbn', `urn:isbn:${digits}`, digits.length === 10 ? '02' : '15'])
  const doiName = (doi ?? '').trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '')
  if (doiName !== '') others.push(['doi', `doi:${doiName}`, '06'])
  return [
    dublinCore('identifier', identifier, 'publication-id'),
    ...others
      .filter(([, value]) => value !== identifier.trim())
      .flatMap(([id, value, code]) => [
        dublinCore('identifier', value, id),
        refinement(id, 'identifier-type', code, 'onix:codelist5'),
      ]),
  ]
}

function titlesOf({ title, subtitle }: Metadata): readonly string[] {
  const main = dublinCore('title', title.plain, 'title')
  if (subtitle === undefined || subtitle.plain.trim() === '') return [main]
  return [
    main,
    refinement('title', 'title-type', 'main'),
    refinement('title', 'display-seq', '1'),
    dublinCore('title', subtitle.plain, 'subtitle'),
    refinement('subtitle', 'title-type', 'subtitle'),
    refinement('subtitle', 'display-seq', '2'),
  ]
}

function authorsOf({ authors, language }: Metadata): readonly string[] {
  return authors.flatMap((author, index) => {
    const id = `author-${index + 1}`
    const sortName = sortNameOf(author, language)
    return [
      dublinCore('creator', author, id),
      refinement(id, 'role', 'aut', 'marc:relators'),
      ...(sortName === undefined ? [] : [refinement(id, 'file-as', sortName)]),
      ...(authors.length === 1 ? [] : [refinement(id, 'display-seq', String(index + 1))]),
    ]
  })
}

function publicationOf(metadata: Metadata): readonly string[] {
  const { published, publisher, subjects, description, rights, licence, edition } = metadata
  return [
    ...given('publisher', publisher),
    ...given('date', published?.iso),
    ...given('description', description),
    ...subjects.flatMap(subject => given('subject', subject)),
    ...given('rights', rights),
    ...(licence === rights ? [] : given('rights', licence)),
    ...(edition === undefined || edition.trim() === '' ? [] : [property('schema:bookEdition', edition)]),
  ]
}

function seriesOf({ series }: Metadata): readonly string[] {
  if (series === undefined || series.trim() === '') return []
  return [
    property('belongs-to-collection', series, { id: 'series' }),
    refinement('series', 'collection-type', 'series'),
  ]
}

/** `pageBreakSource` for readers of today, `dc:source` with `source-of` for those of before. */
function pageSourceOf(source: string | undefined): readonly string[] {
  if (source === undefined) return []
  if (source === 'none') return [property('pageBreakSource', source)]
  return [
    dublinCore('source', source, 'page-source'),
    refinement('page-source', 'source-of', 'pagination'),
    property('pageBreakSource', source),
  ]
}

/** The items that every package has beside its documents, images and fonts. */
export const packageItems: readonly Item[] = [
  { id: 'nav', href: packagePaths.navigation, mediaType: 'application/xhtml+xml', properties: ['nav'] },
  { id: 'ncx', href: packagePaths.ncx, mediaType: 'application/x-dtbncx+xml', properties: [] },
  { id: 'css', href: packagePaths.styleSheet, mediaType: 'text/css', properties: [] },
]
