import { describe, expect, test } from 'vitest'
import { page } from '../kit/layout.js'
import { pdfObjects, readPdf } from '../kit/readPdf.js'
import { readWritten, type Written, writtenPdf } from '../kit/writtenPdf.js'

const day = { iso: '2024-03-01', year: 2024, month: 3, day: 1 }

async function read(about: Written['about'] = {}) {
  return readWritten({ pages: [page([])], about })
}

/** The values of one XMP property, each with its language if it has one. */
function xmpValues(xmp: string, name: string): readonly string[] {
  const content = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xmp)?.[1]
  if (content === undefined) return []
  const items = [...content.matchAll(/<rdf:li(?: xml:lang="(.*?)")?>(.*?)<\/rdf:li>/g)]
  if (items.length === 0) return [unescapeXml(content)]
  return items.map(([, language, value]) => (language ? `${language}: ` : '') + unescapeXml(value!))
}

/** Fails on what may not stand in XML as it is. */
function unescapeXml(text: string): string {
  const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  return text.replace(/&(\w+);|[&<>]/g, (found, name: string | undefined) => {
    const character = characters[name ?? '']
    if (character === undefined) throw new Error(`${found} is not escaped`)
    return character
  })
}

describe('metadata', () => {
  test('PDF-G1: metadata with brackets, ampersands, other scripts', async () => {
    const titled = 'Ebb (ä) \\ <b> & "q" ) 潮 🌊'
    const about = { titled, authors: ['Łucja (ed.)'], subjects: ['a; b', 'c, d'], description: 'x < y & z' }
    const { info, xmp } = await read(about)
    expect(info.Title).toBe(titled)
    expect(info.Author).toBe('Łucja (ed.)')
    expect(info.Keywords).toBe('a; b, c, d')
    expect(info.Subject).toBe('x < y & z')
    expect(xmpValues(xmp, 'dc:title')).toEqual([`x-default: ${titled}`, `en: ${titled}`])
    expect(xmpValues(xmp, 'dc:creator')).toEqual(['Łucja (ed.)'])
    expect(xmpValues(xmp, 'dc:subject')).toEqual(['a; b', 'c, d'])
    expect(xmpValues(xmp, 'pdf:Keywords')).toEqual([info.Keywords])
    expect(xmpValues(xmp, 'dc:description')).toEqual(['x-default: x < y & z', 'en: x < y & z'])
  })

  test('FM-G6: markup and signs in a title leak into places that take plain text', async () => {
    const titled = 'Mare & <terra> — "two" \\ names'
    const { info, xmp } = await read({ titled })
    expect(info.Title).toBe(titled)
    expect(xmpValues(xmp, 'dc:title')[0]).toBe(`x-default: ${titled}`)
    expect(xmp).not.toContain('&amp;amp;')
  })

  test('what XML cannot hold is left out of both', async () => {
    const { info, xmp } = await read({ titled: 'a\u0001b\ud800c' })
    expect(info.Title).toBe('ab\ufffdc')
    expect(xmpValues(xmp, 'dc:title')[0]).toBe('x-default: ab\ufffdc')
  })

  test('a day is stated as its first moment in UTC, the same in Info and XMP', async () => {
    const { info, xmp } = await read({ published: day, modified: day, stated: '2024-05-06T07:08:09Z' })
    expect([info.CreationDate, info.ModDate]).toEqual(['D:20240301000000Z', 'D:20240506070809Z'])
    expect(xmpValues(xmp, 'xmp:CreateDate')).toEqual(['2024-03-01T00:00:00Z'])
    expect(xmpValues(xmp, 'xmp:ModifyDate')).toEqual(['2024-05-06T07:08:09Z'])
    expect(xmpValues(xmp, 'dc:date')).toEqual(['2024-03-01', '2024-03-01'])
  })

  test('a year alone is not made into a day', async () => {
    const { info, xmp } = await read({ published: { iso: '2024', year: 2024 } })
    expect(info.CreationDate).toBe('D:2024')
    expect(xmpValues(xmp, 'xmp:CreateDate')).toEqual(['2024'])
  })

  test('dates that nobody stated are in neither', async () => {
    const bytes = await writtenPdf({ pages: [page([])] })
    expect(pdfObjects(bytes)).not.toMatch(/Date/)
    expect((await readPdf(bytes)).xmp).not.toMatch(/Date|dc:date/)
  })

  test('authors, publisher, rights, language and identifier are in XMP', async () => {
    const authors = ['A. Lind', 'B. Quill']
    const { info, xmp } = await read({ authors, publisher: 'Pier', rights: '© Pier', licence: 'CC BY 4.0' })
    expect(info.Author).toBe('A. Lind; B. Quill')
    expect(xmpValues(xmp, 'dc:creator')).toEqual(authors)
    expect(xmpValues(xmp, 'dc:publisher')).toEqual(['Pier'])
    expect(xmpValues(xmp, 'dc:rights')).toEqual(['x-default: © Pier', 'en: © Pier'])
    expect(xmpValues(xmp, 'xmpRights:UsageTerms')[0]).toBe('x-default: CC BY 4.0')
    expect(xmpValues(xmp, 'dc:language')).toEqual(['en'])
    expect(xmpValues(xmp, 'dc:identifier')[0]).toMatch(/^urn:uuid:/)
    expect(xmpValues(xmp, 'dc:format')).toEqual(['application/pdf'])
  })

  test('the producer is colophon with its version, and nobody else is named', async () => {
    const bytes = await writtenPdf({ pages: [page([])] })
    const { info, xmp } = await readPdf(bytes)
    expect([info.Producer, info.Creator]).toEqual(['colophon 1.2.3', 'colophon 1.2.3'])
    expect(xmpValues(xmp, 'pdf:Producer')).toEqual(['colophon 1.2.3'])
    expect(xmpValues(xmp, 'xmp:CreatorTool')).toEqual(['colophon 1.2.3'])
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/pdfkit/i)
  })

  test('language, title bar and direction are said to the viewer', async () => {
    const { info, viewer } = await read({ language: 'he', direction: 'rtl' })
    expect(info.Language).toBe('he')
    expect(viewer).toMatchObject({ DisplayDocTitle: true, Direction: 'R2L' })
    expect((await read()).viewer).toMatchObject({ DisplayDocTitle: true })
  })
})

