import type { Place, Report } from '../diagnostic.js'
import { element, type HtmlElement, type HtmlNode, type HtmlText, text } from '../html/tree.js'
import { safeTag } from './collation.js'
import { foldSigns, isSpacedWord, type Tokens, tokenise } from './foldText.js'
import { NameAutomaton } from './nameAutomaton.js'
import type { People } from './people.js'
import { interruption, runOf, stringTogether } from './textRuns.js'

/** Languages in which a word is joined to the name after it by an apostrophe: `d'Anna` names Anna. */
const eliding = new Set(['ca', 'fr', 'it', 'oc'])

/** All names and aliases, in the forms in which they are looked for. */
export interface Names {
  readonly automaton: NameAutomaton
  readonly language: string
}

/** Compiles the names of all people: as written, and all in capitals by the language's rules. */
export function compileNames({ byId, meantBy }: People, language: string): Names {
  const automaton = new NameAutomaton()
  for (const { id, display, aliases } of byId.values()) {
    for (const name of [display, ...aliases]) {
      const words = tokenise(name.normalize('NFC').trim()).words
      automaton.add(words, meantBy(id))
      automaton.add(tokenise(words.join('').toLocaleUpperCase(safeTag(language))).words, meantBy(id))
    }
  }
  return { automaton, language }
}

interface Found {
  readonly start: number
  readonly end: number
  readonly people: readonly string[]
}

/**
 * The tree with each name in its text marked as the author would have marked it (`x-mention`). Rules:
 *
 * - Names are whole words, and the longest wins. A word joined by a hyphen is another word (`Berg` is not in
 *   `Berg-Olsen`). `'s` and a bare apostrophe after a name are possessives and stay outside the mark; every other
 *   apostrophe joins (`O` is not in `O'Dell`). A plural is another word: `the Linds` names nobody.
 * - Headings, notes, tables, captions and quotations count. Code, addresses and text already marked do not.
 * - A name may run over several nodes if each element that it touches lies wholly in it: `Anna *Berg*` is marked,
 *   `*Dr Anna* Berg` is not.
 *
 * A name that may mean several people is reported where it stands, and marked as nobody's, with those people as `doubtful`.
 */
export function markMentions(root: HtmlElement, names: Names, report: Report): HtmlElement {
  if (names.automaton.isEmpty) return root
  const { text: prose, lengths } = stringTogether(root)
  const tokens = tokenise(prose)
  const addresses = findAddresses(prose)
  const allows = (first: number, last: number) =>
    standsFree(tokens, first, last, names.language) && !addresses.covers(tokens.starts[first]!)
  const found = names.automaton.find(tokens, allows).map(({ first, last, people }) => ({
    start: tokens.starts[first]!,
    end: tokens.ends[last]!,
    people: [...people],
  }))
  return found.length === 0 ? root : new Marker(found, lengths, report).mark(root)
}

/** Whether the tokens from `first` to `last` are whole words of the text round them. */
function standsFree({ words }: Tokens, first: number, last: number, language: string): boolean {
  const isWord = (at: number) => isSpacedWord(words[at])
  if (isWord(first)) {
    const before = words[first - 1]
    const joined = before === '-' || (before === "'" && !eliding.has(language.split('-')[0]!.toLowerCase()))
    if (isWord(first - 1) || before === '@' || (joined && isWord(first - 2))) return false
  }
  if (!isWord(last)) return true
  const after = words[last + 1]
  if (isWord(last + 1) || after === '@') return false
  if (after === "'" && isWord(last + 2)) return /^s$/i.test(words[last + 2]!)
  return !((after === '-' || after === '.') && isWord(last + 2))
}

const looksLikeAddress = /:\/\/|^\W{0,4}(?:www\.|doi:|urn:|mailto:|tel:)|[\w.]@\w|[\p{L}\p{N}]\.\p{L}{2,}\//u

/** Web and mail addresses written in the text. `covers` is to be asked from left to right. */
function findAddresses(prose: string): { covers: (offset: number) => boolean } {
  const spans: { start: number; end: number }[] = []
  for (const { 0: run, index } of prose.matchAll(new RegExp(`[^\\s${interruption}]+`, 'g')))
    if (/[.:@]/.test(run) && looksLikeAddress.test(run)) spans.push({ start: index, end: index + run.length })
  const covers = (offset: number) => {
    let [low, high] = [0, spans.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (spans[middle]!.end <= offset) low = middle + 1
      else high = middle
    }
    const span = spans[low]
    return span !== undefined && span.start <= offset
  }
  return { covers }
}

interface Piece {
  readonly node: HtmlNode
  readonly from: number
  readonly to: number
}

