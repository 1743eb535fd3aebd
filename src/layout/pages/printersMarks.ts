import type { Points } from '../../length.js'
import type { PageStyle } from '../../style/pageRules.js'
import type { Box } from '../box.js'
import type { RuleFragment } from '../page.js'

/** Marks stand this far outside the bleed, and are this long and this thick. */
const [gap, length, thickness]: readonly [Points, Points, Points] = [3, 15, 0.25]
/** White beyond the marks, to the sheet's edge. */
const rim: Points = 3

/** How far the sheet reaches beyond the trimmed page: the bleed, and the marks where there are any. */
export function slugOf({ bleed, marks }: PageStyle): Points {
  return marks.crop || marks.cross ? bleed + gap + length + rim : bleed
}

/** Crop marks at the corners and crosses at the middle of each side, outside the bleed (CSS Page 3, section 7.4). */
export function printersMarks({ width, height, bleed, marks }: PageStyle, box: Box): readonly RuleFragment[] {
  const out = bleed + gap
  const lying = (x: Points, y: Points): RuleFragment =>
    rule(box, { x, y: y - thickness / 2, width: length, height: thickness })
  const standing = (x: Points, y: Points): RuleFragment =>
    rule(box, { x: x - thickness / 2, y, width: thickness, height: length })
  const [left, right, top, bottom] = [-out - length, width + out, -out - length, height + out]
  const crops = [0, height].flatMap(y => [lying(left, y), lying(right, y)])
  const uprights = [0, width].flatMap(x => [standing(x, top), standing(x, bottom)])
  const cross = (x: Points, y: Points) => [lying(x - length / 2, y), standing(x, y - length / 2)]
  const middle = out + length / 2
  const crosses = [
    ...cross(width / 2, -middle),
    ...cross(width / 2, height + middle),
    ...cross(-middle, height / 2),
    ...cross(width + middle, height / 2),
  ]
  return [...(marks.crop ? [...crops, ...uprights] : []), ...(marks.cross ? crosses : [])]
}

function rule(box: Box, place: Pick<RuleFragment, 'x' | 'y' | 'width' | 'height'>): RuleFragment {
  return { kind: 'rule', box, region: 'margin', ...place, color: { r: 0, g: 0, b: 0, a: 1 } }
}
