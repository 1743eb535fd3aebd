import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { packPng } from '../../src/pdf/pngImage.js'
import { channelCounts, encodePng, type PngSettings, packSamples } from '../kit/png.js'

/** Samples that differ from one to the next and use all bits. */
function scattered(bits: number, most = 2 ** bits): PngSettings['sample'] {
  return (x, y, channel) => (x * 7919 + y * 104729 + channel * 1299709 + x * y * 31) % most
}

function png(colorType: number, bits: number, more: Partial<PngSettings> = {}): PngSettings {
  return { width: 11, height: 9, bits, colorType, sample: scattered(bits), ...more }
}

const palette = Array.from({ length: 48 }, (_, i) => i * 5)

describe('a PNG in a PDF', () => {
  test('without alpha and interlacing is passed through with a predictor', () => {
    for (const [colorType, depths] of [
      [0, [1, 2, 4, 8, 16]],
      [2, [8, 16]],
    ] as const)
      for (const bits of depths) {
        const { entries, alpha } = packPng(encodePng(png(colorType, bits)))
        expect(alpha).toBeUndefined()
        expect(entries).toMatchObject({ Width: 11, Height: 9, BitsPerComponent: bits })
        expect(entries.DecodeParms).toEqual({
          Predictor: 15,
          Colors: channelCounts[colorType],
          BitsPerComponent: bits,
          Columns: 11,
        })
      }
  })

  test('with an alpha channel is split into colours and a mask', () => {
    for (const interlaced of [false, true])
      for (const colorType of [4, 6])
        for (const bits of [8, 16]) {
          const settings = png(colorType, bits, { interlaced })
          const { entries, bytes, alpha } = packPng(encodePng(settings))
          const colors = colorType === 4 ? [0] : [0, 1, 2]
          expect(inflateSync(bytes)).toEqual(packSamples(settings, colors))
          expect(inflateSync(alpha!.bytes)).toEqual(packSamples(settings, [colors.length]))
          expect(entries.ColorSpace).toBe(colorType === 4 ? 'DeviceGray' : 'DeviceRGB')
          expect(alpha!.entries).toMatchObject({ ColorSpace: 'DeviceGray', BitsPerComponent: bits })
        }
  })

  test('that is interlaced is put in order, at every depth', () => {
    for (const [colorType, bits] of [
      [0, 1],
      [0, 2],
      [0, 4],
      [0, 8],
      [0, 16],
      [2, 8],
      [2, 16],
    ] as const) {
      const settings = png(colorType, bits, { interlaced: true })
      const { bytes, entries } = packPng(encodePng(settings))
      expect(inflateSync(bytes)).toEqual(packSamples(settings, colorType === 0 ? [0] : [0, 1, 2]))
      expect(entries.DecodeParms).toBeUndefined()
    }
  })

  test('that is smaller than a pass of interlacing loses nothing', () => {
    for (const width of [1, 2, 3, 5])
      for (const height of [1, 2, 4]) {
        const settings = png(2, 8, { width, height, interlaced: true })
        expect(inflateSync(packPng(encodePng(settings)).bytes)).toEqual(packSamples(settings, [0, 1, 2]))
      }
  })

  test('with a palette has each colour and its transparency, at every depth', () => {
    for (const bits of [1, 2, 4, 8]) {
      const count = Math.min(16, 2 ** bits)
      const settings = png(3, bits, {
        palette: palette.slice(0, 3 * count),
        transparency: [0, 100],
        sample: scattered(bits, count),
      })
      const { entries, bytes, alpha } = packPng(encodePng(settings))
      expect(entries.ColorSpace).toEqual([
        'Indexed',
        'DeviceRGB',
        count - 1,
        Buffer.from(palette.slice(0, 3 * count)),
      ])
      expect(inflateSync(bytes)).toEqual(packSamples(settings, [0]))
      const expected = Array.from(
        { length: 99 },
        (_, i) => [0, 100][settings.sample(i % 11, Math.floor(i / 11), 0)] ?? 255,
      )
      expect([...inflateSync(alpha!.bytes)]).toEqual(expected)
    }
  })

  test('with one transparent colour masks that colour, both of its bytes read', () => {
    expect(packPng(encodePng(png(0, 8, { transparency: [0, 200] }))).entries.Mask).toEqual([200, 200])
    expect(packPng(encodePng(png(2, 16, { transparency: [1, 2, 0, 3, 4, 0] }))).entries.Mask).toEqual([
      258, 258, 3, 3, 1024, 1024,
    ])
  })

  test('that ends too early is refused', () => {
    const whole = encodePng(png(6, 8))
    expect(() => packPng(whole.subarray(0, whole.length - 40))).toThrow(RangeError)
    expect(() => packPng(whole.subarray(0, 20))).toThrow(RangeError)
  })
})
