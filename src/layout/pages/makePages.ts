import { fillPage, startCursor } from '../../breaking/fillPage.js'
import type { Cursor, Fault, Filled } from '../../breaking/galley.js'
import type { Place, Report } from '../../diagnostic.js'
import type { PageStyle } from '../../style/pageRules.js'
import type { StyledDocument } from '../../style/styledDocument.js'
import type { Anchors, Box, Named } from '../box.js'
import { type Force, strongerForce } from '../flow.js'
import type { GalleyContent, NoteContent } from '../galleyContent.js'
import type { PageRun } from '../setGalley.js'
import { pageArea, trackOf } from './pageMaster.js'
import { pageOrder, pageQuery } from './pageOrder.js'
import { type PlanMemo, planPages } from './planPages.js'

/** A page with what falls on it, not yet drawn up: its number and strings are known, its furniture is not. */
export interface MadePage {
  readonly index: number
  readonly side: 'left' | 'right'
  readonly name: string
  readonly blank: boolean
  readonly style: PageStyle
  readonly filled: Filled<GalleyContent>
  /** What `counter(page)` is here. */
  readonly number: number
  readonly strings: ReadonlyMap<string, PageValue<string>>
  readonly elements: ReadonlyMap<string, PageValue<Box>>
}

/** The values that a named string or a running element has on a page (GCPM 3, section 1.1.2); none before it is first set. */
export interface PageValue<T> {
  readonly entry: T | undefined
  readonly first: T
  readonly start: T | undefined
  readonly last: T
  readonly isSet: boolean
}

export function pageValue<T>(
  value: PageValue<T> | undefined,
  which: 'first' | 'start' | 'last' | 'first-except',
): T | undefined {
  if (value === undefined) return undefined
  return which === 'first-except' ? (value.isSet ? undefined : value.entry) : value[which]
}

const nothing: Filled<GalleyContent> = {
  placed: [],
  notes: [],
  noteHeight: 0,
  height: 0,
  endCost: 0,
  next: undefined,
  ended: 'end',
  faults: [],
}

/** Fills pages with all runs in order, each as it is planned; blank pages where a run must open on the other side. */
export function makePages(
  runs: readonly PageRun[],
  document: StyledDocument,
  plans: PlanMemo,
  report: Report,
): readonly MadePage[] {
  const pages: MadePage[] = []
  const order = pageOrder(document)
  let numberInRun = 0

  const add = (name: string, filling: ((style: PageStyle) => Filled<GalleyContent>) | undefined) => {
    const index = pages.length
    const blank = filling === undefined
    if (!blank) numberInRun++
    const query = pageQuery(name, index, blank ? undefined : numberInRun, order)
    const style = document.pageStyle(query)
    const filled = filling?.(style) ?? nothing
    for (const fault of filled.faults) reportFault(fault, index, report)
    const before = pages.at(-1)
    const anchors = anchorsOn(filled)
    const number =
      anchors.findLast(each => each.pageNumber !== undefined)?.pageNumber ?? (before?.number ?? 0) + 1
    const top = topAnchors(filled)
    const strings = valuesOn(anchors, top, before?.strings, each => each.strings)
    const elements = valuesOn(anchors, top, before?.elements, each => each.elements)
    pages.push({ index, side: query.side, name, blank, style, filled, number, strings, elements })
    return filled
  }
  /** A blank page belongs to what it follows, and is counted with it. */
  const turnTo = (force: Force | undefined) => {
    const last = pages.at(-1)
    if (last !== undefined && order.turnTo(force, pages.length) > pages.length) add(last.name, undefined)
  }
  for (const { name, force, items } of joinRuns(runs)) {
    turnTo(force)
    numberInRun = 0
    const { galley, ends } = planPages({ name, items, first: pages.length }, document, order, plans)
    let cursor: Cursor<GalleyContent> | undefined = startCursor()
    while (cursor !== undefined) {
      const from: Cursor<GalleyContent> = cursor
      const { next, ended } = add(name, style =>
        fillPage(galley, from, trackOf(style), ends?.[numberInRun - 1]),
      )
      cursor = next
      if (cursor !== undefined && ended !== 'full' && ended !== 'end') turnTo(ended)
    }
  }
  return pages
}

