import { type CssNode, generate, parse } from 'css-tree/dist/csstree.esm'

/** The component values of a declaration or function (CSS Syntax 3, section 5.3) as css-tree's nodes, without white space. */

/** A node's children without white space and comments; none for a node that has no children. */
export function componentsOf(node: CssNode): readonly CssNode[] {
  if (!('children' in node) || node.children === null) return []
  return [...node.children].filter(child => child.type !== 'WhiteSpace' && child.type !== 'Comment')
}

/** The value that a text stands for; undefined where it is no CSS value. */
export function parseComponents(text: string): readonly CssNode[] | undefined {
  let broken = false
  const value = parse(text, { context: 'value', onParseError: () => (broken = true) })
  return broken || value.type !== 'Value' ? undefined : componentsOf(value)
}

/** Values as CSS text, separated by a space. */
export function componentsText(components: readonly CssNode[]): string {
  return components
    .map(node => generate(node))
    .join(' ')
    .replace(/ ,/g, ',')
}

/** An identifier in lower case; undefined for anything else. */
export function keywordOf(node: CssNode | undefined): string | undefined {
  return node?.type === 'Identifier' ? node.name.toLowerCase() : undefined
}

/** An identifier as written, since counters, strings and pages are named in the author's own case. */
export function nameOf(node: CssNode | undefined): string | undefined {
  return node?.type === 'Identifier' ? node.name : undefined
}

export function isSign(node: CssNode | undefined, sign: string): boolean {
  return node?.type === 'Operator' && node.value.trim() === sign
}

/** The stretches between commas; one empty stretch for an empty list. */
export function splitAtCommas(components: readonly CssNode[]): readonly (readonly CssNode[])[] {
  const stretches: CssNode[][] = [[]]
  for (const node of components) {
    if (isSign(node, ',')) stretches.push([])
    else stretches.at(-1)!.push(node)
  }
  return stretches
}

/** The keywords of a value, sorted by code unit, for properties that take a set of them. */
export function sortedKeywords(components: readonly CssNode[]): readonly string[] {
  return components
    .map(keywordOf)
    .filter(keyword => keyword !== undefined)
    .sort()
}
