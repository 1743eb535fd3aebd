import { inflateSync } from 'node:zlib'
import { compress } from './compress.js'
import type { PackedImage } from './jpegImage.js'
import type { PdfValue } from './pdfValue.js'

interface Png {
  readonly width: number
  readonly height: number
  readonly bits: number
  readonly colorType: ColorType
  readonly interlaced: boolean
  readonly palette: Uint8Array
  /** The tRNS chunk: an alpha for each palette entry, or the one colour that is transparent. */
  readonly transparency: Uint8Array | undefined
  readonly data: Uint8Array
}

/** PNG (Third Edition), table 8: grey, RGB, palette, grey with alpha, RGB with alpha. */
type ColorType = 0 | 2 | 3 | 4 | 6

const channelsOf: Readonly<Record<ColorType, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Adam7 (PNG, 8.1): first column and row, and steps, of each pass. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/**
 * A PNG. Without alpha channel and interlacing its data are passed through as they are; else they are unpacked, and alpha
 * becomes an image of its own (ISO 32000-1, 11.6.5.3). Throws for bytes that are no PNG.
 */
export function packPng(bytes: Uint8Array): PackedImage {
  const png = readPng(bytes)
  const { width, height, bits, colorType, data } = png
  const channels = channelsOf[colorType]
  const alphaChannel = colorType === 4 || colorType === 6
  const colors = alphaChannel ? channels - 1 : channels
  const size = { Width: width, Height: height, Filter: 'FlateDecode' }
  const entries = { ...size, BitsPerComponent: bits, ColorSpace: colorSpaceOf(png), Mask: maskOf(png) }
  const paletteAlpha = colorType === 3 ? png.transparency : undefined
  if (!alphaChannel && paletteAlpha === undefined && !png.interlaced) {
    const DecodeParms = { Predictor: 15, Colors: channels, BitsPerComponent: bits, Columns: width }
    return { entries: { ...entries, DecodeParms }, bytes: data }
  }
  const pixels = unpackPixels(png)
  const alphaEntries = (depth: number) => ({ ...size, BitsPerComponent: depth, ColorSpace: 'DeviceGray' })
  if (paletteAlpha !== undefined) {
    const alpha = compress(alphaOfPalette(pixels, png, paletteAlpha))
    return { entries, bytes: compress(pixels), alpha: { entries: alphaEntries(8), bytes: alpha } }
  }
  if (!alphaChannel) return { entries, bytes: compress(pixels) }
  const split = splitAlpha(pixels, colors * (bits / 8), bits / 8)
  const alpha = { entries: alphaEntries(bits), bytes: compress(split.alpha) }
  return { entries, bytes: compress(split.color), alpha }
}

function readPng(bytes: Uint8Array): Png {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks = new Map<string, Uint8Array[]>()
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const chunk = bytes.subarray(at + 8, at + 8 + length)
    if (chunk.length < length) throw new RangeError('the PNG ends too early')
    chunks.set(name, [...(chunks.get(name) ?? []), chunk])
    at += length + 12
  }
  const header = chunks.get('IHDR')?.[0]
  const data = chunks.get('IDAT')
  if (header === undefined || data === undefined) throw new RangeError('the PNG has no header or no data')
  const colorType = header[9]!
  if (!isColorType(colorType)) throw new RangeError('a PNG of an unknown colour type')
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    bits: header[8]!,
    colorType,
    interlaced: header[12] === 1,
    palette: chunks.get('PLTE')?.[0] ?? new Uint8Array(),
    transparency: chunks.get('tRNS')?.[0],
    data: Buffer.concat(data),
  }
}

function isColorType(value: number): value is ColorType {
  return value in channelsOf
}

function colorSpaceOf({ colorType, palette }: Png): PdfValue {
  if (colorType === 3) return ['Indexed', 'DeviceRGB', palette.length / 3 - 1, palette]
  return colorType === 0 || colorType === 4 ? 'DeviceGray' : 'DeviceRGB'
}

/** The one transparent colour as a colour key (ISO 32000-1, 8.9.6.4); tRNS holds two bytes for each channel. */
function maskOf({ colorType, transparency }: Png): readonly number[] | undefined {
  if (transparency === undefined || colorType === 3) return undefined
  const view = new DataView(transparency.buffer, transparency.byteOffset, transparency.byteLength)
  return Array.from({ length: transparency.length / 2 }, (_, i) => view.getUint16(2 * i)).flatMap(v => [v, v])
}

