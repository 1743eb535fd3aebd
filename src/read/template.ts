import type { Place } from '../diagnostic.js'

/** A file of a template with where its text came from, so that a fault in it has a place. */
export interface TemplateFile {
  readonly file: string
  readonly text: string
}

/**
 * What the designer wrote: `templates/NAME/` with `template.yaml`, the parts (`*.liquid`), `print.css`, `epub.css`,
 * `locales/LANGUAGE.yaml` and a CSL style.
 */
export interface Template {
  readonly name: string
  /** Part names in the order of the edition: `title`, `metadata`, `article`, `cast`, `sources`. */
  readonly parts: readonly TemplatePart[]
  /** Every Liquid file of the template by its name without ending, for `render` and `include`. */
  readonly liquid: ReadonlyMap<string, TemplateFile>
  readonly printCss: TemplateFile
  readonly epubCss: TemplateFile
  /** The locale nearest to the publication's language: generated words by key, and the language they are in. */
  readonly locale: Locale
  /** CSL style as XML. */
  readonly citationStyle: TemplateFile
  /** Options with their defaults. */
  readonly options: Readonly<Record<string, string>>
}

export interface TemplatePart {
  readonly name: string
  readonly file: TemplateFile
  /** epub:type of the part's document, from template.yaml: `titlepage`, `colophon`, `bodymatter`, `index`, `endnotes` … */
  readonly epubType: string
}

export interface Locale {
  readonly language: string
  readonly words: ReadonlyMap<string, string>
  readonly place: Place
}
