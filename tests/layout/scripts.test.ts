import { describe, expect, test } from 'vitest'
import type { LineFragment } from '../../src/layout/page.js'
import { mirrored } from '../../src/text/bidi.js'
import {
  blocksIn,
  endOf,
  layOutHtml,
  lines,
  linesIn,
  lineWith,
  note,
  noteCss,
  round,
  rulesIn,
  startOf,
  textOn,
} from '../kit/laidOut.js'
import { scriptFace } from '../kit/scriptFonts.js'
import { squareFace } from '../kit/squareFont.js'
import { garamondFace, loadCleanly } from '../kit/textFonts.js'

const rtl = { root: { dir: 'rtl', lang: 'he' } } as const

/** Hebrew that runs from right to left on the page of ten squares across, from 10 to 110 pt. */
const hebrew = (html: string, css = '') => layOutHtml(html, css, rtl)
/** What a line shows, sign by sign from left to right. */
const seen = ({ runs }: LineFragment) =>
  runs
    .map(({ shaped: { text, direction } }) =>
      direction === 'ltr' ? text : [...text].reverse().map(mirrored).join(''),
    )
    .join('')
const across = (line: LineFragment) => [round(startOf(line)), round(endOf(line))]
const firstLine = (html: string, css = '') => linesIn(hebrew(html, css).layout.pages[0])[0]

describe('a publication from right to left', () => {
  test('opens on a left-hand page, and recto is the left', () => {
    const css = '.c { break-before: recto } .d { break-before: verso } .e { break-before: right }'
    const html = '<p>א</p><p class="c">ב</p><p class="d">ג</p><p class="e">ד</p>'
    const { pages } = hebrew(html, css).layout
    expect(pages.map(page => `${page.side} ${textOn(page).join()}`)).toEqual([
      'left א',
      'right ',
      'left ב',
      'right ג',
      'left ',
      'right ד',
    ])
  })
  test('its left-hand pages are styled as such', () => {
    const css = '@page :left { margin: 10pt 20pt 10pt 0 } @page :right { margin: 10pt 0 10pt 20pt }'
    const { pages } = hebrew(lines(9), css).layout
    expect(pages.map(page => round(endOf(linesIn(page)[0])))).toEqual([100, 120])
  })
  test('begins its lines at the right, and its last line too', () => {
    const set = linesIn(hebrew('<p>אבגד הוזחט יכ</p>', 'p { text-align: justify }').layout.pages[0])
    expect(set.map(across)).toEqual([
      [10, 110],
      [90, 110],
    ])
  })
  test('indents at the right', () => {
    expect(across(firstLine('<p>אב</p>', 'p { text-indent: 20pt }'))).toEqual([70, 90])
    const hanging = linesIn(hebrew('<p>אבגדהו זחטיכ</p>', 'p { text-indent: 30pt hanging }').layout.pages[0])
    expect(hanging.map(line => round(endOf(line)))).toEqual([110, 80])
  })
  test.each([
    ['start', 110],
    ['end', 30],
    ['left', 30],
    ['right', 110],
  ])('text-align: %s', (value, end) => {
    expect(round(endOf(firstLine('<p>אב</p>', `p { text-align: ${value} }`)))).toBe(end)
  })
  test('indents lists and what dd says at the right, their markers in that margin', () => {
    const [marker, text] = [firstLine('<ol><li>אב</li></ol>'), firstLine('<dl><dd>אב</dd></dl>')]
    expect(marker.runs.map(run => [run.shaped.text, round(marker.x + run.x)])).toContainEqual(['1', 100])
    expect(marker.runs.map(run => [run.shaped.text, round(marker.x + run.x)])).toContainEqual(['אב', 60])
    expect(across(text)).toEqual([60, 80])
  })
  test('a marker stands at its own item’s edge, however deep the text in it', () => {
    const line = firstLine('<ul><li><blockquote>א</blockquote></li></ul>', 'blockquote { margin: 0 20pt }')
    const places = line.runs.map(run => [run.shaped.text, round(line.x + run.x)])
    expect(places).toEqual([
      ['•', 90],
      ['א', 50],
    ])
  })
  test('a block narrower than its measure stands at the right, an image too', () => {
    const box = blocksIn(hebrew('<p>א</p>', 'p { width: 40pt; background: #eee }').layout.pages[0])[0]
    expect([box.x, box.width]).toEqual([70, 40])
  })
  test('sets the first column of a table at the right', () => {
    const html = '<table><tr><td>א<td colspan="2">ב</tr><tr><td>ג<td>דד<td>ה</tr></table>'
    const laid = hebrew(html, 'td { padding: 0 }')
    const at = (text: string) => Math.round(endOf(lineWith(laid, text)))
    expect(['א', 'ב', 'ג', 'דד', 'ה'].map(at)).toEqual([110, 100, 110, 100, 80])
  })
  test('sets the numbers of notes and the rule above them at the right', () => {
    const css = `${noteCss} .note { padding: 0 30pt 0 0 } @page { -colophon-footnote-rule: 40pt; @footnote { border-top: 1pt solid } }`
    const page = hebrew(`<p>אב${note('גד')}</p>`, css).layout.pages[0]
    const line = linesIn(page, 'notes')[0]
    expect(line.runs.map(run => [run.shaped.text, round(line.x + run.x)])).toContainEqual(['1', 100])
    expect(round(line.x + line.runs.find(run => run.shaped.text === 'גד')!.x)).toBe(60)
    expect(rulesIn(page).map(({ x, width }) => [x, width])).toEqual([[70, 40]])
  })
  test('a note’s number stands after its word, also where that is Latin', () => {
    const css = `${noteCss} .note::footnote-call { font-size: 10pt }`
    expect(seen(linesIn(hebrew(`<p>א ab${note('ג')} ב</p>`, css).layout.pages[0])[0])).toBe('ב 1ab א')
  })
  test('margin boxes stand where they are said to, their text in its own order', () => {
    const css = '@page { margin: 20pt; @top-left { content: "אב" } @top-right { content: "גד" } }'
    const [left, right] = linesIn(hebrew('<p>א</p>', css).layout.pages[0], 'margin')
    expect([across(left), across(right)]).toEqual([
      [20, 40],
      [80, 100],
    ])
  })
  test('hangs punctuation at the left end and opening marks at the right', () => {
    const css = 'p { hanging-punctuation: first allow-end; text-align: justify }'
    const [first] = linesIn(hebrew('<p>“אבגד הוזח, יכלמ</p>', css).layout.pages[0])
    expect(across(first)).toEqual([0, 120])
  })
  test('lets glyphs stand out at both edges, each on its side', () => {
    const css = 'p { -colophon-protrusion: glyphs; text-align: justify }'
    const [first] = linesIn(hebrew('<p>אבגד הוזח. יכלמ</p>', css).layout.pages[0])
    expect(across(first)).toEqual([3, 110])
    const latin = linesIn(hebrew('<p>Vbcd efgV הוזח</p>', css).layout.pages[0])[0]
    expect(round(endOf(latin))).toBe(110)
  })
  test('a drop cap stands at the right, with its lines beside it', () => {
    const laid = hebrew('<p>אבגדה וזחטי כלמנ</p>', 'p::first-letter { initial-letter: 2 }')
    const [first, second] = linesIn(laid.layout.pages[0])
    const initial = first.runs[0]
    expect(initial.shaped.text).toBe('א')
    expect(round(first.x + initial.x + initial.width)).toBe(110)
    const rest = Math.max(...first.runs.slice(1).map(run => first.x + run.x + run.width))
    expect(rest).toBeLessThanOrEqual(first.x + initial.x + 0.01)
    expect(endOf(second)).toBeLessThanOrEqual(first.x + initial.x + 0.01)
  })
})

