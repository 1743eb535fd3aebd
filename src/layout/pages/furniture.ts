import { fillPage, startCursor } from '../../breaking/fillPage.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import type { MarginBoxName } from '../../style/pageRules.js'
import { type BlockBox, noAnchors } from '../box.js'
import { anonymousStyle } from '../boxes/anonymousStyle.js'
import { type ContentSource, formatCounter, generateText, type PageFacts } from '../boxes/generatedContent.js'
import type { Composing } from '../composing.js'
import { createFlow } from '../flow.js'
import type { GalleyContent } from '../galleyContent.js'
import type { Fragment } from '../page.js'
import { contentWidths } from '../paragraph/contentWidths.js'
import { setBox, streamOf } from '../setGalley.js'
import { fragmentsOf } from './drawUp.js'
import { type MadePage, pageValue } from './makePages.js'
import { type ContentWidths, defaultAlignment, type MarginBox, placeMarginBoxes } from './marginBoxes.js'
import { endlessTrack } from './pageMaster.js'

/** What a page's furniture is made from: its own facts, and how many pages there are. */
export interface Furnishing {
  readonly source: ContentSource
  readonly composing: Composing
  readonly pages: number
}

/** The fragments of a page's margin boxes: running heads and folios (CSS Page 3, section 5). */
export function furnish(page: MadePage, { source, composing, pages }: Furnishing): readonly Fragment[] {
  const withFacts: ContentSource = { ...source, page: factsOf(page, pages) }
  const contents = new Map<MarginBoxName, BlockBox>()
  for (const [name, style] of page.style.marginBoxes) contents.set(name, contentBox(style, page, withFacts))
  const widthsOf = (name: MarginBoxName) => widthsIn(contents.get(name)!, composing)
  return placeMarginBoxes(page.style, widthsOf).flatMap(place =>
    furnishBox(place, contents.get(place.name)!, composing),
  )
}

function factsOf({ number, strings }: MadePage, pages: number): PageFacts {
  return { number, pages, namedString: (name, which) => pageValue(strings.get(name), which) ?? '' }
}

/** A margin box's content: the running elements that it names, or its text. */
function contentBox(style: ComputedStyle, page: MadePage, source: ContentSource): BlockBox {
  const items = typeof style.content === 'string' ? [] : style.content
  const language = source.document.languageOf(source.document.root)
  const common = { style, language, anchors: noAnchors, kind: 'block' } as const
  const elements = items.flatMap(item =>
    item.kind === 'element' ? (pageValue(page.elements.get(item.name), item.which) ?? []) : [],
  )
  if (elements.length > 0) return { ...common, inlineContent: false, children: elements }
  const text = generateText(items, undefined, style, source)
  return { ...common, inlineContent: true, children: [{ ...common, kind: 'text', text, children: [] }] }
}

/** Running elements take the whole width that they can get. */
function widthsIn(box: BlockBox, composing: Composing): ContentWidths {
  if (box.inlineContent) return contentWidths(box, composing)
  const widths = box.children.map(child =>
    child.kind === 'block' ? widthsIn(child, composing) : { most: 0, least: 0 },
  )
  return {
    most: Math.max(0, ...widths.map(({ most }) => most)),
    least: Math.max(0, ...widths.map(({ least }) => least)),
  }
}

function furnishBox(place: MarginBox, box: BlockBox, composing: Composing): readonly Fragment[] {
  const { content, style } = place
  const flow = createFlow(true, true)
  const setting = { stream: streamOf(flow), measure: content, pageName: '', avoidBreaks: true, markers: [] }
  const across = style.textAlign === 'start' ? defaultAlignment(place.name).across : style.textAlign
  const inner: BlockBox = { ...box, style: innerStyle(style, across) }
  setBox(inner, { ...setting, grid: 'outside' }, composing)
  const { placed, height } = fillPage(flow.items, startCursor<GalleyContent>(), endlessTrack)
  const down = isDown(style.verticalAlign) ? style.verticalAlign : defaultAlignment(place.name).down
  const spare = content.height - height
  const y = content.y + (down === 'middle' ? spare / 2 : down === 'bottom' ? spare : 0)
  return [...outline(place, box), ...placed.flatMap(each => fragmentsOf(each, { x: 0, y, region: 'margin' }))]
}

const innerStyles = new WeakMap<ComputedStyle, ComputedStyle>()

/** The style of a margin box's text: one object for all pages, as whatever is found by style is found once. */
function innerStyle(style: ComputedStyle, textAlign: ComputedStyle['textAlign']): ComputedStyle {
  const known = innerStyles.get(style)
  if (known?.textAlign === textAlign) return known
  const made = { ...anonymousStyle(style), textAlign }
  innerStyles.set(style, made)
  return made
}

function isDown(value: ComputedStyle['verticalAlign']): value is 'top' | 'middle' | 'bottom' {
  return value === 'top' || value === 'middle' || value === 'bottom'
}

function outline({ border, style }: MarginBox, box: BlockBox): readonly Fragment[] {
  const sides = Object.values(style.border)
  if (style.backgroundColor.a === 0 && sides.every(side => side.width === 0)) return []
  const { x, y, width, height } = border
  const place = { x, y, width, height, isFirst: true, isLast: true }
  return [
    {
      kind: 'block',
      box,
      region: 'margin',
      ...place,
      background: style.backgroundColor,
      border: style.border,
    },
  ]
}

/** What stands for a page in page lists: its number in the style in which its own folio, or `-colophon-folio-style`, shows it. */
export function pageLabel({ style, number }: MadePage, source: ContentSource): string {
  return formatCounter(
    source,
    number,
    style.folioStyle === 'auto' ? shownFolioStyle(style.marginBoxes) : style.folioStyle,
  )
}

function shownFolioStyle(boxes: ReadonlyMap<MarginBoxName, ComputedStyle>): string {
  for (const { content } of boxes.values()) {
    if (typeof content === 'string') continue
    for (const item of content) if (item.kind === 'counter' && item.name === 'page') return item.style
  }
  return 'decimal'
}
