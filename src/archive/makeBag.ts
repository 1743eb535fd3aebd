import { manifestName, writeManifest } from '../html/manifest.js'
import type { Generator, Metadata } from '../html/metadata.js'
import { type BagFiles, digests, writeBagManifest, writeTags } from './bagText.js'
import { writeDataCite } from './dataCite.js'
import { writeDublinCore } from './dublinCore.js'
import type { Holdings } from './makeManifest.js'

/** An edition that is to be deposited. */
export interface Deposit {
  readonly metadata: Metadata
  readonly generator: Generator
  readonly holdings: Holdings
  readonly pdf: Uint8Array
  readonly epub: Uint8Array
}

/** Where the sources lie in a bag. */
export const sourcesFolder = 'data/sources'

/**
 * A bag (BagIt 1.0, RFC 8493) with both editions, their sources, and what catalogues want to know of them. The same edition
 * gives the same bag: its date is the one that the edition states.
 */
export function makeBag(deposit: Deposit): BagFiles {
  const payload = payloadOf(deposit)
  const tags = new Map([
    ['bag-info.txt', encode(bagInfo(deposit, payload))],
    ['bagit.txt', encode('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ...digests.map(digest => [`manifest-${digest}.txt`, encode(writeBagManifest(payload, digest))] as const),
  ])
  const tagManifests = digests.map(digest => {
    return [`tagmanifest-${digest}.txt`, encode(writeBagManifest(tags, digest))] as const
  })
  return new Map([...payload, ...tags, ...tagManifests])
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

function payloadOf({ metadata, generator, holdings, pdf, epub }: Deposit): BagFiles {
  const sources = holdings.files.map(({ path, bytes }) => {
    return [`${sourcesFolder}/${path.replace(/^colophon:/, 'colophon/')}`, bytes] as const
  })
  return new Map([
    [`data/${metadata.slug}.epub`, epub],
    [`data/${metadata.slug}.pdf`, pdf],
    ['data/datacite.json', encode(writeDataCite(metadata, generator))],
    ['data/dublin-core.xml', encode(writeDublinCore(metadata))],
    [`${sourcesFolder}/${manifestName}`, encode(writeManifest(holdings.manifest))],
    ...sources,
  ])
}

function bagInfo({ metadata, generator }: Deposit, payload: BagFiles): string {
  const { publisher, identifier, stated, title, description } = metadata
  return writeTags([
    ['Source-Organization', publisher],
    ['External-Identifier', identifier],
    ['External-Description', description ?? title.plain],
    ['Bagging-Date', stated?.slice(0, 10)],
    ['Payload-Oxum', payloadOxum(payload)],
    ['Bag-Software-Agent', `${generator.name} ${generator.version}`],
  ])
}

/** Bytes and files of the payload (RFC 8493, section 2.2.2). */
export function payloadOxum(payload: BagFiles): string {
  const bytes = [...payload.values()].reduce((sum, { length }) => sum + length, 0)
  return `${bytes}.${payload.size}`
}
