import type { Place } from '../diagnostic.js'
import { element, type HtmlElement, type HtmlNode } from '../html/tree.js'
import { rewriteTree } from './rewriteTree.js'

/** The nodes of a caption that stands at a place. */
export type ReadCaption = (text: string, place: Place | undefined) => readonly HtmlNode[]

/** An image alone in its paragraph becomes a figure: its title the caption, its id and classes the figure's. */
export function setFigures(nodes: readonly HtmlNode[], readCaption: ReadCaption): readonly HtmlNode[] {
  return rewriteTree(nodes, paragraph => {
    const image = paragraph.name === 'p' ? onlyImage(paragraph) : undefined
    return [image === undefined ? paragraph : figureOf(image, paragraph, readCaption)]
  })
}

function onlyImage({ children }: HtmlElement): HtmlElement | undefined {
  const [first, ...rest] = children.filter(child => child.kind === 'element' || child.text.trim() !== '')
  return first?.kind === 'element' && first.name === 'img' && rest.length === 0 ? first : undefined
}

function figureOf(image: HtmlElement, paragraph: HtmlElement, readCaption: ReadCaption): HtmlElement {
  const { title, id, class: classes, ...others } = image.attributes
  const kept = { ...(id === undefined ? {} : { id }), ...(classes === undefined ? {} : { class: classes }) }
  const children: HtmlNode[] = [element('img', others, [], image.place)]
  if (title !== undefined && title.trim() !== '') {
    children.push(element('figcaption', {}, readCaption(title, image.place), image.place))
  }
  return element('figure', { ...paragraph.attributes, ...kept }, children, image.place)
}
