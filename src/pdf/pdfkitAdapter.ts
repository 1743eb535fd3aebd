import { createHash } from 'node:crypto'
import type PDFKit from 'pdfkit'
import type { Points } from '../length.js'
import type { Font } from '../text/font.js'
import { compress } from './compress.js'
import type { PdfDictionary, PdfReference } from './pdfValue.js'

/**
 * All that the rest of the room knows of pdfkit: a writer of objects, pages and subset fonts. What pdfkit does not offer is
 * done to its internals here and nowhere else; each such trick has a test.
 */
export interface PdfFile {
  /** Adds an object, with a stream if there are bytes; `Filter` in the dictionary says that they are packed already. */
  add(dictionary: PdfDictionary, stream?: Uint8Array): PdfReference
  /** A number for an object that is written later with `define`, so that others may point to it before. */
  reserve(): PdfReference
  define(reference: PdfReference, dictionary: PdfDictionary): void
  /** The page before is written out: what belongs on it must be there by then. */
  addPage(boxes: PageBoxes): PdfPage
  /** The same for the same file of bytes. */
  embed(font: Font): PdfFont
  /** Adds entries to the catalogue (ISO 32000-1, 7.7.2), or to its `Names`. */
  catalogue(entries: PdfDictionary): void
  names(entries: PdfDictionary): void
  /** Ends the file; it can be called once. */
  finish(): Uint8Array
}

export interface PageBoxes {
  readonly width: Points
  readonly height: Points
  /** Beyond the trimmed page on each side. */
  readonly bleed: Points
  /** The sheet's edge beyond the trimmed page: at least the bleed. */
  readonly slug: Points
}

export interface PdfPage {
  readonly reference: PdfReference
  /** Native PDF space: points from the lower left corner of the media box, upwards. To be called once. */
  draw(operators: string): void
  useFont(name: string, font: PdfReference): void
  useImage(name: string, image: PdfReference): void
  useGraphicsState(name: string, state: PdfReference): void
  annotate(annotation: PdfDictionary): PdfReference
  /** Adds entries to the page's own dictionary (ISO 32000-1, 7.7.3.3). */
  describe(entries: PdfDictionary): void
}

export interface PdfFont {
  /** Its name in a page's resources. */
  readonly name: string
  readonly reference: PdfReference
  /**
   * The code in the file of a glyph that stands for this text. One glyph gets a code, and a copy of its outline, for each
   * text that it stands for, since ToUnicode knows one text for each code (ISO 32000-1, 9.10.3).
   */
  codeOf(glyph: number, text: string): number
  /** Advance width of a code in thousandths of an em, as the file states it. */
  widthOf(code: number): number
}

export interface PdfSettings {
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly info: Readonly<Record<string, string>>
  /** The XMP packet. */
  readonly xmp: string
}

/** What pdfkit keeps to itself and this file uses. */
interface Internals {
  readonly _root: InternalReference
  info: Record<string, string>
  _id: Uint8Array
  _font: InternalFont
  _waiting: number
  readonly page: InternalPage
  readonly outline: { readonly dictionary: InternalReference }
  push(chunk: Uint8Array | null): void
  read(): Uint8Array
  ref(data?: object): InternalReference
  font(source: Uint8Array | object): void
  addPage(options: object): void
  end(): void
  endMetadata(): void
  endOutline(): void
  endMarkings(): void
  _finalize(): void
}

interface InternalReference {
  data: Record<string, unknown>
  compress: boolean
  buffer: Uint8Array[]
  end(chunk?: Uint8Array): void
  finalize(): void
}

interface InternalPage {
  readonly content: InternalReference
  readonly dictionary: InternalReference
  readonly fonts: Record<string, unknown>
  readonly xobjects: Record<string, unknown>
  readonly ext_gstates: Record<string, unknown>
  readonly annotations: unknown[]
}

interface InternalFont {
  id: string
  readonly subset: { readonly glyphs: number[]; includeGlyph(glyph: number): number }
  readonly unicode: number[][]
  readonly widths: number[]
  readonly font: { readonly unitsPerEm: number; getGlyph(glyph: number): { readonly advanceWidth: number } }
  ref(): InternalReference
}

/** Font files as fontkit has opened them, with the tables that it has read: many files may be made with one font. */
const opened = new WeakMap<Font, object>()

/** A new, empty file of PDF 1.7. pdfkit is loaded here, not before: a run without a PDF does not pay for it. */
export async function openPdf(settings: PdfSettings): Promise<PdfFile> {
  const { default: PDFDocument } = await import('pdfkit')
  const document = openDocument(PDFDocument, settings)
  const chunks = collectChunks(document)
  const fonts = new Map<InternalFont, PdfFont>()
  const fontOf = new Map<Font, PdfFont>()
  return {
    add: (dictionary, stream) => {
      const made = document.ref({ ...dictionary })
      made.end(stream)
      return toReference(made)
    },
    reserve: () => toReference(document.ref({})),
    define: (reserved, dictionary) => {
      const made = reserved as unknown as InternalReference
      made.data = { ...dictionary }
      made.end()
    },
    addPage: boxes => addPage(document, boxes),
    embed: font => {
      const known = fontOf.get(font)
      if (known !== undefined) return known
      document.font(opened.get(font) ?? font.bytes)
      const internal = document._font
      opened.set(font, internal.font)
      const embedded = fonts.get(internal) ?? subsetFont(internal, `F${fonts.size + 1}`)
      fonts.set(internal, embedded)
      fontOf.set(font, embedded)
      return embedded
    },
    catalogue: entries => Object.assign(document._root.data, entries),
    names: entries => Object.assign((document._root.data.Names as InternalReference).data, entries),
    finish: () => {
      for (const internal of fonts.keys()) internal.id = subsetTag(internal)
      document.end()
      if (document._waiting > 0) throw new Error(`${document._waiting} objects of the PDF were never ended`)
      return Buffer.concat(chunks)
    },
  }
}