/** Puts the marks into the tree, in one walk along the running text. */
class Marker {
  readonly #found: readonly Found[]
  readonly #lengths: ReadonlyMap<HtmlElement, number>
  readonly #report: Report
  #next = 0

  constructor(found: readonly Found[], lengths: ReadonlyMap<HtmlElement, number>, report: Report) {
    this.#found = found
    this.#lengths = lengths
    this.#report = report
  }

  mark(of: HtmlElement, from = 0): HtmlElement {
    const pieces = this.#cut(of, from)
    const children: HtmlNode[] = []
    for (let i = 0; i < pieces.length; i++) {
      const { node, from: start, to } = pieces[i]!
      const found = this.#nextFrom(start)
      const whole = found?.start === start && to > start ? lastPieceOf(found, pieces, i) : undefined
      if (found !== undefined && whole !== undefined && !(whole === i && isDressing(node))) {
        const named = pieces.slice(i, whole + 1).map(piece => piece.node)
        children.push(...this.#markOf(named, found))
        this.#next++
        i = whole
      } else if (
        node.kind === 'element' &&
        found !== undefined &&
        found.start < to &&
        runOf(node) !== 'sealed'
      )
        children.push(this.mark(node, start))
      else children.push(node)
    }
    return { ...of, children }
  }

  /** The first name that does not start before the offset; those passed over lie across the edge of an element. */
  #nextFrom(offset: number): Found | undefined {
    while (this.#next < this.#found.length && this.#found[this.#next]!.start < offset) this.#next++
    return this.#found[this.#next]
  }

  /** The children with their places in the running text, texts cut where a name starts or ends. */
  #cut(of: HtmlElement, from: number): readonly Piece[] {
    const pieces: Piece[] = []
    let at = from + (runOf(of) === 'interrupting' ? interruption.length : 0)
    let next = this.#next
    for (const child of of.children) {
      const to = at + (child.kind === 'text' ? child.text.length : this.#lengths.get(child)!)
      while (next < this.#found.length && this.#found[next]!.end <= at) next++
      if (child.kind === 'element') pieces.push({ node: child, from: at, to })
      else {
        const edges = [at]
        for (let i = next; i < this.#found.length && this.#found[i]!.start < to; i++)
          for (const edge of [this.#found[i]!.start, this.#found[i]!.end])
            if (edge > edges.at(-1)! && edge < to) edges.push(edge)
        edges.forEach((edge, i) => {
          const end = edges[i + 1] ?? to
          const node = edges.length === 1 ? child : cutText(child, edge - at, end - at)
          pieces.push({ node, from: edge, to: end })
        })
      }
      at = to
    }
    return pieces
  }

  #markOf(named: readonly HtmlNode[], { people }: Found): readonly HtmlNode[] {
    const place = named.find(node => node.place !== undefined)?.place
    const [person, ...others] = people
    if (others.length === 0) return [element('x-mention', { person: person! }, named, place)]
    const shown = named.map(shownText).join('')
    const choices = people.toSorted().map(id => `\`[${shown}](person:${id})\``)
    this.#report('person-ambiguous', `\`${shown}\` may be ${listOf(people.toSorted())}.`, {
      place,
      advice: `Write ${choices.join(' or ')}; \`[${shown}](person:none)\` if it is neither.`,
    })
    return [element('x-mention', { person: 'none', doubtful: people.join(' ') }, named, place)]
  }
}

function isDressing(node: HtmlNode): boolean {
  return node.kind === 'element' && runOf(node) === 'dressing'
}

/** The piece with which a name ends that starts with the given one, if it ends with a whole piece among these. */
function lastPieceOf({ end }: Found, pieces: readonly Piece[], first: number): number | undefined {
  for (let i = first; i < pieces.length && pieces[i]!.to <= end; i++) if (pieces[i]!.to === end) return i
  return undefined
}

/** Part of a text, placed on the line where it starts; the column too, while it is on the text's first line. */
function cutText(of: HtmlText, start: number, end: number): HtmlText {
  if (of.place === undefined) return text(of.text.slice(start, end))
  const before = of.text.slice(0, start)
  const lines = before.split('\n').length - 1
  const { file, line, column } = of.place
  const place: Place =
    lines === 0 && column !== undefined
      ? { file, line, column: column + start }
      : { file, line: line + lines }
  return text(of.text.slice(start, end), place)
}

function shownText(node: HtmlNode): string {
  return foldSigns(node.kind === 'text' ? node.text : node.children.map(shownText).join(''))
}

function listOf(people: readonly string[]): string {
  return people.map(id => `\`${id}\``).join(' or ')
}
