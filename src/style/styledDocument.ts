import type { HtmlElement } from '../html/tree.js'
import type { ComputedStyle } from './computedStyle.js'
import type { PageQuery, PageStyle } from './pageRules.js'

/** Pseudo-elements that make a box of their own, or are a part of lines. */
export type PseudoElement =
  | 'before'
  | 'after'
  | 'marker'
  | 'first-letter'
  | 'first-line'
  | 'footnote-call'
  | 'footnote-marker'

/** The tree with its computed styles, and the page rules. */
export interface StyledDocument {
  readonly root: HtmlElement
  styleOf(element: HtmlElement): ComputedStyle
  /** Undefined where no rule of any sheet speaks of it (`before` and `after` also where `content` is `none`/`normal`). */
  pseudoStyleOf(element: HtmlElement, pseudo: PseudoElement): ComputedStyle | undefined
  /** Cached: the same query gives the same object. */
  pageStyle(query: PageQuery): PageStyle
  readonly counterStyles: ReadonlyMap<string, CounterStyle>
  /**
   * The language of an element, from the nearest `lang`; BCP 47 as written.
   */
  languageOf(element: HtmlElement): string
}

/** @counter-style, and the predefined ones (CSS Counter Styles 3). */
export interface CounterStyle {
  /** The counter's text without prefix and suffix. */
  format(value: number): string
  readonly prefix: string
  readonly suffix: string
}

/** An @font-face rule: which file is which face. */
export interface FontFace {
  readonly family: string
  /** `npm:PACKAGE/FILE`, or a path from the project's root. */
  readonly source: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  readonly stretch: number
  /** Inclusive ranges; undefined for all. */
  readonly unicodeRange?: readonly (readonly [number, number])[]
  readonly place: import('../diagnostic.js').Place
}
