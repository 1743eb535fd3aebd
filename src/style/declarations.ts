import { type CssNode, type Declaration as DeclarationNode, find, generate } from 'css-tree/dist/csstree.esm'
import { nearestName } from '../nearestName.js'
import { componentsOf } from './componentValues.js'
import { checkDescriptor, expandProperty, longhandsOf } from './expandProperty.js'
import { isCssProperty, pageDescriptorNamed, supportedNames, syntaxOf } from './properties.js'
import { isOfLineEnds } from './shorthands.js'
import { type Declaration, type Problem, placeOf } from './styleSheets.js'

/** Where declarations stand: only @page knows `size`, `marks` and the like, only @footnote a `max-height`. */
export type Scope = 'style' | 'page' | 'footnote'

/** The longhands that a declaration sets, or what is wrong with it. */
export function readDeclaration(
  node: DeclarationNode,
  file: string,
  scope: Scope,
): readonly Declaration[] | Problem {
  const place = placeOf(node, file)
  const important = node.important !== false
  const { value } = node
  if (node.property.startsWith('--')) {
    const text = value.type === 'Raw' ? value.value : generate(value)
    return [{ kind: 'custom', name: node.property, text: text.trim(), important, place }]
  }
  // css-tree has reported a value that it could not parse.
  if (value.type !== 'Value') return []
  const name = node.property.toLowerCase()
  const pageKey = scope === 'page' ? pageDescriptorNamed(name) : undefined
  const keys = scope === 'page' && name.startsWith('counter-') ? [] : longhandsOf(name)
  if (pageKey === undefined && keys.length === 0) return unknownProperty(node, file, scope)
  if (componentsOf(value).length === 0)
    return {
      code: 'css-syntax',
      message: `\`${name}\` has no value.`,
      advice: `It takes ${syntaxOf(name)}.`,
      place,
    }
  const common = { important, place, ofLineEnds: isOfLineEnds(name) }
  if (find(value, isVariable) !== null) {
    const variable = { kind: 'variable', property: name, text: generate(value) } as const
    if (pageKey !== undefined) return [{ kind: 'page', key: pageKey, value: variable, important, place }]
    return keys.map(key => ({ kind: 'longhand', key, value: variable, ...common }))
  }
  if (pageKey !== undefined) {
    const fault = checkDescriptor(name, value)
    if (fault !== undefined) return { ...fault, code: 'css-unsupported', place: placeOf(value, file) }
    const components = { kind: 'components', components: componentsOf(value) } as const
    return [{ kind: 'page', key: pageKey, value: components, important, place }]
  }
  const expansion = expandProperty(name, value)
  if (expansion.kind === 'unsupported')
    return { ...expansion, code: 'css-unsupported', place: placeOf(value, file) }
  return expansion.values.map(([key, each]) => ({ kind: 'longhand', key, value: each, ...common }))
}

/** Whether a result is a fault and not declarations. */
export function isProblem(result: readonly Declaration[] | Problem): result is Problem {
  return 'code' in result
}

function isVariable(node: CssNode): boolean {
  return node.type === 'Function' && node.name.toLowerCase() === 'var'
}

function unknownProperty(node: DeclarationNode, file: string, scope: Scope): Problem {
  const name = node.property.toLowerCase()
  const place = placeOf(node, file)
  if (scope !== 'page' && pageDescriptorNamed(name) !== undefined)
    return {
      code: 'css-unsupported',
      message: `\`${name}\` is said of pages only.`,
      advice: 'Write it in an @page rule.',
      place,
    }
  const nearest = nearestName(name, supportedNames)
  return {
    code: 'css-unsupported',
    message: isCssProperty(name)
      ? `The property \`${name}\` is not supported.`
      : `There is no property \`${name}\`.`,
    advice:
      nearest === undefined ? 'Take the declaration out.' : `The nearest one supported is \`${nearest}\`.`,
    place,
  }
}
