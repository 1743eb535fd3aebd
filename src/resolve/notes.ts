import type { Report } from '../diagnostic.js'
import { element, elementsOf, type HtmlElement, type HtmlNode, text, withChildren } from '../html/tree.js'
import type { NoteDefinition } from '../read/manuscript.js'
import { namesAuthor } from './admitCitations.js'
import { adviseNearest } from './advise.js'
import { isNote, nameFrom } from './rewrite.js'

/** What the notes of one article are made from. */
export interface NoteSettings {
  readonly prefix: string
  /** Whether a citation in running text becomes a note (a style of CSL's class `note`). */
  readonly citationsAreNotes: boolean
  /** Whether a note that a citation became follows the stop after it, as in all languages but French. */
  readonly callsFollowStops: boolean
}

/**
 * The body with each note at its first call, numbered in reading order, one inside another too (the outer before the
 * inner). Later calls link back to the one note. Where the citation style is one of notes, citations in running text
 * become notes of the same sequence; those in notes stay where they are. Reports calls without a note, notes without
 * a call, and ids defined twice (the first counts).
 */
export function numberNotes(
  body: HtmlElement,
  definitions: readonly NoteDefinition[],
  settings: NoteSettings,
  report: Report,
): HtmlElement {
  const numbering = new Numbering(definitions, settings, report)
  const numbered = withChildren(body, numbering.number(body.children, false))
  numbering.reportUncalled()
  return numbered
}

class Numbering {
  readonly #definitions = new Map<string, NoteDefinition>()
  readonly #settings: NoteSettings
  readonly #report: Report
  readonly #called = new Map<string, { readonly number: number; calls: number }>()
  #last = 0

  constructor(definitions: readonly NoteDefinition[], settings: NoteSettings, report: Report) {
    this.#settings = settings
    this.#report = report
    for (const definition of definitions) {
      const first = this.#definitions.get(definition.id)
      if (first === undefined) this.#definitions.set(definition.id, definition)
      else
        report('note-duplicate', `There are two notes \`[^${definition.id}]\`.`, {
          place: definition.place,
          advice: `The other one is on line ${first.place.line}; give one of them another name.`,
        })
    }
  }

  number(nodes: readonly HtmlNode[], inNote: boolean): readonly HtmlNode[] {
    const made = new Set<HtmlNode>()
    const numberAll = (children: readonly HtmlNode[]): readonly HtmlNode[] => {
      const numbered = children.flatMap(child =>
        child.kind === 'text' ? [child] : this.#numberOne(child, inNote, numberAll, made),
      )
      return made.size === 0 ? numbered : setCalls(numbered, made, this.#settings.callsFollowStops)
    }
    return numberAll(nodes)
  }

  #numberOne(
    of: HtmlElement,
    inNote: boolean,
    numberAll: (children: readonly HtmlNode[]) => readonly HtmlNode[],
    made: Set<HtmlNode>,
  ): readonly HtmlNode[] {
    if (of.name === 'x-note') return [this.#call(of)]
    if (of.name !== 'x-cite' || inNote || !this.#settings.citationsAreNotes)
      return [withChildren(of, numberAll(of.children))]
    const note = this.#note(of, () => [{ ...of, attributes: { ...of.attributes, form: 'bracketed' } }])
    made.add(note)
    if (!namesAuthor(of)) return [note]
    return [{ ...of, attributes: { ...of.attributes, form: 'author' } }, note]
  }

  #call(of: HtmlElement): HtmlNode {
    const { ref } = of.attributes
    if (ref === undefined) return this.#note(of, () => this.number(of.children, true))
    const before = this.#called.get(ref)
    if (before !== undefined) return this.#laterCall(of, nameFrom(ref), before)
    const definition = this.#definitions.get(ref)
    if (definition !== undefined)
      return this.#note(
        of,
        number => {
          this.#called.set(ref, { number, calls: 1 })
          return this.number(definition.children, true)
        },
        nameFrom(ref),
      )
    this.#report('note-undefined', `There is no note \`[^${ref}]\`.`, {
      place: of.place,
      advice: adviseNearest(
        ref,
        this.#definitions.keys(),
        `Write the note on a line of its own: \`[^${ref}]: …\`.`,
      ),
    })
    return text(`[^${ref}]`, of.place)
  }

  /**
   * The note's number is taken before its text is numbered, so that notes in it come after it. Its id is made of its name;
   * one without a name gets its lasting id later (`nameByPlace.ts`).
   */
  #note(call: HtmlElement, content: (number: number) => readonly HtmlNode[], name?: string): HtmlElement {
    const number = ++this.#last
    const id = `${this.#settings.prefix}note${name === undefined ? `:${number}` : `-${name}`}`
    const attributes = { class: 'note', id, role: 'doc-footnote', 'data-number': String(number) }
    return element('span', attributes, content(number), call.place)
  }

  #laterCall(of: HtmlElement, name: string, note: { readonly number: number; calls: number }): HtmlElement {
    note.calls++
    const { prefix } = this.#settings
    const attributes = {
      class: 'note-call',
      id: `${prefix}noteref-${name}-${note.calls}`,
      role: 'doc-noteref',
      href: `#${prefix}note-${name}`,
    }
    return element('a', attributes, [text(String(note.number))], of.place)
  }

  reportUncalled(): void {
    for (const { id, place } of this.#definitions.values()) {
      if (this.#called.has(id)) continue
      this.#report('note-unused', `The note \`[^${id}]\` is never called.`, {
        place,
        advice: `Write \`[^${id}]\` where it belongs, or take it out.`,
      })
    }
  }
}

/** A stop, and the quotation marks and brackets that close after it. */
const stops = /^[.,;:!?…]+["'”’»)\]]*/

/**
 * Siblings with the calls of made notes set as a printer sets them: no space before them, and after a stop that
 * follows (`salt [@doe].` becomes `salt.` and the call). Between two calls the space stays.
 */
function setCalls(
  nodes: readonly HtmlNode[],
  made: ReadonlySet<HtmlNode>,
  followStops: boolean,
): readonly HtmlNode[] {
  const set: HtmlNode[] = []
  let moved = ''
  nodes.forEach((node, i) => {
    if (!made.has(node)) {
      set.push(node.kind === 'text' ? { ...node, text: node.text.slice(moved.length) } : node)
      moved = ''
      return
    }
    const [before, after] = [set.at(-1), nodes[i + 1]]
    const isSpace = before?.kind === 'text' && before.text.trim() === ''
    const followsNote = isSpace && made.has(set.at(-2)!)
    moved = followStops && !followsNote && after?.kind === 'text' ? (stops.exec(after.text)?.[0] ?? '') : ''
    if (before?.kind === 'text' && !followsNote)
      set[set.length - 1] = { ...before, text: before.text.trimEnd() + moved }
    else if (moved !== '') set.push(text(moved, node.place))
    set.push(node)
  })
  return set.filter(node => node.kind === 'element' || node.text !== '')
}

/** The notes of a finished tree in the order of their numbers, which is the order of the tree. */
export function notesOf(body: HtmlElement): readonly HtmlElement[] {
  return [...elementsOf(body)].filter(isNote)
}
