import type { Metadata } from '../html/metadata.js'
import type { Claims } from './claims.js'
import { type DocumentFacts, toXmlText } from './metadata.js'

/**
 * The XMP packet (ISO 16684-1): the facts of Info, and what Info has no room for. Dublin Core's containers are those of XMP,
 * part 1, section 8.3: alternatives by language, sequences and bags.
 */
export function writeXmp(facts: DocumentFacts, metadata: Metadata, claims: Claims | undefined): string {
  const { language } = metadata
  const lines = [
    property('dc:format', 'application/pdf'),
    alternatives('dc:title', facts.title, language),
    list('dc:creator', 'Seq', facts.authors),
    alternatives('dc:description', facts.description, language),
    list('dc:subject', 'Bag', facts.subjects),
    list('dc:publisher', 'Bag', [metadata.publisher ?? '']),
    list('dc:language', 'Bag', [language]),
    list('dc:date', 'Seq', [metadata.published?.iso ?? '', metadata.modified?.iso ?? '']),
    property('dc:identifier', metadata.identifier),
    alternatives('dc:rights', metadata.rights ?? metadata.licence ?? '', language),
    alternatives('xmpRights:UsageTerms', metadata.licence ?? '', language),
    property('xmp:CreateDate', facts.created),
    property('xmp:ModifyDate', facts.modified),
    property('xmp:CreatorTool', facts.producer),
    property('pdf:Producer', facts.producer),
    property('pdf:Keywords', facts.keywords),
    ...(claims === undefined ? [] : claimed(claims)),
  ]
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${namespaces}>`,
    ...lines.filter(line => line !== ''),
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n')
}

const namespaces = Object.entries({
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
})
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('')

/**
 * Part and level of PDF/A (ISO 19005-3, 6.6.4) and part of PDF/UA (ISO 14289-1, 5); the schema of the latter must be described
 * (ISO 19005-3, 6.6.2.3).
 */
function claimed({ archive, accessible }: Claims): readonly string[] {
  return [
    property('pdfaid:part', String(archive.part)),
    property('pdfaid:conformance', archive.conformance),
    property('pdfuaid:part', String(accessible)),
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
    property('pdfaSchema:schema', 'PDF/UA identification schema'),
    property('pdfaSchema:namespaceURI', 'http://www.aiim.org/pdfua/ns/id/'),
    property('pdfaSchema:prefix', 'pdfuaid'),
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
    property('pdfaProperty:name', 'part'),
    property('pdfaProperty:valueType', 'Integer'),
    property('pdfaProperty:category', 'internal'),
    property('pdfaProperty:description', 'Part of ISO 14289 that the file conforms to'),
    '</rdf:li></rdf:Seq></pdfaSchema:property>',
    '</rdf:li></rdf:Bag></pdfaExtension:schemas>',
  ]
}

function property(name: string, value: string): string {
  return value === '' ? '' : `<${name}>${escapeXml(value)}</${name}>`
}

function list(name: string, container: 'Bag' | 'Seq', values: readonly string[]): string {
  const items = values.filter(value => value !== '').map(value => `<rdf:li>${escapeXml(value)}</rdf:li>`)
  return items.length === 0 ? '' : `<${name}><rdf:${container}>${items.join('')}</rdf:${container}></${name}>`
}

function alternatives(name: string, value: string, language: string): string {
  if (value === '') return ''
  const items = ['x-default', language].map(
    of => `<rdf:li xml:lang="${escapeXml(of)}">${escapeXml(value)}</rdf:li>`,
  )
  return `<${name}><rdf:Alt>${items.join('')}</rdf:Alt></${name}>`
}

/** Carriage returns would come back from an XML reader as line feeds if they were written as they are. */
function escapeXml(value: string): string {
  return toXmlText(value)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;')
}