/**
 * `font: null` keeps pdfkit from opening Helvetica. Its Info and its file identifier are made from the clock and are put
 * aside; it writes XMP only for PDF/A, and without escaping, so the packet is ours. Its tree of destinations is sorted by
 * locale, and its outline's targets are counted from the wrong side, so neither is used; nor are its tags.
 */
function openDocument(PDFDocument: typeof PDFKit, settings: PdfSettings): Internals {
  const options = { pdfVersion: '1.7', font: null, lang: settings.language, displayTitle: true, margin: 0 }
  const made = new PDFDocument({ ...options, autoFirstPage: false } as unknown as PDFKit.PDFDocumentOptions)
  const document = made as unknown as Internals
  document.info = { ...settings.info }
  packStreams(document)
  document.endMetadata = () => {
    const packet = document.ref({ Type: 'Metadata', Subtype: 'XML' })
    packet.compress = false
    packet.end(Buffer.from(settings.xmp))
    document._root.data.Metadata = packet
  }
  document.endOutline = () => document.outline.dictionary.end()
  document.endMarkings = () => {}
  if (settings.direction === 'rtl') {
    const preferences = document._root.data.ViewerPreferences as InternalReference
    preferences.data.Direction = 'R2L'
  }
  const names = document._root.data.Names as InternalReference
  names.data = {}
  return document
}

/** pdfkit would pack with Node's zlib, whose bytes hang on the machine. */
function packStreams(document: Internals): void {
  const ref = document.ref.bind(document)
  document.ref = data => {
    const made = ref(data)
    const finalize = made.finalize.bind(made)
    made.finalize = () => {
      if (made.compress && made.buffer.length > 0) {
        made.compress = false
        made.buffer = [compress(Buffer.concat(made.buffer))]
      }
      finalize()
    }
    return made
  }
}

/**
 * Everything that is written, without the stream's machinery. The file identifier is the digest of what comes before it:
 * the same for the same content (ISO 32000-1, 14.4 leaves the way of making it open).
 */
function collectChunks(document: Internals): Uint8Array[] {
  const chunks = [document.read()]
  document.push = chunk => {
    if (chunk !== null) chunks.push(chunk)
  }
  const finalize = document._finalize.bind(document)
  document._finalize = () => {
    const hash = createHash('sha256')
    for (const chunk of chunks) hash.update(chunk)
    document._id = new Uint8Array(hash.digest().subarray(0, 16))
    finalize()
  }
  return chunks
}

function addPage(document: Internals, { width, height, bleed, slug }: PageBoxes): PdfPage {
  const media = [width + 2 * slug, height + 2 * slug] as const
  document.addPage({ size: media, margin: 0 })
  const { page } = document
  if (slug > 0) {
    const boxAt = (edge: Points) => [slug - edge, slug - edge, slug + width + edge, slug + height + edge]
    page.dictionary.data.TrimBox = boxAt(0)
    page.dictionary.data.BleedBox = boxAt(bleed)
  }
  return {
    reference: toReference(page.dictionary),
    // A page of pdfkit's opens with a matrix that turns it upside down; it is dropped here.
    draw: operators => {
      page.content.buffer = [Buffer.from(operators, 'latin1')]
    },
    useFont: (name, font) => {
      page.fonts[name] = font
    },
    useImage: (name, image) => {
      page.xobjects[name] = image
    },
    useGraphicsState: (name, state) => {
      page.ext_gstates[name] = state
    },
    annotate: annotation => {
      const made = document.ref({ Type: 'Annot', ...annotation })
      made.end()
      page.annotations.push(made)
      return toReference(made)
    },
    describe: entries => {
      Object.assign(page.dictionary.data, entries)
    },
  }
}

function subsetFont(internal: InternalFont, name: string): PdfFont {
  const { subset, unicode, widths } = internal
  const scale = 1000 / internal.font.unitsPerEm
  const codes = new Map<number, Map<string, number>>()
  // Code 0 is the missing glyph; U+0000 is no text (ISO 19005-3, 6.2.11.7.2).
  unicode[0] = [0xfffd]
  const codeOf = (glyph: number, text: string): number => {
    const ofGlyph = codes.get(glyph) ?? new Map<string, number>()
    codes.set(glyph, ofGlyph)
    const known = ofGlyph.get(text)
    if (known !== undefined) return known
    // The first code also serves composite glyphs that are made from this one.
    const code =
      ofGlyph.size === 0 && glyph !== 0 ? subset.includeGlyph(glyph) : subset.glyphs.push(glyph) - 1
    ofGlyph.set(text, code)
    unicode[code] = Array.from(text, character => character.codePointAt(0)!)
    widths[code] = internal.font.getGlyph(glyph).advanceWidth * scale
    return code
  }
  return { name, reference: toReference(internal.ref()), codeOf, widthOf: code => widths[code]! }
}

/**
 * pdfkit makes the six capitals before a subset font's name from its `id`, adding 17 to each character from the second on. By
 * default they tell the order of the fonts; here they come from the glyphs, since two subsets may only share a tag if they
 * are the same (ISO 32000-1, 9.6.4).
 */
function subsetTag({ subset, unicode }: InternalFont): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([subset.glyphs, unicode]))
    .digest()
  const letters = Array.from(digest.subarray(0, 6), byte => String.fromCharCode(48 + (byte % 26)))
  return `F${letters.join('')}`
}

function toReference(made: InternalReference): PdfReference {
  return made as unknown as PdfReference
}
