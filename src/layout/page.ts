import type { Folio, PagedNote } from '../html/pageMap.js'
import type { HtmlText } from '../html/tree.js'
import type { Points } from '../length.js'
import type { Border, Edges, Rgba } from '../style/computedStyle.js'
import type { ShapedText } from '../text/font.js'
import type { Box } from './box.js'

/**
 * The root box, and pages of fragments at fixed points. Every fragment's `x` and `y` is from the page's top left corner (of its trim
 * size), y downwards. The tag tree walks boxes, drawing walks pages, the page-list walks lines.
 */
export interface Layout {
  readonly root: Box
  readonly pages: readonly Page[]
  /** Where a link to an id leads: the top of its first fragment. */
  readonly destinations: ReadonlyMap<string, Destination>
  readonly outline: readonly OutlineEntry[]
  /** Index of the page of each place that shows its own, by the place's number in the order of the text. */
  readonly asked: ReadonlyMap<number, number>
  /** The numbers of notes that are counted page by page, by their place in the order of the text. */
  readonly notes: ReadonlyMap<number, Omit<PagedNote, 'held'>>
  /** Whether it shows anything of the pages of the pass before: if not, it is the same whatever they were. */
  readonly quotesPages: boolean
}

export interface Destination {
  readonly page: number
  readonly x: Points
  readonly y: Points
}

export interface OutlineEntry {
  readonly title: string
  readonly destination: Destination
  readonly open: boolean
  readonly children: readonly OutlineEntry[]
}

export interface Page extends Folio {
  readonly width: Points
  readonly height: Points
  readonly bleed: Points
  /** How far the sheet reaches beyond the trimmed page on each side: the bleed, and room for marks. */
  readonly slug: Points
  readonly side: 'left' | 'right'
  /** The named page; empty for none. */
  readonly name: string
  readonly blank: boolean
  /** In painting order: backgrounds before what stands on them, flow before notes before margin boxes. */
  readonly fragments: readonly Fragment[]
}

/** What a fragment is part of: tags tell the text from the furniture round it. `repeat` is for a table's head on a further page. */
export type Region = 'flow' | 'notes' | 'margin' | 'repeat'

export type Fragment = BlockFragment | LineFragment | ImageFragment | RuleFragment

/** A block's background and borders on one page. */
export interface BlockFragment {
  readonly kind: 'block'
  readonly box: Box
  readonly region: Region
  readonly isFirst: boolean
  readonly isLast: boolean
  /** The border box. */
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
  readonly background: Rgba
  /** Widths are 0 where an edge is not drawn (a divided block under `slice`). */
  readonly border: Edges<Border>
}

/** A line of text with its baseline at `y`. */
export interface LineFragment {
  readonly kind: 'line'
  readonly box: Box
  readonly region: Region
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly x: Points
  readonly y: Points
  readonly width: Points
  /** Distances of the line box's top and bottom from the baseline, both positive. */
  readonly above: Points
  readonly below: Points
  /** In visual order from left to right. */
  readonly runs: readonly TextRun[]
  /** The first character of the text that starts here; missing in generated content. */
  readonly start?: { readonly node: HtmlText; readonly offset: number }
}

/** Glyphs of one font and size. `x` is where the first one's origin stands, from the line's `x`; they take `width` in all. */
export interface TextRun {
  readonly shaped: ShapedText
  readonly size: Points
  readonly x: Points
  readonly width: Points
  /** Baseline raised by this much above the line's (superiors); down is negative. */
  readonly rise: Points
  /** Glyphs are this much wider than the font has them (PDF `Tz` divided by 100); 1 for as they are. */
  readonly scale: number
  /** Added after each glyph before scaling, in points (PDF `Tc`). */
  readonly tracking: Points
  readonly color: Rgba
  /** The innermost inline or text box. */
  readonly box: Box
  /**
   * What the glyphs stand for in the source, where that differs from `shaped.text`: text before `text-transform`, a
   * soft hyphen (U+00AD) for the hyphen that a line break put in, nothing for a leader.
   */
  readonly source?: string
}

/** A straight line: an underline, the rule above notes, a crop mark. */
export interface RuleFragment {
  readonly kind: 'rule'
  readonly box: Box
  readonly region: Region
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
  readonly color: Rgba
}

export interface ImageFragment {
  readonly kind: 'image'
  readonly box: Box
  readonly region: Region
  /** Name of an Asset. */
  readonly asset: string
  readonly alt: string
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
}
