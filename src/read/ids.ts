import type { Report } from '../diagnostic.js'
import { elementsOf, type HtmlElement, type HtmlNode, withAttributes } from '../html/tree.js'
import { rewriteTree } from './rewriteTree.js'

/**
 * Letters that a name may hold by every edition of XML: a part of those of XML 1.0, fourth edition, appendix B, which
 * tools for EPUB still check against.
 */
const letter =
  'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u0131\\u0134-\\u013e\\u0141-\\u0148\\u014a-\\u017e\\u0391-\\u03a1\\u03a3-\\u03ce' +
  '\\u0401-\\u040c\\u040e-\\u044f\\u0451-\\u045c\\u045e-\\u0481\\u05d0-\\u05ea\\u0621-\\u063a\\u0641-\\u064a\\u0905-\\u0939' +
  '\\u3041-\\u3094\\u30a1-\\u30fa\\u4e00-\\u9fa5\\uac00-\\ud7a3'

const xmlName = new RegExp(`^[${letter}_][${letter}0-9_.-]*$`)
const otherSigns = new RegExp(`[^${letter}0-9]+`, 'g')
const startsWithLetter = new RegExp(`^[${letter}]`)

/** An id made of words: letters, digits and hyphens, starting with a letter. `3 boats` gives `section-3-boats`. */
export function idFrom(words: string): string {
  const name = words
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/['’]/g, '')
    .toLowerCase()
    .replace(otherSigns, '-')
    .replace(/^-+|-+$/g, '')
  if (name === '') return 'section'
  return startsWithLetter.test(name) ? name : `section-${name}`
}

/**
 * The trees with an id on each heading, and every id an XML name. What the author set stays where it is a name already;
 * links follow the others. An id depends only on the headings before it. A heading without words is left out and reported.
 */
export function settleIds(
  trees: readonly (readonly HtmlNode[])[],
  report: Report,
): readonly (readonly HtmlNode[])[] {
  const cleaned = cleanedIds(trees)
  const used = new Map([...cleaned.values()].map(id => [id, 1]))
  const settle = (element: HtmlElement): readonly HtmlNode[] => {
    const { id, href } = element.attributes
    const target = href?.startsWith('#') ? cleaned.get(fragmentOf(href)) : undefined
    const linked = target === undefined ? element : renamed(element, { href: `#${target}` })
    if (/^h[1-6]$/.test(element.name)) return settleHeading(linked, { cleaned, used, report })
    return [id === undefined ? linked : renamed(linked, { id: cleaned.get(id)! })]
  }
  return trees.map(nodes => rewriteTree(nodes, settle))
}

function renamed(element: HtmlElement, attributes: Readonly<Record<string, string>>): HtmlElement {
  const isSame = Object.entries(attributes).every(([key, value]) => element.attributes[key] === value)
  return isSame ? element : withAttributes(element, attributes)
}

interface Ids {
  /** What the author set, with the names that they become. */
  readonly cleaned: ReadonlyMap<string, string>
  readonly used: Map<string, number>
  readonly report: Report
}

function settleHeading(heading: HtmlElement, { cleaned, used, report }: Ids): readonly HtmlNode[] {
  const words = headingText(heading)
  if (words === '') {
    report('heading-empty', 'The heading has no words, so it is left out.', {
      place: heading.place,
      advice: 'Write its words after the `#`, or give its image a text.',
    })
    return []
  }
  const { id } = heading.attributes
  return [renamed(heading, { id: id === undefined ? freeId(idFrom(words), used) : cleaned.get(id)! })]
}

/** The id, with a number after it if it is used already. `used` keeps the last number of each. */
function freeId(id: string, used: Map<string, number>): string {
  const last = used.get(id)
  if (last === undefined) {
    used.set(id, 1)
    return id
  }
  let number = last + 1
  while (used.has(`${id}-${number}`)) number++
  used.set(id, number)
  used.set(`${id}-${number}`, 1)
  return `${id}-${number}`
}

/** Without notes, citations and signs that are not seen. */
function headingText(node: HtmlNode): string {
  const gather = (each: HtmlNode): string => {
    if (each.kind === 'text') return each.text
    if (each.name === 'x-note' || each.name === 'x-cite') return ''
    return each.name === 'img' ? (each.attributes.alt ?? '') : each.children.map(gather).join('')
  }
  return gather(node)
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .trim()
}

/** Each id set by the author, with the name that it becomes. */
function cleanedIds(trees: readonly (readonly HtmlNode[])[]): ReadonlyMap<string, string> {
  const typed = new Set<string>()
  for (const node of trees.flat()) {
    if (node.kind === 'text') continue
    for (const { attributes } of elementsOf(node)) if (attributes.id !== undefined) typed.add(attributes.id)
  }
  const used = new Map([...typed].map(id => [id, 1]))
  return new Map([...typed].map(id => [id, xmlName.test(id) ? id : freeId(idFrom(id), used)]))
}

function fragmentOf(href: string): string {
  try {
    return decodeURIComponent(href.slice(1)).normalize('NFC')
  } catch {
    return href.slice(1)
  }
}
