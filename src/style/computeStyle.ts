import { parse } from 'css-tree/dist/csstree.esm'
import type { Place } from '../diagnostic.js'
import type { ComputedStyle } from './computedStyle.js'
import { expandProperty } from './expandProperty.js'
import { gatherStyle, lineUnitOf } from './gatherStyle.js'
import type { LonghandKey, LonghandValues, ReadContext } from './properties/row.js'
import { initialContext, initialValues, mapLonghands, rowOf } from './properties.js'
import { otherSide } from './shorthands.js'
import type { Declaration, DeclaredValue, Origin, Problem } from './styleSheets.js'
import { type CustomProperties, resolveCustomProperties, substituteVariables } from './variables.js'

/** What an element, a pseudo-element or a page comes to. Made once for each distinct set of rules under a parent. */
export interface Computed {
  readonly style: ComputedStyle
  /** What children inherit from. */
  readonly values: LonghandValues
  readonly customProperties: CustomProperties
  /** What could only be found now, since it came out of `var()`. */
  readonly problems: readonly Problem[]
}

/** The declarations of the rules that apply, the weakest rule first and the user agent's before all others. */
export type Cascade = readonly { readonly origin: Origin; readonly declarations: readonly Declaration[] }[]

interface Winner {
  readonly value: DeclaredValue
  /** The longhand as it was declared: of a logical property, that of the side where text runs from left to right. */
  readonly declared: LonghandKey
  readonly place: Place
}

/** The longhands that win, those that win among the user agent's (for `revert`), and the custom properties. */
interface Winners {
  readonly longhands: ReadonlyMap<LonghandKey, Winner>
  readonly userAgent: ReadonlyMap<LonghandKey, Winner>
  readonly custom: ReadonlyMap<string, string>
}

/** The style that a cascade comes to under a parent (Cascade 4, sections 6 and 7). The root element has neither parent nor root. */
export function computeStyle(
  cascade: Cascade,
  parent: Computed | undefined,
  root: Computed | undefined,
): Computed {
  const computed = computeWith(findWinners(cascade, 'ltr'), parent, root)
  const isMirrored = computed.values.direction === 'rtl' && cascade.some(speaksOfLineEnds)
  return isMirrored ? computeWith(findWinners(cascade, 'rtl'), parent, root) : computed
}

function speaksOfLineEnds({ declarations }: Cascade[number]): boolean {
  return declarations.some(each => each.kind === 'longhand' && each.ofLineEnds)
}

function computeWith(winners: Winners, parent: Computed | undefined, root: Computed | undefined): Computed {
  const inherited = parent?.values ?? initialValues
  const customProperties = resolveCustomProperties(winners.custom, parent?.customProperties ?? {})
  const problems: Problem[] = []
  const settle = createSettler({ winners, inherited, customProperties, problems })
  const values = computeValues(settle, inherited, root?.values)
  return { style: gatherStyle(values), values, customProperties, problems }
}

/** Important declarations beat normal ones; among them the user agent's beat the author's (section 6.4.4). */
export function orderDeclarations(cascade: Cascade): readonly { origin: Origin; declaration: Declaration }[] {
  const ordered = (important: boolean, origin: Origin) =>
    cascade
      .filter(block => block.origin === origin)
      .flatMap(({ declarations }) => declarations.filter(each => each.important === important))
      .map(declaration => ({ origin, declaration }))
  return [
    ...ordered(false, 'user-agent'),
    ...ordered(false, 'author'),
    ...ordered(true, 'author'),
    ...ordered(true, 'user-agent'),
  ]
}

/** Logical properties and those of sides are of one cascade: the stronger of both wins (Logical 1, section 4). */
function findWinners(cascade: Cascade, direction: 'ltr' | 'rtl'): Winners {
  const longhands = new Map<LonghandKey, Winner>()
  const userAgent = new Map<LonghandKey, Winner>()
  const custom = new Map<string, string>()
  for (const { origin, declaration } of orderDeclarations(cascade)) {
    if (declaration.kind === 'custom') custom.set(declaration.name, declaration.text)
    if (declaration.kind !== 'longhand') continue
    const { key: declared, value, place, ofLineEnds } = declaration
    const key = ofLineEnds && direction === 'rtl' ? otherSide(declared) : declared
    longhands.set(key, { value, place, declared })
    if (origin === 'user-agent') userAgent.set(key, { value, place, declared })
  }
  return { longhands, userAgent, custom }
}

