import type { Token } from 'markdown-it'
import type { Report } from '../../diagnostic.js'
import { parseAttributes, setAttributes } from './attributes.js'
import { InlineLocator, placeOf, type SourceText } from './inlineLocator.js'
import type { PositionOf } from './positions.js'
import { closeRawHtml } from './rawHtml.js'
import { RawPlaces, type RawStart } from './rawPlaces.js'

/** From here on, what is written comes from this place. */
export interface Mark {
  readonly offset: number
  readonly line: number
  readonly column: number | undefined
  /** Typed as HTML by the author. */
  readonly isRaw: boolean
}

/** HTML made from tokens, with marks in order of their offsets. */
export interface Written {
  readonly markup: string
  readonly marks: readonly Mark[]
}

export interface WrittenNote extends Written {
  readonly label: string
  readonly line: number
  readonly column: number | undefined
}

/** A text's HTML, and that of each note defined in it. */
export interface WrittenText extends Written {
  readonly notes: readonly WrittenNote[]
  /** Whether no text was left out. */
  readonly isComplete: boolean
}

/** Writes tokens as one piece of HTML, so that raw HTML round Markdown nests as HTML does. Definitions of notes are taken out. */
export function writeMarkup(
  tokens: readonly Token[],
  source: SourceText,
  positionOf: PositionOf,
  report: Report,
): WrittenText {
  return new MarkupWriter(source, positionOf, report).write(tokens)
}

class Output {
  readonly parts: string[] = []
  readonly marks: Mark[] = []
  length = 0

  add(markup: string): void {
    this.parts.push(markup)
    this.length += markup.length
  }

  mark(line: number, column: number | undefined, isRaw = false): void {
    this.marks.push({ offset: this.length, line, column, isRaw })
  }

  written(): Written {
    return { markup: this.parts.join(''), marks: this.marks }
  }
}

class MarkupWriter {
  readonly #source: SourceText
  readonly #positionOf: PositionOf
  readonly #report: Report
  readonly #open: { output: Output; label: string; line: number }[] = []
  readonly #notes: WrittenNote[] = []
  #output = new Output()
  /** Of the block written last, from 0 in the source; cells of a table have none of their own. */
  #line = 0
  #cellsEnd = 0
  #isComplete = true

  constructor(source: SourceText, positionOf: PositionOf, report: Report) {
    this.#source = source
    this.#positionOf = positionOf
    this.#report = report
  }

  write(tokens: readonly Token[]): WrittenText {
    for (const token of tokens) this.#writeBlock(token)
    return { ...this.#output.written(), notes: this.#notes, isComplete: this.#isComplete }
  }

  #writeBlock(token: Token): void {
    if (token.map !== null && token.type !== 'inline') {
      this.#line = token.map[0]
      this.#cellsEnd = 0
    }
    if (!token.hidden) this.#writeKind(token)
  }

