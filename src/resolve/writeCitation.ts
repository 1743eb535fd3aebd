import { type HtmlElement, type HtmlNode, text } from '../html/tree.js'
import { itemsOf, namesAuthor } from './admitCitations.js'
import type { CitationPlace } from './citationPlaces.js'
import type { CitationStyle } from './citationStyle.js'
import { isUnprintable, readCslMarkup } from './cslMarkup.js'
import { normaliseLocator } from './locators.js'
import { type CitePosition, position } from './positions.js'

/** A cite as citeproc takes it. */
interface CiteInGroup extends Partial<CitePosition> {
  readonly id: string
  readonly locator?: string
  readonly label?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly 'suppress-author'?: boolean
}

/** An item as typed, as citeproc takes it; its position is not yet known. */
export function citeOf({ attributes }: HtmlElement, style: CitationStyle): CiteInGroup {
  const place = normaliseLocator(attributes.label, attributes.locator, style.language)
  const { locator, label = 'page' } = place
  const prefix = attributes.prefix?.trim() ?? ''
  const suffix = ((place.suffix ?? '') + spaced(attributes.suffix ?? '')).trimEnd()
  return {
    id: attributes.key ?? '',
    ...(locator === undefined ? {} : { locator, label }),
    ...(prefix === '' ? {} : { prefix: `${prefix} ` }),
    ...(suffix === '' ? {} : { suffix }),
    ...(attributes['suppress-author'] === 'true' ? { 'suppress-author': true } : {}),
  }
}

function spaced(suffix: string): string {
  return /^[\p{L}\p{N}([]/u.test(suffix) ? ` ${suffix}` : suffix
}

/**
 * A citation in the style's words. `@key` in running text names the author there and gives the rest in brackets, or in
 * the note that was made for it. What the style cannot print is left to its id.
 */
export function writeCitation(
  found: CitationPlace,
  positions: readonly CitePosition[],
  style: CitationStyle,
): readonly HtmlNode[] {
  const { element: of, note, opens, closes } = found
  const cites = itemsOf(of).map((item, i): CiteInGroup => ({ ...citeOf(item, style), ...positions[i] }))
  if (of.attributes.form === 'author') return readCslMarkup(nameAuthor(cites[0]!.id, style), of.place)
  const sentence = namesAuthor(of) && !style.isOfNotes ? citeInSentence(cites, style) : undefined
  if (sentence !== undefined) return readCslMarkup(sentence, of.place)
  const html = style.cite(style.isOfNotes && !opens ? withoutCapital(cites) : cites, closes)
  if (isUnprintable(html)) return [text(cites.map(({ id }) => id).join('; '), of.place)]
  const nodes = readCslMarkup(html, of.place)
  if (!style.isOfNotes || note === 0 || !opens) return nodes
  return capitalise(nodes, cites[0]!.prefix === undefined ? wordsOf(style.itemOf(cites[0]!.id)) : [])
}

/** The author's name; a work that has none by its short title. */
function nameAuthor(id: string, style: CitationStyle): string {
  const name = style.cite([{ id, position: position.first, 'author-only': true }], false)
  return isUnprintable(name) ? style.cite([{ id, position: position.subsequent }], false) : name
}

/** `Doe (2006)`; undefined where the style cannot print the two apart. */
function citeInSentence(cites: readonly CiteInGroup[], style: CitationStyle): string | undefined {
  const name = style.cite([{ id: cites[0]!.id, position: position.first, 'author-only': true }], false)
  const rest = style.cite(
    cites.map(cite => ({ ...cite, 'suppress-author': true })),
    true,
  )
  return isUnprintable(name) || isUnprintable(rest) ? undefined : `${name} ${rest}`
}

/** citeproc starts a citation with a capital unless something stands before it: here, the author's sentence does. */
function withoutCapital([first, ...rest]: readonly CiteInGroup[]): readonly CiteInGroup[] {
  return [{ prefix: ' ', ...first! }, ...rest]
}

/**
 * A note starts with a capital where it starts with a word of the style's or of the citation's prefix (`n.d.`, `see`).
 * Names and titles keep their own letters.
 */
function capitalise(nodes: readonly HtmlNode[], ownWords: readonly string[]): readonly HtmlNode[] {
  const [first, ...rest] = nodes
  if (first?.kind !== 'text') return nodes
  const word = /^\p{Ll}[\p{L}\p{M}]*/u.exec(first.text)?.[0]
  if (word === undefined || ownWords.some(own => own.startsWith(word))) return nodes
  return [{ ...first, text: first.text.slice(0, 1).toUpperCase() + first.text.slice(1) }, ...rest]
}

/** Every string of a work's data: names, titles, publishers. */
function wordsOf(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data]
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(wordsOf) : []
}
