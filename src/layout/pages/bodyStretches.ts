import type { HtmlElement, HtmlNode } from '../../html/tree.js'
import type { ComputedStyle, Rgba } from '../../style/computedStyle.js'
import { innerPage } from '../../style/pageRules.js'
import type { StyledDocument } from '../../style/styledDocument.js'
import { blockGeometry, type Measure } from '../blockGeometry.js'
import { forceOf } from '../flow.js'
import { pageArea } from './pageMaster.js'

/** The text as it is set: in stretches between forced page breaks, each of which becomes a galley of its own. */
export interface BodyStretches {
  /** Root and body, as far as they are no boxes of their own: their margins narrow the measure, and what they set begins with the text. */
  readonly around: readonly HtmlElement[]
  /** Whose children the stretches are made of. */
  readonly parent: HtmlElement
  readonly stretches: readonly (readonly HtmlNode[])[]
}

/** Root and body are set as boxes, in one stretch, only where they have borders or paddings above and below. */
export function stretchesOf(document: StyledDocument): BodyStretches {
  const { root } = document
  const body = bodyOf(root)
  if (body === undefined || isBoxed(document.styleOf(root)))
    return { around: [], parent: root, stretches: [[root]] }
  if (isBoxed(document.styleOf(body))) return { around: [root], parent: root, stretches: [[body]] }
  return { around: [root, body], parent: body, stretches: stretchesIn(body, document) }
}

function isBoxed({ border, padding }: ComputedStyle): boolean {
  const isPadded = [padding.top, padding.bottom].some(({ points, percent }) => points !== 0 || percent !== 0)
  return isPadded || Object.values(border).some(({ width }) => width > 0)
}

/** A new stretch begins wherever a page break is forced between two children. */
function stretchesIn(body: HtmlElement, document: StyledDocument): readonly (readonly HtmlNode[])[] {
  const stretches: HtmlNode[][] = [[]]
  let forced = false
  for (const node of body.children) {
    const style = node.kind === 'element' ? document.styleOf(node) : undefined
    const last = stretches.at(-1)!
    if (last.length > 0 && (forced || (style !== undefined && forceOf(style.breakBefore) !== undefined))) {
      stretches.push([])
      forced = false
    }
    if (style === undefined && stretches.at(-1)!.length === 0 && isBlank(node)) continue
    stretches.at(-1)!.push(node)
    if (style !== undefined) forced = forceOf(style.breakAfter) !== undefined
  }
  return stretches
}

function isBlank(node: HtmlNode): boolean {
  return node.kind === 'text' && node.text.trim() === ''
}

/** The measure of the text on pages of a name, within the margins and paddings of root and body. */
export function measuresIn(
  { around }: BodyStretches,
  document: StyledDocument,
): (pageName: string) => Measure {
  return name => {
    const { width } = pageArea(document.pageStyle(innerPage(name)))
    return around.reduce<Measure>(
      (measure, element) => {
        const { contentX, contentWidth } = blockGeometry(document.styleOf(element), measure)
        return { x: contentX, width: contentWidth }
      },
      { x: 0, width },
    )
  }
}

/** The page named by root or body for all that names none. */
export function outerPageName({ around }: BodyStretches, document: StyledDocument): string {
  const names = around.map(element => document.styleOf(element).page)
  return names.findLast(name => name !== 'auto') ?? ''
}

/** CSS Backgrounds 3, section 2.11: the root's background goes to the whole page; where it has none, the body's. */
export function canvasOf(document: StyledDocument): Rgba {
  const { root } = document
  const own = document.styleOf(root).backgroundColor
  const body = bodyOf(root)
  return own.a > 0 || body === undefined ? own : document.styleOf(body).backgroundColor
}

function bodyOf(root: HtmlElement): HtmlElement | undefined {
  const body = root.children.find(child => child.kind === 'element' && child.name === 'body')
  return body?.kind === 'element' ? body : undefined
}