describe('what a file claims', () => {
  async function claimed(profile: NonNullable<Written['profile']>) {
    const bytes = await writtenPdf({ pages: [page([])], profile })
    const { xmp } = await readPdf(bytes)
    const parts = ['pdfaid:part', 'pdfaid:conformance', 'pdfuaid:part'].map(name => xmpValues(xmp, name)[0])
    return { parts, xmp, objects: pdfObjects(bytes) }
  }

  test('is PDF/A-3a with PDF/UA-1, or PDF/A-2a with it, each with what colours mean', async () => {
    const [usual, strict] = [await claimed('archive'), await claimed('archive-strict')]
    expect(usual.parts).toEqual(['3', 'A', '1'])
    expect(strict.parts).toEqual(['2', 'A', '1'])
    for (const { objects, xmp } of [usual, strict]) {
      expect(objects).toMatch(/\/OutputIntents \[\d+ 0 R\]/)
      expect(objects).toContain('/S /GTS_PDFA1')
      expect(xmpValues(xmp, 'pdfaSchema:prefix')).toEqual(['pdfuaid'])
    }
  })

  test('is nothing for a printer, but the tags are there', async () => {
    const { parts, objects } = await claimed('print')
    expect(parts).toEqual([undefined, undefined, undefined])
    expect(objects).not.toContain('OutputIntent')
    expect(objects).toContain('/Marked true')
  })
})
