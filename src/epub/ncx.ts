import type { Metadata } from '../html/metadata.js'
import type { Entry, Navigation, PageEntry } from './navigation.js'
import type { Locations } from './references.js'
import { xml, xmlDeclaration, xmlText } from './xml.js'

/** The NCX (EPUB 2's contents and page list, OPF 2.0.1, section 2.4.1) for reading systems that know nothing newer. */
export function writeNcx(
  { contents, pages }: Navigation,
  { title, language, identifier, authors }: Metadata,
  locations: Locations,
): string {
  const order = playOrder([...flat(contents), ...pages], locations)
  const head = [
    meta('dtb:uid', identifier.trim()),
    meta('dtb:depth', String(Math.max(1, depthOf(contents)))),
    meta('dtb:totalPageCount', String(pages.length)),
    meta('dtb:maxPageNumber', String(greatestNumber(pages))),
  ]
  const body = [
    xml('head', {}, head),
    xml('docTitle', {}, [labelText(title.plain)]),
    ...authors.map(author => xml('docAuthor', {}, [labelText(author)])),
    xml('navMap', {}, new NavPoints(order).of(contents)),
    ...(pages.length === 0 ? [] : [pageList(pages, order)]),
  ]
  const namespace = 'http://www.daisy.org/z3986/2005/ncx/'
  return `${xmlDeclaration}${xml('ncx', { xmlns: namespace, version: '2005-1', 'xml:lang': language }, body)}\n`
}

const meta = (name: string, content: string) => xml('meta', { name, content })
const labelText = (label: string) => xml('text', {}, [xmlText(label)])
const navLabel = (label: string) => xml('navLabel', {}, [labelText(label)])

const flat = (entries: readonly Entry[]): readonly Entry[] =>
  entries.flatMap(entry => [entry, ...flat(entry.children)])

const depthOf = (entries: readonly Entry[]): number =>
  entries.reduce((depth, { children }) => Math.max(depth, 1 + depthOf(children)), 0)

const greatestNumber = (pages: readonly PageEntry[]) =>
  pages.reduce(
    (greatest, { label }) => (/^\d{1,9}$/.test(label) ? Math.max(greatest, Number(label)) : greatest),
    0,
  )

/** Numbers of all targets in reading order from 1; what leads to the same place has the same number. */
function playOrder(targets: readonly PageEntry[], locations: Locations): ReadonlyMap<string, string> {
  const hrefs = [...new Set(targets.map(({ href }) => href))]
  const sorted = hrefs.toSorted((a, b) => locations.positionOf(a) - locations.positionOf(b))
  return new Map(sorted.map((href, index) => [href, String(index + 1)]))
}

class NavPoints {
  readonly #order: ReadonlyMap<string, string>
  #count = 0

  constructor(order: ReadonlyMap<string, string>) {
    this.#order = order
  }

  of(entries: readonly Entry[]): readonly string[] {
    return entries.map(({ label, href, children }) => {
      const attributes = { id: `entry-${++this.#count}`, playOrder: this.#order.get(href) }
      return xml('navPoint', attributes, [
        navLabel(label),
        xml('content', { src: href }),
        ...this.of(children),
      ])
    })
  }
}

/** A number may be a page's only once; what has no number, or one that is taken, is a special page. */
function pageList(pages: readonly PageEntry[], order: ReadonlyMap<string, string>): string {
  const numbered = new Set<string>()
  const targets = pages.map(({ label, href }, index) => {
    const number = /^\d{1,9}$/.test(label) ? String(Number(label)) : undefined
    const value = number === undefined || numbered.has(number) ? undefined : number
    if (value !== undefined) numbered.add(value)
    const attributes = {
      id: `page-target-${index + 1}`,
      type: value !== undefined ? 'normal' : /^[ivxlcdm]+$/i.test(label) ? 'front' : 'special',
      value,
      playOrder: order.get(href),
    }
    return xml('pageTarget', attributes, [navLabel(label), xml('content', { src: href })])
  })
  return xml('pageList', {}, targets)
}
