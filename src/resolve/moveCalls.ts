import { type HtmlElement, type HtmlNode, text, withChildren } from '../html/tree.js'
import { isNote, rewriteNodes } from './rewrite.js'

/**
 * Links and mentions without the calls of notes and the citations in them: those come right after. They are links of their
 * own, and no link can hold another.
 */
export function moveCallsOut(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return rewriteNodes(nodes, (of, rewriteChildren) => {
    const whole = withChildren(of, rewriteChildren())
    const isLink = of.name === 'x-mention' || (of.name === 'a' && of.attributes.role !== 'doc-noteref')
    if (!isLink) return [whole]
    const moved: HtmlElement[] = []
    const rest = withChildren(whole, takeCalls(whole.children, moved))
    if (moved.length === 0) return [whole]
    const last = rest.children.at(-1)
    const space = last?.kind === 'text' ? /\s*$/.exec(last.text)![0] : ''
    const trimmed = space === '' ? rest : withChildren(rest, rest.children.with(-1, trimEnd(last!)))
    return [trimmed, ...(space === '' ? [] : [text(space, of.place)]), ...moved]
  })
}

const trimEnd = (node: HtmlNode): HtmlNode =>
  node.kind === 'text' ? text(node.text.trimEnd(), node.place) : node

function takeCalls(nodes: readonly HtmlNode[], moved: HtmlElement[]): readonly HtmlNode[] {
  return nodes.flatMap((node): readonly HtmlNode[] => {
    if (node.kind === 'text') return [node]
    if (isCall(node)) {
      moved.push(node)
      return []
    }
    return [withChildren(node, takeCalls(node.children, moved))]
  })
}

/** A citation that is part of the sentence (`@key says`) stays in it. */
function isCall(of: HtmlElement): boolean {
  if (of.name === 'x-note' || isNote(of) || of.attributes.role === 'doc-noteref') return true
  return of.name === 'x-cite' && of.attributes.form === 'bracketed'
}
