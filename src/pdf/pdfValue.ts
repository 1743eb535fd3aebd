/** What objects of a PDF are made of (ISO 32000-1, 7.3), in the shape that pdfkit writes out. */

/** A `string` is a name, and is not escaped; text is made by `textString`. Bytes become a string in hexadecimal digits. */
export type PdfValue =
  | string
  | number
  | boolean
  | PdfText
  | Uint8Array
  | PdfReference
  | readonly PdfValue[]
  | PdfDictionary

export interface PdfDictionary {
  readonly [key: string]: PdfValue | undefined
}

declare const text: unique symbol
export interface PdfText {
  readonly [text]: true
}

declare const reference: unique symbol
export interface PdfReference {
  readonly [reference]: true
}

/** Text of the document level (ISO 32000-1, 7.9.2.2): pdfkit takes a String object for it, and writes UTF-16 where needed. */
export function textString(value: string): PdfText {
  return Object(value) as PdfText
}
