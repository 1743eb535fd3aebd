import type { Asset, Metadata } from '../html/metadata.js'
import type { HtmlElement, HtmlNode } from '../html/tree.js'
import type { Person, Source } from '../read/manuscript.js'

/** The edited text: every mention, note and citation found, numbered and given an id. */
export interface Publication {
  readonly metadata: Metadata
  readonly articles: readonly Article[]
  /** Who is mentioned, or is pointed to by someone who is: sorted by the publication's language. */
  readonly cast: readonly CastEntry[]
  /** Each cited source once, in the order of the style's bibliography, or by first author where the style has none. */
  readonly sources: readonly SourceEntry[]
  readonly notes: readonly Note[]
  /** How to cite this publication, formatted by the style; empty where no file of the template names `howToCite`. */
  readonly howToCite: readonly HtmlNode[]
  /** Words of articles and notes together. */
  readonly words: number
  readonly assets: readonly Asset[]
}

/**
 * An article whose body holds no `x-` element any more, but these:
 *
 * | what | element |
 * |---|---|
 * | mention | `span.mention#mention-PERSON-KEY` |
 * | first call of a note, with its note | `span.note#note-NAME` (or `#note-in-KEY`) `[role=doc-footnote][data-number=N]`, in it the note's blocks or inlines |
 * | a later call | `a.note-call#noteref-NAME-KEY[role=doc-noteref][href=#note-NAME]`, in it the number |
 * | citation in text | `span.citation#cite-KEY` |
 * | section | `section.level-L` around each heading and what belongs to it; headings are `h2` for the first level under the title, `h3` … below, never skipping one |
 *
 * NAME is the note's own; KEY stands for the block's words (`nameByPlace.ts`). Ids of all that an article holds start with the article's prefix where a publication has more than one.
 */
export interface Article {
  readonly slug: string
  /** Empty for a publication of one article. */
  readonly prefix: string
  readonly body: HtmlElement
}

export interface Mention {
  /** Id of the element in the text. */
  readonly id: string
  /** The note in which it stands, if it stands in one. */
  readonly note?: number
}

export interface CastEntry {
  /** `person-ID` */
  readonly id: string
  readonly person: Person
  /** The letter group by the publication's language: `A`, `Å`, or `#` for what starts with no letter. */
  readonly letter: string
  readonly mentions: readonly Mention[]
  readonly bio: readonly HtmlNode[]
  readonly see?: CastLink
  readonly seeAlso: readonly CastLink[]
}

/** A person, or a source, that an entry points to; `id` is missing where the edition does not list it. */
export interface CastLink {
  readonly id?: string
  readonly text: string
}

export interface SourceEntry {
  /** `source-KEY` */
  readonly id: string
  readonly source: Source
  /** The bibliography entry as the style formats it. */
  readonly entry: readonly HtmlNode[]
  readonly remark: readonly HtmlNode[]
  /** Where it is cited: element ids, with the note's number where that is a note. */
  readonly citedIn: readonly Mention[]
  readonly reliesOn: readonly CastLink[]
}

export interface Note {
  readonly number: number
  /** `note-NAME` or `note-in-KEY` (with the article's prefix) */
  readonly id: string
  /** The article it belongs to, by index. */
  readonly article: number
  /** Text and block children, resolved: the very nodes that stand in the article's tree. */
  readonly children: readonly HtmlNode[]
  /** Entries cited in it, in order. */
  readonly works: readonly CastLink[]
}
