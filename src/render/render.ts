import type { Report } from '../diagnostic.js'
import { parseMarkup } from '../html/markup.js'
import type { PageMap } from '../html/pageMap.js'
import { element, type HtmlElement, type HtmlNode, withChildren } from '../html/tree.js'
import type { Template, TemplatePart } from '../read/template.js'
import type { Publication } from '../resolve/publication.js'
import { prepareCast } from './castValues.js'
import { LiquidWords, prepareLiquid } from './liquid.js'
import { fillSlots, ReadyHtml, Slots } from './slots.js'
import { noteValues, prepareSources } from './sourceValues.js'
import { type Words, wordsOf } from './words.js'
import { extentValues, type Making, makingValues, workValues } from './workValues.js'

/** Renders the same publication for each pass: what does not change from one pass to the next is the very same node. */
export interface Renderer {
  /**
   * `html > body > section.part …`, the parts that are not empty in the template's order, with the page numbers of the
   * given map. A part that Liquid cannot print is reported and left out.
   */
  render(pageMap: PageMap): HtmlElement
}

/** A part as last printed. */
interface PrintedPart {
  readonly markup: string
  readonly section: HtmlElement | undefined
}

/**
 * Parses the template's Liquid and makes ready all that stays the same over the passes. The nodes of the publication stand
 * in the rendered tree as they are, each once.
 */
export function prepareRender(
  publication: Publication,
  template: Template,
  making: Making,
  report: Report,
): Renderer {
  const words = wordsOf(template.locale, report)
  const slots = new Slots()
  const liquid = prepareLiquid(template, slots, report)
  const valuesOf = prepareValues(publication, template, making, words)
  const printed = new Map<string, PrintedPart>()
  const { language, direction } = publication.metadata
  let last = element('html', { lang: language, dir: direction }, [element('body')])

  const renderPart = (part: TemplatePart, shared: object): HtmlElement | undefined => {
    const title = partTitle(part, publication, words)
    const markup = liquid.print(part.name, { part: { name: part.name, title } }, shared)
    if (markup === undefined) return undefined
    const before = printed.get(part.name)
    if (before?.markup === markup) return before.section
    const partSlots = slots.open(part.name, () => reportSecondBody(part, report))
    const content = fillSlots(parseMarkup(markup, { file: part.file.file, line: 1 }), partSlots)
    const section = markup.trim() === '' ? undefined : partSection(part, title, content)
    printed.set(part.name, { markup, section })
    return section
  }
  return {
    render: pageMap => {
      const shared = valuesOf(pageMap)
      const sections = template.parts.flatMap(part => renderPart(part, shared) ?? [])
      const body = last.children[0] as HtmlElement
      last = withChildren(last, [withChildren(body, sections)])
      return last
    },
  }
}

function reportSecondBody({ name, file }: TemplatePart, report: Report): void {
  report('liquid-error', `The part “${name}” prints \`body\` a second time.`, {
    place: { file: file.file, line: 1 },
    advice: 'Print it once in all the parts together.',
  })
}

/** The values that every part and partial gets, as `templates/README.md` lists them. */
function prepareValues(
  publication: Publication,
  template: Template,
  making: Making,
  words: Words,
): (pageMap: PageMap) => object {
  const { metadata, articles, notes } = publication
  const cast = prepareCast(publication.cast)
  const sources = prepareSources(publication, words)
  const fixed = {
    work: workValues(publication, words),
    making: makingValues(making),
    words: new LiquidWords(words),
    options: { ...template.options, ...metadata.options },
    body: new ReadyHtml(
      articles.map(article => article.body),
      'once',
    ),
  }
  return pageMap => ({
    ...fixed,
    extent: extentValues(publication.words, pageMap, words),
    cast: cast(pageMap),
    sources: sources(pageMap),
    notes: noteValues(notes, pageMap),
  })
}

/** The article is named by its title; other parts by the locale, or else by their own name. */
function partTitle({ name }: TemplatePart, { metadata }: Publication, words: Words): string {
  return name === 'article' ? metadata.title.plain : (words.find(`part-${name}`) ?? name)
}

function partSection(part: TemplatePart, title: string, content: readonly HtmlNode[]): HtmlElement {
  const { name, epubType } = part
  const role = roles[epubType]
  return element(
    'section',
    {
      class: `part ${name}`,
      id: `part-${name}`,
      'data-part': name,
      'data-title': title,
      'epub:type': epubType,
      ...(role === undefined ? {} : { role, 'aria-label': title }),
    },
    content,
  )
}

/** DPUB-ARIA 1.1 roles of whole parts, by EPUB type (EPUB Structural Semantics Vocabulary 1.1, “matching role”). */
const roles: Readonly<Record<string, string>> = {
  afterword: 'doc-afterword',
  appendix: 'doc-appendix',
  bibliography: 'doc-bibliography',
  chapter: 'doc-chapter',
  colophon: 'doc-colophon',
  conclusion: 'doc-conclusion',
  endnotes: 'doc-endnotes',
  epilogue: 'doc-epilogue',
  foreword: 'doc-foreword',
  glossary: 'doc-glossary',
  index: 'doc-index',
  introduction: 'doc-introduction',
  preface: 'doc-preface',
  prologue: 'doc-prologue',
}
