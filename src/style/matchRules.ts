import { compile } from 'css-select'
import type { HtmlElement, HtmlNode } from '../html/tree.js'
import { createKeyIndex, type KeyIndex } from './keyIndex.js'
import { selectOptions } from './selectOptions.js'
import type { StyleSelector } from './selectors.js'
import type { StyleRule } from './styleSheets.js'
import type { TreeIndex } from './treeIndex.js'

/** Finds the rules that an element matches, by their index in the cascade's order, the weakest first. */
export type RuleMatcher = (element: HtmlElement) => readonly number[]

interface Candidate {
  readonly index: number
  readonly selector: StyleSelector
  /** What must be among the labels of the elements round it; undefined if nothing is asked of them. */
  readonly ancestor: number | undefined
}

/**
 * A matcher for one tree. Rules are looked up by what the element itself must have, most of those left fall away by what
 * must stand round it, and css-select tries the rest. Each selector is compiled once, when it is first tried.
 */
export function createRuleMatcher(rules: readonly StyleRule[], tree: TreeIndex): RuleMatcher {
  let labels = 0
  const labelIndex = createKeyIndex(() => labels++)
  const candidates = createKeyIndex<Candidate[]>(() => [])
  const forAll: Candidate[] = []
  rules.forEach(({ selector }, index) => {
    const candidate = { index, selector, ancestor: labelIndex.at(selector.ancestorKey) }
    const list = candidates.at(selector.key) ?? forAll
    list.push(candidate)
  })
  const labelsRound = createLabelFinder(labelIndex, tree)
  const matchesSelector = createSelectorTest(tree)
  return element => {
    const found: number[] = []
    const round = labelsRound(element)
    const tryAll = (list: readonly Candidate[]) => {
      for (const { index, selector, ancestor } of list) {
        if (ancestor !== undefined && !round.has(ancestor)) continue
        if (selector.isKeyOnly || matchesSelector(element, selector.text)) found.push(index)
      }
    }
    tryAll(forAll)
    candidates.visit(element, tryAll)
    return found.length < 2 ? found : found.sort((a, b) => a - b)
  }
}

function createSelectorTest(tree: TreeIndex): (element: HtmlElement, selector: string) => boolean {
  const options = selectOptions(tree)
  const compiled = new Map<string, (element: HtmlElement) => boolean>()
  return (element, selector) => {
    const known = compiled.get(selector)
    if (known !== undefined) return known(element)
    const matches = compile<HtmlNode, HtmlElement>(selector, options)
    compiled.set(selector, matches)
    return matches(element)
  }
}

/**
 * The labels of the elements round an element. There is a label only for what some selector asks of an ancestor, and
 * elements that add none share their parent's set.
 */
function createLabelFinder(
  index: KeyIndex<number>,
  tree: TreeIndex,
): (element: HtmlElement) => ReadonlySet<number> {
  const none: ReadonlySet<number> = new Set()
  const within = new Map<HtmlElement, ReadonlySet<number>>()
  const addOwn = (element: HtmlElement, outer: ReadonlySet<number>): ReadonlySet<number> => {
    let labels = outer
    index.visit(element, label => {
      if (!labels.has(label)) labels = new Set([...labels, label])
    })
    within.set(element, labels)
    return labels
  }
  return element => {
    // Going up stops at the first ancestor that is known: in a walk from the root that is the parent or the one above.
    const unknown: HtmlElement[] = []
    let each = tree.parentOf(element)
    while (each !== undefined && !within.has(each)) {
      unknown.push(each)
      each = tree.parentOf(each)
    }
    const known = each === undefined ? none : (within.get(each) ?? none)
    return unknown.reduceRight((outer, ancestor) => addOwn(ancestor, outer), known)
  }
}
