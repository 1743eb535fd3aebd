import type { Asset } from '../html/metadata.js'

/** What an image file says of itself. Pixels as stored, before the orientation. */
export interface ImageFacts {
  readonly mediaType: Asset['mediaType']
  readonly width: number
  readonly height: number
  /** EXIF orientation 1 to 8. */
  readonly orientation: number
}

/** Reads kind, size and orientation from a file's own bytes, whatever its name ends in; undefined if it is no image we know. */
export function readImageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readPng(view) ?? readJpeg(view) ?? readGif(view) ?? readWebp(view) ?? readSvg(bytes)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const nameAt = (view: DataView, at: number) =>
  String.fromCharCode(...[0, 1, 2, 3].map(offset => view.getUint8(at + offset)))

/** PNG, third edition, sections 5.2, 11.2.1 (IHDR) and 11.3.5.4 (eXIf). */
function readPng(view: DataView): ImageFacts | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || nameAt(view, 12) !== 'IHDR')
    return undefined
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  let orientation = 1
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const kind = nameAt(view, at + 4)
    if (kind === 'eXIf') orientation = orientationInExif(view, at + 8)
    if (kind === 'IDAT' || kind === 'eXIf') break
  }
  return { mediaType: 'image/png', width, height, orientation }
}

/** JPEG (ITU-T T.81), annex B: segments up to the frame header, with EXIF in APP1. */
function readJpeg(view: DataView): ImageFacts | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined
  let orientation = 1
  for (let at = 2; at < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at++
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else if (isFrameHeader(marker)) {
      return {
        mediaType: 'image/jpeg',
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        orientation,
      }
    } else {
      if (marker === 0xe1 && nameAt(view, at + 4) === 'Exif') orientation = orientationInExif(view, at + 10)
      at += 2 + view.getUint16(at + 2)
    }
  }
  return undefined
}

const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** GIF89a, section 18. */
function readGif(view: DataView): ImageFacts | undefined {
  if (view.byteLength < 10 || nameAt(view, 0) !== 'GIF8') return undefined
  return {
    mediaType: 'image/gif',
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
    orientation: 1,
  }
}

/** WebP container specification: VP8X states the canvas; VP8 and VP8L state their own size. */
function readWebp(view: DataView): ImageFacts | undefined {
  if (view.byteLength < 30 || nameAt(view, 0) !== 'RIFF' || nameAt(view, 8) !== 'WEBP') return undefined
  const facts = (width: number, height: number, orientation = 1): ImageFacts => ({
    mediaType: 'image/webp',
    width,
    height,
    orientation,
  })
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000
  switch (nameAt(view, 12)) {
    case 'VP8X':
      return facts(uint24(24) + 1, uint24(27) + 1, orientationInWebp(view))
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return facts((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 'VP8 ':
      return facts(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
    default:
      return undefined
  }
}

function orientationInWebp(view: DataView): number {
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at + 4, true)
    if (nameAt(view, at) === 'EXIF') return orientationInExif(view, at + 8)
    at += 8 + length + (length % 2)
  }
  return 1
}

/** The orientation (tag 0x0112) in the first directory of TIFF data at `start`; 1 where it is not stated (EXIF 2.32, section 4.6). */
function orientationInExif(view: DataView, start: number): number {
  const order = view.getUint16(start)
  if (order !== 0x4949 && order !== 0x4d4d) return 1
  const isLittle = order === 0x4949
  const directory = start + view.getUint32(start + 4, isLittle)
  const count = view.getUint16(directory, isLittle)
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12
    if (view.getUint16(at, isLittle) !== 0x0112) continue
    const orientation = view.getUint16(at + 8, isLittle)
    return orientation >= 1 && orientation <= 8 ? orientation : 1
  }
  return 1
}

/** SVG 2, section 8: the size of the outer `svg`, else that of its viewBox, else 0. */
function readSvg(bytes: Uint8Array): ImageFacts | undefined {
  const start = new TextDecoder().decode(bytes.subarray(0, 65_536))
  const tag = /<(?:[\w-]+:)?svg\b[^>]*>/.exec(start.replace(/<!--[\s\S]*?-->/g, ''))?.[0]
  if (tag === undefined || !/^\ufeff?\s*</.test(start)) return undefined
  const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? ''
  const [, , boxWidth = 0, boxHeight = 0] = attribute('viewBox')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const size = (length: string, inBox: number) => pixelsOf(length) ?? (Number.isFinite(inBox) ? inBox : 0)
  return {
    mediaType: 'image/svg+xml',
    width: size(attribute('width'), boxWidth),
    height: size(attribute('height'), boxHeight),
    orientation: 1,
  }
}

const pixelsPerUnit: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
}

function pixelsOf(length: string): number | undefined {
  const match = /^\s*(\d*\.?\d+(?:e[+-]?\d+)?)([a-z]*)\s*$/i.exec(length)
  const perUnit = match === null ? undefined : pixelsPerUnit[match[2]!.toLowerCase()]
  return perUnit === undefined ? undefined : Number(match![1]) * perUnit
}
