import type { Place } from '../diagnostic.js'
import type { Asset, Metadata, Profile } from '../html/metadata.js'
import type { HtmlElement, HtmlNode } from '../html/tree.js'
import type { AttachmentRequest } from './archiveKeys.js'

export { type ReadingContext, readManuscript } from './readManuscript.js'

/** Someone of people.yaml. A group, or someone not named, is `unnamed`. */
export interface Person {
  readonly id: string
  readonly display: string
  /** Never shown; the display name where the file gives none. */
  readonly sort: string
  readonly aliases: readonly string[]
  readonly role?: string
  /** Inline Markdown, parsed. */
  readonly bio?: readonly HtmlNode[]
  readonly see?: string
  readonly seeAlso: readonly string[]
  /** Where each id stands that `see` and `seeAlso` name. */
  readonly referencePlaces: ReadonlyMap<string, Place>
  readonly sameAs: readonly string[]
  readonly unnamed: boolean
  readonly place: Place
}

/** A source in the CSL data model, as citeproc takes it, with two extras. */
export interface Source {
  readonly id: string
  /** The CSL item: `id`, `type`, `title`, `author` … */
  readonly csl: Readonly<Record<string, unknown>>
  readonly note?: readonly HtmlNode[]
  /** Ids of sources or of people whom this one rests on. */
  readonly reliesOn: readonly string[]
  /** Where each id stands that `reliesOn` names. */
  readonly referencePlaces: ReadonlyMap<string, Place>
  readonly place: Place
}

/** `[^id]: text`, not yet called. */
export interface NoteDefinition {
  readonly id: string
  readonly children: readonly HtmlNode[]
  readonly place: Place
}

/**
 * What the author wrote. In `body` (an `article` element) marks that need resolving are elements of their own:
 *
 * | element | attributes | children |
 * |---|---|---|
 * | `x-mention` | `person` (an id, or `none`) | what is shown |
 * | `x-note` | `ref` (a definition's id), or none for `^[inline]` | the inline note's text |
 * | `x-cite` | `form`: `bracketed` or `text`; `source`: as typed | `x-cite-item`s |
 * | `x-cite-item` | `key`, and where given `prefix`, `label`, `locator`, `suffix`, `suppress-author` (`true`) | none |
 *
 * They may stand in notes and bios as well. Headings are `h1` … `h6` as typed, each with an `id`; the title's heading is
 * not among them. An image alone in its paragraph is `figure` with `img` and, from its title, `figcaption`.
 */
export interface Manuscript {
  readonly slug: string
  /** The article's file, as in diagnostics. */
  readonly file: string
  readonly metadata: Metadata
  readonly body: HtmlElement
  readonly notes: readonly NoteDefinition[]
  readonly people: readonly Person[]
  readonly sources: readonly Source[]
  readonly assets: readonly Asset[]
  readonly complete: Completeness
  /** Where each option of the metadata is set. */
  readonly optionPlaces: ReadonlyMap<string, Place>
  /** The one that front matter asks for, by name. */
  readonly template?: { readonly name: string; readonly place: Place }
  /** What front matter asks of the PDF; undefined where it leaves that open. */
  readonly profile: Profile | undefined
  readonly attachments: readonly AttachmentRequest[]
}

/** Whether all that was written is there. What is not has been reported, so what follows from its lack need not be. */
export interface Completeness {
  readonly text: boolean
  readonly people: boolean
  readonly sources: boolean
}
