import type { Profile } from '../html/metadata.js'

/** What a file says that it conforms to: parts and levels of PDF/A (ISO 19005) and of PDF/UA (ISO 14289). */
export interface Claims {
  readonly archive: { readonly part: number; readonly conformance: string }
  readonly accessible: number
}

/** What each profile claims; undefined for one that promises nothing. */
export const claimsOf: Readonly<Record<Profile, Claims | undefined>> = {
  archive: { archive: { part: 3, conformance: 'A' }, accessible: 1 },
  'archive-strict': { archive: { part: 2, conformance: 'A' }, accessible: 1 },
  print: undefined,
}
