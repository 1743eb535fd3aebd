import { type Manifest, manifestName } from '../html/manifest.js'
import { ArchiveFault, unpackLimit } from './archiveFault.js'
import { PdfFileReader } from './pdfFile.js'
import type { PdfObject } from './pdfSyntax.js'
import { readManifest } from './readManifest.js'
import { readZip } from './zipFile.js'

/** An edition opened again: its manifest and the files within it, by path. A PDF carries its sources, an EPUB is made of its files. */
export interface Archive {
  readonly form: 'pdf' | 'epub'
  readonly manifest: Manifest
  /** Without the manifest itself. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Opens a PDF or an EPUB of colophon's. Throws an `ArchiveFault` for anything else. */
export function openArchive(bytes: Uint8Array): Archive {
  const start = String.fromCharCode(...bytes.subarray(0, 4))
  if (start === '%PDF') return openPdfArchive(bytes)
  if (start === 'PK\u0003\u0004') return openEpubArchive(bytes)
  throw new ArchiveFault('is neither a PDF nor an EPUB')
}

function openEpubArchive(bytes: Uint8Array): Archive {
  const files = new Map(readZip(bytes))
  const path = `META-INF/${manifestName}`
  const manifest = files.get(path)
  if (manifest === undefined) throw new ArchiveFault('is no EPUB that colophon made')
  files.delete(path)
  return { form: 'epub', manifest: readManifest(manifest), files }
}

function openPdfArchive(bytes: Uint8Array): Archive {
  const files = new Map(readEmbedded(new PdfFileReader(bytes)))
  const manifest = files.get(manifestName)
  if (manifest === undefined)
    throw new ArchiveFault('carries no sources: it was not built with the profile archive')
  files.delete(manifestName)
  return { form: 'pdf', manifest: readManifest(manifest), files }
}

/** The embedded files (ISO 32000-1, 7.11.4) by their paths, which their descriptions are, of a name tree with one node. */
function readEmbedded(pdf: PdfFileReader): ReadonlyMap<string, Uint8Array> {
  const names = pdf.entries(pdf.entries(pdf.trailer.get('Root')).get('Names'))
  const pairs = pdf.follow(pdf.entries(names.get('EmbeddedFiles')).get('Names'))
  const files = new Map<string, Uint8Array>()
  let left = unpackLimit
  for (const item of pairs?.kind === 'array' ? pairs.items : []) {
    if (item.kind !== 'reference') continue
    const specification = pdf.entries(item)
    const path = textOf(specification.get('Desc'))
    const stream = pdf.entries(specification.get('EF')).get('F')
    if (stream?.kind !== 'reference' || path === '')
      throw new ArchiveFault('has an attachment without a file')
    const placed = pdf.object(stream.number)
    const size = pdf.entries(pdf.entries(stream).get('Params')).get('Size')
    const most = size?.kind === 'number' ? size.value : 0
    if (!(most <= left)) throw new ArchiveFault('carries more than an edition may')
    left -= most
    if (files.has(path)) throw new ArchiveFault(`carries two files of the path ${path}`)
    files.set(path, pdf.unpack(placed, most))
  }
  return files
}

/** A text string (ISO 32000-1, 7.9.2.2): UTF-16 after its mark, else ASCII. */
export function textOf(object: PdfObject | undefined): string {
  if (object?.kind !== 'string') return ''
  const bytes = Buffer.from(object.bytes)
  const isWide = bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0
  return isWide ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1')
}
