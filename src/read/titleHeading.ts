import { type HtmlElement, type HtmlNode, withChildren } from '../html/tree.js'
import { rewriteTree } from './rewriteTree.js'

/** A text and the heading that was its title. */
export interface TitledText {
  readonly title: readonly HtmlNode[]
  readonly nodes: readonly HtmlNode[]
}

/**
 * Takes the first heading of level 1 out of the text to be its title; undefined if there is none. Notes and citations in it
 * go to the end of the first paragraph: a title is shown where there is no room for them.
 */
export function takeTitle(nodes: readonly HtmlNode[]): TitledText | undefined {
  const index = nodes.findIndex(node => node.kind === 'element' && node.name === 'h1')
  const heading = nodes[index]
  if (heading?.kind !== 'element') return undefined
  const moved: HtmlElement[] = []
  const title = rewriteTree(heading.children, each => {
    if (each.name === 'x-note' || each.name === 'x-cite') moved.push(each)
    return each.name.startsWith('x-') ? (each.name === 'x-mention' ? each.children : []) : [each]
  })
  return { title, nodes: addToFirstParagraph(nodes.toSpliced(index, 1), moved) }
}

function addToFirstParagraph(nodes: readonly HtmlNode[], added: readonly HtmlElement[]): readonly HtmlNode[] {
  const index = nodes.findIndex(node => node.kind === 'element' && node.name === 'p')
  const paragraph = nodes[index]
  if (added.length === 0) return nodes
  if (paragraph?.kind !== 'element') return [{ ...paragraphOf(added) }, ...nodes]
  return nodes.with(index, withChildren(paragraph, [...paragraph.children, ...added]))
}

function paragraphOf(children: readonly HtmlElement[]): HtmlElement {
  return { kind: 'element', name: 'p', attributes: {}, children }
}
