import type { Report } from '../diagnostic.js'
import type { Asset, Generator, Metadata, Profile } from '../html/metadata.js'
import type { Layout } from '../layout/page.js'
import { type Attachment, addAttachments } from './attachments.js'
import { claimsOf } from './claims.js'
import { addDestinations } from './destinations.js'
import { drawPage } from './drawPage.js'
import { embedImages } from './embedImages.js'
import { linkAreas } from './links.js'
import { linkAnnotation } from './linkTargets.js'
import { documentFacts, infoEntries } from './metadata.js'
import { addOutline, placesIn } from './outline.js'
import { addOutputIntent } from './outputIntent.js'
import { FileResources } from './pageCanvas.js'
import { pageLabels } from './pageLabels.js'
import { openPdf } from './pdfkitAdapter.js'
import { buildTags } from './tags/buildTags.js'
import { pageContents } from './tags/contents.js'
import { Markings } from './tags/markings.js'
import { addStructure } from './tags/structureTree.js'
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
 * The bytes of a PDF 1.7 with these pages: fonts embedded as subsets, a tag tree, links, outline, page labels, a name for
 * each id, metadata, and what its profile claims. Equal input gives equal bytes. An image that cannot be shown is reported as
 * `image-unsupported` and left out.
 */
export async function writePdf(
  layout: Layout,
  { metadata, generator, profile, attachments }: About,
  assets: readonly Asset[],
  report: Report,
): Promise<Uint8Array> {
  const facts = documentFacts(metadata, generator)
  const { language, direction } = metadata
  const claims = claimsOf[profile]
  const settings = { language, direction, info: infoEntries(facts), xmp: writeXmp(facts, metadata, claims) }
  const file = await openPdf(settings)
  const tags = buildTags(layout, language)
  const markings = new Markings(layout.pages.length)
  const images = embedImages(file, layout, { assets, allowsInks: claims === undefined }, report)
  const resources = new FileResources(file, images, markings)
  const pages = layout.pages.map((page, index) => {
    const target = file.addPage(page)
    markings.beginPage()
    drawPage(page, target, resources, pageContents(page, tags))
    for (const area of linkAreas(page, tags.links)) {
      const key = markings.takeKey()
      const annotation = { ...linkAnnotation(area, page, layout), StructParent: key }
      markings.annotate(area.link, target.annotate(annotation), key)
    }
    target.describe({ StructParents: index, Tabs: 'S' })
    return target.reference
  })
  const place = placesIn(layout, pages)
  const Outlines = addOutline(file, layout.outline, place)
  const { AF, EmbeddedFiles } = addAttachments(file, attachments, metadata.stated)
  file.names({ Dests: addDestinations(file, layout.destinations, place), EmbeddedFiles })
  file.catalogue({
    AF,
    MarkInfo: { Marked: true },
    StructTreeRoot: addStructure(file, tags.document, markings, pages),
    OutputIntents: claims === undefined ? undefined : [addOutputIntent(file)],
    PageLabels: pageLabels(layout.pages),
    Outlines,
    PageMode: Outlines === undefined ? undefined : 'UseOutlines',
  })
  return file.finish()
}
