/**
 * A galley is type set to its measure in one long column, not yet made up into pages. Here it is numbers only: what the
 * items stand for is carried in `content` and never looked at. All heights are points.
 */
export type GalleyItem<C> = Leaf<C> | Column<C> | Row<C> | Space | Penalty

/** What is never divided: a line of text, an image, a rule. */
export interface Leaf<C> {
  readonly kind: 'leaf'
  readonly height: number
  /** Notes called in it, in order; each starts on the page of its call or is reported. */
  readonly notes: readonly NoteGalley<C>[]
  readonly content: C
  /** What a page that ends after it costs for that alone: its last word is divided. On the scale of `pageCosts`. */
  readonly endCost?: number
  /**
   * The step of a baseline grid: its top stands at a multiple of this from the top of the page, with white above it for that.
   * Not looked at in rows and notes.
   */
  readonly grid?: number
  /** Other settings of the items from this one on: it begins a paragraph. Not looked at in rows and notes. */
  readonly otherwise?: OtherSettings<C>
}

/** How a paragraph could be set otherwise than it is. */
export interface OtherSettings<C> {
  /** How many items of its list the paragraph is: leaves and what lies between them. */
  readonly count: number
  /** Found when they are first asked for. */
  variants(): readonly Variant<C>[]
}

/** A paragraph set longer or shorter, in lines as high as those that it has; on a grid, by whole steps of it. */
export interface Variant<C> {
  /** Points that it is higher than as it is set, or lower if negative. */
  readonly growth: number
  readonly lines: readonly VariantLine[]
  /** On the scale of `pageCosts`. */
  readonly cost: number
  /** What stands in place of the paragraph, a leaf for each line; asked for only if it is chosen. */
  items(): readonly GalleyItem<C>[]
}

export interface VariantLine {
  /** Whether a page may end after it. */
  readonly mayEnd: boolean
  readonly endCost: number
  /** How many of the paragraph's notes are called up to its end. */
  readonly calls: number
}

/** A block with edges (padding and borders) round its items. Where it is divided, `clone` draws both edges again. */
export interface Column<C> {
  readonly kind: 'column'
  readonly before: number
  readonly after: number
  readonly clone: boolean
  /**
   * Repeated at the top of each later part, and only there: a table's head, which also stands first among `items`. Notes
   * are called by the head among `items` alone. Left out on a page where nothing else would fit beneath it.
   */
  readonly repeat: readonly GalleyItem<C>[]
  readonly items: readonly GalleyItem<C>[]
  readonly content: C
}

/**
 * Cells side by side; the row is as high as the highest. Divided over pages, all its cells are divided together: each has
 * something on the page where the row begins. A forced break in a cell is a place like any other.
 */
export interface Row<C> {
  readonly kind: 'row'
  readonly cells: readonly (readonly GalleyItem<C>[])[]
  readonly content: C
}

/**
 * White between blocks. Dropped at the top of a page unless `keep`, and at the foot always. Total fit may change its height by
 * `stretch` or `shrink` and no more, among lines on a grid by whole steps of it; first fit leaves it as it is.
 */
export interface Space {
  readonly kind: 'space'
  readonly height: number
  readonly stretch: number
  readonly shrink: number
  readonly keep: boolean
}

/** Why a break is not allowed here; broken only at the top of an empty page, and then reported. */
export type Rule = 'orphans' | 'widows' | 'break-inside' | 'break-after' | 'break-before' | 'footnote-policy'

/**
 * A place to break at; nowhere else may a galley be broken, save within what it holds. `cost` is 0 for a place like any
 * other; one of `cost` n is passed over for an earlier one that leaves up to n hundredths of the track empty. With `rule` it is
 * forbidden; with `force` the page ends here (`cost` counts for neither). At either end of a column it stands outside it.
 */
export interface Penalty {
  readonly kind: 'penalty'
  readonly cost: number
  readonly rule?: Rule
  readonly force?: 'page' | 'left' | 'right'
}

/** One note's own galley: its items, and who calls it. */
export interface NoteGalley<C> {
  readonly items: readonly GalleyItem<C>[]
  readonly content: C
  /** It is not divided: where it does not go in whole, its call goes to the next page with it. Divided all the same, it is reported. */
  readonly keepsWhole?: boolean
  /** How it shares lines with notes beside it that have the same. */
  readonly shared?: SharedLines<C>
  /** The notes that it is made of, where several have been joined. */
  readonly joined?: readonly NoteGalley<C>[]
}

/** Notes that stand one after the other on the same lines: how high they are is known only of all together. */
export interface SharedLines<C> {
  /**
   * Notes that follow one another, joined where they go together. What is joined is never divided before the last of it begins, and is
   * the same object for the same notes.
   */
  set(notes: readonly NoteGalley<C>[]): readonly NoteGalley<C>[]
  /** The least that a note adds to the height of lines that it shares; not much less than it does. */
  leastOf(note: NoteGalley<C>): number
}

/** A column of a page to be filled: one for now, more when pages have columns. */
export interface Track {
  readonly height: number
  /** Height of the note area's own edges (space and rule above the first note), used once there is a note. */
  readonly noteEdges: number
  /** Space between two notes. */
  readonly noteGap: number
  /** Most that notes with their edges may take; notes from pages before may take more rather than wait again. */
  readonly noteMax: number
}

/**
 * A frozen place in a galley: all that one page hands to the next. `path` leads through columns and rows: an index in
 * the galley, then one in each nested list; a row's step is a list of cell paths.
 */
export interface Cursor<C> {
  readonly path: Path
  /** Notes, or what is left of them, called on pages before and not yet printed. */
  readonly waiting: readonly WaitingNote<C>[]
}

export type Path = readonly (number | readonly Path[])[]

export interface WaitingNote<C> {
  readonly note: NoteGalley<C>
  readonly path: Path
}

/** Something at its place: `y` is the distance of its top from the top of the track (or of the note area). */
export interface Placed<C> {
  readonly content: C
  readonly y: number
  readonly height: number
  /** Whether this is the first and the last part of it; both for what was not divided. */
  readonly isFirst: boolean
  readonly isLast: boolean
  /** A repeated copy (a table's head on a later page). */
  readonly isRepeat: boolean
}

export interface Fault<C> {
  readonly kind: Rule | 'too-tall' | 'note-deferred'
  /** What stands nearest before or at the fault. */
  readonly content: C
}

/** One page filled. `placed` is in reading order, a column before what it holds. */
export interface Filled<C> {
  readonly placed: readonly Placed<C>[]
  /** Notes' parts in order, `y` from the top of the note area's content; each note's own content stands before what it holds. */
  readonly notes: readonly Placed<C>[]
  /** Without the note area's edges. */
  readonly noteHeight: number
  /** Height taken by the flow, without the space dropped at the foot. */
  readonly height: number
  /** What the place at which it ends costs: `endCost` of the last leaf, and the penalty's cost. */
  readonly endCost: number
  /** Where the next page starts; undefined when galley and notes are done. */
  readonly next: Cursor<C> | undefined
  /** How the page ended: by itself, by a forced break (and to which side), or because all is set. */
  readonly ended: 'full' | 'page' | 'left' | 'right' | 'end'
  readonly faults: readonly Fault<C>[]
}
