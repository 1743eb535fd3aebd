import { createHash } from 'node:crypto'
import { type Chapter, EPub } from 'epub-gen-memory'
import { type ListedFile, type Manifest, manifestName, writeManifest } from '../html/manifest.js'

/** A file that goes into the container as it is. */
export interface StoredFile {
  /** Within `OEBPS`. */
  readonly path: string
  readonly bytes: Uint8Array
}

export interface WrittenDocument {
  readonly fileName: string
  readonly xhtml: string
}

/** Every file of the book, finished. */
export interface ContainerInput {
  readonly title: string
  readonly documents: readonly WrittenDocument[]
  readonly packageDocument: string
  readonly navigation: string
  readonly ncx: string
  readonly css: string
  /** Images and fonts: compressed already, so stored. */
  readonly stored: readonly StoredFile[]
  /** What the edition was made from. */
  readonly manifest: Manifest
  /** Whether a PDF with the same pages goes with the book. */
  readonly hasPdf: boolean
}

/** The zip file (EPUB OCF 3.3, section 4): the same input gives the same bytes, in any place and at any time. */
export async function writeContainer(input: ContainerInput): Promise<Uint8Array> {
  return new Container(input).genEpub()
}

interface FinishedChapter extends Chapter {
  readonly xhtml: string
}

/** Zip times start with 1980 (APPNOTE.TXT, section 4.4.6). */
const earliest = new Date(Date.UTC(1980, 0, 1))

/**
 * epub-gen-memory writes the container's fixed files and puts the zip together. Its templates are one tag each that passes a
 * finished document through: its own would change the text, state the time and leave out what EPUB 3.3 adds. Documents
 * are handed over as data (`<%- … %>`), since a document that is itself a template would be compiled.
 */
class Container extends EPub {
  readonly #input: ContainerInput

  constructor(input: ContainerInput) {
    const { title, documents, packageDocument, navigation, ncx, css } = input
    const finished = { packageDocument, navigation, ncx }
    const options = {
      title: title.trim() === '' ? '…' : title,
      css,
      verbose: false,
      prependChapterTitles: false,
      contentOPF: '<%- finished.packageDocument %>',
      tocXHTML: '<%- finished.navigation %>',
      tocNCX: '<%- finished.ncx %>',
      chapterXHTML: '<%- xhtml %>',
      finished,
    }
    const chapters = documents.map(
      ({ fileName, xhtml }): FinishedChapter => ({ title: fileName, content: '', filename: fileName, xhtml }),
    )
    super(options, chapters)
    this.#input = input
  }

  override async genEpub(): Promise<Buffer> {
    await this.render()
    await this.#addManifest()
    for (const [name, entry] of Object.entries(this.zip.files)) {
      if (entry.dir) delete this.zip.files[name]
      else entry.date = earliest
    }
    return this.generateAsync({
      type: 'nodebuffer',
      mimeType: 'application/epub+zip',
      compression: 'DEFLATE',
      compressionOptions: { level: 6 },
    })
  }

  /**
   * Below META-INF, where reading systems pass over what they do not know (EPUB OCF 3.3, section 4.2.6). A file cannot hold its
   * own hash, so the list leaves the manifest itself out.
   */
  async #addManifest(): Promise<void> {
    const { manifest, hasPdf } = this.#input
    const entries = Object.entries(this.zip.files).filter(([, { dir }]) => !dir)
    const files = await Promise.all(
      entries.map(async ([path, entry]) => listFile(path, await entry.async('uint8array'))),
    )
    const listed = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
    this.zip.file(
      `META-INF/${manifestName}`,
      writeManifest({ ...manifest, epub: { hasPdf, files: listed } }),
      {
        createFolders: false,
      },
    )
  }

  /** The library fetches images by address; ours are bytes. */
  protected override async downloadAllImages(): Promise<void> {
    for (const { path, bytes } of this.#input.stored) {
      this.zip.file(`OEBPS/${path}`, bytes, { compression: 'STORE', createFolders: false })
    }
  }
}

function listFile(path: string, bytes: Uint8Array): ListedFile {
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }
}
