import type { Points } from '../../length.js'
import type { TypeStyle } from '../typeStyle.js'
import type { SpaceToken } from './tokens.js'

/** What justification may take from a line: said once, since the lines are set as they were broken. */
export interface SpaceFlexibility {
  readonly stretch: Points
  readonly shrink: Points
}

/** A space may grow by half and shrink by a quarter of its own width before its line is called loose or tight. */
export function spaceFlexibility({ shaped, type }: SpaceToken): SpaceFlexibility {
  const natural = shaped.width * type.size
  return { stretch: natural / 2, shrink: natural / 4 }
}

/** How far letters of a width, with so many letterspaces, may be widened or narrowed by expansion and tracking together. */
export function letterFlexibility({ style, size }: TypeStyle, width: Points, spaces: number): Points {
  return width * style.expansion + spaces * style.tracking * size
}
