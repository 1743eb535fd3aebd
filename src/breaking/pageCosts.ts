import type { Fault, Filled, Track } from './galley.js'
import { isListStart } from './galleyPath.js'

/** What a page is judged by. Lengths in points. */
export interface PageFacts {
  /** What text and notes leave empty. */
  readonly spare: number
  /** Height of the text. */
  readonly height: number
  /** Whether it ends by a forced break or with the galley: it need not be full. */
  readonly isLast: boolean
  readonly endCost: number
  /** Whether a note goes on on the next page. */
  readonly splitsNote: boolean
  readonly faults: readonly Fault<unknown>['kind'][]
}

/** One for each page, so that none is made that others have room for. */
const pageCost = 40
/** For each line, squared, that a last page has fewer than these. */
const [lastLines, lastLineCost] = [5, 10]
const splitCost = 300
/** A reader turns the leaf there. */
const rectoEndFactor = 2

/** Far more than anything that breaks no rule can cost. */
const faultCosts: Record<Fault<unknown>['kind'], number> = {
  'too-tall': 500,
  'break-inside': 1000,
  'break-before': 1500,
  'break-after': 1500,
  'footnote-policy': 1500,
  widows: 2000,
  orphans: 2000,
  'note-deferred': 3000,
}

/**
 * What a page costs by itself. A page a line short costs as much as a paragraph that is set a line longer with some harm; a
 * divided word, what its leaf says; a broken rule more than all of that together. `line` is the height of the galley's lines.
 */
export function costOfPage(facts: PageFacts, line: number): number {
  const { spare, height, isLast, splitsNote, faults, endCost } = facts
  const fill = isLast ? lastPageCost(height / line) : emptinessCost(Math.max(0, spare) / line)
  const broken = faults.reduce((sum, fault) => sum + faultCosts[fault], 0)
  return pageCost + fill + (splitsNote ? splitCost : 0) + (isLast ? 0 : endCost) + broken
}

/** Whether a page, its changes and its side included, costs no more than a reader would pass over. */
export function isGoodPage(cost: number): boolean {
  return cost < pageCost + 20
}

/** Less than a line is the rule where heights are no whole lines; from one line on it is seen. */
function emptinessCost(lines: number): number {
  return 4 * lines ** 2 + 20 * Math.floor(lines + 0.01) ** 2
}

function lastPageCost(lines: number): number {
  return lines >= lastLines ? 0 : lastLineCost * (lastLines - lines) ** 2
}

/** What a page leaves empty in half lines, at most eight; undefined for one that need not be full. */
export function depthOf({ spare, isLast }: PageFacts, line: number): number | undefined {
  return isLast ? undefined : Math.min(8, Math.max(0, Math.floor((2 * spare) / line + 0.02)))
}

/** What it costs besides that a page is a recto: its divided word, and its depth beside that of the page which it faces. */
export function costOfRecto(facts: PageFacts, facing: number | undefined, line: number): number {
  const own = depthOf(facts, line)
  const turned = facts.isLast ? 0 : (rectoEndFactor - 1) * facts.endCost
  if (own === undefined || facing === undefined) return turned
  const difference = Math.abs(own - facing)
  return turned + (difference < 2 ? 4 * difference : 60 + 20 * difference)
}

/** The facts of a page that has been filled. */
export function factsOf<C>(
  { height, notes, noteHeight, next, ended, endCost, faults }: Filled<C>,
  track: Track,
): PageFacts {
  const hasNotes = notes.length > 0
  const spare = track.height - height - (hasNotes ? noteHeight + track.noteEdges : 0)
  return {
    spare,
    height,
    isLast: ended !== 'full',
    endCost,
    splitsNote: next?.waiting.some(({ path }) => !isListStart(path)) === true,
    faults: faults.map(({ kind }) => kind),
  }
}
