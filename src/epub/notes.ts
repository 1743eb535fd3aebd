import {
  classesOf,
  element,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  text,
  walk,
  withAttributes,
  withChildren,
} from '../html/tree.js'
import { UniqueNames } from './asciiNames.js'
import { blocks } from './contentModel.js'
import { type Words, wordOf } from './words.js'

/**
 * The tree with each note's text in the list of notes and a call in its place, linked both ways (`noteref`, `backlink`).
 * The list is the `ol.note-list` of the tree; notes that it has no entry for go into an endnotes part of their own, the
 * last. A note within a note is called from its text like any other.
 */
export function gatherNotes(html: HtmlElement, words: Words): HtmlElement {
  const calls = new Calls(html)
  const called = calls.replaceIn(html)
  if (calls.notes.length === 0) return called
  const list = new NoteList(calls, words)
  const listed = list.fill(called)
  const left = calls.notes.filter(({ id }) => !list.filled.has(id))
  return left.length === 0 ? listed : withEndnotes(listed, left, list)
}

interface GatheredNote {
  readonly id: string
  readonly number: string
  /** With calls in place of the notes within. */
  readonly children: readonly HtmlNode[]
}

const isNote = (each: HtmlElement) =>
  each.attributes.role === 'doc-footnote' &&
  each.attributes.id !== undefined &&
  classesOf(each).includes('note')
const isCall = (each: HtmlElement) =>
  each.attributes.role === 'doc-noteref' && classesOf(each).includes('note-call')

/** Replaces notes by calls, and keeps the notes in order of their first call and the ids of all calls of each. */
class Calls {
  readonly notes: GatheredNote[] = []
  readonly #callsOf = new Map<string, string[]>()
  readonly #ids: UniqueNames

  constructor(html: HtmlElement) {
    const ids = new Set<string>()
    for (const { attributes } of elementsOf(html)) if (attributes.id !== undefined) ids.add(attributes.id)
    this.#ids = new UniqueNames(ids)
  }

  callsOf(note: string): readonly string[] {
    return this.#callsOf.get(note) ?? []
  }

  replaceIn(of: HtmlElement): HtmlElement {
    const children = of.children.map(child => {
      if (child.kind === 'text') return child
      if (isNote(child)) return this.#gather(child)
      return isCall(child) ? this.#laterCall(child) : this.replaceIn(child)
    })
    return withChildren(of, children)
  }

  #gather(note: HtmlElement): HtmlElement {
    const id = note.attributes.id!
    const number = note.attributes['data-number'] ?? String(this.notes.length + 1)
    const at = this.notes.length
    const callId = this.#ids.give(/(?:^|-)note-/.test(id) ? id.replace('note-', 'noteref-') : `noteref-${id}`)
    this.#remember(id, callId)
    this.notes.push({ id, number, children: [] })
    this.notes[at] = { id, number, children: this.replaceIn(note).children }
    return element('a', { class: 'note-call', ...callAttributes(callId, id) }, [text(number)], note.place)
  }

  #laterCall(call: HtmlElement): HtmlElement {
    const note = (call.attributes.href ?? '').replace(/^#/, '')
    const callId = call.attributes.id ?? this.#ids.give(`noteref-${note}`)
    this.#remember(note, callId)
    return withAttributes(call, callAttributes(callId, note))
  }

  #remember(note: string, call: string): void {
    const calls = this.#callsOf.get(note)
    if (calls === undefined) this.#callsOf.set(note, [call])
    else calls.push(call)
  }
}

function callAttributes(id: string, note: string): Readonly<Record<string, string>> {
  return { id, 'epub:type': 'noteref', role: 'doc-noteref', href: `#${note}` }
}

const isEndnotes = ({ attributes }: HtmlElement) => attributes.role === 'doc-endnotes'
const endnotes = { 'epub:type': 'endnotes', role: 'doc-endnotes' }

class NoteList {
  readonly filled = new Set<string>()
  readonly #calls: Calls
  readonly words: Words
  readonly #byId: ReadonlyMap<string, GatheredNote>

  constructor(calls: Calls, words: Words) {
    this.#calls = calls
    this.words = words
    this.#byId = new Map(calls.notes.map(note => [note.id, note]))
  }

  /** Puts each note into its entry, and says of the section round the list that it holds endnotes. */
  fill(of: HtmlElement, inEndnotes = false): HtmlElement {
    const within = inEndnotes || isEndnotes(of)
    const note = this.#byId.get(of.attributes['data-note'] ?? '')
    if (of.name === 'li' && note !== undefined) return this.#fillEntry(of, note)
    const holdsList = !within && of.children.some(isNoteList)
    const isOwnSection =
      holdsList &&
      of.name === 'section' &&
      of.attributes['data-part'] === undefined &&
      of.attributes.role === undefined
    const children = of.children.map(child => {
      if (child.kind === 'text') return child
      const filled = this.fill(child, within || isOwnSection)
      return holdsList && !isOwnSection && isNoteList(child) ? element('section', endnotes, [filled]) : filled
    })
    return withChildren(isOwnSection ? withAttributes(of, endnotes) : of, children)
  }

