import type { FaceFile } from '../../src/text/fonts.js'

/**
 * A TrueType font for tests, built in memory: every glyph, the space among them, is a square of 1 em, so that expected
 * figures can be worked out by head. Ascender 0.8, descender -0.2, x-height 0.5, cap height 0.8, 1,000 units to the em.
 */
export interface SquareFontOptions {
  readonly family?: string
  /** Characters that the font lacks. */
  readonly without?: string
  /** Further characters that it has, of the Basic Multilingual Plane. */
  readonly also?: string
  /** OpenType features that show one character as another: `smcp: 'aS'` shows `a` as `S`. */
  readonly features?: Readonly<Record<string, string>>
  /** OS/2 fsType: 0 for no restriction, 2 for no embedding. */
  readonly fsType?: number
}

const usual = [
  ...Array.from({ length: 0x7e - 0x20 + 1 }, (_, i) => String.fromCharCode(0x20 + i)),
  ...'\u00a0\u00ad«»·ÄÖÜßäöüéèà\u2010\u2011–—‘’“”„…',
]

/** The font's bytes. The same options give the same bytes. */
export function squareFont(options: SquareFontOptions = {}): Uint8Array {
  const { family = 'Square', fsType = 0, features } = options
  const characters = squareCharacters(options)
  const glyphs = characters.length + 1
  const square = squareOutline()
  return assemble({
    ...(features === undefined ? {} : { GSUB: substitutions(features, characters) }),
    'OS/2': os2(fsType, characters),
    cmap: cmap(characters),
    glyf: repeat(square, glyphs),
    head: head(),
    hhea: hhea(glyphs),
    hmtx: repeat(numbers('HH', 1000, 0), glyphs),
    loca: numbers('I'.repeat(glyphs + 1), ...Array.from({ length: glyphs + 1 }, (_, i) => i * square.length)),
    maxp: numbers('IHHHHHHHHHHHHHH', 0x00010000, glyphs, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0),
    name: names(family),
    post: numbers('IIhhIIIII', 0x00030000, 0, -100, 50, 1, 0, 0, 0, 0),
  })
}

/** What the font has, by glyph: the first is glyph 1. */
export function squareCharacters({ without = '', also = '' }: SquareFontOptions): readonly string[] {
  return [...new Set([...usual, ...also])]
    .filter(character => !without.includes(character))
    .sort((a, b) => a.charCodeAt(0) - b.charCodeAt(0))
}

/** The square font as an @font-face rule would name it. */
export function squareFace(options: SquareFontOptions = {}): FaceFile {
  const family = options.family ?? 'Square'
  return {
    family,
    weight: 400,
    style: 'normal',
    stretch: 100,
    source: `${family}.ttf`,
    bytes: squareFont(options),
    place: { file: 'print.css', line: 1 },
  }
}

