import { type Chapter, EPub } from 'epub-gen-memory'

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
  readonly #stored: readonly StoredFile[]

  constructor({ title, documents, packageDocument, navigation, ncx, css, stored }: ContainerInput) {
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
    this.#stored = stored
  }

  override async genEpub(): Promise<Buffer> {
    await this.render()
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

  /** The library fetches images by address; ours are bytes. */
  protected override async downloadAllImages(): Promise<void> {
    for (const { path, bytes } of this.#stored) {
      this.zip.file(`OEBPS/${path}`, bytes, { compression: 'STORE', createFolders: false })
    }
  }
}
