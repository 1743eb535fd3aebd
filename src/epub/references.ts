import { elementsOf, type HtmlElement, withChildren } from '../html/tree.js'
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
const idLists = new Set(['aria-labelledby', 'aria-describedby', 'aria-details', 'aria-controls', 'aria-owns'])

function resolveIn(of: HtmlElement, here: Here): HtmlElement {
  const children = of.children.map(child => (child.kind === 'text' ? child : resolveIn(child, here)))
  const inner = withChildren(of, children)
  const attributes: Record<string, string> = {}
  let changes = false
  for (const [key, value] of Object.entries(of.attributes)) {
    const resolved = resolveValue(of.name, key, value, here)
    if (resolved !== undefined) attributes[key] = resolved
    changes ||= resolved !== value
  }
  const resolved = changes ? { ...inner, attributes } : inner
  const isLinkNoMore = of.name === 'a' && of.attributes.href !== undefined && attributes.href === undefined
  return isLinkNoMore ? withoutLink(resolved) : resolved
}

function resolveValue(name: string, key: string, value: string, here: Here): string | undefined {
  if (key === 'href' && name === 'a')
    return value.startsWith('#') ? placeOf(value, here) : outsideAddress(value)
  if ((key === 'href' || key === 'xlink:href') && value.startsWith('#'))
    return localPlace(value.slice(1), here)
  if (idLists.has(key)) {
    const ids = value.split(/\s+/).flatMap(id => localPlace(id, here)?.slice(1) ?? [])
    return ids.length === 0 ? undefined : ids.join(' ')
  }
  return value.includes('url(#')
    ? value.replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(${localPlace(id, here) ?? '#'})`)
    : value
}

/** `#id` in the same file, `file.xhtml#id` in another. */
function placeOf(href: string, { file, locations }: Here): string | undefined {
  const place = locations.hrefOf(href.slice(1))
  return place?.startsWith(`${file}#`) === true ? place.slice(file.length) : place
}

function localPlace(id: string, here: Here): string | undefined {
  const place = placeOf(`#${id}`, here)
  return place?.startsWith('#') === true ? place : undefined
}

function withoutLink(link: HtmlElement): HtmlElement {
  const { role: _role, 'epub:type': _type, hreflang: _language, ...attributes } = link.attributes
  const holdsBlock = [...elementsOf(link)].some(({ name }) => blocks.has(name))
  return { ...link, name: holdsBlock ? 'div' : 'span', attributes }
}

const refusedSchemes = new Set(['file:', 'data:', 'javascript:', 'vbscript:', 'blob:', 'about:'])

/** An address outside the book as EPUB takes it: absolute, with a scheme that leads somewhere, parsable. */
function outsideAddress(href: string): string | undefined {
  const typed = href.trim()
  const absolute = typed.startsWith('//') ? `https:${typed}` : typed
  if (!URL.canParse(absolute)) return undefined
  const url = new URL(absolute)
  if (refusedSchemes.has(url.protocol)) return undefined
  if (!/[\s"<>\\^`{|}[\]]/.test(absolute) || url.host.includes('[')) return absolute
  return url.href.replace(/[|[\]^`{}]/g, encodeURIComponent)
}
