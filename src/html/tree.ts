import type { Place } from '../diagnostic.js'

/** The tree that both editions are made from: readonly, without parent pointers, each node where it was written. */
export type HtmlNode = HtmlElement | HtmlText

export interface HtmlElement {
  readonly kind: 'element'
  /** Lower case, as in HTML. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly HtmlNode[]
  readonly place?: Place
}

export interface HtmlText {
  readonly kind: 'text'
  readonly text: string
  readonly place?: Place
}

/** An element. Attribute order is kept and is the order in which they are written out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly HtmlNode[] = [],
  place?: Place,
): HtmlElement {
  return { kind: 'element', name, attributes, children, ...(place === undefined ? {} : { place }) }
}

export function text(value: string, place?: Place): HtmlText {
  return { kind: 'text', text: value, ...(place === undefined ? {} : { place }) }
}

/** The same element with other children; the element itself where nothing changes, so that identity is kept. */
export function withChildren(of: HtmlElement, children: readonly HtmlNode[]): HtmlElement {
  const same =
    children.length === of.children.length && children.every((child, i) => child === of.children[i])
  return same ? of : { ...of, children }
}

/** The same element with these attributes added or replaced. */
export function withAttributes(of: HtmlElement, attributes: Readonly<Record<string, string>>): HtmlElement {
  return { ...of, attributes: { ...of.attributes, ...attributes } }
}

/** The element's classes, in the order written. */
export function classesOf({ attributes }: HtmlElement): readonly string[] {
  return (attributes.class ?? '').split(/\s+/).filter(name => name !== '')
}

/** Every node in document order, the given one first. */
export function* walk(node: HtmlNode): Generator<HtmlNode> {
  yield node
  if (node.kind === 'element') for (const child of node.children) yield* walk(child)
}

/** Every element in document order, the given one first. */
export function* elementsOf(node: HtmlNode): Generator<HtmlElement> {
  for (const each of walk(node)) if (each.kind === 'element') yield each
}

/** A note, or the call of one: what must not be copied with a heading's text (contents, outline, running heads). */
export function isNoteOrCall({ attributes }: HtmlElement): boolean {
  return attributes.role === 'doc-footnote' || attributes.role === 'doc-noteref'
}

/** The text as a reader hears it: without notes and their calls, images by their alt text, white space collapsed. */
export function plainText(node: HtmlNode): string {
  const gather = (each: HtmlNode): string => {
    if (each.kind === 'text') return each.text
    if (isNoteOrCall(each)) return ''
    if (each.name === 'img') return each.attributes.alt ?? ''
    if (each.name === 'br') return ' '
    return each.children.map(gather).join('')
  }
  return gather(node)
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim()
}
