import type { Place } from '../diagnostic.js'
import { parseMarkup } from '../html/markup.js'
import { element, type HtmlElement, type HtmlNode, text } from '../html/tree.js'
import { placeOf } from './markdown/inlineLocator.js'
import type { Mark, Written } from './markdown/markupWriter.js'
import { type ElementGate, isDrawing } from './sanitize.js'

/** The written HTML as nodes, each with its place in the author's file, and without what the gate refuses. */
export function parseWritten(
  { markup, marks }: Written,
  file: string,
  gate: ElementGate,
): readonly HtmlNode[] {
  const markAt = markFinder(markup, marks)
  const settle = (node: HtmlNode, isInDrawing: boolean): readonly HtmlNode[] => {
    const mark = node.place === undefined ? undefined : markAt(node.place)
    const place = mark === undefined ? undefined : placeOf(file, mark.line, mark.column)
    if (node.kind === 'text') return [text(node.text, place)]
    const name = node.name === 'x-title' ? 'title' : node.name
    const decision = gate({ ...node, name }, { place, isRaw: mark?.isRaw ?? false, isInDrawing })
    if (decision.kind === 'drop') return []
    if (name === 'p' && isBare(node)) return []
    const children = node.children.flatMap(child => settle(child, isInDrawing || isDrawing(name)))
    return decision.kind === 'unwrap' ? children : [element(name, decision.attributes, children, place)]
  }
  return parseMarkup(markup, { file, line: 1 }).flatMap(node => settle(node, false))
}

/** What is left where a block in the middle of a paragraph ends it. */
const isBare = ({ children, attributes }: HtmlElement) =>
  children.length === 0 && Object.keys(attributes).length === 0

/** From a place in the written HTML to the last mark before it. */
function markFinder(markup: string, marks: readonly Mark[]): (place: Place) => Mark | undefined {
  const starts = [0]
  for (const { index } of markup.matchAll(/\n/g)) starts.push(index + 1)
  return ({ line, column = 1 }) => {
    const offset = starts[line - 1]! + column - 1
    let [low, high] = [-1, marks.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (marks[middle]!.offset <= offset) low = middle
      else high = middle - 1
    }
    return marks[low]
  }
}
