import type { Report } from '../diagnostic.js'
import type { Asset, Generator, Metadata, Profile } from '../html/metadata.js'
import type { Layout, Page } from '../layout/page.js'
import { type Attachment, addAttachments } from './attachments.js'
import { addDestinations } from './destinations.js'
import { drawPage } from './drawPage.js'
import { embedImages } from './embedImages.js'
import { type Link, type LinkArea, linkAreas, linksOf } from './links.js'
import { documentFacts, infoEntries } from './metadata.js'
import { addOutline, placesIn } from './outline.js'
import { FileResources } from './pageCanvas.js'
import { pageLabels } from './pageLabels.js'
import { openPdf } from './pdfkitAdapter.js'
import { type PdfDictionary, textString } from './pdfValue.js'
import { writeXmp } from './xmp.js'

/** What the PDF says of itself besides its pages. */
export interface About {
  readonly metadata: Metadata
  readonly generator: Generator
  readonly profile: Profile
  /** None but in the profile `archive`: PDF/A-2 and a printer take none. */
  readonly attachments: readonly Attachment[]
}

/**
 * The bytes of a PDF 1.7 with these pages: fonts embedded as subsets, links, outline, page labels, a name for each id,
 * metadata. Equal input gives equal bytes. An image that cannot be shown is reported as `image-unsupported` and left out.
 */
export async function writePdf(
  layout: Layout,
  { metadata, generator, attachments }: About,
  assets: readonly Asset[],
  report: Report,
): Promise<Uint8Array> {
  const facts = documentFacts(metadata, generator)
  const { language, direction } = metadata
  const settings = { language, direction, info: infoEntries(facts), xmp: writeXmp(facts, metadata) }
  const file = await openPdf(settings)
  const resources = new FileResources(file, embedImages(file, layout, assets, report))
  const links = linksOf(layout.root)
  const pages = layout.pages.map(page => {
    const target = file.addPage(page)
    drawPage(page, target, resources)
    for (const area of linkAreas(page, links)) {
      const annotation = linkAnnotation(area, page, layout)
      if (annotation !== undefined) target.annotate(annotation)
    }
    return target.reference
  })
  const place = placesIn(layout, pages)
  const Outlines = addOutline(file, layout.outline, place)
  const { AF, EmbeddedFiles } = addAttachments(file, attachments, metadata.stated)
  file.names({ Dests: addDestinations(file, layout.destinations, place), EmbeddedFiles })
  file.catalogue({
    AF,
    PageLabels: pageLabels(layout.pages),
    Outlines,
    PageMode: Outlines === undefined ? undefined : 'UseOutlines',
  })
  return file.finish()
}

/** A link annotation (ISO 32000-1, 12.5.6.5), printed with the page; undefined for a link to an id that is nowhere. */
function linkAnnotation(
  { link, x, y, width, height }: LinkArea,
  { height: pageHeight, slug }: Page,
  layout: Layout,
): PdfDictionary | undefined {
  const target = linkTarget(link, layout)
  if (target === undefined) return undefined
  const bottom = pageHeight + slug - y - height
  const Rect = [x + slug, bottom, x + slug + width, bottom + height]
  return { Subtype: 'Link', Rect, Border: [0, 0, 0], F: 4, ...target }
}

function linkTarget({ href, text }: Link, { destinations }: Layout): PdfDictionary | undefined {
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
