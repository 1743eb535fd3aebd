import { describe, expect, test } from 'vitest'
import type { Asset } from '../../src/html/metadata.js'
import type { BlockFragment, Fragment } from '../../src/layout/page.js'
import type { Border } from '../../src/style/computedStyle.js'
import { black, blockBox, imageFragment, page } from '../kit/layout.js'
import { encodePng } from '../kit/png.js'
import { pdfObjects, pdfStreams } from '../kit/readPdf.js'
import { unmarked } from '../kit/unmarked.js'
import { writtenPdf } from '../kit/writtenPdf.js'

const red = { r: 255, g: 0, b: 0, a: 1 }
const clear = { r: 0, g: 0, b: 0, a: 0 }
const none: Border = { width: 0, style: 'none', color: black }
const place = { region: 'flow', isFirst: true, isLast: true } as const

function block(settings: Partial<BlockFragment>): BlockFragment {
  const border = { top: none, right: none, bottom: none, left: none }
  const box = blockBox([])
  const size = { x: 20, y: 50, width: 100, height: 30 }
  return { kind: 'block', box, ...place, ...size, background: clear, border, ...settings }
}

async function drawn(fragments: readonly Fragment[], assets: readonly Asset[] = []): Promise<string> {
  const bytes = await writtenPdf({ pages: [page(fragments)], assets })
  return unmarked(pdfStreams(bytes)[0]!.toString('latin1'))
}

function bordered(...edges: readonly (Border | undefined)[]): BlockFragment {
  const [top = none, right = none, bottom = none, left = none] = edges
  return block({ border: { top, right, bottom, left } })
}

const solid: Border = { width: 3, style: 'solid', color: black }

describe('backgrounds and rules', () => {
  test('are filled rectangles at their place, counted from the page’s lower left corner', async () => {
    const rule = { kind: 'rule', box: blockBox([]), region: 'flow', color: black } as const
    const content = await drawn([
      block({ background: red }),
      { ...rule, x: 20, y: 90, width: 60, height: 0.5 },
    ])
    expect(content).toBe('1 0 0 rg\n20 320 100 30 re f\n0 g\n20 309.5 60 0.5 re f')
  })

  test('that cannot be seen are not drawn', async () => {
    expect(await drawn([block({})])).toBe('')
  })

  test('stand in the bleed’s coordinates on a page that has one', async () => {
    const bytes = await writtenPdf({ pages: [page([block({ background: black })], { bleed: 9 })] })
    expect(unmarked(pdfStreams(bytes)[0]!.toString('latin1'))).toBe('29 329 100 30 re f')
    const objects = pdfObjects(bytes)
    expect(objects).toContain('/MediaBox [0 0 318 418]')
    expect(objects).toContain('/TrimBox [9 9 309 409]')
    expect(objects).toContain('/BleedBox [0 0 318 418]')
  })
})

describe('borders', () => {
  test('all alike are drawn as one ring without seams', async () => {
    expect(await drawn([bordered(solid, solid, solid, solid)])).toBe(
      '20 350 m 120 350 l 120 320 l 20 320 l h 23 347 m 117 347 l 117 323 l 23 323 l h f*',
    )
  })

  test('a single edge is a rectangle as thick as the border', async () => {
    expect(await drawn([bordered(undefined, undefined, solid)])).toBe(
      '120 320 m 20 320 l 20 323 l 120 323 l h f',
    )
  })

  test('of two colours meet in a mitre', async () => {
    const content = await drawn([bordered(solid, { ...solid, color: red })])
    expect(content).toBe(
      '20 350 m 120 350 l 117 347 l 20 347 l h f\n1 0 0 rg\n120 350 m 120 320 l 117 320 l 117 347 l h f',
    )
  })

  test('double ones are two lines of a third each', async () => {
    expect(await drawn([bordered({ ...solid, style: 'double' })])).toBe(
      '20 350 m 120 350 l 120 349 l 20 349 l h f\n20 348 m 120 348 l 120 347 l 20 347 l h f',
    )
  })

  test('dotted ones are round dots, the first and last of them whole', async () => {
    const content = await drawn([bordered({ width: 2, style: 'dotted', color: red })])
    expect(content).toBe('q 2 w 1 J [0 3.92] 0 d 1 0 0 RG 21 349 m 119 349 l S Q')
  })

  test('dashed ones begin and end with a dash', async () => {
    const content = await drawn([bordered({ width: 2, style: 'dashed', color: black })])
    const [dash, gap] = /\[(\S+) (\S+)\]/.exec(content)!.slice(1).map(Number) as [number, number]
    const periods = (100 - dash) / (dash + gap)
    expect(periods).toBeCloseTo(Math.round(periods), 2)
  })

  test('hidden and transparent ones are not drawn, nor do they take room from their neighbours', async () => {
    const hidden: Border = { ...solid, style: 'hidden' }
    const content = await drawn([bordered(solid, hidden, undefined, { ...solid, color: clear })])
    expect(content).toBe('20 350 m 120 350 l 120 347 l 20 347 l h f')
  })
})

