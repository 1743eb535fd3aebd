import { type EpubInput, writeEpub } from './epub/writeEpub.js'
import type { EmbeddedFont, FontFile } from './html/metadata.js'
import { type HtmlElement, walk } from './html/tree.js'
import { loadSubsetter, type Subsetter } from './text/subset.js'

/** All that an EPUB is made from, whole fonts included. It may be cloned, and so sent to another thread. */
export interface EpubOrder extends Omit<EpubInput, 'fonts'> {
  readonly fonts: readonly FontFile[]
  /** The bytes of `harfbuzzjs/dist/harfbuzz-subset.wasm`. */
  readonly subsetter: Uint8Array
}

/** Gives the bytes of an EPUB: here, or in another thread. */
export type WriteEpub = (order: EpubOrder) => Promise<Uint8Array>

/** Cuts the fonts to what the text needs and writes the EPUB. The same order gives the same bytes. */
export const writeEpubEdition: WriteEpub = async order => {
  const fonts = await subsetFonts(order)
  return writeEpub({ ...order, fonts })
}

/** The fonts of the families that the EPUB's style sheet names, with the characters of the text. */
async function subsetFonts({ fonts, css, html, subsetter }: EpubOrder): Promise<readonly EmbeddedFont[]> {
  const named = fonts.filter(({ family }) => css.includes(family))
  if (named.length === 0) return []
  const { subset } = await sharedSubsetter(subsetter)
  const text = charactersOf(html)
  return named.map(font => {
    const { family, weight, style, source } = font
    const fileName = source.slice(source.lastIndexOf('/') + 1).replace(/[^A-Za-z0-9._-]/g, '-')
    const isCff = font.bytes[0] === 0x4f
    const mediaType = isCff ? 'font/otf' : 'font/ttf'
    return { family, weight, style, fileName, mediaType, bytes: cutOnce(font, text, subset) }
  })
}

let shared: { readonly wasm: Uint8Array; readonly subsetter: Promise<Subsetter> } | undefined

/** The subsetter of these bytes: made once, since each EPUB brings a copy of the same ones. */
function sharedSubsetter(wasm: Uint8Array): Promise<Subsetter> {
  if (shared === undefined || Buffer.compare(shared.wasm, wasm) !== 0)
    shared = { wasm, subsetter: loadSubsetter(wasm) }
  return shared.subsetter
}

interface Cut {
  readonly font: FontFile
  readonly text: string
  readonly bytes: Uint8Array
}

/** The latest first: articles of one run often need the same characters. */
let cuts: readonly Cut[] = []
const mostCuts = 12

function cutOnce(font: FontFile, text: string, subset: Subsetter['subset']): Uint8Array {
  const known = cuts.find(
    each =>
      each.text === text &&
      each.font.source === font.source &&
      Buffer.compare(each.font.bytes, font.bytes) === 0,
  )
  const cut = known ?? { font, text, bytes: subset(font, text) }
  cuts = [cut, ...cuts.filter(each => each !== cut)].slice(0, mostCuts)
  return cut.bytes
}

/** Every character that stands in the tree, and those that styles and readers put in by themselves. */
function charactersOf(html: HtmlElement): string {
  const characters = new Set(
    ' !"\'(),-.0123456789:;?[]\u00a0\u2010\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026',
  )
  for (const node of walk(html))
    if (node.kind === 'text') for (const character of node.text) characters.add(character)
  const cases = [...characters].flatMap(character => [character.toUpperCase(), character.toLowerCase()])
  return [...new Set([...characters, ...cases.join('')])].sort().join('')
}
