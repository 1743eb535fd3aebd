import { inflateRawSync, inflateSync } from 'node:zlib'
import { readZip } from './zip.js'

/** All text and bytes of a PDF, with every stream that can be inflated inflated: what a search for a marker must look through. */
export function textOfPdfStreams(bytes: Uint8Array): string {
  const file = Buffer.from(bytes)
  const parts: Buffer[] = [file]
  for (const match of file.toString('latin1').matchAll(/\bstream\r?\n/g)) {
    const rest = file.subarray(match.index + match[0].length)
    const inflated = tryInflate(rest)
    if (inflated !== undefined) parts.push(inflated)
  }
  return decodings(parts)
}

/** All text and bytes of a zip, and of the streams within its files' names and content. */
export function textOfZip(bytes: Uint8Array): string {
  const entries = readZip(bytes)
  return decodings([Buffer.from(bytes), ...entries.flatMap(({ name, bytes }) => [Buffer.from(name), bytes])])
}

function decodings(parts: readonly Buffer[]): string {
  return parts.flatMap(part => [part.toString('latin1'), part.toString('utf8'), utf16(part)]).join('\n')
}

/** As in the strings of a PDF: big-endian, from either byte. */
function utf16(part: Buffer): string {
  const even = part.subarray(0, part.length - (part.length % 2))
  const odd = part.subarray(1, part.length - ((part.length - 1) % 2))
  return [even, odd].map(each => Buffer.from(each).swap16().toString('utf16le')).join('\n')
}

function tryInflate(bytes: Uint8Array): Buffer | undefined {
  for (const inflate of [inflateSync, inflateRawSync]) {
    try {
      return inflate(bytes)
    } catch {}
  }
  return undefined
}
