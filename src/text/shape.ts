import * as harfbuzz from 'harfbuzzjs'
import type { Font, ShapedText, ShapeOptions, ShapingContext } from './font.js'
import { hasMarks, isSolid } from './joining.js'
import { insideOf } from './loadedFont.js'

/** What HarfBuzz needs of one set of options, and what has been shaped with it by font and text. */
interface Setting {
  readonly features: harfbuzz.Feature[]
  readonly direction: harfbuzz.Direction
  readonly options: ShapeOptions
  byFont: Map<Font, Map<string, ShapedText>>
  /** The filling of the cache that `byFont` belongs to. */
  filling: number
}

const interned = new Map<string, Setting>()
const settings = new WeakMap<ShapeOptions, Setting>()

/**
 * The cache holds words of about this many characters in all (a book of 100,000 words has some 15,000 different ones);
 * then it starts anew. Each entry counts 16 more for its objects.
 */
const mostCached = 2_000_000
let cached = 0
let filling = 0

/** What the last word was shaped with, as nearly always the next one is. */
let last:
  | { readonly options: ShapeOptions; readonly font: Font; readonly words: Map<string, ShapedText> }
  | undefined

/** The one object for all options that say the same; features sorted by tag, of two values for a tag the later. */
export function internOptions(options: ShapeOptions): ShapeOptions {
  return settingOf(options).options
}

/**
 * Shapes a stretch of text that has one font, one direction and one script: a word, or a whole run where letters join.
 * What was shaped before is the same object again. Unknown characters come as glyph 0. `beside` is what stands round it in its word.
 */
export function shape(
  text: string,
  font: Font,
  options: ShapeOptions,
  beside?: ShapingContext | undefined,
): ShapedText {
  if (last?.options !== options || last.font !== font) {
    last = { options, font, words: wordsOf(font, settingOf(options)) }
  }
  const { words } = last
  const key = beside === undefined ? text : `${beside.before}\n${text}\n${beside.after}`
  const known = words.get(key)
  if (known !== undefined) return known
  const shaped = shapeAnew(text, font, settingOf(options), beside)
  words.set(key, shaped)
  cached += key.length + 16
  if (cached > mostCached) {
    cached = 0
    filling++
    last = undefined
  }
  return shaped
}

/** What has been shaped with a font and a setting since the cache last started anew. */
function wordsOf(font: Font, setting: Setting): Map<string, ShapedText> {
  if (setting.filling !== filling) {
    setting.byFont = new Map()
    setting.filling = filling
  }
  const words = setting.byFont.get(font) ?? new Map<string, ShapedText>()
  setting.byFont.set(font, words)
  return words
}

function settingOf(options: ShapeOptions): Setting {
  const known = settings.get(options)
  if (known !== undefined) return known
  const tags = new Map(options.features.map(({ tag, value }) => [tag, value]))
  const features = [...tags].map(([tag, value]) => ({ tag, value })).sort((a, b) => (a.tag < b.tag ? -1 : 1))
  const { language, direction, script } = options
  const key = JSON.stringify([language, direction, script, features])
  let setting = interned.get(key)
  if (setting === undefined) {
    setting = {
      features: features.map(({ tag, value }) => new harfbuzz.Feature(tag, value)),
      direction: direction === 'ltr' ? harfbuzz.Direction.LTR : harfbuzz.Direction.RTL,
      options: { features, language, direction, script },
      byFont: new Map(),
      filling,
    }
    interned.set(key, setting)
    settings.set(setting.options, setting)
  }
  settings.set(options, setting)
  return setting
}

/** One for the process: shaping is synchronous, and a buffer is emptied before it is used again. */
const buffer = new harfbuzz.Buffer()

function shapeAnew(
  text: string,
  font: Font,
  { features, direction, options }: Setting,
  { before, after }: ShapingContext = { before: '', after: '' },
): ShapedText {
  buffer.clearContents()
  buffer.addText(before + text + after, before.length, text.length)
  buffer.setDirection(direction)
  if (options.language !== '') buffer.setLanguage(options.language)
  if (options.script !== '') buffer.setScript(options.script)
  buffer.guessSegmentProperties()
  harfbuzz.shape(insideOf(font).shaper, buffer, features)

  const infos = buffer.getGlyphInfos()
  const positions = buffer.getGlyphPositions()
  const count = infos.length
  const glyphs = new Uint16Array(count)
  const clusters = new Uint32Array(count)
  const advances = new Float64Array(count)
  const isMoved = positions.some(({ xOffset, yOffset }) => xOffset !== 0 || yOffset !== 0)
  const xOffsets = isMoved ? new Float64Array(count) : zeros(count)
  const yOffsets = isMoved ? new Float64Array(count) : zeros(count)
  let width = 0
  for (let i = 0; i < count; i++) {
    const { xAdvance, xOffset, yOffset } = positions[i]!
    glyphs[i] = infos[i]!.codepoint
    clusters[i] = infos[i]!.cluster - before.length
    advances[i] = xAdvance / font.unitsPerEm
    width += advances[i]!
    if (!isMoved) continue
    xOffsets[i] = xOffset / font.unitsPerEm
    yOffsets[i] = yOffset / font.unitsPerEm
  }
  const solid = isSolid(text) || (hasMarks(text) && new Set(clusters).size < count)
  const { direction: way } = options
  return { text, font, direction: way, glyphs, advances, xOffsets, yOffsets, clusters, width, solid }
}

/** Most words move no glyph aside: they share their zeros. */
const sharedZeros: Float64Array[] = []

function zeros(count: number): Float64Array {
  if (count >= 64) return new Float64Array(count)
  const shared = sharedZeros[count] ?? new Float64Array(count)
  sharedZeros[count] = shared
  return shared
}
