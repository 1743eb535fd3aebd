import type { Points } from '../../length.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import { resolveLength } from '../blockGeometry.js'
import type { TypeStyle } from '../typeStyle.js'

/** What a box in a line is aligned to: the text round it, and the lines of its paragraph. */
export interface Around {
  readonly parent: TypeStyle
  readonly line: TypeStyle
}

/** Distances of a box's top and bottom from its own baseline. */
export interface Extent {
  readonly above: Points
  readonly below: Points
}

/**
 * How far a box's baseline is raised over its parent's (CSS 2, section 10.8.1). Sub and super by a fifth and a third of the
 * size, as type designers place them. `top` and `bottom` are those of a line of the paragraph's own type: what else stands on
 * the line does not move them.
 */
export function riseOf(
  { verticalAlign, fontSize, lineHeight }: ComputedStyle,
  { above, below }: Extent,
  { parent, line }: Around,
): Points {
  const [font] = parent.fonts
  switch (verticalAlign) {
    case 'baseline':
      return 0
    case 'super':
      return fontSize / 3
    case 'sub':
      return -fontSize / 5
    case 'middle':
      return ((font?.xHeight ?? 0.5) * parent.size) / 2 - (above - below) / 2
    case 'text-top':
      return (font?.ascender ?? 0.8) * parent.size - above
    case 'text-bottom':
      return below + (font?.descender ?? -0.2) * parent.size
    case 'top':
      return line.above - above
    case 'bottom':
      return below - line.below
    default:
      return resolveLength(verticalAlign, lineHeight === 'normal' ? fontSize * 1.2 : lineHeight)
  }
}
