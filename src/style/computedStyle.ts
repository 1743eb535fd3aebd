import type { Points } from '../length.js'

/** A colour with channels from 0 to 255 and alpha from 0 to 1. */
export interface Rgba {
  readonly r: number
  readonly g: number
  readonly b: number
  readonly a: number
}

/** A length that may depend on the containing block: `points + percent% of it`. */
export interface LengthPercentage {
  readonly points: Points
  readonly percent: number
}

export type Auto = 'auto'

/** One item of `content`, `string-set` or `bookmark-label` (CSS Content 3, GCPM 3). */
export type ContentItem =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'attr'; readonly name: string }
  | { readonly kind: 'counter'; readonly name: string; readonly style: string }
  | { readonly kind: 'counters'; readonly name: string; readonly separator: string; readonly style: string }
  | {
      readonly kind: 'named-string'
      readonly name: string
      readonly which: 'first' | 'start' | 'last' | 'first-except'
    }
  | {
      /** A running element (GCPM 3, section 1.2), in margin boxes. */
      readonly kind: 'element'
      readonly name: string
      readonly which: 'first' | 'start' | 'last' | 'first-except'
    }
  | { readonly kind: 'content'; readonly part: 'text' | 'before' | 'after' | 'first-letter' }
  | {
      readonly kind: 'target-counter'
      readonly target: ContentTarget
      readonly name: string
      readonly style: string
    }
  | {
      readonly kind: 'target-text'
      readonly target: ContentTarget
      readonly part: 'content' | 'first-letter'
    }
  | { readonly kind: 'leader'; readonly pattern: string }
  | {
      readonly kind: 'quote'
      readonly which: 'open-quote' | 'close-quote' | 'no-open-quote' | 'no-close-quote'
    }

/** `attr(href)` or a literal URL; either starts with `#` for a target in the same publication. */
export type ContentTarget =
  | { readonly kind: 'attr'; readonly name: string }
  | { readonly kind: 'url'; readonly value: string }

export interface CounterChange {
  readonly name: string
  readonly value: number
}

export interface StringSet {
  readonly name: string
  readonly content: readonly ContentItem[]
}

export type BorderStyle = 'none' | 'hidden' | 'solid' | 'double' | 'dotted' | 'dashed'

export interface Border {
  readonly width: Points
  readonly style: BorderStyle
  readonly color: Rgba
}

export interface Edges<T> {
  readonly top: T
  readonly right: T
  readonly bottom: T
  readonly left: T
}

export type BreakValue =
  | 'auto'
  | 'avoid'
  | 'avoid-page'
  | 'page'
  | 'always'
  | 'left'
  | 'right'
  | 'recto'
  | 'verso'

export type Display =
  | 'none'
  | 'contents'
  | 'block'
  | 'inline'
  | 'inline-block'
  | 'list-item'
  | 'table'
  | 'table-row-group'
  | 'table-header-group'
  | 'table-footer-group'
  | 'table-row'
  | 'table-cell'
  | 'table-caption'
  | 'table-column'
  | 'table-column-group'

/**
 * The computed values that layout reads: absolute lengths in points, inheritance and `var()` done. One field for each
 * longhand of `properties.ts`, in camel case; the four sides of a box are gathered in `Edges`.
 */
export interface ComputedStyle {
  readonly display: Display
  readonly float: 'none' | 'footnote'
  readonly position: 'static' | 'relative' | { readonly running: string }

  readonly margin: Edges<LengthPercentage | Auto>
  readonly padding: Edges<LengthPercentage>
  readonly border: Edges<Border>
  readonly boxSizing: 'content-box' | 'border-box'
  readonly boxDecorationBreak: 'slice' | 'clone'
  readonly width: LengthPercentage | Auto
  readonly height: LengthPercentage | Auto
  readonly minWidth: LengthPercentage
  readonly maxWidth: LengthPercentage | 'none'
  readonly minHeight: LengthPercentage
  readonly maxHeight: LengthPercentage | 'none'
  readonly backgroundColor: Rgba

