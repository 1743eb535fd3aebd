import { element, type HtmlElement, type HtmlNode, text } from '../html/tree.js'
import { itemsOf } from './admitCitations.js'
import { type CitationPlace, findCitations } from './citationPlaces.js'
import type { CitationStyle } from './citationStyle.js'
import { type CitePosition, position, positionCites } from './positions.js'
import type { Mention } from './publication.js'
import { rewriteNodes } from './rewrite.js'
import { citeOf, writeCitation } from './writeCitation.js'

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
  if (style === undefined || places.length === 0)
    return place(nodes, places, stem, ({ element: of }) => asTyped(of))
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
  return place(nodes, places, stem, found => writeCitation(found, positions.get(found) ?? [], style))
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
      : writeCitation(
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
