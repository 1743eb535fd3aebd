import { type Code, collectDiagnostics, type Diagnostic } from '../../src/diagnostic.js'
import type { Asset } from '../../src/html/metadata.js'
import { emptyPageMap, type PageMap } from '../../src/html/pageMap.js'
import type { HtmlElement } from '../../src/html/tree.js'
import { createLayoutMemo, type LayoutMemo, layOut } from '../../src/layout/layOut.js'
import { mapPages } from '../../src/layout/mapPages.js'
import type {
  BlockFragment,
  Fragment,
  ImageFragment,
  Layout,
  LineFragment,
  Page,
  RuleFragment,
} from '../../src/layout/page.js'
import { lineText } from '../../src/layout/trace.js'
import { parseStyleSheets } from '../../src/style/parseStyleSheets.js'
import { styleDocument } from '../../src/style/styleDocument.js'
import type { StyledDocument } from '../../src/style/styledDocument.js'
import type { StyleSheets } from '../../src/style/styleSheets.js'
import type { FontSet } from '../../src/text/font.js'
import { squareFace } from './squareFont.js'
import { freeze, page as pageTree } from './styled.js'
import { garamondFace, loadCleanly } from './textFonts.js'

/** Markup set on pages, as a template would have it set. */
export interface LaidOut {
  readonly layout: Layout
  readonly sheets: StyleSheets
  readonly document: StyledDocument
  readonly root: HtmlElement
  readonly pageMap: PageMap
  /** What was reported; only codes that were asked for. */
  readonly found: readonly Diagnostic[]
}

export interface LayingOptions {
  /** Codes that may be reported. Any other fails the test. */
  readonly asks?: readonly Code[]
  readonly fonts?: FontSet
  readonly assets?: readonly Asset[]
  readonly pageMap?: PageMap
  readonly memo?: LayoutMemo
  /** What was laid out before with the same style sheets and the same memo. */
  readonly before?: LaidOut
  /** Attributes of the root. */
  readonly root?: Readonly<Record<string, string>>
}

/** Squares of 1 em, with bullets and the Hebrew letters among them. */
export const squares: FontSet = loadCleanly([squareFace({ also: '•◦▪׀אבגדהוזחטיכלמנסעפצקרשת' })])

export const garamond: FontSet = loadCleanly([garamondFace(), garamondFace(400, 'italic')])

/**
 * Letters of 10 pt on lines of 10 pt; ten letters to the line and eight lines to the page, which has a margin of 10 pt. Each
 * page is filled before the next, so that what stands on it can be worked out by head.
 */
export const squarePage = `
@page { size: 120pt 100pt; margin: 10pt; font: 10pt/10pt Square; -colophon-page-breaking: first-fit }
html { font: 10pt/10pt Square; orphans: 1; widows: 1 }
h1, h2, h3, h4 { font-size: 10pt }
body, h1, h2, h3, h4, p, ul, ol, blockquote, figure, pre, table { margin: 0 }
td, th { padding: 0 }
`

/** The page of the case bank: 8 lines of text. */
export const smallPage = `
@page { size: 90mm 60mm; margin: 8mm }
body { font: 10pt/14pt serif; margin: 0 }
p { margin: 0 }
`

/** Lays out a body's markup. Throws where something is reported that was not asked for. */
export function layOutHtml(html: string, css = '', options: LayingOptions = {}): LaidOut {
  return layOutTree(freeze(pageTree(html, { lang: 'en', ...options.root })), squarePage + css, options)
}

/** Lays out markup on the case bank's small page, in EB Garamond. */
export function layOutSmall(html: string, css = '', options: LayingOptions = {}): LaidOut {
  return layOutTree(freeze(pageTree(html, { lang: 'en', ...options.root })), smallPage + css, {
    fonts: garamond,
    ...options,
  })
}

