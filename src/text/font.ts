/** A font loaded and ready to shape with. All its measures are parts of 1 em, up is positive. */
export interface Font {
  /** Distinct within a process run: order of loading. */
  readonly id: number
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  readonly stretch: number
  readonly source: string
  readonly bytes: Uint8Array
  readonly postScriptName: string
  readonly unitsPerEm: number
  readonly ascender: number
  readonly descender: number
  readonly lineGap: number
  readonly xHeight: number
  readonly capHeight: number
  readonly underlinePosition: number
  readonly underlineThickness: number
  /** Bits of OS/2 fsType. */
  readonly embedding: number
  hasGlyph(codePoint: number): boolean
}

/** What a stretch of text is shaped with besides its font. */
export interface ShapeOptions {
  /** OpenType tags and values, sorted by tag. Empty for the font's defaults. */
  readonly features: readonly { readonly tag: string; readonly value: number }[]
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** ISO 15924, `Latn`, `Arab` …; empty to let HarfBuzz guess. */
  readonly script: string
}

/** Glyphs in visual order from left to right, in parts of 1 em. Cached and shared: never changed. */
export interface ShapedText {
  readonly text: string
  readonly font: Font
  readonly direction: 'ltr' | 'rtl'
  readonly glyphs: Uint16Array
  readonly advances: Float64Array
  readonly xOffsets: Float64Array
  readonly yOffsets: Float64Array
  /** For each glyph the UTF-16 offset in `text` of its cluster's first unit. */
  readonly clusters: Uint32Array
  /** Sum of the advances. */
  readonly width: number
  /** Whether its letters join or bear marks, so that no letterspace may part its glyphs. */
  readonly solid: boolean
}

/** What stands before and after a stretch in its word: letters that join take their shapes by it. */
export interface ShapingContext {
  readonly before: string
  readonly after: string
}

/** The fonts of a publication, chosen by CSS Fonts 4, section 5.2. */
export interface FontSet {
  /** The faces by family and style for a style's font list, best match of each family, in order of preference. */
  match(query: FontQuery): readonly Font[]
  readonly fonts: readonly Font[]
}

export interface FontQuery {
  readonly families: readonly string[]
  readonly weight: number
  readonly style: 'normal' | 'italic' | 'oblique'
  readonly stretch: number
}
