import { type Points, pointsPerUnit } from '../length.js'
import type { LengthPercentage } from '../style/computedStyle.js'
import { type Measure, resolveLength } from './blockGeometry.js'
import type { ImageBox } from './box.js'
import type { Composing } from './composing.js'

/**
 * Used size of an image (CSS 2, section 10.6.2): its own at 96 pixels to the inch, or as styled, keeping its proportions;
 * never narrower or lower than its least, nor wider than the measure or higher than a page.
 */
export function imageSize(
  { asset, style }: ImageBox,
  measure: Measure,
  { assets, pageHeight }: Pick<Composing, 'assets' | 'pageHeight'>,
): { readonly width: Points; readonly height: Points } {
  const image = assets.get(asset)
  const natural = {
    width: (image?.width ?? 0) * pointsPerUnit.px || measure.width,
    height: (image?.height ?? 0) * pointsPerUnit.px || measure.width,
  }
  const ratio = natural.height / natural.width
  const given = (length: LengthPercentage | 'auto' | 'none', of: Points) =>
    typeof length === 'string' ? undefined : resolveLength(length, of)
  const [width, height] = [given(style.width, measure.width), given(style.height, pageHeight)]
  const wide = width ?? (height === undefined ? natural.width : height / ratio)
  const high = height ?? wide * ratio
  const mostWide = Math.min(measure.width, given(style.maxWidth, measure.width) ?? measure.width)
  const mostHigh = Math.min(pageHeight, given(style.maxHeight, pageHeight) ?? pageHeight)
  const leastWide = resolveLength(style.minWidth, measure.width)
  const leastHigh = resolveLength(style.minHeight, pageHeight)
  if (wide === 0 || high === 0) return { width: wide, height: high }
  const grown = Math.max(1, leastWide / wide, leastHigh / high)
  const factor = Math.min(grown, mostWide / wide, mostHigh / high)
  return { width: wide * factor, height: high * factor }
}
