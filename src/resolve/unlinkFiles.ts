import type { Report } from '../diagnostic.js'
import { type HtmlElement, type HtmlNode, withChildren } from '../html/tree.js'
import { rewriteNodes } from './rewrite.js'

/**
 * The nodes with links only to what a reader has: places of the publication, and addresses. A link to a file of the author's
 * is reported, and its text stays.
 */
export function unlinkFiles(nodes: readonly HtmlNode[], report: Report): readonly HtmlNode[] {
  return rewriteNodes(nodes, (of, rewriteChildren) => {
    const children = rewriteChildren()
    if (!leadsToFile(of)) return [withChildren(of, children)]
    const href = of.attributes.href!
    const message =
      href === ''
        ? 'The link has no address.'
        : `The link \`${href}\` leads to a file, which readers of the editions do not have.`
    report('link-local', message, { place: of.place, advice: adviceFor(href) })
    return children
  })
}

function leadsToFile({ name, attributes: { href } }: HtmlElement): boolean {
  return name === 'a' && href !== undefined && !/^(?:#|\/\/|[a-z][a-z0-9+.-]*:)/i.test(href.trim())
}

function adviceFor(href: string): string {
  return /^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|edu|gov|info|int|net|org|[a-z]{2})(?:\/|$)/i.test(href) &&
    !/\.md$/i.test(href)
    ? `Write \`https://${href}\`.`
    : 'Write its address, as in `https://example.org/`, or `#id` for a place in this article.'
}
