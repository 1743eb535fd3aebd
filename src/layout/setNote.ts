import type { GalleyItem, NoteGalley } from '../breaking/galley.js'
import type { Box, NoteBox } from './box.js'
import type { Composing } from './composing.js'
import { createFlow } from './flow.js'
import type { GalleyContent } from './galleyContent.js'
import { keepAnchors, type Setting, setBox, streamOf } from './setGalley.js'
import { inlineNote, isSetInline, sharedLines, sharesLines } from './sharedNotes.js'

/** A note's own galley, as wide as the note area of the page that its call stands on. */
export function setNote(note: NoteBox, pageName: string, composing: Composing): NoteGalley<GalleyContent> {
  const keepsWhole = note.style.footnotePolicy !== 'auto'
  const content = { kind: 'note', box: note } as const
  const shared = sharesLines(note) ? sharedLines(note, pageName, composing) : undefined
  return {
    items: setNoteItems(isSetInline(note) ? [inlineNote([note])] : note.children, note, pageName, composing),
    content,
    ...(keepsWhole ? { keepsWhole } : {}),
    ...(shared === undefined ? {} : { shared }),
  }
}

/** Boxes set as the text of a note. */
export function setNoteItems(
  boxes: readonly Box[],
  note: NoteBox,
  pageName: string,
  composing: Composing,
): readonly GalleyItem<GalleyContent>[] {
  const flow = createFlow(false, false)
  const setting: Setting = {
    stream: streamOf(flow),
    measure: composing.noteMeasureOf(pageName),
    pageName,
    avoidBreaks: false,
    grid: 'outside',
    markers: [],
  }
  for (const box of boxes) setBox(box, setting, composing)
  keepAnchors(note, flow)
  return flow.items
}
