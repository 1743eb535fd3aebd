import { createHash } from 'node:crypto'

/** A namespace of colophon's own: the UUID v5 of `colophon` in the namespace of names without a scheme (RFC 9562, appendix C: X500). */
const namespace = uuidFrom(Buffer.from('6ba7b8149dad11d180b400c04fd430c8', 'hex'), 'colophon')

/** A name-based URN (RFC 9562, section 5.5): the same parts give the same one, whenever and wherever it is asked for. */
export function deriveIdentifier(parts: readonly string[]): string {
  const hex = uuidFrom(namespace, JSON.stringify(parts)).toString('hex')
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return `urn:uuid:${groups.join('-')}`
}

function uuidFrom(space: Uint8Array, name: string): Buffer {
  const bytes = createHash('sha1').update(space).update(name, 'utf8').digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes
}
