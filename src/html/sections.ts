import type { Place } from '../diagnostic.js'
import { classesOf, type HtmlElement, type HtmlNode, plainText } from './tree.js'

/** The tree that the EPUB's contents come from; the user agent style sheet bookmarks the same for the PDF. Never skips a level going down. */
export interface Section {
  /** Id of the part's or the section's element. */
  readonly id: string
  /** Plain text without notes. */
  readonly title: string
  /** 1 for a part of the edition, 2 for the first level in it. */
  readonly level: number
  readonly children: readonly Section[]
}

/** A heading that no contents can list, since nothing can be read of it. */
export interface EmptyHeading {
  readonly id: string
  readonly place: Place | undefined
}

export interface SectionTree {
  readonly parts: readonly Section[]
  /** Headings that were left out, in document order. What stands below one is listed in its place. */
  readonly empty: readonly EmptyHeading[]
}

/** The parts of a rendered edition (`section[data-part]`), in each the headings of its `section.level-L` elements. */
export function sectionsOf(root: HtmlElement): SectionTree {
  const empty: EmptyHeading[] = []
  const parts = partsIn(root).map(part => sectionOfPart(part, empty))
  return { parts, empty }
}

function partsIn(root: HtmlElement): readonly HtmlElement[] {
  return elementChildren(root).flatMap(child =>
    child.attributes['data-part'] === undefined ? partsIn(child) : [child],
  )
}

function sectionOfPart(part: HtmlElement, empty: EmptyHeading[]): Section {
  const { id, 'data-part': name, 'data-title': title } = part.attributes
  return {
    id: id ?? `part-${name}`,
    title: title ?? '',
    level: 1,
    children: elementChildren(part).flatMap(child => sectionsBelow(child, 2, empty)),
  }
}

/** Levels are counted by nesting, so a jump from `h2` to `h4` goes down by one. */
function sectionsBelow(element: HtmlElement, level: number, empty: EmptyHeading[]): readonly Section[] {
  const heading = isSection(element) ? elementChildren(element).find(isHeading) : undefined
  const id = element.attributes.id ?? heading?.attributes.id
  const below = (next: number) => elementChildren(element).flatMap(child => sectionsBelow(child, next, empty))
  if (heading === undefined || id === undefined) return below(level)
  const title = plainText(heading)
  if (title !== '') return [{ id, title, level, children: below(level + 1) }]
  empty.push({ id, place: heading.place })
  return below(level)
}

const isElement = (node: HtmlNode): node is HtmlElement => node.kind === 'element'

const elementChildren = ({ children }: HtmlElement): readonly HtmlElement[] => children.filter(isElement)

const isHeading = ({ name }: HtmlElement) => /^h[1-6]$/.test(name)

const isSection = (element: HtmlElement) =>
  element.name === 'section' && classesOf(element).some(name => /^level-\d+$/.test(name))
