import { describe, expect } from 'vitest'
import type { Page } from '../../src/layout/page.js'
import { lineText, tracePages } from '../../src/layout/trace.js'
import { type AnyDocument, anyDocumentCss, anyParts, documentOf } from './anyDocument.js'
import { assetNamed } from './edition.js'
import { testEverySample } from './everySample.js'
import { endOf, imagesIn, type LaidOut, layOutHtml, linesIn, startOf } from './laidOut.js'

const asks = ['page-rule-broken', 'note-deferred', 'line-overfull', 'line-loose'] as const
const assets = [{ ...assetNamed('a.png'), width: 40, height: 40 }]
type Breaking = 'total-fit' | 'first-fit'
const layOut = ({ html }: AnyDocument, breaking: Breaking) =>
  layOutHtml(html, `${anyDocumentCss} @page { -colophon-page-breaking: ${breaking} }`, { asks, assets })

interface Made extends LaidOut {
  readonly written: AnyDocument
  readonly breaking: Breaking
}

const wordsIn = (page: Page, region: 'flow' | 'notes') =>
  linesIn(page, region).flatMap(
    line => lineText(line).match(region === 'flow' ? /w\d+/g : /n\d+\.\d+/g) ?? [],
  )
const linesOf = (page: Page) => [...linesIn(page), ...linesIn(page, 'notes')]

/** Cells stand side by side: their words are in order within each cell only, so they are put in order for the whole. */
const inOrder = (words: readonly string[]) =>
  words.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))

/** Whether reading the lines from the top down is reading the words in order. */
const isOneColumn = (html: string) => !html.includes('<table>')

/** Everything that takes room on a page, with its edges. */
const areasOf = (page: Page) => [
  ...linesOf(page).map(line => ({
    name: lineText(line),
    top: line.y - line.above,
    bottom: line.y + line.below,
    left: startOf(line),
    right: endOf(line),
  })),
  ...imagesIn(page).map(({ x, y, width, height }) => ({
    name: 'image',
    top: y,
    bottom: y + height,
    left: x,
    right: x + width,
  })),
]

type Area = ReturnType<typeof areasOf>[number]
const overlap = (a: Area, b: Area) =>
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.05 &&
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.05

const checks: Readonly<Record<string, (made: Made) => void>> = {
  'each word is printed once': ({ layout, written }) => {
    expect(inOrder(layout.pages.flatMap(page => wordsIn(page, 'flow')))).toEqual(written.words)
  },
  'words stand in order, but for cells side by side': ({ layout, written }) => {
    if (isOneColumn(written.html))
      expect(layout.pages.flatMap(page => wordsIn(page, 'flow'))).toEqual(written.words)
  },
  'each word of a note is printed once and in order': ({ layout, written }) => {
    const printed = layout.pages.flatMap(page => wordsIn(page, 'notes'))
    expect(printed).toEqual(written.notes.flatMap(each => each.words))
  },
  'each image is printed once': ({ layout, written }) => {
    expect(layout.pages.flatMap(imagesIn)).toHaveLength(written.html.split('<img').length - 1)
  },
  'each note begins on the page of its call, or is reported': ({ layout, found, written }) => {
    const places = written.notes.map(({ id }) => [
      layout.destinations.get(`${id}-call`)!.page,
      layout.destinations.get(id)!.page,
    ])
    expect(places.filter(([call, text]) => text! < call!)).toEqual([])
    if (places.some(([call, text]) => text! > call!))
      expect(found.map(({ code }) => code)).toContain('note-deferred')
  },
  'nothing stands outside the page’s content area, or it is reported': ({ layout, found }) => {
    const said = found.map(({ code, message }) => `${code} ${message}`).join('\n')
    for (const { left, right, top, bottom } of layout.pages.flatMap(areasOf)) {
      if (left < 9.95 || right > 210.05) expect(said).toContain('line-overfull')
      if (top < 9.95 || bottom > 110.05) expect(said).toContain('taller')
    }
  },
  'nothing stands over anything else': ({ layout }) => {
    for (const areas of layout.pages.map(areasOf))
      for (const [i, a] of areas.entries())
        for (let j = i + 1; j < areas.length; j++)
          if (overlap(a, areas[j]!)) expect(`${a.name} over ${areas[j]!.name}`).toBe('')
  },
  'no page is empty but a blank one': ({ layout }) => {
    expect(layout.pages.filter(({ blank, fragments }) => fragments.length > 0 === blank)).toEqual([])
  },
  'the same document is laid out alike each time': ({ layout, written, breaking }) => {
    if (written.words.length % 10 === 0)
      expect(tracePages(layOut(written, breaking).layout)).toBe(tracePages(layout))
  },
}

/** Laying out so many documents, in pages of both kinds, and looking at each of them in all these ways. */
export function testLayOutOf(numRuns: number): void {
  describe.each(['total-fit', 'first-fit'] as const)(
    'whatever a document is made of, in pages of %s',
    breaking => {
      const make = (parts: Parameters<typeof documentOf>[0]): Made => {
        const written = documentOf(parts)
        return { ...layOut(written, breaking), written, breaking }
      }
      testEverySample({ arbitrary: anyParts, make, seed: 7, numRuns }, checks)
    },
  )
}
