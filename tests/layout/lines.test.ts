import { describe, expect, test } from 'vitest'
import type { LineFragment } from '../../src/layout/page.js'
import { lineText } from '../../src/layout/trace.js'
import {
  endOf,
  garamond,
  type LaidOut,
  type LayingOptions,
  layOutHtml,
  linesIn,
  lineWith,
  placed,
  printed,
  round,
  rulesIn,
  sourceOf,
  startOf,
  textOn,
} from '../kit/laidOut.js'

const paragraph = (text: string, css = '', options: LayingOptions = {}) =>
  layOutHtml(`<p>${text}</p>`, css, options)
const texts = (laid: LaidOut) => laid.layout.pages.flatMap(page => textOn(page))
const all = (laid: LaidOut): readonly LineFragment[] => laid.layout.pages.flatMap(page => linesIn(page))

const prose =
  'The lamp room was built late, and the keepers who climbed to it each evening knew the count of its steps better ' +
  'than their own ages. Whale oil burned there first, then paraffin; when the wind stood in the east the flame had ' +
  'to be watched until morning, since a single gust through a cracked pane would put it out.'
const book =
  '@page { size: 200pt 300pt; margin: 20pt } html { font: 10pt/13pt "EB Garamond"; hyphens: auto } p { text-align: justify }'

describe('alignment', () => {
  const text = 'aaa bbb ccc ddd'
  test.each([
    ['left', ['10,18 aaa bbb', '10,28 ccc ddd']],
    ['right', ['40,18 aaa bbb', '40,28 ccc ddd']],
    ['center', ['25,18 aaa bbb', '25,28 ccc ddd']],
    ['end', ['40,18 aaa bbb', '40,28 ccc ddd']],
  ])('%s', (align, expected) => {
    expect(placed(paragraph(text, `p { text-align: ${align} }`))).toEqual(expected)
  })
  test('a justified line ends at the measure, the last one where it ends', () => {
    const [first, last] = all(paragraph('aaaa bbbb cc', 'p { text-align: justify }'))
    expect([startOf(first), endOf(first)].map(round)).toEqual([10, 110])
    expect(round(endOf(last))).toBe(30)
  })
  test('text-align-last speaks of the last line and of one before a line break', () => {
    const css = 'p { text-align: justify; text-align-last: right }'
    expect(placed(paragraph('aa<br>bbb', css))).toEqual(['90,18 aa', '80,28 bbb'])
  })
  test('the last line of a justified paragraph that is a little too full stays within the measure', () => {
    const [line] = all(
      paragraph('aaa bbb <sup>cc</sup>', 'p { text-align: justify } sup { font-size: 11pt }'),
    )
    expect(round(endOf(line))).toBe(110)
  })
  test('a line before a line break is not spread', () => {
    expect(round(endOf(all(paragraph('aa bb<br>cc', 'p { text-align: justify }'))[0]))).toBe(60)
  })
})

describe('justified prose', () => {
  const laid = paragraph(prose, book, { fonts: garamond })

  test('ends every line but the last exactly at the measure', () => {
    const ends = all(laid)
      .slice(0, -1)
      .map(line => round(endOf(line)))
    expect(ends.length).toBeGreaterThan(6)
    expect(new Set(ends)).toEqual(new Set([180]))
  })
  test('says all of it, with soft hyphens where lines divide words', () => {
    const said = all(laid)
      .map(line => sourceOf(line))
      .join(' ')
      .replace(/\u00ad /g, '')
    expect(said).toBe(prose)
  })
  test('hangs hyphens and stops into the margin by their optical weight', () => {
    const hung = paragraph(prose, `${book} p { -colophon-protrusion: glyphs }`, { fonts: garamond })
    for (const line of all(hung).slice(0, -1)) {
      const hangs = /[-\u2010.,;:]$/.test(lineText(line))
      if (hangs) expect(endOf(line)).toBeGreaterThan(180.5)
      else expect(endOf(line)).toBeLessThan(180.5)
    }
    expect(all(hung).some(line => endOf(line) > 180.5)).toBe(true)
  })
  test('never overlaps two words', () => {
    for (const { runs } of all(laid)) {
      for (const [i, run] of runs.entries()) {
        if (i > 0) expect(run.x).toBeCloseTo(runs[i - 1].x + runs[i - 1].width, 6)
      }
    }
  })
  test('widens letters by no more than the style allows', () => {
    const css = `${book} p { -colophon-expansion: 2%; -colophon-tracking: 0.5% }`
    const runs = all(paragraph(prose, css, { fonts: garamond })).flatMap(line => line.runs)
    expect(runs.some(run => run.scale !== 1)).toBe(true)
    for (const run of runs) {
      expect(Math.abs(run.scale - 1)).toBeLessThanOrEqual(0.02 + 1e-9)
      expect(Math.abs(run.tracking)).toBeLessThanOrEqual(0.05 + 1e-9)
    }
  })
})