  /** The note's text with the way back to each of its calls. */
  textOf({ id, children }: GatheredNote): readonly HtmlNode[] {
    const back = this.#waysBack(this.#calls.callsOf(id))
    const paragraphs = inParagraphs(children)
    const last = paragraphs.at(-1)
    if (last?.kind === 'element' && last.name === 'p') {
      return [...paragraphs.slice(0, -1), withChildren(last, [...last.children, ...back])]
    }
    return [...paragraphs, element('p', { class: 'note-back' }, back.slice(1))]
  }

  /** What the entry says of the page then follows the note; a link in it to the note itself leads to its call. */
  #fillEntry(entry: HtmlElement, note: GatheredNote): HtmlElement {
    this.filled.add(note.id)
    const [firstCall = ''] = this.#calls.callsOf(note.id)
    const about = inParagraphs(
      entry.children.map(child => redirectLinks(child, note.id, firstCall)),
      'note-about',
    )
    return withChildren(withAttributes(entry, { id: note.id }), [...this.textOf(note), ...about])
  }

  #waysBack(calls: readonly string[]): readonly HtmlNode[] {
    return calls.flatMap((call, index) => {
      const label =
        calls.length === 1
          ? wordOf(this.words, 'epub-back')
          : wordOf(this.words, 'epub-back-to-call', { n: String(index + 1) })
      const attributes = {
        class: 'note-back',
        'epub:type': 'backlink',
        role: 'doc-backlink',
        href: `#${call}`,
      }
      const mark = index === 0 ? [text(arrow)] : [text(arrow), element('sup', {}, [text(String(index + 1))])]
      return [text(' '), element('a', { ...attributes, 'aria-label': label }, mark)]
    })
  }
}

/** U+21A9 with the variation selector for text, since some devices draw it as a picture. */
const arrow = '\u21a9\ufe0e'

function isNoteList(node: HtmlNode): boolean {
  return node.kind === 'element' && node.name === 'ol' && classesOf(node).includes('note-list')
}

function redirectLinks(node: HtmlNode, from: string, to: string): HtmlNode {
  if (node.kind === 'text') return node
  const inner = withChildren(
    node,
    node.children.map(child => redirectLinks(child, from, to)),
  )
  return node.attributes.href === `#${from}` ? withAttributes(inner, { href: `#${to}` }) : inner
}

const isBlock = (node: HtmlNode) => node.kind === 'element' && blocks.has(node.name)
const isBlank = (node: HtmlNode) => node.kind === 'text' && node.text.trim() === ''

/** Blocks as they are, runs of inlines between them as paragraphs. White space alone makes none. */
function inParagraphs(nodes: readonly HtmlNode[], className?: string): readonly HtmlNode[] {
  const paragraphs: HtmlNode[] = []
  let run: HtmlNode[] = []
  const endRun = () => {
    if (run.some(node => !isBlank(node))) {
      paragraphs.push(element('p', className === undefined ? {} : { class: className }, run))
    }
    run = []
  }
  for (const node of nodes) {
    if (!holdsBlock(node)) run.push(node)
    else {
      endRun()
      paragraphs.push(node)
    }
  }
  endRun()
  return paragraphs
}

function holdsBlock(node: HtmlNode): boolean {
  for (const each of walk(node)) if (isBlock(each)) return true
  return false
}

/** The endnotes part, after all others, for notes that the template does not list. */
function withEndnotes(html: HtmlElement, notes: readonly GatheredNote[], list: NoteList): HtmlElement {
  const title = wordOf(list.words, 'epub-notes')
  const entries = notes.map((note, index) => {
    const value = Number(note.number) === index + 1 ? {} : { value: note.number }
    return element('li', { class: 'note-entry', id: note.id, ...value }, list.textOf(note))
  })
  const part = element(
    'section',
    { class: 'part notes', id: 'part-notes', 'data-part': 'notes', 'data-title': title, ...endnotes },
    [element('h2', { class: 'part-title' }, [text(title)]), element('ol', { class: 'note-list' }, entries)],
  )
  const body = html.children.findIndex(child => child.kind === 'element' && child.name === 'body')
  const within = html.children[body]
  if (within?.kind !== 'element') return withChildren(html, [...html.children, part])
  return withChildren(html, html.children.with(body, withChildren(within, [...within.children, part])))
}
