import { compile, type Options } from 'css-select'
import { classesOf, type HtmlElement, type HtmlNode } from '../html/tree.js'
import { isNth, parseNth } from './nth.js'
import { neverMatching, type SelectorKey } from './selectors.js'
import type { StyleRule } from './styleSheets.js'
import { type Counting, nearestAttribute, type SiblingPlace, type TreeIndex } from './treeIndex.js'

/** Finds the rules that an element matches, by their index in the cascade's order, the weakest first. */
export type RuleMatcher = (element: HtmlElement) => readonly number[]

interface Candidate {
  readonly index: number
  matches(element: HtmlElement): boolean
}

/** Rules by what an element must have to match them: few are left to be tried on each. */
interface Buckets {
  readonly id: Map<string, Candidate[]>
  readonly class: Map<string, Candidate[]>
  readonly attribute: Map<string, Candidate[]>
  readonly type: Map<string, Candidate[]>
  readonly any: Candidate[]
}

/** A matcher for one tree. Each selector is compiled once, when an element may match it for the first time. */
export function createRuleMatcher(rules: readonly StyleRule[], tree: TreeIndex): RuleMatcher {
  const options = selectOptions(tree)
  const buckets: Buckets = { id: new Map(), class: new Map(), attribute: new Map(), type: new Map(), any: [] }
  const hasAncestor = createAncestorTest(rules, tree)
  const compiled = new Map<string, (element: HtmlElement) => boolean>()
  rules.forEach(({ selector }, index) => {
    bucketFor(buckets, selector.key).push({
      index,
      matches(element) {
        if (selector.isKeyOnly) return true
        if (!hasAncestor(element, selector.ancestorKey)) return false
        const known = compiled.get(selector.text)
        const matches = known ?? compile<HtmlNode, HtmlElement>(selector.text, options)
        if (known === undefined) compiled.set(selector.text, matches)
        return matches(element)
      },
    })
  })
  return element => matchingRules(element, buckets)
}

function matchingRules(element: HtmlElement, buckets: Buckets): readonly number[] {
  const found: number[] = []
  const tryAll = (candidates: readonly Candidate[] | undefined) => {
    if (candidates === undefined) return
    for (const candidate of candidates) if (candidate.matches(element)) found.push(candidate.index)
  }
  const { attributes } = element
  tryAll(buckets.any)
  tryAll(buckets.type.get(element.name))
  for (const name of Object.keys(attributes)) tryAll(buckets.attribute.get(name))
  if (attributes.class !== undefined)
    for (const name of new Set(classesOf(element))) tryAll(buckets.class.get(name))
  if (attributes.id !== undefined) tryAll(buckets.id.get(attributes.id))
  return found.length < 2 ? found : found.sort((a, b) => a - b)
}

/**
 * Whether an element stands within one that has what a selector asks for: most candidates fail by this alone. The sets
 * hold only what some selector asks for, and elements that add nothing share their parent's.
 */
function createAncestorTest(
  rules: readonly StyleRule[],
  tree: TreeIndex,
): (element: HtmlElement, key: SelectorKey) => boolean {
  const wanted = new Set(rules.map(({ selector }) => labelOf(selector.ancestorKey)))
  const none: ReadonlySet<string> = new Set()
  const known = new Map<HtmlElement, ReadonlySet<string>>()
  const withinOf = (element: HtmlElement): ReadonlySet<string> => {
    const parent = tree.parentOf(element)
    return parent === undefined ? none : (known.get(parent) ?? gather(parent))
  }
  const gather = (parent: HtmlElement): ReadonlySet<string> => {
    // Elements are matched before their children, so the sets above are there unless nothing asked for them.
    const above: HtmlElement[] = []
    for (let each: HtmlElement | undefined = parent; each && !known.has(each); each = tree.parentOf(each))
      above.push(each)
    for (const each of above.reverse()) {
      const outer = withinOf(each)
      const own = labelsOf(each).filter(label => wanted.has(label) && !outer.has(label))
      known.set(each, own.length === 0 ? outer : new Set([...outer, ...own]))
    }
    return known.get(parent) ?? none
  }
  const labels = new Map(rules.map(({ selector: { ancestorKey } }) => [ancestorKey, labelOf(ancestorKey)]))
  return (element, key) => key.kind === 'any' || withinOf(element).has(labels.get(key) ?? '')
}

function labelOf(key: SelectorKey): string {
  return key.kind === 'any' ? '' : `${key.kind} ${key.name}`
}

function labelsOf(element: HtmlElement): readonly string[] {
  const { name, attributes } = element
  return [
    `type ${name}`,
    ...Object.keys(attributes).map(attribute => `attribute ${attribute}`),
    ...classesOf(element).map(each => `class ${each}`),
    ...(attributes.id === undefined ? [] : [`id ${attributes.id}`]),
  ]
}

function bucketFor(buckets: Buckets, key: SelectorKey): Candidate[] {
  if (key.kind === 'any') return buckets.any
  const bucket = buckets[key.kind]
  const candidates = bucket.get(key.name) ?? []
  bucket.set(key.name, candidates)
  return candidates
}

type SelectOptions = Options<HtmlNode, HtmlElement>

/** css-select asks the tree through these; it never changes a node list, whatever its types say. */
function selectOptions(tree: TreeIndex): SelectOptions {
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
