import { describe, expect, test } from 'vitest'
import { layOutHtml, lines, linesIn, note, noteCss, printed, textOn, tokens } from '../kit/laidOut.js'
import { type SettledHtml, settleHtml, settleSmall } from '../kit/settled.js'

const byPage = `${noteCss} @page { counter-reset: footnote }`
const set = (html: string, css = '', asks: Parameters<typeof settleHtml>[2] = []) =>
  settleHtml(html, byPage + css, asks)
const next = '.f { break-before: page }'

describe('notes that are counted page by page', () => {
  const html = `<p>a${note('N1')} b${note('N2', 'n2')}</p><p class="f">c${note('N3', 'n3')}</p>`

  test('begin anew on each page, call and note alike', () => {
    expect(printed(set(html, next))).toEqual(['a1 b2 | 1.N1 / 2.N2', 'c1 | 1.N3'])
  })
  test('are right where no break is forced', () => {
    const many = Array.from({ length: 6 }, (_, i) => `<p>p${note(`N${i + 1}`, `n${i + 1}`)}</p>`).join('')
    expect(printed(set(many))).toEqual([
      'p1 / p2 / p3 / p4 | 1.N1 / 2.N2 / 3.N3 / 4.N4',
      'p1 / p2 | 1.N5 / 2.N6',
    ])
  })
  test('begin at the number that the page says', () => {
    const settled = set(html, `${next} @page { counter-reset: footnote 4 }`)
    expect(printed(settled)).toEqual(['a5 b6 | 5.N1 / 6.N2', 'c5 | 5.N3'])
  })
  test('begin anew only on pages that say so', () => {
    const css = `${noteCss} @page new { counter-reset: footnote } .f { page: new } .g { page: auto; break-before: page }`
    const more = `${html}<p class="g">d${note('N4', 'n4')}</p>`
    expect(printed(settleHtml(more, css))).toEqual(['a1 b2 | 1.N1 / 2.N2', 'c1 | 1.N3', 'd2 | 2.N4'])
  })
  test('are counted through where the page does not say so', () => {
    const settled = settleHtml(html, noteCss + next)
    expect(printed(settled)).toEqual(['a1 b2 | 1.N1 / 2.N2', 'c3 | 3.N3'])
    expect([settled.passes, settled.pageMap.notes.size]).toEqual([2, 0])
  })
  test('begin anew within a page where a section does', () => {
    const sections = `<section><p>a${note('N1')} b${note('N2', 'n2')}</p></section><section><p>c${note('N3', 'n3')}</p></section>`
    const css = 'section { counter-reset: footnote }'
    expect(printed(set(sections, css))).toEqual(['a1 b2 / c1 | 1.N1 / 2.N2 / 1.N3'])
  })
  test('are counted in the order of the text where notes have notes', () => {
    const nested = `<p>x${note(`N1 ${note('N2', 'n2')}`)} y${note('N3', 'n3')}</p>`
    expect(printed(set(nested))).toEqual(['x1 y3 | 1.N1 2 / 2.N2 / 3.N3'])
  })
  test('are quoted with the number of their page', () => {
    const quoting = `${html}<p><a class="r" href="#n3"></a></p>`
    const css = `${next} .r::after { content: target-counter(attr(href), footnote) }`
    expect(printed(set(quoting, css))[1]).toBe('c1 / 1 | 1.N3')
  })
  test('show their number in all that they generate', () => {
    const css = `${next} .note { list-style-position: inside; padding: 0 } .note::footnote-marker { content: "" }
      .note::before { content: counter(footnote) ")" }`
    expect(printed(set(html, css))).toEqual(['a1 b2 | 1)N1 / 2)N2', 'c1 | 1)N3'])
  })
  test('may be letters', () => {
    const css = `${next} ::footnote-call, ::footnote-marker { content: counter(footnote, lower-alpha) }`
    expect(printed(set(html, css))).toEqual(['aa bb | aN1 / bN2', 'ca | aN3'])
  })
  test('take two passes where no page moves, and three where all numbers are new', () => {
    expect(set(`<p>a${note('N1')}</p>`).passes).toBe(2)
    expect(set(html, next).passes).toBeLessThanOrEqual(3)
  })
})

describe('a mark that moves its own line', () => {
  /** The first note of a page has a mark of one letter, the second one of four. */
  const css = `@counter-style wide { system: fixed; symbols: a bbbb }
    ::footnote-call { content: counter(footnote, wide) } ::footnote-marker { content: counter(footnote, wide) }`
  const html = `${lines(4)}<p>p${note('N1')}</p><p>iiiiiii x${note('N2', 'n2')}</p><p>end</p>`

  test('does so: as second it goes to the next page, and as first there it would come back', () => {
    const alone = html.replace(note('N1'), '')
    expect(printed(layOutHtml(html, noteCss + css))[0]).toMatch(/iiiiiii \|/)
    expect(printed(layOutHtml(alone, noteCss + css))[0]).toMatch(/iiiiiii xa /)
  })
  test('is given the room of its widest number and said to be', () => {
    const settled = set(html, css, ['note-number-held'])
    expect(printed(settled)).toEqual(['l01 / l02 / l03 / l04 / pa / iiiiiii | aN1', 'xa / end | aN2'])
    expect(settled.found.map(({ code }) => code)).toEqual(['note-number-held'])
    expect(settled.passes).toBeLessThanOrEqual(7)
  })
})

/** The marks on each page: those in the text, and those of the notes. */
function marksOn({ layout }: SettledHtml) {
  return layout.pages.map(page => ({
    calls: linesIn(page).flatMap(line =>
      line.runs.filter(({ box }) => box.pseudo === 'footnote-call').map(({ shaped }) => shaped.text),
    ),
    notes: textOn(page, 'notes').flatMap(text => /^(\d+)\. ?N/.exec(text)?.[1] ?? []),
  }))
}

describe('LAY-G6: Note numbers that start anew on each page', () => {
  const widths = Array.from({ length: 31 }, (_, i) => 90 + i / 10)
  const text = (before: number) =>
    `${lines(before)}<p>${tokens(36)} w0037${note('N a')} ${tokens(3, 38)}${note('N b', 'b')} w0041${note('N c', 'c')} ${tokens(8, 42)}</p>${lines(9, before + 1)}`
  const asks = ['note-number-held', 'line-overfull', 'page-rule-broken'] as const

  test.each(['first-fit', 'total-fit'])('every width comes to rest with %s', fit => {
    for (const [i, width] of widths.entries()) {
      const css = `@page { size: ${width}mm 60mm; counter-reset: footnote; -colophon-page-breaking: ${fit} }
        .note { float: footnote; padding-left: 15pt; font-variant-numeric: oldstyle-nums proportional-nums }
        body { text-align: ${i % 2 === 0 ? 'justify' : 'left'} }`
      const settled = settleSmall(text(i % 4), css, asks)
      const marks = marksOn(settled)
      const counted = marks.map(({ calls }) => calls.map((_, n) => String(n + 1)))
      expect(marks.map(({ calls }) => calls)).toEqual(counted)
      expect(marks.map(({ notes }) => notes)).toEqual(counted)
      expect(counted.flat()).toHaveLength(3)
      expect(settled.passes).toBeLessThanOrEqual(7)
    }
  })
})
