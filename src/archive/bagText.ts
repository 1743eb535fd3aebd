import { createHash } from 'node:crypto'
import { ArchiveFault } from './archiveFault.js'

/** The digests that a bag is written with, in the order of its files (RFC 8493, section 2.4). */
export const digests = ['sha256', 'sha512'] as const
export type Digest = (typeof digests)[number]

/** Files of a bag by their paths from its folder. */
export type BagFiles = ReadonlyMap<string, Uint8Array>

/** A manifest of a bag (RFC 8493, section 2.1.3): a line for each file, in order of code units. */
export function writeBagManifest(files: BagFiles, digest: Digest): string {
  const lines = [...files].map(([path, bytes]) => `${digestOf(bytes, digest)}  ${encodePath(path)}\n`)
  return lines.sort((a, b) => (pathIn(a) < pathIn(b) ? -1 : 1)).join('')
}

/** The hashes of a manifest by path. Throws an `ArchiveFault` for a line that is none. */
export function readBagManifest(text: string): ReadonlyMap<string, string> {
  const lines = text.split(/\r\n|\n|\r/).filter(line => line !== '')
  return new Map(
    lines.map(line => {
      const match = /^([0-9a-f]+)[ \t]+\*?(.+)$/i.exec(line)
      if (match === null) throw new ArchiveFault(`has a manifest with the line ${JSON.stringify(line)}`)
      return [decodePath(match[2]!), match[1]!.toLowerCase()]
    }),
  )
}

export function digestOf(bytes: Uint8Array, digest: Digest): string {
  return createHash(digest).update(bytes).digest('hex')
}

const pathIn = (line: string) => line.slice(line.indexOf(' '))

/** Line ends, and the sign that introduces them, as percent signs and digits. */
function encodePath(path: string): string {
  return path.replace(
    /[%\r\n]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

function decodePath(path: string): string {
  return path.replace(/%(0A|0D|25)/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
}

/** Lines of `bag-info.txt` and `bagit.txt` (RFC 8493, sections 2.1.1 and 2.2.2): a value stands on one line. */
export function writeTags(tags: readonly (readonly [label: string, value: string | undefined])[]): string {
  return tags
    .flatMap(([label, value]) => {
      const clean = value?.replace(/\s+/g, ' ').trim() ?? ''
      return clean === '' ? [] : [`${label}: ${clean}\n`]
    })
    .join('')
}
