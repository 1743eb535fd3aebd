import type { ComputedStyle } from '../style/computedStyle.js'
import type { MarginBoxName } from '../style/pageRules.js'
import { type BlockBox, noAnchors } from './box.js'
import type { Composing } from './composing.js'
import { type ContentSource, formatCounter, generateText, type PageFacts } from './generatedContent.js'
import type { MadePage } from './makePages.js'
import { defaultAlignment, type MarginBox, placeMarginBoxes } from './marginBoxes.js'
import type { Fragment, LineFragment } from './page.js'
import { contentWidths, setParagraph } from './setParagraph.js'

/** What a page's furniture is made from: its own facts, and how many pages there are. */
export interface Furnishing {
  readonly source: ContentSource
  readonly composing: Composing
  readonly pages: number
}

/** The fragments of a page's margin boxes: running heads and folios (CSS Page 3, section 5). */
export function furnish(page: MadePage, { source, composing, pages }: Furnishing): readonly Fragment[] {
  const withFacts: ContentSource = { ...source, page: factsOf(page, pages) }
  const texts = new Map<MarginBoxName, BlockBox>()
  for (const [name, style] of page.style.marginBoxes) texts.set(name, textBox(style, withFacts))
  const widthsOf = (name: MarginBoxName) => contentWidths(texts.get(name)!, composing)
  return placeMarginBoxes(page.style, widthsOf).flatMap(place =>
    furnishBox(place, texts.get(place.name)!, composing),
  )
}

function factsOf({ number, strings }: MadePage, pages: number): PageFacts {
  return {
    number,
    pages,
    namedString: (name, which) => {
      const string = strings.get(name)
      if (string === undefined) return ''
      return which === 'first-except' ? (string.isSet ? '' : string.entry) : string[which]
    },
  }
}

function textBox(style: ComputedStyle, source: ContentSource): BlockBox {
  const items = typeof style.content === 'string' ? [] : style.content
  const text = generateText(items, undefined, style, source)
  const language = source.document.languageOf(source.document.root)
  const common = { style, language, anchors: noAnchors }
  return {
    ...common,
    kind: 'block',
    inlineContent: true,
    children: [{ ...common, kind: 'text', text, children: [] }],
  }
}

function furnishBox(place: MarginBox, box: BlockBox, composing: Composing): readonly Fragment[] {
  const { content, style } = place
  const lines = setParagraph(box, { x: content.x, width: content.width }, [], composing)
  const height = lines.reduce((sum, line) => sum + line.height, 0)
  const down = isDown(style.verticalAlign) ? style.verticalAlign : defaultAlignment(place.name).down
  const spare = content.height - height
  let y = content.y + (down === 'middle' ? spare / 2 : down === 'bottom' ? spare : 0)
  const fragments: Fragment[] = []
  for (const { content: line, height: lineHeight } of lines) {
    const { runs, width, above, below, isFirst, isLast } = line
    const at = { x: line.x, y: y + above, width, above, below }
    const drawn: LineFragment = { kind: 'line', box, region: 'margin', runs, isFirst, isLast, ...at }
    if (runs.length > 0) fragments.push(drawn)
    y += lineHeight
  }
  return [...outline(place, box), ...fragments]
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