/** Samples row by row, each row filled up to whole bytes: as an image without a predictor has them. */
function unpackPixels(png: Png): Uint8Array {
  const { width, height, bits, colorType, interlaced } = png
  const bitsPerPixel = bits * channelsOf[colorType]
  const filtered = inflateSync(png.data, { maxOutputLength: mostBytes(height, (width * bitsPerPixel) / 8) })
  const rowLength = (columns: number) => Math.ceil((columns * bitsPerPixel) / 8)
  const step = Math.max(1, bitsPerPixel >> 3)
  if (!interlaced) return unfilter(filtered, rowLength(width), { rows: height, step })
  const pixels = new Uint8Array(rowLength(width) * height)
  let rest = filtered
  for (const [left, top, dx, dy] of passes) {
    const columns = Math.ceil((width - left) / dx)
    const rows = Math.ceil((height - top) / dy)
    if (columns <= 0 || rows <= 0) continue
    const length = rowLength(columns)
    const part = unfilter(rest, length, { rows, step })
    rest = rest.subarray((length + 1) * rows)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const to = (top + row * dy) * rowLength(width) * 8 + (left + column * dx) * bitsPerPixel
        copyBits(part, row * length * 8 + column * bitsPerPixel, { pixels, to, count: bitsPerPixel })
      }
  }
  return pixels
}

/**
 * More than pixels of this size take as they are filtered, each row and pass filled up to whole bytes: data that unpack to more
 * are no picture's, whatever the header claims.
 */
function mostBytes(height: number, rowBytes: number): number {
  return Math.ceil(height * (rowBytes + 1) * 2) + 1024
}

function copyBits(from: Uint8Array, at: number, target: { pixels: Uint8Array; to: number; count: number }) {
  const { pixels, to, count } = target
  if (count >= 8) pixels.set(from.subarray(at >> 3, (at + count) >> 3), to >> 3)
  else {
    const sample = (from[at >> 3]! >> (8 - (at & 7) - count)) & ((1 << count) - 1)
    pixels[to >> 3]! |= sample << (8 - (to & 7) - count)
  }
}

/** PNG, 9.2: each row starts with the number of the filter that it went through. */
function unfilter(filtered: Uint8Array, length: number, { rows, step }: { rows: number; step: number }) {
  const out = new Uint8Array(length * rows)
  if (filtered.length < (length + 1) * rows) throw new RangeError('the PNG holds too few pixels')
  for (let row = 0; row < rows; row++) {
    const start = row * length
    const filter = filtered[row * (length + 1)]!
    out.set(filtered.subarray(row * (length + 1) + 1, (row + 1) * (length + 1)), start)
    if (filter === 0) continue
    for (let i = 0; i < length; i++) {
      const left = i < step ? 0 : out[start + i - step]!
      const up = row === 0 ? 0 : out[start + i - length]!
      const corner = i < step || row === 0 ? 0 : out[start + i - length - step]!
      out[start + i]! += predict(filter, left, up, corner)
    }
  }
  return out
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

function splitAlpha(pixels: Uint8Array, colorBytes: number, alphaBytes: number) {
  const count = pixels.length / (colorBytes + alphaBytes)
  const color = new Uint8Array(count * colorBytes)
  const alpha = new Uint8Array(count * alphaBytes)
  for (let i = 0, at = 0; i < count; i++) {
    for (let j = 0; j < colorBytes; j++) color[i * colorBytes + j] = pixels[at++]!
    for (let j = 0; j < alphaBytes; j++) alpha[i * alphaBytes + j] = pixels[at++]!
  }
  return { color, alpha }
}

function alphaOfPalette(pixels: Uint8Array, { width, height, bits }: Png, alphas: Uint8Array): Uint8Array {
  const rowLength = Math.ceil((width * bits) / 8)
  const alpha = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const bit = x * bits
      const byte = pixels[y * rowLength + (bit >> 3)]!
      const index = (byte >> (8 - (bit & 7) - bits)) & ((1 << bits) - 1)
      alpha[y * width + x] = alphas[index] ?? 255
    }
  return alpha
}
