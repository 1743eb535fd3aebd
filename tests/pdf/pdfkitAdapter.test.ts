import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openPdf, type PdfFile } from '../../src/pdf/pdfkitAdapter.js'
import { shape } from '../../src/text/shape.js'
import { italic, regular } from '../kit/layout.js'
import { statedWidths } from '../kit/penPositions.js'
import { pdfObjects, pdfStreams } from '../kit/readPdf.js'

const settings = { language: 'en', direction: 'ltr', info: { Title: 'Ebb' }, xmp: '<x/>' } as const
const latin = { features: [], language: 'en', direction: 'ltr', script: 'Latn' } as const
const boxes = { width: 100, height: 80, bleed: 0, slug: 0 }

async function made(fill: (file: PdfFile) => void = () => {}): Promise<Uint8Array> {
  const file = await openPdf(settings)
  fill(file)
  return file.finish()
}

/** A page on which these glyphs of a font stand for these texts. */
function showing(glyphs: readonly (readonly [number, string])[], font = regular()) {
  return (file: PdfFile) => {
    const page = file.addPage(boxes)
    const embedded = file.embed(font)
    page.useFont(embedded.name, embedded.reference)
    for (const [glyph, text] of glyphs) embedded.codeOf(glyph, text)
    page.draw('BT ET')
  }
}

describe('what is done to pdfkit', () => {
  test('no standard font is opened', async () => {
    expect(pdfObjects(await made(file => file.addPage(boxes)))).not.toMatch(/\/Font\b|Helvetica|Type1/)
  })

  test('a page is drawn in native space, without the matrix that turns it round', async () => {
    const bytes = await made(file => file.addPage(boxes).draw('0 0 1 1 re f'))
    expect(pdfStreams(bytes)[0]!.toString()).toBe('0 0 1 1 re f')
  })

  test('an empty page and an empty file can be read', async () => {
    expect(pdfObjects(await made(file => file.addPage(boxes)))).toContain('/Count 1')
    expect(pdfObjects(await made())).toContain('/Count 0')
  })

  test('Info holds what it was given and no date of today', async () => {
    const objects = pdfObjects(await made())
    expect(objects).toContain('(Ebb)')
    expect(objects).not.toMatch(/PDFKit|Date/)
  })

  test('the XMP packet is written as it was given, and not packed', async () => {
    const bytes = await made()
    expect(pdfStreams(bytes, '/Subtype /XML').map(String)).toEqual(['<x/>'])
    expect(pdfObjects(bytes)).toMatch(/\/Metadata \d+ 0 R/)
  })

  test('the file identifier is the digest of all that comes before it', async () => {
    const bytes = await made(file => file.addPage(boxes).draw('0 g'))
    const file = Buffer.from(bytes).toString('latin1')
    const body = bytes.subarray(0, file.lastIndexOf('\nxref\n') + 1)
    const digest = createHash('sha256').update(body).digest('hex').slice(0, 32)
    expect(file).toContain(`/ID [<${digest}> <${digest}>]`)
    expect(await made(other => other.addPage(boxes).draw('1 g'))).not.toContain(digest)
  })

  test('a name that is reserved can be pointed to before it is written', async () => {
    const bytes = await made(file => {
      const later = file.reserve()
      file.add({ Next: later })
      file.define(later, { Kept: true })
    })
    const number = /\/Next (\d+) 0 R/.exec(pdfObjects(bytes))![1]!
    expect(pdfObjects(bytes)).toMatch(new RegExp(`\\n${number} 0 obj\\n<<\\n/Kept true`))
  })

  test('a reserved object that is never written is our mistake', async () => {
    await expect(made(file => void file.reserve())).rejects.toThrow('never ended')
  })
})

describe('subset fonts', () => {
  test('a glyph that stands for two texts has two codes, outlines and entries in ToUnicode', async () => {
    const file = await openPdf(settings)
    const font = file.embed(regular())
    const codes = [
      [700, 'a'],
      [700, 'A'],
      [700, 'a'],
      [701, 'ffi'],
    ].map(([glyph, text]) => font.codeOf(glyph as number, text as string))
    expect(codes).toEqual([1, 2, 1, 3])
    expect(font.widthOf(1)).toBe(font.widthOf(2))
    const bytes = file.finish()
    const map = pdfStreams(bytes)
      .map(String)
      .find(stream => stream.includes('beginbfrange'))
    expect(map).toContain('<0000> <0003> [<fffd> <0061> <0041> <0066 0066 0069>]')
  })

  test('the missing glyph can stand for a character as well', async () => {
    const file = await openPdf(settings)
    const font = file.embed(regular())
    expect(font.codeOf(0, '潮')).toBe(1)
    expect(file.finish().length).toBeGreaterThan(0)
  })

  test('stated widths are those of the font', async () => {
    const bytes = await made(showing([...shape('A', regular(), latin).glyphs].map(glyph => [glyph, 'A'])))
    expect(statedWidths(pdfObjects(bytes)).F1![1]).toBe(shape('A', regular(), latin).width * 1000)
  })

  test('the tag before the name comes from the glyphs: equal for equal subsets, six capitals', async () => {
    const tagOf = (bytes: Uint8Array) =>
      /\/FontName \/([A-Z]{6})\+EBGaramond-Regular/.exec(pdfObjects(bytes))![1]
    const one = tagOf(await made(showing([[36, 'A']])))
    expect(tagOf(await made(showing([[36, 'A']])))).toBe(one)
    expect(tagOf(await made(showing([[37, 'B']])))).not.toBe(one)
  })

  test('the same bytes given twice are one font, others another', async () => {
    const file = await openPdf(settings)
    const copy = { ...regular() }
    const names = [regular(), copy, italic()].map(font => file.embed(font).name)
    expect(names).toEqual(['F1', 'F1', 'F2'])
    file.finish()
  })
})
