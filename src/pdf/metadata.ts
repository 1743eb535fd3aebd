import type { Generator, Metadata } from '../html/metadata.js'

/** What the PDF says of itself: the same in Info and in XMP, character for character (ISO 19005-3, 6.6.2). */
export interface DocumentFacts {
  readonly title: string
  readonly authors: readonly string[]
  /** The authors in one string. */
  readonly author: string
  readonly description: string
  readonly subjects: readonly string[]
  readonly keywords: string
  readonly producer: string
  /** ISO 8601: a moment in UTC, or a year or a month if that is all that is known. Empty if nothing is. */
  readonly created: string
  readonly modified: string
}

/** A day stands for its first moment in UTC; dates that nobody stated are left out. */
export function documentFacts(metadata: Metadata, generator: Generator): DocumentFacts {
  const authors = metadata.authors.map(toXmlText)
  const subjects = metadata.subjects.map(toXmlText)
  const { published, stated } = metadata
  return {
    title: toXmlText(metadata.title.plain),
    authors,
    author: authors.join('; '),
    description: toXmlText(metadata.description ?? ''),
    subjects,
    keywords: subjects.join(', '),
    producer: toXmlText(`${generator.name} ${generator.version}`),
    created: published === undefined ? (stated ?? '') : toMoment(published.iso),
    modified: stated ?? '',
  }
}

function toMoment(iso: string): string {
  return iso.length === 10 ? `${iso}T00:00:00Z` : iso
}

/** Without what XML 1.0 (section 2.2) cannot hold: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
export function toXmlText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
}

/** Entries of the Info dictionary (ISO 32000-1, 14.3.3); empty ones are left out. */
export function infoEntries(facts: DocumentFacts): Readonly<Record<string, string>> {
  const entries = {
    Title: facts.title,
    Author: facts.author,
    Subject: facts.description,
    Keywords: facts.keywords,
    Creator: facts.producer,
    Producer: facts.producer,
    CreationDate: toPdfDate(facts.created),
    ModDate: toPdfDate(facts.modified),
  }
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== ''))
}

/** `2024-03-01T00:00:00Z` as `D:20240301000000Z`, `2024-03` as `D:202403` (ISO 32000-1, 7.9.4). */
function toPdfDate(iso: string): string {
  return iso === '' ? '' : `D:${iso.replace(/[-:T]/g, '')}`
}
