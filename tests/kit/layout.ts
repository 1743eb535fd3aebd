import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { collectDiagnostics } from '../../src/diagnostic.js'
import type { Metadata } from '../../src/html/metadata.js'
import {
  type BlockBox,
  type Box,
  type ImageBox,
  type InlineBox,
  noAnchors,
  type TextBox,
} from '../../src/layout/box.js'
import type { Fragment, ImageFragment, Layout, LineFragment, Page, TextRun } from '../../src/layout/page.js'
import type { ComputedStyle, Rgba } from '../../src/style/computedStyle.js'
import type { Font, ShapeOptions } from '../../src/text/font.js'
import { loadFonts } from '../../src/text/fonts.js'
import { shape } from '../../src/text/shape.js'

/** Layouts made by hand, for rooms that only read them. Boxes carry no style: whoever looks at one gets `undefined`. */

export const black: Rgba = { r: 0, g: 0, b: 0, a: 1 }

const fontPackages = createRequire(import.meta.url)

/** A font of a package, `eb-garamond/400Regular/EBGaramond_400Regular.ttf`. */
export function packageFont(file: string): Font {
  const bytes = readFileSync(fontPackages.resolve(`@expo-google-fonts/${file}`))
  const { report, found } = collectDiagnostics()
  const description = { family: 'Test', weight: 400, style: 'normal', stretch: 100 } as const
  const place = { file: 'test.css', line: 1 }
  const [font] = loadFonts([{ ...description, source: `npm:${file}`, bytes, place }], report).fonts
  if (font === undefined) throw new Error(found[0]?.message)
  return font
}

export function regular(): Font {
  return packageFont('eb-garamond/400Regular/EBGaramond_400Regular.ttf')
}

export function italic(): Font {
  return packageFont('eb-garamond/400Regular_Italic/EBGaramond_400Regular_Italic.ttf')
}

const noStyle = {} as ComputedStyle
const anchors = noAnchors

export function textBox(text: string): TextBox {
  return { kind: 'text', style: noStyle, language: 'en', anchors, children: [], text }
}

export function inlineBox(children: readonly Box[], href?: string): InlineBox {
  const box = { kind: 'inline', style: noStyle, language: 'en', anchors, children } as const
  return href === undefined ? box : { ...box, href }
}

export function blockBox(children: readonly Box[]): BlockBox {
  return { kind: 'block', style: noStyle, language: 'en', anchors, children, inlineContent: true }
}

export function imageBox(asset: string): ImageBox {
  return { kind: 'image', style: noStyle, language: 'en', anchors, children: [], asset, alt: '' }
}

/** What a run may set besides its text. `features` are tags that are switched on. */
export interface RunSettings extends Partial<Omit<TextRun, 'shaped'>> {
  readonly font?: Font
  readonly features?: readonly string[]
  readonly direction?: 'ltr' | 'rtl'
  readonly script?: string
}

/** A run of 10 points as wide as its glyphs are, in a text box of its own. */
export function run(text: string, settings: RunSettings = {}): TextRun {
  const { font = regular(), features = [], direction = 'ltr', script = 'Latn', ...rest } = settings
  const options: ShapeOptions = {
    features: features.map(tag => ({ tag, value: 1 })),
    language: 'en',
    direction,
    script,
  }
  const shaped = shape(text, font, options)
  const { size = 10, scale = 1, tracking = 0 } = rest
  const width = (shaped.width * size + shaped.glyphs.length * tracking) * scale
  const look = { size, scale, tracking, x: 0, width, rise: 0, color: black }
  return { shaped, ...look, box: textBox(text), ...rest }
}

/** A line with its runs one after the other from `x`. */
export function line(runs: readonly TextRun[], x = 40, y = 60): LineFragment {
  let at = x
  const placed = runs.map(each => {
    const here = { ...each, x: at }
    at += each.width
    return here
  })
  return lineOf(placed, x, y)
}

/** A line with its runs where they say, counted from the page's edge. */
export function lineOf(runs: readonly TextRun[], x = 40, y = 60): LineFragment {
  const last = runs.at(-1)
  const width = last === undefined ? 0 : last.x + last.width - x
  const place = { region: 'flow', isFirst: true, isLast: true } as const
  const box = blockBox(runs.map(each => each.box))
  const placed = runs.map(each => ({ ...each, x: each.x - x }))
  return { kind: 'line', box, ...place, x, y, width, above: 9, below: 4, runs: placed }
}

/** Words and the spaces between them as runs of their own, as layout makes them. */
export function words(text: string, settings: RunSettings = {}): readonly TextRun[] {
  return (text.match(/ +|[^ ]+/g) ?? []).map(part => run(part, settings))
}

export function imageFragment(asset: string, place: Pick<ImageFragment, 'x' | 'y' | 'width' | 'height'>) {
  return { kind: 'image', box: imageBox(asset), region: 'flow', asset, alt: '', ...place } as const
}

export function page(fragments: readonly Fragment[], settings: Partial<Page> = {}): Page {
  const size = { width: 300, height: 400, bleed: 0, slug: settings.bleed ?? 0 }
  const index = settings.index ?? 0
  const rest = { label: String(index + 1), side: 'right', name: '', blank: false } as const
  return { index, ...size, ...rest, fragments, ...settings }
}

/** The root box holds the boxes of all fragments, so that links are found. */
export function layout(pages: readonly Page[], settings: Partial<Layout> = {}): Layout {
  const boxes = pages.flatMap(each => each.fragments.map(fragment => fragment.box))
  const none = {
    destinations: new Map(),
    outline: [],
    asked: new Map(),
    notes: new Map(),
    quotesPages: false,
  }
  return { root: blockBox(boxes), pages, ...none, ...settings }
}

export function metadata(settings: Partial<Metadata> & { readonly titled?: string } = {}): Metadata {
  const { titled = 'Ebb', ...rest } = settings
  return {
    slug: 'ebb',
    title: { nodes: [], plain: titled },
    authors: [],
    language: 'en',
    direction: 'ltr',
    identifier: 'urn:uuid:7d1b0e5e-7d5e-5b0e-8d1b-0e5e7d5e5b0e',
    subjects: [],
    corrections: [],
    options: {},
    ...rest,
  }
}
