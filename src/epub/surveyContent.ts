import { elementsOf, type HtmlElement } from '../html/tree.js'

/** What a book holds, as far as it matters to someone who does not see it, or does not see it well. */
export interface ContentSurvey {
  /** Images and drawings that say something: one that only decorates (`alt=""`) is none. */
  readonly pictures: number
  /** Those of them that say nothing to someone who cannot see them. */
  readonly undescribed: number
  readonly tables: number
  /** Tables none of whose cells is a header. */
  readonly headlessTables: number
  readonly formulas: number
  /** Formulas with a description beside their markup. */
  readonly describedFormulas: number
  readonly hasNotes: boolean
  readonly hasIndex: boolean
  readonly hasHeadings: boolean
  readonly hasRuby: boolean
  /** Whether a passage is marked as being in another language than the publication. */
  readonly hasOtherLanguages: boolean
}

/** Looks through the tree as it was rendered: whether an image has alternative text is not yet made up for. */
export function surveyContent(html: HtmlElement, language: string): ContentSurvey {
  const all = [...elementsOf(html)]
  const named = (name: string) => all.filter(each => each.name === name)
  const pictures = [...named('img'), ...named('svg')].filter(each => !isDecoration(each))
  const tables = named('table').filter(each => !isPresentation(each))
  const formulas = named('math')
  const [own] = language.toLowerCase().split('-')
  return {
    pictures: pictures.length,
    undescribed: pictures.filter(each => !isDescribed(each)).length,
    tables: tables.length,
    headlessTables: tables.filter(each => ![...elementsOf(each)].some(({ name }) => name === 'th')).length,
    formulas: formulas.length,
    describedFormulas: formulas.filter(({ attributes }) => hasText(attributes.alttext)).length,
    hasNotes: all.some(({ attributes }) => attributes.role === 'doc-noteref'),
    hasIndex: all.some(({ attributes }) => attributes['epub:type']?.split(/\s+/).includes('index') === true),
    hasHeadings: all.some(({ name }) => /^h[1-6]$/.test(name)),
    hasRuby: named('ruby').length > 0,
    hasOtherLanguages: all.some(({ attributes: { lang } }) => {
      return lang !== undefined && lang !== '' && lang.toLowerCase().split('-')[0] !== own
    }),
  }
}

const hasText = (value: string | undefined) => value !== undefined && value.trim() !== ''

const isPresentation = ({ attributes }: HtmlElement) =>
  attributes.role === 'presentation' || attributes.role === 'none'

/** HTML, section 4.8.4.4.10: an empty `alt` says that the image tells nothing. A missing one says nothing of the kind. */
function isDecoration(each: HtmlElement): boolean {
  const { alt } = each.attributes
  const isBare = each.name === 'img' && alt !== undefined && alt.trim() === '' && !isLabelled(each)
  return isBare || each.attributes['aria-hidden'] === 'true' || isPresentation(each)
}

const isLabelled = ({ attributes }: HtmlElement) =>
  hasText(attributes['aria-label']) || hasText(attributes['aria-labelledby'])

function isDescribed(picture: HtmlElement): boolean {
  if (isLabelled(picture)) return true
  if (picture.name === 'img') return hasText(picture.attributes.alt)
  return picture.children.some(child => child.kind === 'element' && child.name === 'title')
}
