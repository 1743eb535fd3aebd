import createMarkdownIt, { type MarkdownIt, type Token } from 'markdown-it'
import type { Place, Report } from '../../diagnostic.js'
import type { RichString } from '../../html/metadata.js'
import { element, type HtmlNode, plainText } from '../../html/tree.js'
import type { NoteDefinition } from '../manuscript.js'
import { parseWritten } from '../placedTree.js'
import { createGate, type ElementGate } from '../sanitize.js'
import type { YamlText } from '../yaml.js'
import { readAttributes } from './attributes.js'
import { createBracketFinder } from './brackets.js'
import { readCitations } from './citations.js'
import { readContainers } from './containers.js'
import { placeOf, SourceText } from './inlineLocator.js'
import { readLinkLabels } from './linkLabels.js'
import { type WrittenText, writeMarkup } from './markupWriter.js'
import { readMentions } from './mentions.js'
import { noticeDepth } from './nesting.js'
import { readNotes } from './notes.js'
import { trackPositions } from './positions.js'
import { markLooseEmphasis, reportSlips, type SlipSearch } from './slips.js'
import { readSpans } from './spans.js'
import { readSwallowingHtml } from './swallowingHtml.js'
import { findUnevenRows, readTables } from './tables.js'
import { setQuotes, setTypography } from './typography.js'
import { sourceOfYaml } from './yamlSource.js'

export interface MarkdownSetting {
  /** BCP 47: which quotation marks, which words for pages. */
  readonly language: string
  readonly sourceKeys: ReadonlySet<string>
}

/** An article's text as nodes with marks for what is to be resolved, and the notes defined in it in their order. */
export interface ReadText {
  readonly nodes: readonly HtmlNode[]
  readonly notes: readonly NoteDefinition[]
  /** Whether no text was left out. */
  readonly isComplete: boolean
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
  /** A plain text with its quotation marks and apostrophes as they are set. */
  readQuotes(text: string): string
}

export function createMarkdown(setting: MarkdownSetting): Markdown {
  const { parser, ...search } = createParser(setting, true)
  const { positionOf } = search
  let captions: Parser | undefined
  const titles = createTitleParser(setting.language)
  return {
    readBlocks(text, file, report) {
      const source = new SourceText(text, file, (index, offset) => ({ line: index + 1, column: offset + 1 }))
      const tokens = parser.parse(text, {})
      reportUnevenRows(tokens, source, report)
      reportSlips(tokens, source, search, report)
      return treesOf(writeMarkup(tokens, source, positionOf, report), file, report)
    },
    readInline(yaml, report) {
      const source = sourceOfYaml(yaml)
      const tokens = parser.parseInline(yaml.text.trim(), {})
      reportSlips(tokens, source, search, report)
      return treesOf(writeMarkup(tokens, source, positionOf, report), source.file, report).nodes
    },
    readCaption(text, place, report) {
      captions ??= createParser(setting, false)
      const source = sourceAt(text.trim(), place)
      const tokens = captions.parser.parseInline(text.trim(), {})
      return treesOf(writeMarkup(tokens, source, captions.positionOf, report), place.file, report).nodes
    },
    readTitle(text, place) {
      const parse = (keepsSigns: boolean) => {
        const source = sourceAt(text, place)
        const tokens = titles.parseInline(text, { keepsSigns })
        return treesOf(
          writeMarkup(tokens, source, () => undefined, ignore),
          place.file,
          ignore,
        ).nodes
      }
      return { nodes: parse(false), plain: plainText(element('span', {}, parse(true))) }
    },
    readQuotes: text => setQuotes(text, setting.language),
  }
}

/** A title's HTML is our own: nothing in it can be refused. */
const ignore: Report = () => undefined

interface Parser extends SlipSearch {
  readonly parser: MarkdownIt
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
  readLinkLabels(parser, bracketsOf)
  noticeDepth(parser)
  markLooseEmphasis(parser)
  setTypography(parser, language)
  return { parser, positionOf, bracketsOf, sourceKeys }
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

function sourceAt(text: string, { file, line }: Place): SourceText {
  return new SourceText(text, file, index => ({ line: line + index, column: undefined }))
}

function treesOf(written: WrittenText, file: string, report: Report): ReadText {
  const admit = createGate(report)
  let { isComplete } = written
  const gate: ElementGate = (of, origin) => {
    const admission = admit(of, origin)
    if (admission.kind === 'drop' && plainText(of) !== '') isComplete = false
    return admission
  }
  const notes = written.notes.map(note => ({
    id: note.label,
    children: parseWritten(note, file, gate),
    place: placeOf(file, note.line, note.column),
  }))
  const nodes = parseWritten(written, file, gate)
  return { nodes, notes, isComplete }
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