  readonly color: Rgba
  readonly fontFamily: readonly string[]
  readonly fontSize: Points
  readonly fontWeight: number
  readonly fontStyle: 'normal' | 'italic' | 'oblique'
  /** Percent: 100 is normal. */
  readonly fontStretch: number
  readonly fontKerning: 'auto' | 'normal' | 'none'
  readonly fontVariantCaps:
    | 'normal'
    | 'small-caps'
    | 'all-small-caps'
    | 'petite-caps'
    | 'all-petite-caps'
    | 'unicase'
    | 'titling-caps'
  /** The keywords set, sorted: `oldstyle-nums`, `proportional-nums`, `lining-nums`, `tabular-nums`, `ordinal`, … */
  readonly fontVariantNumeric: readonly string[]
  readonly fontVariantLigatures: readonly string[]
  readonly fontVariantPosition: 'normal' | 'sub' | 'super'
  /** OpenType tag to value, in the order written; wins over the font-variant properties. */
  readonly fontFeatureSettings: readonly { readonly tag: string; readonly value: number }[]
  /** Absolute, also where CSS says `normal` (then `'normal'`, since it depends on the font). */
  readonly lineHeight: Points | 'normal'
  readonly letterSpacing: Points
  readonly wordSpacing: Points
  readonly textAlign: 'start' | 'end' | 'left' | 'right' | 'center' | 'justify'
  readonly textAlignLast: 'auto' | 'start' | 'end' | 'left' | 'right' | 'center' | 'justify'
  readonly textIndent: {
    readonly length: LengthPercentage
    readonly hanging: boolean
    readonly eachLine: boolean
  }
  readonly textTransform: 'none' | 'uppercase' | 'lowercase' | 'capitalize'
  readonly textDecorationLine: readonly ('underline' | 'overline' | 'line-through')[]
  readonly textDecorationColor: Rgba
  readonly textDecorationThickness: Points | Auto
  readonly textUnderlineOffset: Points | Auto
  readonly textWrap: 'wrap' | 'nowrap' | 'balance' | 'pretty'
  readonly verticalAlign:
    | 'baseline'
    | 'sub'
    | 'super'
    | 'text-top'
    | 'text-bottom'
    | 'middle'
    | 'top'
    | 'bottom'
    | LengthPercentage
  readonly whiteSpace: 'normal' | 'nowrap' | 'pre' | 'pre-wrap' | 'pre-line'
  /** In spaces, or a length. */
  readonly tabSize: number | { readonly points: Points }
  readonly overflowWrap: 'normal' | 'break-word' | 'anywhere'
  readonly hyphens: 'none' | 'manual' | 'auto'
  readonly hyphenateCharacter: string | Auto
  /** Least length of a word, letters before and after the hyphen; `auto` is 5, 2 and 2. */
  readonly hyphenateLimitChars: readonly [number, number, number]
  readonly hyphenateLimitLines: number | 'no-limit'
  readonly hyphenateLimitLast: 'none' | 'always'
  readonly hangingPunctuation: readonly ('first' | 'last' | 'force-end' | 'allow-end')[]
  /** colophon's own, inherited: how far a glyph may be widened or narrowed, as a part of 1 (`-colophon-expansion: 1%`). */
  readonly expansion: number
  /** colophon's own, inherited: letterspace that justification may add or take, in em (`-colophon-tracking: 0.5%`). */
  readonly tracking: number
  /** colophon's own, inherited: whether glyphs stand out into the margin by their optical weight. */
  readonly protrusion: 'none' | 'glyphs'
  readonly lineGrid: 'match-parent' | 'create'
  readonly lineSnap: 'none' | 'baseline' | 'contain'
  readonly initialLetter: 'normal' | { readonly size: number; readonly sink: number }
  readonly direction: 'ltr' | 'rtl'
  readonly unicodeBidi: 'normal' | 'embed' | 'isolate' | 'bidi-override' | 'isolate-override' | 'plaintext'

  /** A counter style's name, or a string to be shown as it is. */
  readonly listStyleType: string | { readonly string: string }
  readonly listStylePosition: 'outside' | 'inside'
  readonly quotes: Auto | 'none' | readonly (readonly [string, string])[]
  readonly content: 'normal' | 'none' | readonly ContentItem[]
  readonly counterReset: readonly CounterChange[]
  readonly counterIncrement: readonly CounterChange[]
  readonly counterSet: readonly CounterChange[]
  readonly stringSet: readonly StringSet[]
  readonly bookmarkLevel: number | 'none'
  readonly bookmarkLabel: readonly ContentItem[]
  readonly bookmarkState: 'open' | 'closed'

  readonly page: string | Auto
  readonly breakBefore: BreakValue
  readonly breakAfter: BreakValue
  readonly breakInside: 'auto' | 'avoid' | 'avoid-page'
  /** colophon's own: the part of its vertical margins by which they may grow or shrink so that pages are full. */
  readonly marginFlex: number
  readonly orphans: number
  readonly widows: number
  readonly footnotePolicy: 'auto' | 'line' | 'block'
  readonly footnoteDisplay: 'block' | 'inline' | 'compact'

  readonly borderCollapse: 'separate' | 'collapse'
  readonly borderSpacing: { readonly across: Points; readonly down: Points }
  readonly captionSide: 'top' | 'bottom'
  readonly emptyCells: 'show' | 'hide'
  readonly tableLayout: 'auto' | 'fixed'
}
