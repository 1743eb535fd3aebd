import type { LineFragment, TextRun } from '../layout/page.js'
import { formatLength, type Points } from '../length.js'
import type { EncodedText, IdleGlyph, TextSpan } from './encodeText.js'
import type { PageCanvas, TextState } from './pageCanvas.js'
import type { Content } from './tags/tagTree.js'

/**
 * Draws a line as one text object. Neighbouring runs that look alike share a TJ array; each run's first glyph is put at its
 * exact place by a number that is worked out from where a viewer's pen stands, so that rounding never adds up. A line that is
 * part of one thing goes on with what was drawn before; else each part of it is marked within the text object.
 */
export function drawLine(canvas: PageCanvas, line: LineFragment, contentOf: (run: TextRun) => Content): void {
  const shown = line.runs.filter(run => run.size > 0 && run.shaped.glyphs.length > 0)
  const [first] = shown
  if (first === undefined) return
  const x = round(canvas.x(line.x + first.x), 1000)
  const content = contentOf(first)
  const isOne = shown.every(run => run.box === first.box || contentOf(run) === content)
  if (isOne) canvas.enter(content)
  else canvas.leave()
  const writer = new LineWriter(canvas, x, isOne ? undefined : contentOf)
  writer.begin(canvas.y(line.y))
  for (const run of shown) writer.add(run, canvas.x(line.x + run.x))
  writer.end()
}

interface IdleGlyphs {
  readonly run: TextRun
  readonly x: Points
  readonly glyphs: readonly IdleGlyph[]
}

const noText: TextSpan = { text: '' }

class LineWriter {
  private readonly canvas: PageCanvas
  private operators = ''
  /** Where a viewer's pen stands, in native space. */
  private pen: Points
  private open = false
  /** Missing where the whole line is part of one thing. */
  private readonly contentOf: ((run: TextRun) => Content) | undefined
  private content: Content | undefined = undefined
  private span: TextSpan | undefined = undefined
  private readonly idle: IdleGlyphs[] = []

  constructor(canvas: PageCanvas, x: Points, contentOf: ((run: TextRun) => Content) | undefined) {
    this.canvas = canvas
    this.pen = x
    this.contentOf = contentOf
  }

  begin(y: Points): void {
    this.operators = `BT ${formatLength(this.pen)} ${formatLength(y)} Td\n`
  }

  add(run: TextRun, x: Points): void {
    const font = this.canvas.useFont(run.shaped.font)
    const encoded = font.encode(run.shaped, run.source)
    if (encoded.parts.length === 0) return
    this.enter(run)
    this.set(run, font.name)
    const { text } = this.canvas
    const thousandth = (text.size * text.scale) / 100_000
    let lead = -Math.round((x - this.pen) / thousandth)
    this.pen -= lead * thousandth
    for (const part of encoded.parts) {
      this.setRise(run.rise + (part.raise / 1000) * run.size)
      this.setSpan(part.span)
      this.show(lead + part.lead, part.codes)
      lead = 0
    }
    this.setSpan(undefined)
    this.pen += widthOf(encoded, text)
    if (encoded.idle.length > 0) this.idle.push({ run, x, glyphs: encoded.idle })
  }

  /** The glyphs that stand for no text, one by one at their places. */
  private addIdle({ run, x, glyphs }: IdleGlyphs): void {
    this.setSpan(undefined)
    this.enter(run)
    this.set(run, this.canvas.useFont(run.shaped.font).name)
    const { text } = this.canvas
    const thousandth = (text.size * text.scale) / 100_000
    for (const { at, code, raise, advance } of glyphs) {
      this.setRise(run.rise + (raise / 1000) * run.size)
      this.setSpan(noText)
      const lead = -Math.round((x + at * thousandth - this.pen) / thousandth)
      this.show(lead, code)
      this.pen += widthOf({ advance: advance - lead, count: 1 }, text)
    }
  }

  end(): void {
    for (const each of this.idle) this.addIdle(each)
    this.setSpan(undefined)
    this.closeArray()
    if (this.content !== undefined) this.change('EMC')
    this.canvas.write(`${this.operators}ET`)
  }

  private enter(run: TextRun): void {
    const content = this.contentOf?.(run)
    if (content === undefined || content === this.content) return
    if (this.content !== undefined) this.change('EMC')
    this.change(this.canvas.begin(content))
    this.content = content
  }

  private set(run: TextRun, font: string): void {
    const { text } = this.canvas
    const size = round(run.size, 1000)
    if (text.font !== font || text.size !== size) this.change(`/${font} ${size} Tf`)
    text.font = font
    text.size = size
    // A space shows nothing: it stands as the word before it does, and the next word's place is given anew.
    if (run.shaped.text === ' ') return
    const scale = round(run.scale * 100, 1000)
    if (text.scale !== scale) this.change(`${scale} Tz`)
    text.scale = scale
    const tracking = round(run.tracking, 10_000)
    if (text.tracking !== tracking) this.change(`${tracking} Tc`)
    text.tracking = tracking
    const color = this.canvas.fillOperators(run.color)
    if (color !== '') this.change(color.trimEnd())
  }

  private setRise(wanted: Points): void {
    const rise = round(wanted, 1000)
    if (this.canvas.text.rise !== rise) this.change(`${rise} Ts`)
    this.canvas.text.rise = rise
  }

  private setSpan(span: TextSpan | undefined): void {
    if (span === this.span) return
    if (this.span !== undefined) this.change('EMC')
    if (span !== undefined) this.change(`/Span <</ActualText ${writeTextString(span.text)}>> BDC`)
    this.span = span
  }

  private change(operators: string): void {
    this.closeArray()
    this.operators += `${operators}\n`
  }

  private show(lead: number, codes: string): void {
    if (!this.open) this.operators += lead === 0 ? '[<' : `[${lead}<`
    else if (lead !== 0) this.operators += `>${lead}<`
    this.open = true
    this.operators += codes
  }

  private closeArray(): void {
    if (this.open) this.operators += '>]TJ\n'
    this.open = false
  }
}

/** How far the pen moves (ISO 32000-1, 9.4.4), with the adjustments inside the text. */
function widthOf(
  { advance, count }: Pick<EncodedText, 'advance' | 'count'>,
  { size, scale, tracking }: TextState,
): Points {
  return ((advance / 1000) * size + count * tracking) * (scale / 100)
}

/** To `parts` of 1: plain arithmetic, since this runs several times for each word of a book. */
function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts
}

/** A text string: UTF-16 with a byte order mark, in hexadecimal digits (ISO 32000-1, 7.9.2.2). */
function writeTextString(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return `<FEFF${units.map(unit => unit.toString(16).toUpperCase().padStart(4, '0')).join('')}>`
}
