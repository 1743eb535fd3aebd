import type { HtmlElement } from '../../html/tree.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import type { PseudoElement } from '../../style/styledDocument.js'
import {
  type Anchors,
  type BlockBox,
  type Bookmark,
  type Box,
  type InlineBox,
  noAnchors,
  type TextBox,
} from '../box.js'
import { anonymousStyle } from './anonymousStyle.js'
import { bulletIn } from './bullets.js'
import { type ContentSource, formatCounter, generateText } from './generatedContent.js'
import { drawText, type WhiteSpaceState } from './whiteSpace.js'

/** What box building needs besides the tree; counters and white space move on as it walks in document order. */
export interface Walk extends ContentSource {
  readonly whiteSpace: WhiteSpaceState
}

/** What every box of an element has. Called after the element's counters are counted: named strings may show them. */
export function commonOf(element: HtmlElement, style: ComputedStyle, walk: Walk) {
  return {
    style,
    language: walk.document.languageOf(element),
    element,
    anchors: anchorsOf(element, style, walk),
  }
}

function anchorsOf(element: HtmlElement, style: ComputedStyle, walk: Walk): Anchors {
  const { id } = element.attributes
  const pageNumber = style.counterReset.find(({ name }) => name === 'page')?.value
  const strings = style.stringSet.map(({ name, content }) => ({
    name,
    value: generateText(content, element, style, walk),
  }))
  const bookmarks = bookmarksOf(element, style, walk)
  const { asks } = walk
  const isMarked = strings.length > 0 || bookmarks.length > 0 || pageNumber !== undefined
  if (id === undefined && !isMarked && asks.waiting.length === 0) return noAnchors
  return {
    ...noAnchors,
    ids: id === undefined ? [] : [id],
    strings,
    bookmarks,
    asks: asks.waiting.splice(0),
    ...(pageNumber === undefined ? {} : { pageNumber }),
  }
}

function bookmarksOf(element: HtmlElement, style: ComputedStyle, walk: Walk): readonly Bookmark[] {
  const { bookmarkLevel: level, bookmarkLabel, bookmarkState } = style
  if (level === 'none') return []
  const text = generateText(bookmarkLabel, element, style, { ...walk, quotes: { ...walk.quotes } })
  return [{ level, label: text.replace(/\s+/g, ' ').trim(), open: bookmarkState === 'open' }]
}

/** The box of `::before` or `::after`, if it has one. */
export function pseudoBoxes(element: HtmlElement, pseudo: PseudoElement, walk: Walk): readonly Box[] {
  const style = walk.document.pseudoStyleOf(element, pseudo)
  if (style === undefined || style.display === 'none' || !Array.isArray(style.content)) return []
  walk.counters.reset(style.counterReset)
  walk.counters.increment(style.counterIncrement)
  walk.counters.set(style.counterSet)
  return [generatedBox(element, pseudo, style, walk)]
}

function generatedBox(element: HtmlElement, pseudo: PseudoElement, style: ComputedStyle, walk: Walk): Box {
  const common = { ...commonOf(element, style, walk), pseudo, anchors: noAnchors }
  const children = contentBoxes(element, style, walk, common)
  const asks = walk.asks.waiting.splice(0)
  const anchors = asks.length === 0 ? noAnchors : { ...noAnchors, asks }
  const block: BlockBox = { kind: 'block', inlineContent: true, children, ...common, anchors }
  if (style.display === 'block') return block
  if (style.display === 'inline-block')
    return { kind: 'inline-block', ...common, style: anonymousStyle(style), children: [block] }
  const href = element.name === 'a' ? element.attributes.href : undefined
  return { kind: 'inline', children, ...(href === undefined ? {} : { href }), ...common, anchors }
}

/** Text, and leaders between it. */
function contentBoxes(
  element: HtmlElement,
  style: ComputedStyle,
  walk: Walk,
  common: Omit<TextBox, 'kind' | 'text' | 'children'>,
): readonly Box[] {
  const boxes: Box[] = []
  let waiting = ''
  const close = () => {
    const { text } = drawText(waiting, { ...style, whiteSpace: 'pre-wrap' }, common.language, walk.whiteSpace)
    if (text !== '') boxes.push({ kind: 'text', children: [], text, ...common })
    waiting = ''
  }
  for (const item of Array.isArray(style.content) ? style.content : []) {
    if (item.kind !== 'leader') waiting += generateText([item], element, style, walk)
    else {
      close()
      boxes.push({ kind: 'leader', children: [], pattern: item.pattern, ...common })
    }
  }
  close()
  return boxes
}

/** A list item's marker: `::marker`'s content, else the list style's text with its prefix and suffix. */
export function markerBox(element: HtmlElement, style: ComputedStyle, walk: Walk): InlineBox | undefined {
  const own = walk.document.pseudoStyleOf(element, 'marker') ?? style
  const text = Array.isArray(own.content)
    ? generateText(own.content, element, own, walk)
    : markerText(style, own, walk)
  if (text === '' || own.content === 'none') return undefined
  return inlineText(element, 'marker', own, { walk, text })
}

function markerText({ listStyleType: type }: ComputedStyle, own: ComputedStyle, walk: Walk): string {
  if (typeof type !== 'string') return type.string
  if (type === 'none') return ''
  const counter = walk.document.counterStyles.get(type)
  const value = bulletIn(walk.fonts, own, formatCounter(walk, walk.counters.value('list-item'), type))
  return `${counter?.prefix ?? ''}${value}${counter?.suffix ?? '. '}`
}

/** An inline box that holds one text. */
export function inlineText(
  element: HtmlElement,
  pseudo: PseudoElement,
  style: ComputedStyle,
  { walk, text, href }: { readonly walk: Walk; readonly text: string; readonly href?: string },
): InlineBox {
  const common = { ...commonOf(element, style, walk), pseudo, anchors: noAnchors }
  const inner: TextBox = { kind: 'text', children: [], text, ...common }
  return { kind: 'inline', children: [inner], ...(href === undefined ? {} : { href }), ...common }
}
