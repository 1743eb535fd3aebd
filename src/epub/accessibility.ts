import type { Asset } from '../html/metadata.js'
import { elementsOf, type HtmlElement } from '../html/tree.js'
import { type Words, wordOf } from './words.js'

/** EPUB Accessibility 1.1, section 2: schema.org properties with their values, in the order written. */
export type AccessibilityFacts = readonly (readonly [property: string, value: string])[]

export interface AccessibilityInput {
  /** The tree as rendered: whether an image has alternative text is not yet made up for. */
  readonly html: HtmlElement
  readonly images: readonly Asset[]
  readonly hasPages: boolean
  readonly words: Words
}

/** What can be said of the book by looking at it. A claim of conformance is a person's to make, so there is none. */
export function accessibilityOf({ html, images, hasPages, words }: AccessibilityInput): AccessibilityFacts {
  const seen = contentOf(html)
  const isVisual = images.length > 0 || seen.drawings > 0
  const isDescribed = seen.undescribed === 0
  const features = [
    ...(isVisual && isDescribed ? ['alternativeText'] : []),
    'ARIA',
    'displayTransformability',
    ...(seen.hasIndex ? ['index'] : []),
    ...(seen.hasMath ? ['MathML'] : []),
    ...(hasPages ? ['pageBreakMarkers', 'pageNavigation'] : []),
    'readingOrder',
    'structuralNavigation',
    'tableOfContents',
  ]
  const summary = [
    wordOf(words, 'epub-summary'),
    ...(hasPages ? [wordOf(words, 'epub-summary-pages')] : []),
  ].join(' ')
  return [
    ['schema:accessMode', 'textual'],
    ...(isVisual ? ([['schema:accessMode', 'visual']] as const) : []),
    ['schema:accessModeSufficient', isDescribed ? 'textual' : 'textual,visual'],
    ...features.map(feature => ['schema:accessibilityFeature', feature] as const),
    ['schema:accessibilityHazard', images.some(mayMove) ? 'unknown' : 'none'],
    ['schema:accessibilitySummary', summary],
  ]
}

interface Content {
  readonly drawings: number
  /** Images and drawings that say nothing to someone who cannot see them. */
  readonly undescribed: number
  readonly hasIndex: boolean
  readonly hasMath: boolean
}

function contentOf(html: HtmlElement): Content {
  let [drawings, undescribed, hasIndex, hasMath] = [0, 0, false, false]
  for (const each of elementsOf(html)) {
    const { attributes, name } = each
    if (name === 'svg') drawings++
    if (name === 'math') hasMath = true
    if (name === 'img' && attributes.alt === undefined) undescribed++
    if (name === 'svg' && !isDescribedDrawing(each)) undescribed++
    if (attributes['epub:type']?.split(/\s+/).includes('index') === true) hasIndex = true
  }
  return { drawings, undescribed, hasIndex, hasMath }
}

function isDescribedDrawing({ attributes, children }: HtmlElement): boolean {
  const isNamed = attributes['aria-label'] !== undefined || attributes['aria-labelledby'] !== undefined
  const isHidden = attributes['aria-hidden'] === 'true'
  return isNamed || isHidden || children.some(child => child.kind === 'element' && child.name === 'title')
}

/** Whether the image can move, and so might flash: looked for in the bytes, never played. */
function mayMove({ mediaType, bytes }: Asset): boolean {
  switch (mediaType) {
    case 'image/gif':
      return true
    case 'image/webp':
      return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(64, bytes.length)).includes('ANIM')
    case 'image/svg+xml':
      return /<(?:animate|set)\b|@keyframes/.test(Buffer.from(bytes).toString())
    case 'image/png':
      return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(4096, bytes.length)).includes('acTL')
    case 'image/jpeg':
      return false
  }
}
