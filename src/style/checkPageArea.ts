import type { Place } from '../diagnostic.js'
import { formatLength, type Points, tolerance } from '../length.js'
import type { PageQuery, PageStyle } from './pageRules.js'
import type { Declaration, PageRule, Problem } from './styleSheets.js'

interface PageContext {
  /** The style of a page in the middle of the run: its width is the measure that the run's text is set to. */
  readonly inner: PageStyle
  /** The rules that match the page, the weakest first. */
  readonly rules: readonly PageRule[]
}

/** What is wrong with the area that a page leaves for its text: there is none, or it is not as wide as the text is set. */
export function checkPageArea(
  style: PageStyle,
  { blank }: PageQuery,
  { inner, rules }: PageContext,
): readonly Problem[] {
  const place = placeOfArea(rules)
  if (blank || place === undefined) return []
  const [width, height] = [roomAcross(style), roomDown(style)]
  if (width <= 0 || height <= 0) {
    const message = `The margins leave no room for text: ${size(width)} × ${size(height)}.`
    const advice = 'Make the page larger, or its margins and padding smaller.'
    return [{ code: 'page-too-small', message, advice, place }]
  }
  const measure = roomAcross(inner)
  if (Math.abs(width - measure) <= tolerance) return []
  const message = `The text is set ${size(measure)} wide, but this page leaves it ${size(width)}.`
  const advice = 'Let the left and right margins of all pages of one name add up to the same.'
  return [{ code: 'measure-changes', message, advice, place }]
}

const roomAcross = ({ width, margin, padding }: PageStyle): Points =>
  width - margin.left - margin.right - padding.left - padding.right

const roomDown = ({ height, margin, padding }: PageStyle): Points =>
  height - margin.top - margin.bottom - padding.top - padding.bottom

const size = (length: Points) => `${formatLength(length, 2)} pt`

/** Where the page's size or edges were last set, the strongest rule's before the others'. */
function placeOfArea(rules: readonly PageRule[]): Place | undefined {
  const declarations = rules.toReversed().map(rule => rule.declarations.findLast(setsArea))
  return declarations.find(declaration => declaration !== undefined)?.place
}

function setsArea(declaration: Declaration): boolean {
  if (declaration.kind === 'page') return declaration.key === 'size'
  return declaration.kind === 'longhand' && /^(?:margin|padding)/.test(declaration.key)
}
