import { classesOf, type HtmlElement, type HtmlNode } from '../html/tree.js'
import { isNote } from './rewrite.js'

/** Stands in the running text for what interrupts it: the edges of blocks and notes, code, images, marks. */
export const interruption = '\ufffc'

/** Elements that only dress text (HTML, 3.2.5.2.5 phrasing content); all others, and raised signs, interrupt it. */
const dressing = new Set(
  'a abbr b bdi bdo big cite data del dfn em font i ins label mark q ruby s small span strong time u var wbr'.split(
    ' ',
  ),
)

/** Elements whose text is no prose: no name is looked for in them. */
const sealed = new Set(
  'audio canvas code iframe img kbd math object pre samp script style svg textarea tt video x-cite x-mention x-note'.split(
    ' ',
  ),
)

export type Run = 'dressing' | 'interrupting' | 'sealed' | 'newline'

/** What an element does to the text that runs through it. */
export function runOf(element: HtmlElement): Run {
  if (element.name === 'br') return 'newline'
  if (sealed.has(element.name) || classesOf(element).includes('note-call')) return 'sealed'
  return dressing.has(element.name) && !isNote(element) ? 'dressing' : 'interrupting'
}

/** The prose of a tree as one string, with the length that each element takes in it. */
export interface RunningText {
  readonly text: string
  readonly lengths: ReadonlyMap<HtmlElement, number>
}

/** Strings together the text of a tree in document order; a note's text stands between interruptions at its call. */
export function stringTogether(root: HtmlElement): RunningText {
  const pieces: string[] = []
  const lengths = new Map<HtmlElement, number>()
  const add = (piece: string) => {
    pieces.push(piece)
    return piece.length
  }
  const measure = (node: HtmlNode): number => {
    if (node.kind === 'text') return add(node.text)
    const run = runOf(node)
    const edge = () => (run === 'interrupting' ? add(interruption) : 0)
    let length = edge()
    if (run === 'newline') length = add('\n')
    else if (run === 'sealed') length = add(interruption)
    else for (const child of node.children) length += measure(child)
    length += edge()
    lengths.set(node, length)
    return length
  }
  measure(root)
  return { text: pieces.join(''), lengths }
}
