import { element, type HtmlElement, type HtmlNode, text } from '../html/tree.js'
import { itemsOf, namesAuthor } from './admitCitations.js'
import { type CitationPlace, findCitations } from './citationPlaces.js'
import type { CitationStyle } from './citationStyle.js'
import { isUnprintable, readCslMarkup } from './cslMarkup.js'
import { normaliseLocator } from './locators.js'
import { type CitePosition, position, positionCites } from './positions.js'
import type { Mention } from './publication.js'
import { rewriteNodes } from './rewrite.js'

/** Nodes with their citations set, and where each work is cited. */
export interface Cited {
  readonly nodes: readonly HtmlNode[]
  readonly citedIn: ReadonlyMap<string, readonly Mention[]>
  /** By number of a note, the works cited in it, each once, in order. */
  readonly worksOf: ReadonlyMap<number, ReadonlySet<string>>
}

/** The ids of the works that nodes cite, in reading order: running text and notes as they come. */
export function worksCited(nodes: readonly HtmlNode[]): readonly string[] {
  return findCitations(nodes).flatMap(found => itemsOf(found.element).map(keyOf))
}

/** Sets the citations of an article, whose positions (`ibid.`) start afresh with it. Their ids are `stem` and a number. */
export function setCitations(
  nodes: readonly HtmlNode[],
  style: CitationStyle | undefined,
  stem: string,
): Cited {
  const places = findCitations(nodes)
  if (style === undefined) return place(nodes, places, stem, ({ element: of }) => asTyped(of))
  const groups = places
    .filter(({ element: { attributes } }) => attributes.form !== 'author')
    .map(found => ({
      found,
      note: found.note,
      cites: itemsOf(found.element).map(item => citeOf(item, style)),
    }))
    .toSorted((a, b) => a.note - b.note)
  const positions = new Map<CitationPlace, readonly CitePosition[]>()
  positionCites(groups, style.nearness).forEach((each, i) => {
    positions.set(groups[i]!.found, each)
  })
  return place(nodes, places, stem, found => write(found, positions.get(found) ?? [], style))
}

/** Sets citations outside the articles, in bios and remarks: short, since the list of sources is at hand. */
export function setAsideCitations(
  nodes: readonly HtmlNode[],
  style: CitationStyle | undefined,
  stem: string,
): Cited {
  const short: CitePosition = { position: position.subsequent, 'near-note': true }
  return place(nodes, findCitations(nodes), stem, found =>
    style === undefined
      ? asTyped(found.element)
      : write(
          found,
          itemsOf(found.element).map(() => short),
          style,
        ),
  )
}

function place(
  nodes: readonly HtmlNode[],
  places: readonly CitationPlace[],
  stem: string,
  set: (found: CitationPlace) => readonly HtmlNode[],
): Cited {
  const citedIn = new Map<string, Mention[]>()
  const worksOf = new Map<number, Set<string>>()
  const found = new Map(places.map(each => [each.element, each]))
  let count = 0
  const placed = rewriteNodes(nodes, (of, rewriteChildren) => {
    const here = found.get(of)
    if (here === undefined) return [{ ...of, children: rewriteChildren() }]
    if (of.attributes.form === 'author') return set(here)
    const id = `${stem}${++count}`
    for (const key of new Set(itemsOf(of).map(keyOf))) {
      const mentions = citedIn.get(key) ?? []
      mentions.push({ id, ...(here.note === 0 ? {} : { note: here.note }) })
      citedIn.set(key, mentions)
      worksOf.set(here.note, (worksOf.get(here.note) ?? new Set()).add(key))
    }
    return [element('span', { class: 'citation', id }, set(here), of.place)]
  })
  return { nodes: placed, citedIn, worksOf }
}

function asTyped(of: HtmlElement): readonly HtmlNode[] {
  return of.attributes.form === 'author' ? [] : [text(of.attributes.source ?? '', of.place)]
}

function keyOf({ attributes }: HtmlElement): string {
  return attributes.key ?? ''
}

/** A cite as citeproc takes it. */
interface CiteInGroup extends Partial<CitePosition> {
  readonly id: string
  readonly locator?: string
  readonly label?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly 'suppress-author'?: boolean
}

function citeOf({ attributes }: HtmlElement, style: CitationStyle): CiteInGroup {
  const {
    locator,
    label,
    suffix: rest,
  } = normaliseLocator(attributes.label, attributes.locator, style.language)
  const prefix = attributes.prefix?.trim() ?? ''
  const suffix = [rest ?? '', spaced(attributes.suffix ?? '')].join('').trimEnd()
  return {
    id: attributes.key ?? '',
    ...(locator === undefined ? {} : { locator, label: label ?? 'page' }),
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
function write(
  { element: of, note, opens, closes }: CitationPlace,
  positions: readonly CitePosition[],
  style: CitationStyle,
): readonly HtmlNode[] {
  const cites: CiteInGroup[] = itemsOf(of).map((item, i) => ({ ...citeOf(item, style), ...positions[i] }))
  const author = () =>
    style.cite([{ id: cites[0]!.id, position: position.first, 'author-only': true }], false)
  if (of.attributes.form === 'author') {
    const html = author()
    const short = () => style.cite([{ id: cites[0]!.id, position: position.subsequent }], false)
    return readCslMarkup(isUnprintable(html) ? short() : html, of.place)
  }
  if (namesAuthor(of) && !style.isOfNotes) {
    const [name, rest] = [
      author(),
      style.cite(
        cites.map(cite => ({ ...cite, 'suppress-author': true })),
        true,
      ),
    ]
    if (!isUnprintable(name) && !isUnprintable(rest)) return readCslMarkup(`${name} ${rest}`, of.place)
  }
  // citeproc starts a citation with a capital unless something stands before it: here, the author's sentence does.
  const led = opens ? cites : cites.map((cite, i) => (i === 0 ? { prefix: ' ', ...cite } : cite))
  const html = style.cite(led, closes)
  if (isUnprintable(html)) return [text(cites.map(({ id }) => id).join('; '), of.place)]
  const nodes = readCslMarkup(html, of.place)
  const ownWords = cites[0]!.prefix !== undefined ? [] : wordsOf(style.itemOf(cites[0]!.id))
  return style.isOfNotes && note > 0 && opens ? capitalise(nodes, ownWords) : nodes
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
