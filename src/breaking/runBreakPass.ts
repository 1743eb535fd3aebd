import { type BreakNode, LineJudge, type Paragraph, type PassRules } from './judgeLine.js'
import { lastResortCost } from './lineItems.js'
import { isForced } from './sumLineItems.js'

/** Ways of different length to one break are kept only this much longer or shorter than the best, beyond `looseness`. */
const lineSpread = 3

/**
 * One pass of total fit: all breaks at the paragraph's end that this pass's rules can reach, the best of each kind
 * (fitness; number of lines and of hyphens where they matter), or none. `from` is the break from which it goes on.
 */
export function runBreakPass(
  paragraph: Paragraph,
  rules: PassRules,
  from: BreakNode = paragraphStart,
): readonly BreakNode[] {
  const { items, sums } = paragraph
  const pass = new BreakPass(new LineJudge(paragraph, rules), from)
  for (let i = from.at + 1; i < sums.finish; i++) {
    if (!isBreak(paragraph, rules, i)) continue
    const isAlive = isForced(items, i) ? pass.force(i) : pass.visit(i)
    if (!isAlive) return []
  }
  pass.force(sums.finish)
  return pass.active
}

/** Whether a line may end at the item: a space after a box, or a penalty that this pass may use. */
export function isBreak({ items }: Paragraph, rules: PassRules, i: number): boolean {
  if (items.kinds[i] === 0) return false
  if (items.kinds[i] === 1) return i > 0 && items.kinds[i - 1] === 0
  const cost = items.costs[i]!
  if (cost >= lastResortCost) return rules.lastResort && cost < Number.POSITIVE_INFINITY
  return rules.hyphens || items.flagged[i] === 0 || items.widths[i] === 0
}

/** The paragraph's start. Space before the first box is an indent: it stays. */
export const paragraphStart: BreakNode = {
  at: -1,
  start: 0,
  line: 0,
  fitness: 1,
  hyphens: 0,
  overflow: 0,
  demerits: 0,
  previous: undefined,
}

class BreakPass {
  /** Breaks from which a line may still begin, in order of their items. */
  active: BreakNode[]
  private found: BreakNode[] = []
  /** Whether a line that begins later is never wider: where one is too short, those after it are too. */
  private readonly narrows: boolean
  /** By how much it may be wider all the same: what hangs, and what its measure differs. */
  private readonly margin: number
  private readonly keepsHyphens: boolean
  /** Ways of different numbers of lines need be told apart only up to this number. */
  private readonly linesApart: number

  constructor(
    private readonly judge: LineJudge,
    from: BreakNode,
  ) {
    this.active = [from]
    const { sums, measures, parameters } = judge.paragraph
    this.narrows = sums.onlyGrows && (measures.spread === 0 || !parameters.ragged)
    this.margin = sums.greatestStart + measures.spread
    this.keepsHyphens = Number.isFinite(parameters.hyphenLines)
    this.linesApart = parameters.looseness === 0 ? measures.steadyFrom : Number.POSITIVE_INFINITY
  }

  /** Breaks at `end` are added to the active ones, and those from which nothing can be reached any more taken out. */
  visit(end: number): boolean {
    const { active, judge } = this
    judge.setEnd(end)
    this.found = []
    let kept = 0
    let i = 0
    for (; i < active.length; i++) {
      const from = active[i]!
      judge.measure(from)
      if (judge.isTooShort(0)) {
        if (this.narrows && judge.isTooShort(this.margin)) break
        active[kept++] = from
        continue
      }
      if (judge.judge(from)) this.offer(from)
      if (!judge.isBeyond()) active[kept++] = from
    }
    if (kept < i) active.splice(kept, i - kept)
    if (this.linesApart > 0) this.dropFarLengths()
    for (const node of this.found) active.push(node)
    return active.length > 0
  }

  /** All lines end at `end`, whatever else they might reach. */
  force(end: number): boolean {
    this.visit(end)
    this.active = this.found
    return this.active.length > 0
  }

  private offer(from: BreakNode): void {
    const { found, judge } = this
    for (let i = 0; i < found.length; i++) {
      if (!this.isSameClass(found[i]!, from)) continue
      if (isBetter(judge, found[i]!)) found[i] = judge.node(from)
      return
    }
    found.push(judge.node(from))
  }

  /** Of ways to the same break only the best of each class is kept: what follows costs the same after each of them. */
  private isSameClass(node: BreakNode, from: BreakNode): boolean {
    const { judge, linesApart } = this
    if (node.fitness !== judge.fitness) return false
    if (this.keepsHyphens && node.hyphens !== judge.hyphens) return false
    return Math.min(node.line, linesApart) === Math.min(from.line + 1, linesApart)
  }

  private dropFarLengths(): void {
    const { found } = this
    if (found.length < 2) return
    const spread = lineSpread + Math.abs(this.judge.paragraph.parameters.looseness)
    const best = bestOf(found)
    this.found = found.filter(node => Math.abs(node.line - best.line) <= spread)
  }
}

type Cost = Pick<BreakNode, 'overflow' | 'demerits'>

/** Less overflow goes before fewer demerits. */
export function isBetter(a: Cost, b: Cost): boolean {
  return a.overflow < b.overflow || (a.overflow === b.overflow && a.demerits < b.demerits)
}

export function bestOf(nodes: readonly BreakNode[]): BreakNode {
  return nodes.reduce((best, node) => (isBetter(node, best) ? node : best))
}
