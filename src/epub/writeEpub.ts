import type { Manifest } from '../html/manifest.js'
import type { Asset, EmbeddedFont, Generator, Metadata } from '../html/metadata.js'
import type { PageMap } from '../html/pageMap.js'
import { sectionsOf } from '../html/sections.js'
import { elementsOf, type HtmlElement } from '../html/tree.js'
import { accessibilityOf } from './accessibility.js'
import { conform } from './conform.js'
import { writeContainer } from './container.js'
import { coverSection, writeContentDocument } from './contentDocument.js'
import { nameIds } from './identifiers.js'
import { Images, type PackagedImage } from './images.js'
import { contentsOf, landmarksOf, type Navigation, navigationSection, pageEntriesOf } from './navigation.js'
import { writeNcx } from './ncx.js'
import { gatherNotes } from './notes.js'
import { type Item, packageItems, writePackageDocument } from './packageDocument.js'
import { insertPageBreaks, type PageTarget } from './pageList.js'
import { fontFolder, packagePaths } from './paths.js'
import { Locations, resolveReferences } from './references.js'
import { type Document, splitIntoDocuments } from './split.js'
import { writeStyleSheet } from './styleSheet.js'
import { type Words, wordOf } from './words.js'

export interface EpubInput {
  /** The rendered tree, the very nodes that were laid out. */
  readonly html: HtmlElement
  readonly pageMap: PageMap
  readonly metadata: Metadata
  readonly generator: Generator
  /** The template's `epub.css`. */
  readonly css: string
  readonly fonts: readonly EmbeddedFont[]
  readonly assets: readonly Asset[]
  /** From the template's locale; the keys are `epubWordKeys`. */
  readonly words: Words
  /** The PDF that the page numbers are of; undefined if the same build writes none. The page-list is there all the same. */
  readonly pdf: { readonly identifier: string } | undefined
  /** What the edition was made from; the EPUB adds its own files to its copy. */
  readonly manifest: Manifest
}

/** The EPUB 3.3 file of an edition. The same input gives the same bytes. */
export async function writeEpub(edition: EpubInput): Promise<Uint8Array> {
  const { metadata, words } = edition
  const images = new Images(edition.assets)
  const book = makeBook(edition, images)
  const { documents, navigation } = book
  const css = writeStyleSheet(edition.css, edition.fonts, images.pathOf)
  const used = images.used()
  const items = itemsOf(documents, used, edition)
  const packageDocument = writePackageDocument({
    metadata,
    generator: edition.generator,
    items,
    spine: spineOf(documents),
    accessibility: accessibilityOf({
      html: book.html,
      language: metadata.language,
      images: used.map(({ asset }) => asset),
      hasCover: documents.some(({ fileName }) => fileName === packagePaths.cover),
      hasPages: navigation.pages.length > 0,
      css: edition.css,
      words,
    }),
    pageSource: navigation.pages.length === 0 ? undefined : (edition.pdf?.identifier ?? 'none'),
  })
  return writeContainer({
    title: metadata.title.plain,
    documents: documents.map(({ fileName, title, section }) => ({
      fileName,
      xhtml: writeContentDocument(title, section, metadata),
    })),
    packageDocument,
    navigation: writeContentDocument(
      wordOf(words, 'epub-contents'),
      navigationSection(navigation, words),
      metadata,
    ),
    ncx: writeNcx(navigation, metadata, book.locations),
    css,
    manifest: edition.manifest,
    hasPdf: edition.pdf !== undefined,
    stored: [
      ...used.map(({ asset, path }) => ({ path, bytes: asset.bytes })),
      ...edition.fonts.map(({ fileName, bytes }) => ({ path: `${fontFolder}/${fileName}`, bytes })),
    ],
  })
}

interface Book {
  /** The tree with page breaks and notes in place, before it was made to conform. */
  readonly html: HtmlElement
  readonly documents: readonly Document[]
  readonly navigation: Navigation
  readonly locations: Locations
}

