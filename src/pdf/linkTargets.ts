import type { Layout, Page } from '../layout/page.js'
import type { Link, LinkArea } from './links.js'
import { type PdfDictionary, textString } from './pdfValue.js'

/** A link annotation (ISO 32000-1, 12.5.6.5), printed with the page. */
export function linkAnnotation(
  { link, x, y, width, height }: LinkArea,
  { height: pageHeight, slug }: Page,
  layout: Layout,
): PdfDictionary {
  const bottom = pageHeight + slug - y - height
  const Rect = [x + slug, bottom, x + slug + width, bottom + height]
  return { Subtype: 'Link', Rect, Border: [0, 0, 0], F: 4, ...linkTarget(link, layout) }
}

/** Where a link leads, and what is said of it; undefined where its id is nowhere. */
export function linkTarget({ href, text }: Link, { destinations }: Layout): PdfDictionary | undefined {
  if (!href.startsWith('#')) {
    const uri = toAsciiUri(href)
    return { Contents: textString(href), A: { S: 'URI', URI: textString(uri) } }
  }
  const id = [href.slice(1), decodeFragment(href.slice(1))].find(each => destinations.has(each))
  if (id === undefined) return undefined
  return { Contents: textString(text === '' ? id : text), Dest: textString(id) }
}

/** Markdown's reader writes letters outside ASCII as percent signs and digits; ids have them as they are. */
function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** A URI action takes ASCII only (ISO 32000-1, 12.6.4.7). */
function toAsciiUri(href: string): string {
  return href.replace(/[^\u0021-\u007e]+/gu, part => encodeURIComponent(part))
}
