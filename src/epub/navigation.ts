import type { Section } from '../html/sections.js'
import { element, type HtmlElement, text } from '../html/tree.js'
import type { PageTarget } from './pageList.js'
import { packagePaths } from './paths.js'
import type { Locations } from './references.js'
import type { Document } from './split.js'
import { type Words, wordOf } from './words.js'

/** A line of the contents. `label` is never empty, so each has something to read. */
export interface Entry {
  readonly label: string
  readonly href: string
  readonly children: readonly Entry[]
}

export interface PageEntry {
  readonly label: string
  readonly href: string
}

export interface Landmark extends PageEntry {
  /** A word of the EPUB Structural Semantics Vocabulary. */
  readonly type: string
}

/** All that the navigation document and the NCX say. */
export interface Navigation {
  readonly contents: readonly Entry[]
  readonly landmarks: readonly Landmark[]
  readonly pages: readonly PageEntry[]
}

/** The contents of the section tree. What cannot be named or reached is left out, and what is below it moves up. */
export function contentsOf(sections: readonly Section[], locations: Locations): readonly Entry[] {
  return sections.flatMap(({ id, title, children }): readonly Entry[] => {
    const href = locations.hrefOf(id)
    const below = contentsOf(children, locations)
    return href === undefined || title.trim() === '' ? below : [{ label: title, href, children: below }]
  })
}

export function pageEntriesOf(pages: readonly PageTarget[], locations: Locations): readonly PageEntry[] {
  return pages.flatMap(({ label, id }) => {
    const href = locations.hrefOf(id)
    return href === undefined ? [] : [{ label, href }]
  })
}

/** The main places by the `epub:type` of their parts; the first of each kind. */
export function landmarksOf(documents: readonly Document[], words: Words): readonly Landmark[] {
  const contents: Landmark = {
    type: 'toc',
    label: wordOf(words, 'epub-contents'),
    href: `${packagePaths.navigation}#toc`,
  }
  const found = new Map<string, Landmark>()
  for (const { fileName, title, section } of documents) {
    const [type] = (section.attributes['epub:type'] ?? '').split(/\s+/)
    if (type === undefined || type === '' || type === 'toc' || found.has(type)) continue
    found.set(type, { type, label: title, href: fileName })
  }
  const places = [...found.values()]
  const text = places.findIndex(({ type }) => type === 'bodymatter')
  return text === -1 ? [...places, contents] : places.toSpliced(text, 0, contents)
}

/** The navigation document's body (EPUB 3.3, section 7): contents for all to see, landmarks and page-list for machines. */
export function navigationSection({ contents, landmarks, pages }: Navigation, words: Words): HtmlElement {
  const lists = [
    navigationList('toc', wordOf(words, 'epub-contents'), contents.map(entryItem)),
    hiddenList('landmarks', wordOf(words, 'epub-landmarks'), landmarks.map(landmarkItem)),
  ]
  if (pages.length > 0) {
    lists.push(hiddenList('page-list', wordOf(words, 'epub-pages'), pages.map(pageItem)))
  }
  return element('section', { class: 'navigation' }, lists)
}

const roleOfList: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  toc: { role: 'doc-toc' },
  'page-list': { role: 'doc-pagelist' },
}

function navigationList(type: string, title: string, items: readonly HtmlElement[]): HtmlElement {
  const attributes = { 'epub:type': type, ...roleOfList[type], id: type, 'aria-labelledby': `${type}-title` }
  return element('nav', attributes, [
    element('h2', { class: 'part-title', id: `${type}-title` }, [text(title)]),
    element('ol', {}, items),
  ])
}

function hiddenList(type: string, title: string, items: readonly HtmlElement[]): HtmlElement {
  const list = navigationList(type, title, items)
  return { ...list, attributes: { ...list.attributes, hidden: '' } }
}

function link(href: string, label: string, attributes: Readonly<Record<string, string>> = {}): HtmlElement {
  return element('a', { ...attributes, href }, [text(label)])
}

function entryItem({ label, href, children }: Entry): HtmlElement {
  const below = children.length === 0 ? [] : [element('ol', {}, children.map(entryItem))]
  return element('li', {}, [link(href, label), ...below])
}

const landmarkItem = ({ type, label, href }: Landmark) =>
  element('li', {}, [link(href, label, { 'epub:type': type })])

const pageItem = ({ label, href }: PageEntry) => element('li', {}, [link(href, label)])
