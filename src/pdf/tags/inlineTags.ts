import type { Box, ImageBox, InlineBox, NoteBox } from '../../layout/box.js'
import { blockTags, directContent } from './blockTags.js'
import { roleOf } from './roles.js'
import { type Around, type Piece, type Tagging, within } from './tagging.js'
import { layoutArtifact } from './tagTree.js'

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
  const inside = within(box, around)
  const pieces = box.children.flatMap(child => inlineTags(child, inside))
  if (pieces.length === 0) return pieces
  const role = element === undefined ? undefined : roleOf(element, pseudo)
  const link = box.href === undefined ? undefined : tagging.links.get(box)
  if (link !== undefined) {
    const isReference = role === 'Reference' || around.list === 'contents'
    const label = role === 'Lbl' || isReference ? (isReference ? 'Reference' : 'Lbl') : undefined
    if (label === undefined) return [{ ...tagging.element('Link', box, around, pieces), link }]
    const made = { ...tagging.element('Link', box, inside, pieces), link }
    return [tagging.element(label, box, around, [made])]
  }
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

const noAttributes: Readonly<Record<string, string>> = {}

/** A note as a whole: its number, then its text. */
function noteTag(box: NoteBox, around: Around): Piece {
  const { tagging } = around
  const inside: Around = { ...within(box, around), isPhrase: false, list: 'plain' }
  const pieces = box.children.flatMap(body => {
    const marker = body.kind === 'block' ? body.marker : undefined
    const label = marker === undefined ? [] : inlineTags(marker, { ...inside, isPhrase: true })
    return [...label, ...directContent(body, inside)]
  })
  const id = tagging.uniqueId(box.element?.attributes.id ?? 'note')
  return { ...tagging.element('Note', box, around, pieces), id }
}
