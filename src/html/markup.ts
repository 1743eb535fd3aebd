import { Parser } from 'htmlparser2'
import type { Place } from '../diagnostic.js'
import { element, type HtmlElement, type HtmlNode, text } from './tree.js'

/** Where a piece of markup starts in the file that it came from. */
export type Origin = Place

/**
 * The nodes of an HTML fragment, read as browsers do: entities decoded, void elements closed, an unclosed `p` or `li`
 * ended by the next one. Comments, doctypes and names that XML cannot write are dropped; the content of an element so
 * dropped stays. Each node has its place: line and column in the origin's file. Linear in the length of the source.
 */
export function parseMarkup(source: string, origin: Origin): readonly HtmlNode[] {
  const builder = new TreeBuilder(placesOf(source, origin))
  const parser = new ShallowParser(builder)
  builder.positionOf = () => parser.startIndex
  parser.end(source)
  return builder.nodes()
}

/**
 * Elements nested deeper than this are closed at once and what they hold follows them, as browsers do. So every tree may be
 * walked by recursion.
 */
const greatestDepth = 256

interface OpenElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: HtmlNode[]
  readonly place: Place | undefined
}

class TreeBuilder {
  readonly #open: OpenElement[] = [{ name: '', attributes: {}, children: [], place: undefined }]
  readonly #placeAt: (offset: number) => Place
  /** Names of the elements that are open as htmlparser2 sees them, with whether they are in the tree. */
  readonly #kept: boolean[] = []
  #foreign = 0
  #text = ''
  #textAt = 0
  positionOf: () => number = () => 0

  constructor(placeAt: (offset: number) => Place) {
    this.#placeAt = placeAt
  }

  get depth(): number {
    return this.#kept.length
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    this.#endText()
    if (name === 'svg') this.#foreign++
    const kept = isWritableName(name)
    this.#kept.push(kept)
    if (!kept) return
    const written = writableAttributes(attributes, this.#foreign > 0)
    this.#open.push({ name, attributes: written, children: [], place: this.#placeAt(this.positionOf()) })
  }

  onclosetag(name: string): void {
    this.#endText()
    if (name === 'svg') this.#foreign--
    if (this.#kept.pop() !== true) return
    const closed = this.#open.pop()!
    this.#append(element(closed.name, closed.attributes, closed.children, closed.place))
  }

  ontext(piece: string): void {
    if (this.#text === '') this.#textAt = this.positionOf()
    this.#text += piece
  }

  nodes(): readonly HtmlNode[] {
    this.#endText()
    return this.#open[0]!.children
  }

  #endText(): void {
    if (this.#text === '') return
    this.#append(text(withLineFeeds(this.#text), this.#placeAt(this.#textAt)))
    this.#text = ''
  }

  #append(node: HtmlNode): void {
    this.#open.at(-1)!.children.push(node)
  }
}

/** htmlparser2's stack takes time with the square of its depth, so what is too deep never gets onto it. */
class ShallowParser extends Parser {
  readonly #builder: TreeBuilder
  #isTooDeep = false
  #flattened = 0

  constructor(builder: TreeBuilder) {
    super(builder, { lowerCaseAttributeNames: false })
    this.#builder = builder
  }

  override onopentagname(start: number, end: number): void {
    this.#isTooDeep = this.#builder.depth >= greatestDepth
    if (this.#isTooDeep) this.#flattened++
    super.onopentagname(start, end)
  }

  override onclosetag(start: number, end: number): void {
    this.#isTooDeep = false
    if (this.#flattened === 0) {
      super.onclosetag(start, end)
      return
    }
    this.#flattened--
    this.endIndex = end
    this.startIndex = end + 1
  }

  protected override isVoidElement(name: string): boolean {
    return this.#isTooDeep || super.isVoidElement(name)
  }
}

/** From an offset in the source to a place in the origin's file. Lines end with LF, CRLF or CR. */
function placesOf(source: string, { file, line, column = 1 }: Origin): (offset: number) => Place {
  const starts = [0]
  for (const { index, 0: end } of source.matchAll(/\r\n?|\n/g)) starts.push(index + end.length)
  return offset => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { file, line: line + low, column: offset - starts[low]! + (low === 0 ? column : 1) }
  }
}

const withLineFeeds = (value: string) => value.replace(/\r\n?/g, '\n')

/** An XML name without a prefix (Namespaces in XML, section 3), as far as HTML uses them. */
const isWritableName = (name: string) => /^[A-Za-z_][\w.-]*$/.test(name)

/** Prefixes that EPUB content documents know; namespaces themselves are the writer's. */
const isWritableAttribute = (name: string) =>
  name !== 'xmlns' && isWritableName(name.replace(/^(?:epub|xml|xlink):/, ''))

/** SVG tells capitals in names apart (`viewBox`); HTML does not. The first of two attributes of one name counts. */
function writableAttributes(
  attributes: Readonly<Record<string, string>>,
  isForeign: boolean,
): Readonly<Record<string, string>> {
  const written = new Map<string, string>()
  for (const [typed, value] of Object.entries(attributes)) {
    const name = isForeign ? typed : typed.toLowerCase()
    if (isWritableAttribute(name) && !written.has(name)) written.set(name, withLineFeeds(value))
  }
  return Object.fromEntries(written)
}

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

const namespaceOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  svg: { xmlns: 'http://www.w3.org/2000/svg', 'xmlns:xlink': 'http://www.w3.org/1999/xlink' },
  math: { xmlns: 'http://www.w3.org/1998/Math/MathML' },
}

/**
 * The node as XHTML (XML 1.0): of named entities only `&amp;`, `&lt;`, `&gt;` and `&quot;` are used, U+00A0 stays itself, void
 * elements close themselves and only they, and characters that XML does not allow are left out. Namespaces of SVG and
 * MathML are declared; those of the document's `html` element are its writer's.
 */
export function writeXhtml(node: HtmlNode): string {
  const out: string[] = []
  appendNode(node, out)
  return out.join('')
}

function appendNode(node: HtmlNode, out: string[]): void {
  if (node.kind === 'text') {
    out.push(escapeText(node.text))
    return
  }
  out.push(startTag(node))
  if (voidElements.has(node.name)) return
  for (const child of node.children) appendNode(child, out)
  out.push(`</${node.name}>`)
}

function startTag({ name, attributes }: HtmlElement): string {
  const all = { ...namespaceOf[name], ...attributes }
  const written = Object.entries(all).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
  return `<${name}${written.join('')}${voidElements.has(name) ? '/' : ''}>`
}

/** XML 1.0, production 2 (Char): everything else, lone surrogates included. */
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
}

function escapeText(value: string): string {
  return withLineFeeds(value.replace(notXml, '')).replace(/[&<>]/g, sign => escapes[sign]!)
}

/** Line ends and tabs are written as numbers: an XML parser would read them as spaces (XML 1.0, section 3.3.3). */
function escapeAttribute(value: string): string {
  return withLineFeeds(value.replace(notXml, '')).replace(/[&<>"\n\t]/g, sign => escapes[sign]!)
}