const faultTexts: Readonly<Record<Fault<GalleyContent>['kind'], string>> = {
  orphans: 'fewer lines than `orphans` asks for stand at its foot',
  widows: 'fewer lines than `widows` asks for stand at the next page\u2019s top',
  'break-inside': 'a block that must not be broken is broken, since it is taller than the page',
  'break-after': 'what must be kept with the next block is parted from it',
  'break-before': 'what must be kept with the block before is parted from it',
  'footnote-policy':
    'a note is parted from its line or its paragraph, which `footnote-policy` keeps together',
  'too-tall': 'something is taller than the page and runs over its edge',
  'note-deferred': 'a note does not start on the page of its call',
}

function reportFault({ kind, content }: Fault<GalleyContent>, index: number, report: Report): void {
  const code = kind === 'note-deferred' ? 'note-deferred' : 'page-rule-broken'
  report(code, `Page ${index + 1} of the PDF: ${faultTexts[kind]}.`, {
    place: placeIn(content.box),
    advice: 'Shorten or divide what stands there, or loosen the rule in the style sheet.',
  })
}

function placeIn(box: Box): Place | undefined {
  if (box.kind === 'text' && box.node?.place !== undefined) return box.node.place
  for (const child of box.children) {
    const place = placeIn(child)
    if (place !== undefined) return place
  }
  return box.element?.place
}

/** Runs that go on where the one before ends are one galley, with a place to break between them. */
function joinRuns(runs: readonly PageRun[]): readonly Omit<PageRun, 'after'>[] {
  const joined: { name: string; force: Force | undefined; parts: PageRun['items'][] }[] = []
  let waiting: Force | undefined
  for (const { name, force: before, after, items } of runs) {
    const force = strongerForce(waiting, before)
    waiting = items.length === 0 ? strongerForce(force, after) : after
    if (items.length === 0) continue
    const last = joined.at(-1)
    if (last === undefined || last.name !== name || force !== undefined)
      joined.push({ name, force, parts: [items] })
    else last.parts.push([{ kind: 'penalty', cost: 0 }], items)
  }
  return joined.map(({ name, force, parts }) => ({
    name,
    force,
    items: parts.length === 1 ? parts[0]! : parts.flat(),
  }))
}

function anchorsOf(content: GalleyContent | NoteContent): Anchors | undefined {
  return content.kind === 'line' || content.kind === 'image' ? content.anchors : undefined
}

function anchorsOn({ placed }: Filled<GalleyContent>): readonly Anchors[] {
  return placed.flatMap(({ content, isRepeat }) => (isRepeat ? [] : (anchorsOf(content) ?? [])))
}

/** What begins with the first thing on a page. */
function topAnchors({ placed }: Filled<GalleyContent>): Anchors | undefined {
  const top = placed.find(({ content }) => anchorsOf(content) !== undefined)
  return top === undefined ? undefined : anchorsOf(top.content)
}

function valuesOn<T>(
  anchors: readonly Anchors[],
  top: Anchors | undefined,
  before: ReadonlyMap<string, PageValue<T>> | undefined,
  setBy: (each: Anchors) => readonly Named<T>[],
): ReadonlyMap<string, PageValue<T>> {
  const values = new Map<string, PageValue<T>>()
  for (const [name, { last }] of before ?? []) {
    values.set(name, { entry: last, first: last, start: last, last, isSet: false })
  }
  for (const each of anchors) {
    for (const { name, value } of setBy(each)) {
      const old = values.get(name)
      const first = old?.isSet === true ? old.first : value
      const start = each === top && old?.isSet !== true ? value : old?.start
      values.set(name, { entry: old?.entry, first, start, last: value, isSet: true })
    }
  }
  return values
}

/** How far the text is moved down on a page that it does not fill, by the page's alignment. */
export function alignmentOffset({ style, filled }: MadePage): number {
  const { noteEdges } = trackOf(style)
  const notes = filled.notes.length === 0 ? 0 : filled.noteHeight + noteEdges
  const spare = Math.max(0, pageArea(style).height - filled.height - notes)
  return style.alignContent === 'center' ? spare / 2 : style.alignContent === 'end' ? spare : 0
}
