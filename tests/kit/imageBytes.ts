import { bytesOf } from './readArticle.js'

const joined = (...parts: readonly (readonly number[] | string)[]) =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? [...bytesOf(part)] : part)))

const big16 = (value: number) => [value >> 8, value & 255]
const big32 = (value: number) => [...big16(value >>> 16), ...big16(value & 0xffff)]
const little16 = (value: number) => big16(value).reverse()
const little24 = (value: number) => [value & 255, (value >> 8) & 255, value >> 16]
const little32 = (value: number) => big32(value).reverse()

/** TIFF data that states an orientation, as cameras write it after `Exif\0\0`. */
const exif = (orientation: number) => [
  ...bytesOf('II*\0'),
  ...little32(8),
  ...little16(1),
  ...little16(0x0112),
  ...little16(3),
  ...little32(1),
  ...little32(orientation),
  ...little32(0),
]

/** The start of an image file of each kind: enough to say its size and how it is turned. */
export const pngHead = (width: number, height: number) =>
  joined(
    [0x89],
    'PNG\r\n',
    [0x1a, 0x0a],
    big32(13),
    'IHDR',
    big32(width),
    big32(height),
    [8, 2, 0, 0, 0],
    big32(0),
  )

export function jpegHead(width: number, height: number, orientation?: number): Uint8Array {
  const data = orientation === undefined ? [] : [...bytesOf('Exif\0\0'), ...exif(orientation)]
  const app1 = data.length === 0 ? [] : [0xff, 0xe1, ...big16(data.length + 2), ...data]
  return joined(
    [0xff, 0xd8],
    app1,
    [0xff, 0xdb, 0, 3, 0],
    [0xff, 0xc0, 0, 11, 8],
    big16(height),
    big16(width),
    [1, 1, 0x11, 0],
  )
}

export const gifHead = (width: number, height: number) =>
  joined('GIF89a', little16(width), little16(height), [0, 0, 0])

export function webpHead(width: number, height: number, orientation: number): Uint8Array {
  const vp8x = ['VP8X', little32(10), [8, 0, 0, 0], little24(width - 1), little24(height - 1)] as const
  const meta = exif(orientation)
  return joined('RIFF', little32(4), 'WEBP', ...vp8x, 'EXIF', little32(meta.length), meta)
}
