import * as harfbuzz from 'harfbuzzjs'
import type { Font } from './font.js'
import type { FontTables } from './sfnt.js'

/** A face as an @font-face rule describes it, with the bytes of its file. */
export interface FaceDescription {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** Percent: 100 is normal. */
  readonly stretch: number
  /** `npm:PACKAGE/FILE`, or a path from the project's root. */
  readonly source: string
  readonly bytes: Uint8Array
  /** Inclusive ranges of code points that the face is used for; all if not given. */
  readonly unicodeRange?: readonly (readonly [number, number])[]
}

/** What a font is behind its door: HarfBuzz's own objects, and the rest of its tables. */
interface Inside {
  readonly face: harfbuzz.Face
  readonly shaper: harfbuzz.Font
  readonly tables: FontTables
  readonly features: ReadonlySet<string>
}

const insides = new WeakMap<Font, Inside>()
let fontsMade = 0

/** The font of a face whose tables have been read and found usable. */
export function makeFont(description: FaceDescription, tables: FontTables): Font {
  const { family, weight, style, stretch, source, bytes } = description
  const face = new harfbuzz.Face(new harfbuzz.Blob(bytes))
  const shaper = new harfbuzz.Font(face)
  const part = (units: number) => units / tables.unitsPerEm
  const covered = coverage(face, description.unicodeRange)
  const font: Font = {
    id: fontsMade++,
    family,
    weight,
    style,
    stretch,
    source,
    bytes,
    postScriptName: postScriptName(description, tables),
    unitsPerEm: tables.unitsPerEm,
    ascender: part(tables.ascender),
    descender: part(tables.descender),
    lineGap: part(tables.lineGap),
    xHeight: part(tables.xHeight || glyphHeight(shaper, 'x') || tables.unitsPerEm / 2),
    capHeight: part(tables.capHeight || glyphHeight(shaper, 'H') || tables.ascender),
    underlinePosition: part(tables.underlinePosition),
    underlineThickness: part(tables.underlineThickness),
    embedding: tables.embedding,
    hasGlyph: covered,
  }
  const features = new Set([...face.getTableFeatureTags('GSUB'), ...face.getTableFeatureTags('GPOS')])
  insides.set(font, { face, shaper, tables, features })
  return font
}

/** HarfBuzz's objects and the tables of a font that `makeFont` made; another `Font` is a fault of ours and throws. */
export function insideOf(font: Font): Inside {
  const inside = insides.get(font)
  if (inside === undefined) throw new Error(`not a loaded font: ${font.family}`)
  return inside
}

/** Whether the font has an OpenType feature (`smcp`, `onum` …) for any script. */
export function fontHasFeature(font: Font, tag: string): boolean {
  return insideOf(font).features.has(tag)
}

/** PostScript names hold printable ASCII without brackets, braces, slash and percent sign (OpenType, `name` id 6). */
function postScriptName({ family, weight, style }: FaceDescription, tables: FontTables): string {
  const written = tables.names.get(6) ?? ''
  const name = written === '' ? `${family}-${weight}${style === 'italic' ? 'Italic' : ''}` : written
  return name.replace(/[^!-~]|[[\](){}<>/%]/g, '').slice(0, 63) || 'Font'
}

function glyphHeight(shaper: harfbuzz.Font, letter: string): number {
  const glyph = shaper.nominalGlyph(letter.codePointAt(0)!)
  return glyph === undefined ? 0 : (shaper.glyphExtents(glyph)?.yBearing ?? 0)
}

/** A bit for each character of the Basic Multilingual Plane, since every character of a book is asked for. */
function coverage(
  face: harfbuzz.Face,
  ranges: FaceDescription['unicodeRange'],
): (codePoint: number) => boolean {
  const basic = new Uint8Array(0x10000)
  const beyond = new Set<number>()
  for (const codePoint of face.collectUnicodes()) {
    if (ranges !== undefined && !ranges.some(([from, to]) => codePoint >= from && codePoint <= to)) continue
    if (codePoint < 0x10000) basic[codePoint] = 1
    else beyond.add(codePoint)
  }
  return codePoint => (codePoint < 0x10000 ? basic[codePoint] === 1 : beyond.has(codePoint))
}
