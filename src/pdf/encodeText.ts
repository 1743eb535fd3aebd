import type { ShapedText } from '../text/font.js'
import type { PdfFont } from './pdfkitAdapter.js'

/** Shaped text as the codes of one font in the file; lengths in thousandths of an em, as TJ counts them. */
export interface EncodedText {
  readonly parts: readonly EncodedPart[]
  /** From the origin of the text to the pen after the last glyph, as a viewer adds it up. */
  readonly advance: number
  /** How many codes are shown: tracking is added after each. */
  readonly count: number
  /** Glyphs that no character is left for, to be drawn after the line: inside a word they would part it for its readers. */
  readonly idle: readonly IdleGlyph[]
}

export interface IdleGlyph {
  /** From the origin of the text. */
  readonly at: number
  readonly code: string
  /** Above the baseline. */
  readonly raise: number
  readonly advance: number
}

export interface EncodedPart {
  /** To be taken from the pen before the first code, as a number in a TJ array. */
  readonly lead: number
  /** Codes in hexadecimal digits and adjustments, without the outer angle brackets: `00010002>-30<0003`. */
  readonly codes: string
  /** Above the baseline. */
  readonly raise: number
  /** What the part stands for, where its codes cannot say it. */
  readonly span: TextSpan | undefined
}

/** Parts that belong together share one. */
export interface TextSpan {
  readonly text: string
}

/** The glyphs of one cluster and the text that they stand for. */
interface Cluster {
  readonly first: number
  readonly count: number
  readonly text: string
}

/** Encodes for one font, and remembers: shaped words are shared over the whole publication. */
export function textEncoder(font: PdfFont): (shaped: ShapedText, source: string | undefined) => EncodedText {
  const plain = new Map<ShapedText, EncodedText>()
  const sourced = new Map<ShapedText, Map<string, EncodedText>>()
  return (shaped, source) => {
    if (source === undefined || source === shaped.text) {
      const known = plain.get(shaped)
      if (known !== undefined) return known
      const encoded = encodeText(font, shaped, shaped.text)
      plain.set(shaped, encoded)
      return encoded
    }
    const bySource = sourced.get(shaped) ?? new Map<string, EncodedText>()
    const encoded = bySource.get(source) ?? encodeText(font, shaped, source)
    sourced.set(shaped, bySource.set(source, encoded))
    return encoded
  }
}

function encodeText(font: PdfFont, shaped: ShapedText, source: string): EncodedText {
  const { texts, spans } = mapGlyphs(shaped, source)
  const parts: EncodedPart[] = []
  const idle: IdleGlyph[] = []
  let [pen, wanted, count] = [0, 0, 0]
  let open = { lead: 0, codes: '', raise: 0, span: undefined as TextSpan | undefined }
  const close = () => {
    const { lead, codes, raise, span } = open
    if (codes !== '') parts.push({ lead, codes, raise, span })
  }
  for (let i = 0; i < shaped.glyphs.length; i++) {
    const text = texts[i]!
    if (text === '') {
      wanted += shaped.advances[i]! * 1000
      continue
    }
    const at = wanted + shaped.xOffsets[i]! * 1000
    const raise = Math.round(shaped.yOffsets[i]! * 1000)
    const code = font.codeOf(shaped.glyphs[i]!, text)
    const digits = code.toString(16).padStart(4, '0')
    if (text === filler && shaped.direction === 'rtl') {
      idle.push({ at, code: digits, raise, advance: font.widthOf(code) })
      wanted += shaped.advances[i]! * 1000
      continue
    }
    const adjustment = Math.round(pen - at)
    if (open.codes === '' || raise !== open.raise || spans[i] !== open.span) {
      close()
      open = { lead: adjustment, codes: digits, raise, span: spans[i] }
    } else open.codes += adjustment === 0 ? digits : `>${adjustment}<${digits}`
    pen += font.widthOf(code) - adjustment
    wanted += shaped.advances[i]! * 1000
    count += 1
  }
  close()
  return { parts, advance: pen, count, idle }
}

/**
 * What each glyph stands for, and the span of text that it belongs to where single glyphs cannot say it: where there are
 * more of them than characters, where their order is not the text's, where the source has another length. The empty string
 * is for glyphs that are not shown: soft hyphens and joiners inside a line, which would only keep a search from the word.
 */
