import { createHash } from 'node:crypto'
import { classesOf, type HtmlElement, type HtmlNode, withAttributes } from '../html/tree.js'
import { isNote, rewriteNodes } from './rewrite.js'
import { runOf } from './textRuns.js'

/** A body with its lasting ids, and the lasting id for each that was given while counting. */
export interface NamedBody {
  readonly body: HtmlElement
  readonly nameOf: (id: string) => string
}

/**
 * Mentions, citations, later calls and notes without a name of their own are numbered while they are found; here each gets an id
 * that says in whose text it stands: six figures made of its paragraph's words. So a link to it from elsewhere stays good
 * when paragraphs are added, taken out or moved. Of several in one paragraph (or in two of the same words) the second gets `-2`.
 */
export function nameByPlace(body: HtmlElement, prefix: string): NamedBody {
  const naming = new Naming(prefix)
  naming.visit(body, '')
  const { names } = naming
  const nameOf = (id: string) => names.get(id) ?? id
  const rewrite = (nodes: readonly HtmlNode[]) =>
    rewriteNodes(nodes, (of, rewriteChildren) => {
      const renamed = withNames(of, nameOf)
      const children = rewriteChildren()
      const isSame =
        children.length === of.children.length && children.every((each, i) => each === of.children[i])
      return [isSame ? renamed : { ...renamed, children }]
    })
  return { body: { ...body, children: rewrite(body.children) }, nameOf }
}

function withNames(of: HtmlElement, nameOf: (id: string) => string): HtmlElement {
  const { id, href } = of.attributes
  const changed: Record<string, string> = {}
  if (id !== undefined && nameOf(id) !== id) changed.id = nameOf(id)
  const target = href?.startsWith('#') === true ? href.slice(1) : undefined
  if (target !== undefined && nameOf(target) !== target) changed.href = `#${nameOf(target)}`
  return Object.keys(changed).length === 0 ? of : withAttributes(of, changed)
}

class Naming {
  readonly names = new Map<string, string>()
  readonly #given = new Set<string>()
  readonly #prefix: string

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  /** `place` is the key of the block that the element stands in. */
  visit(of: HtmlElement, place: string): void {
    const { id } = of.attributes
    const name = id === undefined ? undefined : this.#name(of, id, place)
    const within = isNote(of) ? (name ?? '') : ''
    const inner = runOf(of) === 'interrupting' ? keyOf(within + ownText(of)) : place
    for (const child of of.children) if (child.kind === 'element') this.visit(child, inner)
  }

  #name(of: HtmlElement, id: string, place: string): string {
    const stem = stemOf(of, id.slice(this.#prefix.length))
    if (stem === undefined) return id
    const wanted = `${this.#prefix}${stem}-${place}`
    let name = wanted
    for (let n = 2; this.#given.has(name); n++) name = `${wanted}-${n}`
    this.#given.add(name)
    this.names.set(id, name)
    return name
  }
}

/** The id without its number, of those that have one; undefined for all others. */
function stemOf(of: HtmlElement, id: string): string | undefined {
  if (/^note:\d+$/.test(id)) return 'note-in'
  const [kind] = classesOf(of)
  if (kind === 'mention' || kind === 'note-call') return /^((?:mention|noteref)-.+)-\d+$/.exec(id)?.[1]
  return kind === 'citation' && /^cite-\d+$/.test(id) ? 'cite' : undefined
}

const keyOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 6)

/** The words of a block without those of blocks and notes in it, and without citations, whose words hang on others. */
function ownText(block: HtmlElement): string {
  const gather = (node: HtmlNode): string => {
    if (node.kind === 'text') return node.text
    const isOwn = runOf(node) === 'dressing' && !classesOf(node).includes('citation')
    return isOwn ? node.children.map(gather).join('') : ''
  }
  return block.children.map(gather).join('').replace(/\s+/g, ' ').trim()
}
