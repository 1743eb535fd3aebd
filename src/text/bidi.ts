import bidiModule, { type Bidi } from 'bidi-js'

/** Directions within a paragraph: the Unicode Bidirectional Algorithm (UAX #9). */

/** A stretch that has a direction of its own, as `dir` and `unicode-bidi` give it to an element (CSS Writing Modes 4, 2.4). */
export interface BidiSpan {
  readonly start: number
  readonly end: number
  readonly kind: 'embed' | 'isolate' | 'override' | 'isolate-override'
  /** `auto` (for isolates): from the first strong letter. */
  readonly direction: 'ltr' | 'rtl' | 'auto'
}

/** A paragraph with its embedding levels resolved: even is left to right, odd is right to left. */
export interface BidiParagraph {
  readonly text: string
  readonly base: 'ltr' | 'rtl'
  /** One for each UTF-16 unit; undefined where all of it goes the way of `base`. */
  readonly levels: Uint8Array | undefined
  /** Where isolates begin and end, in order, each with the level of what is round it: what stands on its two sides is kept apart. */
  readonly walls: readonly BidiWall[]
}

export interface BidiWall {
  readonly at: number
  readonly level: number
}

export interface BidiRun {
  readonly start: number
  readonly end: number
  readonly direction: 'ltr' | 'rtl'
}

/** Letters, digits and signs that may stand against the left-to-right order, and the signs that change it. */
const mayTurn =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/

// The package's types describe its ES module; Node loads the CommonJS one, whose export is the function itself.
const bidi = (bidiModule as unknown as () => Bidi)()

/** The levels of a paragraph's text. `base` is its direction; `auto` takes that of the first strong letter. */
export function resolveBidi(
  text: string,
  base: 'ltr' | 'rtl' | 'auto',
  spans: readonly BidiSpan[] = [],
): BidiParagraph {
  const turned = mayTurn.test(text)
  const ltr = base === 'ltr' || (base === 'auto' && !turned)
  if (ltr && !turned && spans.every(span => span.direction !== 'rtl')) {
    return { text, base: 'ltr', levels: undefined, walls: [] }
  }
  const { marked, offsets, walls } = markSpans(text, spans)
  const resolved = bidi.getEmbeddingLevels(standIns(marked), base)
  const levels = Uint8Array.from(offsets, offset => resolved.levels[offset]!)
  const first = resolved.paragraphs[0]?.level ?? (base === 'rtl' ? 1 : 0)
  return {
    text,
    base: first === 1 ? 'rtl' : 'ltr',
    levels,
    walls: walls.map(({ at, control }) => ({ at, level: resolved.levels[control]! })),
  }
}

/** Stretches of one level in the order of the text: what is shaped in one direction. */
export function directionRuns(paragraph: BidiParagraph, start: number, end: number): readonly BidiRun[] {
  return levelRuns(paragraph.levels, paragraph.base, start, end).map(toRun)
}

/**
 * The stretches of a line in the order in which they stand from left to right (UAX #9, rules L1 and L2). `start` and
 * `end` are the line's bounds in the paragraph; within a run that goes right to left, HarfBuzz turns the glyphs.
 */
export function visualRuns(paragraph: BidiParagraph, start: number, end: number): readonly BidiRun[] {
  const levels = lineLevels(paragraph, start, end)
  const runs: LevelRun[] = []
  let from = start
  for (const { at, level } of [...wallsIn(paragraph, start, end), { at: end, level: 0 }]) {
    const part = levelRuns(levels, paragraph.base, from - start, at - start)
    runs.push(...part.map(run => ({ ...run, start: run.start + start, end: run.end + start })))
    runs.push({ start: at, end: at, level })
    from = at
  }
  return orderVisually(runs, run => run.level)
    .filter(run => run.start < run.end)
    .map(toRun)
}

/** Where isolates begin or end within a line. */
export function wallsIn({ walls }: BidiParagraph, start: number, end: number): readonly BidiWall[] {
  return walls.filter(({ at }) => at > start && at < end)
}

/** The levels of a line's characters (rule L1), the first of them that of `start`; undefined where all of it goes the way of `base`. */
export function lineLevels(
  { text, base, levels }: BidiParagraph,
  start: number,
  end: number,
): Uint8Array | undefined {
  return levels === undefined ? undefined : restAtBase(levels.slice(start, end), text.slice(start, end), base)
}

/** What stands on a line, put from the order of reading into that from left to right (rule L2). */
export function orderVisually<T>(items: readonly T[], levelOf: (item: T) => number): T[] {
  const ordered = items.map(item => ({ item, level: levelOf(item) }))
  const highest = ordered.reduce((most, { level }) => Math.max(most, level), 0)
  for (let level = highest; level >= 1; level--) reverseFrom(ordered, level)
  return ordered.map(({ item }) => item)
}