/** Big-endian numbers: `H` and `h` of 16 bits, `I` of 32, `B` of 8; capitals without sign. */
function numbers(format: string, ...values: readonly number[]): Uint8Array {
  const sizes: Readonly<Record<string, number>> = { B: 1, H: 2, h: 2, I: 4 }
  const bytes = new Uint8Array([...format].reduce((sum, letter) => sum + sizes[letter], 0))
  const view = new DataView(bytes.buffer)
  let offset = 0
  for (const [i, letter] of [...format].entries()) {
    if (letter === 'B') view.setUint8(offset, values[i])
    else if (letter === 'H') view.setUint16(offset, values[i])
    else if (letter === 'h') view.setInt16(offset, values[i])
    else view.setUint32(offset, values[i])
    offset += sizes[letter]
  }
  return bytes
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

function repeat(part: Uint8Array, times: number): Uint8Array {
  return join(...Array.from({ length: times }, () => part))
}

/** Four points on the curve, drawn clockwise from the lower left corner. */
function squareOutline(): Uint8Array {
  const header = numbers('hhhhh', 1, 0, -200, 1000, 800)
  const contour = numbers('HHBBBB', 3, 0, 1, 1, 1, 1)
  const [x, y] = [numbers('hhhh', 0, 0, 1000, 0), numbers('hhhh', -200, 1000, 0, -1000)]
  return join(header, contour, x, y, new Uint8Array(2))
}

function head(): Uint8Array {
  const upem = 1000
  const dates = [0, 0, 0, 0]
  return numbers(
    'IIIIHHIIIIhhhhHHhhh',
    ...[0x00010000, 0x00010000, 0, 0x5f0f3cf5, 3, upem, ...dates],
    ...[0, -200, 1000, 800, 0, 8, 2, 1, 0],
  )
}

function hhea(glyphs: number): Uint8Array {
  return numbers(
    'IhhhHhhhhhhhhhhhH',
    ...[0x00010000, 800, -200, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, glyphs],
  )
}

function os2(fsType: number, characters: readonly string[]): Uint8Array {
  const last = characters.at(-1)!.charCodeAt(0)
  return numbers(
    `HhHHHhhhhhhhhhhhBBBBBBBBBBIIIIIHHHhhhHHIIhhHHH`,
    ...[4, 1000, 400, 5, fsType, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0],
    ...[2, 0, 5, 3, 0, 0, 0, 0, 0, 0],
    ...[3, 0, 0, 0, 0x74657374, 0x40, 0x20, last],
    ...[800, -200, 0, 800, 200, 1, 0, 500, 800, 0, 0x20, 1],
  )
}

/** One subtable of format 4 (Windows, Unicode), a segment for each character. */
function cmap(characters: readonly string[]): Uint8Array {
  const codes = [...characters.map(character => character.charCodeAt(0)), 0xffff]
  const deltas = codes.map((code, i) => (code === 0xffff ? 1 : (i + 1 - code) & 0xffff))
  const segments = codes.length
  const power = 2 ** Math.floor(Math.log2(segments))
  const words = 'H'.repeat(segments)
  const subtable = join(
    numbers(
      'HHHHHHH',
      4,
      16 + 8 * segments,
      0,
      ...[2 * segments, 2 * power, Math.log2(power), 2 * (segments - power)],
    ),
    numbers(words, ...codes),
    numbers('H', 0),
    numbers(words, ...codes),
    numbers(words, ...deltas),
    numbers(words, ...codes.map(() => 0)),
  )
  return join(numbers('HHHHI', 0, 1, 3, 1, 12), subtable)
}

function names(family: string): Uint8Array {
  const texts: readonly (readonly [number, string])[] = [
    [1, family],
    [2, 'Regular'],
    [3, `${family} 1.0`],
    [4, family],
    [5, 'Version 1.0'],
    [6, family.replaceAll(' ', '')],
    [13, 'Made for tests. It has no other use.'],
  ]
  const storage: Uint8Array[] = []
  const records: Uint8Array[] = []
  let offset = 0
  for (const [id, text] of texts) {
    const encoded = numbers('H'.repeat(text.length), ...Array.from(text, letter => letter.charCodeAt(0)))
    records.push(numbers('HHHHHH', 3, 1, 0x409, id, encoded.length, offset))
    storage.push(encoded)
    offset += encoded.length
  }
  return join(numbers('HHH', 0, texts.length, 6 + 12 * texts.length), ...records, ...storage)
}

/** A GSUB of one lookup for each feature, which puts one glyph for another, in every script and language. */
function substitutions(
  features: Readonly<Record<string, string>>,
  characters: readonly string[],
): Uint8Array {
  const tags = Object.keys(features).sort()
  const glyph = (character: string) => characters.indexOf(character) + 1
  const each = tags.map((_, i) => i)
  const words = 'H'.repeat(tags.length)
  const language = numbers(`HHH${words}`, 0, 0xffff, tags.length, ...each)
  const scripts = join(numbers('H', 1), tag('DFLT'), numbers('HHH', 8, 4, 0), language)
  const listed = each.map(i => join(tag(tags[i]), numbers('H', 2 + 6 * tags.length + 6 * i)))
  const featureList = join(numbers('H', tags.length), ...listed, ...each.map(i => numbers('HHH', 0, 1, i)))
  const lookups = join(
    numbers(`H${words}`, tags.length, ...each.map(i => 2 + 2 * tags.length + 20 * i)),
    ...tags.map(name => {
      const [from, to] = [...features[name]].map(glyph)
      return numbers('HHHHHHhHHH', 1, 0, 1, 8, 1, 6, to - from, 1, 1, from)
    }),
  )
  const places = [10, 10 + scripts.length, 10 + scripts.length + featureList.length]
  return join(numbers('HHHHH', 1, 0, ...places), scripts, featureList, lookups)
}

const tag = (name: string) => new TextEncoder().encode(name)

/** The table directory and the tables, each on a border of four bytes, with the checksums of the format. */
function assemble(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const tags = Object.keys(tables)
  const power = 2 ** Math.floor(Math.log2(tags.length))
  const search = [16 * power, Math.log2(power), 16 * (tags.length - power)]
  const directory = [numbers('IHHHH', 0x00010000, tags.length, ...search)]
  const padded: Uint8Array[] = []
  let offset = 12 + 16 * tags.length
  const headAt = { offset: 0 }
  for (const tag of tags) {
    const table = tables[tag]
    const whole = join(table, new Uint8Array(-table.length & 3))
    if (tag === 'head') headAt.offset = offset
    directory.push(new TextEncoder().encode(tag), numbers('III', checksum(whole), offset, table.length))
    padded.push(whole)
    offset += whole.length
  }
  const font = join(...directory, ...padded)
  new DataView(font.buffer).setUint32(headAt.offset + 8, (0xb1b0afba - checksum(font)) >>> 0)
  return font
}

function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0
  for (let i = 0; i + 4 <= bytes.length; i += 4) sum = (sum + view.getUint32(i)) >>> 0
  return sum
}
