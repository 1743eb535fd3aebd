/** Elements whose content is not text: left open, each would swallow all that follows. */
const swallowing = /^(?:iframe|noembed|noframes|noscript|plaintext|script|style|template|textarea|xmp)$/i

/** Says what is left out of raw HTML, or shown as text, and at which offset of it. */
export type TellRefused = (what: string, at: number) => void

/** A part of raw HTML as it may be written, and the offset from which it comes. */
export interface RawPiece {
  readonly markup: string
  readonly at: number
}

export interface ClosedHtml {
  /** In their order; each tag starts one. */
  readonly pieces: readonly RawPiece[]
  /** Whether no text was left out. */
  readonly isComplete: boolean
}

/**
 * Raw HTML made fit to stand between what Markdown gives: each tag and comment ends where it starts, and elements that hold
 * code are gone. Titles, which would hold no markup, are called `x-title`. Lines stay where they are. Linear: no sign is
 * looked for again where it was not found.
 */
export function closeRawHtml(html: string, tell: TellRefused): ClosedHtml {
  return new RawHtmlReader(html, tell).read()
}

class RawHtmlReader {
  readonly #html: string
  readonly #tell: TellRefused
  readonly #pieces: RawPiece[] = []
  /** Elements of which no closing tag follows any more. */
  readonly #unclosed = new Set<string>()
  #isComplete = true

  constructor(html: string, tell: TellRefused) {
    this.#html = html
    this.#tell = tell
  }

  read(): ClosedHtml {
    let at = 0
    while (at < this.#html.length) {
      const next = this.#html.indexOf('<', at)
      if (next < 0) break
      this.#add(this.#html.slice(at, next), at)
      at = this.#readSign(next)
    }
    this.#add(this.#html.slice(at), at)
    return { pieces: this.#pieces, isComplete: this.#isComplete }
  }

  #add(markup: string, at: number): void {
    if (markup !== '') this.#pieces.push({ markup, at })
  }

  /** What starts with `<`; gives where it ends. */
  #readSign(start: number): number {
    const html = this.#html
    if (html.startsWith('<!--', start)) return this.#readComment(start)
    if (/[!?]/.test(html[start + 1] ?? '')) {
      const close = html.startsWith('<![CDATA[', start) ? ']]>' : '>'
      const end = endOf(html, close, start)
      if (!html.endsWith(close, end)) this.#isComplete = false
      return this.#drop('A declaration is left out.', start, end)
    }
    const name = nameAt(html, start)
    const end = name === undefined ? undefined : tagEnd(html, start)
    if (name === undefined || end === undefined) {
      if (name !== undefined) this.#tell(`The tag \`<${name}\` is not whole, so it is shown as text.`, start)
      this.#add('&lt;', start)
      return start + 1
    }
    if (swallowing.test(name)) return this.#readSwallowing(start, end, name.toLowerCase())
    if (/^form$/i.test(name)) return this.#readForm(start, end)
    const isTitle = /^title$/i.test(name)
    const tag = html.slice(start, end)
    this.#add(isTitle ? tag.replace(/title/i, 'x-title') : tag, start)
    return end
  }

  /** Its tags go and its content stays: as an element it would end the paragraph that it stands in. */
  #readForm(start: number, end: number): number {
    if (this.#html[start + 1] !== '/') this.#tell('The element `form` is left out; its text stays.', start)
    this.#keepLines(start, end)
    return end
  }

  #readComment(start: number): number {
    const end = endOf(this.#html, '-->', start + 2)
    if (!this.#html.endsWith('-->', end)) {
      this.#isComplete = false
      return this.#drop('A comment is never closed: all that follows in it is left out.', start, end)
    }
    this.#keepLines(start, end)
    return end
  }

  /** The element with its content; where it does not close here, `x-dropped` stands for it, which the tree leaves out whole. */
  #readSwallowing(start: number, end: number, name: string): number {
    if (this.#html[start + 1] === '/') {
      this.#add('</x-dropped>', start)
      return end
    }
    const close = this.#unclosed.has(name) ? null : closingTag(name, this.#html, end)
    if (!/^(?:script|style)$/.test(name)) this.#isComplete = false
    if (close !== null) return this.#drop(`The element \`${name}\` is left out.`, start, close)
    this.#unclosed.add(name)
    this.#drop(`The element \`${name}\` is left out.`, start, end)
    this.#add('<x-dropped>', start)
    return end
  }

  #drop(message: string, start: number, end: number): number {
    this.#tell(message, start)
    this.#keepLines(start, end)
    return end
  }

  #keepLines(start: number, end: number): void {
    const lineFeeds = this.#html.slice(start, end).replace(/[^\n]+/g, '')
    this.#add(lineFeeds, start)
  }
}

function endOf(html: string, close: string, start: number): number {
  const at = html.indexOf(close, start)
  return at < 0 ? html.length : at + close.length
}

function closingTag(name: string, html: string, start: number): number | null {
  const close = new RegExp(`</${name}[^>]*>`, 'gi')
  close.lastIndex = start
  return close.exec(html) === null ? null : close.lastIndex
}

function nameAt(html: string, start: number): string | undefined {
  const name = /<\/?([a-z][^\s/>]*)/iy
  name.lastIndex = start
  return name.exec(html)?.[1]
}

/** Past the `>` of a tag; a quoted value may hold one, and an unquoted `<` shows that the tag is not whole. */
function tagEnd(html: string, start: number): number | undefined {
  const sign = /=\s*["']|[<>]/g
  sign.lastIndex = start + 1
  for (let found = sign.exec(html); found !== null; found = sign.exec(html)) {
    if (found[0] === '>') return sign.lastIndex
    if (found[0] === '<') return undefined
    const close = html.indexOf(found[0].at(-1)!, sign.lastIndex)
    if (close < 0) return undefined
    sign.lastIndex = close + 1
  }
  return undefined
}
