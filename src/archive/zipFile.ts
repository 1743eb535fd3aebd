import { inflateRawSync } from 'node:zlib'
import { ArchiveFault, unpackLimit } from './archiveFault.js'

/** Signatures of APPNOTE.TXT, sections 4.3.12 and 4.3.16. */
const entrySignature = 0x02014b50
const endSignature = 0x06054b50

/**
 * The files of a zip by path, in its own order, unpacked. What is no zip, is damaged, or holds more than an edition may throws an
 * `ArchiveFault`.
 */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readEntries(zip)
  } catch (fault) {
    if (fault instanceof ArchiveFault) throw fault
    throw new ArchiveFault('is cut off or damaged')
  }
}

function readEntries(zip: Buffer): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const end = endOfDirectory(zip)
  const count = zip.readUInt16LE(end + 10)
  let left = unpackLimit
  for (let i = 0, at = zip.readUInt32LE(end + 16); i < count; i++) {
    if (zip.readUInt32LE(at) !== entrySignature) throw new ArchiveFault('is cut off or damaged')
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const size = zip.readUInt32LE(at + 24)
    if (size > left) throw new ArchiveFault('holds more than an edition may')
    left -= size
    if (!name.endsWith('/')) files.set(name, unpack(zip, at, size))
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}

/** The record at the end, before a comment of up to 65,535 bytes. */
function endOfDirectory(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 65_535); at--) {
    if (zip.readUInt32LE(at) === endSignature) return at
  }
  throw new ArchiveFault('is no zip')
}

function unpack(zip: Buffer, entry: number, size: number): Uint8Array {
  const local = zip.readUInt32LE(entry + 42)
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20))
  const method = zip.readUInt16LE(entry + 10)
  const file = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  if (file.length !== size) throw new ArchiveFault('is cut off or damaged')
  return file
}
