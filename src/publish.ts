import type { Holdings } from './archive/makeManifest.js'
import { collectDiagnostics, type Diagnostic, type Report, sortDiagnostics } from './diagnostic.js'
import { attachmentsOf, chooseProfile, holdingsOf } from './editionHoldings.js'
import type { WriteEpub } from './epubEdition.js'
import type { Generator, Metadata, Profile, SourceFile } from './html/metadata.js'
import { sectionsOf } from './html/sections.js'
import type { Layout } from './layout/page.js'
import type { Files } from './read/files.js'
import { type Manuscript, readManuscript } from './read/manuscript.js'
import { ownVersion } from './read/packageFolder.js'
import { type RecordedFiles, recordReads } from './read/recordReads.js'
import { readTemplate, type Template } from './read/template.js'
import { prepareRender } from './render/render.js'
import { wordsWith } from './render/words.js'
import type { Publication } from './resolve/publication.js'
import { resolve } from './resolve/resolve.js'
import { type Settled, settle } from './settle.js'
import { parseSharedSheets } from './style/knownSheets.js'
import { resolveUrl } from './style/resolveUrl.js'
import type { FontFace } from './style/styledDocument.js'
import type { StyleSheets } from './style/styleSheets.js'
import type { FontSet } from './text/font.js'
import { fontCredit } from './text/fontCredit.js'
import { type FaceFile, loadFonts } from './text/fonts.js'

/** What to publish. `files` is a project on the disk (`openProject`) or in memory (`memoryFiles`). */
export interface Request {
  readonly files: Files
  /** The article, from the project's root. */
  readonly article: string
  /** Wins over the article's own choice; `essay` where neither chooses. */
  readonly template?: string | undefined
  readonly only?: 'pdf' | 'epub' | undefined
  /** Wins over the article's own choice; `archive` where neither chooses. */
  readonly profile?: Profile | undefined
  /** Writes the EPUB in another place, such as a thread of its own; here where it is left out. */
  readonly writeEpub?: WriteEpub | undefined
  /** SOURCE_DATE_EPOCH: whole seconds since 1970, for articles that state no date. */
  readonly sourceDateEpoch?: string | undefined
  /** Millions of pixels that an image may have; 100 where it is left out. */
  readonly megapixels?: number | undefined
}

/** An edition of an article in both forms, with all that was to be said about it, sorted by place. */
export interface Edition {
  readonly slug: string
  readonly pdf: Uint8Array | undefined
  readonly epub: Uint8Array | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly pages: number
  /** Documents of the EPUB that its contents list: parts and the sections at their top. */
  readonly chapters: number
  /** What front matter says, and all that the edition was made from; undefined where nothing could be set. */
  readonly metadata: Metadata | undefined
  readonly holdings: Holdings | undefined
  /** The rendered tree and its pages, for traces; undefined where the text could not be set. */
  readonly set: Settled | undefined
}

/**
 * Reads an article, resolves what it refers to, lays it out until its page numbers are true, and writes both editions.
 * After an error it goes on as far as it can, so that all that is wrong is found in one run, but it gives no edition.
 * Nothing is kept between calls but caches that change no result.
 */
export async function publish(request: Request): Promise<Edition> {
  const { report, found } = collectDiagnostics()
  const prepared = await prepare(request, report)
  const canBeSet = prepared !== undefined && prepared.fonts.fonts.length > 0
  const set = canBeSet ? settleEdition(prepared, report) : undefined
  const holdings = prepared === undefined ? undefined : holdingsOf(prepared, generator, request.files)
  const written =
    prepared === undefined || set === undefined || holdings === undefined
      ? unwritten
      : await write({ ...prepared, holdings }, set, request, report)
  const { pdf, epub } = hasErrors(found) ? unwritten : written
  return {
    slug: prepared?.publication.metadata.slug ?? '',
    set,
    pages: set?.layout.pages.length ?? 0,
    chapters: set === undefined ? 0 : sectionsOf(set.html).parts.length,
    metadata: prepared?.publication.metadata,
    holdings,
    pdf,
    epub,
    diagnostics: sortDiagnostics(found),
  }
}

const unwritten = { pdf: undefined, epub: undefined }

const hasErrors = (found: readonly Diagnostic[]) => found.some(({ severity }) => severity === 'error')

/** All that is known before the first page is set. */
interface Prepared {
  readonly publication: Publication
  readonly template: Template
  readonly sheets: StyleSheets
  readonly fonts: FontSet
  readonly files: RecordedFiles
  readonly sources: readonly SourceFile[]
  readonly manuscript: Manuscript
  readonly profile: Profile
}

