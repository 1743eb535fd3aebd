import type { BrokenLine } from '../../breaking/lineItems.js'
import type { PageStart } from '../../html/pageMap.js'
import type { Points } from '../../length.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import type { Measure } from '../blockGeometry.js'
import { type Anchors, type BlockBox, type Box, type NoteBox, noAnchors } from '../box.js'
import type { Composing } from '../composing.js'
import { joinAnchors } from '../flow.js'
import type { LineContent } from '../galleyContent.js'
import { lineOnGrid } from '../lineGrid.js'
import {
  breakParagraph,
  type Indents,
  indentOf,
  type LineShape,
  possibleLooseness,
} from './breakParagraph.js'
import { withMarkers } from './hangingMarkers.js'
import type { SetInitial } from './initialLetter.js'
import { drawFrame } from './inlineFrames.js'
import type { InlineText } from './inlineText.js'
import { lineHeight } from './lineHeight.js'
import { reportLoose, reportOverfull } from './lineReports.js'
import type { ParagraphItems } from './paragraphItems.js'
import { type ParagraphOrder, type ReadyParagraph, readyParagraph, strutOf } from './readyParagraph.js'
import { lineStart, type ParagraphText, setPieces } from './setLine.js'

/** A line and the notes called in it. */
export interface SetLine {
  readonly content: LineContent
  readonly height: Points
  readonly notes: readonly NoteBox[]
  /** Whether it ends in a divided word. */
  readonly isDivided: boolean
}

/** A paragraph in lines, and in how many more or fewer it could perhaps be set. */
export interface SetParagraph {
  readonly lines: readonly SetLine[]
  readonly demerits: number
  readonly possibleLooseness: readonly (1 | -1)[]
  readonly broken: BrokenFrom
}

/** What a paragraph's lines were broken from: enough to break it otherwise, and little to keep. */
export interface BrokenFrom {
  readonly items: ParagraphItems
  readonly shape: Omit<LineShape, 'looseness'>
  /** Where in its text notes are called. */
  readonly calls: readonly number[]
}

/** A block's inline content in lines. A block with nothing to show has none, unless a marker waits for its first line. */
export function setParagraph(order: ParagraphOrder, composing: Composing): SetParagraph {
  const ready = readyParagraph(order, composing)
  const { box, paragraph, items, shape } = ready
  const broken = breakParagraph(items.items, box.style, { ...shape, looseness: 0 })
  const count = broken.lines.length
  reportLoose(paragraph, items, broken.lines, composing.report)
  return {
    lines: setBroken(ready, broken.lines),
    demerits: broken.demerits,
    possibleLooseness: isFlexible(box) && count > 1 ? possibleLooseness(items.items, count, shape) : [],
    broken: { items, shape, calls: paragraph.inline.notes.map(({ at }) => at) },
  }
}

function isFlexible({ style }: BlockBox): boolean {
  return style.textAlign === 'justify' && style.textWrap !== 'balance'
}

/** A paragraph broken into more or fewer lines than is best, set only if it is asked for. */
export interface OtherParagraph {
  readonly lines: readonly OtherLine[]
  readonly demerits: number
  set(): readonly SetLine[]
}

/** A line that is broken, not set. */
export interface OtherLine extends Pick<SetLine, 'isDivided'> {
  /** Notes called in the paragraph up to its end. */
  readonly calls: number
}

/** A paragraph in a line more or less, if it can be set so. Says nothing: all has been said of its best lines. */
export function setOtherwise(
  order: ParagraphOrder,
  { items, shape, calls }: BrokenFrom,
  looseness: 1 | -1,
  composing: Composing,
): OtherParagraph {
  const { lines, demerits } = breakParagraph(items.items, order.box.style, { ...shape, looseness })
  const others = lines.map(({ hyphenated }, i) => {
    const next = i === lines.length - 1 ? Number.POSITIVE_INFINITY : items.offsets[lines[i + 1]!.start]!
    return { isDivided: hyphenated, calls: calls.filter(at => at <= next).length }
  })
  const quiet = { ...composing, report: () => undefined }
  return { lines: others, demerits, set: () => setBroken(readyParagraph(order, quiet), lines) }
}

function setBroken(ready: ReadyParagraph, lines: readonly BrokenLine[]): readonly SetLine[] {
  const { box, measure, markers, grid, composing, initial, paragraph, items, shape } = ready
  const { indents } = shape
  const set = [...collectLines(paragraph, items, lines, { box, measure, grid, composing, indents })]
  const least = Math.max(indents.initial.lines, markers.length > 0 ? 1 : 0)
  while (set.length < least) set.push(blankLine(ready))
  return set.map((line, i) =>
    i === 0 ? withMarkers(withInitial(line, initial, measure), markers, composing) : line,
  )
}

/** The initial belongs to the first line, wherever its foot stands. */
function withInitial(line: SetLine, initial: SetInitial | undefined, measure: Measure): SetLine {
  if (initial === undefined) return line
  const runs = initial.runs.map(run => ({ ...run, x: run.x + measure.x - line.content.x }))
  const start = initialStart(initial)
  const content = {
    ...line.content,
    above: line.content.above + initial.raised,
    runs: [...runs, ...line.content.runs],
    ...(start === undefined ? {} : { start }),
  }
  return { ...line, content, height: line.height + initial.raised }
}