describe('a stretch with a direction of its own', () => {
  const shown = (html: string, css = '') =>
    seen(linesIn(layOutHtml(`<p>${html}</p>`, `@page { size: 320pt 100pt } ${css}`).layout.pages[0])[0])

  test.each([
    ['digits after Hebrew go with it', 'אב: 12', '12 :בא'],
    ['dir isolates', '<span dir="rtl">אב</span>: 12', 'בא: 12'],
    ['bdi isolates, and takes its direction from its text', '<bdi>אב!</bdi> 12', '!בא 12'],
    ['dir=auto as well', '<span dir="auto">אב!</span> 12', '!בא 12'],
    ['bdo turns letters round', '<bdo dir="rtl">ab cd</bdo>', 'dc ba'],
    [
      'English stands inside Hebrew',
      '<span dir="rtl">אב <span dir="ltr">c (d)</span> ה</span>',
      'ה c (d) בא',
    ],
    ['brackets are mirrored', 'a (אב גד) b', 'a (דג בא) b'],
    ['two isolates side by side keep their order', '<bdi>אב</bdi> <bdi>גד</bdi>', 'בא דג'],
  ])('%s', (_, html, expected) => {
    expect(shown(html)).toBe(expected)
  })
  test.each([
    ['normal', 'בא! cd'],
    ['embed', '!בא cd'],
    ['isolate', '!בא cd'],
    ['plaintext', '!בא cd'],
    ['bidi-override', '!בא cd'],
    ['isolate-override', '!בא cd'],
  ])('unicode-bidi: %s', (value, expected) => {
    const css = `b { direction: rtl; unicode-bidi: ${value}; font-weight: 400 }`
    expect(shown('<b>אב!</b> cd', css)).toBe(expected)
  })
  test.each(['bidi-override', 'isolate-override'])('unicode-bidi: %s turns letters round', value => {
    const css = `b, p.o { direction: rtl; unicode-bidi: ${value}; font-weight: 400 }`
    expect(shown('<b>ab cd</b> ef', css)).toBe('dc ba ef')
    const [block] = linesIn(layOutHtml('<p class="o">ab cd</p>', css).layout.pages[0])
    expect(seen(block)).toBe('dc ba')
  })
  test('a block of plain text begins where its first letter says', () => {
    const set = linesIn(layOutHtml('<p dir="auto">אב c</p><p dir="auto">c אב</p>').layout.pages[0])
    expect(set.map(line => round(endOf(line)))).toEqual([110, 50])
  })
  test('goes on after a forced break', () => {
    const set = linesIn(layOutHtml('<p><span dir="rtl">אב!<br>גד!</span></p>').layout.pages[0])
    expect(set.map(seen)).toEqual(['!בא', '!דג'])
  })
  test('the edges of an inline box stand round it, each on its side', () => {
    const css = 'b { padding: 0 5pt 0 10pt; font-weight: 400 }'
    const places = (html: string) => {
      const [line] = linesIn(layOutHtml(html, css).layout.pages[0])
      return line.runs.map(run => `${run.shaped.text} ${round(line.x + run.x)}`)
    }
    expect(places('<p dir="rtl">א<b>ב</b>ג</p>')).toEqual(['ג 65', 'ב 85', 'א 100'])
    expect(places('<p>a<b>ב</b>c</p>')).toEqual(['a 10', 'ב 30', 'c 45'])
    expect(places('<p>a<b dir="rtl">ב</b>c</p>')).toEqual(['a 10', 'ב 30', 'c 45'])
    expect(places('<p dir="rtl">א<b>b</b>ג</p>')).toEqual(['ג 65', 'b 85', 'א 100'])
  })
  test('lines are broken before they are turned', () => {
    const set = linesIn(layOutHtml('<p>ab (אבג דהו זחט) cd</p>').layout.pages[0])
    expect(set.map(seen)).toEqual(['ab (גבא', 'טחז והד)', 'cd'])
  })
})

