import type { HtmlElement } from '../../html/tree.js'
import type { Role } from './tagTree.js'

/**
 * What elements of HTML mean as tags of PDF (ISO 32000-1, 14.8.4). Lists, tables, headings, images and links have more to
 * them than a role, and are made where they are met; what stands in neither table is transparent.
 */
const byName: Readonly<Record<string, Role>> = {
  article: 'Art',
  aside: 'Sect',
  nav: 'Sect',
  section: 'Sect',
  figure: 'Div',
  figcaption: 'Caption',
  blockquote: 'BlockQuote',
  p: 'P',
  pre: 'P',
  q: 'Quote',
  code: 'Code',
  kbd: 'Code',
  samp: 'Code',
}

/** DPUB-ARIA 1.1 and WAI-ARIA 1.2; a role says more than the element that has it. */
const byAria: Readonly<Record<string, Role>> = {
  'doc-part': 'Part',
  'doc-index': 'Index',
  'doc-noteref': 'Reference',
  'doc-biblioref': 'Reference',
  'doc-glossref': 'Reference',
  'doc-footnote': 'Note',
  'doc-endnote': 'Note',
  'doc-biblioentry': 'BibEntry',
  'doc-epigraph': 'BlockQuote',
  'doc-pullquote': 'BlockQuote',
  'doc-subtitle': 'P',
}

/** By part of the page: the pieces that a note is made of. */
const byPseudo: Readonly<Record<string, Role>> = {
  marker: 'Lbl',
  'footnote-marker': 'Lbl',
  'footnote-call': 'Reference',
}

/** Roles that hold blocks: words that stand in them without a paragraph get one. */
const groups: ReadonlySet<Role> = new Set(['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Index'])

/** Roles that stand in a line. */
const inlines: ReadonlySet<Role> = new Set(['Span', 'Quote', 'Reference', 'BibEntry', 'Code', 'Lbl'])

export const isGroup = (role: Role) => groups.has(role)

export const isInline = (role: Role) => inlines.has(role)

/** The role of an element's own box, or of a piece of it; undefined for what is transparent. */
export function roleOf(element: HtmlElement, pseudo: string | undefined): Role | undefined {
  if (pseudo !== undefined) return byPseudo[pseudo]
  const { role, 'data-part': part } = element.attributes
  const said = (role ?? '').split(/\s+/).find(each => byAria[each] !== undefined)
  if (said !== undefined) return byAria[said]
  if (part !== undefined) return 'Part'
  return isPlain(element) ? undefined : byName[element.name]
}

/** ARIA's `none` and `presentation`: an element that is only there for its looks. */
export function isPlain({ attributes }: HtmlElement): boolean {
  return attributes.role === 'none' || attributes.role === 'presentation'
}

/** Whether the element has one of these roles, in ARIA or as a type of EPUB. */
export function hasRole({ attributes }: HtmlElement, aria: string, epubType: string): boolean {
  const words = (value: string | undefined) => (value ?? '').split(/\s+/)
  return words(attributes.role).includes(aria) || words(attributes['epub:type']).includes(epubType)
}
