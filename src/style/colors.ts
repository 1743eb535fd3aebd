import type { CssNode } from 'css-tree/dist/csstree.esm'
import { componentsOf, isSign, keywordOf } from './componentValues.js'
import type { Rgba } from './computedStyle.js'
import { namedColors } from './namedColors.js'

/** A colour, or the keyword that stands for the element's own `color` and is inherited as such. */
export type ColorValue = Rgba | 'currentcolor'

export const black: Rgba = { r: 0, g: 0, b: 0, a: 1 }
const transparent: Rgba = { r: 0, g: 0, b: 0, a: 0 }

/** Grammar of a colour, for the property table. */
export const colorTypes: Readonly<Record<string, string>> = {
  color: 'currentcolor | transparent | <named-color> | <hex-color> | <color-function>',
  'named-color': [...namedColors.keys()].join(' | '),
  'color-function': 'rgb( <any-value> ) | rgba( <any-value> ) | hsl( <any-value> ) | hsla( <any-value> )',
}

/** A colour of CSS Color 4: a name, `#hex`, `rgb()` or `hsl()`; undefined for anything else. */
export function readColor(node: CssNode | undefined): ColorValue | undefined {
  if (node?.type === 'Hash') return readHex(node.value)
  if (node?.type === 'Function') return readColorFunction(node)
  const name = keywordOf(node)
  if (name === undefined) return undefined
  if (name === 'currentcolor') return 'currentcolor'
  if (name === 'transparent') return transparent
  const hex = namedColors.get(name)
  return hex === undefined ? undefined : readHex(hex)
}

/** 3, 4, 6 or 8 digits (section 5.2). */
function readHex(digits: string): Rgba | undefined {
  if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(digits)) return undefined
  const pairs = digits.length < 6 ? [...digits].map(digit => digit + digit) : digits.match(/../g)!
  const [r, g, b, a = 255] = pairs.map(pair => Number.parseInt(pair, 16)) as [number, number, number, number?]
  return { r, g, b, a: a / 255 }
}

/** Both forms: with commas, and with spaces and a slash before alpha (sections 5.1 and 7). */
function readColorFunction(node: CssNode & { readonly type: 'Function' }): Rgba | undefined {
  const values = componentsOf(node).filter(part => !isSign(part, ',') && !isSign(part, '/'))
  if (values.length !== 3 && values.length !== 4) return undefined
  const alpha = values[3] === undefined ? 1 : readChannel(values[3], 1)
  const name = node.name.toLowerCase()
  const channels =
    name === 'rgb' || name === 'rgba'
      ? values.slice(0, 3).map(part => readChannel(part, 255))
      : name === 'hsl' || name === 'hsla'
        ? convertHsl(values)
        : []
  const [r, g, b] = channels.map(channel => (channel === undefined ? undefined : Math.round(channel)))
  if (r === undefined || g === undefined || b === undefined || alpha === undefined) return undefined
  return { r, g, b, a: alpha }
}

/** A number, or a percentage of `full`, kept between 0 and `full`. */
function readChannel(node: CssNode, full: number): number | undefined {
  if (node.type !== 'Number' && node.type !== 'Percentage') return undefined
  const value = node.type === 'Number' ? Number(node.value) : (Number(node.value) / 100) * full
  return Math.min(full, Math.max(0, value))
}

function convertHsl([hueNode, saturationNode, lightnessNode]: readonly CssNode[]): readonly (
  | number
  | undefined
)[] {
  const hue = readHue(hueNode)
  if (hue === undefined || saturationNode === undefined || lightnessNode === undefined) return []
  const percent = (node: CssNode) => {
    const value = readChannel(node, 100)
    return value === undefined ? undefined : value / 100
  }
  const saturation = percent(saturationNode)
  const lightness = percent(lightnessNode)
  if (saturation === undefined || lightness === undefined) return []
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12
    return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return [channel(0), channel(8), channel(4)]
}

/** Degrees from 0 to 360. */
function readHue(node: CssNode | undefined): number | undefined {
  const degrees: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 }
  const value =
    node?.type === 'Number'
      ? Number(node.value)
      : node?.type === 'Dimension'
        ? Number(node.value) * (degrees[node.unit.toLowerCase()] ?? Number.NaN)
        : Number.NaN
  return Number.isFinite(value) ? ((value % 360) + 360) % 360 : undefined
}
