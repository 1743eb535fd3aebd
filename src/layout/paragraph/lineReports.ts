import type { BrokenLine } from '../../breaking/lineItems.js'
import type { Report } from '../../diagnostic.js'
import type { ParagraphItems } from './paragraphItems.js'
import { lineStart, type ParagraphText } from './setLine.js'

/** What a line shows first: enough to find it by. */
const shownLetters = 40

interface Stretch {
  readonly from: number
  readonly to: number
}

export function reportOverfull(paragraph: ParagraphText, line: Stretch, report: Report): void {
  report('line-overfull', `A line is wider than its measure: ${quote(paragraph, line)}.`, {
    place: lineStart(paragraph, line.from, line.to)?.node.place,
    advice: 'Allow a break in its longest word with a soft hyphen (&shy;), or set overflow-wrap: anywhere.',
  })
}

/** Times its natural width that a space of a justified line may take, and what it may grow by before a line is called loose. */
const [widestSpace, usualStretch] = [3, 0.5]

/** Once for each paragraph, of its first line whose spaces a reader must stumble over. */
export function reportLoose(
  paragraph: ParagraphText,
  { offsets }: ParagraphItems,
  lines: readonly BrokenLine[],
  report: Report,
): void {
  const line = lines.find(each => each.loose && 1 + usualStretch * each.spaces > widestSpace)
  if (line === undefined) return
  const [from, to] = [offsets[line.start]!, offsets[line.end]!]
  const shown = quote(paragraph, { from, to })
  report(
    'line-loose',
    `The spaces of a line are more than ${widestSpace} times as wide as they should be: ${shown}.`,
    {
      place: lineStart(paragraph, from, to)?.node.place,
      advice:
        'Let words be divided (hyphens: auto, and the language in lang), change the wording, or do not justify it (text-align: start).',
    },
  )
}

function quote({ inline }: ParagraphText, { from, to }: Stretch): string {
  return `“${inline.text.slice(from, to).trim().slice(0, shownLetters)}”`
}