function initialStart({ runs }: SetInitial): PageStart | undefined {
  const box = runs[0]?.box
  return box?.kind === 'text' && box.node !== undefined
    ? { node: box.node, offset: box.offsets?.[0] ?? 0 }
    : undefined
}

interface Around extends Pick<ParagraphOrder, 'box' | 'measure' | 'grid'> {
  readonly composing: Composing
  readonly indents: Indents
}

function collectLines(
  paragraph: ParagraphText,
  { offsets }: ParagraphItems,
  lines: readonly BrokenLine[],
  around: Around,
): readonly SetLine[] {
  const set: SetLine[] = []
  const cut = createCutter(paragraph.inline)
  let first = 0
  for (const [i, broken] of lines.entries()) {
    const from = offsets[broken.start]!
    const to = i === lines.length - 1 ? paragraph.inline.text.length : offsets[broken.end]!
    while (first < paragraph.tokens.length - 1 && paragraph.tokens[first]!.end < from) first++
    const position = { line: i, isFirst: i === 0, isLast: i === lines.length - 1 }
    const next = offsets[lines[i + 1]?.start ?? offsets.length - 1]!
    set.push(
      setOne(
        paragraph,
        first,
        { from, to, broken, ...position, ...cut(position.isLast ? Infinity : next) },
        around,
      ),
    )
  }
  return set
}

interface Cut {
  readonly line: number
  readonly from: number
  readonly to: number
  readonly broken: BrokenLine
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly anchors: Anchors
  readonly notes: readonly NoteBox[]
}

/** Deals out what begins before the next line's start, and the notes called up to there, line by line. */
function createCutter({ marks, notes }: InlineText) {
  let [mark, note] = [0, 0]
  return (before: number): { readonly anchors: Anchors; readonly notes: readonly NoteBox[] } => {
    let anchors = noAnchors
    const called: NoteBox[] = []
    while (mark < marks.length && marks[mark]!.at < before)
      anchors = joinAnchors(anchors, marks[mark++]!.anchors)
    while (note < notes.length && notes[note]!.at <= before) called.push(notes[note++]!.note)
    return { anchors, notes: called }
  }
}

function setOne(paragraph: ParagraphText, first: number, cut: Cut, around: Around): SetLine {
  const { box, measure, grid, composing, indents } = around
  const { line, from, to, broken, isFirst, isLast, anchors, notes } = cut
  const indent = indentOf(indents, line)
  const width = measure.width - indent
  const { base } = paragraph.bidi
  const align = alignmentOf(box.style, base, isLast || paragraph.inline.text[to] === '\n')
  const flexible = box.style.textAlign === 'justify'
  const pieces = setPieces(paragraph, first, { from, to, broken, measure: width, align, flexible })
  const { runs, rules, images, blocks } = pieces
  if (broken.overfull) reportOverfull(paragraph, cut, composing.report)
  const own = lineHeight(box, pieces, composing.typeStyles)
  const strut = composing.typeStyles(box.style, box.language)
  const { above, below } = grid === undefined ? own : lineOnGrid(own, strut, box.style, grid)
  const offsets = { from, to: isLast ? Number.POSITIVE_INFINITY : to }
  const start = lineStart(paragraph, from, to)
  const content: LineContent = {
    kind: 'line',
    box,
    x: measure.x + (base === 'rtl' ? 0 : indent),
    width,
    above,
    below,
    runs,
    rules,
    images,
    blocks,
    frames: pieces.frames.map(frame => drawFrame(frame, offsets, composing.typeStyles)),
    anchors,
    isFirst,
    isLast,
    ...(start === undefined ? {} : { start }),
  }
  return { content, height: above + below, notes, isDivided: broken.hyphenated }
}

/** How a line stands in its measure: `isLast` for one that ends a paragraph or stands before a forced break. */
export function alignmentOf(
  { textAlign, textAlignLast }: ComputedStyle,
  direction: 'ltr' | 'rtl',
  isLast: boolean,
): 'left' | 'right' | 'center' | 'justify' {
  const wanted = isLast
    ? textAlignLast === 'auto'
      ? textAlign === 'justify'
        ? 'start'
        : textAlign
      : textAlignLast
    : textAlign
  if (wanted === 'start') return direction === 'rtl' ? 'right' : 'left'
  if (wanted === 'end') return direction === 'rtl' ? 'left' : 'right'
  return wanted
}

/** A line without text, as high as its block's lines are. */
function blankLine(ready: ReadyParagraph): SetLine {
  const { box } = ready
  const { above, below } = strutOf(ready, ready.composing)
  const content = { ...emptyLine(box, noAnchors), above, below }
  return { content, height: above + below, notes: [], isDivided: false }
}

/** A line of no height, for what begins where nothing stands. */
export function emptyLine(box: Box, anchors: Anchors): LineContent {
  return {
    kind: 'line',
    box,
    x: 0,
    width: 0,
    above: 0,
    below: 0,
    runs: [],
    rules: [],
    images: [],
    blocks: [],
    frames: [],
    anchors,
    isFirst: true,
    isLast: true,
  }
}
