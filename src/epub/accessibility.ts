import type { Asset } from '../html/metadata.js'
import type { HtmlElement } from '../html/tree.js'
import { type ContentSurvey, surveyContent } from './surveyContent.js'
import { type EpubWordKey, type Words, wordOf } from './words.js'

/** EPUB Accessibility 1.1, section 2: schema.org properties with their values, in the order written. */
export type AccessibilityFacts = readonly (readonly [property: string, value: string])[]

export interface AccessibilityInput {
  /** The tree as rendered, with page breaks and notes in place. */
  readonly html: HtmlElement
  readonly language: string
  readonly images: readonly Asset[]
  readonly hasCover: boolean
  readonly hasPages: boolean
  readonly css: string
  readonly words: Words
}

/**
 * What can be said of the book by looking at it, in the values of the Schema.org Accessibility Properties vocabulary. A
 * claim of conformance is a person's to make: see `conformance.ts`.
 */
export function accessibilityOf(input: AccessibilityInput): AccessibilityFacts {
  const survey = surveyContent(input.html, input.language)
  const isDescribed = survey.undescribed === 0
  const isMoving = input.images.some(mayMove) || /\banimation\b|@keyframes/.test(input.css)
  return [
    ['schema:accessMode', 'textual'],
    ...(survey.pictures > 0 ? ([['schema:accessMode', 'visual']] as const) : []),
    ['schema:accessModeSufficient', isDescribed ? 'textual' : 'textual,visual'],
    ...featuresOf(survey, input).map(feature => ['schema:accessibilityFeature', feature] as const),
    ['schema:accessibilityHazard', isMoving ? 'unknown' : 'none'],
    ['schema:accessibilitySummary', summaryOf(survey, input)],
  ]
}

/** In alphabetical order. Roles, reading order and contents are in every book that is written here. */
function featuresOf(survey: ContentSurvey, { hasCover, hasPages }: AccessibilityInput): readonly string[] {
  const hasImages = survey.pictures > 0 || hasCover
  const features: readonly (readonly [string, boolean])[] = [
    ['alternativeText', hasImages && survey.undescribed === 0],
    ['ARIA', true],
    ['describedMath', survey.formulas > 0 && survey.describedFormulas === survey.formulas],
    ['displayTransformability', true],
    ['index', survey.hasIndex],
    ['MathML', survey.formulas > 0],
    ['pageBreakMarkers', hasPages],
    ['pageNavigation', hasPages],
    ['readingOrder', true],
    ['rubyAnnotations', survey.hasRuby],
    ['structuralNavigation', survey.hasHeadings],
    ['tableOfContents', true],
  ]
  return features.flatMap(([feature, holds]) => (holds ? [feature] : []))
}

/** Sentences in the book's language, each for something that is in it. */
function summaryOf(survey: ContentSurvey, { hasPages, words }: AccessibilityInput): string {
  const { pictures, undescribed, tables, headlessTables } = survey
  const sentences: readonly (readonly [EpubWordKey, boolean])[] = [
    ['epub-summary', true],
    ['epub-summary-images', pictures > 0 && undescribed === 0],
    ['epub-summary-images-bare', undescribed > 0],
    ['epub-summary-tables', tables > 0 && headlessTables === 0],
    ['epub-summary-tables-bare', headlessTables > 0],
    ['epub-summary-formulas', survey.formulas > 0],
    ['epub-summary-languages', survey.hasOtherLanguages],
    ['epub-summary-notes', survey.hasNotes],
    ['epub-summary-index', survey.hasIndex],
    ['epub-summary-pages', hasPages],
  ]
  const values = { n: String(undescribed), all: String(pictures) }
  return sentences.flatMap(([key, holds]) => (holds ? [wordOf(words, key, values)] : [])).join(' ')
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
