import type { HtmlElement } from '../../html/tree.js'
import type { ComputedStyle, CounterChange } from '../../style/computedStyle.js'
import type { Counters } from './counters.js'

/** Changes the counters as an element says; for lists and items the implied `list-item` too (CSS Lists 3, section 4.6). */
export function countElement(element: HtmlElement, style: ComputedStyle, counters: Counters): void {
  counters.reset(style.counterReset)
  if (element.name === 'ol' || element.name === 'ul' || element.name === 'menu') {
    counters.reset(listCounters(element, style))
  }
  if (style.display === 'list-item' && !style.counterIncrement.some(isListItem)) {
    counters.increment([{ name: 'list-item', value: counters.value(listStep) || 1 }])
  }
  if (style.float === 'footnote' && !style.counterIncrement.some(({ name }) => name === 'footnote')) {
    counters.increment([{ name: 'footnote', value: 1 }])
  }
  counters.increment(style.counterIncrement)
  const value = element.name === 'li' ? Number.parseInt(element.attributes.value ?? '', 10) : Number.NaN
  if (!Number.isNaN(value)) counters.set([{ name: 'list-item', value }])
  counters.set(style.counterSet)
}

/** A list counts up, or down where it is reversed: the step is a counter too, so that its items know it. */
const listStep = '-colophon-list-step'

/** HTML's `start` and `reversed`, unless the style sheet begins the list at a number of its own. */
function listCounters(
  { attributes, children }: HtmlElement,
  { counterReset }: ComputedStyle,
): CounterChange[] {
  const step = attributes.reversed === undefined ? 1 : -1
  const changes = [{ name: listStep, value: step }]
  if (counterReset.some(change => isListItem(change) && change.value !== 0)) return changes
  const items = children.filter(child => child.kind === 'element' && child.name === 'li').length
  const start = Number.parseInt(attributes.start ?? '', 10)
  const first = Number.isNaN(start) ? (step === 1 ? 1 : items) : start
  return [...changes, { name: 'list-item', value: first - step }]
}

const isListItem = ({ name }: { readonly name: string }) => name === 'list-item'
