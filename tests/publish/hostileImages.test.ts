import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { publish, type Request } from '../../src/publish.js'
import { jpegHead, pngHead } from '../kit/imageBytes.js'
import { processorTime } from '../kit/processorTime.js'
import { filesOf, head } from '../kit/readArticle.js'
import { pdfStreams } from '../kit/readPdf.js'
import type { Entries } from '../kit/userFolder.js'
import { readZip } from '../kit/zip.js'

/** Pictures that are made to harm, end to end: what they are after is in neither edition, and the message names the picture. */

const marker = 'MARKER-OF-A-SECRET'

async function publishWith(images: Entries, body: string, request: Partial<Request> = { only: 'epub' }) {
  const entries = { 'content/a.md': `${head}${body}\n`, 'content/marker.txt': marker, ...images }
  const edition = await publish({ files: filesOf(entries), article: 'content/a.md', ...request })
  const epub = edition.epub === undefined ? [] : readZip(edition.epub)
  const pdf =
    edition.pdf === undefined ? [] : [Buffer.from(edition.pdf), ...pdfStreams(edition.pdf, 'Length')]
  const written = [...epub.map(each => each.bytes), ...pdf].map(each => each.toString('latin1'))
  return { found: edition.diagnostics, written }
}

const drawing = (doctype: string, inside = '<text y="15">&leak;</text>') =>
  `${doctype}\n<svg xmlns="http://www.w3.org/2000/svg" width="200" height="20">${inside}</svg>`

test.each([
  // In both editions; the others in the one that takes drawings.
  ['an entity in its own subset', drawing('<!DOCTYPE svg [<!ENTITY leak SYSTEM "marker.txt">]>')],
  ['a parameter entity', drawing('<!DOCTYPE svg [<!ENTITY % p SYSTEM "marker.txt"> %p;]>')],
  ['a subset after a name', drawing('<!DOCTYPE svg PUBLIC "x" "y" [<!ENTITY leak SYSTEM "marker.txt">]>')],
  ['a style sheet of its own', drawing('<?xml-stylesheet href="marker.txt"?>', '')],
  ['a style that imports', drawing('', '<style>@import "marker.txt";</style>')],
  ['an import in other letters', drawing('', '<style>@&#105;mport "marker.txt";</style>')],
  ['an address that comes later', drawing('', '<image><set attributeName="href" to="marker.txt"/></image>')],
  ['an image that leads out', drawing('', '<image href="marker.txt"/>')],
])('SEC-G3: SVG with an external entity, and the like: %s', async (name, svg) => {
  const request: Partial<Request> = name.startsWith('an entity') ? {} : { only: 'epub' }
  const { found, written } = await publishWith({ 'content/leak.svg': svg }, '![A leak](leak.svg)', request)
  expect(found.map(({ code }) => code)).toContain('image-unsupported')
  expect(found.find(({ code }) => code === 'image-unsupported')?.message).toContain('content/leak.svg')
  for (const text of written) {
    expect(text).not.toContain(marker)
    expect(text).not.toMatch(/<!DOCTYPE svg|marker\.txt/)
  }
})

/** A whole PNG of zeros, 20,000 pixels square: 1.6 GB when it is unpacked. */
function bomb(): Uint8Array {
  const idat = deflateSync(Buffer.alloc(1 << 20), { level: 9 })
  const length = Buffer.alloc(4)
  length.writeUInt32BE(idat.length)
  return Buffer.concat([pngHead(20_000, 20_000), length, Buffer.from('IDAT'), idat, Buffer.alloc(4)])
}

test('SEC-G4: a small PNG that unpacks to gigabytes is refused by its head, and a JPEG that claims to be huge', async () => {
  const images = { 'content/bomb.png': bomb(), 'content/claim.jpg': jpegHead(65_500, 65_500) }
  const before = process.memoryUsage().rss
  const started = processorTime()
  const { found } = await publishWith(images, `${'![b](bomb.png)\n\n'.repeat(6)}![c](claim.jpg)`)
  expect(processorTime() - started).toBeLessThan(10_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(500e6)
  const said = found.filter(({ code }) => code === 'image-unsupported').map(({ message }) => message)
  expect(said.join('\n')).toContain('content/bomb.png has 20000 × 20000 pixels')
  expect(said.join('\n')).toContain('content/claim.jpg has 65500 × 65500 pixels')
})
