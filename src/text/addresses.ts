/** Addresses in running text: URLs, e-mail, file and domain names. They are never divided by a hyphen. */

/** Stretches that stand between spaces, zero-width spaces and long dashes. */
const token = /[^\s\u200b\u2014\u2015]+/g
const wrapping = /^[\p{Ps}\p{Pi}"'<]+|[\p{Pe}\p{Pf}"'>.,;:!?…]+$/gu
/** What no address is without. */
const trace = /[/@_\\#]|[^\s.][.:][^\s.]/

const kinds: readonly RegExp[] = [
  /^[a-z][a-z0-9+.-]*:\/\/\S/i,
  /^(?:mailto|doi|urn|tel|isbn|news|data|npm):[^\s]/i,
  /^www\.\S/i,
  /[\p{L}\p{N}]@[\p{L}\p{N}]/u,
  // A social name or a tag.
  /^[@#][\p{L}\p{N}]/u,
  // A digital object identifier.
  /^10\.\d{4,}\//,
  // A path.
  /^(?:~|\.{1,2})?\/[\p{L}\p{N}]|^[A-Za-z]:\\|[\p{L}\p{N}]\\[\p{L}\p{N}]/u,
  /[\p{L}\p{N}]\/[^/]+\/[\p{L}\p{N}]/u,
  // A domain or file name, also with a path. No abbreviation (`z.B.`, `U.S.A`) and no sentence after a lost space.
  /^[\p{L}\p{N}_-]*[\p{L}\p{N}_-]{2}\.(?:[\p{L}\p{N}_-]+\.)*(?!\p{Lu}(?:\p{Ll}|\P{L}|$))[\p{L}\p{N}]*\p{L}[\p{L}\p{N}]*(?:[/:?#]|$)/u,
  // A name of a program.
  /[\p{L}\p{N}]_[\p{L}\p{N}]/u,
]

/** Whether a stretch without spaces is an address, brackets, quotation marks and stops round it aside. */
export function isAddress(text: string): boolean {
  if (!trace.test(text)) return false
  const bare = text.replace(wrapping, '')
  return kinds.some(kind => kind.test(bare))
}

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** The stretches of a text without spaces or long dashes in them. */
export function tokens(text: string): readonly Stretch[] {
  return [...text.matchAll(token)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
}

/** The addresses in a text, in order. */
export function addresses(text: string): readonly Stretch[] {
  if (!trace.test(text)) return []
  return tokens(text).filter(({ start, end }) => isAddress(text.slice(start, end)))
}

/**
 * Offsets in an address at which a line may end, nothing added (Chicago Manual of Style, 17th edition, 14.18): after
 * a slash or colon, before other marks. Never within two characters of either end, where a break gains nothing.
 */
export function addressBreaks(address: string): readonly number[] {
  const offsets: number[] = []
  for (let i = 2; i < address.length - 1; i++) {
    const [before, after] = [address[i - 1]!, address[i]!]
    const afterMark = (before === '/' && after !== '/') || (before === ':' && after !== '/')
    const beforeMark = '.?&#_%~@'.includes(after) && !'/:.?&#_%~@'.includes(before)
    if (afterMark || beforeMark) offsets.push(i)
  }
  return offsets
}
