import { collectDiagnostics, type Diagnostic, type Report } from '../diagnostic.js'
import type { Asset } from '../html/metadata.js'
import type { PageMap } from '../html/pageMap.js'
import { type Section, sectionsOf } from '../html/sections.js'
import { elementsOf, type HtmlElement } from '../html/tree.js'
import { innerPage } from '../style/pageRules.js'
import type { StyledDocument } from '../style/styledDocument.js'
import type { FontSet } from '../text/font.js'
import { asBlocks } from './anonymousBoxes.js'
import type { Measure } from './blockGeometry.js'
import { type BlockBox, type Box, noAnchors } from './box.js'
import { buildBoxes } from './buildBoxes.js'
import type { Composing } from './composing.js'
import { countElement } from './countElement.js'
import { createCounters } from './counters.js'
import { destinationsOf } from './destinations.js'
import { drawUp } from './drawUp.js'
import { forceOf } from './flow.js'
import { type Furnishing, furnish, pageLabel } from './furniture.js'
import type { ContentSource } from './generatedContent.js'
import { makePages } from './makePages.js'
import type { Destination, Layout, OutlineEntry, Page } from './page.js'
import { noteArea, pageArea } from './pageMaster.js'
import { printersMarks, slugOf } from './printersMarks.js'
import { type PageRun, setRuns } from './setGalley.js'
import { createTypeStyles, type TypeStyles } from './typeStyle.js'

/** What a layout is made with besides the styled tree. */
export interface LayoutMeans {
  readonly fonts: FontSet
  readonly assets: readonly Asset[]
  /** Pages of the pass before, for what quotes them. */
  readonly pageMap: PageMap
  readonly memo: LayoutMemo
}

/** Galleys kept from one pass to the next, by the first element set in them; made once for each publication. */
export interface LayoutMemo {
  readonly galleys: WeakMap<HtmlElement, KeptGalley>
  readonly typeStyles: TypeStyles
}

interface KeptGalley {
  readonly elements: readonly HtmlElement[]
  readonly styles: readonly object[]
  readonly countersBefore: string
  readonly countersAfter: string
  readonly boxes: readonly Box[]
  readonly runs: readonly PageRun[]
  readonly found: readonly Diagnostic[]
}

export function createLayoutMemo(fonts: FontSet): LayoutMemo {
  return { galleys: new WeakMap(), typeStyles: createTypeStyles(fonts) }
}

/** Lays a styled tree out on pages. Pure but for the memo: the same tree and map give the same pages. */
export function layOut(document: StyledDocument, means: LayoutMeans, report: Report): Layout {
  const composing = composingFor(document, means, report)
  let asked = false
  const source: ContentSource = {
    document,
    counters: createCounters(),
    pageMap: means.pageMap,
    elementOf: elementFinder(document.root),
    quotes: { depth: 0 },
    askedPages: () => {
      asked = true
    },
  }
  const measureOf = (name: string): Measure => ({
    x: 0,
    width: pageArea(document.pageStyle(innerPage(name))).width,
  })
  const body = bodyOf(document)
  for (const element of new Set([document.root, body])) {
    countElement(element, document.styleOf(element), source.counters)
  }
  const set: KeptGalley[] = []
  for (const elements of groupsOf(body, document)) {
    asked = false
    const kept = reusable(elements, document, source, means.memo)
    const galley = kept ?? setGroup(elements, source, composing, measureOf)
    if (kept === undefined && !asked) means.memo.galleys.set(elements[0]!, galley)
    source.counters.restore(galley.countersAfter)
    for (const { code, message, place, advice } of galley.found) {
      report(code, message, { place, ...(advice === undefined ? {} : { advice }) })
    }
    set.push(galley)
  }
  const root = rootBox(
    document,
    set.flatMap(({ boxes }) => boxes),
  )
  return finish(
    root,
    set.flatMap(({ runs }) => runs),
    { source, composing, document, report },
  )
}

function composingFor(document: StyledDocument, { assets, memo }: LayoutMeans, report: Report): Composing {
  const inner = document.pageStyle(innerPage(''))
  const area = pageArea(inner)
  const notes = noteArea(inner, area)
  return {
    typeStyles: memo.typeStyles,
    assets: new Map(assets.map(asset => [asset.name, asset])),
    noteMeasure: { x: 0, width: notes.width },
    pageHeight: area.height,
    measured: new WeakMap(),
    report,
  }
}

