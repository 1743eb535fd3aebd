import type { Points } from '../../length.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import { type Measure, resolveLength } from '../blockGeometry.js'
import type { Box } from '../box.js'
import type { Composing } from '../composing.js'
import { type ContentWidths, contentWidths } from '../paragraph/contentWidths.js'

/** The width of a cell's border box, if its style fixes one; a percentage is of the table and of all of the cell. */
export function fixedWidth(style: ComputedStyle, measure: Measure): Points | undefined {
  const { width, boxSizing } = style
  if (width === 'auto') return undefined
  const isWhole = boxSizing === 'border-box' || width.percent !== 0
  return resolveLength(width, measure.width) + (isWhole ? 0 : cellEdges(style, measure))
}

function cellEdges({ padding, border }: ComputedStyle, { width }: Measure): Points {
  const side = (which: 'left' | 'right') => resolveLength(padding[which], width) + border[which].width
  return side('left') + side('right')
}

/** What a cell wants with its edges. */
export function cellWidths(cell: Box, measure: Measure, composing: Composing): ContentWidths {
  const edges = cellEdges(cell.style, measure)
  const inside = boxWidths(cell, measure, composing)
  const fixed = fixedWidth(cell.style, measure)
  if (fixed !== undefined)
    return {
      most: Math.max(fixed, inside.least + edges),
      least: Math.max(Math.min(fixed, inside.most + edges), inside.least + edges),
    }
  return { most: inside.most + edges, least: inside.least + edges }
}

/** What blocks and tables within want; cells of one row stand side by side. */
export function boxWidths(box: Box, measure: Measure, composing: Composing): ContentWidths {
  if (box.kind === 'block' && box.inlineContent) return contentWidths(box, composing)
  let [most, least] = [0, 0]
  for (const child of box.children) {
    const inside =
      child.kind === 'cell' ? cellWidths(child, measure, composing) : boxWidths(child, measure, composing)
    const edges = child.kind === 'block' || child.kind === 'table' ? sideEdges(child.style, measure) : 0
    const beside = box.kind === 'row'
    most = beside ? most + inside.most : Math.max(most, inside.most + edges)
    least = beside ? least + inside.least : Math.max(least, inside.least + edges)
  }
  return { most, least }
}

function sideEdges({ margin, padding, border }: ComputedStyle, { width }: Measure): Points {
  const outside = (which: 'left' | 'right') => {
    const length = margin[which]
    return (
      (length === 'auto' ? 0 : resolveLength(length, width)) +
      resolveLength(padding[which], width) +
      border[which].width
    )
  }
  return outside('left') + outside('right')
}
