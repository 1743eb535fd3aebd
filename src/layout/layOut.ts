import { collectDiagnostics, type Diagnostic, type Report } from '../diagnostic.js'
import type { Asset } from '../html/metadata.js'
import type { PageMap } from '../html/pageMap.js'
import { elementsOf, type HtmlElement, type HtmlNode } from '../html/tree.js'
import { innerPage } from '../style/pageRules.js'
import type { StyledDocument } from '../style/styledDocument.js'
import type { FontSet } from '../text/font.js'
import type { Measure } from './blockGeometry.js'
import { type BlockBox, type Box, noAnchors } from './box.js'
import { asBlocks } from './boxes/anonymousBoxes.js'
import { buildBoxes } from './boxes/buildBoxes.js'
import { countElement } from './boxes/countElement.js'
import { createCounters } from './boxes/counters.js'
import type { ContentSource } from './boxes/generatedContent.js'
import { targetCounters } from './boxes/targetCounters.js'
import type { Composing } from './composing.js'
import { type GridAround, gridWithin } from './lineGrid.js'
import type { Layout, Page } from './page.js'
import {
  type BodyStretches,
  canvasOf,
  measuresIn,
  outerPageName,
  stretchesOf,
} from './pages/bodyStretches.js'
import { askedPages, destinationsOf } from './pages/destinations.js'
import { drawUp } from './pages/drawUp.js'
import { type Furnishing, furnish, pageLabel } from './pages/furniture.js'
import { makePages } from './pages/makePages.js'
import { notesByPage } from './pages/noteNumbers.js'
import { outlineOf } from './pages/outline.js'
import { noteArea, pageArea } from './pages/pageMaster.js'
import type { PlanMemo } from './pages/planPages.js'
import { printersMarks, slugOf } from './pages/printersMarks.js'
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

/** Galleys kept from one pass to the next, by the first node set in them, and their plans; made once for each publication. */
export interface LayoutMemo {
  readonly galleys: WeakMap<HtmlNode, KeptGalley>
  readonly plans: PlanMemo
  readonly typeStyles: TypeStyles
}

interface KeptGalley {
  readonly nodes: readonly HtmlNode[]
  /** Of the elements around it and in it. */
  readonly styles: readonly object[]
  readonly countersBefore: string
  readonly countersAfter: string
  readonly notes: NoteRange
  readonly boxes: readonly Box[]
  readonly runs: readonly PageRun[]
  readonly found: readonly Diagnostic[]
}

/** Notes by their place in the order of the text, and what the pass before said of them. */
interface NoteRange {
  readonly start: number
  readonly end: number
  readonly paged: string
}

export function createLayoutMemo(fonts: FontSet): LayoutMemo {
  return { galleys: new WeakMap(), plans: new WeakMap(), typeStyles: createTypeStyles(fonts) }
}

/** Lays a styled tree out on pages. Pure but for the memo: the same tree and map give the same pages. */
export function layOut(document: StyledDocument, means: LayoutMeans, report: Report): Layout {
  const composing = composingFor(document, means, report)
  let asked = false
  let quotesPages = false
  const source: ContentSource = {
    document,
    counters: createCounters(),
    fonts: means.fonts,
    typeStyles: means.memo.typeStyles,
    pageMap: means.pageMap,
    elementOf: elementFinder(document.root),
    counterAt: targetCounters(document),
    pagedNumberAt: pagedNumbers(means.pageMap),
    quotes: { depth: 0 },
    asks: { next: 0, waiting: [] },
    notes: { next: 0 },
    noteNumber: undefined,
    askedPages: () => {
      asked = true
      quotesPages = true
    },
    report,
  }
  const text = stretchesOf(document)
  for (const element of text.around) countElement(element, document.styleOf(element), source.counters)
  const set: KeptGalley[] = []
  for (const stretch of text.stretches) {
    asked = false
    const kept = reusable(stretch, text, source, means.memo)
    const galley = kept ?? setStretch(stretch, text, source, composing)
    if (kept === undefined && !asked && stretch[0] !== undefined) means.memo.galleys.set(stretch[0], galley)
    source.counters.restore(galley.countersAfter)
    source.notes.next = galley.notes.end
    for (const { code, message, place, advice } of galley.found) {
      report(code, message, { place, ...(advice === undefined ? {} : { advice }) })
    }
    set.push(galley)
  }
  const root = rootBox(
    document,
    set.flatMap(({ boxes }) => boxes),
  )
  const made = finish(
    root,
    set.flatMap(({ runs }) => runs),
    { source, plans: means.memo.plans, composing, document, report },
  )
  return { ...made, quotesPages: quotesPages || made.notes.size > 0 }
}

function composingFor(document: StyledDocument, { assets, memo }: LayoutMeans, report: Report): Composing {
  return {
    typeStyles: memo.typeStyles,
    assets: new Map(assets.map(asset => [asset.name, asset])),
    noteMeasureOf: noteMeasures(document),
    pageHeight: pageArea(document.pageStyle(innerPage(''))).height,
    measured: new WeakMap(),
    direction: document.styleOf(document.root).direction,
    report,
  }
}

