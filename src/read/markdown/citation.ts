import type { LocatorReader } from './locators.js'

/** One work that a citation names. */
export interface CitedItem {
  readonly key: string
  /** Where it is named, counted from the start of the text. */
  readonly at: number
  readonly prefix?: string
  readonly label?: string
  readonly locator?: string
  readonly suffix?: string
  readonly isAuthorSuppressed: boolean
}

/** Pandoc's rule for keys: letters, digits and underscores, with single signs between them; anything in braces. */
const keyPattern = /@(?:\{([^\s{}]+)\}|([\p{L}\p{N}_]+(?:(?:[:.#$%&+?<>~/-]|::)[\p{L}\p{N}_]+)*))/uy

/** The key at an `@`, and where it ends. */
export function keyAt(text: string, at: number): { readonly key: string; readonly end: number } | undefined {
  keyPattern.lastIndex = at
  const match = keyPattern.exec(text)
  return match === null ? undefined : { key: (match[1] ?? match[2])!, end: keyPattern.lastIndex }
}

/** Whether a key may start here: not inside a word, an address or a path. */
export function isKeyStart(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at)
  return before === '' || !/[\p{L}\p{N}_./@\\+-]$/u.test(before) || /(?:^|[\s([{;])-$/.test(before)
}

/**
 * What stands between brackets as a citation, `see @a, pp. 12-13; @b`; undefined if it names no key. A part without a key
 * belongs to the one before it, or at the start to the first.
 */
export function parseCitation(text: string, locators: LocatorReader): readonly CitedItem[] | undefined {
  const items: CitedItem[] = []
  let lead = ''
  for (const { part, start } of splitParts(text)) {
    const found = findKey(part)
    const last = items.at(-1)
    if (found !== undefined) {
      items.push({ ...itemOf(part, found, { lead, locators }), at: start + found.start })
      lead = ''
    } else if (last === undefined) lead += `${part};`
    else items[items.length - 1] = { ...last, suffix: `${last.suffix ?? ''};${plain(part)}` }
  }
  return items.length === 0 ? undefined : items
}

/** The item of a key in running text and of what stands in brackets right after it, `@a [p. 3; see @b]`; `at` counts from there. */
export function parseTextCitation(
  key: string,
  bracketed: string,
  locators: LocatorReader,
): readonly CitedItem[] {
  const [first, second] = splitParts(bracketed)
  const { suffix, ...place } = locators.read(plain(first?.part ?? ''))
  const own = { key, at: 0, isAuthorSuppressed: false, ...place, ...given('suffix', suffix) }
  if (second === undefined) return [own]
  const more = parseCitation(bracketed.slice(second.start), locators) ?? []
  return [own, ...more.map(item => ({ ...item, at: second.start + item.at }))]
}

/** Whether a text in brackets is a citation. */
export function namesKey(text: string): boolean {
  return splitParts(text).some(({ part }) => findKey(part) !== undefined)
}

interface FoundKey {
  readonly key: string
  readonly start: number
  readonly end: number
}

function findKey(part: string): FoundKey | undefined {
  for (let start = part.indexOf('@'); start >= 0; start = part.indexOf('@', start + 1)) {
    const found = isKeyStart(part, start) ? keyAt(part, start) : undefined
    if (found !== undefined) return { ...found, start }
  }
  return undefined
}

function itemOf(
  part: string,
  { key, start, end }: FoundKey,
  context: { lead: string; locators: LocatorReader },
): Omit<CitedItem, 'at'> {
  const isAuthorSuppressed = part[start - 1] === '-'
  const prefix = plain(context.lead + part.slice(0, isAuthorSuppressed ? start - 1 : start)).trim()
  const { suffix, ...place } = context.locators.read(plain(part.slice(end)))
  return { key, isAuthorSuppressed, ...given('prefix', prefix), ...place, ...given('suffix', suffix) }
}

function given<Name extends string>(name: Name, value: string): { readonly [name in Name]?: string } {
  return (value === '' ? {} : { [name]: value }) as { readonly [name in Name]?: string }
}

/** Affixes are plain text: marks of emphasis and escapes go. */
function plain(text: string): string {
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/(?<![\p{L}\p{N}])[*_]+(?=\S)|(?<=\S)[*_]+(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
}

/** At semicolons outside brackets and braces. */
function splitParts(text: string): readonly { readonly part: string; readonly start: number }[] {
  const parts: { part: string; start: number }[] = []
  let [start, depth] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (sign === '\\') at++
    else if ('[{'.includes(sign)) depth++
    else if (']}'.includes(sign)) depth--
    else if (sign === ';' && depth === 0) {
      parts.push({ part: text.slice(start, at), start })
      start = at + 1
    }
  }
  return [...parts, { part: text.slice(start), start }]
}
