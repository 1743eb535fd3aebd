import type { HtmlElement, HtmlNode, HtmlText } from '../html/tree.js'
import type { ComputedStyle } from '../style/computedStyle.js'
import type { PseudoElement } from '../style/styledDocument.js'
import { anonymousStyle } from './anonymousStyle.js'
import { type Anchors, type BlockBox, type Box, type InlineBox, noAnchors, type TextBox } from './box.js'
import { type ContentSource, formatCounter, generateText } from './generatedContent.js'
import { drawText, type WhiteSpaceState } from './whiteSpace.js'

/** What box building needs besides the tree; counters and white space move on as it walks in document order. */
interface Walk extends ContentSource {
  readonly whiteSpace: WhiteSpaceState
}

/** The boxes of an element and all that it holds, with generated content; none where it is not displayed. */
export function buildBoxes(element: HtmlElement, source: ContentSource): readonly Box[] {
  return elementBoxes(element, { ...source, whiteSpace: { atSpace: true } })
}

function nodeBoxes(node: HtmlNode, parent: HtmlElement, walk: Walk): readonly Box[] {
  return node.kind === 'text' ? textBoxes(node, parent, walk) : elementBoxes(node, walk)
}

function textBoxes(node: HtmlText, parent: HtmlElement, walk: Walk): readonly Box[] {
  const style = walk.document.styleOf(parent)
  const language = walk.document.languageOf(parent)
  const drawn = drawText(node.text, style, language, walk.whiteSpace)
  return drawn.text === ''
    ? []
    : [{ kind: 'text', style, language, element: parent, node, children: [], anchors: noAnchors, ...drawn }]
}

function elementBoxes(element: HtmlElement, walk: Walk): readonly Box[] {
  const style = walk.document.styleOf(element)
  if (style.display === 'none') return []
  count(element, style, walk)
  if (style.float === 'footnote') return noteBoxes(element, style, walk)
  if (typeof style.position === 'object') return [runningBox(element, style, style.position.running, walk)]
  const common = commonOf(element, style, walk)
  switch (element.name) {
    case 'br':
      walk.whiteSpace.atSpace = true
      return [{ kind: 'break', children: [], ...common }]
    case 'wbr':
      return [{ kind: 'text', text: '\u200b', children: [], ...common }]
    case 'img':
      walk.whiteSpace.atSpace = false
      return [
        {
          kind: 'image',
          asset: element.attributes.src ?? '',
          alt: element.attributes.alt ?? '',
          children: [],
          ...common,
        },
      ]
  }
  return displayedBoxes(element, style, walk)
}

/** What every box of an element has. Called after the element's counters are counted: named strings may show them. */
function commonOf(element: HtmlElement, style: ComputedStyle, walk: Walk) {
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
  if (id === undefined && style.stringSet.length === 0 && pageNumber === undefined) return noAnchors
  return {
    ...noAnchors,
    ids: id === undefined ? [] : [id],
    strings: style.stringSet.map(({ name, content }) => ({
      name,
      value: generateText(content, element, style, walk),
    })),
    ...(pageNumber === undefined ? {} : { pageNumber }),
  }
}

function displayedBoxes(element: HtmlElement, style: ComputedStyle, walk: Walk): readonly Box[] {
  const common = commonOf(element, style, walk)
  switch (style.display) {
    case 'contents':
      return contentBoxes(element, walk)
    case 'inline':
    case 'inline-block':
      return [inlineBox(element, style, walk)]
    case 'table-column':
    case 'table-column-group':
      return []
    case 'table':
    case 'table-row-group':
    case 'table-header-group':
    case 'table-footer-group':
    case 'table-row': {
      const kind = style.display === 'table' ? 'table' : style.display === 'table-row' ? 'row' : 'row-group'
      return [{ kind, children: blockChildren(element, walk).filter(isBlockLevel), ...common }]
    }
    case 'table-cell':
      return [{ kind: 'cell', children: asBlocks(blockChildren(element, walk), common), ...common }]
    default:
      return [blockBox(element, style, walk)]
  }
}

