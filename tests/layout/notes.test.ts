import { describe, expect, test } from 'vitest'
import { lineText } from '../../src/layout/trace.js'
import {
  type LaidOut,
  type LayingOptions,
  layOutHtml,
  lines,
  linesIn,
  note,
  noteCss,
  pageWith,
  printed,
  round,
  rulesIn,
  startOf,
  textOn,
  tokens,
} from '../kit/laidOut.js'

const set = (html: string, css = '', options: LayingOptions = {}) => layOutHtml(html, noteCss + css, options)
const notes = ({ layout }: LaidOut, page = 0) => linesIn(layout.pages[page], 'notes')

describe('a note', () => {
  const laid = set(`<p>a${note('NOTE')} b</p>`)

  test('leaves its number in the text and stands at the foot with it', () => {
    expect(printed(laid)).toEqual(['a1 b | 1.NOTE'])
    expect(round(notes(laid)[0].y)).toBe(88)
  })
  test('hangs its number before its text', () => {
    expect(notes(laid).map(line => [round(startOf(line)), lineText(line)])).toEqual([[10, '1.NOTE']])
  })
  test('is raised and small in the text', () => {
    const [, call] = linesIn(laid.layout.pages[0])[0].runs
    expect([call.shaped.text, call.size, call.rise]).toEqual(['1', 7.5, 2.5])
  })
  test('leads from call to note and back', () => {
    const { destinations } = laid.layout
    expect(destinations.get('note-1')).toMatchObject({ page: 0, y: 80 })
    expect(destinations.get('note-1-call')).toMatchObject({ page: 0, y: 10 })
    const href = (region: 'flow' | 'notes', text: string) => {
      const run = linesIn(laid.layout.pages[0], region)
        .flatMap(line => line.runs)
        .find(each => each.shaped.text === text)
      return laid.document && run && JSON.stringify(findHref(laid, run.box))
    }
    expect(href('flow', '1')).toBe('"#note-1"')
    expect(href('notes', '1.')).toBe('"#note-1-call"')
  })
  test('has its rule above it, as long as the style says', () => {
    const css =
      '@page { -colophon-footnote-rule: 30pt; @footnote { border-top: 1pt solid; padding-top: 4pt; margin-top: 5pt } }'
    const ruled = set(`<p>a${note('NOTE')}</p>`, css)
    expect(rulesIn(ruled.layout.pages[0])).toMatchObject([
      { region: 'notes', x: 10, y: 75, width: 30, height: 1 },
    ])
  })
  test('without text keeps its number', () => {
    expect(printed(set(`<p>a${note('')}</p>`))).toEqual(['a1 | 1.'])
  })
  test('sets its paragraphs one below the other', () => {
    expect(printed(set(`<div>a${note('<p>N1</p><p>N2</p>')}</div>`))).toEqual(['a1 | 1.N1 / N2'])
  })
  test('keeps the number in the line where the marker stands inside', () => {
    expect(
      printed(set(`<p>a${note('NOTE')}</p>`, '.note { list-style-position: inside; padding: 0 }')),
    ).toEqual(['a1 | 1. NOTE'])
  })
  test('in a heading is printed once', () => {
    expect(printed(set(`<h2>a${note('N1')}</h2><p>b</p>`, 'h2 { font-weight: 400 }'))).toEqual([
      'a1 / b | 1.N1',
    ])
  })
  test('in a note is printed after it', () => {
    const laid = set(`<p>a${note(`N1 ${note('N2', 'note-2')} x`)}</p>`)
    expect(textOn(laid.layout.pages[0], 'notes').join(' ')).toMatch(/1\.N1 2 x.*2\.N2/)
  })
})

/** The address of the inline box that holds a box. */
function findHref({ layout }: LaidOut, wanted: unknown): string | undefined {
  const visit = (box: typeof layout.root, href?: string): string | undefined => {
    const own = box.kind === 'inline' ? (box.href ?? href) : href
    if (box === wanted) return own
    for (const child of box.children) {
      const found = visit(child, own)
      if (found !== undefined) return found
    }
    const marker = box.kind === 'block' && box.marker !== undefined ? visit(box.marker, own) : undefined
    return marker
  }
  return visit(layout.root)
}

