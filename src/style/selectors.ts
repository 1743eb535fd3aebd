import {
  type CssNode,
  generate,
  ident,
  List,
  type PseudoClassSelector,
  type Selector,
  walk,
} from 'css-tree/dist/csstree.esm'
import { componentsOf } from './componentValues.js'
import type { PseudoElement } from './styledDocument.js'

/** Ids, classes and pseudo-classes, types (Selectors 4, section 17). */
export type Specificity = readonly [number, number, number]

/** A selector as css-select takes it, and what is known of it before it is tried. */
export interface StyleSelector {
  /** Without its pseudo-element. */
  readonly text: string
  readonly pseudo: PseudoElement | undefined
  readonly specificity: Specificity
  /** What every element that matches has: rules are looked up by it. */
  readonly key: SelectorKey
  /** What one of the elements round it has; `any` where nothing is asked of them. */
  readonly ancestorKey: SelectorKey
  /** Whether the key is all there is to it, so that what is looked up matches. */
  readonly isKeyOnly: boolean
  readonly looksInside: boolean
}

export type SelectorKey =
  | { readonly kind: 'id' | 'class' | 'attribute' | 'type'; readonly name: string }
  | { readonly kind: 'any' }

/** Why a selector is not supported, and which part of it. */
export interface SelectorFault {
  readonly fault: string
  readonly node: CssNode
}

export const pseudoElements: readonly PseudoElement[] = [
  'before',
  'after',
  'marker',
  'first-letter',
  'first-line',
  'footnote-call',
  'footnote-marker',
]
const oneColon: readonly string[] = ['before', 'after', 'first-letter', 'first-line']

/** States of a screen: on paper nothing is in them. */
export const neverMatching = [
  'hover',
  'active',
  'focus',
  'focus-within',
  'focus-visible',
  'visited',
  'target',
] as const

const pseudoClasses = new Set([
  ...neverMatching,
  ...['root', 'scope', 'empty', 'link', 'any-link', 'lang', 'dir', 'is', 'where', 'not', 'has'],
  ...['first-child', 'last-child', 'only-child', 'nth-child', 'nth-last-child'],
  ...['first-of-type', 'last-of-type', 'only-of-type', 'nth-of-type', 'nth-last-of-type'],
])

/** A selector with its pseudo-element split off, or the first thing in it that is not supported. */
export function readSelector(node: Selector): StyleSelector | SelectorFault {
  const parts = [...node.children]
  const last = parts.at(-1)
  const pseudo = last === undefined ? undefined : pseudoElementOf(last)
  const rest = pseudo === undefined ? parts : parts.slice(0, -1)
  const fault = findFault(rest)
  if (fault !== undefined) return fault
  const open = rest.at(-1)
  const universal: CssNode = { type: 'TypeSelector', name: '*' }
  const whole = open === undefined || open.type === 'Combinator' ? [...rest, universal] : rest
  const [ids, classes, types] = specificityOf(rest)
  const compounds = splitCompounds(whole)
  const key = rarestKey(compounds.at(-1)?.parts ?? [])
  const ancestors = compounds.filter(({ followedBy }) => followedBy === ' ' || followedBy === '>')
  return {
    text: generate({ type: 'Selector', children: new List<CssNode>().fromArray([...whole]) }),
    pseudo,
    specificity: [ids, classes, types + (pseudo === undefined ? 0 : 1)],
    key,
    ancestorKey: rarestKey(ancestors.flatMap(({ parts }) => parts)),
    isKeyOnly: whole.length === 1 && key.kind !== 'attribute' && whole[0]!.type !== 'PseudoClassSelector',
    looksInside: looksInside(rest),
  }
}

export function isFault(selector: StyleSelector | SelectorFault): selector is SelectorFault {
  return 'fault' in selector
}

/** The more specific one is greater. */
export function compareSpecificity(a: Specificity, b: Specificity): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

function pseudoElementOf(node: CssNode): PseudoElement | undefined {
  if (node.type !== 'PseudoElementSelector' && node.type !== 'PseudoClassSelector') return undefined
  if (node.type === 'PseudoClassSelector' && !oneColon.includes(node.name.toLowerCase())) return undefined
  return pseudoElements.find(pseudo => pseudo === node.name.toLowerCase())
}

function findFault(parts: readonly CssNode[]): SelectorFault | undefined {
  let found: SelectorFault | undefined
  for (const part of parts)
    walk(part, node => {
      const fault = faultOf(node)
      if (fault !== undefined) found ??= { fault, node }
    })
  return found
}

