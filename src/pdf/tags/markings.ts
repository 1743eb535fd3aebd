import type { Link } from '../links.js'
import type { PdfReference } from '../pdfValue.js'
import type { TagSlot } from './tagTree.js'

/** A marked-content sequence: the number that a page knows it by (ISO 32000-1, 14.7.4.2). */
export interface Mark {
  readonly page: number
  readonly id: number
}

/** Left, bottom, right, top. */
export type PdfRectangle = readonly [number, number, number, number]

export interface LinkAnnotation {
  readonly page: number
  readonly reference: PdfReference
  /** Its key in the parent tree. */
  readonly key: number
}

/** What drawing tells the tag tree: which pieces of which pages belong to a slot, and where links lie. Filled page by page. */
export class Markings {
  /** For each page the slots that its sequences belong to, by their numbers. */
  readonly pages: TagSlot[][] = []
  private readonly marks = new Map<TagSlot, Mark[]>()
  private readonly rectangles = new Map<TagSlot, PdfRectangle>()
  private readonly annotations = new Map<Link, LinkAnnotation[]>()
  private readonly firstKey: number
  private nextKey: number

  /** Keys of the parent tree up to the number of pages are the pages' own. */
  constructor(pages: number) {
    this.firstKey = pages
    this.nextKey = pages
  }

  /** The keys of all areas of links. */
  linkKeys(): readonly number[] {
    return Array.from({ length: this.nextKey - this.firstKey }, (_, i) => this.firstKey + i)
  }

  beginPage(): void {
    this.pages.push([])
  }

  /** A new sequence on the page begun last; gives its number there. */
  mark(slot: TagSlot): number {
    const page = this.pages.length - 1
    const id = this.pages[page]!.push(slot) - 1
    const marks = this.marks.get(slot)
    if (marks === undefined) this.marks.set(slot, [{ page, id }])
    else marks.push({ page, id })
    return id
  }

  /** Where an image lies on its page. */
  place(slot: TagSlot, rectangle: PdfRectangle): void {
    this.rectangles.set(slot, rectangle)
  }

  takeKey(): number {
    return this.nextKey++
  }

  annotate(link: Link, reference: PdfReference, key: number): void {
    const page = this.pages.length - 1
    this.annotations.set(link, [...this.annotationsOf(link), { page, reference, key }])
  }

  marksOf(slot: TagSlot): readonly Mark[] {
    return this.marks.get(slot) ?? []
  }

  rectangleOf(slot: TagSlot): PdfRectangle | undefined {
    return this.rectangles.get(slot)
  }

  annotationsOf(link: Link): readonly LinkAnnotation[] {
    return this.annotations.get(link) ?? []
  }
}
