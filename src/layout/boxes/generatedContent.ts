import { assertNever, type Report } from '../../diagnostic.js'
import type { Folio, PageMap } from '../../html/pageMap.js'
import { quotationMarksOf } from '../../html/quotationMarks.js'
import { type HtmlElement, plainText } from '../../html/tree.js'
import type { ComputedStyle, ContentItem, ContentTarget } from '../../style/computedStyle.js'
import type { StyledDocument } from '../../style/styledDocument.js'
import type { FontSet } from '../../text/font.js'
import type { TypeStyles } from '../typeStyle.js'
import type { Counters } from './counters.js'

/** What the values of `content`, `string-set` and `bookmark-label` are made from. */
export interface ContentSource {
  readonly document: StyledDocument
  readonly counters: Counters
  readonly fonts: FontSet
  readonly typeStyles: TypeStyles
  /** The pages of the pass before. */
  readonly pageMap: PageMap
  /** Text of elements by id, for `target-text()`. */
  readonly elementOf: (id: string) => HtmlElement | undefined
  /** Named strings and page counters: known in margin boxes only. */
  readonly page?: PageFacts
  /** A counter's value at the element of an id, for `target-counter()`. */
  readonly counterAt: (id: string, name: string) => number
  /** The number of a note that is counted on its page. */
  readonly pagedNumberAt: (id: string) => number | undefined
  readonly quotes: { depth: number }
  /** Places that show the page they stand on: how many there have been, and those that belong to the next box. */
  readonly asks: { next: number; waiting: number[] }
  /** How many notes there have been, and the one in which content is made: its number, if that is not its counter's. */
  readonly notes: { next: number }
  readonly noteNumber: number | undefined
  /** Told when the pages of the pass before are asked: what was made then must be made anew in the next. */
  readonly askedPages: () => void
  readonly report: Report
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
      return counterText(item.name, item.style, source)
    case 'counters':
      if (isPageCounter(item.name)) return counterText(item.name, item.style, source)
      return source.counters
        .values(item.name)
        .map(value => formatCounter(source, value, item.style))
        .join(item.separator)
    case 'named-string':
      return source.page?.namedString(item.name, item.which) ?? ''
    case 'element':
      return ''
    case 'content':
      return element === undefined ? '' : partText(element, item.part, source)
    case 'target-counter':
      return targetCounter(item, targetId(item.target, element), source)
    case 'target-text': {
      const target = source.elementOf(targetId(item.target, element))
      if (target === undefined) return ''
      return item.part === 'content' ? plainText(target) : firstLetterOf(target)
    }
    case 'leader':
      return item.pattern
    case 'quote':
      return quoteText(item.which, style, source.document.languageOf(element ?? source.document.root), source)
    default:
      return assertNever(item)
  }
}

function partText(
  element: HtmlElement,
  part: 'text' | 'before' | 'after' | 'first-letter',
  source: ContentSource,
): string {
  if (part === 'text') return plainText(element)
  if (part === 'first-letter') return firstLetterOf(element)
  const style = source.document.pseudoStyleOf(element, part)
  if (style === undefined || !Array.isArray(style.content)) return ''
  // What is generated there may quote the element in turn.
  const items = style.content.filter(({ kind }: ContentItem) => kind !== 'content')
  return generateText(items, element, style, { ...source, quotes: { ...source.quotes } })
}

function firstLetterOf(element: HtmlElement): string {
  return /^\p{P}*\p{L}\p{M}*/u.exec(plainText(element))?.[0] ?? ''
}

function targetCounter(
  { name, style }: { readonly name: string; readonly style: string },
  id: string,
  source: ContentSource,
): string {
  source.askedPages()
  if (name === 'page') return folioText(source.pageMap.folioOf.get(id), style, source)
  const number = name === 'footnote' ? source.pagedNumberAt(id) : undefined
  return formatCounter(source, number ?? source.counterAt(id, name), style)
}

const isPageCounter = (name: string) => name === 'page' || name === 'pages'

function counterText(name: string, style: string, source: ContentSource): string {
  const { page, counters, noteNumber } = source
  if (name === 'footnote' && noteNumber !== undefined) return formatCounter(source, noteNumber, style)
  if (!isPageCounter(name)) return formatCounter(source, counters.value(name), style)
  if (page === undefined) return name === 'page' ? ownFolio(style, source) : countOfPages(style, source)
  return formatCounter(source, name === 'page' ? page.number : page.pages, style)
}

/** In the text a page is known from the pass before; in the first there is none. */
function ownFolio(style: string, source: ContentSource): string {
  source.askedPages()
  const place = source.asks.next++
  source.asks.waiting.push(place)
  return folioText(source.pageMap.asked.get(place), style, source)
}

function countOfPages(style: string, source: ContentSource): string {
  source.askedPages()
  const { length } = source.pageMap.pages
  return length === 0 ? '' : formatCounter(source, length, style)
}

/** A page of the pass before is known by its label, which is a number unless the page itself shows it otherwise. */
function folioText(folio: Folio | undefined, style: string, source: ContentSource): string {
  const label = folio?.label ?? ''
  return style !== 'decimal' && /^\d+$/.test(label) ? formatCounter(source, Number(label), style) : label
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

/** `quotes: auto` is what the language has (CSS Content 3, section 3.3). */
function quotesOf(language: string): readonly (readonly [string, string])[] {
  const { open, close, innerOpen, innerClose } = quotationMarksOf(language)
  return [
    [open, close],
    [innerOpen, innerClose],
  ]
}

function quoteText(
  which: 'open-quote' | 'close-quote' | 'no-open-quote' | 'no-close-quote',
  { quotes }: ComputedStyle,
  language: string,
  source: ContentSource,
): string {
  const pairs = quotes === 'auto' ? quotesOf(language) : quotes === 'none' ? [] : quotes
  const opens = which === 'open-quote' || which === 'no-open-quote'
  // CSS Content 3, section 3.2: what closes nothing is not shown.
  if (!opens && source.quotes.depth === 0) return ''
  if (!opens) source.quotes.depth -= 1
  const pair = pairs[Math.min(source.quotes.depth, pairs.length - 1)]
  if (opens) source.quotes.depth += 1
  if (which === 'open-quote') return pair?.[0] ?? ''
  return which === 'close-quote' ? (pair?.[1] ?? '') : ''
}
