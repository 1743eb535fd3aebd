import { describe, expect, test } from 'vitest'
import type { Asset } from '../../src/html/metadata.js'
import { imageFragment, italic, line, page, run, words } from '../kit/layout.js'
import { encodePng } from '../kit/png.js'
import { processorTime } from '../kit/processorTime.js'
import { pdfObjects, readPdf } from '../kit/readPdf.js'
import { type Written, writtenPdf } from '../kit/writtenPdf.js'

const assets: readonly Asset[] = Array.from({ length: 8 }, (_, i) => ({
  name: `${i}.png`,
  mediaType: 'image/png',
  bytes: encodePng({ width: 40 - 4 * i, height: 9, bits: 8, colorType: i % 2 === 0 ? 6 : 2, sample: x => x }),
  width: 40 - 4 * i,
  height: 9,
  orientation: 1,
}))

const written: Written = {
  pages: [
    page([
      line(words('First page, of fine words')),
      imageFragment('7.png', { x: 0, y: 0, width: 9, height: 9 }),
    ]),
    page([
      line([run('Second', { font: italic() }), ...words(' page')]),
      ...assets.map(({ name }, i) => imageFragment(name, { x: 9 * i, y: 99, width: 9, height: 9 })),
    ]),
  ],
  assets,
  destinations: new Map([['b', { page: 1, x: 0, y: 0 }]]),
  outline: [{ title: 'A', destination: { page: 0, x: 0, y: 0 }, open: true, children: [] }],
  about: { stated: '2023-11-14T22:13:20Z' },
}

describe('the PDF', () => {
  test('holds the pages’ text in order, each on its own page', async () => {
    expect((await readPdf(await writtenPdf(written))).texts).toEqual([
      'First page, of fine words',
      'Second page',
    ])
  })

  test('BLD-G1: two PDF builds differ: equal input gives equal bytes, in any time zone and side by side', async () => {
    const [one, other] = await Promise.all([writtenPdf(written), writtenPdf(written)])
    const zone = process.env.TZ
    process.env.TZ = 'Pacific/Kiritimati'
    const elsewhere = await writtenPdf(written)
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
    expect(Buffer.compare(one, other)).toBe(0)
    expect(Buffer.compare(one, elsewhere)).toBe(0)
  })

  test('BLD-G1: without a stated moment only the dates and the identifier differ', async () => {
    const bare = pdfObjects(await writtenPdf({ ...written, about: {} }))
    expect(bare).not.toMatch(/Date/)
    expect(bare.match(/\/Type \/Page\n/g)).toHaveLength(2)
  })

  test('PDF-G5: PDF/A: fonts: every font is embedded, none is a standard one', async () => {
    const objects = pdfObjects(await writtenPdf(written))
    expect(objects.match(/\/Type \/Font\n/g)).toHaveLength(4)
    expect(objects.match(/\/Subtype \/Type0/g)).toHaveLength(2)
    expect(objects.match(/\/FontFile2 /g)).toHaveLength(2)
    expect(objects).not.toMatch(/Helvetica|Times|Courier|\/Type1\b/)
  })

  test('is of version 1.7 and has the pages’ sizes', async () => {
    const bytes = await writtenPdf({ pages: [page([], { width: 419.528, height: 595.276 })] })
    expect(Buffer.from(bytes.subarray(0, 9)).toString()).toBe('%PDF-1.7\n')
    expect(pdfObjects(bytes)).toContain('/MediaBox [0 0 419.528 595.276]')
  })

  test('names an image that it was not given: our mistake', async () => {
    await expect(writtenPdf({ ...written, assets: [] })).rejects.toThrow('no asset is named 7.png')
  })

  test('300 pages of 30 lines are drawn in less than 2 seconds', async () => {
    const text = line(words('Nine words of text stand in each of these lines'))
    const lines = Array.from({ length: 30 }, (_, i) => ({ ...text, y: 40 + 11 * i }))
    const start = processorTime()
    await writtenPdf({ pages: Array.from({ length: 300 }, () => page(lines)), root: text.box })
    expect(processorTime() - start).toBeLessThan(2000)
  })
})
