import type { GalleyItem, NoteGalley, SharedLines } from '../breaking/galley.js'
import type { Points } from '../length.js'
import { type BlockBox, type Box, type InlineBox, type NoteBox, noAnchors, type TextBox } from './box.js'
import { anonymousStyle } from './boxes/anonymousStyle.js'
import type { Composing } from './composing.js'
import type { GalleyContent } from './galleyContent.js'
import { contentWidths } from './paragraph/contentWidths.js'
import { setNoteItems } from './setNote.js'

type Note = NoteGalley<GalleyContent>

/** A note of one paragraph that `footnote-display` lets stand on a line with others (GCPM 3, section 2.7); one of more cannot. */
export function sharesLines(note: NoteBox): boolean {
  return note.style.footnoteDisplay !== 'block' && textOf(bodyOf(note)) !== undefined
}

function bodyOf({ children: [body] }: NoteBox): BlockBox {
  if (body?.kind !== 'block') throw new Error('a note has a block for a body')
  return body
}

/** A note's text without a block round it; undefined if it has several. */
function textOf(body: BlockBox): readonly Box[] | undefined {
  if (body.inlineContent) return body.children
  const [only, ...others] = body.children
  if (only?.kind !== 'block' || !only.inlineContent || others.length > 0) return undefined
  return only.marker === undefined && only.initial === undefined ? [asInline(only, only.children)] : undefined
}

function asInline(box: BlockBox, children: readonly Box[]): InlineBox {
  const { style, language, anchors, element } = box
  return { kind: 'inline', children, style, language, anchors, ...(element === undefined ? {} : { element }) }
}

/** Whether it has no margins and paddings of a block even where it stands alone. */
export function isSetInline(note: NoteBox): boolean {
  return note.style.footnoteDisplay === 'inline' && sharesLines(note)
}

/** One paragraph of notes: each is an inline box with its marker first, and a space stands between two. */
export function inlineNote(notes: readonly NoteBox[]): BlockBox {
  const { language, element, style } = notes[0]!
  const common = { language, style: anonymousStyle(style), anchors: noAnchors }
  const space: TextBox = { kind: 'text', text: ' ', children: [], ...common }
  const children = notes.flatMap((note, i) => (i === 0 ? [memberBox(note)] : [space, memberBox(note)]))
  return {
    kind: 'block',
    inlineContent: true,
    children,
    ...common,
    ...(element === undefined ? {} : { element }),
  }
}

function memberBox(note: NoteBox): InlineBox {
  const body = bodyOf(note)
  const text = textOf(body) ?? []
  return asInline(body, body.marker === undefined ? text : [body.marker, ...text])
}

/** Joins notes of one kind of page: known by it, so that those with the same may share lines. */
class NotesOnLines implements SharedLines<GalleyContent> {
  private readonly joined = new WeakMap<Note, Map<number, Note>>()
  private readonly least = new WeakMap<Note, Points>()
  private readonly quiet: Composing

  constructor(
    private readonly display: 'inline' | 'compact',
    private readonly pageName: string,
    composing: Composing,
  ) {
    this.quiet = { ...composing, report: () => undefined }
  }

  set(notes: readonly Note[]): readonly Note[] {
    if (this.display === 'inline') return notes.length < 2 ? notes : [this.join(notes)]
    const set: Note[] = []
    for (const note of notes) {
      const before = set.at(-1)
      const both = before === undefined ? undefined : this.join([...(before.joined ?? [before]), note])
      if (both !== undefined && both.items.length === 1) set[set.length - 1] = both
      else set.push(note)
    }
    return set
  }

  /** Even with all its spaces shrunk it is no shorter than two thirds of its width. */
  leastOf(note: Note): Points {
    const known = this.least.get(note)
    if (known !== undefined) return known
    const box = noteOf(note)
    const { most } = contentWidths(inlineNote([box]), this.quiet)
    const { above, below } = this.quiet.typeStyles(box.style, box.language)
    const { width } = this.quiet.noteMeasureOf(this.pageName)
    const least = ((2 / 3) * most * (above + below)) / Math.max(width, 1)
    this.least.set(note, least)
    return least
  }

  private join(notes: readonly Note[]): Note {
    const [first] = notes
    const known = this.joined.get(first!) ?? new Map<number, Note>()
    this.joined.set(first!, known)
    const joined = known.get(notes.length) ?? this.joinAnew(notes)
    known.set(notes.length, joined)
    return joined
  }

  private joinAnew(notes: readonly Note[]): Note {
    const boxes = notes.map(noteOf)
    const paragraph = inlineNote(boxes)
    const items = setNoteItems([paragraph], boxes[0]!, this.pageName, this.quiet)
    const keepsWhole = notes.some(note => note.keepsWhole)
    const last = new Set(boxesIn(paragraph.children.at(-1)!))
    const { content } = notes.at(-1)!
    return { items: keptUpTo(last, items), content, joined: notes, ...(keepsWhole ? { keepsWhole } : {}) }
  }
}

function noteOf({ content }: Note): NoteBox {
  if (content.kind !== 'note' || content.box.kind !== 'note') throw new Error('a note has a note for content')
  return content.box
}

function boxesIn(box: Box): readonly Box[] {
  return [box, ...box.children.flatMap(boxesIn)]
}

/** No break before the line in which one of these boxes begins: the last of the notes would not start on the page of its call. */
function keptUpTo(
  boxes: ReadonlySet<Box>,
  items: readonly GalleyItem<GalleyContent>[],
): readonly GalleyItem<GalleyContent>[] {
  const begins = items.findIndex(
    item =>
      item.kind === 'leaf' &&
      item.content.kind === 'line' &&
      item.content.runs.some(({ box }) => boxes.has(box)),
  )
  return items.map((item, i) =>
    item.kind === 'penalty' && item.rule === undefined && i < begins
      ? { kind: 'penalty', cost: Number.POSITIVE_INFINITY, rule: 'break-inside' }
      : item,
  )
}

const known = new WeakMap<Composing, Map<string, SharedLines<GalleyContent>>>()

/** The lines that a note on pages of a name may share. */
export function sharedLines(
  { style: { footnoteDisplay } }: NoteBox,
  pageName: string,
  composing: Composing,
): SharedLines<GalleyContent> | undefined {
  if (footnoteDisplay === 'block') return undefined
  const lines = known.get(composing) ?? new Map<string, SharedLines<GalleyContent>>()
  known.set(composing, lines)
  const key = `${footnoteDisplay} ${pageName}`
  const shared = lines.get(key) ?? new NotesOnLines(footnoteDisplay, pageName, composing)
  lines.set(key, shared)
  return shared
}