describe('images', () => {
  const pixels = { width: 2, height: 3, bits: 8, colorType: 6, sample: () => 100 }
  const bytes = encodePng(pixels)

  function asset(settings: Partial<Asset> = {}): Asset {
    return { name: 'a.png', mediaType: 'image/png', bytes, width: 2, height: 3, orientation: 1, ...settings }
  }

  /** As much of a JPEG in CMYK as says so. */
  function inkPhoto(): Uint8Array {
    const marker = [0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 2]
    const channels = Array.from({ length: 4 }, (_, i) => [i + 1, 0x11, 0]).flat()
    return Uint8Array.from([0xff, 0xd8, ...marker, 0xff, 0xc0, 0, 20, 8, 0, 3, 0, 2, 4, ...channels])
  }

  const fragment = imageFragment('a.png', { x: 10, y: 20, width: 60, height: 40 })

  test('are drawn into their rectangle, alpha and all', async () => {
    const file = await writtenPdf({ pages: [page([fragment])], assets: [asset()] })
    expect(unmarked(pdfStreams(file)[0]!.toString('latin1'))).toBe('q 60 0 0 40 10 340 cm /I1 Do Q')
    expect(pdfObjects(file)).toMatch(/\/Subtype \/Image[\s\S]*\/SMask \d+ 0 R/)
  })

  test('LAY-G7: turned photos and CMYK photos: all eight orientations stand upright in the same rectangle', async () => {
    // Where the corners of the upright image (top left, top right, bottom left) lie in the stored one: x to the right, y down.
    const corners: Readonly<Record<number, string>> = {
      1: '00 10 01',
      2: '10 00 11',
      3: '11 01 10',
      4: '01 11 00',
      5: '00 01 10',
      6: '01 00 11',
      7: '11 10 01',
      8: '10 11 00',
    }
    for (let orientation = 1; orientation <= 8; orientation++) {
      const content = await drawn([fragment], [asset({ orientation })])
      const [a, b, c, d, e, f] = content.split(' ').slice(1, 7).map(Number) as number[]
      const shown = corners[orientation]!.split(' ').map(corner => {
        const [x, up] = [Number(corner[0]), 1 - Number(corner[1])]
        return [a! * x + c! * up + e!, b! * x + d! * up + f!]
      })
      expect(shown).toEqual([
        [10, 380],
        [70, 380],
        [10, 340],
      ])
    }
  })

  test('LAY-G7: turned photos and CMYK photos: inks are refused in an archive file, and kept for a printer', async () => {
    const photo = asset({ mediaType: 'image/jpeg', bytes: inkPhoto() })
    const pages = [page([fragment])]
    for (const profile of ['archive', 'archive-strict'] as const)
      await writtenPdf({ pages, assets: [photo], profile }, ['image-unsupported'])
    const objects = pdfObjects(await writtenPdf({ pages, assets: [photo], profile: 'print' }))
    expect(objects).toContain('/ColorSpace /DeviceCMYK')
    expect(objects).toContain('/Decode [1 0 1 0 1 0 1 0]')
  })

  test('shown twice are in the file once', async () => {
    const file = await writtenPdf({ pages: [page([fragment]), page([fragment])], assets: [asset()] })
    expect(pdfObjects(file).match(/\/ColorSpace \/DeviceRGB/g)).toHaveLength(1)
  })

  test('of a kind that PDF does not know, or broken ones, are reported and left out', async () => {
    const code = 'image-unsupported'
    const [svg, broken] = [asset({ mediaType: 'image/svg+xml' }), asset({ bytes: bytes.subarray(0, 30) })]
    for (const refused of [svg, broken]) {
      const file = await writtenPdf({ pages: [page([fragment, fragment])], assets: [refused] }, [code])
      expect(unmarked(pdfStreams(file)[0]!.toString('latin1'))).toBe('')
    }
  })
})
