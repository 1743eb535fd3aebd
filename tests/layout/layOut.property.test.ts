import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Page } from '../../src/layout/page.js'
import { lineText, tracePages } from '../../src/layout/trace.js'
import { endOf, type LaidOut, layOutHtml, linesIn, note, startOf } from '../kit/laidOut.js'

/** What a small document is made of. A word is a letter and its number in the document; a note's words begin with `n`. */
type Part =
  | {
      readonly kind: 'paragraph' | 'heading'
      readonly words: number
      readonly note: number
      readonly forced: boolean
    }
  | { readonly kind: 'list'; readonly items: readonly number[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly number[])[] }
  | { readonly kind: 'kept'; readonly words: readonly number[] }

const count = (max: number) => fc.integer({ min: 1, max })
const parts: fc.Arbitrary<readonly Part[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('paragraph' as const, 'paragraph' as const, 'heading' as const),
      words: count(20),
      note: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: count(12) }),
      forced: fc.oneof(
        { weight: 6, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
    }),
    fc.record({
      kind: fc.constant('list' as const),
      items: fc.array(count(6), { minLength: 1, maxLength: 5 }),
    }),
    fc.record({
      kind: fc.constant('table' as const),
      rows: fc.array(fc.tuple(count(3), count(3)), { minLength: 1, maxLength: 12 }),
    }),
    fc.record({
      kind: fc.constant('kept' as const),
      words: fc.array(count(6), { minLength: 1, maxLength: 4 }),
    }),
  ),
  { minLength: 1, maxLength: 8 },
)

interface Built {
  readonly html: string
  readonly words: readonly string[]
  readonly notes: readonly { readonly id: string; readonly words: readonly string[] }[]
}

function build(all: readonly Part[]): Built {
  const words: string[] = []
  const notes: { id: string; words: readonly string[] }[] = []
  const say = (n: number) => {
    const said = Array.from({ length: n }, (_, i) => `w${words.length + i}`)
    words.push(...said)
    return said.join(' ')
  }
  const noteOf = (n: number) => {
    if (n === 0) return ''
    const id = `note-${notes.length + 1}`
    const said = Array.from({ length: n }, (_, i) => `n${notes.length + 1}.${i}`)
    notes.push({ id, words: said })
    return note(said.join(' '), id)
  }
  const write = (part: Part): string => {
    if (part.kind === 'list') return `<ul>${part.items.map(n => `<li>${say(n)}</li>`).join('')}</ul>`
    if (part.kind === 'table') {
      const row = (cells: readonly number[]) => `<tr>${cells.map(n => `<td>${say(n)}</td>`).join('')}</tr>`
      return `<table>${part.rows.map(row).join('')}</table>`
    }
    if (part.kind === 'kept')
      return `<div class="kept">${part.words.map(n => `<p>${say(n)}</p>`).join('')}</div>`
    const [name, most] = part.kind === 'heading' ? ['h2', 4] : ['p', 20]
    const attribute = part.forced ? ' class="forced"' : ''
    return `<${name}${attribute}>${say(Math.min(part.words, most))}${noteOf(part.note)}</${name}>`
  }
  return { html: all.map(write).join(''), words, notes }
}

const css = `
  @page { size: 220pt 120pt } p, li { orphans: 2; widows: 2 } h2 { margin: 10pt 0 5pt; font-weight: 400 }
  .note { float: footnote; padding-left: 30pt; font-size: 10pt; line-height: 10pt }
  .note::footnote-call { content: "*" } .note::footnote-marker { content: "* " } ul { list-style-type: none }
  .forced { break-before: page } .kept { break-inside: avoid; border: 1pt solid; padding: 4pt } td { padding: 1pt }
  @page { @footnote { border-top: 1pt solid; margin-top: 4pt; padding-top: 3pt } }
`
const asks = ['page-rule-broken', 'note-deferred', 'line-overfull'] as const
type Breaking = 'total-fit' | 'first-fit'
const layOut = ({ html }: Built, breaking: Breaking) =>
  layOutHtml(html, `${css} @page { -colophon-page-breaking: ${breaking} }`, { asks })