/** Counters and, for lists, the implied `list-item` counter (CSS Lists 3, section 4.6). */
function count(element: HtmlElement, style: ComputedStyle, { counters }: Walk): void {
  const isList = element.name === 'ol' || element.name === 'ul' || element.name === 'menu'
  if (isList && !style.counterReset.some(isListItem)) {
    const start = Number.parseInt(element.attributes.start ?? '1', 10)
    counters.reset([{ name: 'list-item', value: Number.isNaN(start) ? 0 : start - 1 }])
  }
  counters.reset(style.counterReset)
  if (style.display === 'list-item' && !style.counterIncrement.some(isListItem)) {
    counters.increment([{ name: 'list-item', value: 1 }])
  }
  if (style.float === 'footnote' && !style.counterIncrement.some(({ name }) => name === 'footnote')) {
    counters.increment([{ name: 'footnote', value: 1 }])
  }
  counters.increment(style.counterIncrement)
  const value = element.name === 'li' ? Number.parseInt(element.attributes.value ?? '', 10) : Number.NaN
  if (!Number.isNaN(value)) counters.set([{ name: 'list-item', value }])
  counters.set(style.counterSet)
}

const isListItem = ({ name }: { readonly name: string }) => name === 'list-item'

function contentBoxes(element: HtmlElement, walk: Walk): readonly Box[] {
  walk.counters.open()
  const boxes = [
    ...pseudoBoxes(element, 'before', walk),
    ...element.children.flatMap(child => nodeBoxes(child, element, walk)),
    ...pseudoBoxes(element, 'after', walk),
  ]
  walk.counters.close()
  return boxes
}

/** The children of a block-level box: white space starts anew before and after them. */
function blockChildren(element: HtmlElement, walk: Walk): readonly Box[] {
  walk.whiteSpace.atSpace = true
  const boxes = contentBoxes(element, walk)
  walk.whiteSpace.atSpace = true
  return boxes
}

function blockBox(element: HtmlElement, style: ComputedStyle, walk: Walk): BlockBox {
  const common = commonOf(element, style, walk)
  const marker = style.display === 'list-item' ? markerBox(element, style, walk) : undefined
  const inside = marker !== undefined && style.listStylePosition === 'inside'
  const own = blockChildren(element, walk)
  const children = inside ? [marker, ...own] : own
  const inlineContent = !children.some(isBlockLevel)
  return {
    kind: 'block',
    inlineContent,
    children: inlineContent ? children : asBlocks(children, common),
    ...(marker === undefined || inside ? {} : { marker }),
    ...common,
  }
}

/** An inline that holds a block becomes a block itself: nothing is lost, and lines stay one level deep. */
function inlineBox(element: HtmlElement, style: ComputedStyle, walk: Walk): Box {
  const common = commonOf(element, style, walk)
  const children = contentBoxes(element, walk)
  if (children.some(isBlockLevel)) {
    return { kind: 'block', inlineContent: false, children: asBlocks(children, common), ...common }
  }
  const href = element.name === 'a' ? element.attributes.href : undefined
  return { kind: 'inline', children, ...(href === undefined ? {} : { href }), ...common }
}

export function isBlockLevel(box: Box): boolean {
  return (
    box.kind === 'block' ||
    box.kind === 'table' ||
    box.kind === 'row-group' ||
    box.kind === 'row' ||
    box.kind === 'cell'
  )
}

/** CSS 2, section 9.2.1.1: runs of inline boxes among blocks get an anonymous block each, unless they are but white space. */
function asBlocks(children: readonly Box[], common: Pick<Box, 'style' | 'language'>): readonly Box[] {
  const blocks: Box[] = []
  let run: Box[] = []
  const close = () => {
    const { style, language } = common
    if (run.some(box => box.kind !== 'text' || box.text.trim() !== '')) {
      blocks.push({
        kind: 'block',
        inlineContent: true,
        children: run,
        language,
        style: anonymousStyle(style),
        anchors: noAnchors,
      })
    }
    run = []
  }
  for (const box of children) {
    if (isBlockLevel(box)) {
      close()
      blocks.push(box)
    } else run.push(box)
  }
  close()
  return blocks
}

/** What margin boxes show from here on: an empty block that only carries the element under its name. */
function runningBox(element: HtmlElement, style: ComputedStyle, name: string, walk: Walk): BlockBox {
  const value = blockBox(element, style, walk)
  const anchors = { ...noAnchors, elements: [{ name, value }] }
  const { language } = value
  return {
    kind: 'block',
    inlineContent: true,
    element,
    language,
    style: anonymousStyle(style),
    anchors,
    children: [],
  }
}

