import { element, type HtmlElement, type HtmlNode, text, withAttributes, withChildren } from '../html/tree.js'
import { arrangedChildren } from './arrange.js'
import { conformAttributes } from './conformAttributes.js'
import {
  blocks,
  dropped,
  flowParents,
  inlines,
  neverWithin,
  onlyIn,
  replaced,
  textOnly,
  transparent,
} from './contentModel.js'
import { conformForeign } from './foreign.js'
import type { ImagePath } from './images.js'

/** What stands round an element, as far as it decides what the element may be. */
interface Context {
  readonly parent: string
  /** Whether blocks may stand here. */
  readonly flow: boolean
  /** Elements that may not stand here, for what is further out. */
  readonly forbidden: ReadonlySet<string>
  readonly images: ImagePath
}

/**
 * The tree as EPUB's XHTML allows it, whatever an author's HTML held: unknown, obsolete and misplaced elements become `div`
 * or `span`, links within links plain text, attributes that XHTML has no use for go. No text is lost.
 */
export function conform(html: HtmlElement, images: ImagePath): HtmlElement {
  const context: Context = { parent: 'body', flow: true, forbidden: new Set(), images }
  const children = html.children.map(child =>
    child.kind === 'element' && child.name === 'body'
      ? element('body', {}, conformAll(child.children, context))
      : child,
  )
  return withChildren(html, children)
}

function conformAll(nodes: readonly HtmlNode[], context: Context): readonly HtmlNode[] {
  return nodes.flatMap(node => (node.kind === 'text' ? [node] : conformElement(node, context)))
}

function conformElement(of: HtmlElement, context: Context): readonly HtmlNode[] {
  if (of.name === 'picture' || of.name === 'noscript') return conformAll(of.children, context)
  if (of.name === 'svg' || of.name === 'math') return [conformForeign(of, context.images)]
  if (dropped.has(of.name)) return []
  const name = fittingName(of, context)
  if (name === undefined) return []
  if (name === 'img') return [conformImage(of, context.images)]
  return name === 'a'
    ? linksAroundCalls(of).map(each => conformAs('a', each, context))
    : [conformAs(name, of, context)]
}

function conformAs(name: string, of: HtmlElement, context: Context): HtmlElement {
  const outer = neverWithin.get(name)
  const within: Context = {
    parent: context.parent === 'dl' && name === 'div' ? 'dl-group' : name,
    flow: transparent.has(name) ? context.flow : flowParents.has(name),
    forbidden: outer === undefined ? context.forbidden : new Set([...context.forbidden, ...outer]),
    images: context.images,
  }
  const arranged = textOnly.has(name) ? [text(textOf(of))] : arrangedChildren({ ...of, name })
  return element(name, conformAttributes(of, name), conformAll(arranged, within), of.place)
}

/** The name under which an element may stand in its place, or undefined where it says nothing there. */
function fittingName(of: HtmlElement, { parent, flow, forbidden }: Context): string | undefined {
  const name = replaced.get(of.name) ?? of.name
  if (name === 'hr') return flow ? name : undefined
  if (isList(name) && isEmpty(of)) return undefined
  if (parent === 'dl' && name === 'div') return name
  if (
    !isKnown(name) ||
    !(onlyIn.get(name)?.has(parent) ?? true) ||
    forbidden.has(name) ||
    isUnfounded(name, of)
  ) {
    return flow && (holdsBlock(of) || blocks.has(name) || onlyIn.has(name)) ? 'div' : 'span'
  }
  if (blocks.has(name) && !flow) return 'span'
  if (isHeading(name) && isEmpty(of)) return 'div'
  return (name === 'p' || name === 'span') && flow && holdsBlock(of) ? 'div' : name
}

const isKnown = (name: string) => blocks.has(name) || inlines.has(name) || onlyIn.has(name)
const isList = (name: string) => name === 'ul' || name === 'ol' || name === 'dl'
const isHeading = (name: string) => /^h[1-6]$/.test(name)

/** Elements that mean nothing without an attribute that is missing or wrong. */
function isUnfounded(name: string, of: HtmlElement): boolean {
  if (name === 'bdo') return conformAttributes(of, name).dir === undefined
  if (name === 'ruby') return !isPairedRuby(of)
  if (name === 'time') return conformAttributes(of, name).datetime === undefined
  return (name === 'data' || name === 'meter') && conformAttributes(of, name).value === undefined
}

/** Bases, each run followed by its annotation (HTML, section 4.5.10). */
function isPairedRuby({ children }: HtmlElement): boolean {
  const kinds = children
    .filter(child => !isBlank(child))
    .map(child => {
      if (child.kind === 'text' || !onlyIn.get(child.name)?.has('ruby')) return 'b'
      return child.name === 'rt' ? 't' : 'p'
    })
  return /^(?:b+(?:p?tp?)+)+$/.test(kinds.join(''))
}

const solid = new Set(['img', 'svg', 'math', 'li', 'dt', 'dd', 'input'])

function isEmpty(of: HtmlElement): boolean {
  return of.children.every(child =>
    child.kind === 'text' ? child.text.trim() === '' : !solid.has(child.name) && isEmpty(child),
  )
}

function holdsBlock(of: HtmlElement): boolean {
  return of.children.some(
    child =>
      child.kind === 'element' && child.name !== 'svg' && (blocks.has(child.name) || holdsBlock(child)),
  )
}

const isBlank = (node: HtmlNode) => node.kind === 'text' && node.text.trim() === ''

const textOf = (node: HtmlNode): string =>
  node.kind === 'text' ? node.text : node.children.map(textOf).join('')

const isCall = ({ attributes }: HtmlElement) => attributes.role === 'doc-noteref'

/** A link with calls of notes in it as links before and after them: one link cannot hold another. */
function linksAroundCalls(link: HtmlElement): readonly HtmlElement[] {
  if (isCall(link)) return [link]
  const parts: HtmlElement[] = []
  let run: HtmlNode[] = []
  const endRun = () => {
    if (run.length === 0) return
    const { id: _, ...unnamed } = link.attributes
    parts.push({
      ...link,
      attributes: parts.some(part => !isCall(part)) ? unnamed : link.attributes,
      children: run,
    })
    run = []
  }
  for (const child of link.children) {
    const { rest, calls } = withoutCalls(child)
    if (rest !== undefined) run.push(rest)
    if (calls.length === 0) continue
    endRun()
    parts.push(...calls)
  }
  endRun()
  return parts.length === 0 ? [link] : parts
}

function withoutCalls(node: HtmlNode): { rest: HtmlNode | undefined; calls: readonly HtmlElement[] } {
  if (node.kind === 'text') return { rest: node, calls: [] }
  if (isCall(node)) return { rest: undefined, calls: [node] }
  const inner = node.children.map(withoutCalls)
  const calls = inner.flatMap(each => each.calls)
  if (calls.length === 0) return { rest: node, calls }
  const children = inner.flatMap(({ rest }) => (rest === undefined ? [] : [rest]))
  return { rest: withChildren(node, children), calls }
}

/** The image under its name in the container; its alternative text where there is no such file. */
function conformImage(of: HtmlElement, images: ImagePath): HtmlElement {
  const src = images(of.attributes.src ?? '')
  const { alt = '' } = of.attributes
  if (src !== undefined)
    return withAttributes(element('img', conformAttributes(of, 'img'), [], of.place), { src, alt })
  return element('span', conformAttributes(of, 'span'), [text(alt)], of.place)
}
