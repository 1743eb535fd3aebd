import { expect, test } from 'vitest'
import type { Font } from '../../src/text/font.js'
import { missingText, segmentText } from '../../src/text/segment.js'
import { squareFace } from '../kit/squareFont.js'
import { garamondFace, loadFont } from '../kit/textFonts.js'

const latin = loadFont(squareFace({ family: 'Latin' }))
const hebrew = loadFont(squareFace({ family: 'Hebrew', also: 'אבגדה' }))
const arabic = loadFont(squareFace({ family: 'Arabic', also: 'سلام\u064e' }))
const fonts = [latin, hebrew, arabic]

/** `text (Font Script)` of each stretch. */
function segments(text: string, among: readonly Font[] = fonts): readonly string[] {
  return segmentText(text, among).map(
    ({ start, end, font, script, missing }) =>
      `${text.slice(start, end)} (${font.family}${script === '' ? '' : ` ${script}`}${missing ? ', missing' : ''})`,
  )
}

test('a text that the first font has is one stretch', () => {
  expect(segments('well-known “words”…')).toEqual(['well-known “words”… (Latin Latn)'])
  expect(segments('1789')).toEqual(['1789 (Latin)'])
  expect(segments('')).toEqual([])
  expect(segments('text', [])).toEqual([])
})

test('each character takes the first font that has it', () => {
  expect(segments('a אב b')).toEqual([
    'a  (Latin Latn)',
    'אב (Hebrew Hebr)',
    '  (Latin Hebr)',
    'b (Latin Latn)',
  ])
})

test('words of a fallback font keep the spaces between them', () => {
  expect(segments('אב גד')).toEqual(['אב גד (Hebrew Hebr)'])
  expect(segments('سلا مسا x')).toEqual(['سلا مسا (Arabic Arab)', '  (Latin Arab)', 'x (Latin Latn)'])
})

test('a mark stays with its letter, though another font has the letter alone', () => {
  const bare = loadFont(squareFace({ family: 'Bare', also: 'سلام' }))
  expect(segments('م\u064eس', [bare, arabic])).toEqual(['م\u064e (Arabic Arab)', 'س (Bare Arab)'])
})

test('a font that has a letter composed draws it taken apart', () => {
  expect(segments('e\u0301', [latin])).toEqual(['e\u0301 (Latin Latn)'])
})

test('joiners, soft hyphens and spaces of other widths need no glyph', () => {
  const bare = loadFont(squareFace({ family: 'Few', without: '\u00a0\u00ad\u2011' }))
  expect(segments('a\u00adb\u200bc\u2060d\u00a0e\u2009f\u202fg\u2011h', [bare])).toHaveLength(1)
  expect(missingText('a\u00adb\u200bc\u2060d\u00a0e\u2009f\u202fg\u2011h', [bare])).toEqual([])
})

test('signs take the script of what is round them, brackets that of their pair', () => {
  const all = loadFont(squareFace({ family: 'All', also: 'אבגד' }))
  expect(segments('ab (אב) cd', [all])).toEqual(['ab ( (All Latn)', 'אב (All Hebr)', ') cd (All Latn)'])
  expect(segments('«1 אב', [all])).toEqual(['«1 אב (All Hebr)'])
})

test('what no font has is given to the first one and named', () => {
  expect(segments('a☃b')).toEqual(['a (Latin Latn)', '☃ (Latin Latn, missing)', 'b (Latin Latn)'])
  expect(missingText('a☃b', fonts)).toEqual([{ text: '☃', offset: 1 }])
  expect(missingText('👩‍👧 x', fonts)).toEqual([{ text: '👩‍👧', offset: 0 }])
  expect(missingText('axb', [loadFont(squareFace({ without: 'x' }))])).toEqual([{ text: 'x', offset: 1 }])
  expect(missingText('plain text', fonts)).toEqual([])
})

test('EB Garamond has the letters of Europe, and no Hebrew', () => {
  const garamond = loadFont(garamondFace())
  const text = 'Łódź, Ελλάδα, Москва – “čeština” ½ № ‰'
  expect(missingText(text, [garamond])).toEqual([])
  expect(segmentText(text, [garamond]).map(({ script }) => script)).toEqual(['Latn', 'Grek', 'Cyrl', 'Latn'])
  expect(missingText('שלום', [garamond])).toHaveLength(4)
})

test('stretches cover the text once and in order', () => {
  const text = 'ab (אב) سلام ☃ e\u0301 👩‍👧. '
  const found = segmentText(text, fonts)
  expect(found.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
})
