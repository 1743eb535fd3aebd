import { type HtmlElement, type HtmlNode, withChildren } from '../html/tree.js'

/** The nodes with each element put through `rewrite`, from the inside out; what does not change keeps its identity. */
export function rewriteTree(
  nodes: readonly HtmlNode[],
  rewrite: (element: HtmlElement) => readonly HtmlNode[],
): readonly HtmlNode[] {
  return nodes.flatMap(node =>
    node.kind === 'text' ? [node] : rewrite(withChildren(node, rewriteTree(node.children, rewrite))),
  )
}
