import { mirrored } from './bidi.js'
import type { Font } from './font.js'
import { scriptOf } from './scripts.js'

/** A stretch of text in one font and one script. */
export interface TextSegment {
  readonly start: number
  readonly end: number
  readonly font: Font
  /** ISO 15924; empty where the text has no letters. */
  readonly script: string
  /** No font has all of its characters: the first one draws its sign for that. */
  readonly missing: boolean
}

/** A character, or several that make one sign, that no font has. */
export interface MissingText {
  readonly text: string
  readonly offset: number
}

/**
 * Splits a text where its font or script changes. Each grapheme cluster stays whole and takes the first of the fonts
 * that has all of it (CSS Fonts 4, section 5.3); spaces between two stretches of one font take that one. Signs take the
 * script of the letters before them, else of those after; a closing bracket that of its opening one (UAX #24, 5.1).
 * Empty for an empty text and where there is no font.
 */
export function segmentText(text: string, fonts: readonly Font[]): readonly TextSegment[] {
  const first = fonts[0]
  if (first === undefined || text === '') return []
  if (isPlainIn(text, first)) {
    const script = latinLetter.test(text) ? 'Latn' : ''
    return [{ start: 0, end: text.length, font: first, script, missing: false }]
  }
  const clusters = clustersOf(text).map(cluster => chooseFont(text, cluster, fonts))
  settleSpaces(text, clusters)
  settleScripts(text, clusters)
  return joinSegments(clusters)
}

/** What no font has, in order; empty for nearly every text. */
export function missingText(text: string, fonts: readonly Font[]): readonly MissingText[] {
  if (fonts[0] !== undefined && isPlainIn(text, fonts[0])) return []
  return clustersOf(text)
    .filter(({ start, end }) => !fonts.some(font => covers(font, text.slice(start, end))))
    .map(({ start, end }) => ({ text: text.slice(start, end), offset: start }))
}

type Segment = { -readonly [Key in keyof TextSegment]: TextSegment[Key] }

interface Cluster {
  readonly start: number
  readonly end: number
}

const latinLetter = /[A-Za-z\u00aa\u00ba\u00c0-\u024f]/

/** Latin letters, digits and the usual signs, all of which the font has: nearly all of a Latin book. */
function isPlainIn(text: string, font: Font): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const latin = unit < 0x250 || (unit >= 0x2010 && unit <= 0x2064)
    if (!latin || !(font.hasGlyph(unit) || isDrawnWithout(font, unit))) return false
  }
  return true
}

/** Characters that are each a cluster of their own wherever they stand: no marks, joiners, jamo or emoji among them. */
const single =
  /^[\x00-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u05f2\u0620-\u064a\u1e00-\u1fff\u2010-\u2064\u20a0-\u20bf\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*$/

let known: Intl.Segmenter | undefined

/** Made when it is first needed: that takes ten milliseconds, and a Latin book never comes to it. */
function graphemes(): Intl.Segmenter {
  known ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return known
}

function clustersOf(text: string): readonly Cluster[] {
  if (single.test(text)) return Array.from(text, (_, start) => ({ start, end: start + 1 }))
  return Array.from(graphemes().segment(text), ({ index, segment }) => ({
    start: index,
    end: index + segment.length,
  }))
}

function chooseFont(text: string, { start, end }: Cluster, fonts: readonly Font[]): Segment {
  const cluster = text.slice(start, end)
  const font = fonts.find(candidate => covers(candidate, cluster))
  return {
    start,
    end,
    font: font ?? fonts[0]!,
    script: scriptOf(text.codePointAt(start)!),
    missing: font === undefined,
  }
}

/** HarfBuzz composes and takes apart, so a font has a cluster if it has either form of it. */
function covers(font: Font, cluster: string): boolean {
  if (coversEach(font, cluster)) return true
  return (
    cluster.length > 0 &&
    (coversEach(font, cluster.normalize('NFC')) || coversEach(font, cluster.normalize('NFD')))
  )
}

function coversEach(font: Font, characters: string): boolean {
  for (const character of characters) {
    const codePoint = character.codePointAt(0)!
    if (!font.hasGlyph(codePoint) && !isDrawnWithout(font, codePoint)) return false
  }
  return true
}

const invisible = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u
/** Spaces of other widths, which HarfBuzz makes from the space. */
const spaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/

/** What HarfBuzz can draw though the font has no glyph for it. */
function isDrawnWithout(font: Font, codePoint: number): boolean {
  if (codePoint === 0x2011) return font.hasGlyph(0x2010)
  const character = String.fromCodePoint(codePoint)
  if (spaces.test(character)) return font.hasGlyph(0x20)
  return invisible.test(character)
}

/** Words of a fallback font keep the spaces between them, so that a script whose letters join is shaped in one run. */
function settleSpaces(text: string, segments: readonly Segment[]): void {
  let before: Segment | undefined
  let waiting: Segment[] = []
  for (const segment of segments) {
    if (text[segment.start] === ' ') {
      waiting.push(segment)
      continue
    }
    if (before?.font === segment.font && segment.font.hasGlyph(0x20)) {
      for (const space of waiting) space.font = segment.font
    }
    before = segment
    waiting = []
  }
}

function settleScripts(text: string, segments: readonly Segment[]): void {
  const open: { readonly closing: string; readonly script: string }[] = []
  let script = segments.find(segment => segment.script !== '')?.script ?? ''
  for (const segment of segments) {
    if (segment.script !== '') {
      script = segment.script
      continue
    }
    const character = text[segment.start]!
    const opening = open.findLastIndex(bracket => bracket.closing === character)
    if (opening >= 0) script = open.splice(opening)[0]!.script
    else if (/\p{Ps}/u.test(character)) open.push({ closing: mirrored(character), script })
    segment.script = script
  }
}

function joinSegments(segments: readonly Segment[]): readonly TextSegment[] {
  const joined: Segment[] = []
  for (const segment of segments) {
    const last = joined.at(-1)
    const same =
      last?.font === segment.font && last.script === segment.script && last.missing === segment.missing
    if (last !== undefined && same) last.end = segment.end
    else joined.push({ ...segment })
  }
  return joined
}
