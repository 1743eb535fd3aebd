import type { MappedPage, PageMap } from '../html/pageMap.js'
import {
  element,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlText,
  isNoteOrCall,
  walk,
  withChildren,
} from '../html/tree.js'
import { asciiName, UniqueNames } from './asciiNames.js'
import { type Words, wordOf } from './words.js'

/** A page of the PDF as the page-list names it, and the id of its break in the text. */
export interface PageTarget {
  readonly label: string
  readonly id: string
}

export interface PagedTree {
  readonly html: HtmlElement
  /** All pages, in reading order. */
  readonly pages: readonly PageTarget[]
}

/**
 * The tree with a page break (`span[role=doc-pagebreak]`) where each page of the PDF starts. Text nodes are found by
 * identity, so this comes before every other change. A blank page breaks where the next page does.
 */
export function insertPageBreaks(html: HtmlElement, pageMap: PageMap, words: Words): PagedTree {
  const ids = new UniqueNames(idsIn(html))
  const breaks = pageMap.pages.map(page => {
    const id = ids.give(`page-${asciiName(page.label) || page.index + 1}`)
    return { label: page.label, id, span: pageBreak(page.label, id, words) }
  })
  const inserter = new Inserter(breaksByText(html, pageMap.pages, breaks))
  return {
    html: inserter.insertInto(html),
    pages: breaks.map(({ label, id }) => ({ label, id })),
  }
}

interface PageBreak extends PageTarget {
  readonly span: HtmlElement
}

interface PlacedBreak {
  readonly offset: number
  readonly span: HtmlElement
}

/** Breaks of a text node in the order of their offsets; those with no text to stand at come under `atEnd`. */
interface Places {
  readonly byText: ReadonlyMap<HtmlText, readonly PlacedBreak[]>
  readonly atEnd: readonly HtmlElement[]
}

function pageBreak(label: string, id: string, words: Words): HtmlElement {
  return element('span', {
    'epub:type': 'pagebreak',
    role: 'doc-pagebreak',
    id,
    'aria-label': wordOf(words, 'epub-page', { n: label }),
  })
}

function* idsIn(html: HtmlElement): Generator<string> {
  for (const { attributes } of elementsOf(html)) if (attributes.id !== undefined) yield attributes.id
}

/** Invariant: breaks in document order are pages in order. A page that starts before its predecessor moves down to it. */
function breaksByText(html: HtmlElement, pages: readonly MappedPage[], breaks: readonly PageBreak[]): Places {
  const starts = new Set(pages.flatMap(page => (page.start === undefined ? [] : [page.start.node])))
  const order = new Map<HtmlText, number>()
  for (const node of walk(html)) {
    if (node.kind === 'text' && starts.has(node) && !order.has(node)) order.set(node, order.size)
  }
  const byText = new Map<HtmlText, PlacedBreak[]>()
  let last: { node: HtmlText; offset: number } | undefined
  let waiting: HtmlElement[] = []
  pages.forEach(({ start }, index) => {
    waiting.push(breaks[index]!.span)
    if (start === undefined || !order.has(start.node)) return
    const here = { node: start.node, offset: wordStart(start.node.text, start.offset) }
    if (last === undefined || isBefore(last, here, order)) last = here
    const placed = byText.get(last.node) ?? []
    byText.set(last.node, placed)
    for (const span of waiting) placed.push({ offset: last.offset, span })
    waiting = []
  })
  return { byText, atEnd: waiting }
}

function isBefore(
  a: { node: HtmlText; offset: number },
  b: { node: HtmlText; offset: number },
  order: ReadonlyMap<HtmlText, number>,
): boolean {
  return a.node === b.node ? a.offset < b.offset : order.get(a.node)! < order.get(b.node)!
}

const longestWord = 64
const letter = /[\p{L}\p{M}\p{N}\u00ad]/u
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * The offset itself, or the start of the word that the page divides: a break within a word disturbs reading aloud
 * (DPUB-ARIA 1.1, doc-pagebreak).
 */
function wordStart(text: string, offset: number): number {
  const isInWord = (at: number) => letter.test(text.charAt(at)) && !unspacedScript.test(text.charAt(at))
  if (!isInWord(offset)) return offset
  let start = offset
  while (start > 0 && offset - start <= longestWord && isInWord(start - 1)) start--
  return offset - start > longestWord ? offset : start
}