describe('several notes', () => {
  test('are numbered through the document and stand in the order of their calls', () => {
    const html = `<p>a${note('N1')} b${note('N2', 'note-2')}</p><p class="f">c${note('N3', 'note-3')}</p>`
    expect(printed(set(html, '.f { break-before: page }'))).toEqual(['a1 b2 | 1.N1 / 2.N2', 'c3 | 3.N3'])
  })
  test('take the room of the text, and each goes with its call', () => {
    const html = Array.from(
      { length: 6 },
      (_, i) => `<p>p${i + 1}${note(`N${i + 1}`, `note-${i + 1}`)}</p>`,
    ).join('')
    const laid = set(html)
    expect(printed(laid)).toEqual([
      'p11 / p22 / p33 / p44 | 1.N1 / 2.N2 / 3.N3 / 4.N4',
      'p55 / p66 | 5.N5 / 6.N6',
    ])
  })
  test('never overlap the text', () => {
    const laid = set(`${lines(4)}<p>a${note('N1 N1 N1 N1 N1 N1')}</p>${lines(9)}`)
    for (const page of laid.layout.pages) {
      const last = linesIn(page).at(-1)!
      const first = linesIn(page, 'notes')[0]
      if (first !== undefined) expect(last.y + last.below).toBeLessThanOrEqual(first.y - first.above + 0.01)
    }
  })
  test('begin anew where the counter is reset', () => {
    const html = `<section><p>a${note('N1')}</p></section><section><p>b${note('N2', 'note-2')}</p></section>`
    expect(printed(set(html, 'section { counter-reset: footnote }'))).toEqual(['a1 / b1 | 1.N1 / 1.N2'])
  })
})

describe('a note longer than what is left of its page', () => {
  const laid = set(`${lines(5)}<p>a${note(tokens(20))}</p>${lines(8, 10)}`)

  test('begins on the page of its call and goes on at the foot of the next', () => {
    expect(pageWith(laid, '1.w0001', 'notes')).toBe(pageWith(laid, 'a1'))
    expect(pageWith(laid, 'w0020', 'notes')).toBeGreaterThan(pageWith(laid, 'a1'))
  })
  test('has all of its words once and in order', () => {
    const words = laid.layout.pages
      .flatMap(page => textOn(page, 'notes'))
      .join(' ')
      .match(/w\d{4}/g)
    expect(words).toEqual(tokens(20).split(' '))
  })
})

describe('where notes stand', () => {
  test('in a table they go to the foot of the page', () => {
    expect(printed(set(`<table><tr><td>a${note('N1')}</td></tr></table>`))).toEqual(['a1 | 1.N1'])
  })
  test('in a list item they go to the foot of the page', () => {
    expect(printed(set(`<ul><li>a${note('N1')}</li></ul>`))).toEqual(['•a1 | 1.N1'])
  })
  test('in the middle of a paragraph they go with the line of their call', () => {
    const laid = set(`${lines(5)}<p>aaaaaaaa bbbbbbbb cccccc${note('NOTE')} dddddddd</p>`)
    expect(pageWith(laid, 'NOTE', 'notes')).toBe(pageWith(laid, 'cccccc1'))
  })
  test('on a page of few lines the text stands at the top and the note at the foot', () => {
    const laid = set(`<p>a${note('N1')}</p>`)
    expect([linesIn(laid.layout.pages[0])[0].y, notes(laid)[0].y]).toEqual([18, 88])
  })
})

