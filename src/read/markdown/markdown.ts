import createMarkdownIt, { type MarkdownIt, type Token } from 'markdown-it'
import type { Place, Report } from '../../diagnostic.js'
import type { RichString } from '../../html/metadata.js'
import { element, type HtmlNode, plainText } from '../../html/tree.js'
import type { NoteDefinition } from '../manuscript.js'
import { parseWritten } from '../placedTree.js'
import { createGate } from '../sanitize.js'
import type { YamlText } from '../yaml.js'
import { readAttributes } from './attributes.js'
import { createBracketFinder } from './brackets.js'
import { readCitations } from './citations.js'
import { readContainers } from './containers.js'
import { placeOf, SourceText } from './inlineLocator.js'
import { type WrittenText, writeMarkup } from './markupWriter.js'
import { readMentions } from './mentions.js'
import { readNotes } from './notes.js'
import { type PositionOf, trackPositions } from './positions.js'
import { readSpans } from './spans.js'
import { readSwallowingHtml } from './swallowingHtml.js'
import { findUnevenRows, readTables } from './tables.js'
import { setTypography } from './typography.js'

export interface MarkdownSetting {
  /** BCP 47: which quotation marks, which words for pages. */
  readonly language: string
  readonly sourceKeys: ReadonlySet<string>
}

/** An article's text as nodes with marks for what is to be resolved, and the notes defined in it in their order. */
export interface ReadText {
  readonly nodes: readonly HtmlNode[]
  readonly notes: readonly NoteDefinition[]
}

/** Reads Markdown: CommonMark, tables and the marks of README's syntax table. */
export interface Markdown {
  /** A whole article; lines of `text` are lines of the file. */
  readBlocks(text: string, file: string, report: Report): ReadText
  /** A paragraph without the paragraph, of a data file: a bio, a remark. */
  readInline(text: YamlText, report: Report): readonly HtmlNode[]
  /** As `readInline`, but what looks like HTML is text. All nodes are at the place. */
  readCaption(text: string, place: Place, report: Report): readonly HtmlNode[]
  /** Emphasis, code and escapes only, without HTML; the plain form keeps its signs as typed. */
  readTitle(text: string, place: Place): RichString
}

export function createMarkdown(setting: MarkdownSetting): Markdown {
  const { parser, positionOf } = createParser(setting, true)
  let captions: Parser | undefined
  const titles = createTitleParser(setting.language)
  return {
    readBlocks(text, file, report) {
      const source = new SourceText(text, { file, line: 1 }, () => 0)
      const tokens = parser.parse(text, {})
      reportUnevenRows(tokens, source, report)
      return treesOf(writeMarkup(tokens, source, positionOf, report), file, report)
    },
    readInline(yaml, report) {
      const source = sourceOf(yaml)
      const tokens = parser.parseInline(yaml.text.trim(), {})
      return treesOf(writeMarkup(tokens, source, positionOf, report), source.file, report).nodes
    },
    readCaption(text, place, report) {
      captions ??= createParser(setting, false)
      const source = new SourceText(text.trim(), place, () => undefined)
      const tokens = captions.parser.parseInline(text.trim(), {})
      return treesOf(writeMarkup(tokens, source, captions.positionOf, report), place.file, report).nodes
    },
    readTitle(text, place) {
      const parse = (keepsSigns: boolean) => {
        const source = new SourceText(text, place, () => undefined)
        const tokens = titles.parseInline(text, { keepsSigns })
        return treesOf(
          writeMarkup(tokens, source, () => undefined, ignore),
          place.file,
          ignore,
        ).nodes
      }
      return { nodes: parse(false), plain: plainText(element('span', {}, parse(true))) }
    },
  }
}

/** A title's HTML is our own: nothing in it can be refused. */
const ignore: Report = () => undefined

interface Parser {
  readonly parser: MarkdownIt
  readonly positionOf: PositionOf
}

function createParser({ language, sourceKeys }: MarkdownSetting, html: boolean): Parser {
  const parser = createMarkdownIt({ html, linkify: true })
  const bracketsOf = createBracketFinder()
  parser.validateLink = () => true
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
  const positionOf = trackPositions(parser)
  readNotes(parser, bracketsOf)
  readSpans(parser, bracketsOf)
  readCitations(parser, { language, sourceKeys, bracketsOf })
  readAttributes(parser)
  readContainers(parser)
  readSwallowingHtml(parser)
  readTables(parser)
  readMentions(parser)
  setTypography(parser, language)
  return { parser, positionOf }
}

function createTitleParser(language: string): MarkdownIt {
  const parser = createMarkdownIt('zero', { html: false }).enable([
    'escape',
    'backticks',
    'emphasis',
    'entity',
  ])
  trackPositions(parser)
  setTypography(parser, language)
  return parser
}

/** Columns are known where the value stands on the line of its key; a block starts on the line below its sign. */
function sourceOf({ text, place, isBlock, isPlain }: YamlText): SourceText {
  const start = { file: place.file, line: place.line + (isBlock ? 1 : 0) }
  const shift = place.column === undefined ? undefined : place.column - (isPlain ? 1 : 0)
  return new SourceText(text.trim(), start, line => (line === 0 && !isBlock ? shift : undefined))
}

function treesOf(written: WrittenText, file: string, report: Report): ReadText {
  const gate = createGate(report)
  const notes = written.notes.map(note => ({
    id: note.label,
    children: parseWritten(note, file, gate),
    place: placeOf(file, note.line, note.column),
  }))
  return { nodes: parseWritten(written, file, gate), notes }
}

function reportUnevenRows(tokens: readonly Token[], source: SourceText, report: Report): void {
  for (const { line, cells, columns } of findUnevenRows(tokens, source.lines)) {
    const has = `The row has ${cells} ${cells === 1 ? 'cell' : 'cells'}, its table has ${columns}`
    const advice =
      cells > columns
        ? 'Write a pipe inside a cell as `\\|`.'
        : 'Add the cells that are missing, if need be empty.'
    const what = cells > columns ? `${has}: what is too much is left out.` : `${has}.`
    report('table-cells', what, { place: source.placeAt(line), advice })
  }
}
