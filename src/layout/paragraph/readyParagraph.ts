import { isBreakable } from '../../breaking/lineItems.js'
import type { Measure } from '../blockGeometry.js'
import type { BlockBox, Box, FirstLine } from '../box.js'
import type { Composing } from '../composing.js'
import { type LineExtent, type LineGrid, lineOnGrid } from '../lineGrid.js'
import type { HangingMarker } from '../setGalley.js'
import { breakParagraph, indentsOf, type LineShape } from './breakParagraph.js'
import { FirstLineStyling } from './firstLineBoxes.js'
import { type SetInitial, setInitial } from './initialLetter.js'
import { type ParagraphItems, paragraphItems } from './paragraphItems.js'
import { prepareParagraph } from './prepareParagraph.js'
import type { ParagraphText } from './setLine.js'

/** A block with inline content, and what it owes to the boxes round it. */
export interface ParagraphOrder {
  readonly box: BlockBox
  readonly measure: Measure
  readonly markers: readonly HangingMarker[]
  /** On which its lines stand: then each is as high as whole rows. */
  readonly grid: LineGrid | undefined
}

/** A paragraph shaped, to be broken. */
export interface ReadyParagraph extends ParagraphOrder {
  readonly paragraph: ParagraphText
  readonly items: ParagraphItems
  readonly initial: SetInitial | undefined
  readonly shape: Omit<LineShape, 'looseness'>
  readonly composing: Composing
}

export function readyParagraph(order: ParagraphOrder, composing: Composing): ReadyParagraph {
  const { firstLine } = order.box
  return firstLine === undefined
    ? readyWith(order, order.box.children, composing)
    : readyWithFirstLine(order, firstLine, composing)
}

/** A line of nothing but the block's own type. */
export function strutOf(
  { box, grid }: Pick<ParagraphOrder, 'box' | 'grid'>,
  { typeStyles }: Composing,
): LineExtent {
  const strut = typeStyles(box.style, box.language)
  return grid === undefined ? strut : lineOnGrid(strut, strut, box.style, grid)
}

function readyWith(order: ParagraphOrder, children: readonly Box[], composing: Composing): ReadyParagraph {
  const { box, measure } = order
  const { style } = box
  const inner = children === box.children ? box : { ...box, children }
  const paragraph = prepareParagraph(inner, measure, composing)
  const justified = style.textAlign === 'justify'
  const items = paragraphItems(paragraph.inline, paragraph.tokens, paragraph.breaks, {
    measure: measure.width,
    justified,
    base: paragraph.bidi.base,
  })
  const { above, below } = strutOf(order, composing)
  const around = { box, measure, lead: above + below }
  const initial = box.initial === undefined ? undefined : setInitial(box.initial, around, composing)
  const indents = indentsOf(style, measure.width, initial ?? { width: 0, lines: 0 })
  const shape = { measure: measure.width, indents, firstEnd: undefined }
  return { ...order, paragraph, items, initial, shape, composing }
}

/** Ends of the first line that are tried before and after the one that it has if all lines are set as it is. */
const triedAround = 2

/**
 * Which words the first line has depends on how they are set, and how they are set on whether it has them. So places where it
 * might end are tried: what stands before one is set as the first line, the line must end there, and the paragraph as a whole
 * is broken for it. That of the fewest demerits is kept.
 */
function readyWithFirstLine(
  order: ParagraphOrder,
  firstLine: FirstLine,
  composing: Composing,
): ReadyParagraph {
  const { box } = order
  const quiet = { ...composing, report: () => undefined }
  const styling = new FirstLineStyling(firstLine)
  const whole = readyWith(order, styling.split(box.children, Number.POSITIVE_INFINITY), quiet)
  const best = endsAround(whole)
    .map(end => {
      const children = styling.split(
        box.children,
        styling.lengthBefore(box.children, whole.items.offsets[end]!),
      )
      const ready = withFirstEnd(readyWith(order, children, quiet), whole, end)
      return { children, end, ...costOf(ready) }
    })
    .reduce<FirstLineChoice | undefined>((least, each) => (isBetter(each, least) ? each : least), undefined)
  if (best === undefined)
    return readyWith(order, styling.split(box.children, Number.POSITIVE_INFINITY), composing)
  return withFirstEnd(readyWith(order, best.children, composing), whole, best.end)
}

interface FirstLineChoice {
  readonly children: readonly Box[]
  /** The item of the paragraph all set as a first line at which that ends. */
  readonly end: number
  readonly overfull: number
  readonly demerits: number
}

function costOf({ items, box, shape }: ReadyParagraph): Pick<FirstLineChoice, 'overfull' | 'demerits'> {
  const { lines, demerits } = breakParagraph(items.items, box.style, { ...shape, looseness: 0 })
  return { overfull: lines.filter(line => line.overfull).length, demerits }
}

function isBetter(a: FirstLineChoice, b: FirstLineChoice | undefined): boolean {
  if (b === undefined || a.overfull !== b.overfull) return b === undefined || a.overfull < b.overfull
  return a.demerits < b.demerits
}

/** Places where the first line might end; none if the paragraph has no more than that. */
function endsAround(whole: ReadyParagraph): readonly number[] {
  const { items, box, shape } = whole
  const { lines } = breakParagraph(items.items, box.style, { ...shape, looseness: 0 })
  const [first] = lines
  if (first === undefined || lines.length === 1) return []
  const ends: number[] = []
  for (let i = 0; i < lines.at(-1)!.end; i++) if (isBreakable(items.items, i)) ends.push(i)
  const at = ends.indexOf(first.end)
  // A word that fits on no line has been cut: there is no other place.
  if (at < 0) return [first.end]
  return ends.slice(Math.max(0, at - triedAround), at + triedAround + 1)
}

/** The same item in the paragraph of which only the first line is set so: all that stands before it is the same. */
function withFirstEnd(ready: ReadyParagraph, whole: ReadyParagraph, end: number): ReadyParagraph {
  const kind = whole.items.items.kinds[end]
  const { items, offsets } = ready.items
  const isEnd = (i: number) =>
    offsets[i] === whole.items.offsets[end] && items.kinds[i] === kind && isBreakable(items, i)
  let firstEnd = 0
  while (firstEnd < items.length && !isEnd(firstEnd)) firstEnd++
  return { ...ready, shape: { ...ready.shape, firstEnd: firstEnd < items.length ? firstEnd : undefined } }
}
