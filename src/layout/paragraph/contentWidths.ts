import { type Points, tolerance } from '../../length.js'
import type { BlockBox } from '../box.js'
import type { Composing } from '../composing.js'
import { paragraphItems } from './paragraphItems.js'
import { prepareToMeasure } from './prepareParagraph.js'

/** The widths that content takes on one line and broken wherever it may be. */
export interface ContentWidths {
  readonly most: Points
  readonly least: Points
}

/** The widths of a block's text, for tables, margin boxes and blocks in lines. */
export function contentWidths(box: BlockBox, composing: Composing): ContentWidths {
  const { inline, tokens, bidi, breaks: mayBreak } = prepareToMeasure(box, composing)
  const cutsAnywhere = box.style.overflowWrap === 'anywhere'
  const how = { measure: cutsAnywhere ? 0 : Number.POSITIVE_INFINITY, justified: false, base: bidi.base }
  const { items } = paragraphItems(inline, tokens, mayBreak, how)
  let [most, line, least, piece] = [0, 0, 0, 0]
  for (let i = 0; i < items.length; i++) {
    const width = items.widths[i]!
    const holds = items.kinds[i] === 1 && i > 0 && items.kinds[i - 1] === 2
    const breaks = items.kinds[i] === 2 ? items.costs[i]! < Number.POSITIVE_INFINITY : items.kinds[i] === 1
    if (items.kinds[i] === 0 || holds) piece += width
    if (breaks && !holds) {
      least = Math.max(least, piece + (items.kinds[i] === 2 ? width : 0))
      piece = 0
    }
    line =
      items.kinds[i] === 2 && items.costs[i] === Number.NEGATIVE_INFINITY
        ? 0
        : line + (items.kinds[i] === 2 ? 0 : width)
    most = Math.max(most, line)
  }
  return { most: most + tolerance, least: least + tolerance }
}
