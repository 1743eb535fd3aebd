import { element, type HtmlElement, type HtmlNode, withChildren } from '../html/tree.js'
import { isNote } from './rewrite.js'

/** HTML ends at `h6`; deeper sections keep it. */
const deepest = 6

/**
 * The article with `section.level-L` around each heading and what belongs to it, and the headings renamed to `hL`:
 * `h2` for the first level under the title, and never a level skipped going down, whatever was typed.
 *
 * Only headings that stand in the article itself open sections. One inside another element (an aside, a quotation, a
 * table, raw HTML) belongs to it, and counts its levels from the section that it stands in (MD-G7).
 */
export function divideIntoSections(article: HtmlElement): HtmlElement {
  return withChildren(article, divide(article.children, 1))
}

interface OpenSection {
  /** The level as typed. */
  readonly typed: number
  readonly children: HtmlNode[]
}

function divide(nodes: readonly HtmlNode[], outer: number): readonly HtmlNode[] {
  const root: OpenSection = { typed: 0, children: [] }
  const open: OpenSection[] = [root]
  const close = () => {
    const level = outer + open.length - 1
    const { children } = open.pop()!
    open.at(-1)!.children.push(element('section', { class: `level-${level}` }, children, children[0]!.place))
  }
  for (const node of nodes) {
    const typed = typedLevel(node)
    if (typed === undefined) {
      open.at(-1)!.children.push(renameWithin(node, outer + open.length - 1))
      continue
    }
    while (open.length > 1 && open.at(-1)!.typed >= typed) close()
    open.push({ typed, children: [rename(node as HtmlElement, outer + open.length)] })
  }
  while (open.length > 1) close()
  return root.children
}

/** Renames the headings inside an element, whose outermost ones are one level below the section's. */
function renameWithin(node: HtmlNode, level: number): HtmlNode {
  if (node.kind === 'text' || node.children.length === 0) return node
  if (isNote(node))
    return withChildren(
      node,
      node.children.map(child => renameWithin(child, level)),
    )
  const open: number[] = []
  const children = node.children.map(child => {
    const typed = typedLevel(child)
    if (typed === undefined) return renameWithin(child, level + open.length)
    while (open.length > 0 && open.at(-1)! >= typed) open.pop()
    open.push(typed)
    return rename(child as HtmlElement, level + open.length)
  })
  return withChildren(node, children)
}

function typedLevel(node: HtmlNode): number | undefined {
  return node.kind === 'element' && /^h[1-6]$/.test(node.name) ? Number(node.name[1]) : undefined
}

function rename(heading: HtmlElement, level: number): HtmlElement {
  return { ...heading, name: `h${Math.min(level, deepest)}` }
}