/** Elements that hold neither flow nor phrasing content, so a `span` may not stand directly in them. */
const structural = new Set(
  'html ul ol dl table thead tbody tfoot tr colgroup hgroup picture select optgroup details'.split(' '),
)
/** Elements that are one thing to a reader, or nothing: a page that starts in one is marked before it. */
const atomic = new Set('svg math ruby button option textarea label title'.split(' '))

const isHeading = ({ name }: HtmlElement) => /^h[1-6]$/.test(name)
const isHidden = ({ attributes }: HtmlElement) =>
  attributes['aria-hidden'] === 'true' || attributes.hidden !== undefined
const isAtomic = (each: HtmlElement) => atomic.has(each.name) || isNoteOrCall(each) || isHidden(each)

class Inserter {
  readonly #places: Places
  /** Breaks that may not stand where their page starts and wait for the next place that takes them. */
  #waiting: HtmlElement[] = []
  /** Breaks that have been moved out to before an element. */
  readonly #moved = new Set<HtmlElement>()

  constructor(places: Places) {
    this.#places = places
  }

  insertInto(html: HtmlElement): HtmlElement {
    const inserted = this.#element(html)
    const left = [...this.#take(), ...this.#places.atEnd]
    return left.length === 0 ? inserted : appendToLastSection(inserted, left)
  }

  #element(of: HtmlElement): HtmlElement {
    if (isAtomic(of)) return of
    const mayHold = !structural.has(of.name)
    const children = of.children.flatMap((child): readonly HtmlNode[] => {
      if (child.kind === 'text') return this.#text(child, mayHold)
      if (isAtomic(child)) this.#moveBefore(textsOf(child))
      else if (isHeading(child)) this.#moveBeforeHeading(child)
      const before = mayHold ? this.#take() : []
      return [...before, this.#element(child)]
    })
    return withChildren(of, mayHold ? [...children, ...this.#take()] : children)
  }

  #text(node: HtmlText, mayHold: boolean): readonly HtmlNode[] {
    if (!mayHold) {
      this.#moveBefore([node])
      return [node]
    }
    const nodes: HtmlNode[] = this.#take()
    let done = 0
    for (const { offset, span } of this.#breaksOf(node)) {
      if (offset > done) nodes.push({ ...node, text: node.text.slice(done, offset) })
      done = offset
      nodes.push(span)
    }
    if (done === 0) return [...nodes, node]
    return done < node.text.length ? [...nodes, { ...node, text: node.text.slice(done) }] : nodes
  }

  #take(): HtmlElement[] {
    const taken = this.#waiting
    this.#waiting = []
    return taken
  }

  #breaksOf(node: HtmlText): readonly PlacedBreak[] {
    return (this.#places.byText.get(node) ?? []).filter(({ span }) => !this.#moved.has(span))
  }

  /** A break at a heading's first letter stands before the heading, so that it is no part of its name. */
  #moveBeforeHeading(heading: HtmlElement): void {
    for (const node of textsOf(heading)) {
      const lead = node.text.length - node.text.trimStart().length
      this.#moveBefore([node], lead)
      if (lead < node.text.length) return
    }
  }

  #moveBefore(texts: Iterable<HtmlText>, last = Number.POSITIVE_INFINITY): void {
    for (const node of texts) {
      for (const { offset, span } of this.#breaksOf(node)) {
        if (offset > last) continue
        this.#waiting.push(span)
        this.#moved.add(span)
      }
    }
  }
}

function* textsOf(of: HtmlElement): Generator<HtmlText> {
  for (const node of walk(of)) if (node.kind === 'text') yield node
}

function appendToLastSection(html: HtmlElement, spans: readonly HtmlElement[]): HtmlElement {
  const last = html.children.findLastIndex(child => child.kind === 'element')
  const child = html.children[last]
  if (child?.kind !== 'element' || (html.name !== 'html' && html.name !== 'body')) {
    return withChildren(html, [...html.children, ...spans])
  }
  return withChildren(html, html.children.with(last, appendToLastSection(child, spans)))
}
