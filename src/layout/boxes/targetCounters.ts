import type { HtmlElement } from '../../html/tree.js'
import type { StyledDocument } from '../../style/styledDocument.js'
import { countElement } from './countElement.js'
import { createCounters } from './counters.js'

/**
 * The value of a counter at the element with an id, 0 where there is none. All of the document is counted when this is first
 * asked, since a target may stand after what refers to it.
 */
export function targetCounters(document: StyledDocument): (id: string, name: string) => number {
  let known: ReadonlyMap<string, string> | undefined
  return (id, name) => {
    known ??= countAll(document)
    const counters = createCounters()
    counters.restore(known.get(id) ?? '[]')
    return counters.value(name)
  }
}

/** The state of all counters at each id. */
function countAll(document: StyledDocument): ReadonlyMap<string, string> {
  const counters = createCounters()
  const found = new Map<string, string>()
  const visit = (element: HtmlElement) => {
    const style = document.styleOf(element)
    if (style.display === 'none') return
    countElement(element, style, counters)
    const { id } = element.attributes
    if (id !== undefined && !found.has(id)) found.set(id, counters.key())
    counters.open()
    for (const pseudo of ['before', 'after'] as const) {
      const own = document.pseudoStyleOf(element, pseudo)
      if (pseudo === 'after') for (const child of element.children) if (child.kind === 'element') visit(child)
      if (own === undefined || own.display === 'none') continue
      counters.reset(own.counterReset)
      counters.increment(own.counterIncrement)
      counters.set(own.counterSet)
    }
    counters.close()
  }
  visit(document.root)
  return found
}
