import type { Place, Report } from '../diagnostic.js'
import type { Font, FontQuery, FontSet } from './font.js'
import { type FaceDescription, insideOf, makeFont } from './loadedFont.js'
import { nearestFaces } from './matchFonts.js'
import { readFontTables } from './sfnt.js'

/** A face with the place of the @font-face rule that names it. */
export interface FaceFile extends FaceDescription {
  readonly place: Place
}

/**
 * The fonts of a publication. Each file that cannot be used is reported as `font-unusable` and left out: packed or
 * variable fonts, damaged files, and those whose maker forbids embedding. A file that was loaded before in this process
 * gives the same font again, with all that has been shaped with it.
 */
export function loadFonts(faces: readonly FaceFile[], report: Report): FontSet {
  const fonts = faces.flatMap(face => loadFont(face, report) ?? [])
  const families = new Map<string, Font[]>()
  for (const font of fonts) {
    const key = font.family.toLowerCase()
    families.set(key, [...(families.get(key) ?? []), font])
  }
  const matched = new Map<string, readonly Font[]>()
  return {
    fonts,
    match(query) {
      const key = `${query.weight} ${query.style} ${query.stretch} ${query.families.join('\0')}`
      const known = matched.get(key)
      if (known !== undefined) return known
      const found = matchFamilies(families, query)
      matched.set(key, found)
      return found
    },
  }
}

/** Fonts by face, the oldest first. Few: a template has a dozen faces. */
const loaded = new Map<string, Font>()
const mostLoaded = 100

function loadFont(face: FaceFile, report: Report): Font | undefined {
  const { place, ...description } = face
  const { bytes, ...rest } = description
  const key = JSON.stringify(rest)
  const known = loaded.get(key)
  if (known !== undefined && equalBytes(known.bytes, bytes)) return known
  const reading = readFontTables(bytes)
  if (reading.kind === 'fault') {
    const message = `The font "${face.source}" cannot be used: ${reading.why}.`
    report('font-unusable', message, { place, advice: reading.advice })
    return undefined
  }
  const refusal = embeddingRefusal(reading.tables.embedding)
  if (refusal !== undefined) {
    const advice = 'Choose a font whose licence allows it, or ask its maker for such a file.'
    report('font-unusable', `The font "${face.source}" cannot be used: ${refusal}.`, { place, advice })
    return undefined
  }
  const font = makeFont(description, reading.tables)
  loaded.delete(key)
  loaded.set(key, font)
  if (loaded.size > mostLoaded) loaded.delete(loaded.keys().next().value!)
  return font
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || Buffer.compare(a, b) === 0
}

/** OpenType, table OS/2, fsType. Bits 2 and 3 allow more than bit 1 forbids: of several the least restrictive holds. */
function embeddingRefusal(fsType: number): string | undefined {
  if ((fsType & 0x2) !== 0 && (fsType & 0xc) === 0) return 'its maker forbids embedding (fsType)'
  if ((fsType & 0x100) !== 0) return 'its maker forbids embedding a part of it (fsType)'
  if ((fsType & 0x200) !== 0) return 'its maker allows only its bitmaps to be embedded (fsType)'
  return undefined
}

const genericFamilies = new Set([
  'serif',
  'sans-serif',
  'monospace',
  'cursive',
  'fantasy',
  'system-ui',
  'ui-serif',
  'ui-sans-serif',
  'ui-monospace',
  'ui-rounded',
  'math',
  'emoji',
  'fangsong',
])

/**
 * There are no installed fonts, so a generic family (CSS Fonts 4, section 2.1.3) stands for every family of the
 * publication in the order of loading, for `monospace` those of one width first. So does a list of which nothing is loaded.
 */
function matchFamilies(families: ReadonlyMap<string, readonly Font[]>, query: FontQuery): readonly Font[] {
  const chosen = new Set<Font>()
  const add = (faces: readonly Font[]) => {
    for (const font of nearestFaces(faces, query)) chosen.add(font)
  }
  const addAll = (generic: string) => {
    const all = [...families.values()]
    const even = all.filter(faces => insideOf(faces[0]!).tables.fixedPitch)
    const first = generic.endsWith('monospace') ? even : all.filter(faces => !even.includes(faces))
    for (const faces of [...first, ...all]) add(faces)
  }
  for (const name of query.families) {
    const key = name.toLowerCase()
    const faces = families.get(key)
    if (faces !== undefined) add(faces)
    else if (genericFamilies.has(key)) addAll(key)
  }
  if (chosen.size === 0) addAll('serif')
  return [...chosen]
}
