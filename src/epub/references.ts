import { elementsOf, type HtmlElement, withAttributes, withChildren } from '../html/tree.js'
import { blocks } from './contentModel.js'
import type { Document } from './split.js'

/** Where ids stand in the finished book. */
export class Locations {
  readonly #fileOf = new Map<string, string>()
  readonly #positions = new Map<string, number>()
  readonly #renamed: ReadonlyMap<string, string>

  constructor(documents: readonly Document[], renamed: ReadonlyMap<string, string>) {
    this.#renamed = renamed
    for (const { fileName, section } of documents) {
      this.#positions.set(fileName, this.#positions.size)
      for (const { attributes } of elementsOf(section)) {
        if (attributes.id === undefined) continue
        this.#fileOf.set(attributes.id, fileName)
        this.#positions.set(`${fileName}#${attributes.id}`, this.#positions.size)
      }
    }
  }

  /** `file.xhtml#id` for an id of the rendered tree, however it is written in an address; undefined if nothing has it. */
  hrefOf(id: string): string | undefined {
    const name = [id, decoded(id)]
      .map(each => this.#renamed.get(each) ?? each)
      .find(each => this.#fileOf.has(each))
    return name === undefined ? undefined : `${this.#fileOf.get(name)}#${name}`
  }

  /** Place in reading order. */
  positionOf(href: string): number {
    return this.#positions.get(href) ?? Number.MAX_SAFE_INTEGER
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment).normalize('NFC')
  } catch {
    return fragment
  }
}

/** The documents with links that lead where the ids now are. What leads nowhere keeps its text and is no link. */
export function resolveReferences(documents: readonly Document[], locations: Locations): readonly Document[] {
  return documents.map(document => ({
    ...document,
    section: resolveIn(document.section, { file: document.fileName, locations }),
  }))
}

interface Here {
  readonly file: string
  readonly locations: Locations
}

/** Attributes that name ids of the same document. */
const idLists = [
  'aria-labelledby',
  'aria-describedby',
  'aria-details',
  'aria-controls',
  'aria-owns',
  'aria-flowto',
  'headers',
  'for',
]

function resolveIn(of: HtmlElement, here: Here): HtmlElement {
  const children = of.children.map(child => (child.kind === 'text' ? child : resolveIn(child, here)))
  const inner = withChildren(of, children)
  const { attributes } = of
  const named = idLists.some(key => attributes[key] !== undefined) ? withIdLists(inner, here) : inner
  const drawn = Object.values(attributes).some(value => value.includes('url(#'))
    ? withPaints(named, here)
    : named
  if (
    attributes['xlink:href']?.startsWith('#') === true ||
    (of.name !== 'a' && attributes.href?.startsWith('#') === true)
  ) {
    return withinDrawing(drawn, here)
  }
  return of.name === 'a' && attributes.href !== undefined ? resolveLink(drawn, here) : drawn
}

function resolveLink(link: HtmlElement, { file, locations }: Here): HtmlElement {
  const { href = '', ...others } = link.attributes
  const target = href.startsWith('#') ? locations.hrefOf(href.slice(1)) : outsideAddress(href)
  if (target !== undefined) {
    return withAttributes(link, { href: target.startsWith(`${file}#`) ? target.slice(file.length) : target })
  }
  const { role: _role, 'epub:type': _type, hreflang: _language, ...kept } = others
  const holdsBlock = [...elementsOf(link)].some(({ name }) => blocks.has(name))
  return { ...link, name: holdsBlock ? 'div' : 'span', attributes: kept }
}

const refusedSchemes = new Set(['file:', 'data:', 'javascript:', 'vbscript:', 'blob:', 'about:'])

/** An address outside the book as EPUB takes it: absolute, with a scheme that leads somewhere, parsable. */
function outsideAddress(href: string): string | undefined {
  const typed = href.trim()
  const absolute = typed.startsWith('//') ? `https:${typed}` : typed
  if (!URL.canParse(absolute)) return undefined
  const url = new URL(absolute)
  if (refusedSchemes.has(url.protocol)) return undefined
  return /[\s"<>\\^`{|}[\]]/.test(absolute) ? url.href.replace(/[|[\]^`{}]/g, encodeURIComponent) : absolute
}

function withIdLists(of: HtmlElement, here: Here): HtmlElement {
  const attributes = { ...of.attributes }
  for (const key of idLists) {
    if (attributes[key] === undefined) continue
    const ids = attributes[key].split(/\s+/).flatMap(id => localId(id, here) ?? [])
    if (ids.length === 0) delete attributes[key]
    else attributes[key] = ids.join(' ')
  }
  return { ...of, attributes }
}

function withPaints(of: HtmlElement, here: Here): HtmlElement {
  const attributes = Object.entries(of.attributes).map(([key, value]) => [
    key,
    value.replace(/url\(#([^)]+)\)/g, (typed, id: string) => `url(#${localId(id, here) ?? ''})` || typed),
  ])
  return { ...of, attributes: Object.fromEntries(attributes) }
}

function withinDrawing(of: HtmlElement, here: Here): HtmlElement {
  const attributes = { ...of.attributes }
  for (const key of ['href', 'xlink:href'] as const) {
    const id = attributes[key]?.startsWith('#') === true ? localId(attributes[key].slice(1), here) : undefined
    if (attributes[key]?.startsWith('#') === true) attributes[key] = `#${id ?? ''}`
  }
  return { ...of, attributes }
}

function localId(id: string, { file, locations }: Here): string | undefined {
  const href = locations.hrefOf(id)
  return href?.startsWith(`${file}#`) === true ? href.slice(file.length + 1) : undefined
}
