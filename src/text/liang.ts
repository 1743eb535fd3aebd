/**
 * Where patterns allow a word to be divided (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", Stanford 1983). The
 * patterns are those of the package `hyphen`: a trie of characters whose nodes name a row of levels.
 */

export type TrieNode = number | readonly [Trie, number] | Trie
export interface Trie {
  readonly [character: string]: TrieNode
}

export interface Patterns {
  readonly levels: readonly (readonly number[])[]
  readonly trie: Trie
  /** Words with their offsets, which go before the patterns. */
  readonly exceptions: Readonly<Record<string, readonly number[]>>
}

/** For each offset in a lower-case word whether it may be divided there: an odd level. */
export function dividedAt(word: string, patterns: Patterns): Uint8Array {
  const levels = new Uint8Array(word.length + 1)
  const exception = Object.hasOwn(patterns.exceptions, word) ? patterns.exceptions[word] : undefined
  if (exception !== undefined) {
    for (const offset of exception) levels[offset] = 1
    return levels
  }
  const dotted = `.${word}.`
  for (let start = 0; start < dotted.length - 1; start++) raiseLevels(dotted, start, patterns, levels)
  for (let i = 0; i < levels.length; i++) levels[i]! &= 1
  return levels
}

/** Walks the trie from one character; each pattern that ends on the way raises the levels it speaks of. */
function raiseLevels(
  dotted: string,
  start: number,
  { levels: rows, trie }: Patterns,
  levels: Uint8Array,
): void {
  // The package gives no level to the place before the dot, so rows count from the first letter.
  const first = Math.max(0, start - 1)
  let node = trie
  for (let i = start; i < dotted.length; i++) {
    const next: TrieNode | undefined = node[dotted[i]!]
    if (next === undefined) return
    if (typeof next === 'number') {
      raise(levels, first, rows[next]!)
      return
    }
    if (isPair(next)) raise(levels, first, rows[next[1]]!)
    node = isPair(next) ? next[0] : next
  }
}

function raise(levels: Uint8Array, first: number, row: readonly number[]): void {
  for (let k = 0; k < row.length; k++) {
    if (row[k]! > levels[first + k]!) levels[first + k] = row[k]!
  }
}

function isPair(node: readonly [Trie, number] | Trie): node is readonly [Trie, number] {
  return Array.isArray(node)
}
