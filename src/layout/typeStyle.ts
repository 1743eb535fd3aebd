import type { Points } from '../length.js'
import type { ComputedStyle } from '../style/computedStyle.js'
import { featuresOf } from '../text/features.js'
import type { Font, FontSet, ShapeOptions } from '../text/font.js'
import { internOptions } from '../text/shape.js'

/** A computed style's text half, ready to shape with: made once for each style and language. */
export interface TypeStyle {
  readonly style: ComputedStyle
  readonly language: string
  /** Best first: the next one is asked for what the one before lacks. */
  readonly fonts: readonly Font[]
  readonly size: Points
  readonly options: ShapeOptions
  readonly rightToLeft: ShapeOptions
  /** Distances of the strut's top and bottom from the baseline, leading shared in halves (CSS 2, section 10.8.1). */
  readonly above: Points
  readonly below: Points
}

export type TypeStyles = (style: ComputedStyle, language: string) => TypeStyle

/** A cache of type styles for one set of fonts. */
export function createTypeStyles(fonts: FontSet): TypeStyles {
  const byStyle = new WeakMap<ComputedStyle, Map<string, TypeStyle>>()
  return (style, language) => {
    let byLanguage = byStyle.get(style)
    if (byLanguage === undefined) {
      byLanguage = new Map()
      byStyle.set(style, byLanguage)
    }
    const known = byLanguage.get(language)
    if (known !== undefined) return known
    const made = typeStyle(style, language, fonts)
    byLanguage.set(language, made)
    return made
  }
}

function typeStyle(style: ComputedStyle, language: string, fonts: FontSet): TypeStyle {
  const matched = fonts.match({
    families: style.fontFamily,
    weight: style.fontWeight,
    style: style.fontStyle,
    stretch: style.fontStretch,
  })
  const features = featuresOf(style)
  const options = internOptions({ features, language, direction: 'ltr', script: '' })
  const rightToLeft = internOptions({ features, language, direction: 'rtl', script: '' })
  return {
    style,
    language,
    fonts: matched,
    size: style.fontSize,
    options,
    rightToLeft,
    ...strut(style, matched[0]),
  }
}

function strut(
  style: ComputedStyle,
  font: Font | undefined,
): { readonly above: Points; readonly below: Points } {
  const ascent = (font?.ascender ?? 0.8) * style.fontSize
  const descent = -(font?.descender ?? -0.2) * style.fontSize
  const gap = (font?.lineGap ?? 0) * style.fontSize
  const height = style.lineHeight === 'normal' ? ascent + descent + gap : style.lineHeight
  const above = ascent + (height - ascent - descent) / 2
  return { above, below: height - above }
}
