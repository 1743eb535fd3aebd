import type { CssNode } from 'css-tree/dist/csstree.esm'
import { componentsOf, keywordOf, nameOf, splitAtCommas } from './componentValues.js'
import type { ContentItem, ContentTarget } from './computedStyle.js'

const quotes = ['open-quote', 'close-quote', 'no-open-quote', 'no-close-quote'] as const
const leaders: Readonly<Record<string, string>> = { dotted: '. ', solid: '_', space: ' ' }

/** The items of a content list (CSS Content 3, GCPM 3); undefined if one of them is not understood. */
export function readContentItems(components: readonly CssNode[]): readonly ContentItem[] | undefined {
  const items = components.map(readItem)
  const known = items.filter(item => item !== undefined)
  return known.length === items.length ? known : undefined
}

function readItem(node: CssNode): ContentItem | undefined {
  if (node.type === 'String') return { kind: 'string', value: node.value }
  if (node.type === 'Function')
    return readFunction(node.name.toLowerCase(), splitAtCommas(componentsOf(node)))
  const which = quotes.find(quote => quote === keywordOf(node))
  return which === undefined ? undefined : { kind: 'quote', which }
}

type Arguments = readonly (readonly CssNode[])[]

function readFunction(name: string, parts: Arguments): ContentItem | undefined {
  switch (name) {
    case 'attr':
      return readAttribute(parts)
    case 'counter':
    case 'counters':
      return readCounter(name, parts)
    case 'string':
      return readNamed('named-string', parts)
    case 'element':
      return readNamed('element', parts)
    case 'content':
      return {
        kind: 'content',
        part: pick(parts[0]?.[0], 'text', ['before', 'after', 'first-letter']),
      }
    case 'target-counter':
    case 'target-text':
      return readTargetItem(name, parts)
    case 'leader': {
      const pattern = parts[0]?.[0]
      const value = pattern?.type === 'String' ? pattern.value : leaders[keywordOf(pattern) ?? '']
      return value === undefined ? undefined : { kind: 'leader', pattern: value }
    }
    default:
      return undefined
  }
}

function readAttribute(parts: Arguments): (ContentItem & ContentTarget & { kind: 'attr' }) | undefined {
  const name = nameOf(parts[0]?.[0])
  return name === undefined ? undefined : { kind: 'attr', name: name.toLowerCase() }
}

function readCounter(kind: 'counter' | 'counters', parts: Arguments): ContentItem | undefined {
  const name = nameOf(parts[0]?.[0])
  if (name === undefined) return undefined
  if (kind === 'counter') return { kind, name, style: nameOf(parts[1]?.[0]) ?? 'decimal' }
  const separator = parts[1]?.[0]
  if (separator?.type !== 'String') return undefined
  return { kind, name, separator: separator.value, style: nameOf(parts[2]?.[0]) ?? 'decimal' }
}

function readNamed(kind: 'named-string' | 'element', parts: Arguments): ContentItem | undefined {
  const name = nameOf(parts[0]?.[0])
  const which = pick(parts[1]?.[0], 'first', ['start', 'last', 'first-except'])
  return name === undefined ? undefined : { kind, name, which }
}

function readTargetItem(kind: 'target-counter' | 'target-text', parts: Arguments): ContentItem | undefined {
  const target = readTarget(parts[0]?.[0])
  if (target === undefined) return undefined
  if (kind === 'target-text') return { kind, target, part: pick(parts[1]?.[0], 'content', ['first-letter']) }
  const name = nameOf(parts[1]?.[0])
  const style = nameOf(parts[2]?.[0]) ?? 'decimal'
  return name === undefined ? undefined : { kind, target, name, style }
}

function readTarget(node: CssNode | undefined): ContentTarget | undefined {
  if (node?.type === 'Function') return readAttribute(splitAtCommas(componentsOf(node)))
  return node?.type === 'String' || node?.type === 'Url' ? { kind: 'url', value: node.value } : undefined
}

/** The keyword if it is one of the choices, else the default. */
function pick<const T extends string>(node: CssNode | undefined, otherwise: T, choices: readonly T[]): T {
  return choices.find(choice => choice === keywordOf(node)) ?? otherwise
}
