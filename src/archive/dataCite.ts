import type { Generator, Metadata } from '../html/metadata.js'

/** What the standard has for a value that nobody gave (DataCite 4.5, appendix 3). */
const unknown = '(:unav)'

/**
 * The record of the edition for a DOI's registration (DataCite metadata schema 4.5, in the JSON of its Python package). Names stand as
 * front matter has them: which part of one is the family's is not guessed. Without a date there is no year, and the depositor adds it.
 */
export function writeDataCite(metadata: Metadata, generator: Generator): string {
  const { title, subtitle, authors, subjects, publisher, published, stated, language, edition } = metadata
  const titles = [{ title: title.plain, lang: language }]
  const year = published?.iso.slice(0, 4) ?? (stated === undefined ? undefined : stated.slice(0, 4))
  const record = {
    ...doiOf(metadata),
    alternateIdentifiers: alternatesOf(metadata),
    creators: (authors.length === 0 ? [unknown] : authors).map(name => ({ name })),
    titles:
      subtitle === undefined
        ? titles
        : [...titles, { title: subtitle.plain, titleType: 'Subtitle', lang: language }],
    publisher: { name: publisher ?? unknown },
    ...(year === undefined ? {} : { publicationYear: year }),
    types: { resourceTypeGeneral: 'Text', resourceType: 'Article' },
    subjects: subjects.map(subject => ({ subject })),
    dates: datesOf(metadata),
    language,
    formats: ['application/pdf', 'application/epub+zip'],
    ...(edition === undefined ? {} : { version: edition }),
    rightsList: rightsOf(metadata).map(rights => ({ rights })),
    descriptions: descriptionsOf(metadata, generator),
    schemaVersion: 'http://datacite.org/schema/kernel-4',
  }
  return `${JSON.stringify(record, null, 2)}\n`
}

function doiOf({ doi }: Metadata): { readonly doi?: string } {
  const name = (doi ?? '').trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '')
  return name === '' ? {} : { doi: name }
}

function alternatesOf({ identifier, isbn }: Metadata) {
  const type = /^urn:/i.test(identifier) ? 'URN' : /^https?:/i.test(identifier) ? 'URL' : 'Local'
  const own = { alternateIdentifier: identifier, alternateIdentifierType: type }
  return isbn === undefined ? [own] : [own, { alternateIdentifier: isbn, alternateIdentifierType: 'ISBN' }]
}

function datesOf({ published, modified, corrections }: Metadata) {
  const dates = [
    { date: published?.iso, dateType: 'Issued' },
    ...[modified, ...corrections.map(each => each.date)].map(each => ({
      date: each?.iso,
      dateType: 'Updated',
    })),
  ]
  return dates.filter(({ date }) => date !== undefined)
}

function rightsOf({ rights, licence }: Metadata): readonly string[] {
  return [...new Set([rights, licence])].filter(each => each !== undefined)
}

function descriptionsOf({ description, series, language }: Metadata, { name, version }: Generator) {
  const texts = [
    { description, descriptionType: 'Abstract', lang: language },
    { description: series, descriptionType: 'SeriesInformation', lang: language },
    { description: `Set by ${name} ${version}`, descriptionType: 'TechnicalInfo', lang: 'en' },
  ]
  return texts.filter(each => each.description !== undefined)
}