const naskh = loadCleanly([garamondFace(), scriptFace('Naskh'), scriptFace('Naskh Bold')])
const arabicCss = '@page { size: 300pt 200pt } html { font: 12pt/20pt Naskh, "EB Garamond" }'
const arabic = (html: string, css = '') =>
  layOutHtml(html, `${arabicCss} ${css}`, { fonts: naskh, root: { dir: 'rtl', lang: 'fa' } })
const glyphsOf = (line: LineFragment) => line.runs.flatMap(run => [...run.shaped.glyphs])

describe('letters that join', () => {
  test('do so where the colour or the weight changes inside a word', () => {
    const whole = linesIn(arabic('<p>کلمهها</p>').layout.pages[0])[0]
    const parted = linesIn(
      arabic('<p>کل<i>مه</i>ها</p>', 'i { color: #f00; font-style: normal }').layout.pages[0],
    )[0]
    expect(parted.runs).toHaveLength(3)
    expect(glyphsOf(parted)).toEqual(glyphsOf(whole))
    const [first, bold] = linesIn(arabic('<p>بب</p><p>ب<b>ب</b></p>').layout.pages[0])
    expect(glyphsOf(bold)).toEqual(glyphsOf(first))
    const [isolated] = linesIn(arabic('<p>ب</p>').layout.pages[0])
    expect(isolated.runs[0].width).not.toBeCloseTo(bold.runs[1].width, 2)
  })
  test('are not joined over a space, nor to Latin', () => {
    const alone = linesIn(arabic('<p>ب</p>').layout.pages[0])[0].runs[0].shaped
    const [spaced] = linesIn(arabic('<p>ب ب</p>').layout.pages[0])
    const [latin] = linesIn(arabic('<p>بa</p>').layout.pages[0])
    expect(spaced.runs[0].shaped.glyphs).toEqual(alone.glyphs)
    expect(latin.runs.at(-1)!.shaped.glyphs).toEqual(alone.glyphs)
  })
  test('take no letterspace, neither the style’s nor the justifier’s', () => {
    const natural = linesIn(arabic('<p>سلام</p>').layout.pages[0])[0]
    const [spaced] = linesIn(arabic('<p>سلام</p>', 'p { letter-spacing: 5pt }').layout.pages[0])
    expect(spaced.runs[0]).toMatchObject({ tracking: 0, width: natural.runs[0].width })
    const css =
      '@page { size: 130pt 200pt } p { text-align: justify; -colophon-tracking: 3%; -colophon-expansion: 2% }'
    const text = 'فانوس دریایی بر اسکله شمالی ایستاده است و abc از دور دیده می‌شود'
    const runs = arabic(`<p>${text}</p>`, css)
      .layout.pages.flatMap(page => linesIn(page))
      .flatMap(line => line.runs)
    const joined = runs.filter(run => /\p{Script=Arab}/u.test(run.shaped.text))
    expect(joined.map(run => run.tracking)).toEqual(joined.map(() => 0))
    expect(joined.some(run => run.scale !== 1)).toBe(true)
  })
  test('keep the sign that parts them', () => {
    const [line] = linesIn(arabic('<p>می‌شود</p>').layout.pages[0])
    const [without] = linesIn(arabic('<p>میشود</p>').layout.pages[0])
    expect(line.runs).toHaveLength(1)
    expect(line.runs[0].width).not.toBeCloseTo(without.runs[0].width, 2)
  })
  test('are no drop cap: that is said once', () => {
    const laid = layOutHtml('<p>سلام بر شما</p>', `${arabicCss} p::first-letter { initial-letter: 2 }`, {
      fonts: naskh,
      asks: ['css-unsupported'],
    })
    expect(laid.found.map(({ place }) => place?.line)).toEqual([1])
    expect(linesIn(laid.layout.pages[0])[0].runs[0].size).toBe(12)
  })
})