function elementFinder(root: HtmlElement): (id: string) => HtmlElement | undefined {
  let byId: Map<string, HtmlElement> | undefined
  return id => {
    byId ??= new Map(
      [...elementsOf(root)].flatMap(each =>
        each.attributes.id === undefined ? [] : [[each.attributes.id, each]],
      ),
    )
    return byId.get(id)
  }
}

function bodyOf({ root }: StyledDocument): HtmlElement {
  const body = root.children.find(child => child.kind === 'element' && child.name === 'body')
  return body?.kind === 'element' ? body : root
}

/** The body's children in stretches that are set together: a new one wherever a page break is forced between two. */
function groupsOf(body: HtmlElement, document: StyledDocument): readonly (readonly HtmlElement[])[] {
  const elements = body.children.filter(child => child.kind === 'element' && child.name !== 'head')
  const groups: HtmlElement[][] = []
  let forced = true
  for (const element of elements as readonly HtmlElement[]) {
    const { breakBefore, breakAfter } = document.styleOf(element)
    if (forced || forceOf(breakBefore) !== undefined) groups.push([])
    groups.at(-1)!.push(element)
    forced = forceOf(breakAfter) !== undefined
  }
  return groups
}

function reusable(
  elements: readonly HtmlElement[],
  document: StyledDocument,
  { counters }: ContentSource,
  { galleys }: LayoutMemo,
): KeptGalley | undefined {
  const kept = galleys.get(elements[0]!)
  if (kept === undefined || kept.elements.length !== elements.length) return undefined
  const same = elements.every(
    (each, i) => each === kept.elements[i] && document.styleOf(each) === kept.styles[i],
  )
  return same && kept.countersBefore === counters.key() ? kept : undefined
}

function setGroup(
  elements: readonly HtmlElement[],
  source: ContentSource,
  composing: Composing,
  measureOf: (name: string) => Measure,
): KeptGalley {
  const { report, found } = collectDiagnostics()
  const { counters, document } = source
  const countersBefore = counters.key()
  const common = { style: document.styleOf(document.root), language: document.languageOf(document.root) }
  const boxes = asBlocks(
    elements.flatMap(element => buildBoxes(element, source)),
    common,
  )
  const runs = setRuns(boxes, measureOf, { ...composing, report })
  const styles = elements.map(element => document.styleOf(element))
  return { elements, styles, countersBefore, countersAfter: counters.key(), boxes, runs, found }
}

function rootBox(document: StyledDocument, children: readonly Box[]): BlockBox {
  const { root } = document
  const style = document.styleOf(root)
  const language = document.languageOf(root)
  return { kind: 'block', inlineContent: false, element: root, style, language, anchors: noAnchors, children }
}

interface Finishing {
  readonly source: ContentSource
  readonly composing: Composing
  readonly document: StyledDocument
  readonly report: Report
}

function finish(
  root: BlockBox,
  runs: readonly PageRun[],
  { source, composing, document, report }: Finishing,
): Layout {
  const made = makePages(runs, document, report)
  const furnishing: Furnishing = { source, composing, pages: made.length }
  const pages = made.map((page): Page => {
    const { index, side, name, blank, style } = page
    const { width, height, bleed } = style
    const slug = slugOf(style)
    const fragments = [...drawUp(page, root), ...furnish(page, furnishing), ...printersMarks(style, root)]
    return { index, side, name, blank, width, height, bleed, slug, label: pageLabel(page, source), fragments }
  })
  const destinations = destinationsOf(made)
  return { root, pages, destinations, outline: outlineOf(sectionsOf(document.root).parts, destinations) }
}

function outlineOf(
  sections: readonly Section[],
  destinations: ReadonlyMap<string, Destination>,
): readonly OutlineEntry[] {
  return sections.flatMap(({ id, title, children }) => {
    const below = outlineOf(children, destinations)
    const destination = destinations.get(id)
    return destination === undefined ? below : [{ title, destination, open: true, children: below }]
  })
}
