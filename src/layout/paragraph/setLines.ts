import type { GalleyItem, Leaf, NoteGalley, Penalty, Rule } from '../../breaking/galley.js'
import { type BlockBox, type Box, type InlineBox, type NoteBox, noAnchors } from '../box.js'
import type { Composing } from '../composing.js'
import { type Flow, joinAnchors } from '../flow.js'
import type { GalleyContent, LineContent } from '../galleyContent.js'
import { gridOfLines } from '../lineGrid.js'
import type { Setting } from '../setGalley.js'
import { setNote } from '../setNote.js'
import { dividedWordCost, type LinesAround, withOtherSettings } from './otherSettings.js'
import { notesIn } from './setInlineBlock.js'
import { emptyLine, type SetLine, setParagraph } from './setParagraph.js'

/** Sets a block's inline content: its lines, each with its notes, go to the flow. */
export function setLines(box: BlockBox, setting: Setting, composing: Composing): void {
  const grid = gridOfLines(box.style, setting.grid)
  const order = { box, measure: setting.measure, markers: setting.markers.splice(0), grid }
  const paragraph = setParagraph(order, composing)
  if (paragraph.lines.length === 0) {
    keepWhatBegins(box, setting, composing)
    return
  }
  const flow = setting.stream.flow(setting.pageName)
  const anchors = flow.takeAnchors()
  const calledBefore = flow.takeCall()?.notes ?? []
  const notes = new Map<NoteBox, NoteGalley<GalleyContent>>()
  const noteOf = (note: NoteBox) => {
    const known = notes.get(note) ?? setNote(note, setting.pageName, composing)
    notes.set(note, known)
    return known
  }
  const kept = keptCalls(paragraph.lines)
  const penaltyAfter = (before: number, { lines, calls }: LinesAround) =>
    penaltyBetween(box, before, lines, { avoid: setting.avoidBreaks, parts: calls < kept })
  const itemsOf = (lines: readonly SetLine[]): readonly GalleyItem<GalleyContent>[] => {
    let calls = 0
    return lines.flatMap((line, i) => {
      const begun = i === 0 ? joinAnchors(anchors, line.content.anchors) : line.content.anchors
      const own = line.notes.map(noteOf)
      const called = i === 0 ? [...calledBefore, ...own] : own
      const set = leafOf(line, { ...line.content, anchors: begun }, called)
      const leaf = grid === undefined ? set : { ...set, grid: grid.step }
      const penalty = penaltyAfter(i, { lines: lines.length, calls })
      calls += line.notes.length
      return i === 0 ? [leaf] : [penalty, leaf]
    })
  }
  const mayEndAfter = (before: number, around: LinesAround) => penaltyAfter(before, around).rule === undefined
  const set = { order, paragraph, itemsOf, mayEndAfter }
  flow.pushAll(withOtherSettings(itemsOf(paragraph.lines), set, composing))
}

/** What begins in a paragraph that has no line begins with what follows, and the notes that it calls are called there. */
function keepWhatBegins(box: BlockBox, { stream, pageName }: Setting, composing: Composing): void {
  for (const child of box.children) anchorAll(child, stream.current)
  const notes = notesIn(box).map(note => setNote(note, pageName, composing))
  if (notes.length === 0) return
  stream.current.call({ kind: 'leaf', height: 0, notes, content: emptyLine(box, noAnchors) })
}

function anchorAll(box: Box, flow: Flow): void {
  flow.anchor(box.anchors)
  for (const child of box.children) anchorAll(child, flow)
}

function leafOf(
  { height, isDivided }: SetLine,
  content: LineContent,
  notes: readonly NoteGalley<GalleyContent>[],
): Leaf<GalleyContent> {
  return {
    kind: 'leaf',
    height,
    notes,
    content,
    ...(isDivided ? { endCost: dividedWordCost } : {}),
  }
}

/** How many of a paragraph's notes are called up to the last that keeps the paragraph on its page (GCPM 3, `footnote-policy`). */
function keptCalls(lines: readonly SetLine[]): number {
  return (
    lines.flatMap(({ notes }) => notes).findLastIndex(({ style }) => style.footnotePolicy === 'block') + 1
  )
}

/**
 * CSS Fragmentation 3, section 3.3: orphans lines at least before a break, widows after it. With `parts` it would part the
 * paragraph's beginning from the call of a note that keeps both together.
 */
function penaltyBetween(
  { style, initial }: BlockBox,
  before: number,
  lines: number,
  { avoid, parts }: { readonly avoid: boolean; readonly parts: boolean },
): Penalty {
  const rule: Rule | undefined = avoid
    ? 'break-inside'
    : parts
      ? 'footnote-policy'
      : before < Math.max(style.orphans, initialLines(initial))
        ? 'orphans'
        : lines - before < style.widows
          ? 'widows'
          : undefined
  if (rule === undefined) return { kind: 'penalty', cost: 0 }
  return { kind: 'penalty', cost: Number.POSITIVE_INFINITY, rule }
}

/** Lines beside an initial are not parted. */
function initialLines(initial: InlineBox | undefined): number {
  const letter = initial?.style.initialLetter
  return letter === undefined || letter === 'normal' ? 0 : letter.sink
}