function mapGlyphs(shaped: ShapedText, meant: string) {
  const length = shaped.glyphs.length
  const source = meant.replace(/[\t\n\f\r]/g, ' ')
  // What stands for nothing (the dots of a leader) is read as white space.
  if (source === '') return { texts: new Array<string>(length).fill(' '), spans: [] }
  if (length === 1) return { texts: [source], spans: [] }
  const sameLength = source.length === shaped.text.length
  if (sameLength && isLetterByLetter(shaped) && !invisible.test(source)) return { texts: source, spans: [] }
  const whole = sameLength && isInOrder(shaped) ? undefined : { text: source }
  const texts = new Array<string>(length)
  const spans = new Array<TextSpan | undefined>(length).fill(whole)
  for (const cluster of clustersOf(shaped, sameLength ? source : shaped.text)) {
    const { first, count } = cluster
    const seen = cluster.text.replace(invisibles, '')
    const hidden = seen === '' && isEmpty(shaped, cluster)
    const text = seen === '' ? cluster.text : seen
    const characters = hidden
      ? []
      : shaped.direction === 'ltr'
        ? shareCharacters(text, count)
        : shareTurned(text, shaped.advances.subarray(first, first + count))
    for (let i = 0; i < count; i++) texts[first + i] = characters[i] ?? ''
    if (!hidden && characters.includes(filler)) spans.fill(whole ?? { text }, first, first + count)
  }
  // Right-to-left text is put in order again by whoever reads it, glyph by glyph; a span in reading order would be turned round.
  return { texts, spans: shaped.direction === 'ltr' ? spans : [] }
}

const invisible = /[\u00ad\u200b\u2060\ufeff]/
const invisibles = new RegExp(invisible, 'g')

/** Whether each UTF-16 unit has a glyph of its own, in the order of the text: nearly all words. */
function isLetterByLetter({ text, glyphs, clusters }: ShapedText): boolean {
  if (glyphs.length !== text.length) return false
  for (let i = 0; i < clusters.length; i++) if (clusters[i] !== i) return false
  return true
}

/** For a glyph that no character is left for: a reader of ToUnicode takes an empty entry for a missing one. */
const filler = '\u200b'

/** A character for each glyph; the last has all that are left. */
function shareCharacters(text: string, count: number): string[] {
  const characters = Array.from(text)
  const shares = Array.from({ length: count - 1 }, (_, i) => characters[i] ?? filler)
  return [...shares, characters.slice(count - 1).join('') || filler]
}

/** The same for a cluster that runs from right to left: glyphs without width, such as a letter's dots, are left out first. */
function shareTurned(text: string, advances: Float64Array): string[] {
  const fewer = advances.length - Array.from(text).length
  const glyphs = Array.from(advances, (_, i) => i).reverse()
  const idle = new Set(
    glyphs.toSorted((a, b) => advances[a]! - advances[b]! || a - b).slice(0, Math.max(0, fewer)),
  )
  const shares = shareCharacters(text, advances.length - idle.size)
  return glyphs.map(i => (idle.has(i) ? filler : shares.shift()!)).reverse()
}

/** Glyphs of one cluster stand together; its text ends where the next cluster in the text begins. */
function clustersOf({ clusters }: ShapedText, text: string): readonly Cluster[] {
  const starts = [...new Set(clusters)].sort((a, b) => a - b)
  const endOf = new Map(starts.map((start, i) => [start, starts[i + 1] ?? text.length]))
  const found: Cluster[] = []
  for (let first = 0; first < clusters.length; ) {
    const start = clusters[first]!
    let end = first
    while (clusters[end] === start) end += 1
    const from = start === starts[0] ? 0 : start
    found.push({ first, count: end - first, text: text.slice(from, endOf.get(start)) })
    first = end
  }
  return found
}

function isInOrder({ clusters, direction }: ShapedText): boolean {
  const sign = direction === 'ltr' ? 1 : -1
  return clusters.every((cluster, i) => i === 0 || sign * (cluster - clusters[i - 1]!) >= 0)
}

function isEmpty({ advances }: ShapedText, { first, count }: Cluster): boolean {
  return advances.subarray(first, first + count).every(advance => advance === 0)
}
