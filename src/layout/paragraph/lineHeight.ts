import type { Points } from '../../length.js'
import type { BlockBox } from '../box.js'
import type { LineContent } from '../galleyContent.js'
import type { TextRun } from '../page.js'
import type { TypeStyles } from '../typeStyle.js'

/**
 * Distances of a line's top and bottom from its baseline: the block's strut, made higher by images and by text whose own
 * `line-height` differs from the block's. Text of the same line height never moves a line off its grid, whatever its font
 * and however it is raised: where CSS 2, section 10.8 would let a superior or a second font spread the lines, books do not.
 */
export function lineHeight(
  { style, language }: BlockBox,
  { runs, images, blocks }: Pick<LineContent, 'runs' | 'images' | 'blocks'>,
  typeStyles: TypeStyles,
): { readonly above: Points; readonly below: Points } {
  let { above, below } = typeStyles(style, language)
  let last: TextRun['box'] | undefined
  for (const { box, rise } of runs) {
    if (box === last || box.style.lineHeight === style.lineHeight) continue
    last = box
    const strut = typeStyles(box.style, box.language)
    above = Math.max(above, strut.above + rise)
    below = Math.max(below, strut.below - rise)
  }
  for (const { height, rise } of images) {
    above = Math.max(above, height + rise)
    below = Math.max(below, -rise)
  }
  for (const { set, rise } of blocks) {
    above = Math.max(above, set.above + rise)
    below = Math.max(below, set.below - rise)
  }
  return { above, below }
}
