import type { Place } from '../diagnostic.js'
import { parseMarkup } from '../html/markup.js'
import { element, type HtmlElement, type HtmlNode, plainText, text } from '../html/tree.js'

/** Classes for what CSL can ask of type and HTML has no element for. */
const styleClasses: readonly (readonly [RegExp, string])[] = [
  [/font-style:\s*normal/, 'roman'],
  [/font-variant:\s*small-caps/, 'small-caps'],
  [/font-variant:\s*normal/, 'full-size'],
  [/font-weight:\s*normal/, 'regular'],
  [/text-decoration:\s*underline/, 'underlined'],
]

/** citeproc's HTML as nodes, all at one place: `i`, `b`, `sup`, `sub`, `a`, and `span` with a class; no other element. */
export function readCslMarkup(html: string, place: Place | undefined): readonly HtmlNode[] {
  const nodes = parseMarkup(html, place ?? { file: '', line: 1 }).flatMap(node => cleanNode(node, place))
  return trimEnds(nodes)
}

/** What citeproc prints where an item gives it nothing to print. */
export function isUnprintable(html: string): boolean {
  return /\[NO_PRINTED_FORM\]|\[CSL STYLE ERROR/.test(html) || plainOf(html) === ''
}

/** The text of citeproc's HTML. */
export function plainOf(html: string): string {
  return plainText(element('span', {}, readCslMarkup(html, undefined)))
}

function cleanNode(node: HtmlNode, place: Place | undefined): readonly HtmlNode[] {
  if (node.kind === 'text') return [text(node.text.replace(/\s*\n\s*/g, '').normalize('NFC'), place)]
  const children = node.children.flatMap(child => cleanNode(child, place))
  if (node.name === 'div') return ofDivision(node, children, place)
  if (['i', 'b', 'sup', 'sub'].includes(node.name)) return [element(node.name, {}, children, place)]
  if (node.name === 'a' && /^https?:/.test(node.attributes.href ?? ''))
    return [element('a', { href: node.attributes.href! }, children, place)]
  const names = styleClasses
    .filter(([style]) => style.test(node.attributes.style ?? ''))
    .map(([, name]) => name)
  return names.length === 0 ? children : [element('span', { class: names.join(' ') }, children, place)]
}

/** A numbered entry's parts stay told apart, so that a style sheet can hang the number. */
function ofDivision(
  { attributes }: HtmlElement,
  children: readonly HtmlNode[],
  place: Place | undefined,
): readonly HtmlNode[] {
  const name = attributes.class ?? ''
  if (name === 'csl-entry' || name === '') return children
  return [element('span', { class: name }, children, place)]
}

function trimEnds(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const trimmed = nodes.map((node, i) => {
    if (node.kind === 'element') return node
    const start = i === 0 ? node.text.trimStart() : node.text
    return { ...node, text: i === nodes.length - 1 ? start.trimEnd() : start }
  })
  return trimmed.filter(node => node.kind === 'element' || node.text !== '')
}