describe('the measure of notes', () => {
  const css = `@page wide { size: 220pt 100pt } @page narrow { @footnote { margin-left: 30pt; margin-right: 20pt } }
    .wide { page: wide } .narrow { page: narrow } .note { padding: 0; list-style-position: inside }`
  const words = 'aaa bbb ccc ddd eee'

  test('is that of the note area on the pages where their calls stand', () => {
    const html = ['', 'wide', 'narrow'].map(
      (name, i) => `<p class="${name}">x${note(words, `note-${i}`)}</p>`,
    )
    const laid = set(html.join(''), css)
    expect(laid.layout.pages.map((_, i) => notes(laid, i).map(line => [line.x, line.width])[0])).toEqual([
      [10, 100],
      [10, 200],
      [40, 50],
    ])
  })
  test('is that of the page on which a box stands, whatever page is named within it', () => {
    const html = `<div class="wide"><section><p class="narrow">x${note(words)}</p></section></div>`
    const laid = set(html, `${css} section { padding: 1pt }`)
    expect(notes(laid)[0].width).toBe(200)
  })
})

describe('notes that do not float', () => {
  const css = '.note { display: block; float: none; padding: 0 } a { vertical-align: super; font-size: 5pt }'
  const html = `<section><p>a<a href="#n1">1</a></p><p>b<a href="#n2">2</a></p>${note('1 N1', 'n1')}${note('2 N2', 'n2')}</section><p>c</p>`
  const laid = set(html, css)

  test('stand where they are, as endnotes do', () => {
    expect(printed(laid)).toEqual(['a1 / b2 / 1 N1 / 2 N2 / c'])
  })
  test('are led to by links and have neither call nor marker', () => {
    expect(laid.layout.destinations.get('n2')).toMatchObject({ page: 0, y: 40 })
    expect(laid.layout.destinations.has('n2-call')).toBe(false)
    const pseudos = laid.layout.pages.flatMap(page =>
      linesIn(page).flatMap(line => line.runs.flatMap(({ box }) => box.pseudo ?? [])),
    )
    expect(pseudos).toEqual([])
  })
  test('may be counted by a counter of their own', () => {
    const counted = `${css} .note { counter-increment: end } .note::before { content: counter(end) ") " }`
    expect(printed(set(`<p>a</p>${note('N1', 'n1')}${note('N2', 'n2')}`, counted))).toEqual([
      'a / 1) N1 / 2) N2',
    ])
  })
})

describe('the marks of notes', () => {
  const html = `<p>a${note('N1')} b${note('N2', 'n2')}</p>`

  test.each([
    ['counter(footnote, lower-alpha)', 'aa bb | aN1 / bN2'],
    ['counter(footnote, upper-roman)', 'aI bII | IN1 / IIN2'],
    ['"[" counter(footnote) "]"', 'a[1] b[2] | [1]N1 / [2]N2'],
    ['counter(footnote, stars)', 'a* b** | *N1 / **N2'],
    ['attr(id)', 'anote-1 bn2 | note-1N1 / n2N2'],
  ])('may be %s', (content, expected) => {
    const css = `@counter-style stars { system: symbolic; symbols: "*" }
      @page { size: 300pt 100pt } ::footnote-call, ::footnote-marker { content: ${content} }`
    expect(printed(set(html, css))).toEqual([expected])
  })
  test('are gone with `content: none`, and the note stays', () => {
    const css = '::footnote-call { content: none } ::footnote-marker { content: none }'
    expect(printed(set(html, css))).toEqual(['a b | N1 / N2'])
  })
  test('may stand inside the note', () => {
    const css = '.note { list-style-position: inside; padding: 0 }'
    expect(printed(set(html, css))).toEqual(['a1 b2 | 1. N1 / 2. N2'])
  })
  test.each([
    '::footnote-marker { footnote-style-position: outside }',
    '::footnote-marker { float: left }',
    '::footnote-marker { position: absolute }',
    '.note { float: prince-footnote }',
    '.note { float: inline-footnote }',
    '.note { footnote-policy: keep-with-line }',
    '@page { @footnote { float: top } }',
    '@page { @footnote { columns: 2 } }',
  ])('%s is told to be unsupported', css => {
    expect(set(html, css, { asks: ['css-unsupported'] }).found.map(({ code }) => code)).toEqual([
      'css-unsupported',
    ])
  })
})
