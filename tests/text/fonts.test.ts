import { expect, test } from 'vitest'
import { collectDiagnostics } from '../../src/diagnostic.js'
import { fontCredit } from '../../src/text/fontCredit.js'
import { loadFonts } from '../../src/text/fonts.js'
import { fontHasFeature } from '../../src/text/loadedFont.js'
import { squareFace, squareFont } from '../kit/squareFont.js'
import { garamondFace, loadCleanly, loadFont } from '../kit/textFonts.js'

test('measures of a font are parts of its em', () => {
  const font = loadFont(squareFace())
  expect(font).toMatchObject({
    family: 'Square',
    postScriptName: 'Square',
    unitsPerEm: 1000,
    ascender: 0.8,
    descender: -0.2,
    lineGap: 0,
    xHeight: 0.5,
    capHeight: 0.8,
    underlinePosition: -0.1,
    underlineThickness: 0.05,
    embedding: 0,
  })
})

test('the same face gives the same font in one process, changed bytes another', () => {
  const font = loadFont(garamondFace())
  expect(loadFont(garamondFace())).toBe(font)
  const changed = loadFont({ ...squareFace({ without: 'x' }) })
  expect(loadFont(squareFace())).not.toBe(changed)
  expect(loadFont(squareFace()).id).not.toBe(changed.id)
})

test('a font has the glyphs of its cmap, within the unicode-range of its face', () => {
  const font = loadFont(squareFace({ without: 'x' }))
  expect([...'axb'].map(letter => font.hasGlyph(letter.charCodeAt(0)))).toEqual([true, false, true])
  const digits = loadFont({ ...squareFace(), unicodeRange: [[0x30, 0x39]] })
  expect([...'a1'].map(letter => digits.hasGlyph(letter.charCodeAt(0)))).toEqual([false, true])
})

function withFourBytes(signature: string): Uint8Array {
  const bytes = squareFont().slice()
  bytes.set(new TextEncoder().encode(signature))
  return bytes
}

function withTableNamed(from: string, to: string): Uint8Array {
  const bytes = Buffer.from(squareFont())
  bytes.write(to, bytes.indexOf(from), 'latin1')
  return bytes
}

test.each([
  ['a WOFF2 file', withFourBytes('wOF2'), 'packed for the web'],
  ['a WOFF file', withFourBytes('wOFF'), 'packed for the web'],
  ['a collection', withFourBytes('ttcf'), 'a collection'],
  ['a text file', new TextEncoder().encode('no font at all'), 'not a font file'],
  ['an empty file', new Uint8Array(), 'not a font file'],
  ['a file that is cut short', squareFont().slice(0, 900), 'damaged or cut short'],
  ['a variable font', withTableNamed('post', 'fvar'), 'variable font'],
  ['a font without cmap', withTableNamed('cmap', 'zmap'), 'no table "cmap"'],
  ['a font without outlines', withTableNamed('glyf', 'glif'), 'no outlines'],
  ['a font that may not be embedded', squareFont({ fsType: 0x2 }), 'forbids embedding'],
  ['a font that may not be cut', squareFont({ fsType: 0x104 }), 'forbids embedding a part'],
  ['a font for bitmaps only', squareFont({ fsType: 0x200 }), 'only its bitmaps'],
])('%s is reported as unusable, with advice and place, and left out', (_, bytes, why) => {
  const { report, found } = collectDiagnostics()
  const set = loadFonts([{ ...squareFace(), bytes }, squareFace({ family: 'Other' })], report)
  expect(set.fonts.map(font => font.family)).toEqual(['Other'])
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ code: 'font-unusable', place: { file: 'print.css', line: 1 } })
  expect(found[0].message).toContain(why)
  expect(found[0].message).toContain('Square.ttf')
  expect(found[0].advice).toMatch(/\.$/)
})

test.each([0x0, 0x4, 0x8, 0x6])('fsType %i allows embedding', fsType => {
  expect(loadFont(squareFace({ family: `Free ${fsType}`, fsType })).embedding).toBe(fsType)
})

test('no cut of a font file throws', () => {
  const whole = squareFont()
  for (let length = 0; length < whole.length; length += 97) {
    const { report, found } = collectDiagnostics()
    loadFonts([{ ...squareFace(), bytes: whole.slice(0, length) }], report)
    expect(found).toHaveLength(1)
  }
})

test('fontHasFeature tells true small capitals from none', () => {
  const garamond = loadFont(garamondFace())
  const has = ['smcp', 'c2sc', 'onum', 'sups', 'kern', 'ss99'].map(tag => fontHasFeature(garamond, tag))
  expect(has).toEqual([true, true, true, true, true, false])
  expect(fontHasFeature(loadFont(squareFace()), 'smcp')).toBe(false)
})

test('the credit of a font comes from its name table', () => {
  const face = garamondFace(600)
  expect(fontCredit(loadFont(face))).toEqual({
    family: 'EB Garamond',
    version: '1.003',
    licence: 'SIL Open Font License 1.1',
    licenceUrl: 'https://openfontlicense.org',
    source: face.source,
  })
  expect(fontCredit(loadFont(squareFace()))).toMatchObject({
    family: 'Square',
    version: '1.0',
    licence: 'Made for tests.',
    licenceUrl: '',
  })
})

test('a list of families gives one font for each that is loaded, in the order of preference', () => {
  const set = loadCleanly([garamondFace(), squareFace(), garamondFace(400, 'italic')])
  const query = { weight: 400, style: 'normal', stretch: 100 } as const
  const families = (names: readonly string[]) =>
    set.match({ ...query, families: names }).map(font => font.family)
  expect(families(['square', 'Missing', 'EB GARAMOND'])).toEqual(['Square', 'EB Garamond'])
  expect(families(['Square'])).toEqual(['Square'])
  expect(families(['Square', 'serif'])).toEqual(['Square', 'EB Garamond'])
  expect(families(['serif'])).toEqual(['EB Garamond', 'Square'])
  expect(families(['monospace'])).toEqual(['Square', 'EB Garamond'])
  expect(families(['Missing'])).toEqual(['EB Garamond', 'Square'])
  expect(set.match({ ...query, families: ['serif'] })).toBe(set.match({ ...query, families: ['serif'] }))
})

test('a set without fonts matches nothing', () => {
  const query = { families: ['serif'], weight: 400, style: 'normal', stretch: 100 } as const
  expect(loadCleanly([]).match(query)).toEqual([])
})
