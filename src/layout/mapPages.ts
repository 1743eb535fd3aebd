import type { Folio, MappedPage, PageMap } from '../html/pageMap.js'
import type { Layout, Page } from './page.js'

/** The pages that the tree fell on, from a layout. An id stands on the page where its first line does. */
export function mapPages({ pages, destinations, asked, notes }: Layout): PageMap {
  const folios: readonly Folio[] = pages.map(({ index, label }) => ({ index, label }))
  const folioOf = new Map<string, Folio>()
  for (const [id, { page }] of destinations) folioOf.set(id, folios[page]!)
  const askedFolios = new Map([...asked].map(([place, page]) => [place, folios[page]!]))
  const paged = new Map([...notes].map(([order, note]) => [order, { ...note, held: [] }]))
  return { folioOf, pages: pages.map(mappedPage), asked: askedFolios, notes: paged }
}

function mappedPage({ index, label, fragments }: Page): MappedPage {
  for (const fragment of fragments) {
    if (fragment.kind === 'line' && fragment.region === 'flow' && fragment.start !== undefined) {
      return { index, label, start: fragment.start }
    }
  }
  return { index, label }
}
