import { describe, expect, test } from 'vitest'
import type { ShapeOptions } from '../../src/text/font.js'
import { joiningContext } from '../../src/text/joining.js'
import { internOptions, shape } from '../../src/text/shape.js'
import { scriptFace } from '../kit/scriptFonts.js'
import { squareFace } from '../kit/squareFont.js'
import { garamondFace, loadFont } from '../kit/textFonts.js'

function options(...tags: readonly string[]): ShapeOptions {
  const features = tags.map(tag => ({ tag: tag.slice(0, 4), value: tag.endsWith('=0') ? 0 : 1 }))
  return internOptions({ features, language: 'en', direction: 'ltr', script: 'Latn' })
}

const garamond = loadFont(garamondFace())
const square = loadFont(squareFace())
const plain = options()

test('each glyph of the square font takes 1 em', () => {
  const shaped = shape('a b-1', square, plain)
  expect([...shaped.advances]).toEqual([1, 1, 1, 1, 1])
  expect([...shaped.clusters]).toEqual([0, 1, 2, 3, 4])
  expect(shaped).toMatchObject({ width: 5, text: 'a b-1', direction: 'ltr', font: square })
})

test('an empty text has no glyphs', () => {
  expect(shape('', square, plain)).toMatchObject({ width: 0, glyphs: new Uint16Array(0) })
})

test('letters join in ligatures, which keep the offset of their first letter', () => {
  const joined = shape('office', garamond, plain)
  const apart = shape('office', garamond, options('liga=0', 'clig=0'))
  expect(joined.glyphs.length).toBeLessThan(apart.glyphs.length)
  expect([...apart.clusters]).toEqual([0, 1, 2, 3, 4, 5])
  expect([...joined.clusters]).toEqual([0, 1, 4, 5])
})

test('pairs are kerned unless kerning is off', () => {
  const kerned = shape('AVATAR', garamond, plain)
  const unkerned = shape('AVATAR', garamond, options('kern=0'))
  expect([...kerned.glyphs]).toEqual([...unkerned.glyphs])
  expect(kerned.width).toBeLessThan(unkerned.width - 0.2)
})

test('small capitals and old-style figures are glyphs of their own', () => {
  const letters = shape('word', garamond, plain)
  const capitals = shape('word', garamond, options('smcp'))
  expect(capitals.glyphs.length).toBe(4)
  expect([...capitals.glyphs].filter(glyph => letters.glyphs.includes(glyph))).toEqual([])
  const [lining, old] = [options('lnum'), options('onum')].map(one => shape('1789', garamond, one))
  expect([...lining.glyphs].filter(glyph => old.glyphs.includes(glyph))).toEqual([])
})

test('tabular figures are all of one width, proportional ones are not', () => {
  const widths = (tag: string) =>
    new Set([...'0123456789'].map(d => shape(d, garamond, options(tag, 'lnum')).width))
  expect(widths('tnum').size).toBe(1)
  expect(widths('pnum').size).toBeGreaterThan(1)
})

test('width is the sum of the advances', () => {
  const { advances, width } = shape('Typography', garamond, plain)
  expect(advances.reduce((sum, advance) => sum + advance, 0)).toBeCloseTo(width, 12)
})

test('marks stand on their letter and take no room', () => {
  const bare = shape('x', garamond, plain)
  const marked = shape('x\u0301', garamond, plain)
  expect(marked.width).toBeCloseTo(bare.width, 12)
  expect(shape('e\u0301', garamond, plain).glyphs).toEqual(shape('é', garamond, plain).glyphs)
})

test('a character that the font lacks is glyph 0', () => {
  expect([...shape('aअ', square, plain).glyphs][1]).toBe(0)
})

test('a soft hyphen and a zero-width space take no room', () => {
  expect(shape('a\u00adb\u200bc', square, plain).width).toBe(3)
})

test('text from right to left comes in visual order, its clusters falling', () => {
  const hebrew = loadFont(squareFace({ family: 'Hebrew', also: 'אבג' }))
  const rtl = internOptions({ features: [], language: 'he', direction: 'rtl', script: 'Hebr' })
  const shaped = shape('אבג', hebrew, rtl)
  expect([...shaped.clusters]).toEqual([2, 1, 0])
  const [opening, closing] = ['(', ')'].map(sign => shape(sign, hebrew, plain).glyphs[0])
  expect([...shape('(', hebrew, rtl).glyphs]).toEqual([closing])
  expect([...shape(')', hebrew, rtl).glyphs]).toEqual([opening])
})

test('what was shaped before is the same object', () => {
  const first = shape('again', garamond, plain)
  expect(shape('again', garamond, plain)).toBe(first)
  expect(shape('again', garamond, { ...plain, features: [...plain.features] })).toBe(first)
  expect(shape('again', square, plain)).not.toBe(first)
  expect(shape('again', garamond, options('smcp'))).not.toBe(first)
})

test('options that say the same are one object, whatever the order of their features', () => {
  const one = options('smcp', 'onum')
  expect(options('onum', 'smcp')).toBe(one)
  expect(one.features.map(({ tag }) => tag)).toEqual(['onum', 'smcp'])
  expect(options('onum=0', 'onum').features).toEqual([{ tag: 'onum', value: 1 }])
})

test('the cache does not grow without end', () => {
  const first = shape('bounded', square, plain)
  for (let i = 0; i < 130; i++) shape(String(i).padEnd(20_000, 'x'), square, plain)
  const later = shape('bounded', square, plain)
  expect(later).not.toBe(first)
  expect(later).toEqual(first)
})

describe('letters that join', () => {
  const naskh = loadFont(scriptFace('Naskh'))
  const arabic = internOptions({ features: [], language: 'fa', direction: 'rtl', script: 'Arab' })
  const width = (text: string, before = '', after = '') =>
    shape(text, naskh, arabic, before === '' && after === '' ? undefined : { before, after }).width

  test('take their shapes from what stands beside the stretch', () => {
    const [whole, alone] = [shape('هه', naskh, arabic), width('ه')]
    expect(width('ه', '', 'ه') + width('ه', 'ه')).toBeCloseTo(whole.width, 5)
    expect(width('ه', '', 'ه')).not.toBeCloseTo(alone, 3)
    expect([...shape('ه', naskh, arabic, { before: 'ه', after: '' }).clusters]).toEqual([0])
  })
  test('do so only where both sides are such letters', () => {
    expect(joiningContext('هه', 1, 2)).toEqual({ before: 'ه', after: '' })
    expect(joiningContext('aه', 1, 2)).toBeUndefined()
    expect(joiningContext('ه ه', 2, 3)).toBeUndefined()
    expect(joiningContext('office', 1, 3)).toBeUndefined()
  })
  test('are solid, as are letters with marks: no space may part them', () => {
    const latin = internOptions({ features: [], language: 'en', direction: 'ltr', script: '' })
    expect(shape('سلام', naskh, arabic).solid).toBe(true)
    expect(shape('abc', garamond, latin).solid).toBe(false)
    expect(shape('e\u0301', garamond, latin).solid).toBe(false)
    expect(shape('x\u0301', garamond, latin).solid).toBe(true)
  })
})