/** Page breaks come first, while text nodes are still those that were laid out. */
function makeBook({ html, pageMap, metadata, words }: EpubInput, images: Images): Book {
  const paged = insertPageBreaks(html, pageMap, words)
  const noted = gatherNotes(paged.html, words)
  const { html: named, renamed } = nameIds(conform(noted, images.pathOf))
  const documents = [...coverOf(metadata, images, words), ...splitIntoDocuments(named)]
  const locations = new Locations(documents, renamed)
  const resolved = resolveReferences(documents, locations)
  return {
    html: noted,
    documents: resolved,
    navigation: navigationOf({ html: named, pages: paged.pages, documents: resolved, locations }, words),
    locations,
  }
}

interface NavigationInput {
  readonly html: HtmlElement
  readonly pages: readonly PageTarget[]
  readonly documents: readonly Document[]
  readonly locations: Locations
}

/** A book always has contents: of a tree without parts, the first file under its title. */
function navigationOf({ html, pages, documents, locations }: NavigationInput, words: Words): Navigation {
  const contents = contentsOf(sectionsOf(html).parts, locations)
  const [first] = documents
  const whole = first === undefined ? [] : [{ label: first.title, href: first.fileName, children: [] }]
  return {
    contents: contents.length === 0 ? whole : contents,
    landmarks: landmarksOf(documents, words),
    pages: pageEntriesOf(pages, locations),
  }
}

function coverOf({ cover, title }: Metadata, images: Images, words: Words): readonly Document[] {
  const path = cover === undefined ? undefined : images.pathOf(cover)
  if (path === undefined) return []
  const section = coverSection(path, wordOf(words, 'epub-cover-of', { title: title.plain }))
  return [{ fileName: packagePaths.cover, title: wordOf(words, 'epub-cover'), section }]
}

const itemId = (fileName: string) => `file-${fileName.replace(/\.xhtml$/, '')}`

/** The contents stand before the text itself: after title page and metadata page. */
function spineOf(documents: readonly Document[]): readonly string[] {
  const ids = documents.map(({ fileName }) => itemId(fileName))
  const front = documents.findIndex(({ section }) => !isFrontMatter(section))
  return ids.toSpliced(front === -1 ? ids.length : front, 0, 'nav')
}

const frontTypes = new Set([
  'cover',
  'titlepage',
  'colophon',
  'frontmatter',
  'copyright-page',
  'imprint',
  'halftitlepage',
])

const isFrontMatter = ({ attributes }: HtmlElement) =>
  (attributes['epub:type'] ?? '').split(/\s+/).some(type => frontTypes.has(type))

function itemsOf(
  documents: readonly Document[],
  images: readonly PackagedImage[],
  { fonts, metadata }: EpubInput,
): readonly Item[] {
  const pages = documents.map(({ fileName, section }) => ({
    id: itemId(fileName),
    href: fileName,
    mediaType: 'application/xhtml+xml',
    properties: propertiesOf(section),
  }))
  const pictures = images.map(({ asset, path }, index) => ({
    id: `image-${index + 1}`,
    href: path,
    mediaType: asset.mediaType,
    properties: asset.name === metadata.cover ? ['cover-image'] : [],
  }))
  const faces = fonts.map(({ fileName, mediaType }, index) => ({
    id: `font-${index + 1}`,
    href: `${fontFolder}/${fileName}`,
    mediaType,
    properties: [],
  }))
  return [...packageItems, ...pages, ...pictures, ...faces]
}

/** EPUB 3.3, appendix D.6: what a document holds that a reading system must know beforehand. */
function propertiesOf(section: HtmlElement): readonly string[] {
  const found = new Set<string>()
  for (const { name } of elementsOf(section)) {
    if (name === 'svg') found.add('svg')
    if (name === 'math') found.add('mathml')
  }
  return [...found].sort()
}
