import type { CssNode } from 'css-tree/dist/csstree.esm'
import { type Points, pointsPerUnit } from '../length.js'
import { componentsOf, isSign, splitAtCommas } from './componentValues.js'
import type { LengthPercentage } from './computedStyle.js'

/** Numbers, percentages and lengths, also through `calc()`, `min()`, `max()` and `clamp()` (CSS Values 4). */

/** What the relative units stand for. The fonts are not known here, so `ex` and `ch` are half an em (section 6.1.1). */
export interface LengthContext {
  readonly em: Points
  readonly rem: Points
  readonly lh: Points
  readonly rlh: Points
  /** What a percentage is of, where that is known already. */
  readonly whole?: Points
}

/** A number without unit, or a length: points and percent of something that the reader knows. */
export type Quantity = { readonly kind: 'number'; readonly value: number } | LengthQuantity
interface LengthQuantity extends LengthPercentage {
  readonly kind: 'length'
}

/** The units that are understood, for the grammar. */
export const lengthUnits: readonly string[] = [
  ...Object.keys(pointsPerUnit),
  'em',
  'rem',
  'ex',
  'ch',
  'lh',
  'rlh',
]

/** What a numeric value comes to; undefined where it is none, or where units do not go together. */
export function readQuantity(node: CssNode | undefined, context: LengthContext): Quantity | undefined {
  switch (node?.type) {
    case 'Number':
      return { kind: 'number', value: Number(node.value) }
    case 'Percentage':
      return percentage(Number(node.value), context)
    case 'Dimension': {
      const unit = pointsOf(node.unit.toLowerCase(), context)
      return unit === undefined ? undefined : length(Number(node.value) * unit, 0)
    }
    case 'Parentheses':
      return readSum(componentsOf(node), context)
    case 'Function':
      return readFunction(node.name.toLowerCase(), splitAtCommas(componentsOf(node)), context)
    default:
      return undefined
  }
}

/** A number without unit. */
export function readNumber(node: CssNode | undefined, context: LengthContext): number | undefined {
  const quantity = readQuantity(node, context)
  return quantity?.kind === 'number' ? quantity.value : undefined
}

/** A length that may hold a percentage. */
export function readLengthPercentage(
  node: CssNode | undefined,
  context: LengthContext,
): LengthPercentage | undefined {
  const quantity = readQuantity(node, context)
  if (quantity?.kind === 'length') return { points: quantity.points, percent: quantity.percent }
  return node?.type === 'Number' && Number(node.value) === 0 ? { points: 0, percent: 0 } : undefined
}

/** A length in points; a percentage is of `base`, and refused where there is none. */
export function readLength(
  node: CssNode | undefined,
  context: LengthContext,
  base?: Points,
): Points | undefined {
  const read = readLengthPercentage(node, base === undefined ? context : { ...context, whole: base })
  return read === undefined || read.percent !== 0 ? undefined : read.points
}

function pointsOf(unit: string, { em, rem, lh, rlh }: LengthContext): Points | undefined {
  const relative: Readonly<Record<string, Points>> = { em, rem, ex: em / 2, ch: em / 2, lh, rlh }
  const absolute: Readonly<Record<string, Points>> = pointsPerUnit
  return absolute[unit] ?? relative[unit]
}

function percentage(percent: number, { whole }: LengthContext): LengthQuantity {
  return whole === undefined ? length(0, percent) : length((percent / 100) * whole, 0)
}

function length(points: Points, percent: number): LengthQuantity {
  return { kind: 'length', points, percent }
}

function readFunction(
  name: string,
  parts: readonly (readonly CssNode[])[],
  context: LengthContext,
): Quantity | undefined {
  const values = parts.map(part => readSum(part, context))
  const known = values.filter(value => value !== undefined)
  if (known.length < values.length) return undefined
  if (name === 'calc') return known.length === 1 ? known[0] : undefined
  if (name === 'min' || name === 'max') return pickExtreme(known, name)
  if (name !== 'clamp' || known.length !== 3) return undefined
  const [least, wanted, most] = known as [Quantity, Quantity, Quantity]
  const capped = pickExtreme([wanted, most], 'min')
  return capped === undefined ? undefined : pickExtreme([least, capped], 'max')
}

/** Lengths and percentages cannot be compared before the containing block is known: those are refused. */
function pickExtreme(values: readonly Quantity[], which: 'min' | 'max'): Quantity | undefined {
  const sizes = values.map(value => comparable(value))
  const units = new Set(sizes.map(({ unit }) => unit).filter(unit => unit !== 'zero'))
  if (units.size > 1 || units.has('mixed')) return undefined
  const extreme = Math[which](...sizes.map(({ size }) => size))
  return values[sizes.findIndex(({ size }) => size === extreme)]
}

function comparable(value: Quantity): { readonly unit: string; readonly size: number } {
  if (value.kind === 'number') return { unit: 'number', size: value.value }
  if (value.percent === 0) return { unit: value.points === 0 ? 'zero' : 'points', size: value.points }
  return { unit: value.points === 0 ? 'percent' : 'mixed', size: value.percent }
}

/** CSS Values 4, section 10.1: products of values, added up. */
function readSum(components: readonly CssNode[], context: LengthContext): Quantity | undefined {
  let sum: Quantity | undefined
  let sign = 1
  let product: CssNode[] = []
  const close = (): boolean => {
    const term = readProduct(product, context)
    const signed = term === undefined ? undefined : scaled(term, sign)
    sum = sum === undefined ? signed : signed === undefined ? undefined : added(sum, signed)
    product = []
    return sum !== undefined
  }
  for (const node of components) {
    const minus = isSign(node, '-')
    if (!minus && !isSign(node, '+')) product.push(node)
    else {
      if (!close()) return undefined
      sign = minus ? -1 : 1
    }
  }
  return close() ? sum : undefined
}

function readProduct(components: readonly CssNode[], context: LengthContext): Quantity | undefined {
  let product = readQuantity(components[0], context)
  for (let i = 1; i < components.length; i += 2) {
    const factor = readQuantity(components[i + 1], context)
    if (product === undefined || factor === undefined) return undefined
    if (isSign(components[i], '*')) product = multiplied(product, factor)
    else if (isSign(components[i], '/') && factor.kind === 'number' && factor.value !== 0)
      product = scaled(product, 1 / factor.value)
    else return undefined
  }
  return product
}

function multiplied(a: Quantity, b: Quantity): Quantity | undefined {
  if (b.kind === 'number') return scaled(a, b.value)
  return a.kind === 'number' ? scaled(b, a.value) : undefined
}

function scaled(value: Quantity, factor: number): Quantity {
  if (value.kind === 'number') return { kind: 'number', value: value.value * factor }
  return length(value.points * factor, value.percent * factor)
}

function added(a: Quantity, b: Quantity): Quantity | undefined {
  if (a.kind === 'number')
    return b.kind === 'number' ? { kind: 'number', value: a.value + b.value } : undefined
  return b.kind === 'length' ? length(a.points + b.points, a.percent + b.percent) : undefined
}