function pseudoBoxes(element: HtmlElement, pseudo: PseudoElement, walk: Walk): readonly Box[] {
  const style = walk.document.pseudoStyleOf(element, pseudo)
  if (style === undefined || style.display === 'none' || !Array.isArray(style.content)) return []
  walk.counters.reset(style.counterReset)
  walk.counters.increment(style.counterIncrement)
  walk.counters.set(style.counterSet)
  return [
    generatedBox(element, pseudo, style, { walk, text: generateText(style.content, element, style, walk) }),
  ]
}

function generatedBox(
  element: HtmlElement,
  pseudo: PseudoElement,
  style: ComputedStyle,
  { walk, text }: { readonly walk: Walk; readonly text: string },
): Box {
  const common = { ...commonOf(element, style, walk), pseudo, anchors: noAnchors }
  const drawn = drawText(text, { ...style, whiteSpace: 'pre-wrap' }, common.language, walk.whiteSpace)
  const inner: TextBox = { kind: 'text', children: [], text: drawn.text, ...common }
  const children = drawn.text === '' ? [] : [inner]
  if (style.display === 'block') return { kind: 'block', inlineContent: true, children, ...common }
  const href = element.name === 'a' ? element.attributes.href : undefined
  return { kind: 'inline', children, ...(href === undefined ? {} : { href }), ...common }
}

/** A list item's marker: `::marker`'s content, else the list style's text with its prefix and suffix. */
function markerBox(element: HtmlElement, style: ComputedStyle, walk: Walk): InlineBox | undefined {
  const own = walk.document.pseudoStyleOf(element, 'marker') ?? style
  const text = Array.isArray(own.content)
    ? generateText(own.content, element, own, walk)
    : markerText(style, walk)
  if (text === '' || own.content === 'none') return undefined
  return inlineText(element, 'marker', own, { walk, text })
}

function markerText({ listStyleType: type }: ComputedStyle, walk: Walk): string {
  if (typeof type !== 'string') return type.string
  if (type === 'none') return ''
  const counter = walk.document.counterStyles.get(type)
  const value = formatCounter(walk, walk.counters.value('list-item'), type)
  return `${counter?.prefix ?? ''}${value}${counter?.suffix ?? '. '}`
}

function inlineText(
  element: HtmlElement,
  pseudo: PseudoElement,
  style: ComputedStyle,
  { walk, text, href }: { readonly walk: Walk; readonly text: string; readonly href?: string },
): InlineBox {
  const common = { ...commonOf(element, style, walk), pseudo, anchors: noAnchors }
  const inner: TextBox = { kind: 'text', children: [], text, ...common }
  return { kind: 'inline', children: [inner], ...(href === undefined ? {} : { href }), ...common }
}

/**
 * A note leaves its call in the text, and its number before its own text (GCPM 3, section 2.4); both lead to the other.
 * The call carries the note's id with `-call`, since the note's own id leads to the foot of the page.
 */
function noteBoxes(element: HtmlElement, style: ComputedStyle, walk: Walk): readonly Box[] {
  const id = element.attributes.id
  const number = String(walk.counters.value('footnote'))
  const piece = (pseudo: 'footnote-call' | 'footnote-marker', href: string | undefined, standard: string) => {
    const own = walk.document.pseudoStyleOf(element, pseudo) ?? style
    const text = Array.isArray(own.content) ? generateText(own.content, element, own, walk) : standard
    return inlineText(element, pseudo, own, { walk, text, ...(href === undefined ? {} : { href }) })
  }
  const call = {
    ...piece('footnote-call', id === undefined ? undefined : `#${id}`, number),
    anchors: { ...noAnchors, ids: id === undefined ? [] : [`${id}-call`] },
  }
  const marker = piece('footnote-marker', id === undefined ? undefined : `#${id}-call`, `${number}. `)
  const text = blockChildren(element, walk)
  walk.whiteSpace.atSpace = false
  const inside = style.listStylePosition === 'inside'
  const own = inside ? [marker, ...text] : text
  const common = commonOf(element, style, walk)
  const inlineContent = !own.some(isBlockLevel)
  const body: BlockBox = {
    kind: 'block',
    inlineContent,
    children: inlineContent ? own : asBlocks(own, common),
    ...(inside ? {} : { marker }),
    ...common,
  }
  return [call, { kind: 'note', children: [body], ...common, anchors: noAnchors }]
}
