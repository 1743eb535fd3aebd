import type { HtmlElement, HtmlNode } from '../html/tree.js'

/** Where each element of a tree stands, since its nodes know no parents. Made for one render. */
export interface TreeIndex {
  readonly root: HtmlElement
  parentOf(element: HtmlElement): HtmlElement | undefined
  previousOf(element: HtmlElement): HtmlElement | undefined
  /** Places among the parent's elements that count, from 1 and from either end; undefined for what does not count. */
  placeOf(element: HtmlElement, among: Counting): Readonly<SiblingPlace> | undefined
}

export interface SiblingPlace {
  fromStart: number
  fromEnd: number
}

/** Which siblings are counted: each kind of them is counted once for each parent. */
export interface Counting {
  /** Siblings are counted separately by what this gives; those with undefined not at all. */
  groupOf(element: HtmlElement): string | undefined
}

export function indexTree(root: HtmlElement): TreeIndex {
  const parents = new Map<HtmlElement, HtmlElement>()
  const previous = new Map<HtmlElement, HtmlElement>()
  const places = new Map<Counting, Map<HtmlElement, SiblingPlace>>()
  const counted = new Map<Counting, Set<HtmlElement | undefined>>()
  const pending = [root]
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    let before: HtmlElement | undefined
    for (const child of parent.children) {
      if (child.kind !== 'element') continue
      parents.set(child, parent)
      if (before !== undefined) previous.set(child, before)
      before = child
      pending.push(child)
    }
  }
  const placeOf = (element: HtmlElement, among: Counting) => {
    const parent = parents.get(element)
    const known = places.get(among) ?? new Map<HtmlElement, SiblingPlace>()
    const done = counted.get(among) ?? new Set<HtmlElement | undefined>()
    places.set(among, known)
    counted.set(among, done)
    if (!done.has(parent)) {
      done.add(parent)
      countSiblings(parent?.children ?? [root], among, known)
    }
    return known.get(element)
  }
  return {
    root,
    parentOf: element => parents.get(element),
    previousOf: element => previous.get(element),
    placeOf,
  }
}

function countSiblings(
  siblings: readonly HtmlNode[],
  { groupOf }: Counting,
  places: Map<HtmlElement, SiblingPlace>,
): void {
  const groups = new Map<string, SiblingPlace[]>()
  for (const sibling of siblings) {
    const group = sibling.kind === 'element' ? groupOf(sibling) : undefined
    if (group === undefined || sibling.kind !== 'element') continue
    const members = groups.get(group) ?? []
    groups.set(group, members)
    const place = { fromStart: members.length + 1, fromEnd: 0 }
    members.push(place)
    places.set(sibling, place)
  }
  for (const members of groups.values())
    for (const place of members) place.fromEnd = members.length + 1 - place.fromStart
}

/** The value of an attribute on the element or the nearest one round it. */
export function nearestAttribute(element: HtmlElement, name: string, tree: TreeIndex): string | undefined {
  for (let each: HtmlElement | undefined = element; each !== undefined; each = tree.parentOf(each)) {
    const value = each.attributes[name]
    if (value !== undefined) return value
  }
  return undefined
}
