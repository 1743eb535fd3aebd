import { element, type HtmlElement, type HtmlNode, text } from '../html/tree.js'
import { dropped } from './contentModel.js'

/**
 * The children of a list, a table, a figure … in the order and the wrappers that XHTML asks for: what is no item becomes one,
 * what is no row becomes one. Of other elements the children as they are.
 */
export function arrangedChildren({ name, children }: HtmlElement): readonly HtmlNode[] {
  switch (name) {
    case 'ul':
    case 'ol':
      return itemsOf('li', ['li'], children)
    case 'dl':
      return definitionsOf(children)
    case 'select':
      return itemsOf('option', ['option'], children)
    case 'table':
      return tablePartsOf(children)
    case 'figure':
      return withOneCaption(children)
    case 'details':
      return withOneFirst('summary', withSummary(children))
    case 'fieldset':
      return withOneFirst('legend', children)
    default:
      return children
  }
}

const isBlank = (node: HtmlNode) => node.kind === 'text' && node.text.trim() === ''
const isOne = (node: HtmlNode, names: readonly string[]): boolean =>
  node.kind === 'element' && names.includes(node.name)
const isDropped = (node: HtmlNode) => node.kind === 'element' && dropped.has(node.name)

/** Nodes of the names allowed as they are, every other one in an item of its own. */
function itemsOf(item: string, allowed: readonly string[], nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.flatMap(node => {
    if (isDropped(node)) return []
    return isBlank(node) || isOne(node, allowed) ? [node] : [element(item, {}, [node])]
  })
}

/** Terms and definitions, all in groups (`div`) or none. */
function definitionsOf(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  if (!nodes.some(node => isOne(node, ['div']))) return termsFirst(itemsOf('dd', ['dt', 'dd'], nodes))
  return itemsOf('div', ['div'], nodes).map(group =>
    group.kind === 'text'
      ? group
      : { ...group, children: termsFirst(itemsOf('dd', ['dt', 'dd'], group.children)) },
  )
}

/** A group starts with a term and ends with a definition (HTML, section 4.4.9). */
function termsFirst(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const named = nodes.filter(node => node.kind === 'element')
  const before = named[0]?.name === 'dt' ? [] : [element('dt')]
  const after = named.at(-1)?.name === 'dd' ? [] : [element('dd')]
  return [...before, ...nodes, ...after]
}

const rankOf: Readonly<Record<string, number>> = { caption: 0, colgroup: 1, thead: 2, tbody: 3, tfoot: 4 }

/** HTML, section 4.9.1: rows of their own are put into bodies, what is no part of a table becomes a row. */
function tablePartsOf(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const parts: HtmlElement[] = []
  let rows: HtmlNode[] = []
  const endRows = () => {
    if (rows.length > 0) parts.push(element('tbody', {}, rowsOf(rows)))
    rows = []
  }
  for (const node of nodes) {
    if (isBlank(node) || isDropped(node) || isOne(node, ['col'])) continue
    if (node.kind === 'text' || rankOf[node.name] === undefined) {
      rows.push(node)
      continue
    }
    endRows()
    parts.push({ ...node, children: partChildren(node) })
  }
  endRows()
  return oneOfEach(parts).toSorted((a, b) => rankOf[a.name]! - rankOf[b.name]!)
}

function partChildren({ name, children }: HtmlElement): readonly HtmlNode[] {
  if (name === 'caption') return children
  return name === 'colgroup' ? children.filter(child => isOne(child, ['col'])) : rowsOf(children)
}

/** Rows of cells; stray cells that follow one another share a row. */
function rowsOf(nodes: readonly HtmlNode[]): readonly HtmlElement[] {
  const rows: HtmlElement[] = []
  let stray: HtmlNode[] = []
  const endStray = () => {
    if (stray.length > 0) rows.push(element('tr', {}, cellsOf(stray)))
    stray = []
  }
  for (const node of nodes) {
    if (isBlank(node) || isDropped(node)) continue
    if (node.kind === 'element' && node.name === 'tr') {
      endStray()
      rows.push({ ...node, children: cellsOf(node.children) })
    } else stray.push(node)
  }
  endStray()
  return rows
}

function cellsOf(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return itemsOf('td', ['td', 'th'], nodes).filter(node => !isBlank(node))
}

/** One caption, one head, one foot: a second one's rows join the bodies. */
function oneOfEach(parts: readonly HtmlElement[]): readonly HtmlElement[] {
  const seen = new Set<string>()
  return parts.map(part => {
    const isFirst = !seen.has(part.name)
    seen.add(part.name)
    if (isFirst || part.name === 'tbody' || part.name === 'colgroup') return part
    return part.name === 'caption' ? element('tbody', {}, rowsOf(part.children)) : { ...part, name: 'tbody' }
  })
}

/** HTML, section 4.4.12: the caption is the first or the last child, and there is one. */
function withOneCaption(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const isCaption = (node: HtmlNode): node is HtmlElement =>
    node.kind === 'element' && node.name === 'figcaption'
  const solid = nodes.filter(node => !isBlank(node))
  const captions = solid.filter(isCaption)
  const [only] = captions
  if (only === undefined || (captions.length === 1 && (solid[0] === only || solid.at(-1) === only)))
    return nodes
  const joined = captions.flatMap(({ children }) => children)
  return [...nodes.filter(node => !isCaption(node)), { ...only, children: joined }]
}

function withSummary(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const has = nodes.some(node => isOne(node, ['summary']))
  return has ? nodes : [element('summary', {}, [text('…')]), ...nodes]
}

/** A summary or a legend comes first, and there is one (HTML, sections 4.11.1 and 4.10.15): others are plain blocks. */
function withOneFirst(name: string, nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const isNamed = (node: HtmlNode): node is HtmlElement => node.kind === 'element' && node.name === name
  const first = nodes.find(isNamed)
  if (first === undefined) return nodes
  const others = nodes.filter(node => node !== first)
  return [first, ...others.map(node => (isNamed(node) ? { ...node, name: 'div' } : node))]
}
