import { fillPage, startCursor } from '../../src/breaking/fillPage.js'
import type {
  Column,
  Cursor,
  Filled,
  GalleyItem,
  Leaf,
  NoteGalley,
  Penalty,
  Row,
  Rule,
  Space,
  Track,
} from '../../src/breaking/galley.js'

export type Item = GalleyItem<string>

/** A line one point high, named by what stands on it. */
export function line(content: string, ...notes: readonly NoteGalley<string>[]): Leaf<string> {
  return { kind: 'leaf', height: 1, notes, content }
}

export function block(content: string, height: number): Leaf<string> {
  return { kind: 'leaf', height, notes: [], content }
}

export const free: Penalty = { kind: 'penalty', cost: 0 }

export function ruled(rule: Rule): Penalty {
  return { kind: 'penalty', cost: Number.POSITIVE_INFINITY, rule }
}

export function forced(force: 'page' | 'left' | 'right' = 'page'): Penalty {
  return { kind: 'penalty', cost: Number.NEGATIVE_INFINITY, force }
}

export function space(height: number, keep = false): Space {
  return { kind: 'space', height, stretch: 0, shrink: 0, keep }
}

/** Lines `PREFIX1` to `PREFIXn` with a penalty between each two. */
export function lines(prefix: string, count: number, between: Penalty = free): readonly Item[] {
  return Array.from({ length: count }, (_, i) => line(`${prefix}${i + 1}`)).flatMap((each, i) =>
    i === 0 ? [each] : [between, each],
  )
}

/** Lists one after the other with a free place between them. */
export function joined(...lists: readonly (readonly Item[])[]): readonly Item[] {
  return lists.filter(list => list.length > 0).flatMap((list, i) => (i === 0 ? list : [free, ...list]))
}

export function note(content: string, items: readonly Item[] = [line(`${content}.1`)]): NoteGalley<string> {
  return { items, content }
}

export function column(
  content: string,
  items: readonly Item[],
  more: Partial<Column<string>> = {},
): Column<string> {
  return { kind: 'column', before: 0, after: 0, clone: false, repeat: [], items, content, ...more }
}

export function row(content: string, ...cells: readonly (readonly Item[])[]): Row<string> {
  return { kind: 'row', cells, content }
}

/** A page of eight lines, like SMALL-PAGE of the case bank; the note area has no edges. */
export function track(more: Partial<Track> = {}): Track {
  const height = more.height ?? 8
  return { height, noteEdges: 0, noteGap: 0, noteMax: height, ...more }
}

/** All pages of a galley. Fails if they do not come to an end. */
export function fillPages(galley: readonly Item[], on: Track = track()): readonly Filled<string>[] {
  const pages: Filled<string>[] = []
  let cursor: Cursor<string> | undefined = startCursor()
  while (cursor !== undefined) {
    if (pages.length > 5000) throw new Error('the galley is not getting shorter')
    const page: Filled<string> = fillPage(galley, cursor, on)
    pages.push(page)
    cursor = page.next
  }
  return pages
}

/** What stands on each page, without containers' own names: `text | notes`. */
export function printed(pages: readonly Filled<string>[]): readonly string[] {
  return pages.map(({ placed, notes }) => {
    const names = (parts: Filled<string>['placed']) => parts.map(({ content }) => content).join(' ')
    return notes.length === 0 ? names(placed) : `${names(placed)} | ${names(notes)}`
  })
}
