/** CSL 1.0.2, Choose, `position`: as citeproc counts them. */
export const position = { first: 0, subsequent: 1, ibid: 2, ibidWithLocator: 3 } as const

/** A work cited, and where. `note` is 0 for a citation in running text. */
export interface Cite {
  readonly id: string
  readonly label?: string
  readonly locator?: string
}

export interface CiteGroup {
  readonly note: number
  readonly cites: readonly Cite[]
}

export interface CitePosition {
  readonly position: number
  readonly 'near-note': boolean
  readonly 'first-reference-note-number'?: number
}

/**
 * How each cite of one article stands to those before it, group by group. `groups` are in reading order; citations in
 * text and in notes are two sequences. A note without a citation between two notes stands in the way of `ibid.`
 * (CIT-G4), as does a note that cites several works. `nearness` is the style's near-note-distance.
 */
export function positionCites(
  groups: readonly CiteGroup[],
  nearness: number,
): readonly (readonly CitePosition[])[] {
  const inText = new Sequence(nearness)
  const inNotes = new Sequence(nearness)
  return groups.map(group => (group.note === 0 ? inText : inNotes).place(group))
}

class Sequence {
  readonly #nearness: number
  readonly #firstNote = new Map<string, number>()
  readonly #lastNote = new Map<string, number>()
  /** The last cite, the note that it is in, and how many that note (or that citation in text) holds. */
  #last: { cite: Cite; note: number; count: number } | undefined

  constructor(nearness: number) {
    this.#nearness = nearness
  }

  place({ note, cites }: CiteGroup): readonly CitePosition[] {
    return cites.map((cite, i) => {
      const placed = this.#placeOne(cite, note, i)
      const sameNote = this.#last !== undefined && this.#last.note === note && (note > 0 || i > 0)
      this.#last = { cite, note, count: sameNote ? this.#last!.count + 1 : 1 }
      this.#lastNote.set(cite.id, note)
      if (!this.#firstNote.has(cite.id)) this.#firstNote.set(cite.id, note)
      return placed
    })
  }

  #placeOne(cite: Cite, note: number, index: number): CitePosition {
    const first = this.#firstNote.get(cite.id)
    if (first === undefined) return { position: position.first, 'near-note': false }
    return {
      position: this.#isJustCited(cite, note, index) ? ibidOf(this.#last!.cite, cite) : position.subsequent,
      'near-note': note === 0 || note - this.#lastNote.get(cite.id)! <= this.#nearness,
      ...(first === note ? {} : { 'first-reference-note-number': first }),
    }
  }

  #isJustCited(cite: Cite, note: number, index: number): boolean {
    const last = this.#last!
    if (last.cite.id !== cite.id) return false
    if (index > 0 || (note > 0 && last.note === note)) return true
    return last.note >= note - 1 && last.count === 1
  }
}

/** The locators decide: none after one is not `ibid.`, another one is `ibid.` with its locator. */
function ibidOf(before: Cite, now: Cite): number {
  if (now.locator === undefined) return before.locator === undefined ? position.ibid : position.subsequent
  const same = before.locator === now.locator && before.label === now.label
  return same ? position.ibid : position.ibidWithLocator
}