/** A longhand's computed value against sizes that are known. */
type Settle = <K extends LonghandKey>(key: K, context: ReadContext) => LonghandValues[K]

/** Sizes first, since other lengths are measured by them: `em` in `font-size` is the parent's. */
function computeValues(
  settle: Settle,
  inherited: LonghandValues,
  root: LonghandValues | undefined,
): LonghandValues {
  const outer = { em: inherited.fontSize, lh: lineUnitOf(inherited), parent: inherited }
  const initial = { rem: initialContext.rem, rlh: initialContext.rlh }
  const ofRoot = root === undefined ? initial : { rem: root.fontSize, rlh: lineUnitOf(root) }
  const fontSize = settle('fontSize', { ...outer, ...ofRoot })
  const own = { ...outer, ...ofRoot, em: fontSize, ...(root === undefined ? { rem: fontSize } : {}) }
  const lineHeight = settle('lineHeight', own)
  const lh = lineUnitOf({ ...inherited, fontSize, lineHeight })
  const context = { ...own, lh, ...(root === undefined ? { rlh: lh } : {}) }
  const rest = mapLonghands(key => settle(key, context))
  return { ...rest, fontSize, lineHeight }
}

interface Settling {
  readonly winners: Winners
  readonly inherited: LonghandValues
  readonly customProperties: CustomProperties
  readonly problems: Problem[]
}

function createSettler({ winners, inherited, customProperties, problems }: Settling): Settle {
  const otherwise = <K extends LonghandKey>(key: K): LonghandValues[K] =>
    rowOf(key).inherited ? inherited[key] : initialValues[key]

  function settleWinner<K extends LonghandKey>(
    key: K,
    { value, place, declared }: Winner,
    context: ReadContext,
  ): LonghandValues[K] {
    if (value.kind === 'components') return rowOf(key).read(value.components, context) ?? otherwise(key)
    if (value.kind === 'variable') {
      const resolved = resolveVariable(declared, value, customProperties)
      if (!('code' in resolved)) return settleWinner(key, { value: resolved, place, declared }, context)
      problems.push({ ...resolved, place })
      return otherwise(key)
    }
    if (value.keyword === 'initial') return initialValues[key]
    if (value.keyword === 'inherit') return inherited[key]
    const fallen = value.keyword === 'revert' ? winners.userAgent.get(key) : undefined
    return fallen === undefined ? otherwise(key) : settleWinner(key, fallen, context)
  }

  return (key, context) => {
    const winner = winners.longhands.get(key)
    return winner === undefined ? otherwise(key) : settleWinner(key, winner, context)
  }
}

/** A value once `var()` is replaced, or why there is none: it is then as if nothing had been said (Variables 1, section 3.1). */
function resolveVariable(
  key: LonghandKey,
  { property, text }: DeclaredValue & { readonly kind: 'variable' },
  customProperties: CustomProperties,
): Exclude<DeclaredValue, { kind: 'variable' }> | Omit<Problem, 'place'> {
  const fault = (message: string, advice: string) => ({ code: 'css-unsupported' as const, message, advice })
  const substituted = substituteVariables(text, name =>
    Object.hasOwn(customProperties, name) ? customProperties[name] : undefined,
  )
  if (substituted === undefined)
    return fault(
      `\`${text}\` of \`${property}\` has no value here.`,
      'Declare the custom property on this element or one round it, or give var() a fallback.',
    )
  const value = parse(substituted.trim(), { context: 'value', onParseError: () => undefined })
  const expansion = value.type === 'Value' ? expandProperty(property, value) : undefined
  if (expansion?.kind === 'unsupported') return fault(expansion.message, expansion.advice)
  const own = expansion?.values.find(([each]) => each === key)?.[1]
  if (own === undefined || own.kind === 'variable')
    return fault(`\`${substituted.trim()}\` is no value for \`${property}\`.`, 'Look at the custom property.')
  return own
}
