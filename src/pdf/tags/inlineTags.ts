import type { Box, ImageBox, InlineBox, NoteBox } from '../../layout/box.js'
import type { Link } from '../links.js'
import { blockTags, directContent } from './blockTags.js'
import { roleOf } from './roles.js'
import { type Around, type Piece, type Tagging, within } from './tagging.js'
import { layoutArtifact, type Role } from './tagTree.js'

/** The tags of an inline-level box: itself if it is text that nothing more is to be said of. */
export function inlineTags(box: Box, around: Around): readonly Piece[] {
  switch (box.kind) {
    case 'text':
    case 'break':
      return [box]
    case 'leader':
      return hide(box, around.tagging)
    case 'image':
      return imageTag(box, around)
    case 'note':
      around.notes.push(noteTag(box, around))
      return []
    case 'inline-block': {
      const pieces = blockTags(box.children[0], { ...within(box, around), isPhrase: true })
      const [only, ...others] = pieces
      if (only === undefined || (only.kind === 'element' && others.length === 0)) return pieces
      return [around.tagging.element('Span', box, around, pieces)]
    }
    case 'inline':
      return inlineTag(box, around)
    default:
      return blockTags(box, { ...around, isPhrase: true })
  }
}

/** The tags of inline-level boxes one after the other. Most are text, and come to themselves. */
export function inlinePieces(boxes: readonly Box[], around: Around): Piece[] {
  const pieces: Piece[] = []
  for (const box of boxes) {
    if (box.kind === 'text') pieces.push(box)
    else for (const piece of inlineTags(box, around)) pieces.push(piece)
  }
  return pieces
}

/** Nothing: what a box draws, and what is drawn in it, is no part of the text. */
export function hide(box: Box, tagging: Tagging): readonly Piece[] {
  tagging.contentOf.set(box, layoutArtifact)
  if (box.kind === 'block') {
    for (const piece of [box.marker, box.initial]) if (piece !== undefined) hide(piece, tagging)
  }
  for (const child of box.children) hide(child, tagging)
  return []
}

/** An image without alternative text is one that says nothing. */
function imageTag(box: ImageBox, around: Around): readonly Piece[] {
  const { tagging } = around
  const alt = box.alt.trim()
  if (alt === '') return hide(box, tagging)
  return [{ ...tagging.element('Figure', box, around, [box]), alt }]
}

function inlineTag(box: InlineBox, around: Around): readonly Piece[] {
  const { element, pseudo } = box
  const { tagging } = around
  if (element?.attributes['aria-hidden'] === 'true') return hide(box, tagging)
  const link = box.href === undefined || around.isLink ? undefined : tagging.links.get(box)
  const inside: Around = { ...within(box, around), isLink: around.isLink || link !== undefined }
  const pieces = inlinePieces(box.children, inside)
  const role = element === undefined ? undefined : roleOf(element, pseudo)
  if (link !== undefined) return [linkTag(box, link, { pieces, role }, around)]
  if (pieces.length === 0) return pieces
  const { title, alttext } = pseudo === undefined && element !== undefined ? element.attributes : noAttributes
  if (element?.name === 'abbr' && title !== undefined && title !== '')
    return [{ ...tagging.element('Span', box, around, pieces), expansion: title }]
  if (element?.name === 'math' && alttext !== undefined && alttext !== '')
    return [{ ...tagging.element('Formula', box, around, pieces), alt: alttext }]
  if (role === 'Note') {
    const id = tagging.uniqueId(element?.attributes.id ?? 'note')
    return [{ ...tagging.element('Note', box, around, pieces), id }]
  }
  if (role !== undefined) return [tagging.element(role, box, around, pieces)]
  return box.language === around.language ? pieces : [tagging.element('Span', box, around, pieces)]
}

/** A link, in a reference if it calls a note or is an entry of the contents; even where nothing that is read stands in it. */
function linkTag(
  box: InlineBox,
  link: Link,
  { pieces, role }: { readonly pieces: readonly Piece[]; readonly role: Role | undefined },
  around: Around,
): Piece {
  const { tagging } = around
  const outer =
    role === 'Lbl' ? role : role === 'Reference' || around.list === 'contents' ? 'Reference' : undefined
  if (outer === undefined) return { ...tagging.element('Link', box, around, pieces), link }
  const inner = { ...tagging.element('Link', box, within(box, around), pieces), link }
  return tagging.element(outer, box, around, [inner])
}

const noAttributes: Readonly<Record<string, string>> = {}

/** A note as a whole: its number, then its text. */
function noteTag(box: NoteBox, around: Around): Piece {
  const { tagging } = around
  const inside: Around = { ...within(box, around), isPhrase: false, isLink: false, list: 'plain' }
  const pieces = box.children.flatMap(body => {
    const marker = body.kind === 'block' ? body.marker : undefined
    const label = marker === undefined ? [] : inlineTags(marker, { ...inside, isPhrase: true })
    return [...label, ...directContent(body, inside)]
  })
  const id = tagging.uniqueId(box.element?.attributes.id ?? 'note')
  return { ...tagging.element('Note', box, around, pieces), id }
}
