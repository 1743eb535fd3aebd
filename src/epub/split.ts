import { type HtmlElement, type HtmlNode, plainText, withAttributes, withChildren } from '../html/tree.js'
import { asciiName, lowerCase, UniqueNames } from './asciiNames.js'
import { packagePaths } from './paths.js'

/** A file of the reading order. */
export interface Document {
  readonly fileName: string
  readonly title: string
  /** The `section` that is the body's one child. */
  readonly section: HtmlElement
}

/** Bytes of XHTML above which a part is divided at its top sections, and above which anything is divided between blocks. */
export interface SplitLimits {
  readonly part: number
  readonly file: number
}

/** Small devices give up on files of more than about 300 kB; notes and way-backs found later need some room. */
export const splitLimits: SplitLimits = { part: 100_000, file: 240_000 }

/**
 * A document for each part in order, or several for a long one: one for each of its top sections, with further divisions
 * between blocks where a section is very long. Every file has the part's section round it. Names come from parts and
 * section ids, so that they stay when a section is added at the end.
 */
export function splitIntoDocuments(
  html: HtmlElement,
  limits: SplitLimits = splitLimits,
): readonly Document[] {
  const names = new UniqueNames(Object.values(packagePaths), lowerCase)
  const splitter = new Splitter(limits)
  return partsOf(html).flatMap(part => {
    const partName = asciiName(part.attributes['data-part'] ?? part.attributes.id ?? '') || 'part'
    let stem = partName
    return splitter.divideIntoSections(part).map((section, index) => {
      const opening = index === 0 ? undefined : openingOf(section)
      if (opening !== undefined) stem = `${partName}-${asciiName(opening.id)}`.slice(0, 60)
      return { fileName: names.give(stem, '.xhtml'), title: opening?.title || titleOfPart(part), section }
    })
  })
}

/** The sections in the body; what stands outside of them gets one. */
function partsOf(html: HtmlElement): readonly HtmlElement[] {
  const body = html.children.find(child => child.kind === 'element' && child.name === 'body')
  const children = body?.kind === 'element' ? body.children : html.children
  return children.flatMap(child => {
    if (child.kind === 'text') return []
    const isPart = child.name === 'section'
    return [isPart ? child : { ...child, name: 'section', attributes: {}, children: [child] }]
  })
}

interface Opening {
  readonly id: string
  readonly title: string
}

/** The section that starts with this file. Its id may be its heading's. */
function openingOf(piece: HtmlElement): Opening | undefined {
  const first = piece.children.find(
    child => child.kind === 'element' && child.attributes.role !== 'doc-pagebreak',
  )
  if (first?.kind !== 'element' || isHeading(first)) return undefined
  const heading = first.children.find(child => child.kind === 'element' && isHeading(child))
  const id = first.attributes.id ?? (heading?.kind === 'element' ? heading.attributes.id : undefined)
  if (first.name !== 'section' || id === undefined) return openingOf(first)
  return { id, title: heading === undefined ? '' : plainText(heading) }
}

const isHeading = ({ name }: HtmlElement) => /^h[1-6]$/.test(name)

function titleOfPart({ attributes }: HtmlElement): string {
  return attributes['data-title'] || attributes['data-part'] || attributes.id || '…'
}

const divisible = new Set('section article div ol ul dl blockquote figure aside table tbody'.split(' '))

class Splitter {
  readonly #limits: SplitLimits
  readonly #sizes = new WeakMap<HtmlElement, number>()

  constructor(limits: SplitLimits) {
    this.#limits = limits
  }

  /** The part whole if it is short; else each of its top sections, what stands before the first with the first. */
  divideIntoSections(of: HtmlElement): readonly HtmlElement[] {
    return this.#sizeOf(of) <= this.#limits.part ? [of] : this.#divide(of, true)
  }

  #divide(of: HtmlElement, atSections: boolean): readonly HtmlElement[] {
    const pieces = new Pieces()
    for (const child of of.children) {
      const isSection = child.kind === 'element' && child.name === 'section'
      const divided = child.kind === 'text' ? [child] : this.#divideChild(child, atSections && !isSection)
      const sizes = divided.map(piece => this.#sizeOf(piece))
      const isFull = pieces.size + sizes[0]! > this.#limits.file
      pieces.add(divided, sizes, isFull || (isSection && atSections))
    }
    return pieces.of(of)
  }

  /** Sections within a wrapper of the part count as the part's own. */
  #divideChild(child: HtmlElement, atSections: boolean): readonly HtmlElement[] {
    const limit = atSections ? this.#limits.part : this.#limits.file
    return this.#sizeOf(child) > limit && divisible.has(child.name)
      ? this.#divide(child, atSections)
      : [child]
  }

  /** About the bytes that the node takes as XHTML. */
  #sizeOf(node: HtmlNode): number {
    if (node.kind === 'text') return textSize(node.text)
    const known = this.#sizes.get(node)
    if (known !== undefined) return known
    const tags = 2 * node.name.length + 5
    const attributes = Object.entries(node.attributes).map(([key, value]) => key.length + textSize(value) + 4)
    const children = node.children.map(child => this.#sizeOf(child))
    const size = [...attributes, ...children].reduce((sum, each) => sum + each, tags)
    this.#sizes.set(node, size)
    return size
  }
}

/** `&`, `<` and `>` are written in four or five bytes. */
function textSize(value: string): number {
  return Buffer.byteLength(value) + 4 * (value.match(/[&<>"]/g)?.length ?? 0)
}

/** Children gathered into pieces. A heading, or a page break, goes to the piece of what follows it. */
class Pieces {
  readonly #pieces: HtmlNode[][] = [[]]
  /** Of the children of the last piece, and all together. */
  #sizes: number[] = []
  size = 0

  /** Adds the pieces of a divided child: each after the first starts a piece of its own, the first if it must. */
  add(divided: readonly HtmlNode[], sizes: readonly number[], mustStart: boolean): void {
    divided.forEach((node, index) => {
      if (index > 0 || mustStart) this.#startPiece()
      this.#pieces.at(-1)!.push(node)
      this.#sizes.push(sizes[index]!)
      this.size += sizes[index]!
    })
  }

  #startPiece(): void {
    const current = this.#pieces.at(-1)!
    const kept = current.findLastIndex(isBody) + 1
    if (kept === 0) return
    this.#pieces.push(current.splice(kept))
    this.#sizes = this.#sizes.slice(kept)
    this.size = this.#sizes.reduce((sum, size) => sum + size, 0)
  }

  /** The element once for each piece; only the first has its id. A numbered list goes on counting. */
  of(element: HtmlElement): readonly HtmlElement[] {
    const { id, 'aria-labelledby': _, ...others } = element.attributes
    let items = Number(element.attributes.start ?? 1)
    return this.#pieces.map((children, index) => {
      const rest = index === 0 ? element : { ...element, attributes: others }
      const start = items
      items += children.filter(child => child.kind === 'element' && child.name === 'li').length
      const isNumbered = element.name === 'ol' && index > 0 && element.attributes.reversed === undefined
      return withChildren(isNumbered ? withAttributes(rest, { start: String(start) }) : rest, children)
    })
  }
}

function isBody(node: HtmlNode): boolean {
  if (node.kind === 'text') return node.text.trim() !== ''
  return !isHeading(node) && node.attributes.role !== 'doc-pagebreak'
}
