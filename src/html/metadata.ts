import type { HtmlNode } from './tree.js'

/** What both wings need to know of a publication without knowing how it was read. */

/** A day, month or year as typed: `2024-03-01`, `2024-03`, `2024`. Never a moment in time, so never in a time zone. */
export interface CalendarDate {
  readonly iso: string
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** A string of front matter twice: its inline Markdown as nodes, and as plain text for places without markup. */
export interface RichString {
  readonly nodes: readonly HtmlNode[]
  readonly plain: string
}

export interface Correction {
  readonly date: CalendarDate
  readonly text: string
}

/** Who evaluated the publication, and which level of WCAG they say it reaches. Never made up: an author states it. */
export interface AccessibilityClaim {
  readonly wcag: '2.0' | '2.1' | '2.2'
  readonly level: 'A' | 'AA' | 'AAA'
  readonly certifiedBy: string
  /** What entitles them to. */
  readonly credential?: string
  /** Address of their report. */
  readonly report?: string
}

/** A file that an edition was made from: path from the project's root (or `npm:PACKAGE/FILE`), SHA-256 of its raw bytes. */
export interface SourceFile {
  readonly path: string
  readonly sha256: string
}

export type Direction = 'ltr' | 'rtl'

/**
 * What a PDF promises: `archive` is PDF/A-3a and PDF/UA-1 and carries its sources, `archive-strict` is PDF/A-2a and PDF/UA-1 without
 * attachments, `print` is plain PDF 1.7 with bleed and marks for the printer.
 */
export type Profile = (typeof profiles)[number]
export const profiles = ['archive', 'archive-strict', 'print'] as const

export interface Metadata {
  readonly slug: string
  readonly title: RichString
  readonly subtitle?: RichString
  readonly authors: readonly string[]
  readonly published?: CalendarDate
  readonly modified?: CalendarDate
  /** BCP 47. */
  readonly language: string
  readonly direction: Direction
  readonly place?: string
  readonly publisher?: string
  /** A URN, or what the author gave. */
  readonly identifier: string
  readonly isbn?: string
  readonly doi?: string
  readonly subjects: readonly string[]
  readonly description?: string
  readonly rights?: string
  readonly licence?: string
  readonly series?: string
  readonly edition?: string
  /** Name of an Asset. */
  readonly cover?: string
  readonly corrections: readonly Correction[]
  readonly accessibility?: AccessibilityClaim
  /** The template's options as set in front matter. */
  readonly options: Readonly<Record<string, string>>
  /** The moment stated as last change (ISO 8601, UTC, whole seconds): front matter, else SOURCE_DATE_EPOCH; missing if neither says. */
  readonly stated?: string
}

/** An image or another file that the text refers to. Elements name it in `src` by its `name`. */
export interface Asset {
  /** Path from the project's root, NFC, with `/`: what `src` holds after reading. */
  readonly name: string
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/svg+xml' | 'image/webp'
  readonly bytes: Uint8Array
  /** Pixels, upright (after EXIF orientation). 0 where the file does not say (SVG without size). */
  readonly width: number
  readonly height: number
  /** EXIF orientation 1 to 8. */
  readonly orientation: number
}

/** A font file that an @font-face rule names, with all that a writer must say about it. */
export interface FontFile {
  /** As written in CSS: `npm:PACKAGE/FILE`, or a path from the project's root. */
  readonly source: string
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  readonly bytes: Uint8Array
}

/** How the metadata page names a font: from the file's own `name` table. */
export interface FontCredit {
  readonly family: string
  readonly version: string
  readonly licence: string
  readonly source: string
}

/** A font as an edition embeds it: subset bytes under an ASCII file name. */
export interface EmbeddedFont extends Omit<FontFile, 'source'> {
  readonly fileName: string
  readonly mediaType: 'font/ttf' | 'font/otf' | 'font/woff2'
}

/** colophon's own name and version, as stated in both editions. */
export interface Generator {
  readonly name: string
  readonly version: string
}
