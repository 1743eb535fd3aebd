import { describe, expect, test } from 'vitest'
import { createLayoutMemo } from '../../src/layout/layOut.js'
import { tracePages } from '../../src/layout/trace.js'
import {
  garamond,
  type LaidOut,
  layOutHtml,
  layOutSmall,
  lines,
  linesIn,
  note,
  noteCss,
  round,
  textOn,
  tokens,
} from '../kit/laidOut.js'

const totalFit = '@page { -colophon-page-breaking: total-fit }'
const firstFit = '@page { -colophon-page-breaking: first-fit }'
const counts = ({ layout }: LaidOut) => layout.pages.map(page => linesIn(page).length)

describe('-colophon-page-breaking', () => {
  test('chooses all page ends together, or one after the other', () => {
    expect(counts(layOutHtml(lines(17), firstFit))).toEqual([8, 8, 1])
    expect(counts(layOutHtml(lines(17), totalFit))).toEqual([7, 7, 3])
  })

  test('is total fit where nothing is said', () => {
    const html = `<p>${tokens(400)}</p>`
    expect(tracePages(layOutSmall(html).layout)).toBe(tracePages(layOutSmall(html, totalFit).layout))
    expect(counts(layOutSmall(html))).not.toEqual(counts(layOutSmall(html, firstFit)))
  })

  test('holds for the pages of a run, as its first page has it', () => {
    const css = '@page part { -colophon-page-breaking: total-fit } .part { page: part }'
    const html = `${lines(17)}<div class="part">${lines(17, 18)}</div>`
    expect(counts(layOutHtml(html, css))).toEqual([8, 8, 1, 7, 7, 3])
  })
})

/** Paragraphs of so many words. */
const paragraphs = (...words: readonly number[]) => {
  let from = 1
  return words
    .map(count => {
      from += count
      return `<p>${tokens(count, from - count)}</p>`
    })
    .join('')
}
const book = `body { text-align: justify; orphans: 2; widows: 2; hyphens: none }
  p { text-indent: 1em; -colophon-expansion: 2%; -colophon-tracking: 1% }`
const varied = paragraphs(31, 24, 19, 40, 15, 33, 28, 22, 37, 18, 26, 41, 30, 21, 36, 17, 29, 25, 39, 20)

describe('total fit over pages', () => {
  const fitted = layOutSmall(varied, book)
  const first = layOutSmall(varied, book + firstFit)
  const linesOfParagraphs = ({ layout }: LaidOut) => {
    const found = new Map<unknown, number>()
    for (const { box } of layout.pages.flatMap(page => linesIn(page)))
      found.set(box.element, (found.get(box.element) ?? 0) + 1)
    return [...found.values()]
  }

  test('sets some paragraphs a line longer or shorter, and loses no word', () => {
    const words = (laid: LaidOut) =>
      laid.layout.pages.flatMap(page => textOn(page)).flatMap(line => line.split(' '))
    expect(words(fitted)).toEqual(words(first))
    const changes = linesOfParagraphs(fitted).map((count, i) => count - linesOfParagraphs(first)[i])
    expect(changes.some(change => change !== 0)).toBe(true)
    expect(changes.every(change => Math.abs(change) <= 1)).toBe(true)
  })

  test('makes facing pages end level', () => {
    const uneven = (laid: LaidOut) =>
      counts(laid)
        .slice(0, -1)
        .filter((count, i, all) => i % 2 === 0 && i > 0 && count !== all[i - 1]).length
    expect(uneven(first)).toBeGreaterThan(0)
    expect(uneven(fitted)).toBe(0)
  })

  test('says nothing twice of what it sets otherwise', () => {
    const css = `${book} p { font-family: serif }`
    const html = varied.replace('w0005', 'w0005☃')
    const asks = ['glyph-missing'] as const
    const found = (more: string) => layOutSmall(html, css + more, { asks }).found
    expect(found('')).toEqual(found(firstFit))
  })

  test('keeps each note on the page of its call', () => {
    const html = varied.replaceAll(/(w\d+[37]) w/g, (_, word: string) =>
      Number(word.slice(1)) % 50 === 3 ? `${word}${note(`NOTE${word}`, `n-${word}`)} w` : `${word} w`,
    )
    const laid = layOutSmall(html, `${noteCss} ${book}`)
    const noted = laid.layout.pages.flatMap((page, i) =>
      textOn(page, 'notes').map(line => [i, /NOTE(w\d+)/.exec(line)?.[1]] as const),
    )
    expect(noted.length).toBeGreaterThan(5)
    for (const [page, word] of noted) expect(textOn(laid.layout.pages[page]).join(' ')).toContain(word)
  })

  test('is the same on a second pass', () => {
    const memo = createLayoutMemo(garamond)
    const once = layOutSmall(varied, book, { memo })
    const again = layOutSmall(varied, book, { memo, before: once })
    expect(tracePages(again.layout)).toBe(tracePages(once.layout))
  })
})

describe('-colophon-margin-flex', () => {
  const html = `${lines(3)}<h2>head</h2>${lines(2, 4)}<div>${lines(3, 6)}</div>${lines(14, 9)}`
  const css = `${totalFit} h2 { margin: 10pt 0 0; break-after: avoid } div { break-inside: avoid }`
  const yOf = (laid: LaidOut, text: string) =>
    laid.layout.pages.flatMap(page => linesIn(page)).find(line => line.runs[0]!.shaped.text === text)!.y

  test('lets margins grow where a page would be a line short', () => {
    const fixed = layOutHtml(html, css)
    const flexible = layOutHtml(html, `${css} h2 { -colophon-margin-flex: 100% }`)
    expect(counts(fixed)[0]).toBe(6)
    expect(round(yOf(flexible, 'head') - yOf(fixed, 'head'))).toBe(10)
  })

  test('and shrink where something else then fits', () => {
    const tight = `${css} h2 { margin-top: 20pt; -colophon-margin-flex: 50% } div { break-inside: auto }`
    const html = `${lines(3)}<h2>head</h2><div>${lines(3, 4)}</div>`
    expect(counts(layOutHtml(html, tight))).toEqual([7])
  })
})