export function layOutTree(root: HtmlElement, css: string, options: LayingOptions = {}): LaidOut {
  const { asks = [], fonts = squares, assets = [], pageMap = emptyPageMap } = options
  const { report, found } = collectDiagnostics()
  const sheets =
    options.before?.sheets ?? parseStyleSheets([{ file: 'print.css', text: css }], () => undefined, report)
  const document = styleDocument(root, sheets, options.before?.document, report)
  const memo = options.memo ?? createLayoutMemo(fonts)
  const layout = layOut(document, { fonts, assets, pageMap, memo }, report)
  const unasked = found.filter(({ code }) => !asks.includes(code))
  if (unasked.length > 0)
    throw new Error(unasked.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  return { layout, sheets, document, root, pageMap: mapPages(layout), found }
}

/** `n` one-line paragraphs `l01`, `l02` … */
export function lines(n: number, from = 1): string {
  return Array.from({ length: n }, (_, i) => `<p>l${String(i + from).padStart(2, '0')}</p>`).join('')
}

/** `n` words `w0001 w0002 …`, each of them once. */
export function tokens(n: number, from = 1): string {
  return Array.from({ length: n }, (_, i) => `w${String(i + from).padStart(4, '0')}`).join(' ')
}

/** A note as the renderer writes it. */
export const note = (text: string, id = 'note-1') =>
  `<span class="note" role="doc-footnote" id="${id}">${text}</span>`

/** Makes notes of the renderer's spans, their numbers hanging in the 30 pt before them. */
export const noteCss = '.note { float: footnote; padding-left: 30pt; font-size: 10pt; line-height: 10pt }'

type Region = Fragment['region']

/** The flow has a table's repeated head in it. */
export function linesIn({ fragments }: Page, region: Region = 'flow'): readonly LineFragment[] {
  return fragments
    .filter(each => each.kind === 'line')
    .filter(each => each.region === region || (region === 'flow' && each.region === 'repeat'))
}

export function blocksIn({ fragments }: Page): readonly BlockFragment[] {
  return fragments.filter(each => each.kind === 'block')
}

export function rulesIn({ fragments }: Page): readonly RuleFragment[] {
  return fragments.filter(each => each.kind === 'rule')
}

export function imagesIn({ fragments }: Page): readonly ImageFragment[] {
  return fragments.filter(each => each.kind === 'image')
}

/** The text of a page's lines, from the top down. */
export function textOn(page: Page, region: Region = 'flow'): readonly string[] {
  return linesIn(page, region).map(lineText)
}

/** What stands on each page: its lines divided by ` / `, then its notes after ` | `. */
export function printed({ layout }: Pick<LaidOut, 'layout'>): readonly string[] {
  return layout.pages.map(page => {
    const [flow, notes] = [textOn(page), textOn(page, 'notes')].map(each => each.join(' / '))
    return notes === '' ? flow : `${flow} | ${notes}`
  })
}

/** The lines of the first page as `X,Y text`, `y` being the baseline. */
export function placed({ layout }: Pick<LaidOut, 'layout'>, page = 0): readonly string[] {
  return linesIn(layout.pages[page]).map(line => `${round(startOf(line))},${round(line.y)} ${lineText(line)}`)
}

export const round = (length: number) => Math.round(length * 100) / 100

/** Where a line's first glyph stands on the page, and where its last one ends. */
export function startOf({ x, runs }: LineFragment): number {
  return x + Math.min(...runs.map(run => run.x))
}
export function endOf({ x, runs }: LineFragment): number {
  return x + Math.max(...runs.map(run => run.x + run.width))
}

/** The first line anywhere that shows this text. */
export function lineWith({ layout }: Pick<LaidOut, 'layout'>, text: string): LineFragment {
  const line = layout.pages
    .flatMap(page => page.fragments)
    .find(each => each.kind === 'line' && lineText(each).includes(text))
  if (line?.kind !== 'line') throw new Error(`no line shows “${text}”`)
  return line
}

/** The page, from 0, that has a line in a region with this text. */
export function pageWith({ layout }: Pick<LaidOut, 'layout'>, text: string, region: Region = 'flow'): number {
  return layout.pages.findIndex(page => textOn(page, region).some(line => line.includes(text)))
}

/** What a line says when its text is copied: without the hyphens that its end put in. */
export function sourceOf({ runs }: LineFragment): string {
  return runs.map(run => run.source ?? run.shaped.text).join('')
}
