import type { HtmlText } from './tree.js'

/** A page of the PDF: its place in the file, from 0, and what is printed at its foot (`ii`, `12`). */
export interface Folio {
  readonly index: number
  readonly label: string
}

/** Where a page's main flow starts: the first character on it that is not furniture and not a note. */
export interface PageStart {
  readonly node: HtmlText
  readonly offset: number
}

export interface MappedPage extends Folio {
  /** Missing on a page that no text of the flow starts on (a blank page). */
  readonly start?: PageStart
}

/** The pages that the tree fell on: the one carrier of facts from layout back to the text. */
export interface PageMap {
  /** By id of an element of the tree: the page on which its first line stands. */
  readonly folioOf: ReadonlyMap<string, Folio>
  readonly pages: readonly MappedPage[]
  /** The pages of places that show the page they stand on, by their number in the order of the text. */
  readonly asked: ReadonlyMap<number, Folio>
  /** Notes that are counted page by page, by their place in the order of the text; none where they are counted through. */
  readonly notes: ReadonlyMap<number, PagedNote>
}

/** A note counted on its page. */
export interface PagedNote {
  readonly id?: string
  readonly number: number
  /** Numbers whose width its mark takes, whichever it shows: it has moved its own line. Empty for a mark as wide as it is. */
  readonly held: readonly number[]
}

/** What the first pass knows: nothing. */
export const emptyPageMap: PageMap = { folioOf: new Map(), pages: [], asked: new Map(), notes: new Map() }

/** Whether two passes put everything on the same pages under the same labels. */
export function samePages(a: PageMap, b: PageMap): boolean {
  return (
    a.pages.length === b.pages.length &&
    movedIds(a, b).length === 0 &&
    moved(a.asked, b.asked).length === 0 &&
    a.notes.size === b.notes.size &&
    [...b.notes].every(([order, note]) => isSameNote(note, a.notes.get(order)))
  )
}

/** The ids whose folio differs between two passes (or that only one of them knows), in order. */
export function movedIds(a: PageMap, b: PageMap): readonly string[] {
  return moved(a.folioOf, b.folioOf).toSorted()
}

function moved<K>(a: ReadonlyMap<K, Folio>, b: ReadonlyMap<K, Folio>): readonly K[] {
  const same = (key: K) => {
    const [one, other] = [a.get(key), b.get(key)]
    return one?.index === other?.index && one?.label === other?.label
  }
  return [...new Set([...a.keys(), ...b.keys()])].filter(key => !same(key))
}

function isSameNote(a: PagedNote, b: PagedNote | undefined): boolean {
  return a.number === b?.number && a.held.join() === b.held.join()
}