describe('hyphens', () => {
  test('a soft hyphen is drawn only where the line breaks, and stands for itself in the source', () => {
    const laid = paragraph('abcdef\u00adghijk ab\u00adcd')
    expect(texts(laid)).toEqual(['abcdef\u2010', 'ghijk abcd'])
    expect(all(laid).map(sourceOf)).toEqual(['abcdef\u00ad', 'ghijk abcd'])
  })
  test('automatic hyphens follow the language of each span', () => {
    const css = `@page { size: 80pt 300pt } html { hyphens: auto } p { hyphenate-limit-chars: 4 2 2 }`
    expect(texts(paragraph('<span lang="de">Hausschuh</span>', css)).join(' ')).toContain('Haus\u2010')
  })
  test('are the sign that the style names', () => {
    expect(texts(paragraph('abcdef\u00adghijk ab', 'p { hyphenate-character: "=" }'))[0]).toBe('abcdef=')
  })
  test('are not used where the style forbids them', () => {
    const laid = paragraph('abcdef\u00adghijkl', 'p { hyphens: none }', { asks: ['line-overfull'] })
    expect(texts(laid)).toEqual(['abcdefghijkl'])
  })
  test('a hyphen that the author wrote is not doubled', () => {
    expect(texts(paragraph('abcdef-ghijk lm'))).toEqual(['abcdef-', 'ghijk lm'])
  })
})

describe('indents', () => {
  const text = 'aaa bbb ccc ddd'
  test('of the first line', () => {
    expect(placed(paragraph(text, 'p { text-indent: 20pt }'))).toEqual(['30,18 aaa bbb', '10,28 ccc ddd'])
  })
  test('of the first line, negative', () => {
    const css = 'p { text-indent: -10pt; padding-left: 20pt }'
    expect(placed(paragraph(text, css))).toEqual(['20,18 aaa bbb', '30,28 ccc ddd'])
  })
  test('hanging: of all lines but the first', () => {
    expect(placed(paragraph(text, 'p { text-indent: 20pt hanging }'))).toEqual([
      '10,18 aaa bbb',
      '30,28 ccc ddd',
    ])
  })
  test('each-line: of lines after a forced break too', () => {
    const broken = 'aaa bbb ccc<br>ddd eee fff'
    expect(placed(paragraph(broken, 'p { text-indent: 20pt each-line }'))).toEqual([
      '30,18 aaa bbb',
      '10,28 ccc',
      '30,38 ddd eee',
      '10,48 fff',
    ])
    expect(placed(paragraph(broken, 'p { text-indent: 20pt hanging each-line }'))).toEqual([
      '10,18 aaa bbb',
      '30,28 ccc',
      '10,38 ddd eee',
      '30,48 fff',
    ])
  })
  test('each-line: of lines that are kept as they are written, at whatever alignment', () => {
    const css = 'p { white-space: pre-wrap; text-indent: 20pt each-line; text-align: right }'
    expect(placed(paragraph('aaa\nbbb\n', css)).map(line => line.split(' ')[0])).toEqual(['80,18', '80,28'])
  })
  test('as a part of the measure', () => {
    expect(placed(paragraph('a', 'p { text-indent: 25% }'))).toEqual(['35,18 a'])
  })
  test('narrow the line that they stand on', () => {
    expect(texts(paragraph('aaa bbb ccc', 'p { text-indent: 40pt }'))).toEqual(['aaa', 'bbb ccc'])
  })
})

