import type { Place, Report } from '../diagnostic.js'

/** Names that some systems keep for devices, with any ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const longest = 100

/** Whether a name may become a file name on every system and a part of an id. */
export function isSafeSlug(name: string): boolean {
  return (
    /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*$/u.test(name) &&
    !reserved.test(name) &&
    !name.endsWith('.') &&
    name.length <= longest
  )
}

/** The nearest safe name: other signs become hyphens. `My Essay (été)` gives `My-Essay-été`. */
export function cleanSlug(name: string): string {
  const kept = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[-.\p{M}]+/u, '')
    .slice(0, longest)
    .replace(/[-.]+$/, '')
  if (kept === '') return 'article'
  return reserved.test(kept) ? `article-${kept}` : kept
}

/** The slug that front matter states, if it is safe, or one made from the file's name. */
export function slugFor(
  file: string,
  stated: { text: string; place: Place } | undefined,
  report: Report,
): string {
  const own = cleanSlug(file.slice(file.lastIndexOf('/') + 1).replace(/\.(?:md|markdown)$/i, ''))
  if (stated === undefined || isSafeSlug(stated.text)) return stated?.text ?? own
  report('slug-unsafe', `The slug \`${stated.text}\` cannot be a file name everywhere.`, {
    place: stated.place,
    advice: `Use letters, digits, hyphens and underscores, as in \`${cleanSlug(stated.text)}\`.`,
  })
  return own
}

/** The same for slugs whose editions would overwrite each other: to some disks capitals and normal forms are all one. */
export function slugKey(slug: string): string {
  return slug.normalize('NFC').toLowerCase()
}
