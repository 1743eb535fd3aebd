import type { PagedNote } from '../../html/pageMap.js'
import type { NoteCall } from '../box.js'
import type { MadePage } from './makePages.js'

/**
 * The numbers of notes by the pages of their calls, where a page begins them anew (`counter-reset: footnote` in @page); none at
 * all where no page does. On a page they are counted in the order of the text. Where the text itself begins to count anew, by
 * `counter-reset` on an element, that number stands.
 */
export function notesByPage(pages: readonly MadePage[]): ReadonlyMap<number, Omit<PagedNote, 'held'>> {
  const numbers = new Map<number, Omit<PagedNote, 'held'>>()
  if (pages.every(({ style }) => style.noteReset === 'none')) return numbers
  const called = pages.map(callsOn)
  const goesOn = ordersThatGoOn(called.flat())
  let count = 0
  for (const [i, { style }] of pages.entries()) {
    if (style.noteReset !== 'none') count = style.noteReset
    for (const { order, value, step, id } of called[i]!) {
      count = goesOn.has(order) ? count + step : value
      numbers.set(order, { number: count, ...(id === undefined ? {} : { id }) })
    }
  }
  return numbers
}

function callsOn({ filled }: MadePage): readonly NoteCall[] {
  return [...filled.placed, ...filled.notes]
    .flatMap(({ content, isRepeat }) => (isRepeat || content.kind !== 'line' ? [] : content.anchors.calls))
    .sort(byOrder)
}

/** Notes whose counter is that of the note before and their own step. */
function ordersThatGoOn(calls: readonly NoteCall[]): ReadonlySet<number> {
  const orders = new Set<number>()
  let before = 0
  for (const { order, value, step } of calls.toSorted(byOrder)) {
    if (value === before + step) orders.add(order)
    before = value
  }
  return orders
}

const byOrder = (a: NoteCall, b: NoteCall) => a.order - b.order
