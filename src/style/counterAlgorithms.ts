/** How a number is written in a counter style (Counter Styles 3, sections 2 and 3). */

export interface CounterDefinition {
  readonly system: CounterSystem
  /** What stands before and after a negative number. */
  readonly negative: readonly [string, string]
  readonly prefix: string
  readonly suffix: string
  /** Inclusive; undefined for all that the system can write. */
  readonly range: readonly (readonly [number, number])[] | undefined
  readonly pad: { readonly length: number; readonly symbol: string }
  readonly fallback: string
}

export type CounterSystem =
  | { readonly kind: 'cyclic' | 'numeric' | 'alphabetic' | 'symbolic'; readonly symbols: readonly string[] }
  | { readonly kind: 'fixed'; readonly symbols: readonly string[]; readonly first: number }
  /** Weights in falling order. */
  | { readonly kind: 'additive'; readonly symbols: readonly (readonly [number, string])[] }

/** No counter is longer; one that would be is written in its fallback (section 2.3 asks for 60 at least). */
const longest = 120

/** A number in a style, in its fallback where the style has no way to write it, in decimals at the last. */
export function formatCounter(
  value: number,
  definition: CounterDefinition,
  definitionOf: (name: string) => CounterDefinition | undefined,
): string {
  const tried = new Set<CounterDefinition>()
  for (let each: CounterDefinition | undefined = definition; each !== undefined; ) {
    const text = tried.has(each) ? undefined : writeNumber(value, each)
    if (text !== undefined) return text
    if (tried.has(each)) break
    tried.add(each)
    each = definitionOf(each.fallback)
  }
  return String(value)
}

function writeNumber(value: number, definition: CounterDefinition): string | undefined {
  const { system, range, pad, negative } = definition
  const within = range ?? [automaticRange(system)]
  if (!within.some(([least, most]) => value >= least && value <= most)) return undefined
  const signed = value < 0 && usesNegative(system)
  const digits = writeDigits(signed ? -value : value, system)
  if (digits === undefined) return undefined
  const used = [...digits].length + (signed ? [...negative.join('')].length : 0)
  const padded = pad.symbol.repeat(Math.max(0, Math.min(longest, pad.length) - used)) + digits
  return signed ? negative[0] + padded + negative[1] : padded
}

function usesNegative({ kind }: CounterSystem): boolean {
  return kind !== 'cyclic' && kind !== 'fixed'
}

function automaticRange({ kind }: CounterSystem): readonly [number, number] {
  if (kind === 'alphabetic' || kind === 'symbolic') return [1, Number.POSITIVE_INFINITY]
  return [kind === 'additive' ? 0 : Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
}

function writeDigits(value: number, system: CounterSystem): string | undefined {
  switch (system.kind) {
    case 'cyclic': {
      const { length } = system.symbols
      return system.symbols[(((value - 1) % length) + length) % length]
    }
    case 'fixed':
      return system.symbols[value - system.first]
    case 'numeric':
      return writeNumeric(value, system.symbols)
    case 'alphabetic':
      return writeAlphabetic(value, system.symbols)
    case 'symbolic': {
      const { length } = system.symbols
      const times = Math.ceil(value / length)
      return value < 1 || times > longest ? undefined : system.symbols[(value - 1) % length]!.repeat(times)
    }
    case 'additive':
      return writeAdditive(value, system.symbols)
  }
}

function writeNumeric(value: number, symbols: readonly string[]): string {
  let text = ''
  let rest = value
  do {
    text = symbols[rest % symbols.length]! + text
    rest = Math.floor(rest / symbols.length)
  } while (rest > 0)
  return text
}

function writeAlphabetic(value: number, symbols: readonly string[]): string | undefined {
  if (value < 1) return undefined
  let text = ''
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / symbols.length))
    text = symbols[(rest - 1) % symbols.length]! + text
  return text
}

function writeAdditive(value: number, symbols: readonly (readonly [number, string])[]): string | undefined {
  if (value === 0) return symbols.find(([weight]) => weight === 0)?.[1]
  let text = ''
  let rest = value
  for (const [weight, symbol] of symbols) {
    if (weight === 0) continue
    const times = Math.floor(rest / weight)
    if (text.length + times * symbol.length > longest) return undefined
    text += symbol.repeat(times)
    rest -= weight * times
  }
  return rest === 0 ? text : undefined
}