/** The other of a pair of mirrored signs, such as brackets; the same character where there is none. */
export function mirrored(character: string): string {
  return bidi.getMirroredCharacter(character) ?? character
}

interface LevelRun {
  readonly start: number
  readonly end: number
  readonly level: number
}

function toRun({ start, end, level }: LevelRun): BidiRun {
  return { start, end, direction: level % 2 === 0 ? 'ltr' : 'rtl' }
}

function levelRuns(
  levels: Uint8Array | undefined,
  base: 'ltr' | 'rtl',
  start: number,
  end: number,
): LevelRun[] {
  if (start >= end) return []
  if (levels === undefined) return [{ start, end, level: base === 'rtl' ? 1 : 0 }]
  const runs: LevelRun[] = []
  let from = start
  for (let i = start + 1; i <= end; i++) {
    if (i < end && levels[i] === levels[from]) continue
    runs.push({ start: from, end: i, level: levels[from]! })
    from = i
  }
  return runs
}

/** L1: spaces at the end of a line, and tabs with the spaces before them, go the paragraph's way. Changes `levels`. */
function restAtBase(levels: Uint8Array, text: string, base: 'ltr' | 'rtl'): Uint8Array {
  let resting = true
  for (let i = levels.length - 1; i >= 0; i--) {
    const character = text[i]!
    if (character === '\t' || character === '\n') resting = true
    else if (!/[\s\u2066-\u2069]/.test(character)) resting = false
    if (resting) levels[i] = base === 'rtl' ? 1 : 0
  }
  return levels
}

/** L2: turns each stretch at `level` or higher. */
function reverseFrom(items: { readonly level: number }[], level: number): void {
  let from = 0
  while (from < items.length) {
    if (items[from]!.level < level) {
      from++
      continue
    }
    let to = from
    while (to < items.length && items[to]!.level >= level) to++
    items.splice(from, to - from, ...items.slice(from, to).reverse())
    from = to
  }
}

const openers = {
  embed: { ltr: '\u202a', rtl: '\u202b', auto: '\u2068' },
  isolate: { ltr: '\u2066', rtl: '\u2067', auto: '\u2068' },
  override: { ltr: '\u202d', rtl: '\u202e', auto: '\u2068' },
  // An isolate with an override inside it.
  'isolate-override': { ltr: '\u2066\u202d', rtl: '\u2067\u202e', auto: '\u2068' },
} as const
const [popIsolate, popEmbedding] = ['\u2069', '\u202c']

/** The text with the controls that stand for its spans, and where in it each unit of the text has come to stand. */
function markSpans(text: string, spans: readonly BidiSpan[]) {
  const before = new Map<number, string>()
  const add = (offset: number, control: string, atEnd: boolean) => {
    const there = before.get(offset) ?? ''
    before.set(offset, atEnd ? there + control : control + there)
  }
  // Outer spans open first and close last; at one offset closing goes before opening.
  const outerFirst = spans
    .flatMap(span => betweenBreaks(text, span))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const closing = (span: BidiSpan) =>
    [...openers[span.kind][span.direction]]
      .map(control => (control >= '\u2066' ? popIsolate : popEmbedding))
      .reverse()
      .join('')
  for (const span of outerFirst) add(span.start, openers[span.kind][span.direction], true)
  for (const span of outerFirst) add(span.end, closing(span), false)
  let marked = ''
  const offsets: number[] = []
  const walls: { readonly at: number; readonly control: number }[] = []
  for (let i = 0; i < text.length; i++) {
    for (const control of before.get(i) ?? '') {
      if (control >= '\u2066') walls.push({ at: i, control: marked.length })
      marked += control
    }
    offsets.push(marked.length)
    marked += text[i]
  }
  return { marked: marked + (before.get(text.length) ?? ''), offsets, walls }
}

/** A forced break ends a paragraph for the algorithm; what goes on after it opens anew (CSS Writing Modes 4, section 2.4.5.1). */
function betweenBreaks(text: string, span: BidiSpan): readonly BidiSpan[] {
  const parts: BidiSpan[] = []
  for (let start = span.start; start < span.end; ) {
    const at = text.indexOf('\n', start)
    const end = at < 0 ? span.end : Math.min(at, span.end)
    if (start < end) parts.push({ ...span, start, end })
    start = end + 1
  }
  return parts
}

/**
 * bidi-js looks at UTF-16 units, so it takes half of a character for a Latin letter. Each character beyond the Basic
 * Multilingual Plane is given to it as two characters of its own type.
 */
function standIns(text: string): string {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, pair => {
    const type = bidi.getBidiCharTypeName(pair)
    return standIn[type] ?? 'aa'
  })
}

const standIn: Readonly<Partial<Record<ReturnType<typeof bidi.getBidiCharTypeName>, string>>> = {
  R: '\u05d0\u05d0',
  AL: '\u0627\u0627',
  AN: '\u0661\u0661',
  EN: '00',
  NSM: '\u0300\u0300',
  ON: '!!',
}
