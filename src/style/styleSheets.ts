import type { CssNode } from 'css-tree/dist/csstree.esm'
import type { Place, Report } from '../diagnostic.js'
import type { PageKey } from './pageDescriptors.js'
import type { MarginBoxName } from './pageRules.js'
import type { PageSelector } from './pageSelectors.js'
import type { LonghandKey } from './properties/row.js'
import type { StyleSelector } from './selectors.js'
import type { CounterStyle, FontFace } from './styledDocument.js'

/** What the style sheets come to once parsed: all that styling needs, and nothing of css-tree's tree but values. */
export interface StyleSheets {
  readonly fontFaces: readonly FontFace[]
  /** In the order of the cascade, the weakest first: by origin, specificity and order. */
  readonly rules: readonly StyleRule[]
  /** Likewise. */
  readonly pageRules: readonly PageRule[]
  /** The predefined ones, and those of @counter-style. */
  readonly counterStyles: ReadonlyMap<string, CounterStyle>
  /** Whether a selector asks what an element holds (`:has`), so that a change within may restyle what is round it. */
  readonly looksInside: boolean
}

export type Origin = 'user-agent' | 'author'

/** One selector of a rule with the rule's declarations. */
export interface StyleRule {
  readonly selector: StyleSelector
  readonly origin: Origin
  readonly declarations: readonly Declaration[]
}

export interface PageRule {
  readonly selector: PageSelector
  readonly origin: Origin
  readonly declarations: readonly Declaration[]
  readonly boxes: ReadonlyMap<MarginBoxName | 'footnote', readonly Declaration[]>
}

/** An @counter-style rule: descriptors as written. */
export interface CounterStyleRule {
  readonly name: string
  readonly descriptors: ReadonlyMap<string, readonly CssNode[]>
  readonly place: Place
}

/** A declared value before it is computed. */
export type DeclaredValue =
  | { readonly kind: 'wide'; readonly keyword: 'initial' | 'inherit' | 'unset' | 'revert' }
  | { readonly kind: 'components'; readonly components: readonly CssNode[] }
  /** Holds `var()`: the property it was written for (perhaps a shorthand) and its text. */
  | { readonly kind: 'variable'; readonly property: string; readonly text: string }

interface Declared {
  readonly important: boolean
  readonly place: Place
}
export type Declaration = Declared &
  (
    | {
        readonly kind: 'longhand'
        readonly key: LonghandKey
        readonly value: DeclaredValue
        /** Whether it is another side's where text runs from right to left (`otherSide`). */
        readonly ofLineEnds: boolean
      }
    | { readonly kind: 'page'; readonly key: PageKey; readonly value: DeclaredValue }
    | { readonly kind: 'custom'; readonly name: string; readonly text: string }
  )

/** A fault found where it cannot be reported yet. */
export interface Problem {
  readonly code: 'css-syntax' | 'css-unsupported' | 'measure-changes' | 'page-too-small'
  readonly message: string
  readonly advice: string
  readonly place: Place
}

export function reportProblem({ code, message, advice, place }: Problem, report: Report): void {
  report(code, message, { place, advice })
}

/** Where a node stands. */
export function placeOf(node: CssNode, file: string): Place {
  if (node.loc === undefined || node.loc === null) return { file, line: 1 }
  return { file, line: node.loc.start.line, column: node.loc.start.column }
}