describe('spaces', () => {
  test('collapse, and stand neither at a line’s start nor at its end', () => {
    expect(texts(paragraph('  aa \n\t bb <em> cc</em>  ddd '))).toEqual(['aa bb cc', 'ddd'])
  })
  test('are kept by pre-wrap, with its line breaks', () => {
    const laid = layOutHtml('<pre>a  b\n  c\n\t d\n\ne\n</pre><p>f</p>', 'pre { tab-size: 2 }')
    expect(placed(laid)).toEqual(['10,18 a b', '10,28  c', '10,38   d', '10,58 e', '10,68 f'])
    expect(all(laid).map(sourceOf)).toEqual(['a  b', '  c', '\t d', 'e', 'f'])
    expect(round(endOf(all(laid)[1]))).toBe(40)
  })
  test('pre does not wrap', () => {
    const laid = layOutHtml('<pre>aaaa bbbb cccc</pre>', 'pre { white-space: pre }', {
      asks: ['line-overfull'],
    })
    expect(texts(laid)).toEqual(['aaaa bbbb cccc'])
  })
  test('pre-line keeps line breaks only', () => {
    expect(texts(paragraph('a   b\n   c', 'p { white-space: pre-line }'))).toEqual(['a b', 'c'])
  })
  test('that do not break hold words together', () => {
    expect(all(paragraph('aaaa bb\u00a0cc\u00a0dd')).map(sourceOf)).toEqual(['aaaa', 'bb\u00a0cc\u00a0dd'])
  })
  test('nowrap holds a span together', () => {
    expect(texts(paragraph('aaaa <b>bb cc dd</b>', 'b { white-space: nowrap; font-weight: 400 }'))).toEqual([
      'aaaa',
      'bb cc dd',
    ])
  })
  test('a tab reaches to the next stop, of those that tab-size sets', () => {
    const ends = all(
      layOutHtml('<pre>a\tb\naaa\tb\naaaa\tb</pre>', 'pre { tab-size: 4; font-family: Square }'),
    )
    expect(ends.map(line => round(endOf(line) - startOf(line)))).toEqual([50, 50, 90])
  })
  test('word-spacing and letter-spacing are added', () => {
    const width = (css: string) => {
      const [line] = all(paragraph('ab cd', css))
      return round(endOf(line) - startOf(line))
    }
    expect(width('p { word-spacing: 3pt }')).toBe(53)
    expect(width('p { letter-spacing: 1pt }')).toBe(55)
  })
  test('a line break of the author’s ends the line', () => {
    expect(placed(paragraph('a<br>b<br><br>c'))).toEqual(['10,18 a', '10,28 b', '10,48 c'])
  })
  test('a line break at the end adds no line', () => {
    expect(placed(layOutHtml('<p>a<br></p><p>b</p>'))).toEqual(['10,18 a', '10,28 b'])
  })
})

describe('words that fit on no line', () => {
  const word = 'abcdefghijklmnopqrstuvwxyz'
  test('run over and are reported with their beginning and their place', () => {
    const { found } = paragraph(word, '', { asks: ['line-overfull'] })
    expect(found).toMatchObject([{ code: 'line-overfull', place: { file: 'x.md', line: 1 } }])
    expect(found[0].message).toContain('abcdefghij')
  })
  test.each(['anywhere', 'break-word'])('are cut without a hyphen by overflow-wrap: %s', how => {
    expect(texts(paragraph(word, `p { overflow-wrap: ${how} }`))).toEqual([
      'abcdefghij',
      'klmnopqrst',
      'uvwxyz',
    ])
  })
  test('are not cut where a whole word fits on the next line', () => {
    expect(texts(paragraph('aaaaaa bbbbbb', 'p { overflow-wrap: anywhere }'))).toEqual(['aaaaaa', 'bbbbbb'])
  })
  test('are cut after a line that other words began', () => {
    const cut = texts(paragraph(`aa ${word} bb`, 'p { overflow-wrap: anywhere }'))
    expect(cut.join('').replace(/ /g, '')).toBe(`aa${word}bb`)
    for (const line of cut) expect(line.length).toBeLessThanOrEqual(10)
  })
})

