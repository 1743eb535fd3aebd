import type { CssNode } from 'css-tree/dist/csstree.esm'
import type { Report } from '../diagnostic.js'
import { nearestName } from '../nearestName.js'
import { keywordOf, nameOf } from './componentValues.js'
import { readContentItems } from './contentItems.js'
import { type CounterDefinition, formatCounter } from './counterAlgorithms.js'
import { readCounterDefinition } from './counterDescriptors.js'
import { predefinedCounters } from './predefinedCounters.js'
import type { CounterStyle } from './styledDocument.js'
import type { CounterStyleRule, Declaration, PageRule, StyleRule } from './styleSheets.js'

/** Every counter style by name: the predefined ones, and those that @counter-style rules add or replace. */
export function readCounterStyles(
  rules: readonly CounterStyleRule[],
  report: Report,
): ReadonlyMap<string, CounterStyle> {
  const definitions = new Map<string, CounterDefinition>(predefinedCounters)
  const ruleOf = new Map(rules.map(rule => [rule.name, rule]))
  const define = (rule: CounterStyleRule, within: readonly string[]): void => {
    const base = keywordOf(rule.descriptors.get('system')?.[0]) === 'extends'
    const name = base ? nameOf(rule.descriptors.get('system')?.[1]) : undefined
    const extended = name === undefined ? undefined : ruleOf.get(name)
    if (extended !== undefined && !within.includes(extended.name)) define(extended, [...within, rule.name])
    const { definition, problems } = readCounterDefinition(rule, each =>
      within.includes(each) || each === rule.name ? predefinedCounters.get(each) : definitions.get(each),
    )
    for (const { message, advice, place } of problems) report('css-unsupported', message, { place, advice })
    if (definition !== undefined) definitions.set(rule.name, definition)
  }
  for (const rule of ruleOf.values()) define(rule, [])
  return new Map(
    [...definitions].map(([name, definition]) => [
      name,
      {
        format: value => formatCounter(value, definition, each => definitions.get(each)),
        prefix: definition.prefix,
        suffix: definition.suffix,
      },
    ]),
  )
}

/** Reports names of counter styles that nobody defines: CSS would quietly count in decimals. */
export function checkCounterNames(
  rules: readonly (StyleRule | PageRule)[],
  styles: ReadonlyMap<string, CounterStyle>,
  report: Report,
): void {
  const blocks = rules.flatMap(rule => [rule.declarations, ...('boxes' in rule ? rule.boxes.values() : [])])
  for (const declaration of new Set(blocks.flat())) {
    for (const name of counterStylesIn(declaration)) {
      if (name === 'none' || styles.has(name)) continue
      const nearest = nearestName(name, styles.keys())
      report('css-unsupported', `There is no counter style \`${name}\`.`, {
        place: declaration.place,
        advice:
          nearest === undefined ? 'Define it with @counter-style.' : `The nearest one is \`${nearest}\`.`,
      })
    }
  }
}

function counterStylesIn(declaration: Declaration): readonly string[] {
  if (declaration.kind === 'custom' || declaration.value.kind !== 'components') return []
  const { components } = declaration.value
  if (declaration.key === 'folioStyle') return namesIn(components).filter(name => name !== 'auto')
  if (declaration.key === 'listStyleType') return namesIn(components)
  if (declaration.key !== 'content') return []
  return (readContentItems(components) ?? []).flatMap(item => ('style' in item ? [item.style] : []))
}

function namesIn(components: readonly CssNode[]): readonly string[] {
  return components.map(nameOf).filter(name => name !== undefined)
}
