import type { Box } from '../../layout/box.js'
import type { Link } from '../links.js'
import type { PdfDictionary } from '../pdfValue.js'

/** Standard structure types (ISO 32000-1, 14.8.4) that a publication comes to. */
export type Role =
  | 'Document'
  | 'Part'
  | 'Art'
  | 'Sect'
  | 'Div'
  | 'BlockQuote'
  | 'Caption'
  | 'TOC'
  | 'TOCI'
  | 'Index'
  | 'P'
  | HeadingRole
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TFoot'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Span'
  | 'Quote'
  | 'Note'
  | 'Reference'
  | 'BibEntry'
  | 'Code'
  | 'Link'
  | 'Figure'
  | 'Formula'

export type HeadingRole = 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6'

/** An element of the tag tree: one, over however many lines and pages it goes. */
export interface TagElement {
  readonly kind: 'element'
  readonly role: Role
  /** BCP 47, where it differs from what the element stands in. */
  readonly language?: string
  readonly title?: string
  /** What stands for it for those who do not see it. */
  readonly alt?: string
  /** What an abbreviation means. */
  readonly expansion?: string
  /** By which others name it; each once. */
  readonly id?: string
  /** By the owner of the attributes, `List` or `Table` (ISO 32000-1, 14.8.5). */
  readonly attributes?: Readonly<Record<string, PdfDictionary>>
  /** Of a `Link`: its areas on the pages belong to the element. */
  readonly link?: Link
  readonly kids: readonly TagKid[]
}

/** Boxes that follow each other in the text with no element between them: what they draw belongs to the element. */
export interface TagSlot {
  readonly kind: 'slot'
  /** Of the element. */
  readonly role: Role
  readonly boxes: readonly Box[]
}

export type TagKid = TagElement | TagSlot

/** What is drawn and is no part of the text (ISO 32000-1, 14.8.2.2), as a property list. */
export interface Artifact {
  readonly kind: 'artifact'
  readonly properties: string
}

/** What a painting operator belongs to. */
export type Content = TagSlot | Artifact

const artifact = (properties: string): Artifact => ({ kind: 'artifact', properties })

export const runningHead = artifact('<</Type /Pagination /Subtype /Header /Attached [/Top]>>')
export const runningFoot = artifact('<</Type /Pagination /Subtype /Footer /Attached [/Bottom]>>')
/** A table's head on its further pages. */
export const repeatedHead = artifact('<</Type /Pagination>>')
/** Rules, borders, leaders, and images that say nothing. */
export const layoutArtifact = artifact('<</Type /Layout>>')

export interface TagTree {
  readonly document: TagElement
  /** The link that each box stands in; only links that lead somewhere. */
  readonly links: ReadonlyMap<Box, Link>
  /** What each box of text or image is part of; each inline box, what it begins with. */
  readonly contentOf: ReadonlyMap<Box, Content>
}

/** The text of a slot as it is read: spaces for line breaks, nothing for soft hyphens and joiners. */
export function slotText({ boxes }: TagSlot): string {
  return boxes
    .map(readText)
    .join('')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
}

/** As written, before `text-transform`, where that is known. */
function readText(box: Box): string {
  if (box.kind === 'break') return ' '
  if (box.kind !== 'text') return box.children.map(readText).join('')
  const { node, offsets, text } = box
  if (node === undefined || box.style.textTransform === 'none' || text === '') return text
  const at = (i: number) => offsets?.[i] ?? i
  return node.text.slice(at(0), at(text.length - 1) + 1)
}
