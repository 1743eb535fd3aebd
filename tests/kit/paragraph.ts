import { createLineItems } from '../../src/breaking/createLineItems.js'
import type { BrokenParagraph, LineItems, LineParameters } from '../../src/breaking/lineItems.js'
import { defaultLineParameters, lastResortCost } from '../../src/breaking/lineItems.js'

/** Items of a paragraph, with what each shows. */
export interface Words {
  readonly items: LineItems
  readonly shown: readonly string[]
}

export interface WordsOptions {
  /** Times a word's width that its letters may stretch and shrink. */
  readonly letters?: number
  /** Stretch and shrink of a space, which is 1 wide. */
  readonly stretch?: number
  readonly shrink?: number
  /** How far hyphens, full stops and opening quotation marks hang out. */
  readonly hang?: number
}

/**
 * Letters that are squares of 1 pt. In the text `·` is a place to hyphenate, `|` one to cut in the last resort, `/` a forced
 * break and `~` a space that does not break.
 */
export function words(text: string, options: WordsOptions = {}): Words {
  const { letters = 0, stretch = 1, shrink = 0.5, hang = 0 } = options
  const builder = createLineItems()
  const shown: string[] = []
  const hangOf = (before: string | undefined) => (before?.endsWith('.') === true ? hang : 0)
  for (const part of text.match(/[ ~·|/]|[^ ~·|/]+/g) ?? []) {
    const before = shown.at(-1)
    if (part === ' ') builder.addGlue(1, stretch, shrink, hangOf(before))
    else if (part === '~') builder.addPenalty(0, Number.POSITIVE_INFINITY).addGlue(1, stretch, shrink)
    else if (part === '·') builder.addPenalty(1, 0, true, hang)
    else if (part === '|') builder.addPenalty(0, lastResortCost)
    else if (part === '/') builder.addForcedBreak()
    else {
      const flexible = part.length * letters
      builder.addBox(part.length, flexible, flexible, part.startsWith('“') ? hang : 0)
    }
    if (part === '~') shown.push('')
    shown.push('·|/'.includes(part) ? '' : part === '~' ? ' ' : part)
  }
  return { items: builder.build(), shown }
}

/** Each line's text, with `-` where it ends with a hyphen. */
export function linesOf({ shown }: Words, { lines }: BrokenParagraph): readonly string[] {
  return lines.map(({ start, end, hyphenated }) => shown.slice(start, end).join('') + (hyphenated ? '-' : ''))
}

/** One pass that allows every line that is not overfull. */
export const anyLine: LineParameters = {
  ...defaultLineParameters,
  pretolerance: -1,
  tolerance: 1e300,
  emergencyStretch: 0,
}
