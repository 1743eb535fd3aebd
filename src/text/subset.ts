import type { Font } from './font.js'

/** HarfBuzz's subsetter, ready to cut. */
export interface Subsetter {
  /**
   * A smaller font file with what a text needs: its characters, and the glyphs that they turn into by the features that
   * fonts use unasked, those of `font-variant`, and `features` (tags of `font-feature-settings`). The order of the
   * characters does not matter; the same ones give the same bytes.
   */
  subset(font: Pick<Font, 'bytes' | 'source'>, text: string, features?: readonly string[]): Uint8Array
}

/** The part of harfbuzz-subset.wasm that is used (its functions are those of HarfBuzz's C interface, hb-subset.h). */
interface SubsetExports {
  readonly memory: { readonly buffer: ArrayBuffer }
  _initialize(): void
  malloc(size: number): number
  free(pointer: number): void
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number
  hb_blob_destroy(blob: number): void
  hb_blob_get_data(blob: number, length: number): number
  hb_blob_get_length(blob: number): number
  hb_face_create(blob: number, index: number): number
  hb_face_destroy(face: number): void
  hb_face_reference_blob(face: number): number
  hb_set_add(set: number, value: number): void
  hb_set_clear(set: number): void
  hb_set_invert(set: number): void
  hb_subset_input_create_or_fail(): number
  hb_subset_input_destroy(input: number): void
  hb_subset_input_unicode_set(input: number): number
  hb_subset_input_set(input: number, which: number): number
  hb_subset_or_fail(face: number, input: number): number
}

const memoryModeWritable = 2
const nameIdSet = 4
const layoutFeatureSet = 6

/** Those of `font-variant` (CSS Fonts 4, section 6); HarfBuzz itself keeps what shaping needs. */
const variantFeatures =
  'smcp c2sc pcap c2pc unic titl case lnum onum pnum tnum frac afrc ordn zero subs sups dlig hlig'.split(' ')

/** Copyright, family, style, unique id, full name, version, PostScript name, licence, its address, typographic names. */
const keptNames = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]

/** Makes the subsetter from the bytes of `harfbuzzjs/dist/harfbuzz-subset.wasm`, which wants nothing from outside. */
export async function loadSubsetter(wasm: Uint8Array): Promise<Subsetter> {
  const { instance } = await WebAssembly.instantiate(wasm)
  const harfbuzz = instance.exports
  harfbuzz._initialize()
  return {
    subset: (font, text, features = []) => cutFont(harfbuzz, font, text, [...variantFeatures, ...features]),
  }
}

// Node has it; the library of types that declares it is that of browsers.
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    instantiate(bytes: Uint8Array): Promise<{ readonly instance: { readonly exports: SubsetExports } }>
  }
}

function cutFont(
  harfbuzz: SubsetExports,
  font: Pick<Font, 'bytes' | 'source'>,
  text: string,
  features: readonly string[],
): Uint8Array {
  const data = harfbuzz.malloc(font.bytes.length)
  new Uint8Array(harfbuzz.memory.buffer).set(font.bytes, data)
  const source = harfbuzz.hb_blob_create(data, font.bytes.length, memoryModeWritable, 0, 0)
  const face = harfbuzz.hb_face_create(source, 0)
  const input = harfbuzz.hb_subset_input_create_or_fail()
  describeSubset(harfbuzz, input, text, features)
  const cut = harfbuzz.hb_subset_or_fail(face, input)
  harfbuzz.hb_subset_input_destroy(input)
  harfbuzz.hb_face_destroy(face)
  harfbuzz.hb_blob_destroy(source)
  if (cut === 0) throw new Error(`HarfBuzz could not make a subset of ${font.source}`)
  const result = harfbuzz.hb_face_reference_blob(cut)
  const start = harfbuzz.hb_blob_get_data(result, 0)
  const bytes = new Uint8Array(harfbuzz.memory.buffer).slice(
    start,
    start + harfbuzz.hb_blob_get_length(result),
  )
  harfbuzz.hb_blob_destroy(result)
  harfbuzz.hb_face_destroy(cut)
  harfbuzz.free(data)
  return bytes
}

function describeSubset(
  harfbuzz: SubsetExports,
  input: number,
  text: string,
  features: readonly string[],
): void {
  const characters = harfbuzz.hb_subset_input_unicode_set(input)
  for (const character of neededCharacters(text)) harfbuzz.hb_set_add(characters, character.codePointAt(0)!)
  const keptFeatures = harfbuzz.hb_subset_input_set(input, layoutFeatureSet)
  for (const tag of features) harfbuzz.hb_set_add(keptFeatures, tagNumber(tag))
  const names = harfbuzz.hb_subset_input_set(input, nameIdSet)
  harfbuzz.hb_set_clear(names)
  for (const name of keptNames) harfbuzz.hb_set_add(names, name)
}

function tagNumber(tag: string): number {
  return [0, 1, 2, 3].reduce((number, i) => (number * 256 + (tag.charCodeAt(i) || 0x20)) >>> 0, 0)
}

/** The characters of a text, also composed and taken apart, and the signs that a reading system may put in itself. */
function neededCharacters(text: string): ReadonlySet<string> {
  const used = new Set(text)
  const together = [...used].join('')
  const composed = /\p{M}/u.test(together) ? text.normalize('NFC') : ''
  return new Set([...used, ...composed, ...together.normalize('NFD'), ...' \u00a0-\u2010\u00ad\u2026'])
}
