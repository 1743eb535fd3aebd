import {
  element,
  type HtmlElement,
  type HtmlNode,
  isNoteOrCall,
  plainText,
  text,
  withChildren,
} from '../html/tree.js'

/**
 * HTML that is ready before a template runs: it must not be escaped, written out and parsed again, or its nodes would lose
 * their places and their identity. A template prints a mark in its stead, and `fillSlots` puts the nodes there. Filters and
 * attributes get the plain text.
 */
export class ReadyHtml {
  readonly #nodes: readonly HtmlNode[]
  readonly #isUnique: boolean

  /** `once` for the text itself. Anything else may be printed again: as a copy, without ids and notes. */
  constructor(nodes: readonly HtmlNode[], use: 'once' | 'often' = 'often') {
    this.#nodes = nodes
    this.#isUnique = use === 'once'
  }

  get nodes(): readonly HtmlNode[] {
    return this.#nodes
  }

  get isUnique(): boolean {
    return this.#isUnique
  }

  toString(): string {
    return plainText(element('span', {}, this.#nodes))
  }
}

/** Noncharacters (Unicode, section 23.7): no text may hold them, and `escapeHtml` takes them out. */
const [slotStart, slotEnd] = ['\ufdd0', '\ufdd1']
const slotMark = /\ufdd0(\d+)\ufdd1/

/** All ready HTML that an edition prints, over all passes. Every node of the publication stands in at most one place. */
export class Slots {
  readonly #printed: ReadyHtml[] = []
  readonly #numbers = new Map<ReadyHtml, number>()
  /** The part that a value was printed in first: there its first slot holds the very nodes, in each pass. */
  readonly #owners = new Map<ReadyHtml, string>()
  readonly #copies = new Map<ReadyHtml, Map<string, readonly HtmlNode[]>>()

  /** The mark that stands in markup. Equal marks stand for the same value, in every pass. */
  mark(html: ReadyHtml): string {
    const number = this.#numbers.get(html) ?? this.#printed.push(html) - 1
    this.#numbers.set(html, number)
    return `${slotStart}${number}${slotEnd}`
  }

  /** The slots of one part, to be filled in document order. `onSecond` is told when what may stand only once stands again. */
  open(part: string, onSecond: () => void): PartSlots {
    const uses = new Map<ReadyHtml, number>()
    return {
      nodesOf: number => {
        const html = this.#printed[number]!
        const use = uses.get(html) ?? 0
        uses.set(html, use + 1)
        const owner = this.#owners.get(html) ?? part
        this.#owners.set(html, owner)
        if (owner === part && use === 0) return html.nodes
        if (!html.isUnique) return this.#copy(html, `${use} ${part}`)
        onSecond()
        return []
      },
      plainOf: number => this.#printed[number]!.toString(),
    }
  }

  #copy(html: ReadyHtml, place: string): readonly HtmlNode[] {
    const copies = this.#copies.get(html) ?? new Map<string, readonly HtmlNode[]>()
    this.#copies.set(html, copies)
    const nodes = copies.get(place) ?? html.nodes.flatMap(copyOf)
    copies.set(place, nodes)
    return nodes
  }
}

export interface PartSlots {
  nodesOf(number: number): readonly HtmlNode[]
  plainOf(number: number): string
}

/** The parsed nodes of a part with its slots filled. Nodes made by the template have no place: no author wrote them. */
export function fillSlots(nodes: readonly HtmlNode[], slots: PartSlots): readonly HtmlNode[] {
  return nodes.flatMap(node => {
    if (node.kind === 'text') return fillText(node.text, slots)
    const attributes = Object.entries(node.attributes).map(([name, value]) => [name, fillPlain(value, slots)])
    return [element(node.name, Object.fromEntries(attributes), fillSlots(node.children, slots))]
  })
}

function fillText(value: string, slots: PartSlots): readonly HtmlNode[] {
  return value.split(slotMark).flatMap((piece, i) => {
    if (i % 2 === 1) return slots.nodesOf(Number(piece))
    return piece === '' ? [] : [text(piece)]
  })
}

function fillPlain(value: string, slots: PartSlots): string {
  return value
    .split(slotMark)
    .map((piece, i) => (i % 2 === 1 ? slots.plainOf(Number(piece)) : piece))
    .join('')
}

function copyOf(node: HtmlNode): readonly HtmlNode[] {
  if (node.kind === 'text') return [{ ...node }]
  if (isNoteOrCall(node)) return []
  const { id: _, ...attributes } = node.attributes
  const copy: HtmlElement = { ...node, attributes }
  return [withChildren(copy, node.children.flatMap(copyOf))]
}

const htmlEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A value as HTML text or attribute. */
export function escapeHtml(value: string): string {
  return value.replace(/[\ufdd0-\ufdef]/g, '').replace(/[&<>"']/g, sign => htmlEscapes[sign]!)
}