  #writeKind(token: Token): void {
    switch (token.type) {
      case 'inline':
        this.#writeInline(token)
        break
      case 'html_block':
        this.#writeRaw(token.content, { index: this.#line })
        break
      case 'fence':
      case 'code_block':
        this.#writeCode(token)
        break
      case 'note_definition_open':
        this.#open.push({ output: this.#output, label: String(token.meta?.label), line: this.#line })
        this.#output = new Output()
        break
      case 'note_definition_close':
        this.#endNote()
        break
      case 'container_stray':
        this.#reportStray()
        break
      case 'nested_too_deep':
        this.#reportDepth()
        break
      default:
        if (token.type === 'container_open') this.#checkClosed(token)
        this.#output.mark(this.#source.lineAt(this.#line), this.#columnOfLine())
        this.#output.add(tagOf(token))
    }
  }

  #reportStray(): void {
    this.#report('container-unclosed', 'This line closes no block.', {
      place: this.#source.placeAt(this.#line),
      advice: 'Take it out, or open a block before it, such as `::: {.aside}`.',
    })
  }

  #reportDepth(): void {
    this.#isComplete = false
    this.#report('nesting-limit', 'Blocks lie in each other too deep from here on.', {
      place: this.#source.placeAt(this.#line),
      advice: 'Write quotations, lists and blocks with fewer levels: 20 are always read.',
    })
  }

  #checkClosed(token: Token): void {
    if (token.meta?.isClosed === true) return
    this.#report('container-unclosed', 'The block that opens here is never closed.', {
      place: this.#source.placeAt(this.#line),
      advice: 'Write `:::` on a line of its own where it ends.',
    })
  }

  #endNote(): void {
    const { output, label, line } = this.#open.pop()!
    const column = this.#source.columnOf(line, `[^${label}]:`)
    this.#notes.push({ ...this.#output.written(), label, line: this.#source.lineAt(line), column })
    this.#output = output
  }

  #columnOfLine(): number | undefined {
    return this.#source.columnOf(this.#line, this.#source.lines[this.#line]?.trim() ?? '')
  }

  #writeCode(token: Token): void {
    const language = languageOf(token.info)
    const code = language === undefined ? '' : ` class="language-${escapeMarkup(language)}"`
    const given = parseAttributes(token.info, Math.max(0, token.info.indexOf('{')))
    if (given !== undefined) setAttributes(token, given)
    this.#output.mark(this.#source.lineAt(this.#line), this.#columnOfLine())
    this.#output.add(`<pre${writeAttributes(token.attrs ?? [])}><code${code}>`)
    this.#output.mark(this.#source.lineAt(this.#line + (token.type === 'fence' ? 1 : 0)), undefined)
    this.#output.add(`${escapeMarkup(token.content.replace(/\n$/, ''))}</code></pre>`)
  }

  #writeRaw(html: string, start: RawStart): void {
    const places = new RawPlaces(this.#source, html, start)
    const tell = (message: string, at: number) => {
      const { line, column } = places.positionOf(at)
      this.#report('html-dropped', message, {
        place: placeOf(this.#source.file, line, column),
        advice: 'Write it in Markdown, or as whole HTML that holds text only.',
      })
    }
    const { pieces, isComplete } = closeRawHtml(html, tell)
    if (!isComplete) this.#isComplete = false
    for (const { markup, at } of pieces) {
      for (const { index, 0: part } of markup.matchAll(/[^\n]*\n?/g)) {
        if (part === '') continue
        const indent = part.length - part.trimStart().length
        const { line, column } = places.positionOf(at + index + (part.trim() === '' ? 0 : indent))
        this.#output.mark(line, column, true)
        this.#output.add(part)
      }
    }
  }

  #writeInline(block: Token): void {
    const isCell = block.map === null
    const locator = new InlineLocator(
      this.#source,
      block.content,
      block.map?.[0] ?? this.#line,
      isCell ? this.#cellsEnd : undefined,
    )
    for (const token of block.children ?? []) {
      const position = this.#positionOf(token)
      const { line, column } = locator.locate(position)
      if (token.type === 'html_inline') {
        this.#writeRaw(token.content, locator.seek(position))
        this.#output.mark(line, column)
        continue
      }
      this.#output.mark(line, column)
      this.#output.add(inlineMarkup(token))
    }
    this.#cellsEnd = locator.end
  }
}

/** The first word after the fence, or as Pandoc has it the first class in braces. */
function languageOf(info: string): string | undefined {
  return /^[^\s{]+/.exec(info)?.[0] ?? /^\{\s*\.([^\s{}]+)/.exec(info)?.[1]
}

function inlineMarkup(token: Token): string {
  switch (token.type) {
    case 'text':
      return escapeMarkup(token.content)
    case 'softbreak':
      return '\n'
    case 'hardbreak':
      return '<br>'
    case 'code_inline':
      return `<code${writeAttributes(token.attrs ?? [])}>${escapeMarkup(token.content)}</code>`
    case 'image':
      return imageMarkup(token)
    case 'note_call':
    case 'citation_item':
      return `${tagOf(token)}</${token.tag}>`
    default:
      return tagOf(token)
  }
}

/** Without text for the blind there is no `alt`, so that it can be asked for; a space there says that none is needed. */
function imageMarkup(token: Token): string {
  const alt = (token.children ?? []).map(altText).join('')
  const attributes = (token.attrs ?? []).filter(([name]) => name !== 'alt')
  const isBare = token.content === ''
  return `<img${writeAttributes(isBare ? attributes : [['alt', alt.trim()], ...attributes])}>`
}

function altText(token: Token): string {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n'
  if (token.type === 'image') return (token.children ?? []).map(altText).join('')
  if (token.type === 'citation_open') return String(token.attrGet('source'))
  return token.content
}

function tagOf({ tag, nesting, attrs }: Token): string {
  return nesting === -1 ? `</${tag}>` : `<${tag}${writeAttributes(attrs ?? [])}>`
}

function writeAttributes(attributes: readonly (readonly [string, string | number])[]): string {
  return attributes.map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`).join('')
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, sign => signs[sign]!)
}
