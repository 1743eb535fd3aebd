import { describe, expect, test } from 'vitest'
import { lineText } from '../../src/layout/trace.js'
import { layOutHtml, lines, linesIn, note, pageWith, printed, round, textOn, tokens } from '../kit/laidOut.js'

const fits = ['first-fit', 'total-fit'] as const
type Fit = (typeof fits)[number]
const css =
  '.note { float: footnote; font-size: 10pt; line-height: 10pt } ::footnote-marker { content: counter(footnote) }'
const set = (html: string, fit: Fit, display: string, more = '') =>
  layOutHtml(
    html,
    `${css} .note { footnote-display: ${display} } @page { -colophon-page-breaking: ${fit} } ${more}`,
    { asks: ['note-deferred'] },
  )
const n = (i: number, text = `N${i}`) => note(text, `n${i}`)

describe.each(fits)('footnote-display with %s', fit => {
  const three = `<p>a${n(1)} b${n(2)}</p><p>c${n(3)}</p>`

  test('block sets each note on lines of its own', () => {
    expect(printed(set(three, fit, 'block'))).toEqual(['a1 b2 / c3 | 1N1 / 2N2 / 3N3'])
  })
  test('inline sets them one after the other, each after its marker', () => {
    const laid = set(three, fit, 'inline')
    expect(printed(laid)).toEqual(['a1 b2 / c3 | 1N1 2N2 / 3N3'])
    expect(linesIn(laid.layout.pages[0], 'notes').map(line => round(line.y))).toEqual([78, 88])
  })
  test('inline leaves the text the room that is gained', () => {
    const text = (display: string) => printed(set(`${three}${lines(4)}<p>end</p>`, fit, display)).length
    expect([text('block'), text('inline')]).toEqual([2, 2])
    expect(printed(set(`${three}${lines(4)}`, fit, 'inline'))).toHaveLength(1)
    expect(printed(set(`${three}${lines(4)}`, fit, 'block'))).toHaveLength(2)
  })
  test('inline leads to each note and back', () => {
    const { destinations } = set(three, fit, 'inline').layout
    expect(['n1', 'n2', 'n3'].map(id => destinations.get(id)?.y)).toEqual([70, 70, 80])
  })
  test('inline leaves a note of several paragraphs its own lines, not one of a single paragraph', () => {
    const html = `<p>a${n(1)}${n(2, '<p>N2</p><p>x</p>')}${n(3)}${n(4, '<p>N4</p>')}</p>`
    expect(printed(set(html, fit, 'inline', '::footnote-call { font-size: 5pt }'))).toEqual([
      'a1234 | 1N1 / 2N2 / x / 3N3 4N4',
    ])
  })
  test('a margin parts inline notes', () => {
    const laid = set(`<p>a${n(1)}${n(2)}</p>`, fit, 'inline', '.note { margin-right: 10pt }')
    const [line] = linesIn(laid.layout.pages[0], 'notes')
    expect(line.runs.map(({ shaped, x }) => `${shaped.text} at ${round(x)}`)).toEqual([
      '1 at 0',
      'N1 at 10',
      '  at 40',
      '2 at 50',
      'N2 at 60',
    ])
  })
  test('compact sets short notes side by side and a long one alone', () => {
    const html = `<p>a${n(1)} b${n(2)}</p><p>c${n(3, 'long note')} d${n(4)}</p><p>e${n(5)}</p>`
    expect(printed(set(html, fit, 'compact'))).toEqual([
      'a1 b2 / c3 d4 / e5 | 1N1 2N2 / 3long note / 4N4 5N5',
    ])
  })
  test('notes in notes follow those on the lines', () => {
    const html = `<p>a${n(1, `N1 ${note('N2', 'n2')}`)} b${note('N3', 'n3')}</p>`
    const laid = set(html, fit, 'inline')
    expect(textOn(laid.layout.pages[0], 'notes').join(' ')).toBe('1N1 2 3N3 2N2')
  })

  test('each note stands once, in order and on the page of its call', () => {
    for (const display of ['inline', 'compact']) {
      for (let before = 0; before <= 9; before++) {
        const calls = Array.from(
          { length: 9 },
          (_, i) => `<p>p${n(i + 1)}</p>${i % 3 === 0 ? lines(1, i) : ''}`,
        )
        const laid = set(`${lines(before)}${calls.join('')}`, fit, display)
        const found = laid.layout.pages.flatMap((page, at) =>
          textOn(page, 'notes').flatMap(text =>
            [...text.matchAll(/N(\d)/g)].map(([, note]) => `${note} on ${at}`),
          ),
        )
        const called = laid.layout.pages.flatMap((page, at) =>
          linesIn(page).flatMap(line =>
            [...(/^p(\d)/.exec(lineText(line)) ?? [])].slice(1).map(note => `${note} on ${at}`),
          ),
        )
        expect(found).toEqual(called)
        expect(found).toHaveLength(9)
      }
    }
  })
  test('what runs over goes on on the next page, and no note begins there', () => {
    const html = `${lines(5)}<p>a${n(1)} b${n(2, tokens(12))}</p>${lines(5, 6)}`
    const laid = set(html, fit, 'inline')
    expect(pageWith(laid, '2w0001', 'notes')).toBe(pageWith(laid, 'a1'))
    const words = laid.layout.pages.flatMap(
      page =>
        textOn(page, 'notes')
          .join(' ')
          .match(/w\d{4}/g) ?? [],
    )
    expect(words).toEqual(tokens(12).split(' '))
    expect(pageWith(laid, 'w0012', 'notes')).toBeGreaterThan(0)
  })
  test('a note that cannot begin on the page of its call is reported', () => {
    const many = Array.from({ length: 12 }, (_, i) => n(i + 1, `NNNNN${i + 1}`)).join('')
    const laid = set(`<p>a${many}</p>`, fit, 'inline', '::footnote-call { font-size: 5pt }')
    const first =
      textOn(laid.layout.pages[0], 'notes')
        .join(' ')
        .match(/NNNNN\d+/g) ?? []
    expect(laid.found).toHaveLength(12 - first.length)
    const all = laid.layout.pages.flatMap(
      page =>
        textOn(page, 'notes')
          .join(' ')
          .match(/NNNNN\d+/g) ?? [],
    )
    expect(all).toEqual(Array.from({ length: 12 }, (_, i) => `NNNNN${i + 1}`))
  })
})
