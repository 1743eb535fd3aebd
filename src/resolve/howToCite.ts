import type { CalendarDate, Metadata, RichString } from '../html/metadata.js'
import { type HtmlNode, text } from '../html/tree.js'
import type { CitationStyle, CslItem } from './citationStyle.js'
import { isUnprintable, readCslMarkup } from './cslMarkup.js'

/** No key of an author's: keys hold no space. */
const ownId = 'this publication'

/** How to cite the publication itself, by the same style; its title alone where there is no style. */
export function citePublication(metadata: Metadata, style: CitationStyle | undefined): readonly HtmlNode[] {
  if (style === undefined) return metadata.title.nodes
  style.register([itemOfPublication(metadata)])
  const html = style.bibliography()?.get(ownId) ?? style.cite([{ id: ownId, position: 0 }], true)
  return isUnprintable(html) ? [text(metadata.title.plain)] : readCslMarkup(html, undefined)
}

/** The publication in the CSL data model. Names stand as front matter gives them: they are not guessed apart. */
function itemOfPublication(metadata: Metadata): CslItem {
  const { subtitle, authors, published, modified, publisher, place, edition, series, isbn, doi } = metadata
  const date = published ?? modified
  const colon = /[?!:]$/.test(metadata.title.plain) ? ' ' : ': '
  const title = cslMarkup(metadata.title) + (subtitle === undefined ? '' : colon + cslMarkup(subtitle))
  const given: Readonly<Record<string, unknown>> = {
    author: authors.length === 0 ? undefined : authors.map(nameOf),
    issued: date === undefined ? undefined : { 'date-parts': [dateParts(date)] },
    publisher,
    'publisher-place': place,
    edition,
    'collection-title': series,
    ISBN: isbn,
    DOI: doi,
    URL: /^https?:/.test(metadata.identifier) ? metadata.identifier : undefined,
  }
  const set = Object.entries(given).filter(([, value]) => value !== undefined)
  return { id: ownId, type: 'book', title, ...Object.fromEntries(set) }
}

/** `Quill, R.` is written family name first; anything else is printed as it stands. */
function nameOf(name: string): Readonly<Record<string, string>> {
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(name) ?? []
  return family !== undefined && given !== undefined ? { family, given } : { literal: name }
}

function dateParts({ year, month, day }: CalendarDate): readonly number[] {
  return [year, month, day].filter(part => part !== undefined)
}

/** CSL knows a few tags in titles; other elements give their text. */
function cslMarkup({ nodes }: RichString): string {
  const tags: Readonly<Record<string, string>> = {
    em: 'i',
    i: 'i',
    strong: 'b',
    b: 'b',
    sup: 'sup',
    sub: 'sub',
  }
  const write = (node: HtmlNode): string => {
    if (node.kind === 'text') return node.text
    const inner = node.children.map(write).join('')
    const tag = tags[node.name]
    return tag === undefined ? inner : `<${tag}>${inner}</${tag}>`
  }
  return nodes.map(write).join('').trim()
}