function faultOf(node: CssNode): string | undefined {
  switch (node.type) {
    case 'PseudoElementSelector':
      return `The pseudo-element \`::${node.name}\` is not supported here.`
    case 'PseudoClassSelector':
      return pseudoClassFault(node)
    case 'TypeSelector':
      return node.name.includes('|') ? 'Namespaces are not supported in selectors.' : undefined
    case 'AttributeSelector':
      return node.name.name.includes('|') ? 'Namespaces are not supported in selectors.' : undefined
    case 'NestingSelector':
      return 'Nested rules are not supported.'
    case 'Combinator':
      return /^[ >+~]$/.test(node.name) ? undefined : `The combinator \`${node.name}\` is not supported.`
    case 'Percentage':
    case 'Raw':
      return `\`${generate(node)}\` is not supported in a selector.`
    default:
      return undefined
  }
}

const takesArgument = /^(?:nth-|is$|where$|not$|has$|lang$|dir$)/

function pseudoClassFault(node: PseudoClassSelector): string | undefined {
  const name = node.name.toLowerCase()
  if (!pseudoClasses.has(name)) return `The pseudo-class \`:${node.name}\` is not supported.`
  const hasArgument = node.children !== null && !node.children.isEmpty
  if (takesArgument.test(name) === hasArgument) return undefined
  return `The pseudo-class \`:${node.name}\` ${hasArgument ? 'takes no argument' : 'needs an argument'}.`
}

/** Selectors 4, section 17: `:is()`, `:not()` and `:has()` count as their most specific argument, `:where()` as nothing. */
function specificityOf(parts: readonly CssNode[]): Specificity {
  let sum: Specificity = [0, 0, 0]
  for (const part of parts) {
    const [ids, classes, types] = partSpecificity(part)
    sum = [sum[0] + ids, sum[1] + classes, sum[2] + types]
  }
  return sum
}

function partSpecificity(part: CssNode): Specificity {
  if (part.type === 'IdSelector') return [1, 0, 0]
  if (part.type === 'ClassSelector' || part.type === 'AttributeSelector') return [0, 1, 0]
  if (part.type === 'TypeSelector') return [0, 0, part.name === '*' ? 0 : 1]
  if (part.type !== 'PseudoClassSelector') return [0, 0, 0]
  const name = part.name.toLowerCase()
  if (name === 'where') return [0, 0, 0]
  const most = componentsOf(part)
    .flatMap(child => (child.type === 'Nth' ? (child.selector === null ? [] : [child.selector]) : [child]))
    .flatMap(child => (child.type === 'SelectorList' ? [...child.children] : []))
    .map(child => specificityOf(componentsOf(child)))
    .reduce((a, b) => (compareSpecificity(a, b) < 0 ? b : a), [0, 0, 0])
  if (name === 'is' || name === 'not' || name === 'has') return most
  return [most[0], most[1] + 1, most[2]]
}

/** A selector's compounds, each with the combinator after it. */
function splitCompounds(
  nodes: readonly CssNode[],
): readonly { readonly parts: readonly CssNode[]; readonly followedBy: string }[] {
  const compounds: { parts: CssNode[]; followedBy: string }[] = [{ parts: [], followedBy: '' }]
  for (const node of nodes) {
    const last = compounds.at(-1)!
    if (node.type !== 'Combinator') last.parts.push(node)
    else {
      last.followedBy = node.name
      compounds.push({ parts: [], followedBy: '' })
    }
  }
  return compounds
}

/** The rarest thing that is asked for. */
function rarestKey(parts: readonly CssNode[]): SelectorKey {
  const keys = parts.flatMap((part): readonly SelectorKey[] => {
    if (part.type === 'IdSelector') return [{ kind: 'id', name: ident.decode(part.name) }]
    if (part.type === 'ClassSelector') return [{ kind: 'class', name: ident.decode(part.name) }]
    if (part.type === 'AttributeSelector')
      return [{ kind: 'attribute', name: ident.decode(part.name.name).toLowerCase() }]
    if (part.type === 'TypeSelector' && part.name !== '*')
      return [{ kind: 'type', name: ident.decode(part.name).toLowerCase() }]
    return []
  })
  const order = ['id', 'class', 'attribute', 'type'] as const
  const rarest = order.find(kind => keys.some(key => key.kind === kind))
  return keys.find(key => key.kind === rarest) ?? { kind: 'any' }
}

/** `:has()` anywhere; `:empty` where what follows an element depends on it. */
function looksInside(parts: readonly CssNode[]): boolean {
  let found = false
  const besides = parts.some(part => part.type === 'Combinator' && /[+~]/.test(part.name))
  for (const part of parts)
    walk(part, node => {
      if (node.type !== 'PseudoClassSelector') return
      const name = node.name.toLowerCase()
      found ||= name === 'has' || (name === 'empty' && besides)
    })
  return found
}
