import type { PdfDictionary } from './pdfValue.js'

/** An image as the file holds it: its dictionary's entries, its packed bytes, and an alpha channel if it has one. */
export interface PackedImage {
  readonly entries: PdfDictionary
  readonly bytes: Uint8Array
  readonly alpha?: PackedImage
}

const colorSpaces: Readonly<Record<number, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }

/**
 * A JPEG, passed through as it is (ISO 32000-1, 7.4.8). With an Adobe marker (APP14) the inks of a CMYK file are stored
 * inverted; without one they are as they are. Throws a RangeError for bytes that are no JPEG.
 */
export function packJpeg(bytes: Uint8Array): PackedImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let adobe = false
  let at = 2
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1]!
    if (bytes[at] !== 0xff || marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xee && String.fromCharCode(...bytes.subarray(at + 4, at + 9)) === 'Adobe') adobe = true
    if (isFrame(marker)) return { entries: frameEntries(view, at + 4, adobe), bytes }
    at += 2 + (isBare(marker) ? 0 : view.getUint16(at + 2))
  }
  throw new RangeError('no frame header in the JPEG')
}

function frameEntries(view: DataView, at: number, adobe: boolean): PdfDictionary {
  const ColorSpace = colorSpaces[view.getUint8(at + 5)]
  if (ColorSpace === undefined) throw new RangeError('a JPEG of an unknown number of colours')
  return {
    Width: view.getUint16(at + 3),
    Height: view.getUint16(at + 1),
    BitsPerComponent: view.getUint8(at),
    ColorSpace,
    Decode: ColorSpace === 'DeviceCMYK' && adobe ? [1, 0, 1, 0, 1, 0, 1, 0] : undefined,
    Filter: 'DCTDecode',
  }
}

/** SOF0 to SOF15 without DHT, JPG and DAC (ISO/IEC 10918-1, table B.1). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Markers without a length: TEM, RST0 to RST7, SOI, EOI. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9)
}
