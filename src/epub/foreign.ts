import { element, type HtmlElement, type HtmlNode, withChildren } from '../html/tree.js'
import type { ImagePath } from './images.js'

/** SVG and MathML within XHTML. */

/** SVG's names with capitals, by their lower-case form: HTML's parser does not keep them, XML tells them apart. */
const svgNames: ReadonlyMap<string, string> = new Map(
  `animateMotion animateTransform clipPath feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
  feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
  feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  linearGradient radialGradient textPath`
    .split(/\s+/)
    .map(name => [name.toLowerCase(), name]),
)

/** Names with capitals of attributes that drawings use (SVG 2, appendix J). */
const svgAttributes: ReadonlyMap<string, string> = new Map(
  `viewBox preserveAspectRatio gradientUnits gradientTransform patternUnits patternContentUnits patternTransform
  clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY spreadMethod startOffset
  textLength lengthAdjust pathLength stdDeviation baseFrequency numOctaves filterUnits primitiveUnits tableValues
  kernelMatrix surfaceScale specularConstant specularExponent diffuseConstant stitchTiles`
    .split(/\s+/)
    .map(name => [name.toLowerCase(), name]),
)

const unsafe = new Set([
  'script',
  'foreignobject',
  'iframe',
  'audio',
  'video',
  'handler',
  'animate',
  'animatemotion',
  'animatetransform',
  'set',
])

/** An inline drawing or formula without scripts, foreign HTML and addresses outside the book. */
export function conformForeign(of: HtmlElement, images: ImagePath): HtmlElement {
  const isSvg = of.name === 'svg'
  return isSvg ? conformSvg(of, images) : conformMath(of)
}

function conformSvg(of: HtmlElement, images: ImagePath): HtmlElement {
  const children = of.children.flatMap((child): readonly HtmlNode[] => {
    if (child.kind === 'text') return [child]
    return unsafe.has(child.name.toLowerCase()) ? [] : [conformSvg(child, images)]
  })
  const name = svgNames.get(of.name.toLowerCase()) ?? of.name
  const attributes: Record<string, string> = {}
  for (const [key, value] of Object.entries(of.attributes)) {
    const written = svgAttributes.get(key.toLowerCase()) ?? key
    const kept = /^on|^xmlns/i.test(key) ? undefined : svgValue(key, value, images)
    if (kept !== undefined) attributes[written] = kept
  }
  return element(name, attributes, children, of.place)
}

/** References within the drawing stay, those to assets get their path in the container, others go. */
function svgValue(key: string, value: string, images: ImagePath): string | undefined {
  if (key === 'href' || key === 'xlink:href') return value.startsWith('#') ? value : images(value)
  return /url\(\s*["']?[^#"')\s]/i.test(value) ? undefined : value
}

function conformMath(of: HtmlElement): HtmlElement {
  const attributes = Object.fromEntries(
    Object.entries(of.attributes).filter(([key]) => !/^on|^xmlns|^xlink:|^href$|^data-/i.test(key)),
  )
  const children = of.children.filter(
    child =>
      child.kind === 'text' || !/^(?:script|annotation-xml|annotation|maction|iframe)$/.test(child.name),
  )
  const conformed = children.map(child => (child.kind === 'text' ? child : conformMath(child)))
  return withChildren({ ...of, attributes }, conformed)
}
