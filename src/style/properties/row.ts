import type { CssNode } from 'css-tree/dist/csstree.esm'
import type { Points } from '../../length.js'
import { type ColorValue, readColor } from '../colors.js'
import { keywordOf } from '../componentValues.js'
import type { Auto, BorderStyle, ComputedStyle, LengthPercentage } from '../computedStyle.js'
import { type LengthContext, readLengthPercentage } from '../lengths.js'

/** What a row of the property table is, and the rows that several areas share. */

type Side = 'Top' | 'Right' | 'Bottom' | 'Left'
type Gathered = 'margin' | 'padding' | 'border' | 'lineHeight' | 'backgroundColor' | 'textDecorationColor'

/**
 * One value for each longhand as it is inherited: `line-height: 1.5` as a factor and `currentcolor` as a keyword, which
 * `ComputedStyle` gives in points and as a colour.
 */
export type LonghandValues = Readonly<
  Omit<ComputedStyle, Gathered> &
    Record<`margin${Side}`, LengthPercentage | Auto> &
    Record<`padding${Side}`, LengthPercentage> &
    Record<`border${Side}Width`, Points> &
    Record<`border${Side}Style`, BorderStyle> &
    Record<`border${Side}Color` | 'backgroundColor' | 'textDecorationColor', ColorValue> & {
      lineHeight: Points | 'normal' | { readonly factor: number }
    }
>
export type LonghandKey = keyof LonghandValues

/** What a value is computed against. `em` is the parent's for `font-size` itself. */
export interface ReadContext extends LengthContext {
  /** Missing only while the initial values themselves are read. */
  readonly parent: LonghandValues | undefined
}

/** One row of the table: what is supported, and what it computes to. */
export interface Row<T> {
  /** What is supported, in the value definition syntax of CSS Values 4, section 2. Nothing else is. */
  readonly syntax: string
  readonly initial: string
  readonly inherited: boolean
  /** The computed value; undefined where the value matches the grammar and is still wrong (units that do not go together). */
  read(value: readonly CssNode[], context: ReadContext): T | undefined
}

export type Rows<K extends LonghandKey> = { readonly [P in K]: Row<LonghandValues[P]> }

/** A row of keywords that compute to themselves; the first is the initial value. */
export function keywordRow<const T extends string>(
  keywords: readonly [T, ...T[]],
  inherited: 'inherited' | 'not inherited',
): Row<T> {
  return {
    syntax: keywords.join(' | '),
    initial: keywords[0],
    inherited: inherited === 'inherited',
    read: ([node]) => keywords.find(keyword => keyword === keywordOf(node)),
  }
}

/** Lengths and percentages from zero up: a sum that comes to less is zero (CSS Values 4, section 10.12). */
export const notNegative = '<length [0,∞]> | <percentage [0,∞]>'

export function readNotNegative(
  node: CssNode | undefined,
  context: LengthContext,
): LengthPercentage | undefined {
  const read = readLengthPercentage(node, context)
  if (read === undefined || read.percent !== 0) return read
  return { points: Math.max(0, read.points), percent: 0 }
}

export function colorRow(initial: string): Row<ColorValue> {
  return { syntax: '<color>', initial, inherited: false, read: ([node]) => readColor(node) }
}
