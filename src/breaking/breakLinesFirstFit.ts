import { traceLines } from './breakLines.js'
import { type BreakNode, LineJudge, paragraphOf } from './judgeLine.js'
import type { BrokenParagraph, LineItems, LineParameters } from './lineItems.js'
import { isBreak, paragraphStart } from './runBreakPass.js'
import { isForced } from './sumLineItems.js'

/**
 * A paragraph's lines, each filled with all that goes into it at its natural width and never looked at again, as browsers
 * do. Types, units and demerits are those of `breakLines`, to compare the two.
 */
export function breakLinesFirstFit(
  items: LineItems,
  measure: number | readonly number[],
  parameters: LineParameters,
): BrokenParagraph {
  const paragraph = paragraphOf(items, measure, parameters)
  if (paragraph.sums.finish < 0) return { lines: [], demerits: 0 }
  const judge = new LineJudge(paragraph, {
    tolerance: Number.POSITIVE_INFINITY,
    hyphens: true,
    emergencyStretch: 0,
    lastResort: true,
  })
  let node = paragraphStart
  while (node.at < paragraph.sums.finish) {
    const end = fillLine(judge, node)
    judge.setEnd(end)
    judge.measure(node)
    judge.judge(node)
    node = judge.node(node)
  }
  return traceLines(paragraph, node)
}

/** The last break up to which the line fits as it is, or the first if none does. */
function fillLine(judge: LineJudge, from: BreakNode): number {
  const { items, sums, parameters } = judge.paragraph
  let fitting: number | undefined
  for (let i = Math.max(from.at + 1, from.start); i <= sums.finish; i++) {
    const isEnd = i === sums.finish || isForced(items, i)
    if (!isEnd && !isBreak(judge.paragraph, judge.rules, i)) continue
    if (!isEnd && items.flagged[i] === 1 && from.hyphens >= parameters.hyphenLines) continue
    judge.setEnd(i)
    judge.measure(from)
    if (judge.shortfall >= 0) fitting = i
    else return fitting ?? i
    if (isEnd) return i
  }
  return sums.finish
}
