import { describe, expect, test } from 'vitest'
import type { Code } from '../../src/diagnostic.js'
import { lineText } from '../../src/layout/trace.js'
import {
  type LaidOut,
  layOutHtml,
  lines,
  linesIn,
  note,
  noteCss,
  printed,
  textOn,
  tokens,
} from '../kit/laidOut.js'

const fits = ['first-fit', 'total-fit'] as const
type Fit = (typeof fits)[number]
const set = (html: string, fit: Fit, css = '', asks: readonly Code[] = []) =>
  layOutHtml(html, `${noteCss} @page { -colophon-page-breaking: ${fit} } ${css}`, { asks })

/** The `i`th note: its text is `Ni`. */
const n = (i: number, more = '') => note(`N${i}${more}`, `n${i}`)

/** The pages on which each note is called, and those on which it begins; by number, in the order of printing. */
function notesOf({ layout }: LaidOut) {
  const found = (region: 'flow' | 'notes', pattern: RegExp) =>
    layout.pages.flatMap((page, at) =>
      linesIn(page, region).flatMap(line =>
        [...lineText(line).matchAll(pattern)].map(match => ({ note: match[1], at })),
      ),
    )
  return found('notes', /N(\d+)/g)
}

function callsOf({ layout }: LaidOut) {
  return layout.pages.flatMap((page, at) =>
    page.fragments.flatMap(each =>
      each.kind === 'line' && (each.region === 'flow' || each.region === 'repeat')
        ? each.runs
            .filter(({ box }) => box.pseudo === 'footnote-call')
            .map(({ shaped }) => ({ note: shaped.text, at }))
        : [],
    ),
  )
}

/** Each note once, in order, on the page of its call. */
function expectAllInPlace(laid: LaidOut, count: number): void {
  const numbers = Array.from({ length: count }, (_, i) => String(i + 1))
  expect(notesOf(laid).map(each => each.note)).toEqual(numbers)
  const byNumber = callsOf(laid).toSorted((a, b) => Number(a.note) - Number(b.note))
  expect(byNumber).toEqual(notesOf(laid))
}

