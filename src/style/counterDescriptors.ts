import type { CssNode } from 'css-tree/dist/csstree.esm'
import { keywordOf, nameOf, splitAtCommas } from './componentValues.js'
import type { CounterDefinition, CounterSystem } from './counterAlgorithms.js'
import type { CounterStyleRule, Problem } from './styleSheets.js'

const descriptors = [
  'system',
  'symbols',
  'additive-symbols',
  'negative',
  'prefix',
  'suffix',
  'range',
  'pad',
  'fallback',
]

/** What styles are like that do not say otherwise (Counter Styles 3, section 3). */
export const plainCounter: Omit<CounterDefinition, 'system'> = {
  negative: ['-', ''],
  prefix: '',
  suffix: '. ',
  range: undefined,
  pad: { length: 0, symbol: '' },
  fallback: 'decimal',
}

/** The definition in an @counter-style rule; none if it has not the symbols that its system needs. */
export function readCounterDefinition(
  rule: CounterStyleRule,
  definitionOf: (name: string) => CounterDefinition | undefined,
): { readonly definition: CounterDefinition | undefined; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const complain = (message: string, advice: string) =>
    problems.push({ code: 'css-unsupported', message, advice, place: rule.place })
  for (const name of rule.descriptors.keys())
    if (!descriptors.includes(name))
      complain(`\`${name}\` is not supported in @counter-style.`, `It takes ${descriptors.join(', ')}.`)
  const [kind, argument] = rule.descriptors.get('system') ?? []
  const extended = keywordOf(kind) === 'extends' ? definitionOf(nameOf(argument) ?? '') : undefined
  const system = extended?.system ?? readSystem(rule.descriptors, keywordOf(kind) ?? 'symbolic', argument)
  if (system === undefined) {
    complain(
      `The counter style \`${rule.name}\` cannot count.`,
      'Give it a system, and symbols (two or more for numeric and alphabetic).',
    )
    return { definition: undefined, problems }
  }
  const base = extended ?? plainCounter
  return { definition: { ...base, ...readRest(rule.descriptors, base), system }, problems }
}

type Descriptors = CounterStyleRule['descriptors']

function readSystem(of: Descriptors, kind: string, argument: CssNode | undefined): CounterSystem | undefined {
  const symbols = (of.get('symbols') ?? []).map(textOf).filter(symbol => symbol !== undefined)
  switch (kind) {
    case 'cyclic':
    case 'symbolic':
      return symbols.length > 0 ? { kind, symbols } : undefined
    case 'numeric':
    case 'alphabetic':
      return symbols.length > 1 ? { kind, symbols } : undefined
    case 'fixed':
      return symbols.length > 0 ? { kind, symbols, first: numberOf(argument) ?? 1 } : undefined
    case 'additive':
      return readAdditive(of.get('additive-symbols') ?? [])
    default:
      return undefined
  }
}

function readAdditive(components: readonly CssNode[]): CounterSystem | undefined {
  const symbols: (readonly [number, string])[] = []
  for (const pair of splitAtCommas(components)) {
    const weight = pair.map(numberOf).find(number => number !== undefined)
    const symbol = pair.map(textOf).find(text => text !== undefined)
    const last = symbols.at(-1)?.[0] ?? Number.POSITIVE_INFINITY
    if (weight === undefined || symbol === undefined || weight < 0 || weight >= last) return undefined
    symbols.push([weight, symbol])
  }
  return symbols.length > 0 ? { kind: 'additive', symbols } : undefined
}

function readRest(
  of: Descriptors,
  base: Omit<CounterDefinition, 'system'>,
): Omit<CounterDefinition, 'system'> {
  const [before, after] = (of.get('negative') ?? []).map(textOf)
  const pad = of.get('pad') ?? []
  const padLength = pad.map(numberOf).find(number => number !== undefined)
  const padSymbol = pad.map(textOf).find(text => text !== undefined)
  return {
    negative: before === undefined ? base.negative : [before, after ?? ''],
    prefix: textOf(of.get('prefix')?.[0]) ?? base.prefix,
    suffix: textOf(of.get('suffix')?.[0]) ?? base.suffix,
    range: readRange(of.get('range'), base.range),
    pad:
      padLength === undefined || padSymbol === undefined
        ? base.pad
        : { length: padLength, symbol: padSymbol },
    fallback: nameOf(of.get('fallback')?.[0]) ?? base.fallback,
  }
}

function readRange(
  components: readonly CssNode[] | undefined,
  otherwise: CounterDefinition['range'],
): CounterDefinition['range'] {
  if (components === undefined) return otherwise
  if (keywordOf(components[0]) === 'auto') return undefined
  return splitAtCommas(components).map(([least, most]) => [
    numberOf(least) ?? Number.NEGATIVE_INFINITY,
    numberOf(most) ?? Number.POSITIVE_INFINITY,
  ])
}

function textOf(node: CssNode | undefined): string | undefined {
  return node?.type === 'String' ? node.value : nameOf(node)
}

function numberOf(node: CssNode | undefined): number | undefined {
  return node?.type === 'Number' ? Number(node.value) : undefined
}
