import type { HtmlElement } from '../../html/tree.js'
import type { Box } from '../../layout/box.js'
import { blockTags, directContent, paragraph } from './blockTags.js'
import { inlineTags } from './inlineTags.js'
import { type Around, type Piece, within } from './tagging.js'

/** A list with its items; one of a table of contents as such. A list without items is none. */
export function listTag(box: Box, element: HtmlElement, around: Around): readonly Piece[] {
  const inside: Around = { ...within(box, around), isPhrase: false }
  if (around.list === 'contents' && element.name !== 'dl') {
    const entries = box.children.flatMap(child => contentsEntry(child, inside))
    return entries.length === 0 ? [] : [around.tagging.element('TOC', box, around, entries)]
  }
  const items =
    element.name === 'dl' ? termItems(box, inside) : box.children.flatMap(child => item(child, inside))
  const attributes = { List: { ListNumbering: numberingOf(box, element) } }
  return items.length === 0 ? [] : [{ ...around.tagging.element('L', box, around, items), attributes }]
}

/** ISO 32000-1, table 347. Signs that it does not know are labels of no numbering. */
const numberings: Readonly<Record<string, string>> = {
  disc: 'Disc',
  circle: 'Circle',
  square: 'Square',
  decimal: 'Decimal',
  'decimal-leading-zero': 'Decimal',
  'upper-roman': 'UpperRoman',
  'lower-roman': 'LowerRoman',
  'upper-alpha': 'UpperAlpha',
  'upper-latin': 'UpperAlpha',
  'lower-alpha': 'LowerAlpha',
  'lower-latin': 'LowerAlpha',
}

/** As the items show it, where they do; an ordered list counts, whether it shows it or not. */
function numberingOf(box: Box, { name }: HtmlElement): string {
  if (name === 'dl') return 'None'
  const style = box.children.find(isItem)?.style.listStyleType
  const shown = typeof style === 'string' ? numberings[style] : undefined
  return shown ?? (name === 'ol' ? 'Decimal' : 'None')
}

const isItem = ({ element, pseudo }: Box) => element?.name === 'li' && pseudo === undefined

function item(box: Box, around: Around): readonly Piece[] {
  const { tagging } = around
  if (!isItem(box)) {
    const pieces = blockTags(box, around)
    return pieces.length === 0 ? [] : [itemOf(box, [], pieces, around)]
  }
  if (box.element?.attributes['aria-hidden'] === 'true') return blockTags(box, around)
  const { label, pieces } = parted(box, within(box, around))
  if (pieces.length === 0 && label.length === 0) return []
  const body = around.list === 'bibliography' ? asEntry(box, pieces, within(box, around)) : pieces
  return [tagging.element('LI', box, around, labelled(box, label, body, within(box, around)))]
}

function itemOf(box: Box, label: readonly Piece[], body: readonly Piece[], around: Around): Piece {
  return around.tagging.element('LI', box, around, labelled(box, label, body, within(box, around)))
}

function labelled(
  box: Box,
  label: readonly Piece[],
  body: readonly Piece[],
  around: Around,
): readonly Piece[] {
  return [...label, around.tagging.element('LBody', box, around, body)]
}

/** An item's marker, in the margin or at the start of its text, and the rest. */
function parted(box: Box, around: Around) {
  const outside = box.kind === 'block' ? box.marker : undefined
  const [first, ...others] = box.children
  const inside = outside === undefined && first?.pseudo === 'marker' ? first : undefined
  const marker = outside ?? inside
  const label = marker === undefined ? [] : inlineTags(marker, { ...around, isPhrase: true })
  return {
    label,
    pieces: directContent(inside === undefined ? box : ({ ...box, children: others } as Box), around),
  }
}

/** The work that an item of a bibliography names is its first paragraph, or all of it. */
function asEntry(box: Box, pieces: readonly Piece[], around: Around): readonly Piece[] {
  const { tagging } = around
  const [first, ...others] = pieces
  if (first?.kind === 'element' && first.role === 'P') {
    const entry = { ...first, role: 'BibEntry' as const }
    return [{ ...first, kids: [entry] }, ...others]
  }
  return pieces.some(piece => piece.kind === 'element' && piece.role === 'P')
    ? pieces
    : [tagging.element('BibEntry', box, around, pieces)]
}

function contentsEntry(box: Box, around: Around): readonly Piece[] {
  if (!isItem(box)) return blockTags(box, around)
  const { label, pieces } = parted(box, within(box, around))
  if (pieces.length === 0) return []
  return [around.tagging.element('TOCI', box, around, [...label, ...pieces])]
}

/** Terms with what is said of them, an item each; a `div` round them makes one too. */
function termItems(box: Box, around: Around): readonly Piece[] {
  const items: Piece[] = []
  let [terms, bodies]: [Box[], Box[]] = [[], []]
  const close = () => {
    if (terms.length + bodies.length > 0) items.push(termItem(box, terms, bodies, around))
    terms = []
    bodies = []
  }
  for (const child of box.children) {
    const name = child.pseudo === undefined ? child.element?.name : undefined
    if (name === 'dt') {
      if (bodies.length > 0) close()
      terms.push(child)
    } else if (name === 'dd') bodies.push(child)
    else {
      close()
      items.push(...(holdsTerms(child) ? termItems(child, around) : item(child, around)))
    }
  }
  close()
  return items
}

function holdsTerms({ children }: Box): boolean {
  return children.some(child => /^d[dt]$/.test(child.element?.name ?? '') || holdsTerms(child))
}

function termItem(list: Box, terms: readonly Box[], bodies: readonly Box[], around: Around): Piece {
  const content = (boxes: readonly Box[]) =>
    boxes.length === 1
      ? directContent(boxes[0]!, within(boxes[0]!, around))
      : boxes.flatMap(each => paragraphs(each, around))
  const label = content(terms)
  const lbl = label.length === 0 ? [] : [around.tagging.element('Lbl', terms[0]!, around, label)]
  return itemOf(bodies[0] ?? terms[0] ?? list, lbl, content(bodies), around)
}

function paragraphs(box: Box, around: Around): readonly Piece[] {
  return box.kind === 'block' && box.inlineContent ? paragraph(box, 'P', around) : directContent(box, around)
}