describe('spans', () => {
  test('keep their own style within a line', () => {
    const [line] = all(paragraph('aa <b>bb</b> cc', 'b { font-size: 5pt; color: #f00 }'))
    const bold = line.runs.find(run => run.shaped.text === 'bb')
    expect(bold).toMatchObject({ size: 5, width: 10, color: { r: 255, g: 0, b: 0, a: 1 } })
  })
  test('raise superiors and lower inferiors', () => {
    const [line] = all(paragraph('a<sup>1</sup><sub>2</sub>', 'sup, sub { font-size: 6pt }'))
    expect(line.runs.map(run => [run.shaped.text, round(run.rise)])).toEqual([
      ['a', 0],
      ['1', 2],
      ['2', -1.2],
    ])
  })
  test('are raised by a length, and by both where they are nested', () => {
    const css =
      'b, i { font-style: normal; font-weight: 400 } b { vertical-align: 3pt } i { vertical-align: 10% }'
    const [line] = all(paragraph('a<b>b<i>c</i></b>', css))
    expect(line.runs.map(run => round(run.rise))).toEqual([0, 3, 4])
  })
  test('with margins and padding take their room on the line', () => {
    const [line] = all(paragraph('a<b>b</b>c', 'b { font-weight: 400; margin: 0 5pt; padding-left: 2pt }'))
    expect(line.runs.map(run => round(run.x))).toEqual([0, 17, 32])
  })
  test('divided over lines keep their style on both', () => {
    const laid = paragraph('aaaa <b>bbbb cccc</b> d', 'b { font-weight: 400; color: #f00 }')
    const red = all(laid).flatMap(line =>
      line.runs.filter(run => run.color.r === 255).map(run => run.shaped.text),
    )
    expect(red.filter(text => text !== ' ')).toEqual(['bbbb', 'cccc'])
  })
  test('underline their words and the spaces between them with one rule', () => {
    const laid = paragraph('aa <u>bb cc</u> dd')
    const rules = rulesIn(laid.layout.pages[0])
    expect(rules).toHaveLength(1)
    expect(rules[0]).toMatchObject({ x: 40, width: 50 })
    expect(rules[0].y).toBeGreaterThan(lineWith(laid, 'aa').y)
  })
  test('underlined over two lines have a rule on each', () => {
    expect(rulesIn(paragraph('<u>aaaaaa bbbbbb</u>').layout.pages[0])).toMatchObject([
      { x: 10, width: 60 },
      { x: 10, width: 60 },
    ])
  })
})

describe('balanced lines', () => {
  test('are as equal as they can be without one more', () => {
    expect(texts(paragraph('aaa bbb cc dd', ''))).toHaveLength(2)
    expect(texts(paragraph('aa bb cc dd ee', 'p { text-wrap: balance; text-align: left }'))).toEqual([
      'aa bb cc',
      'dd ee',
    ])
  })
})

describe('two directions', () => {
  const hebrew = 'אבג דהו'
  test('Hebrew in an English line reads from right to left within it', () => {
    expect(texts(paragraph(`ab ${hebrew} c`, '@page { size: 220pt 100pt }'))).toEqual(['ab דהו אבג c'])
  })
  test('a paragraph from right to left begins at the right', () => {
    const laid = layOutHtml('<p dir="rtl">אב גד</p>')
    const [line] = all(laid)
    expect(round(endOf(line))).toBe(110)
    expect(texts(laid)).toEqual(['גד אב'])
  })
  test('lines are broken before they are put in order, so the first words are on the first line', () => {
    const laid = layOutHtml('<p dir="rtl">אאאא בבבב גגגג דדדד</p>')
    expect(texts(laid)).toEqual(['בבבב אאאא', 'דדדד גגגג'])
  })
  test('figures in Hebrew read from left to right', () => {
    expect(texts(layOutHtml('<p dir="rtl">אב 12 גד</p>'))).toEqual(['גד 12 אב'])
  })
})