describe('other scripts', () => {
  const all = loadCleanly([garamondFace(), scriptFace('Hebrew'), scriptFace('Devanagari')])
  const set = (html: string, css = '') =>
    linesIn(
      layOutHtml(
        html,
        `@page { size: 320pt 200pt } html { font: 12pt/16pt "EB Garamond", Hebrew, Devanagari } ${css}`,
        { fonts: all },
      ).layout.pages[0],
    )

  test('Hebrew points stand on their letters and take no room', () => {
    const [pointed] = set('<p lang="he" dir="rtl">שָׁלוֹם</p>')
    const [bare] = set('<p lang="he" dir="rtl">שלום</p>')
    expect(pointed.runs[0].width).toBeCloseTo(bare.runs[0].width, 5)
    expect(pointed.runs[0].shaped.font.family).toBe('Hebrew')
  })
  test('Devanagari is shaped in syllables, and cut between them only', () => {
    const [line] = set('<p lang="hi">हिन्दी</p>')
    expect(line.runs[0].shaped.glyphs).not.toContain(0)
    expect(line.runs[0].shaped.clusters[0]).toBe(line.runs[0].shaped.clusters[1])
    const narrow = set('<p lang="hi">क्षत्रियक्षत्रिय</p>', 'p { width: 20pt; overflow-wrap: anywhere }')
    const parts = narrow.map(each => each.runs.map(run => run.shaped.text).join(''))
    expect(parts.join('')).toBe('क्षत्रियक्षत्रिय')
    for (const part of parts) expect(part).toMatch(/^\p{L}/u)
    for (const part of parts) expect(part).not.toMatch(/\u094d$/)
  })
  test('Greek and Cyrillic are in EB Garamond', () => {
    const [line] = set('<p>Ὁ φάρος и маяк</p>')
    expect(new Set(line.runs.map(run => run.shaped.font.family))).toEqual(new Set(['EB Garamond']))
    expect(glyphsOf(line)).not.toContain(0)
  })
  test('a letter and its mark are from one font, the first that has both', () => {
    const fonts = loadCleanly([squareFace({ also: 'א' }), squareFace({ family: 'Second', also: 'אָ' })])
    const [line] = linesIn(
      layOutHtml('<p>אאָא</p>', 'p { font-family: Square, Second }', { fonts }).layout.pages[0],
    )
    expect(line.runs.map(run => run.shaped.font.family)).toEqual(['Square', 'Second', 'Square'])
  })
  test('a justified line of them is filled between the characters', () => {
    const fonts = loadCleanly([squareFace({ also: '灯台は北の防波堤に立っている。' })])
    const css = 'p { text-align: justify; -colophon-expansion: 0%; -colophon-tracking: 0% }'
    const laid = layOutHtml('<p lang="ja">灯台は北の防波堤に立っている。灯台</p>', css, { fonts })
    const [first, last] = linesIn(laid.layout.pages[0])
    expect(across(first)).toEqual([10, 110])
    expect(first.runs[0].tracking).toBeCloseTo(10 / 8, 5)
    expect(last.runs[0].tracking).toBe(0)
  })
  test('a space between two words of another font is that font’s', () => {
    const [line] = set('<p>ab אב גד cd</p>')
    const spaces = line.runs.filter(run => run.shaped.text === ' ').map(run => run.shaped.font.family)
    expect(spaces).toEqual(['EB Garamond', 'Hebrew', 'EB Garamond'])
  })
  test('Chinese and Japanese are broken between characters, but not before their stops', () => {
    const fonts = loadCleanly([squareFace({ also: '灯台は北の防波堤に立っている。' })])
    const laid = layOutHtml('<p lang="ja">灯台は北の防波堤に立っている。灯台</p>', '', { fonts })
    expect(textOn(laid.layout.pages[0])).toEqual(['灯台は北の防波堤に', '立っている。灯台'])
    const stop = layOutHtml('<p lang="ja">灯台は北の防波堤に立。灯台</p>', '', { fonts })
    expect(textOn(stop.layout.pages[0])).toEqual(['灯台は北の防波堤に', '立。灯台'])
  })
})

