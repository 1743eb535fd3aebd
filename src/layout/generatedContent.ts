import { assertNever } from '../diagnostic.js'
import type { PageMap } from '../html/pageMap.js'
import { type HtmlElement, plainText } from '../html/tree.js'
import type { ComputedStyle, ContentItem, ContentTarget } from '../style/computedStyle.js'
import type { StyledDocument } from '../style/styledDocument.js'
import type { Counters } from './counters.js'

/** What the values of `content`, `string-set` and `bookmark-label` are made from. */
export interface ContentSource {
  readonly document: StyledDocument
  readonly counters: Counters
  /** The pages of the pass before. */
  readonly pageMap: PageMap
  /** Text of elements by id, for `target-text()`. */
  readonly elementOf: (id: string) => HtmlElement | undefined
  /** Named strings and page counters: known in margin boxes only. */
  readonly page?: PageFacts
  readonly quotes: { depth: number }
  /** Told when the pages of the pass before are asked: what was made then must be made anew in the next. */
  readonly askedPages: () => void
}

/** What a margin box may ask its page. */
export interface PageFacts {
  readonly number: number
  readonly pages: number
  namedString(name: string, which: 'first' | 'start' | 'last' | 'first-except'): string
}

/** The text that a list of content items comes to for an element. Leaders come out as their pattern, once; running elements are boxes, not text. */
export function generateText(
  items: readonly ContentItem[],
  element: HtmlElement | undefined,
  style: ComputedStyle,
  source: ContentSource,
): string {
  return items.map(item => itemText(item, element, style, source)).join('')
}

function itemText(
  item: ContentItem,
  element: HtmlElement | undefined,
  style: ComputedStyle,
  source: ContentSource,
): string {
  switch (item.kind) {
    case 'string':
      return item.value
    case 'attr':
      return element?.attributes[item.name] ?? ''
    case 'counter':
      return formatCounter(source, counterValue(source, item.name), item.style)
    case 'counters':
      return source.counters
        .values(item.name)
        .map(value => formatCounter(source, value, item.style))
        .join(item.separator)
    case 'named-string':
      return source.page?.namedString(item.name, item.which) ?? ''
    case 'element':
      return ''
    case 'content':
      return element === undefined || item.part === 'marker' ? '' : contentText(element, item.part)
    case 'target-counter':
      return targetFolio(item.target, element, source)
    case 'target-text': {
      const target = source.elementOf(targetId(item.target, element))
      return target === undefined ? '' : contentText(target, item.part === 'content' ? 'text' : item.part)
    }
    case 'leader':
      return item.pattern
    case 'quote':
      return quoteText(item.which, style, source)
    default:
      return assertNever(item)
  }
}

function contentText(element: HtmlElement, part: 'text' | 'before' | 'after' | 'first-letter'): string {
  const whole = plainText(element)
  if (part === 'text') return whole
  return part === 'first-letter' ? (/^\p{P}*\p{L}\p{M}*/u.exec(whole)?.[0] ?? '') : ''
}

function counterValue({ page, counters }: ContentSource, name: string): number {
  if (page !== undefined && name === 'page') return page.number
  if (page !== undefined && name === 'pages') return page.pages
  return counters.value(name)
}

/** A counter's text in a named style; decimal where no style has that name (CSS Counter Styles 3, section 2). */
export function formatCounter(
  { document }: Pick<ContentSource, 'document'>,
  value: number,
  style: string,
): string {
  if (style === 'none') return ''
  return document.counterStyles.get(style)?.format(value) ?? String(value)
}

function targetId(target: ContentTarget, element: HtmlElement | undefined): string {
  const url = target.kind === 'url' ? target.value : (element?.attributes[target.name] ?? '')
  return url.startsWith('#') ? url.slice(1) : ''
}

/** A page counter of the pass before is known by its label only: the style in which that page counts itself. */
function targetFolio(target: ContentTarget, element: HtmlElement | undefined, source: ContentSource): string {
  source.askedPages()
  return source.pageMap.folioOf.get(targetId(target, element))?.label ?? ''
}

const defaultQuotes: readonly (readonly [string, string])[] = [
  ['\u201c', '\u201d'],
  ['\u2018', '\u2019'],
]

function quoteText(
  which: 'open-quote' | 'close-quote' | 'no-open-quote' | 'no-close-quote',
  { quotes }: ComputedStyle,
  source: ContentSource,
): string {
  const pairs = quotes === 'auto' ? defaultQuotes : quotes === 'none' ? [] : quotes
  const opens = which === 'open-quote' || which === 'no-open-quote'
  if (!opens) source.quotes.depth = Math.max(0, source.quotes.depth - 1)
  const pair = pairs[Math.min(source.quotes.depth, pairs.length - 1)]
  if (opens) source.quotes.depth += 1
  if (which === 'open-quote') return pair?.[0] ?? ''
  return which === 'close-quote' ? (pair?.[1] ?? '') : ''
}
