import type { CssNode, Value } from 'css-tree/dist/csstree.esm'
import { componentsOf, componentsText, keywordOf } from './componentValues.js'
import { pageDescriptors } from './pageDescriptors.js'
import type { LonghandKey, ReadContext } from './properties/row.js'
import {
  initialContext,
  initialValues,
  longhandNamed,
  matchDescriptor,
  matchProperty,
  pageDescriptorNamed,
  rowOf,
  syntaxOf,
} from './properties.js'
import { shorthands } from './shorthands.js'
import type { DeclaredValue } from './styleSheets.js'

/** What a value sets, longhand by longhand; or why it is not supported. */
export type Expansion =
  | { readonly kind: 'set'; readonly values: readonly (readonly [LonghandKey, DeclaredValue])[] }
  | { readonly kind: 'unsupported'; readonly message: string; readonly advice: string }

const initial: DeclaredValue = { kind: 'wide', keyword: 'initial' }
const wideKeywords = ['initial', 'inherit', 'unset', 'revert'] as const

/** What a value without `var()` sets. The property must have a row in the table. */
export function expandProperty(name: string, value: Value): Expansion {
  const components = componentsOf(value)
  const keyword =
    components.length === 1 ? wideKeywords.find(each => each === keywordOf(components[0])) : undefined
  if (keyword !== undefined)
    return { kind: 'set', values: longhandsOf(name).map(key => [key, { kind: 'wide', keyword }]) }
  if (!matchProperty(name, value)) return unsupportedValue(name, components)
  const values = splitValue(name, components)
  const readable = values.every(([key, part]) => part.kind !== 'components' || reads(key, part.components))
  return readable ? { kind: 'set', values } : unsupportedValue(name, components)
}

/** The longhands that a property of the table sets: itself, or those of a shorthand. */
export function longhandsOf(name: string): readonly LonghandKey[] {
  const key = longhandNamed(name)
  return key === undefined ? (shorthands.get(name)?.longhands ?? []) : [key]
}

/** Whether a value of an @page descriptor is supported; if not, why. */
export function checkDescriptor(name: string, value: Value): Exclude<Expansion, { kind: 'set' }> | undefined {
  const key = pageDescriptorNamed(name)
  const components = componentsOf(value)
  const reads =
    key !== undefined &&
    matchDescriptor(key, value) &&
    pageDescriptors[key].read(components, checkingContext) !== undefined
  return reads ? undefined : unsupportedValue(name, components, key && pageDescriptors[key].syntax)
}

function splitValue(
  name: string,
  components: readonly CssNode[],
): readonly (readonly [LonghandKey, DeclaredValue])[] {
  const key = longhandNamed(name)
  if (key !== undefined) return [[key, { kind: 'components', components }]]
  const shorthand = shorthands.get(name)
  const parts = shorthand?.split(components)
  return (shorthand?.longhands ?? []).map(each => {
    const part = parts?.get(each)
    return [each, part === undefined ? initial : { kind: 'components', components: part }]
  })
}

/** Any sizes will do to see whether a value can be computed. */
const checkingContext: ReadContext = { ...initialContext, parent: initialValues }

function reads(key: LonghandKey, components: readonly CssNode[]): boolean {
  return rowOf(key).read(components, checkingContext) !== undefined
}

function unsupportedValue(
  name: string,
  components: readonly CssNode[],
  syntax = syntaxOf(name),
): Exclude<Expansion, { kind: 'set' }> {
  const text = componentsText(components)
  return {
    kind: 'unsupported',
    message: `The value \`${text}\` of \`${name}\` is not supported.`,
    advice: /\d(?:[sld]?v(?:w|h|i|b|min|max))\b/i.test(text)
      ? 'Paper has no viewport: write a percentage, or a length in mm or pt.'
      : `It takes ${syntax}.`,
  }
}
