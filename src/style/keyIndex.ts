import { classesOf, type HtmlElement } from '../html/tree.js'
import type { SelectorKey } from './selectors.js'

/** Values kept under what selectors ask for, to be found again by what an element has. */
export interface KeyIndex<T> {
  /** The value under a key, made if there is none; undefined where nothing is asked for. */
  at(key: SelectorKey): T | undefined
  /** Calls for the value under each key that the element has. */
  visit(element: HtmlElement, call: (value: T) => void): void
}

export function createKeyIndex<T>(make: () => T): KeyIndex<T> {
  const values = { id: new Map<string, T>(), class: new Map(), attribute: new Map(), type: new Map() }
  const at = (key: SelectorKey): T | undefined => {
    if (key.kind === 'any') return undefined
    const ofKind: Map<string, T> = values[key.kind]
    const known = ofKind.get(key.name)
    if (known !== undefined) return known
    const made = make()
    ofKind.set(key.name, made)
    return made
  }
  const visit = (element: HtmlElement, call: (value: T) => void): void => {
    const { name, attributes } = element
    const found = (value: T | undefined) => {
      if (value !== undefined) call(value)
    }
    found(values.type.get(name))
    if (values.attribute.size > 0)
      for (const attribute of Object.keys(attributes)) found(values.attribute.get(attribute))
    if (attributes.id !== undefined) found(values.id.get(attributes.id))
    if (attributes.class === undefined || values.class.size === 0) return
    const classes = classesOf(element)
    for (const each of classes.length < 2 ? classes : new Set(classes)) found(values.class.get(each))
  }
  return { at, visit }
}
