import type { Report } from '../diagnostic.js'
import { type HtmlElement, type HtmlNode, text, withChildren } from '../html/tree.js'
import { adviseNearest } from './advise.js'
import { rewriteNodes } from './rewrite.js'

/**
 * The nodes with only such citations as can be made. A bare `@word` that is no key is text as typed (`@handle`); an
 * item of `[@key]` that is no key is reported and left out, and where nothing is left the citation is text as typed.
 */
export function admitCitations(
  nodes: readonly HtmlNode[],
  keys: ReadonlySet<string>,
  report: Report,
): readonly HtmlNode[] {
  return rewriteNodes(nodes, (of, rewriteChildren) => {
    if (of.name !== 'x-cite') return [withChildren(of, rewriteChildren())]
    const items = itemsOf(of)
    const known = items.filter(({ attributes }) => keys.has(attributes.key ?? ''))
    if (of.attributes.form !== 'text')
      for (const item of items) if (!known.includes(item)) reportUndefined(item, of, keys, report)
    return known.length === 0 ? [text(of.attributes.source ?? '', of.place)] : [withChildren(of, known)]
  })
}

/** The works that a citation names, as typed. */
export function itemsOf(citation: HtmlElement): readonly HtmlElement[] {
  return citation.children.filter(
    child => child.kind === 'element' && child.name === 'x-cite-item',
  ) as HtmlElement[]
}

/** Whether a citation names its author in the running text: `@key`, but not `-@key`. */
export function namesAuthor(citation: HtmlElement): boolean {
  const [first] = itemsOf(citation)
  return citation.attributes.form === 'text' && first?.attributes['suppress-author'] !== 'true'
}

function reportUndefined(
  item: HtmlElement,
  citation: HtmlElement,
  keys: ReadonlySet<string>,
  report: Report,
): void {
  const key = item.attributes.key ?? ''
  report('source-undefined', `No source has the id \`${key}\`.`, {
    place: item.place ?? citation.place,
    advice: adviseNearest(key, keys, 'Add the source to sources.yaml.'),
  })
}
