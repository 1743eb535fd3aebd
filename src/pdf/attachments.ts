import { createHash } from 'node:crypto'
import { compress } from './compress.js'
import type { PdfFile } from './pdfkitAdapter.js'
import { type PdfDictionary, type PdfReference, type PdfValue, textString } from './pdfValue.js'

/** A file that the PDF carries. */
export interface Attachment {
  /** Without folders. */
  readonly name: string
  readonly mediaType: string
  /** What it is to the document (ISO 19005-3, 6.8): what it was made from, or data that it rests on. */
  readonly relationship: 'Source' | 'Data'
  readonly description: string
  readonly bytes: Uint8Array
}

/** What a catalogue says of attachments: `AF`, and the name tree for `EmbeddedFiles`. */
export interface AttachedFiles {
  readonly AF: PdfValue | undefined
  readonly EmbeddedFiles: PdfReference | undefined
}

/** Of an edition that states no date: the same that its EPUB states. ISO 19005-3 wants one. */
const undated = '1980-01-01T00:00:00Z'

/**
 * Adds files associated with the whole document (ISO 19005-3, 6.8 and annex E), in the order given.
 * `moment` is the edition's stated last change. The keys of the name tree are numbers of one width, so that their order by
 * bytes (ISO 32000-1, 7.9.6) is that of the files, whatever these are called.
 */
export function addAttachments(
  file: PdfFile,
  attachments: readonly Attachment[],
  moment: string | undefined,
): AttachedFiles {
  if (attachments.length === 0) return { AF: undefined, EmbeddedFiles: undefined }
  const specifications = attachments.map(each => addSpecification(file, each, moment ?? undated))
  const keys = attachments.map((_, index) => textString(`file-${String(index + 1).padStart(5, '0')}`))
  const pairs = specifications.flatMap((specification, index) => [keys[index]!, specification])
  return {
    AF: specifications,
    EmbeddedFiles: file.add({ Names: pairs }),
  }
}

function addSpecification(file: PdfFile, attachment: Attachment, moment: string): PdfReference {
  const { name, relationship, description } = attachment
  const EF = addEmbeddedFile(file, attachment, moment)
  return file.add({
    Type: 'Filespec',
    F: textString(name),
    UF: textString(name),
    Desc: textString(description),
    AFRelationship: relationship,
    EF: { F: EF, UF: EF },
  })
}

/** ISO 32000-1, 7.11.4. The sum is an MD5 by the standard, against slips alone; what must hold stands in the manifest. */
function addEmbeddedFile(file: PdfFile, { bytes, mediaType }: Attachment, moment: string): PdfReference {
  const Params = {
    Size: bytes.length,
    CheckSum: new Uint8Array(createHash('md5').update(bytes).digest()),
    ModDate: textString(`D:${moment.replace(/[-:T]/g, '')}`),
  }
  const entries: PdfDictionary = { Type: 'EmbeddedFile', Subtype: nameOf(mediaType), Params }
  if (bytes.length > 0 && isPackedAlready(mediaType)) return file.add({ ...entries, Filter: [] }, bytes)
  return file.add({ ...entries, Filter: 'FlateDecode' }, compress(bytes))
}

/** As a name (ISO 32000-1, 7.3.5): signs that are none of a name's are a number sign and two digits. */
function nameOf(mediaType: string): string {
  return mediaType.replace(/[^A-Za-z0-9.+-]/g, sign => {
    return `#${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
  })
}

function isPackedAlready(mediaType: string): boolean {
  return /^image\/(?:png|jpeg|gif|webp)$/.test(mediaType)
}
