import type { Points } from '../length.js'
import type { Auto, ComputedStyle, Edges, LengthPercentage } from './computedStyle.js'

/** CSS Page 3, section 5: the sixteen margin boxes. */
export const marginBoxNames = [
  'top-left-corner',
  'top-left',
  'top-center',
  'top-right',
  'top-right-corner',
  'right-top',
  'right-middle',
  'right-bottom',
  'bottom-right-corner',
  'bottom-right',
  'bottom-center',
  'bottom-left',
  'bottom-left-corner',
  'left-bottom',
  'left-middle',
  'left-top',
] as const
export type MarginBoxName = (typeof marginBoxNames)[number]

/** Which page a style is asked for. */
export interface PageQuery {
  /** The named page in force; empty for none. */
  readonly name: string
  /** First page of the document. */
  readonly first: boolean
  readonly blank: boolean
  readonly side: 'left' | 'right'
  /** From 1, for `:nth()`. */
  readonly number: number
  /** From 1 in each run of pages of the same name, for `:nth(1 of NAME)`. */
  readonly numberInRun: number
}

/** A page in the middle of a run of that name: its width is the measure of the whole run. */
export function innerPage(name: string): PageQuery {
  return { name, first: false, blank: false, side: 'right', number: 3, numberInRun: 3 }
}

/** What the @page rules that match a page come to. */
export interface PageStyle {
  /** Trim size. */
  readonly width: Points
  readonly height: Points
  readonly margin: Edges<Points>
  readonly padding: Edges<Points>
  readonly bleed: Points
  readonly marks: { readonly crop: boolean; readonly cross: boolean }
  /** Style of the page area itself: background, font and line height for margin boxes to inherit from, counters. */
  readonly style: ComputedStyle
  /** Only boxes whose `content` is neither `none` nor `normal`. */
  readonly marginBoxes: ReadonlyMap<MarginBoxName, ComputedStyle>
  /** The `@footnote` area: margins, border, padding, `max-height`. */
  readonly footnoteArea: ComputedStyle
  /** `-colophon-footnote-rule`: length across of the rule above the notes (the area's top border). */
  readonly noteRule: LengthPercentage | Auto
  /** `counter-reset: footnote` of @page: what the notes whose calls stand on the page are counted from; `none` where they go on. */
  readonly noteReset: number | 'none'
  /** `-colophon-folio-style`: the counter style of the page's label; `auto` is that of the first margin box that shows `counter(page)`. */
  readonly folioStyle: string
  /** `-colophon-vertical-align` of @page: where the text stands on a page that it does not fill. */
  readonly alignContent: 'start' | 'center' | 'end'
  /** `-colophon-page-breaking` of the page that a run begins with: whether its page ends are chosen together or one by one. */
  readonly pageBreaking: 'total-fit' | 'first-fit'
}