describe.each(fits)('with %s, each note stands once, in order and on the page of its call,', fit => {
  const sweep = (count: number, html: (before: number) => string, css = '') => {
    for (let before = 0; before <= 9; before++) expectAllInPlace(set(html(before), fit, css), count)
  }

  test('in a heading that is kept with its text', () => {
    sweep(
      2,
      before => `${lines(before)}<h2>h${n(1)}</h2><p>a${n(2)}</p>${lines(3, before + 1)}`,
      'h2 { font-weight: 400 }',
    )
  })
  test('in a list, its items and the lists in them', () => {
    sweep(
      3,
      before => `${lines(before)}<ul><li>a${n(1)}<ul><li>b${n(2)}</li></ul></li><li>c${n(3)}</li></ul>`,
    )
  })
  test('in the cells of a table', () => {
    const row = (i: number) => `<tr><td>a${n(i)}</td><td>b${n(i + 1)}</td></tr>`
    sweep(6, before => `${lines(before)}<table>${row(1)}${row(3)}${row(5)}</table>`)
  })
  test('in a cell that is divided', () => {
    sweep(
      2,
      before => `${lines(before)}<table><tr><td>a${n(1)}<p>b</p><p>c</p><p>d${n(2)}</p></td></tr></table>`,
    )
  })
  test('in the caption of a table', () => {
    sweep(2, before => `${lines(before)}<table><caption>t${n(1)}</caption><tr><td>a${n(2)}</td></tr></table>`)
  })
  test('in a head that is repeated', () => {
    const rows = Array.from({ length: 12 }, (_, i) => `<tr><td>r${i}</td></tr>`).join('')
    const laid = set(
      `<table><thead><tr><th>h${n(1)}</th></tr></thead>${rows}</table>`,
      fit,
      'th { font-weight: 400 }',
    )
    expect(notesOf(laid)).toEqual([{ note: '1', at: 0 }])
    expect(callsOf(laid)).toEqual([
      { note: '1', at: 0 },
      { note: '1', at: 1 },
    ])
  })
  test('in an inline block', () => {
    sweep(
      2,
      before => `${lines(before)}<p>a <span class="i">i${n(1)}</span> c${n(2)}</p>`,
      '.i { display: inline-block }',
    )
  })
  test('on the last line of all', () => {
    sweep(1, before => `${lines(before)}<p>a${n(1)}</p>`)
  })
  test('in a block that is kept whole', () => {
    sweep(
      2,
      before =>
        `${lines(before)}<div class="k"><p>a${n(1)}</p><p>b</p><p>c${n(2)}</p></div>${lines(2, before + 1)}`,
      '.k { break-inside: avoid }',
    )
  })
  test('in a block with borders and padding', () => {
    sweep(
      2,
      before => `${lines(before)}<div class="b"><p>a${n(1)}</p><p>b${n(2)}</p></div>`,
      '.b { border: 1pt solid; padding: 2pt }',
    )
  })
  test('before a forced break', () => {
    sweep(
      2,
      before => `${lines(before)}<p>a${n(1)}</p><p class="f">b${n(2)}</p>`,
      '.f { break-before: page }',
    )
  })
  test('in a block that begins with a drop cap', () => {
    sweep(
      1,
      before => `${lines(before)}<p class="d">Aaaa${n(1)} bbbb cccc dddd</p>`,
      '.d::first-letter { initial-letter: 2 }',
    )
  })

  test('twelve of them called on one line', () => {
    const calls = Array.from({ length: 12 }, (_, i) => n(i + 1)).join('')
    const css = '@page { size: 200pt 200pt } ::footnote-call { font-size: 5pt }'
    sweep(12, before => `${lines(before)}<p>x${calls}</p>${lines(3, before + 1)}`, css)
  })

  test('twelve that do not fit are printed on the next pages and reported', () => {
    const calls = Array.from({ length: 12 }, (_, i) => n(i + 1)).join('')
    const laid = set(`<p>x${calls}</p>${lines(3)}`, fit, '::footnote-call { font-size: 5pt }', [
      'note-deferred',
    ])
    expect(notesOf(laid).map(each => each.note)).toEqual(Array.from({ length: 12 }, (_, i) => String(i + 1)))
    const late = notesOf(laid).filter(({ at }) => at > 0).length
    expect(laid.found.filter(({ code }) => code === 'note-deferred')).toHaveLength(late)
  })
  test('in another note, after it', () => {
    for (let before = 0; before <= 9; before++) {
      const laid = set(
        `${lines(before)}<p>a${note(`N1 ${note('N2', 'n2')} x`, 'n1')} b${note('N3', 'n3')}</p>`,
        fit,
      )
      expect(notesOf(laid).map(each => each.note)).toEqual(['1', '2', '3'])
      expect(new Set(notesOf(laid).map(({ at }) => at)).size).toBe(1)
    }
  })
  test('in an area no higher than its style says', () => {
    const html = Array.from({ length: 6 }, (_, i) => `<p>p${n(i + 1)}</p>`).join('')
    const laid = set(html, fit, '@page { @footnote { max-height: 20pt } }')
    expectAllInPlace(laid, 6)
    for (const page of laid.layout.pages) expect(linesIn(page, 'notes').length).toBeLessThanOrEqual(2)
  })
  test('though it is longer than the page, and text goes on above it', () => {
    const laid = set(`${lines(3)}<p>a${note(tokens(30))}</p>${lines(9, 4)}`, fit)
    const words = laid.layout.pages.flatMap(
      page =>
        textOn(page, 'notes')
          .join(' ')
          .match(/w\d{4}/g) ?? [],
    )
    expect(words).toEqual(tokens(30).split(' '))
    for (const page of laid.layout.pages) expect(linesIn(page).length).toBeGreaterThan(0)
  })
  test('in a running element: on the page where that stands, and not on those that show it', () => {
    const css =
      '.r { position: running(head) } @page { margin-top: 20pt; @top-center { content: element(head) } }'
    const laid = set(`<p class="r">r${n(1)}</p>${lines(9)}<p>a${n(2)}</p>`, fit, css)
    expect(notesOf(laid)).toEqual([
      { note: '1', at: 0 },
      { note: '2', at: 1 },
    ])
    expect(laid.layout.pages.map(page => textOn(page, 'margin'))).toEqual([['r1'], ['r1']])
  })
  test('though its call shows nothing', () => {
    const css = '::footnote-call { content: none }'
    expect(printed(set(`<p>a${n(1)}</p>${n(2)}<p>${n(3)}</p><p>b</p>`, fit, css))).toEqual([
      'a / b | 1.N1 / 2.N2 / 3.N3',
    ])
  })
})
