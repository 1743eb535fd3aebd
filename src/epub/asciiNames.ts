/** Names that every zip tool, file system and shop takes: ASCII letters, digits, `-`, `_` and `.`. */

/**
 * The name in ASCII: letters without their accents, other signs as `u` and their code point in hexadecimal, what only
 * separates as one hyphen. Depends on the name alone, so that it stays when other names come or go.
 */
export function asciiName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s/\\:;,|"'<>()[\]{}!?*&=+]+/g, '-')
    .replace(/[^\w.-]/gu, sign => `u${sign.codePointAt(0)!.toString(16)}`)
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
}

/** Gives each name once: a name already given gets `-2`, `-3` … before its ending. */
export class UniqueNames {
  readonly #given = new Set<string>()
  readonly #next = new Map<string, number>()
  readonly #fold: (name: string) => string

  /** Names with the same `fold` count as one: file systems may not tell `Map` from `map`. */
  constructor(reserved: Iterable<string> = [], fold: (name: string) => string = name => name) {
    this.#fold = fold
    for (const name of reserved) this.#given.add(fold(name))
  }

  give(stem: string, ending = ''): string {
    const wanted = this.#fold(stem + ending)
    let name = stem + ending
    let count = this.#next.get(wanted) ?? 2
    while (this.#given.has(this.#fold(name))) name = `${stem}-${count++}${ending}`
    this.#next.set(wanted, count)
    this.#given.add(this.#fold(name))
    return name
  }
}

export const lowerCase = (name: string) => name.toLowerCase()
