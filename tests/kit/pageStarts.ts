import type { HtmlNode } from '../../src/html/tree.js'
import { all, having, textIn } from './book.js'
import { type Both, letters } from './bothEditions.js'

/**
 * Walks through both editions and tells each page of the PDF that the EPUB's page-list does not name in its place, or whose break
 * does not stand at the word with which that page starts: what follows the break must stand on that page, what is before it
 * on the page before, in one piece each. Of a word that is divided between two pages the break stands at its start.
 */
export function pageFaults({ pdf, book }: Pick<Both, 'pdf' | 'book'>): readonly string[] {
  const [list] = having(book.xml('toc.xhtml'), 'role', 'doc-pagelist')
  const entries = list === undefined ? [] : all(list, 'a')
  const labels = pdf.labels ?? []
  if (entries.map(textIn).join() !== labels.join())
    return [`the list is ${entries.map(textIn)}, the pages are ${labels}`]
  const flow = book.spine.flatMap(path => piecesOf(book.xml(path), path))
  const breaks = flow.flatMap((piece, i) => (piece.kind === 'break' ? [{ at: piece.at, i }] : []))
  const hrefs = entries.map(({ attributes }) => attributes.href)
  if (breaks.map(({ at }) => at).join() !== hrefs.join())
    return [`the list leads to ${hrefs}, the breaks are ${breaks.map(({ at }) => at)}`]
  const isRightToLeft =
    all(book.xml('content.opf'), 'spine')[0]!.attributes['page-progression-direction'] === 'rtl'
  return breaks.flatMap(({ at, i }, page) => {
    const before = textOf(flow.slice(breaks[page - 1]?.i ?? 0, i))
    const after = textOf(flow.slice(i + 1, breaks[page + 1]?.i))
    const print = { before: pdf.texts[page - 1] ?? '', after: pdf.texts[page]!, isRightToLeft }
    if (isBetween(before, after, print)) return []
    return [
      `page ${labels[page]} is marked at ${at}, between “${before.slice(-40)}” and “${after.slice(0, 40)}”`,
    ]
  })
}

interface PrintedPages {
  readonly before: string
  readonly after: string
  readonly isRightToLeft: boolean
}

/** Whether the pages part where the texts do, or within the first word of the second. */
function isBetween(before: string, after: string, print: PrintedPages): boolean {
  const [word = ''] = /[\p{L}\p{M}]*/u.exec(after.trimStart()) ?? []
  const [ended, following] = [read(before), read(after)]
  const cuts = Math.max(1, read(word).length)
  return Array.from({ length: cuts }, (_, cut) => cut).some(cut => {
    const start = following.slice(cut, cut + reach)
    const end = (ended + following.slice(0, cut)).slice(-reach)
    return (
      read(print.after).includes(start) && (read(print.before).includes(end) || holdsLastWords(before, print))
    )
  })
}

/** In a line from right to left the file may have the pieces in the order of the eye, so that only the words can be looked for. */
function holdsLastWords(before: string, { before: printed, isRightToLeft }: PrintedPages): boolean {
  const words = before.trim().split(/\s+/).slice(-4).map(read)
  return isRightToLeft && words.every(word => read(printed).includes(word))
}

/** Letters that are compared on either side of a break. */
const reach = 24
const read = (text: string) => letters(text).toLowerCase()

type Piece =
  | { readonly kind: 'break'; readonly at: string }
  | { readonly kind: 'text'; readonly text: string }

const textOf = (pieces: readonly Piece[]) =>
  pieces.map(piece => (piece.kind === 'text' ? piece.text : '')).join('')

/** The text of a document and its page breaks, in reading order; without the notes, which print sets elsewhere. */
function piecesOf(node: HtmlNode, path: string): readonly Piece[] {
  if (node.kind === 'text') return [{ kind: 'text', text: node.text }]
  const { attributes, name, children } = node
  if (attributes['epub:type'] === 'pagebreak') return [{ kind: 'break', at: `${path}#${attributes.id}` }]
  const isElsewhere =
    name === 'head' || attributes.role === 'doc-backlink' || /\bnote-text\b/.test(attributes.class ?? '')
  return isElsewhere ? [] : children.flatMap(child => piecesOf(child, path))
}
