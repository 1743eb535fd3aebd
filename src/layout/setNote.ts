import type { NoteGalley } from '../breaking/galley.js'
import type { NoteBox } from './box.js'
import type { Composing } from './composing.js'
import { createFlow } from './flow.js'
import type { GalleyContent } from './galleyContent.js'
import { keepAnchors, type Setting, setBox, streamOf } from './setGalley.js'

/** A note's own galley, as wide as the note area of the page that its call stands on. */
export function setNote(note: NoteBox, pageName: string, composing: Composing): NoteGalley<GalleyContent> {
  const flow = createFlow(false, false)
  const setting: Setting = {
    stream: streamOf(flow),
    measure: composing.noteMeasureOf(pageName),
    pageName,
    avoidBreaks: false,
    grid: 'outside',
    markers: [],
  }
  for (const child of note.children) setBox(child, setting, composing)
  keepAnchors(note, flow)
  const keepsWhole = note.style.footnotePolicy !== 'auto'
  return { items: flow.items, content: { kind: 'note', box: note }, ...(keepsWhole ? { keepsWhole } : {}) }
}