function noteMeasures(document: StyledDocument): (pageName: string) => Measure {
  const known = new Map<string, Measure>()
  const measureOf = (name: string): Measure => {
    const style = document.pageStyle(innerPage(name))
    return { x: 0, width: noteArea(style, pageArea(style)).width }
  }
  return name => {
    const measure = known.get(name) ?? measureOf(name)
    known.set(name, measure)
    return measure
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

function reusable(
  stretch: readonly HtmlNode[],
  { around }: BodyStretches,
  { counters, document, notes, pageMap }: ContentSource,
  { galleys }: LayoutMemo,
): KeptGalley | undefined {
  const kept = stretch[0] === undefined ? undefined : galleys.get(stretch[0])
  if (kept === undefined || kept.nodes.length !== stretch.length) return undefined
  const styles = stylesOf(around, stretch, document)
  const same =
    stretch.every((each, i) => each === kept.nodes[i]) && styles.every((style, i) => style === kept.styles[i])
  const { start, end, paged } = kept.notes
  const sameNotes = start === notes.next && paged === noteRange(start, end, pageMap).paged
  return same && sameNotes && kept.countersBefore === counters.key() ? kept : undefined
}

function noteRange(start: number, end: number, { notes }: PageMap): NoteRange {
  const paged =
    notes.size === 0
      ? ''
      : JSON.stringify(Array.from({ length: end - start }, (_, i) => notes.get(start + i)))
  return { start, end, paged }
}

function pagedNumbers({ notes }: PageMap): (id: string) => number | undefined {
  const numbers = new Map([...notes.values()].map(({ id, number }) => [id, number]))
  return id => numbers.get(id)
}

function stylesOf(
  around: readonly HtmlElement[],
  stretch: readonly HtmlNode[],
  document: StyledDocument,
): readonly object[] {
  const elements = [...around, ...stretch.filter(node => node.kind === 'element')]
  return elements.map(element => document.styleOf(element))
}

function setStretch(
  nodes: readonly HtmlNode[],
  text: BodyStretches,
  source: ContentSource,
  composing: Composing,
): KeptGalley {
  const { report, found } = collectDiagnostics()
  const { counters, document } = source
  const firstNote = source.notes.next
  const { parent, around, stretches } = text
  const countersBefore = counters.key()
  const opened = nodes === stretches[0] ? around : []
  const closed = nodes === stretches.at(-1) ? around : []
  const common = { style: document.styleOf(parent), language: document.languageOf(parent) }
  const boxes = asBlocks(buildBoxes(nodes, { parent, opened, closed }, { ...source, report }), common)
  const pages = {
    outerName: outerPageName(text, document),
    measureOf: measuresIn(text, document),
    grid: gridOf(text, document, composing),
  }
  const runs = setRuns(boxes, pages, { ...composing, report })
  const styles = stylesOf(around, nodes, document)
  const notes = noteRange(firstNote, source.notes.next, source.pageMap)
  return { nodes, styles, countersBefore, countersAfter: counters.key(), notes, boxes, runs, found }
}

function gridOf({ around }: BodyStretches, document: StyledDocument, composing: Composing): GridAround {
  return around.reduce<GridAround>((grid, element) => {
    const common = { style: document.styleOf(element), language: document.languageOf(element) }
    return gridWithin(common, grid, composing.typeStyles)
  }, 'none')
}

function rootBox(document: StyledDocument, children: readonly Box[]): BlockBox {
  const { root } = document
  const style = document.styleOf(root)
  const language = document.languageOf(root)
  return { kind: 'block', inlineContent: false, element: root, style, language, anchors: noAnchors, children }
}

interface Finishing {
  readonly source: ContentSource
  readonly plans: PlanMemo
  readonly composing: Composing
  readonly document: StyledDocument
  readonly report: Report
}

function finish(
  root: BlockBox,
  runs: readonly PageRun[],
  { source, plans, composing, document, report }: Finishing,
): Omit<Layout, 'quotesPages'> {
  const made = makePages(runs, document, plans, report)
  const canvas = canvasOf(document)
  const furnishing: Furnishing = { source, composing, pages: made.length }
  const pages = made.map((page): Page => {
    const { index, side, name, blank, style } = page
    const { width, height, bleed } = style
    const slug = slugOf(style)
    const fragments = [
      ...drawUp(page, root, canvas),
      ...furnish(page, furnishing),
      ...printersMarks(style, root),
    ]
    return { index, side, name, blank, width, height, bleed, slug, label: pageLabel(page, source), fragments }
  })
  const [destinations, outline] = [destinationsOf(made), outlineOf(made)]
  return { root, pages, destinations, outline, asked: askedPages(made), notes: notesByPage(made) }
}
