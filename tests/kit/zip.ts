import { inflateRawSync } from 'node:zlib'

/** A file in a zip as the central directory and its own header describe it. */
export interface ZipEntry {
  readonly name: string
  /** 0 for stored, 8 for deflated. */
  readonly method: number
  readonly extraLength: number
  /** MS-DOS date and time, as one number. */
  readonly stamp: number
  readonly bytes: Buffer
}

/** Every entry of a zip file in the order of its central directory (APPNOTE.TXT, section 4.3). */
export function readZip(file: Uint8Array): readonly ZipEntry[] {
  const zip = Buffer.from(file)
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  const entries: ZipEntry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const nameLength = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const method = zip.readUInt16LE(at + 10)
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20))
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method,
      extraLength: zip.readUInt16LE(local + 28),
      stamp: zip.readUInt32LE(at + 12),
      bytes: method === 0 ? data : inflateRawSync(data),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}
