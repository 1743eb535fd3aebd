import type { GalleyItem, Leaf, NoteGalley, Penalty, Rule } from '../../breaking/galley.js'
import type { BlockBox, Box, InlineBox, NoteBox } from '../box.js'
import type { Composing } from '../composing.js'
import { type Flow, joinAnchors } from '../flow.js'
import type { GalleyContent, LineContent } from '../galleyContent.js'
import { gridOfLines } from '../lineGrid.js'
import type { Setting } from '../setGalley.js'
import { setNote } from '../setNote.js'
import { dividedWordCost, type LinesAround, withOtherSettings } from './otherSettings.js'
import { type SetLine, setParagraph } from './setParagraph.js'

/** Sets a block's inline content: its lines, each with its notes, go to the flow. */
export function setLines(box: BlockBox, setting: Setting, composing: Composing): void {
  const grid = gridOfLines(box.style, setting.grid)
  const order = { box, measure: setting.measure, markers: setting.markers.splice(0), grid }
  const paragraph = setParagraph(order, composing)
  if (paragraph.lines.length === 0) {
    for (const child of box.children) anchorAll(child, setting.stream.current)
    return
  }
  const flow = setting.stream.flow(setting.pageName)
  const anchors = flow.takeAnchors()
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
      const set = leafOf(line, { ...line.content, anchors: begun }, noteOf)
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

/** What begins in a paragraph that has no line begins with what follows. */
function anchorAll(box: Box, flow: Flow): void {
  flow.anchor(box.anchors)
  for (const child of box.children) anchorAll(child, flow)
}

function leafOf(
  { notes, height, isDivided }: SetLine,
  content: LineContent,
  noteOf: (note: NoteBox) => NoteGalley<GalleyContent>,
): Leaf<GalleyContent> {
  return {
    kind: 'leaf',
    height,
    notes: notes.map(noteOf),
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
