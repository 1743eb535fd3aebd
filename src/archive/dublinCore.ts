import type { Metadata } from '../html/metadata.js'

/** A record of simple Dublin Core (DCMES 1.1) in the wrapper that repositories exchange (OAI-PMH 2.0, oai_dc). */
export function writeDublinCore(metadata: Metadata): string {
  const { title, subtitle, authors, subjects, publisher, published, language, series } = metadata
  const { description, identifier, isbn, doi, rights, licence, modified } = metadata
  const elements: readonly (readonly [name: string, value: string | undefined])[] = [
    ['title', title.plain],
    ['title', subtitle?.plain],
    ...authors.map(author => ['creator', author] as const),
    ...subjects.map(subject => ['subject', subject] as const),
    ['description', description],
    ['publisher', publisher],
    ['date', published?.iso],
    ['date', modified?.iso],
    ['type', 'Text'],
    ['format', 'application/pdf'],
    ['format', 'application/epub+zip'],
    ['identifier', identifier],
    ['identifier', isbn === undefined ? undefined : `urn:isbn:${isbn.replace(/[\s-]/g, '')}`],
    ['identifier', doi],
    ['language', language],
    ['relation', series],
    ['rights', rights],
    ['rights', licence === rights ? undefined : licence],
  ]
  const lines = elements.flatMap(([name, value]) => {
    const text = value?.trim() ?? ''
    return text === '' ? [] : [`  <dc:${name}>${escapeXml(text)}</dc:${name}>`]
  })
  const namespaces =
    'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<oai_dc:dc ${namespaces}>\n${lines.join('\n')}\n</oai_dc:dc>\n`
}

/** XML 1.0, production 2 (Char): everything else is left out. */
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function escapeXml(text: string): string {
  return text.replace(notXml, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
