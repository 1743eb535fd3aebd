import { LocatorReader } from '../read/markdown/locators.js'

/** Where in a work, as citeproc takes it; words that are no place in it go after it as they were typed. */
export interface Locator {
  readonly label?: string
  readonly locator?: string
  readonly suffix?: string
}

/** CSL 1.0.2, appendix IV. */
const kinds = new Set(
  (
    'act appendix article-locator book canon chapter column elocation equation figure folio issue line note opus ' +
    'page paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse version volume'
  ).split(' '),
)

/**
 * A place made ready for citeproc. A label may be CSL's own name or as typed (`pp.`); a bare number is a page; a range
 * is one whichever dash was typed (CIT-G1: citeproc knows `-` and `–`, and takes `--` for no range).
 */
export function normaliseLocator(
  label: string | undefined,
  locator: string | undefined,
  language: string,
): Locator {
  if (label !== undefined && kinds.has(label) && locator !== undefined)
    return { label, locator: locator.trim().replace(/\s*(?:-{1,3}|[‐‑‒–—])\s*/g, '–') }
  const typed = [label, locator].filter(part => part !== undefined && part.trim() !== '').join(' ')
  const { suffix, ...place } = new LocatorReader(language).read(typed)
  return suffix.trim() === ''
    ? place
    : { ...place, suffix: place.locator === undefined ? `, ${suffix}` : suffix }
}
