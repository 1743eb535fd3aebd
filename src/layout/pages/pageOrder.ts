import type { PageQuery } from '../../style/pageRules.js'
import type { StyledDocument } from '../../style/styledDocument.js'
import type { Force } from '../flow.js'

/** The sides of a publication's pages by index from 0. The first is a recto: on the right unless it reads from right to left. */
export interface PageOrder {
  sideOf(index: number): 'left' | 'right'
  /** The index of the page on which text goes on after a forced break, where otherwise it would on page `index`. */
  turnTo(force: Force | undefined, index: number): number
}

export function pageOrder(document: StyledDocument): PageOrder {
  const first = document.styleOf(document.root).direction === 'rtl' ? 'left' : 'right'
  const sideOf = (index: number) => ((index % 2 === 0) === (first === 'right') ? 'right' : 'left')
  const isOnSide = (force: Force | undefined, index: number) =>
    force === undefined || force === 'page' || sideOf(index) === force
  return { sideOf, turnTo: (force, index) => (isOnSide(force, index) ? index : index + 1) }
}

/** What the style of a page is asked for; `numberInRun` is undefined for a blank page. */
export function pageQuery(
  name: string,
  index: number,
  numberInRun: number | undefined,
  { sideOf }: PageOrder,
): PageQuery {
  const blank = numberInRun === undefined
  const side = sideOf(index)
  return { name, first: index === 0, blank, side, number: index + 1, numberInRun: numberInRun ?? 0 }
}
