import { isUtf8 } from 'node:buffer'
import type { Place, Report } from '../diagnostic.js'

/** What no file that we write may hold: controls but tab and line feed, lone surrogates, noncharacters (XML 1.0, production 2). */
const unwritable = /[^\t\n\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** In composed form (NFC) and without signs that no XML file may hold. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(unwritable, '')
}

/**
 * The bytes as text: UTF-8 without byte order mark, lines ended by a line feed, composed (NFC). Reports `not-utf8` with the
 * line and column of the first byte that is none.
 */
export function decodeText(bytes: Uint8Array, file: string, report: Report): string | undefined {
  if (!isUtf8(bytes)) {
    report('not-utf8', 'The file is not UTF-8 text.', {
      place: placeOfFault(bytes, file),
      advice: 'Save it again with the encoding UTF-8.',
    })
    return undefined
  }
  const text = new TextDecoder().decode(bytes)
  return cleanText(text.replace(/\r\n?/g, '\n'))
}

const lineFeed = 10

/** The line that is not UTF-8, found line by line: no character of UTF-8 has a line feed inside. */
function placeOfFault(bytes: Uint8Array, file: string): Place {
  let [line, start] = [1, 0]
  for (;;) {
    const found = bytes.indexOf(lineFeed, start)
    const end = found < 0 ? bytes.length : found
    if (!isUtf8(bytes.subarray(start, end)))
      return { file, line, column: columnOfFault(bytes.subarray(start, end)) }
    if (found < 0) return { file, line }
    line++
    start = end + 1
  }
}

/** Where the decoder puts its sign for what it cannot read. */
function columnOfFault(line: Uint8Array): number {
  return new TextDecoder().decode(line).indexOf('\ufffd') + 1
}
