import type { HtmlElement, HtmlNode, HtmlText } from '../../html/tree.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import { isCursive } from '../../text/joining.js'
import { type BlockBox, type Box, type FirstLine, type InlineBlockBox, noAnchors } from '../box.js'
import { asBlocks, isBlockLevel, tableParts } from './anonymousBoxes.js'
import { anonymousStyle } from './anonymousStyle.js'
import { countElement } from './countElement.js'
import { splitFirstLetter } from './firstLetter.js'
import { commonOf, markerBox, pseudoBoxes, type Walk } from './generatedBoxes.js'
import type { ContentSource } from './generatedContent.js'
import { noteBoxes, notesCalledIn } from './noteBoxes.js'
import { tableColumns } from './tableColumns.js'
import { drawText } from './whiteSpace.js'

/** Where boxes are built: whose children they are, and of which elements the first and the last of them are all that begins and ends. */
export interface BoxesAround {
  readonly parent: HtmlElement
  readonly opened: readonly HtmlElement[]
  readonly closed: readonly HtmlElement[]
}

/** The boxes of nodes and all that they hold, with generated content; none for what is not displayed. */
export function buildBoxes(
  nodes: readonly HtmlNode[],
  { parent, opened, closed }: BoxesAround,
  source: ContentSource,
): readonly Box[] {
  const walk = { ...source, whiteSpace: { atSpace: true } }
  return [
    ...opened.flatMap(element => [openingBox(element, walk), ...pseudoBoxes(element, 'before', walk)]),
    ...nodes.flatMap(node => nodeBoxes(node, parent, walk)),
    ...closed.toReversed().flatMap(element => pseudoBoxes(element, 'after', walk)),
  ]
}

/** An empty block with what begins with an element that is no box, and the margin above it. */
function openingBox(element: HtmlElement, walk: Walk): BlockBox {
  const style = walk.document.styleOf(element)
  const plain = anonymousStyle(style)
  return {
    kind: 'block',
    inlineContent: true,
    children: [],
    ...commonOf(element, style, walk),
    style: { ...plain, margin: { ...plain.margin, top: style.margin.top } },
  }
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
  countElement(element, style, walk.counters)
  if (style.float === 'footnote')
    return noteBoxes(element, style, walk, within => blockChildren(element, within))
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

function displayedBoxes(element: HtmlElement, style: ComputedStyle, walk: Walk): readonly Box[] {
  const common = commonOf(element, style, walk)
  switch (style.display) {
    case 'contents':
      return contentBoxes(element, walk)
    case 'inline':
      return [inlineBox(element, style, walk)]
    case 'inline-block':
      return [inlineBlockBox(element, style, walk)]
    case 'table-column':
    case 'table-column-group':
      return []
    case 'table':
    case 'table-row-group':
    case 'table-header-group':
    case 'table-footer-group':
    case 'table-row': {
      const kind = style.display === 'table' ? 'table' : style.display === 'table-row' ? 'row' : 'row-group'
      const columns = kind === 'table' ? tableColumns(element, walk.document) : []
      const children = tableParts(kind, blockChildren(element, walk), common)
      return [{ kind, children, ...common, ...(columns.length === 0 ? {} : { columns }) }]
    }
    case 'table-cell':
      return [{ kind: 'cell', children: asBlocks(blockChildren(element, walk), common), ...common }]
    default:
      return [blockBox(element, style, walk)]
  }
}

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
  const block: BlockBox = {
    kind: 'block',
    inlineContent,
    ...(inlineContent ? withFirstLetter(element, children, walk) : { children: asBlocks(children, common) }),
    ...(marker === undefined || inside ? {} : { marker }),
    ...common,
  }
  const firstLine = walk.document.pseudoStyleOf(element, 'first-line')
  return firstLine === undefined ? block : withFirstLine(block, { base: style, style: firstLine })
}

/** `::first-line` is of the first line in a block, in whichever block within that stands; what is said of an inner one goes before. */
function withFirstLine<T extends Box>(box: T, firstLine: FirstLine): T {
  if (box.kind === 'block' && box.inlineContent) return { firstLine, ...box }
  const [first, ...rest] = box.children
  return first?.kind === 'block' ? { ...box, children: [withFirstLine(first, firstLine), ...rest] } : box
}

/** `::first-letter` splits the letter off; with `initial-letter` it is set beside the lines, and is none of their text. */
function withFirstLetter(
  element: HtmlElement,
  children: readonly Box[],
  { document, report }: Walk,
): Pick<BlockBox, 'children' | 'initial'> {
  const style = document.pseudoStyleOf(element, 'first-letter')
  const split = style === undefined ? undefined : splitFirstLetter(children, style)
  if (style === undefined || split === undefined) return { children }
  if (style.initialLetter === 'normal') return { children: [split.letter, ...split.rest] }
  if (split.letter.children.some(child => child.kind === 'text' && isCursive(child.text))) {
    report('css-unsupported', 'A letter that joins to the next one cannot be a drop cap.', {
      place: element.place,
      advice: 'Leave `initial-letter` away from text in Arabic script.',
    })
    return { children }
  }
  return { children: split.rest, initial: split.letter }
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

/** A link round the block is an inline box without a look of its own. */
function inlineBlockBox(element: HtmlElement, style: ComputedStyle, walk: Walk): Box {
  const block = blockBox(element, style, walk)
  walk.whiteSpace.atSpace = false
  const common = { style: anonymousStyle(style), language: block.language, element, anchors: noAnchors }
  const box: InlineBlockBox = { kind: 'inline-block', ...common, children: [block] }
  const href = element.name === 'a' ? element.attributes.href : undefined
  return href === undefined ? box : { kind: 'inline', ...common, href, children: [box] }
}

/**
 * What margin boxes show from here on: an empty block that only carries the element under its name, and the notes called in it:
 * they are printed where it stands, not wherever it is shown.
 */
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
    children: notesCalledIn(value),
  }
}
