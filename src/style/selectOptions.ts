import { compile, type Options } from 'css-select'
import type { HtmlElement, HtmlNode } from '../html/tree.js'
import { isNth, parseNth } from './nth.js'
import { neverMatching } from './selectors.js'
import { type Counting, nearestAttribute, type SiblingPlace, type TreeIndex } from './treeIndex.js'

export type SelectOptions = Options<HtmlNode, HtmlElement>

/** css-select asks the tree through these; it never changes a node list, whatever its types say. */
export function selectOptions(tree: TreeIndex): SelectOptions {
  const childrenOf = (node: HtmlNode) => (node.kind === 'element' ? node.children : []) as HtmlNode[]
  const parentOf = (node: HtmlNode) => (node.kind === 'element' ? (tree.parentOf(node) ?? null) : null)
  const textOf = (node: HtmlNode): string =>
    node.kind === 'text' ? node.text : node.children.map(textOf).join('')
  const options: SelectOptions = {
    adapter: {
      isTag: (node): node is HtmlElement => node.kind === 'element',
      getAttributeValue: ({ attributes }, name) => attributes[name],
      getChildren: childrenOf,
      getName: ({ name }) => name,
      getParent: parentOf,
      getSiblings: node => {
        const parent = parentOf(node)
        return parent === null ? [node] : childrenOf(parent)
      },
      prevElementSibling: node => (node.kind === 'element' ? (tree.previousOf(node) ?? null) : null),
      getText: textOf,
      hasAttrib: ({ attributes }, name) => Object.hasOwn(attributes, name),
      removeSubsets: nodes => nodes,
    },
  }
  options.pseudos = pseudoClasses(tree, options)
  return options
}

type PseudoClass = (element: HtmlElement, argument?: string | null) => boolean

/** Those that css-select has not, has otherwise, or counts anew for every sibling. */
function pseudoClasses(tree: TreeIndex, options: SelectOptions): Record<string, PseudoClass> {
  const never = Object.fromEntries(neverMatching.map(name => [name, () => false]))
  const children: Counting = { groupOf: () => '' }
  const types: Counting = { groupOf: ({ name }) => name }
  const at = (element: HtmlElement, among: Counting, end: keyof SiblingPlace) =>
    tree.placeOf(element, among)?.[end]
  const nthChild = createNthChild(tree, options, children)
  const nthOfType = (end: keyof SiblingPlace) => (element: HtmlElement, argument?: string | null) =>
    isAt(at(element, types, end), argument ?? '')
  return {
    ...never,
    dir: (element, argument) =>
      (nearestAttribute(element, 'dir', tree) ?? 'ltr').toLowerCase() === argument?.trim().toLowerCase(),
    lang: (element, argument) =>
      matchesLanguage(nearestAttribute(element, 'lang', tree) ?? '', argument ?? ''),
    'first-child': element => at(element, children, 'fromStart') === 1,
    'last-child': element => at(element, children, 'fromEnd') === 1,
    'only-child': element =>
      at(element, children, 'fromStart') === 1 && at(element, children, 'fromEnd') === 1,
    'first-of-type': element => at(element, types, 'fromStart') === 1,
    'last-of-type': element => at(element, types, 'fromEnd') === 1,
    'only-of-type': element => at(element, types, 'fromStart') === 1 && at(element, types, 'fromEnd') === 1,
    'nth-of-type': nthOfType('fromStart'),
    'nth-last-of-type': nthOfType('fromEnd'),
    'nth-child': nthChild('fromStart'),
    'nth-last-child': nthChild('fromEnd'),
  }
}

/** `:nth-child(2n + 1 of SELECTOR)` counts only the siblings that match (Selectors 4, section 13.3.1). */
function createNthChild(tree: TreeIndex, options: SelectOptions, children: Counting) {
  const countings = new Map<string, Counting>()
  const countingOf = (selector: string | undefined): Counting => {
    if (selector === undefined) return children
    const known = countings.get(selector)
    if (known !== undefined) return known
    const matches = compile<HtmlNode, HtmlElement>(selector, options)
    const counting: Counting = { groupOf: element => (matches(element) ? '' : undefined) }
    countings.set(selector, counting)
    return counting
  }
  return (end: keyof SiblingPlace): PseudoClass =>
    (element, argument) => {
      const [, formula, selector] = /^(.*?)(?:\s+of\s+(.*))?$/is.exec((argument ?? '').trim())!
      return isAt(tree.placeOf(element, countingOf(selector))?.[end], formula!)
    }
}

function isAt(position: number | undefined, formula: string): boolean {
  const nth = parseNth(formula)
  return position !== undefined && nth !== undefined && isNth(position, nth)
}

/** RFC 4647, section 3.3.2, extended filtering, for any of the ranges. */
function matchesLanguage(language: string, ranges: string): boolean {
  const tag = language.toLowerCase().split('-')
  return ranges.split(',').some(range => {
    const wanted = range
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .toLowerCase()
      .split('-')
    if (language === '' || wanted[0] === '') return language === '' && wanted[0] === ''
    if (wanted[0] !== '*' && wanted[0] !== tag[0]) return false
    let at = 1
    return wanted.slice(1).every(part => {
      if (part === '*') return true
      while (at < tag.length && tag[at] !== part && tag[at]!.length > 1) at++
      return tag[at++] === part
    })
  })
}
