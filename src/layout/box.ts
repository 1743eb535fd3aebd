import type { HtmlElement, HtmlText } from '../html/tree.js'
import type { ComputedStyle } from '../style/computedStyle.js'

/** The box tree in reading order, generated content included. Every box knows its language and its role for the tags. */
export type Box =
  | BlockBox
  | InlineBox
  | InlineBlockBox
  | TextBox
  | LeaderBox
  | ImageBox
  | BreakBox
  | NoteBox
  | TableBox

interface Common {
  readonly style: ComputedStyle
  /** BCP 47. */
  readonly language: string
  /** The element it comes from; missing for anonymous boxes. Generated content names the element it belongs to. */
  readonly element?: HtmlElement
  /** `before`, `marker`, `footnote-call` …; missing for an element's own box. */
  readonly pseudo?: string
  readonly anchors: Anchors
  readonly children: readonly Box[]
  /** The box of the tree that it is a piece of, where setting has cut one or styled it anew. */
  readonly pieceOf?: Box
}

/** The box in the tree: what a piece means and where it leads is said there. */
export function boxInTree(box: Box): Box {
  return box.pieceOf ?? box
}

/** What begins where a box begins: ids that links lead to, what margin boxes show from here on, and a new count of pages. */
export interface Anchors {
  readonly ids: readonly string[]
  readonly strings: readonly Named<string>[]
  readonly elements: readonly Named<Box>[]
  readonly bookmarks: readonly Bookmark[]
  /** Places that show the page they stand on, by number. */
  readonly asks: readonly number[]
  readonly calls: readonly NoteCall[]
  /** `counter-reset: page`: the number that this page then has. */
  readonly pageNumber?: number
}

/** A note where it is called. */
export interface NoteCall {
  /** Its place among all notes in the order of the text, from 0. */
  readonly order: number
  /** What `counter(footnote)` comes to by the counters of the text alone, and what the note itself adds to it. */
  readonly value: number
  readonly step: number
  readonly id?: string
}

/** A string set by `string-set`, or an element taken out by `position: running()` (GCPM 3, sections 1.1 and 1.2). */
export interface Named<T> {
  readonly name: string
  readonly value: T
}

/** What an element adds to the outline (GCPM 3, section 2). */
export interface Bookmark {
  readonly level: number
  readonly label: string
  /** Whether those below it show at first. */
  readonly open: boolean
}

export const noAnchors: Anchors = { ids: [], strings: [], elements: [], bookmarks: [], asks: [], calls: [] }

export interface BlockBox extends Common {
  readonly kind: 'block'
  /** Whether its children are inline-level: then it is set as a paragraph. */
  readonly inlineContent: boolean
  /** Outside marker of a list item: set in the margin of its first line. */
  readonly marker?: InlineBox
  /** Its first letter, where that is set as a drop cap: the children go on after it. */
  readonly initial?: InlineBox
  /** How its first line is set, where that differs from the others. */
  readonly firstLine?: FirstLine
}

/** The style of `::first-line`, and that of the element which it is a part of. */
export interface FirstLine {
  readonly base: ComputedStyle
  readonly style: ComputedStyle
}

export interface InlineBox extends Common {
  readonly kind: 'inline'
  /** Where a link on it leads: `#id`, or an address. */
  readonly href?: string
}

/** A block that stands in a line as one piece. */
export interface InlineBlockBox extends Common {
  readonly kind: 'inline-block'
  readonly children: readonly [BlockBox]
}

/** Fills what its line leaves over with a pattern (GCPM 3, section 4). */
export interface LeaderBox extends Common {
  readonly kind: 'leader'
  readonly pattern: string
}

export interface TextBox extends Common {
  readonly kind: 'text'
  /** As drawn: after white space and `text-transform`. */
  readonly text: string
  /** The source node; missing in generated content. */
  readonly node?: HtmlText
  /** For each UTF-16 unit of `text` its offset in `node`; missing where they are the same. */
  readonly offsets?: Uint32Array
}

export interface ImageBox extends Common {
  readonly kind: 'image'
  readonly asset: string
  readonly alt: string
}

export interface BreakBox extends Common {
  readonly kind: 'break'
}

/** A footnote: nothing where it stands (its call is a box before it), its children are set in the note area. */
export interface NoteBox extends Common {
  readonly kind: 'note'
}

export interface TableBox extends Common {
  readonly kind: 'table' | 'row-group' | 'row' | 'cell'
  /** Of a table with columns that have a style: theirs, from the first on. */
  readonly columns?: readonly ComputedStyle[]
}
