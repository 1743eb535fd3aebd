import type { HtmlElement } from '../../html/tree.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import { type BlockBox, type Box, type InlineBox, type NoteCall, noAnchors } from '../box.js'
import { asBlocks, isBlockLevel } from './anonymousBoxes.js'
import { anonymousStyle } from './anonymousStyle.js'
import { commonOf, inlineText, type Walk } from './generatedBoxes.js'
import { generateText } from './generatedContent.js'
import { withRoomFor } from './markRoom.js'

/**
 * A note leaves its call in the text, and its number before its own text (GCPM 3, section 2.4); both lead to the other.
 * The call carries the note's id with `-call`, since the note's own id leads to the foot of the page.
 */
export function noteBoxes(
  element: HtmlElement,
  style: ComputedStyle,
  walk: Walk,
  childrenIn: (within: Walk) => readonly Box[],
): readonly Box[] {
  const { id } = element.attributes
  const { call: called, within, held } = countNote(element, style, walk)
  const marks = { element, style, walk: within, held }
  const mark = markBox('footnote-call', id === undefined ? undefined : `#${id}`, marks)
  const call = {
    ...(hasMark(element, 'footnote-call', walk)
      ? mark
      : { ...mark, style: anonymousStyle(style), children: [] }),
    anchors: { ...noAnchors, ids: id === undefined ? [] : [`${id}-call`], calls: [called] },
  }
  const marker = hasMark(element, 'footnote-marker', walk)
    ? markBox('footnote-marker', id === undefined ? undefined : `#${id}-call`, marks)
    : undefined
  const text = childrenIn(within)
  walk.whiteSpace.atSpace = false
  const inside = style.listStylePosition === 'inside'
  const own = inside && marker !== undefined ? [marker, ...text] : text
  const common = commonOf(element, style, within)
  const inlineContent = !own.some(isBlockLevel)
  const body: BlockBox = {
    kind: 'block',
    inlineContent,
    children: inlineContent ? own : asBlocks(own, common),
    ...(inside || marker === undefined ? {} : { marker }),
    ...common,
  }
  return [call, { kind: 'note', children: [body], ...common, anchors: noAnchors }]
}

/** The notes called in a box that is not set where it stands, each after a call that shows nothing. */
export function notesCalledIn(box: Box): readonly Box[] {
  if (box.kind === 'note') return [box]
  if (box.kind === 'inline' && box.pseudo === 'footnote-call') return [{ ...box, children: [] }]
  return box.children.flatMap(notesCalledIn)
}

interface CountedNote {
  readonly call: NoteCall
  /** For what the note generates: its counter shows the number that it has on its page. */
  readonly within: Walk
  readonly held: readonly number[]
}

function countNote({ attributes: { id } }: HtmlElement, style: ComputedStyle, walk: Walk): CountedNote {
  const order = walk.notes.next++
  const value = walk.counters.value('footnote')
  const step = style.counterIncrement.find(({ name }) => name === 'footnote')?.value ?? 1
  const paged = walk.pageMap.notes.get(order)
  return {
    call: { order, value, step, ...(id === undefined ? {} : { id }) },
    within: { ...walk, noteNumber: paged?.number },
    held: paged?.held ?? [],
  }
}

/** Whether the call or the marker is there at all: not with `content: none` or `display: none`. */
function hasMark(
  element: HtmlElement,
  pseudo: 'footnote-call' | 'footnote-marker',
  { document }: Walk,
): boolean {
  const style = document.pseudoStyleOf(element, pseudo)
  return style === undefined || (style.content !== 'none' && style.display !== 'none')
}

interface Marks {
  readonly element: HtmlElement
  readonly style: ComputedStyle
  readonly walk: Walk
  readonly held: readonly number[]
}

/** The call or the marker: what `content` says, else the number alone or with a full stop. */
function markBox(
  pseudo: 'footnote-call' | 'footnote-marker',
  href: string | undefined,
  { element, style, walk, held }: Marks,
): InlineBox {
  const own = walk.document.pseudoStyleOf(element, pseudo) ?? style
  const textIn = (source: Walk) => {
    if (Array.isArray(own.content)) return generateText(own.content, element, own, source)
    const number = String(source.noteNumber ?? source.counters.value('footnote'))
    return pseudo === 'footnote-call' ? number : `${number}. `
  }
  const text = textIn(walk)
  const others = held.map(noteNumber => textIn({ ...walk, noteNumber, quotes: { ...walk.quotes } }))
  const made =
    others.length === 0
      ? own
      : withRoomFor({ text, others, isCall: pseudo === 'footnote-call' }, own, element, walk)
  return inlineText(element, pseudo, made, { walk, text, ...(href === undefined ? {} : { href }) })
}
