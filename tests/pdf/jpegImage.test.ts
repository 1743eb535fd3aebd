import { describe, expect, test } from 'vitest'
import { packJpeg } from '../../src/pdf/jpegImage.js'

/** The head of a JPEG: what stands before its frame header, and that header for 300 by 200 pixels of 8 bits. */
function jpeg(components: number, ...before: readonly (readonly number[])[]): Uint8Array {
  const frame = [0xff, 0xc2, 0, 8 + 3 * components, 8, 0, 200, 1, 44, components]
  return Uint8Array.from([0xff, 0xd8, ...before.flat(), ...frame, ...new Array(3 * components).fill(0)])
}

const adobe = [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0]

describe('a JPEG in a PDF', () => {
  test('is passed through with the size and colours of its frame header', () => {
    const bytes = jpeg(3)
    expect(packJpeg(bytes)).toMatchObject({
      bytes,
      entries: { Width: 300, Height: 200, BitsPerComponent: 8, ColorSpace: 'DeviceRGB', Filter: 'DCTDecode' },
    })
    expect(packJpeg(jpeg(1)).entries.ColorSpace).toBe('DeviceGray')
  })

  test('LAY-G7: turned photos and CMYK photos: inks are inverted only where an Adobe marker says so', () => {
    expect(packJpeg(jpeg(4, adobe)).entries.Decode).toEqual([1, 0, 1, 0, 1, 0, 1, 0])
    expect(packJpeg(jpeg(4)).entries.Decode).toBeUndefined()
    expect(packJpeg(jpeg(3, adobe)).entries.Decode).toBeUndefined()
  })

  test('a frame header inside a thumbnail is not taken for its own', () => {
    const thumbnail = [0xff, 0xe1, 0, 14, 0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 9, 0, 9, 1]
    expect(packJpeg(jpeg(3, thumbnail)).entries).toMatchObject({ Width: 300, Height: 200 })
  })

  test('fill bytes before a marker are skipped', () => {
    expect(packJpeg(jpeg(3, [0xff, 0xff, 0xff])).entries.Width).toBe(300)
  })

  test('bytes without a frame header are refused', () => {
    expect(() => packJpeg(jpeg(3).subarray(0, 10))).toThrow(RangeError)
    expect(() => packJpeg(jpeg(2))).toThrow(RangeError)
  })
})
