import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ArchiveFault } from '../../src/archive/archiveFault.js'
import { type Archive, openArchive } from '../../src/archive/openArchive.js'
import { bothEditions } from '../kit/bothEditions.js'
import { plainProject } from '../kit/plainArticle.js'

const { edition } = await bothEditions(plainProject({ a: 'One.' }))
const [pdf, epub] = [Buffer.from(edition.pdf!), Buffer.from(edition.epub!)]

/** What is said of a file that is no archive; undefined if it is one. */
function faultOf(bytes: Uint8Array): string | undefined {
  try {
    openArchive(bytes)
    return undefined
  } catch (fault) {
    if (fault instanceof ArchiveFault) return fault.message
    throw fault
  }
}

/** A PDF of these objects, numbered from 1, with a table that fits. */
function pdfWith(objects: readonly (string | Uint8Array)[], trailer = '<< /Root 1 0 R >>'): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets = objects.map((body, index) => {
    const offset = Buffer.concat(parts).length
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n'))
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const start = Buffer.concat(parts).length
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.concat([...parts, Buffer.from(`${table}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`)])
}

/** A PDF that carries one file, of a stream that says what it likes of itself. */
function carrying(packed: Uint8Array, size: number, name = 'colophon.json'): Buffer {
  return pdfWith([
    '<< /Names << /EmbeddedFiles << /Names [(a) 2 0 R] >> >> >>',
    `<< /Desc (${name}) /EF << /F 3 0 R >> >>`,
    Buffer.concat([
      Buffer.from(
        `<< /Length ${packed.length} /Filter /FlateDecode /Params << /Size ${size} >> >>\nstream\n`,
      ),
      packed,
      Buffer.from('\nendstream'),
    ]),
  ])
}

const manifest = (more: object = {}) =>
  JSON.stringify({
    format: 1,
    generator: { name: 'colophon', version: '1' },
    article: 'content/a.md',
    template: 'essay',
    profile: 'archive',
    sourceDateEpoch: null,
    files: [],
    packages: [],
    ...more,
  })

const carryingManifest = (json: string) => carrying(deflateSync(json), Buffer.byteLength(json))

test('a PDF gives back what it carries, an EPUB what it is made of, both with the manifest', () => {
  const [carried, made] = [openArchive(pdf), openArchive(epub)]
  expect([...carried.files.keys()]).toEqual(carried.manifest.files.map(({ path }) => path))
  expect([...carried.files.keys()]).toContain('content/a.md')
  expect([...made.files.keys()].sort()).toEqual(made.manifest.epub!.files.map(({ path }) => path))
  const withoutEpub = ({ manifest: { epub: _, ...rest } }: Archive) => rest
  expect(withoutEpub(made)).toEqual(withoutEpub(carried))
})

describe('what is none of ours', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'is neither a PDF nor an EPUB'],
    ['a text', Buffer.from('# Title\n'), 'is neither a PDF nor an EPUB'],
    ['the start of a PDF', Buffer.from('%PDF-1.7\n'), 'is cut off, or has been changed by another program'],
    ['the start of a zip', Buffer.from('PK\u0003\u0004'), 'is no zip'],
    ['a PDF without attachments', pdfWith(['<< /Type /Catalog >>']), 'carries no sources'],
    ['a PDF whose root is not there', pdfWith(['null'], '<< /Root 9 0 R >>'), 'has no object 9'],
    ['a PDF whose objects refer to themselves', pdfWith(['1 0 R']), 'carries no sources'],
    [
      'a table longer than its file',
      Buffer.from('%PDF-1.7\nxref\n0 99999\nstartxref\n9\n%%EOF\n'),
      'has no table',
    ],
    ['a PDF nested without end', pdfWith(['['.repeat(5000)]), 'nests its objects too deep'],
    ['a manifest that is no JSON', carryingManifest('{'), 'has a manifest that cannot be read (syntax)'],
    ['a manifest of another format', carryingManifest(manifest({ format: 0 })), 'cannot be read (format)'],
    ['a manifest of the future', carryingManifest(manifest({ format: 2 })), 'was made by a newer colophon'],
    [
      'a manifest without its lists',
      carryingManifest(manifest({ files: 'x' })),
      'cannot be read (structure)',
    ],
  ])('%s is refused in words', (_, bytes, said) => {
    expect(faultOf(bytes)).toContain(said)
  })

  const listed = (path: unknown) => ({ path, sha256: '0'.repeat(64), size: 1, mediaType: 'text/plain' })

  test.each([
    '../a',
    'a/../../b',
    '/etc/passwd',
    'C:/a',
    'a\\b',
    'a\0b',
    'a\nb',
    './a',
    'colophon:../a',
    '',
    7,
  ])('a manifest with the path %j is refused', path => {
    expect(faultOf(carryingManifest(manifest({ files: [listed(path)] })))).toMatch(/manifest/)
    expect(faultOf(carryingManifest(manifest({ files: [listed('a')] })))).toBeUndefined()
  })

  test('so is one that names a path twice', () => {
    expect(faultOf(carryingManifest(manifest({ files: [listed('a'), listed('a')] })))).toMatch(/twice/)
  })
})

describe('bombs', () => {
  const packed = deflateSync(Buffer.alloc(50_000_000))

  test('a stream that holds more than it says is not unpacked any further', () => {
    expect(packed.length).toBeLessThan(100_000)
    expect(faultOf(carrying(packed, 1000))).toBe(
      'has bytes that cannot be unpacked, or more of them than it says',
    )
  })

  test.each([1e12, -1])('a stream that says it holds %d bytes is not unpacked at all', size => {
    expect(faultOf(carrying(packed, size))).toMatch(/carries more|cannot be unpacked/)
  })

  test('a zip with an entry larger than any edition is not unpacked', () => {
    const bomb = Buffer.from(epub)
    const entry = bomb.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    bomb.writeUInt32LE(0xffff_fff0, entry + 24)
    expect(faultOf(bomb)).toBe('holds more than an edition may')
  })
})

test('wherever it is cut, and whatever byte is another, a file is read or refused, and never anything else', () => {
  for (const whole of [pdf, epub]) {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        faultOf(whole.subarray(0, at))
        const changed = Buffer.from(whole)
        changed[at] = byte
        faultOf(changed)
      }),
      { seed: 7, numRuns: 300 },
    )
  }
})
