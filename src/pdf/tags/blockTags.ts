import type { HtmlElement } from '../../html/tree.js'
import type { Box } from '../../layout/box.js'
import { hide, inlinePieces, inlineTags } from './inlineTags.js'
import { listTag } from './listTags.js'
import { hasRole, isGroup, isInline, isPlain, roleOf } from './roles.js'
import { tableTag } from './tableTags.js'
import { type Around, type Piece, within } from './tagging.js'
import type { Role } from './tagTree.js'

/** The tags of a block-level box. In a phrase it may come to bare boxes. */
export function blockTags(box: Box, around: Around): readonly Piece[] {
  const { element, pseudo } = box
  if (element === undefined || pseudo !== undefined) return plainBlock(box, around)
  if (element.attributes['aria-hidden'] === 'true') return hide(box, around.tagging)
  const heading = around.tagging.headings.get(element)
  if (heading !== undefined) return paragraph(box, heading, around)
  if (!isPlain(element)) {
    if (/^(?:ul|ol|menu|dl)$/.test(element.name)) return listTag(box, element, around)
    if (element.name === 'table' && box.kind === 'table') return tableTag(box, around)
  }
  const role = roleOf(element, undefined)
  if (role === undefined) return plainBlock(box, enter(element, around))
  if (role === 'P') return paragraph(box, role, around)
  return isInline(role) && !around.isPhrase ? plainBlock(box, around) : [withRole(role, box, element, around)]
}

function withRole(role: Role, box: Box, element: HtmlElement, around: Around): Piece {
  const inside = enter(element, within(box, around))
  const pieces = isGroup(role) ? groupContent(box, inside) : directContent(box, inside)
  const { id, 'data-title': title } = element.attributes
  return {
    ...around.tagging.element(role, box, around, pieces),
    ...(title !== undefined && title !== '' ? { title } : {}),
    ...(role === 'Note' ? { id: around.tagging.uniqueId(id ?? 'note') } : {}),
  }
}

/** What an element says of the lists in it. */
function enter(element: HtmlElement, around: Around): Around {
  if (hasRole(element, 'doc-toc', 'toc')) return { ...around, list: 'contents' }
  if (hasRole(element, 'doc-bibliography', 'bibliography')) return { ...around, list: 'bibliography' }
  return around
}

/** A box without a meaning: a paragraph if there is text in it, else what stands in it. */
function plainBlock(box: Box, around: Around): readonly Piece[] {
  return holdsText(box) ? paragraph(box, 'P', around) : groupContent(box, around)
}

/** A paragraph or a heading, and after it the notes that it calls; none within a phrase, nor round an image that stands alone. */
export function paragraph(box: Box, role: Role, around: Around): readonly Piece[] {
  if (around.isPhrase) return phrase(box, around)
  const notes: Piece[] = []
  const pieces = phrase(box, { ...within(box, around), isPhrase: true, notes })
  const isImage = role === 'P' && pieces.every(piece => piece.kind === 'element' && piece.role === 'Figure')
  if (isImage) return [...pieces, ...notes]
  return pieces.length === 0 ? notes : [around.tagging.element(role, box, around, pieces), ...notes]
}

function phrase(box: Box, around: Around): readonly Piece[] {
  const marker = box.kind === 'block' && box.marker !== undefined ? inlineTags(box.marker, around) : []
  if (!holdsText(box)) return [...marker, ...box.children.flatMap(child => blockTags(child, around))]
  const initial = box.kind === 'block' && box.initial !== undefined ? [box.initial] : []
  return [...marker, ...initial, ...inlinePieces(box.children, around)]
}

/** What stands in a box that holds blocks: text in it is a paragraph. */
export function groupContent(box: Box, around: Around): readonly Piece[] {
  if (around.isPhrase) return phrase(box, around)
  if (holdsText(box)) return paragraph(box, 'P', around)
  const marker = box.kind === 'block' && box.marker !== undefined ? box.marker : undefined
  const label = marker === undefined ? [] : inlineTags(marker, around)
  const own = label.length === 0 ? [] : [around.tagging.element('P', box, around, label)]
  return [...own, ...box.children.flatMap(child => blockTags(child, around))]
}

/** What an item, a cell, a caption or a note holds: its text without a paragraph round it, and the notes called in it last. */
export function directContent(box: Box, around: Around): readonly Piece[] {
  const [only, ...others] = box.children
  if (box.kind === 'cell' && only !== undefined && others.length === 0 && only.element === undefined) {
    return directContent(only, around)
  }
  if (!holdsText(box)) return box.children.flatMap(child => blockTags(child, around))
  if (around.isPhrase) return phrase(box, around)
  const notes: Piece[] = []
  const initial = box.kind === 'block' && box.initial !== undefined ? [box.initial] : []
  const inside = { ...around, isPhrase: true, notes }
  return [...initial, ...inlinePieces(box.children, inside), ...notes]
}

function holdsText(box: Box): boolean {
  return box.kind === 'block' && box.inlineContent
}
