import type { Place, Report } from '../diagnostic.js'
import type { RichString } from '../html/metadata.js'
import { element, type HtmlNode, plainText, text } from '../html/tree.js'
import type { AssetReader } from './assets.js'
import { setFigures } from './figures.js'
import { settleIds } from './ids.js'
import type { NoteDefinition } from './manuscript.js'
import type { Markdown } from './markdown/markdown.js'
import { takeTitle } from './titleHeading.js'
import type { YamlText } from './yaml.js'
import type { YamlFields } from './yamlFields.js'

/** What texts of one publication are read with. */
export interface Desk {
  readonly markdown: Markdown
  readonly assets: AssetReader
  readonly report: Report
}

/** An article's text, with its images found and its ids given. */
export interface Content {
  readonly nodes: readonly HtmlNode[]
  readonly notes: readonly NoteDefinition[]
  /** Of its first heading, where that is the title. */
  readonly title: readonly HtmlNode[] | undefined
  /** Whether no text was left out. */
  readonly isComplete: boolean
}

export interface ArticleSource {
  readonly body: string
  readonly file: string
  /** Then the title stands there, and the headings are all the text's. */
  readonly hasFrontMatter: boolean
}

export function readContent({ body, file, hasFrontMatter }: ArticleSource, desk: Desk): Content {
  const { markdown, assets, report } = desk
  const read = markdown.readBlocks(body, file, report)
  const titled = hasFrontMatter ? undefined : takeTitle(read.nodes)
  const readCaption = (caption: string, place: Place | undefined) =>
    markdown.readCaption(caption, place ?? { file, line: 1 }, report)
  const finish = (nodes: readonly HtmlNode[]) => setFigures(assets.readImages(nodes, file), readCaption)
  const trees = [titled?.nodes ?? read.nodes, ...read.notes.map(note => note.children)]
  const [nodes = [], ...notes] = settleIds(trees.map(finish), report)
  return {
    nodes,
    notes: read.notes.map((note, i) => ({ ...note, children: notes[i]! })),
    title: titled?.title,
    isComplete: read.isComplete,
  }
}

/** A bio or a remark of a data file. */
export function readRemark(value: YamlText, { markdown, assets, report }: Desk): readonly HtmlNode[] {
  return assets.readImages(markdown.readInline(value, report), value.place.file)
}

export interface TitleSource {
  readonly file: string
  readonly slug: string
  readonly hasFrontMatter: boolean
  /** The text of its first heading, if that may be the title. */
  readonly heading: readonly HtmlNode[] | undefined
}

/** The title that front matter states, or that of the first heading where there is no front matter. */
export function readTitle(
  fields: YamlFields,
  { file, slug, hasFrontMatter, heading }: TitleSource,
  markdown: Markdown,
  report: Report,
): RichString {
  const stated = fields.textNode('title')
  if (stated !== undefined) return markdown.readTitle(stated.text.trim(), stated.place)
  const place = { file, line: 1 }
  if (heading !== undefined) {
    report('front-matter-missing', 'The article has no front matter; its first heading is the title.', {
      place,
      advice: 'Start it with a line `---`, `title:` and the title, and another line `---`.',
    })
    return { nodes: heading, plain: plainText(element('span', {}, heading)) }
  }
  const untitled = { nodes: [text(slug, place)], plain: slug }
  if (fields.isOfWrongType('title')) return untitled
  report('title-missing', 'The article has no title.', {
    place,
    advice: hasFrontMatter
      ? 'Write `title:` and the title into its front matter.'
      : 'Start it with a line `---`, `title:` and the title, and another line `---`.',
  })
  return untitled
}