async function prepare(request: Request, report: Report): Promise<Prepared | undefined> {
  const files = recordReads(request.files)
  const manuscript = readManuscript(
    files,
    request.article,
    { sourceDateEpoch: request.sourceDateEpoch, megapixels: request.megapixels },
    report,
  )
  if (manuscript === undefined) return undefined
  const sources = files.manifest()
  const profile = chooseProfile(request.profile, manuscript, report)
  const template = readChosenTemplate({ ...request, files }, manuscript, report)
  if (template === undefined) return undefined
  const sheets = parseSharedSheets(
    [template.printCss],
    (url, from) => loadText(files, resolveUrl(url, from)),
    report,
  )
  if (sheets.fontFaces.length === 0) reportNoFonts(template, report)
  const fonts = loadFonts(readFaces(sheets.fontFaces, files, report), report)
  const publication = await resolve([manuscript], template, files, report)
  return { publication, template, sheets, fonts, files, sources, manuscript, profile }
}

/** The template that is asked for. Where there is no such one, the usual one shows what else is wrong. */
function readChosenTemplate(
  { files, template }: Request,
  { template: asked, metadata: { language } }: Manuscript,
  report: Report,
): Template | undefined {
  const name = template ?? asked?.name ?? 'essay'
  const place = template === undefined ? asked?.place : undefined
  const reportThere: Report = (code, message, where) => report(code, message, { place, ...where })
  return (
    readTemplate(files, name, language, reportThere) ??
    readTemplate(files, 'essay', language, () => undefined)
  )
}

function reportNoFonts({ printCss: { file } }: Template, report: Report): void {
  report('font-missing', 'The style sheet brings no font, and installed ones are not used.', {
    place: { file, line: 1 },
    advice: 'Write an @font-face rule with font-family and src: url(…).',
  })
}

function loadText(files: Files, url: string): string | undefined {
  const result = files.read(url)
  return result.kind === 'bytes' ? new TextDecoder().decode(result.bytes) : undefined
}

function readFaces(faces: readonly FontFace[], files: Files, report: Report): readonly FaceFile[] {
  return faces.flatMap(face => {
    const result = files.read(face.source)
    if (result.kind === 'bytes') return [{ ...face, bytes: result.bytes }]
    const code = result.kind === 'unsafe' ? 'unsafe-path' : 'font-missing'
    report(code, `The font ${face.source} cannot be read: ${result.why}.`, {
      place: face.place,
      advice: 'Name a file of the project, or npm:PACKAGE/FILE of an installed package.',
    })
    return []
  })
}

const generator: Generator = { name: 'colophon', version: ownVersion() }

function settleEdition({ publication, template, sheets, fonts, sources }: Prepared, report: Report): Settled {
  const credits = [...new Map(fonts.fonts.map(font => [font.family, fontCredit(font)])).values()]
  const files = sources.map(source => ({ ...source, path: showablePath(source.path, fonts) }))
  const making = { generator, sources: files, fonts: credits }
  const renderer = prepareRender(publication, template, making, report)
  return settle(renderer, { sheets, fonts, assets: publication.assets }, report)
}

/** A file's name as the edition can print it: characters that no font has are percent signs and figures, as in addresses. */
function showablePath(path: string, { fonts }: FontSet): string {
  return [...path]
    .map(character => {
      const hasIt = fonts.some(font => font.hasGlyph(character.codePointAt(0)!))
      return hasIt ? character : encodeURIComponent(character)
    })
    .join('')
}

interface Held extends Prepared {
  readonly holdings: Holdings
}

async function write(
  prepared: Held,
  { html, layout, pageMap }: Settled,
  { only, files, writeEpub = writeEpubHere }: Request,
  report: Report,
): Promise<Pick<Edition, 'pdf' | 'epub'>> {
  const { publication, template, fonts, holdings } = prepared
  const { metadata, assets } = publication
  if (only === 'pdf') return { pdf: await writePdfOf(layout, prepared, report), epub: undefined }
  const epub = writeEpub({
    html,
    pageMap,
    metadata,
    generator,
    css: template.epubCss.text,
    fonts: fonts.fonts.map(({ source, family, weight, style, bytes }) => ({
      source,
      family,
      weight,
      style,
      bytes,
    })),
    subsetter: readSubsetter(files),
    manifest: holdings.manifest,
    assets,
    words: wordsWith('epub-', template.locale, report),
    pdf: only === 'epub' ? undefined : { identifier: metadata.identifier },
  })
  const pdf = only === 'epub' ? undefined : await writePdfOf(layout, prepared, report)
  return { pdf, epub: await epub }
}

/** Loaded on the first EPUB. */
const writeEpubHere: WriteEpub = async order => {
  const { writeEpubEdition } = await import('./epubEdition.js')
  return writeEpubEdition(order)
}

function readSubsetter(files: Files): Uint8Array {
  const wasm = files.read('npm:harfbuzzjs/dist/harfbuzz-subset.wasm')
  if (wasm.kind !== 'bytes') throw new Error(`harfbuzzjs has no subsetter: ${wasm.why}`)
  return wasm.bytes
}

async function writePdfOf(layout: Layout, prepared: Held, report: Report): Promise<Uint8Array> {
  const { writePdf } = await import('./pdf/writePdf.js')
  const { publication, profile, holdings } = prepared
  const { metadata, assets } = publication
  const attachments = attachmentsOf(holdings, prepared)
  return writePdf(layout, { metadata, generator, profile, attachments }, assets, report)
}