describe('letters in no font', () => {
  test('are an error that names them and their place', () => {
    const { found } = paragraph('a\u4e2d', '', { asks: ['glyph-missing'] })
    expect(found).toMatchObject([{ code: 'glyph-missing', place: { line: 1 } }])
    expect(found[0].message).toContain('U+4E2D')
  })
})

describe('text-transform', () => {
  test('draws capitals and keeps what was written', () => {
    const laid = paragraph('aa ßb', 'p { text-transform: uppercase }')
    expect(texts(laid)).toEqual(['AA SSB'])
    expect(all(laid).map(sourceOf)).toEqual(['aa ßb'])
  })
  test('capitalize raises the first letter of each word', () => {
    expect(texts(paragraph('ab o’cd', 'p { text-transform: capitalize }'))).toEqual(['Ab O’cd'])
  })
  test('counts offsets in what was written, where a letter grows', () => {
    const laid = paragraph('ßßßß abcdefgh', 'p { text-transform: uppercase }')
    expect(texts(laid)).toEqual(['SSSSSSSS', 'ABCDEFGH'])
    expect(all(laid).map(line => line.start?.offset)).toEqual([0, 5])
  })
})

describe('::first-letter', () => {
  test('has a style of its own, capitals too, and stands for what was written', () => {
    const laid = paragraph('ab cd', 'p::first-letter { text-transform: uppercase; color: #f00 }')
    expect(texts(laid)).toEqual(['Ab cd'])
    expect(all(laid).map(sourceOf)).toEqual(['ab cd'])
    expect(all(laid)[0].runs.map(run => run.color.r)).toEqual([255, 0, 0, 0])
  })
  test('takes the signs round it', () => {
    const [line] = all(paragraph('“A” b', 'p::first-letter { color: #f00 }'))
    expect(line.runs[0].shaped.text).toBe('“A”')
  })
})

test('a paragraph of nothing makes no line', () => {
  expect(printed(layOutHtml('<p> </p><p></p><p>a</p>'))).toEqual(['a'])
})

describe('a loose line', () => {
  const text = 'aa bb ccccccccc ddd'
  const justify = 'p { text-align: justify }'

  test('is told of with its place and its first words, and what to do', () => {
    const { found } = paragraph(text, justify, { asks: ['line-loose'] })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      code: 'line-loose',
      severity: 'warning',
      place: { file: 'x.md', line: 1 },
    })
    expect(found[0].message).toContain('“aa bb”')
    expect(found[0].advice).toContain('hyphens: auto')
  })
  test('is told of once in a paragraph', () => {
    expect(paragraph(`${text} ${text} ${text}`, justify, { asks: ['line-loose'] }).found).toHaveLength(1)
  })
  test('is not told of where its spaces are not three times as wide', () => {
    expect(paragraph('aaa bb cc ddddd eeee', justify).found).toEqual([])
    expect(paragraph(prose, book, { fonts: garamond }).found).toEqual([])
  })
  test('is none where lines are ragged', () => {
    expect(paragraph(text).found).toEqual([])
  })
})

describe('text-wrap: pretty', () => {
  test('leaves no word alone on the last line, if that can be', () => {
    expect(texts(paragraph('aaa bbb cc dd eee'))).toEqual(['aaa bbb cc', 'dd eee'])
    const text = 'aaaa bbb cccc dd eee'
    expect(texts(paragraph(text)).at(-1)).toBe('eee')
    expect(texts(paragraph(text, 'p { text-wrap: pretty }')).at(-1)).toBe('dd eee')
  })
})
