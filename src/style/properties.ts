import { type CssNode, createLexer, lexer as everyProperty, type Value } from 'css-tree/dist/csstree.esm'
import { colorTypes } from './colors.js'
import { parseComponents } from './componentValues.js'
import { lengthUnits } from './lengths.js'
import { type PageKey, pageDescriptors, pageTypes } from './pageDescriptors.js'
import { boxRows } from './properties/box.js'
import { fontRows, fontTypes } from './properties/font.js'
import { contentTypes, generatedContentRows } from './properties/generatedContent.js'
import { paginationRows } from './properties/pagination.js'
import type { LonghandKey, LonghandValues, ReadContext, Row, Rows } from './properties/row.js'
import { textRows } from './properties/text.js'
import { shorthands, shorthandTypes } from './shorthands.js'

/** The one table of what is supported: it decides what matches, what is reported, and what the documentation says. */
const rows: Rows<LonghandKey> = {
  ...boxRows,
  ...fontRows,
  ...textRows,
  ...generatedContentRows,
  ...paginationRows,
}

/** In the order of the table. */
export const longhandKeys = Object.keys(rows) as readonly LonghandKey[]

export function rowOf<K extends LonghandKey>(key: K): Row<LonghandValues[K]> {
  return rows[key]
}

/** Colophon's own properties stand under a prefix; all others are named as in CSS. */
export function cssNameOf(key: LonghandKey): string {
  const name = key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
  const own = key === 'expansion' || key === 'tracking' || key === 'protrusion' || key === 'marginFlex'
  return own ? `-colophon-${name}` : name
}

const longhandOf: ReadonlyMap<string, LonghandKey> = new Map(longhandKeys.map(key => [cssNameOf(key), key]))
const pageKeyOf: ReadonlyMap<string, PageKey> = new Map(
  (Object.keys(pageDescriptors) as PageKey[]).map(key => [pageDescriptors[key].name, key]),
)

/** The longhand of a CSS name in lower case; undefined for shorthands and what is not supported. */
export function longhandNamed(name: string): LonghandKey | undefined {
  return longhandOf.get(name)
}

export function pageDescriptorNamed(name: string): PageKey | undefined {
  return pageKeyOf.get(name)
}

const lexer = createLexer({
  generic: true,
  units: { length: [...lengthUnits] },
  types: {
    ...fontTypes,
    ...contentTypes,
    ...shorthandTypes,
    ...pageTypes,
    ...colorTypes,
  },
  properties: Object.fromEntries(tableOfSyntax()),
})

function tableOfSyntax(): readonly (readonly [string, string])[] {
  return [
    // First: `counter-reset` takes more outside of @page.
    ...Object.values(pageDescriptors).map(({ name, syntax }) => [name, syntax] as const),
    ...longhandKeys.map(key => [cssNameOf(key), rows[key].syntax] as const),
    ...[...shorthands].map(([name, { syntax }]) => [name, syntax] as const),
  ]
}

/** What the table says of a property, for messages; undefined if it has no row. */
export function syntaxOf(name: string): string | undefined {
  const key = longhandOf.get(name)
  const pageKey = pageKeyOf.get(name)
  if (key !== undefined) return rows[key].syntax
  return pageKey === undefined ? shorthands.get(name)?.syntax : pageDescriptors[pageKey].syntax
}

/** Whether a value without `var()` matches the table's grammar, or is a CSS-wide keyword. */
export function matchProperty(name: string, value: Value): boolean {
  return lexer.matchProperty(name, value).matched !== null
}

/** Whether a value without `var()` matches the grammar of an @page descriptor. */
export function matchDescriptor(key: PageKey, value: Value): boolean {
  return lexer.match(pageDescriptors[key].syntax, value).matched !== null
}

/** Every name of the table. */
export const supportedNames: readonly string[] = tableOfSyntax().map(([name]) => name)

/** Whether some CSS specification has a property of this name. */
export function isCssProperty(name: string): boolean {
  return everyProperty.getProperty(name) !== null
}

/** A row as the documentation shows it. */
export interface PropertyDescription {
  readonly name: string
  readonly kind: 'longhand' | 'shorthand' | 'page'
  readonly syntax: string
  readonly initial: string
  readonly inherited: boolean
  /** Of a shorthand: what it sets. */
  readonly longhands: readonly string[]
}

/** Every row of the table, sorted by name, for the table of supported CSS. */
export function describeProperties(): readonly PropertyDescription[] {
  const described: PropertyDescription[] = [
    ...longhandKeys.map(key => ({
      name: cssNameOf(key),
      kind: 'longhand' as const,
      syntax: rows[key].syntax,
      initial: rows[key].initial,
      inherited: rows[key].inherited,
      longhands: [],
    })),
    ...[...shorthands].map(([name, { syntax, longhands }]) => ({
      name,
      kind: 'shorthand' as const,
      syntax,
      initial: '',
      inherited: false,
      longhands: longhands.map(cssNameOf),
    })),
    ...Object.values(pageDescriptors).map(({ name, syntax, initial }) => ({
      name,
      kind: 'page' as const,
      syntax,
      initial,
      inherited: false,
      longhands: [],
    })),
  ]
  return described.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The components of a row's initial value. */
export function initialComponents({ initial }: { readonly initial: string }): readonly CssNode[] {
  const components = parseComponents(initial)
  if (components === undefined) throw new Error(`initial value does not parse: ${initial}`)
  return components
}

/** CSS Values 4, section 6.1: what relative units mean where no element is. */
export const initialContext: ReadContext = { em: 12, rem: 12, lh: 14.4, rlh: 14.4, parent: undefined }

/** One value for each longhand. */
export function mapLonghands(compute: <K extends LonghandKey>(key: K) => LonghandValues[K]): LonghandValues {
  const values: Partial<Record<LonghandKey, unknown>> = {}
  for (const key of longhandKeys) values[key] = compute(key)
  return values as LonghandValues
}

/** The initial value of every longhand. */
export const initialValues: LonghandValues = mapLonghands(key => {
  const value = rowOf(key).read(initialComponents(rows[key]), initialContext)
  if (value === undefined) throw new Error(`initial value of ${cssNameOf(key)} does not read`)
  return value
})
