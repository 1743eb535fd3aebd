import {
  type BreakNode,
  cappedBadness,
  LineJudge,
  lettersUsed,
  type Paragraph,
  type PassRules,
  paragraphOf,
  spaceRatio,
} from './judgeLine.js'
import type { BrokenLine, BrokenParagraph, LineItems, LineParameters } from './lineItems.js'
import { measureOf } from './lineMeasures.js'
import { bestOf, paragraphStart, runBreakPass } from './runBreakPass.js'

/**
 * A paragraph's lines, chosen together so that their demerits are fewest (Knuth and Plass, "Breaking paragraphs into
 * lines", 1981; TeX, sections 813 to 890). `measure` in points: of all lines, or of the first ones, the last of which
 * then holds for all others. No line exceeds it
 * unless no break could help. Paragraphs without a box and a forced break have no lines.
 *
 * With `looseness` the paragraph is that many lines longer or shorter than the best one without, or comes as near to it as it
 * can without emergency stretch; the demerits of both tell what it costs.
 */
export function breakLines(
  items: LineItems,
  measure: number | readonly number[],
  parameters: LineParameters,
): BrokenParagraph {
  const paragraph = paragraphOf(items, measure, parameters)
  if (paragraph.sums.finish < 0) return { lines: [], demerits: 0 }
  return traceLines(paragraph, chooseEnd(paragraph))
}

/** The passes in order; the later ones allow more. */
function passesOf({
  pretolerance,
  tolerance,
  emergencyStretch,
  ragged,
}: LineParameters): readonly PassRules[] {
  const passes: PassRules[] = []
  const add = (rules: Partial<PassRules>) =>
    passes.push({ tolerance, hyphens: true, emergencyStretch: 0, lastResort: false, ...rules })
  if (pretolerance >= 0) add({ tolerance: pretolerance, hyphens: false })
  add({})
  if (emergencyStretch > 0 && !ragged) add({ emergencyStretch })
  add({ tolerance: Number.POSITIVE_INFINITY, emergencyStretch, lastResort: true })
  return passes
}

/** The paragraph's start, or the break after a first line whose end is given. */
function startOf(paragraph: Paragraph): BreakNode {
  const { firstEnd, tolerance } = paragraph.parameters
  if (firstEnd === undefined) return paragraphStart
  const judge = new LineJudge(paragraph, { tolerance, hyphens: true, emergencyStretch: 0, lastResort: true })
  judge.setEnd(firstEnd)
  judge.measure(paragraphStart)
  judge.judge(paragraphStart)
  return judge.node(paragraphStart)
}

function chooseEnd(paragraph: Paragraph): BreakNode {
  const { looseness } = paragraph.parameters
  const from = startOf(paragraph)
  let best: BreakNode | undefined
  let nearest: BreakNode | undefined
  for (const rules of passesOf(paragraph.parameters)) {
    // A paragraph is not made longer or shorter by lines that it would not have otherwise.
    if (best !== undefined && (rules.emergencyStretch > 0 || rules.lastResort)) break
    const ends = runBreakPass(paragraph, rules, from)
    if (ends.length === 0) continue
    best ??= bestOf(ends)
    nearest = nearestName(best.line + looseness, nearest === undefined ? ends : [nearest, ...ends])
    if (nearest.line === best.line + looseness) break
  }
  if (nearest === undefined) throw new Error('the last pass of line breaking found no lines')
  return nearest
}

function nearestName(lines: number, ends: readonly BreakNode[]): BreakNode {
  const distance = (node: BreakNode) => Math.abs(node.line - lines)
  const least = Math.min(...ends.map(distance))
  return bestOf(ends.filter(node => distance(node) === least))
}

/** The lines on the way to `end`, from the first on. */
export function traceLines(paragraph: Paragraph, end: BreakNode): BrokenParagraph {
  const nodes: BreakNode[] = []
  for (let node: BreakNode | undefined = end; node !== undefined; node = node.previous) nodes.push(node)
  nodes.reverse()
  const judge = new LineJudge(paragraph, {
    tolerance: paragraph.parameters.tolerance,
    hyphens: true,
    emergencyStretch: 0,
    lastResort: true,
  })
  const lines = nodes.slice(1).map((node, i) => settleLine(judge, nodes[i]!, node.at))
  return { lines, demerits: end.demerits }
}

function settleLine(judge: LineJudge, from: BreakNode, end: number): BrokenLine {
  const { items, sums, parameters, measures } = judge.paragraph
  judge.setEnd(end)
  judge.measure(from)
  judge.judge(from)
  const asItIs = parameters.ragged || (judge.endsByItself && judge.shortfall >= 0)
  const ratio = spaceRatio(judge, 0)
  const emptiness = judge.shortfall / Math.max(measureOf(measures, from.line), 1)
  return {
    start: Math.min(from.start, end),
    end,
    letters: asItIs ? 0 : lettersUsed(judge),
    spaces: asItIs || !Number.isFinite(ratio) ? 0 : ratio,
    hyphenated: end !== sums.finish && items.flagged[end] === 1,
    overfull: judge.overflow > from.overflow,
    loose: !asItIs && ratio > 0 && cappedBadness(ratio, emptiness) > parameters.tolerance,
  }
}
