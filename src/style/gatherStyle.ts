import type { Points } from '../length.js'
import type { ColorValue } from './colors.js'
import type { Border, BorderStyle, ComputedStyle, Rgba } from './computedStyle.js'
import type { LonghandValues } from './properties/row.js'

/** What `line-height: normal` is taken for in `lh`, and nowhere else, since it depends on the font. */
const normalLineHeight = 1.2

/** A style as layout reads it: edges gathered, colours and line height resolved. */
export function gatherStyle(values: LonghandValues): ComputedStyle {
  const {
    marginTop,
    marginRight,
    marginBottom,
    marginLeft,
    paddingTop,
    paddingRight,
    paddingBottom,
    paddingLeft,
    borderTopWidth,
    borderTopStyle,
    borderTopColor,
    borderRightWidth,
    borderRightStyle,
    borderRightColor,
    borderBottomWidth,
    borderBottomStyle,
    borderBottomColor,
    borderLeftWidth,
    borderLeftStyle,
    borderLeftColor,
    ...rest
  } = values
  const colorOf = (color: ColorValue): Rgba => (color === 'currentcolor' ? values.color : color)
  const border = (width: Points, style: BorderStyle, color: ColorValue): Border => ({
    width: style === 'none' || style === 'hidden' ? 0 : width,
    style,
    color: colorOf(color),
  })
  return {
    ...rest,
    margin: { top: marginTop, right: marginRight, bottom: marginBottom, left: marginLeft },
    padding: { top: paddingTop, right: paddingRight, bottom: paddingBottom, left: paddingLeft },
    border: {
      top: border(borderTopWidth, borderTopStyle, borderTopColor),
      right: border(borderRightWidth, borderRightStyle, borderRightColor),
      bottom: border(borderBottomWidth, borderBottomStyle, borderBottomColor),
      left: border(borderLeftWidth, borderLeftStyle, borderLeftColor),
    },
    backgroundColor: colorOf(values.backgroundColor),
    textDecorationColor: colorOf(values.textDecorationColor),
    lineHeight: lineHeightOf(values),
  }
}

/** A factor is of the element's own size, also where it was inherited (Inline 3, section 5.1). */
export function lineHeightOf({ lineHeight, fontSize }: LonghandValues): Points | 'normal' {
  return typeof lineHeight === 'object' ? lineHeight.factor * fontSize : lineHeight
}

/** One `lh`. */
export function lineUnitOf(values: LonghandValues): Points {
  const height = lineHeightOf(values)
  return height === 'normal' ? values.fontSize * normalLineHeight : height
}
