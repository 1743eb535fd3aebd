import { hasWord, type Tokens } from './foldText.js'

/** Where a name stands in the tokens of a text, and whose it may be. */
export interface NameFound {
  readonly first: number
  readonly last: number
  readonly people: ReadonlySet<string>
}

interface State {
  readonly next: Map<string, number>
  /** The state of the longest other name's beginning that ends here (Aho and Corasick's failure link). */
  fallback: number
  /** The nearest state along the fallbacks at which a whole name ends; 0 if there is none. */
  shorter: number
  readonly depth: number
  readonly people: Set<string>
}

/**
 * All names at once, as one automaton over tokens (Aho and Corasick, Efficient String Matching, 1975). Finding is
 * linear in the text; building in the sum of the names. The order in which names are added makes no difference.
 */
export class NameAutomaton {
  readonly #states: State[] = [newState(0)]
  #linked = false

  get isEmpty(): boolean {
    return this.#states.length === 1
  }

  /** A name in tokens, and one whom it may mean. */
  add(words: readonly string[], person: string): void {
    if (!hasWord(words)) return
    let at = 0
    for (const word of words) {
      let next = this.#states[at]!.next.get(word)
      if (next === undefined) {
        next = this.#states.push(newState(this.#states[at]!.depth + 1)) - 1
        this.#states[at]!.next.set(word, next)
      }
      at = next
    }
    this.#states[at]!.people.add(person)
    this.#linked = false
  }

  /**
   * The names in a text, none over another: from the left, the longest that starts there. `allows` says whether a
   * name may stand between what is before and after it.
   */
  find({ words }: Tokens, allows: (first: number, last: number) => boolean): readonly NameFound[] {
    this.#link()
    const longest = new Array<number>(words.length).fill(0)
    let at = 0
    words.forEach((word, last) => {
      at = this.#step(at, word)
      for (let end = at; end !== 0; end = this.#states[end]!.shorter) {
        const { people, depth } = this.#states[end]!
        const first = last - depth + 1
        if (people.size > 0 && allows(first, last)) longest[first] = end
      }
    })
    const found: NameFound[] = []
    for (let first = 0; first < longest.length; first++) {
      const end = longest[first]!
      if (end === 0) continue
      const { people, depth } = this.#states[end]!
      found.push({ first, last: first + depth - 1, people })
      first += depth - 1
    }
    return found
  }

  #step(from: number, word: string): number {
    let at = from
    while (at !== 0 && !this.#states[at]!.next.has(word)) at = this.#states[at]!.fallback
    return this.#states[at]!.next.get(word) ?? 0
  }

  /** Sets the links breadth first: a state's fallback is less deep than it, so it is known before. */
  #link(): void {
    if (this.#linked) return
    const queue = [0]
    for (const at of queue) {
      for (const [word, next] of this.#states[at]!.next) {
        const state = this.#states[next]!
        state.fallback = at === 0 ? 0 : this.#step(this.#states[at]!.fallback, word)
        const fallback = this.#states[state.fallback]!
        state.shorter = fallback.people.size > 0 ? state.fallback : fallback.shorter
        queue.push(next)
      }
    }
    this.#linked = true
  }
}

function newState(depth: number): State {
  return { next: new Map(), fallback: 0, shorter: 0, depth, people: new Set() }
}