describe('the language of an element', () => {
  const shown = (html: string, css = '', also = '') =>
    textOn(
      layOutHtml(html, `@page { size: 420pt 100pt } ${css}`, {
        fonts: loadCleanly([squareFace({ also: `•ßİıŉ„‚‹›ΣσςοδοςΟΔÉ${also}` })]),
      }).layout.pages[0],
    )

  test.each([
    ['de', '„a ‚b‘ c“'],
    ['fr', '«\u202fa “b” c\u202f»'],
    ['fa', '«a ‹b› c»'],
    ['en-GB', '“a ‘b’ c”'],
    ['de-CH', '«a ‹b› c»'],
  ])('says which marks q has: %s', (language, expected) => {
    expect(shown(`<p lang="${language}"><q>a <q>b</q> c</q></p>`)).toEqual([expected])
  })
  test.each([
    ['uppercase', 'tr', 'izmir ılık', 'İZMİR ILIK'],
    ['uppercase', 'en', 'izmir', 'IZMIR'],
    ['uppercase', 'de', 'straße', 'STRASSE'],
    ['lowercase', 'tr', 'IZMİR', 'ızmir'],
    ['lowercase', 'el', 'ΟΔΟΣ ΟΔΟΣ', 'οδος οδος'],
    ['lowercase', 'el', 'ΟΔΟΣ İ', 'οδος i\u0307'],
    ['capitalize', 'nl', 'ijs en ijzer', 'IJs En IJzer'],
    ['capitalize', 'en', 'ijs ßa', 'Ijs Ssa'],
    ['uppercase', 'x_not-a-tag', 'ab', 'AB'],
  ])('changes letters by it: %s in %s', (how, language, text, expected) => {
    expect(shown(`<p lang="${language}">${text}</p>`, `p { text-transform: ${how} }`, '\u0307')).toEqual([
      expected,
    ])
  })
  test('switches hyphenation inside a paragraph', () => {
    const css = 'p { hyphens: auto; hyphenate-limit-chars: 5 2 2 } @page { size: 80pt 200pt }'
    const broken = (language: string) =>
      textOn(
        layOutHtml(`<p lang="en">ab <span lang="${language}">Haustür</span></p>`, css, {
          asks: ['line-overfull'],
        }).layout.pages[0],
      )
    expect(broken('de')).toEqual(['ab', 'Haus‐', 'tür'])
    expect(broken('zxx')).toEqual(['ab', 'Haustür'])
  })
  test('chooses the forms of letters that a font has for it', () => {
    const fonts = loadCleanly([garamondFace(), scriptFace('Devanagari')])
    const css = 'html { font: 12pt "EB Garamond", Devanagari }'
    const glyphs = (language: string, text: string) =>
      glyphsOf(
        linesIn(
          layOutHtml(`<p><span lang="${language}">${text}</span></p>`, css, { fonts }).layout.pages[0],
        )[0],
      )
    expect(glyphs('tr', 'fi')).not.toEqual(glyphs('en', 'fi'))
    expect(glyphs('sr', 'бгд')).not.toEqual(glyphs('ru', 'бгд'))
    expect(glyphs('mr', 'लश')).not.toEqual(glyphs('hi', 'लश'))
  })
})
