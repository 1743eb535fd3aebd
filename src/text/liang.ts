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
  readonly exceptions: ReadonlyMap<string, readonly number[]>
}

/** For each offset in a lower-case word whether it may be divided there: an odd level. */
export function dividedAt(word: string, patterns: Patterns): Uint8Array {
  const levels = new Uint8Array(word.length + 1)
  const exception = patterns.exceptions.get(word)
  if (exception !== undefined) {
    for (const offset of exception) levels[offset] = 1
    return levels
  }
  const walk = walkOf(patterns)
  const columns = [
    walk.dot,
    ...Array.from({ length: word.length }, (_, i) => walk.columnOf(word[i]!)),
    walk.dot,
  ]
  for (let start = 0; start < columns.length - 1; start++) raiseLevels(columns, start, walk.root, levels)
  for (let i = 0; i < levels.length; i++) levels[i]! &= 1
  return levels
}

/** Follows the patterns from one character; each that ends on the way raises the levels it speaks of. */
function raiseLevels(columns: readonly number[], start: number, root: WalkedNode, levels: Uint8Array): void {
  // The package gives no level to the place before the dot, so rows count from the first letter.
  const first = Math.max(0, start - 1)
  let node: WalkedNode | undefined = root
  for (let i = start; i < columns.length; i++) {
    node = node.next(columns[i]!)
    if (node === undefined) return
    if (node.row !== undefined) raise(levels, first, node.row)
  }
}

/** Patterns as they are walked: each character has a number, its column. */
interface Walk {
  readonly root: WalkedNode
  readonly dot: number
  columnOf(character: string): number
}

const walks = new WeakMap<Patterns, Walk>()

function walkOf(patterns: Patterns): Walk {
  const known = walks.get(patterns)
  if (known !== undefined) return known
  const columns = new Map<string, number>()
  const columnOf = (character: string) => {
    const column = columns.get(character) ?? columns.size
    columns.set(character, column)
    return column
  }
  const walk = { root: new WalkedNode(patterns.trie, patterns, columnOf), dot: columnOf('.'), columnOf }
  walks.set(patterns, walk)
  return walk
}

/** A node whose branches are found by column once it has been passed: those of the package are objects of a thousand shapes. */
class WalkedNode {
  /** The levels of the pattern that ends here. */
  readonly row: readonly number[] | undefined
  private readonly trie: Trie | undefined
  private branches: (WalkedNode | undefined)[] | undefined

  constructor(
    node: TrieNode,
    private readonly patterns: Patterns,
    private readonly columnOf: Walk['columnOf'],
  ) {
    const row = typeof node === 'number' ? node : isPair(node) ? node[1] : undefined
    this.row = row === undefined ? undefined : patterns.levels[row]
    this.trie = typeof node === 'number' ? undefined : isPair(node) ? node[0] : node
  }

  next(column: number): WalkedNode | undefined {
    this.branches ??= this.branch()
    return this.branches[column]
  }

  private branch(): (WalkedNode | undefined)[] {
    const branches: (WalkedNode | undefined)[] = []
    for (const [character, node] of Object.entries(this.trie ?? {})) {
      const column = this.columnOf(character)
      while (branches.length < column) branches.push(undefined)
      branches[column] = new WalkedNode(node, this.patterns, this.columnOf)
    }
    return branches
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