/** Laying out is what takes time: the properties all see the same documents, each of them set once. */
const known = new Map<string, LaidOut>()
function laidOutOnce(built: Built, breaking: Breaking): LaidOut {
  const key = breaking + built.html
  const laid = known.get(key) ?? layOut(built, breaking)
  known.set(key, laid)
  return laid
}

const wordsIn = (page: Page, region: 'flow' | 'notes') =>
  linesIn(page, region).flatMap(
    line => lineText(line).match(region === 'flow' ? /w\d+/g : /n\d+\.\d+/g) ?? [],
  )

const linesOf = (page: Page) => [...linesIn(page), ...linesIn(page, 'notes')]

/** Cells stand side by side: their words are in order within each cell only, so they are put in order for the whole. */
const inOrder = (words: readonly string[]) =>
  words.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))

describe.each(['total-fit', 'first-fit'] as const)(
  'whatever a document is made of, in pages of %s',
  breaking => {
    const holds = (check: (built: Built, laid: LaidOut) => void) =>
      fc.assert(
        fc.property(parts, all => {
          const built = build(all)
          check(built, laidOutOnce(built, breaking))
        }),
        { seed: 7, numRuns: 120 },
      )

    test('each word is printed once', () => {
      holds(({ words }, { layout }) => {
        expect(inOrder(layout.pages.flatMap(page => wordsIn(page, 'flow')))).toEqual(words)
      })
    })
    test('words stand in order, but for cells side by side', () => {
      holds(({ words, html }, { layout }) => {
        if (html.includes('<table>')) return
        expect(layout.pages.flatMap(page => wordsIn(page, 'flow'))).toEqual(words)
      })
    })
    test('each word of a note is printed once and in order', () => {
      holds(({ notes }, { layout }) => {
        const printed = layout.pages.flatMap(page => wordsIn(page, 'notes'))
        expect(printed).toEqual(notes.flatMap(each => each.words))
      })
    })
    test('each note begins on the page of its call, or is reported', () => {
      holds(({ notes }, { layout, found }) => {
        for (const { id } of notes) {
          const [call, text] = [layout.destinations.get(`${id}-call`)!, layout.destinations.get(id)!]
          expect(text.page).toBeGreaterThanOrEqual(call.page)
          if (text.page > call.page) expect(found.map(({ code }) => code)).toContain('note-deferred')
        }
      })
    })
    test('nothing stands outside the page’s content area, or it is reported', () => {
      holds((_, { layout, found }) => {
        const said = found.map(({ code, message }) => `${code} ${message}`).join('\n')
        for (const line of layout.pages.flatMap(linesOf)) {
          if (startOf(line) < 9.95 || endOf(line) > 210.05) expect(said).toContain('line-overfull')
          if (line.y - line.above < 9.95 || line.y + line.below > 110.05) expect(said).toContain('taller')
        }
      })
    })
    test('no two lines overlap', () => {
      holds((_, { layout }) => {
        for (const all of layout.pages.map(linesOf)) {
          for (const [i, a] of all.entries()) {
            for (const b of all.slice(i + 1)) {
              const down = Math.min(a.y + a.below, b.y + b.below) - Math.max(a.y - a.above, b.y - b.above)
              const across = Math.min(endOf(a), endOf(b)) - Math.max(startOf(a), startOf(b))
              expect(down > 0.05 && across > 0.05 ? `${lineText(a)} over ${lineText(b)}` : '').toBe('')
            }
          }
        }
      })
    })
    test('no page is empty but a blank one', () => {
      holds((_, { layout }) => {
        for (const { blank, fragments } of layout.pages) expect(fragments.length > 0).toBe(!blank)
      })
    })
    test('the same document is laid out alike each time', () => {
      holds((built, { layout }) =>
        expect(tracePages(layOut(built, breaking).layout)).toBe(tracePages(layout)),
      )
    })
  },
)
