import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { fontCredit } from '../../src/text/fontCredit.js'
import { fontHasFeature } from '../../src/text/loadedFont.js'
import { internOptions, shape } from '../../src/text/shape.js'
import { loadSubsetter } from '../../src/text/subset.js'
import { squareFace } from '../kit/squareFont.js'
import { garamondFace, loadFont } from '../kit/textFonts.js'

const wasm = readFileSync(createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm'))
const subsetter = await loadSubsetter(wasm)
const face = garamondFace()
const garamond = loadFont(face)
const text = 'The office of AVATAR, 1789–1815: “first flight” x\u0301.'
const bytes = subsetter.subset(garamond, text)
const small = loadFont({ ...face, source: 'subset.ttf', bytes })

function widths(font: typeof garamond, ...tags: readonly string[]): readonly number[] {
  const features = tags.map(tag => ({ tag, value: 1 }))
  const options = internOptions({ features, language: 'en', direction: 'ltr', script: 'Latn' })
  return text.split(' ').map(word => shape(word, font, options).width)
}

test('a subset is a much smaller font that holds the characters and no others', () => {
  expect(bytes.length).toBeLessThan(face.bytes.length / 6)
  expect([...text].every(character => small.hasGlyph(character.codePointAt(0)!))).toBe(true)
  expect(small.hasGlyph('z'.codePointAt(0)!)).toBe(false)
})

test.each([[[]], [['smcp', 'c2sc']], [['onum', 'pnum']], [['lnum', 'tnum']], [['sups']], [['dlig']]])(
  'a subset sets the text as the whole font does, with features %j',
  tags => {
    expect(widths(small, ...tags)).toEqual(widths(garamond, ...tags))
  },
)

test('a subset keeps the features of text, and its licence', () => {
  const tags = ['smcp', 'c2sc', 'onum', 'lnum', 'pnum', 'tnum', 'sups', 'liga', 'kern', 'mark']
  expect(tags.filter(tag => fontHasFeature(garamond, tag) && !fontHasFeature(small, tag))).toEqual([])
  expect(fontCredit(small)).toEqual({ ...fontCredit(garamond), source: 'subset.ttf' })
})

test('a feature of font-feature-settings is kept when asked for', () => {
  expect(fontHasFeature(garamond, 'swsh')).toBe(true)
  const plain = loadFont({ ...face, source: 'plain.ttf', bytes: subsetter.subset(garamond, 'Queen') })
  const swash = loadFont({
    ...face,
    source: 'swash.ttf',
    bytes: subsetter.subset(garamond, 'Queen', ['swsh']),
  })
  expect([plain, swash].map(font => fontHasFeature(font, 'swsh'))).toEqual([false, true])
})

test('the same characters give the same bytes, whatever their order', () => {
  const reversed = [...text].reverse().join('')
  expect(Buffer.compare(subsetter.subset(garamond, text), bytes)).toBe(0)
  expect(Buffer.compare(subsetter.subset(garamond, reversed + reversed), bytes)).toBe(0)
})

test('a font whose letters join keeps what marks need', () => {
  const marked = loadFont({ ...face, source: 'marks.ttf', bytes: subsetter.subset(garamond, 'cafe\u0301') })
  expect(marked.hasGlyph(0xe9)).toBe(true)
})

test('the square font can be cut too', () => {
  const square = loadFont(squareFace())
  const cut = loadFont({ ...squareFace(), source: 'cut.ttf', bytes: subsetter.subset(square, 'abc') })
  expect([...'abz'].map(letter => cut.hasGlyph(letter.charCodeAt(0)))).toEqual([true, true, false])
  expect(cut).toMatchObject({ ascender: 0.8, xHeight: 0.5 })
})
