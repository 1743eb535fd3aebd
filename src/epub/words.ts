/** Generated words by key, from the template's locale. */
export type Words = ReadonlyMap<string, string>

/** Every key that the EPUB needs of a locale. `{n}` and the like are filled in here. */
export const epubWordKeys = [
  'epub-contents',
  'epub-cover',
  'epub-cover-of',
  'epub-page',
  'epub-pages',
  'epub-landmarks',
  'epub-notes',
  'epub-back',
  'epub-back-to-call',
  'epub-summary',
  'epub-summary-images',
  'epub-summary-images-bare',
  'epub-summary-tables',
  'epub-summary-tables-bare',
  'epub-summary-formulas',
  'epub-summary-languages',
  'epub-summary-notes',
  'epub-summary-index',
  'epub-summary-pages',
] as const

export type EpubWordKey = (typeof epubWordKeys)[number]

/** The word with its placeholders filled; its key where the locale has none, so that a gap is seen and not silent. */
export function wordOf(
  words: Words,
  key: EpubWordKey,
  values: Readonly<Record<string, string>> = {},
): string {
  const word = words.get(key) ?? key
  return word.replace(/\{(\w+)\}/g, (typed, name: string) => values[name] ?? typed)
}
