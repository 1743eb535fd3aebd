import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { formatDiagnostic } from '../../src/diagnostic.js'
import { packPng } from '../../src/pdf/pngImage.js'
import { publish, type Request } from '../../src/publish.js'
import { openBook } from '../kit/book.js'
import { jpegHead, pngHead } from '../kit/imageBytes.js'
import { encodePng } from '../kit/png.js'
import { filesOf, head } from '../kit/readArticle.js'

/** Images that would harm those who build or read a publication. */

const published = async (
  entries: Readonly<Record<string, string | Uint8Array>>,
  how: Partial<Request> = {},
) => {
  const edition = await publish({ files: filesOf(entries), article: 'content/a.md', ...how })
  return { ...edition, said: edition.diagnostics.map(formatDiagnostic) }
}

describe('SEC-G3: SVG with an external entity', () => {
  const svg = (doctype: string, text: string) =>
    `${doctype}<svg xmlns="http://www.w3.org/2000/svg" width="200" height="20"><text y="15">${text}</text></svg>`
  const withSvg = (text: string) => ({ 'content/a.md': `${head}![Sea](sea.svg)\n`, 'content/sea.svg': text })

  test.each([
    '<!DOCTYPE svg [<!ENTITY leak SYSTEM "file:///tmp/marker.txt">]>',
    '<!DOCTYPE svg [\n<!ENTITY % more SYSTEM "http://127.0.0.1:9/x.dtd"> %more;\n]>',
    '<!DOCTYPE svg PUBLIC "a>b" "c" [<!ENTITY leak "x">]>',
  ])('%s: the SVG is refused by its name, and no edition is made', async doctype => {
    const files = { ...withSvg(svg(doctype, '&leak;')), 'tmp/marker.txt': 'MARKER' }
    const { said, pdf, epub } = await published(files, { only: 'epub' })
    expect(said.join('\n')).toMatch(
      /^content\/a\.md:6:1: error: The image content\/sea\.svg holds .*entities/,
    )
    expect([pdf, epub]).toEqual([undefined, undefined])
  })

  test('a DOCTYPE that only names the kind of file goes; nothing is fetched for it', async () => {
    const doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://127.0.0.1:9/svg11.dtd">'
    const { said, epub } = await published(withSvg(svg(doctype, 'sea')), { only: 'epub' })
    expect(said).toEqual([])
    const drawing = openBook(epub!).entries.find(({ name }) => name.endsWith('.svg'))
    expect(drawing!.bytes.toString()).toBe(svg('', 'sea'))
  })
})

describe('SEC-G4: a small PNG that unpacks to gigabytes', () => {
  const withImage = (name: string, bytes: Uint8Array, times = 1) => ({
    'content/a.md': `${head}${`![Sea](${name})\n\n`.repeat(times)}`,
    [`content/${name}`]: bytes,
  })

  test.each([
    ['a PNG of 20000 × 20000 pixels, shown six times', 'bomb.png', pngHead(20_000, 20_000), 400],
    ['a JPEG that claims 65500 × 65500', 'bomb.jpg', jpegHead(65_500, 65_500), 4291],
  ])(
    '%s is refused by its head, with its size and the way to let it in',
    async (_, name, bytes, millions) => {
      const { said, pdf } = await published(withImage(name, bytes, 6))
      expect(pdf).toBeUndefined()
      expect(said[0]).toMatch(
        new RegExp(
          `image content/${name} has \\d+ × \\d+ pixels, more than 100 million\\..*--megapixels ${millions}`,
        ),
      )
      expect(said.every(line => line.includes('[image-unsupported]'))).toBe(true)
    },
  )

  test('the limit can be raised, and lowered', async () => {
    const large = withImage('sea.jpg', jpegHead(20_000, 10_000))
    expect((await published(large)).pdf).toBeUndefined()
    const admitted = await published(large, { megapixels: 200 })
    expect(admitted.said.join('\n')).toMatch(/^[^\n]*\[image-large\]$/)
    expect(admitted.pdf).toBeDefined()
    const small = withImage('sea.jpg', jpegHead(2000, 2000))
    expect((await published(small, { megapixels: 3 })).said.join()).toContain('more than 3 million')
  })

  test('a photo of 50 megapixels passes, with a word for small devices', async () => {
    const { said, pdf, epub } = await published(withImage('sea.jpg', jpegHead(8660, 5774)))
    expect(pdf).toBeDefined()
    expect(epub).toBeDefined()
    expect(said.map(line => /\[[\w-]+\]$/.exec(line)?.[0])).toEqual(['[image-large]'])
  })

  test('a PNG whose data unpack to more than its head says is no picture', () => {
    const png = encodePng({ width: 4, height: 4, bits: 8, colorType: 6, sample: () => 9 })
    const at = Buffer.from(png).indexOf('IDAT') - 4
    const data = deflateSync(Buffer.alloc(20_000_000))
    const chunk = Buffer.alloc(12 + data.length)
    chunk.writeUInt32BE(data.length, 0)
    chunk.write('IDAT', 4, 'latin1')
    chunk.set(data, 8)
    const bomb = Buffer.concat([png.subarray(0, at), chunk, png.subarray(-12)])
    expect(() => packPng(png)).not.toThrow()
    expect(() => packPng(bomb)).toThrow(RangeError)
  })
})

describe('EPUB-G8: very large parts', () => {
  test('a picture of 9000 × 7000 pixels is told with its size', async () => {
    const files = {
      'content/a.md': `${head}![Sea](sea.jpg){width=80mm}\n`,
      'content/sea.jpg': jpegHead(9000, 7000),
    }
    const { said, epub } = await published(files)
    expect(said).toEqual([
      'content/a.md:6:1: warning: The image content/sea.jpg has 9000 × 7000 pixels, more than small reading devices can show. Save it with at most 40 million. [image-large]',
    ])
    expect(epub).toBeDefined()
  })
})
