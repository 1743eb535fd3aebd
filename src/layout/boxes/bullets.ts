import type { ComputedStyle } from '../../style/computedStyle.js'
import type { FontSet } from '../../text/font.js'

/** Counter Styles 3, section 6.3: bullets may be drawn by other signs like them, here by one that a font has. */
const standIns: Readonly<Record<string, readonly string[]>> = {
  '•': ['·', '-'],
  '◦': ['○', '–', '-'],
  '▪': ['■', '–', '-'],
}

/** The bullet, or where no font of the style has it the first sign that stands for it; other text as it is. */
export function bulletIn(fonts: FontSet, style: ComputedStyle, text: string): string {
  const others = standIns[text]
  if (others === undefined) return text
  const matched = fonts.match({
    families: style.fontFamily,
    weight: style.fontWeight,
    style: style.fontStyle,
    stretch: style.fontStretch,
  })
  const has = (sign: string) => matched.some(font => font.hasGlyph(sign.codePointAt(0)!))
  return [text, ...others].find(has) ?? text
}
