import type { HtmlElement, HtmlNode } from '../html/tree.js'
import { isNote, numberOf } from './rewrite.js'
import { runOf } from './textRuns.js'

/** Where a citation stands, as far as its words depend on that. */
export interface CitationPlace {
  readonly element: HtmlElement
  /** 0 for running text. */
  readonly note: number
  /** Whether it is the first thing in its note: then it starts with a capital. */
  readonly opens: boolean
  /** Whether nothing of the author's follows in its block: then the style's full stop ends it. */
  readonly closes: boolean
}

/** Every `x-cite` of a tree in document order. */
export function findCitations(nodes: readonly HtmlNode[]): readonly CitationPlace[] {
  const found: CitationPlace[] = []
  visit(nodes, { number: 0, isOpen: false }, true, found)
  return found
}

interface Surrounding {
  readonly number: number
  /** Whether nothing has been said yet in this note. */
  isOpen: boolean
}

function visit(nodes: readonly HtmlNode[], note: Surrounding, closes: boolean, found: CitationPlace[]): void {
  const last = nodes.findLastIndex(node => node.kind === 'element' || node.text.trim() !== '')
  nodes.forEach((node, i) => {
    if (node.kind === 'text') {
      if (node.text.trim() !== '') note.isOpen = false
    } else if (node.name === 'x-cite') {
      found.push({ element: node, note: note.number, opens: note.isOpen, closes: closes && i === last })
      note.isOpen = false
    } else if (isNote(node)) visit(node.children, { number: numberOf(node), isOpen: true }, true, found)
    else if (runOf(node) === 'sealed') note.isOpen = false
    else visit(node.children, note, runOf(node) === 'interrupting' || (closes && i === last), found)
  })
}
