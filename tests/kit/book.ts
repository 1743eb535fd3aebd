import { elementsOf, type HtmlElement, type HtmlNode } from '../../src/html/tree.js'
import { parseXml } from './xml.js'
import { readZip, type ZipEntry } from './zip.js'

/** An EPUB opened again, as a reading system would. */
export interface Book {
  readonly entries: readonly ZipEntry[]
  readonly names: readonly string[]
  /** Content of a file in `OEBPS`. */
  text(path: string): string
  xml(path: string): HtmlElement
  /** Paths of the documents in reading order, without the navigation document. */
  readonly spine: readonly string[]
  readonly documents: readonly HtmlElement[]
}

export function openBook(bytes: Uint8Array): Book {
  const entries = readZip(bytes)
  const text = (path: string) => {
    const entry = entries.find(({ name }) => name === `OEBPS/${path}`)
    if (entry === undefined) throw new Error(`no file ${path}: ${entries.map(({ name }) => name)}`)
    return entry.bytes.toString()
  }
  const xml = (path: string) => parseXml(text(path))
  const opf = xml('content.opf')
  const hrefs = new Map(all(opf, 'item').map(({ attributes }) => [attributes.id, attributes.href!]))
  const spine = all(opf, 'itemref')
    .map(({ attributes }) => hrefs.get(attributes.idref!)!)
    .filter(href => href !== 'toc.xhtml')
  return { entries, names: entries.map(({ name }) => name), text, xml, spine, documents: spine.map(xml) }
}

/** Every element of that name, in document order. */
export const all = (root: HtmlElement, name: string): readonly HtmlElement[] =>
  [...elementsOf(root)].filter(each => each.name === name)

/** Every element with that attribute, in document order. */
export const having = (root: HtmlElement, attribute: string, value?: string): readonly HtmlElement[] =>
  [...elementsOf(root)].filter(({ attributes }) =>
    value === undefined ? attributes[attribute] !== undefined : attributes[attribute] === value,
  )

/** All text, as it stands. */
export const textIn = (node: HtmlNode): string =>
  node.kind === 'text' ? node.text : node.children.map(textIn).join('')

/** Every address within the book, as `file#id`, with whether there is such a place. */
export function linksOf(book: Book): readonly { readonly href: string; readonly leads: boolean }[] {
  const places = new Set<string>()
  const files = [...book.spine, 'toc.xhtml']
  for (const file of files) {
    places.add(file)
    for (const { attributes } of having(book.xml(file), 'id')) places.add(`${file}#${attributes.id}`)
  }
  return files.flatMap(file =>
    having(book.xml(file), 'href')
      .filter(({ name, attributes }) => name === 'a' && !/^[a-z]+:/.test(attributes.href!))
      .map(({ attributes }) => {
        const href = attributes.href!.startsWith('#') ? file + attributes.href! : attributes.href!
        return { href, leads: places.has(href) }
      }),
  )
}
