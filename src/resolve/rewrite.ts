import type { HtmlElement, HtmlNode } from '../html/tree.js'

/** What stands in an element's place: itself, or other nodes. */
export type Rewrite = (
  element: HtmlElement,
  rewriteChildren: () => readonly HtmlNode[],
) => readonly HtmlNode[]

/**
 * The nodes with each element put through `rewrite`, which decides whether its children are rewritten. What does not
 * change is kept by identity.
 */
export function rewriteNodes(nodes: readonly HtmlNode[], rewrite: Rewrite): readonly HtmlNode[] {
  return nodes.flatMap(node =>
    node.kind === 'text' ? [node] : rewrite(node, () => rewriteNodes(node.children, rewrite)),
  )
}

/** Whether the element is a note's text, standing at its first call. */
export function isNote({ name, attributes }: HtmlElement): boolean {
  return name === 'span' && attributes.role === 'doc-footnote'
}

/** The number that a note's element carries. */
export function numberOf(note: HtmlElement): number {
  return Number(note.attributes['data-number'])
}

/** Letters and digits of Latin names, full stop and hyphen: a name by every edition of XML. */
const otherSign = /[^A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131.-]/gu

/**
 * An id of the author's (a person's, a source's) as part of an XML name: every other sign is written as `_` and its code
 * point, so that two ids never become one.
 */
export function nameFrom(id: string): string {
  return id.normalize('NFC').replace(otherSign, sign => `_${sign.codePointAt(0)!.toString(16)}`)
}
