import { collectDiagnostics } from '../../src/diagnostic.js'
import { parseMarkup } from '../../src/html/markup.js'
import { element, elementsOf, type HtmlElement, type HtmlNode } from '../../src/html/tree.js'
import type { ComputedStyle } from '../../src/style/computedStyle.js'
import type { PageQuery } from '../../src/style/pageRules.js'
import { parseStyleSheets } from '../../src/style/parseStyleSheets.js'
import { styleDocument } from '../../src/style/styleDocument.js'
import type { PseudoElement, StyledDocument } from '../../src/style/styledDocument.js'
import type { StyleSheets } from '../../src/style/styleSheets.js'

/** A small document with its styles, asked by id, and what was reported: `LINE:COLUMN message`. */
export interface Styled {
  readonly document: StyledDocument
  readonly sheets: StyleSheets
  readonly said: readonly string[]
  element(id: string): HtmlElement
  of(id: string): ComputedStyle
  pseudo(id: string, pseudo: PseudoElement): ComputedStyle | undefined
}

/** `files` are the sheets that may be imported, by the URL as written. */
export function style(css: string, body = '<p id="p"></p>', files: Record<string, string> = {}): Styled {
  const { report, found } = collectDiagnostics()
  const sheets = parseStyleSheets([{ file: 'print.css', text: css }], url => files[url], report)
  const root = freeze(page(body))
  const document = styleDocument(root, sheets, undefined, report)
  document.pageStyle(anyPage)
  const element = (id: string) => byId(root, id)
  return {
    document,
    sheets,
    said: found.map(({ message, place }) => `${place?.line}:${place?.column} ${message}`),
    element,
    of: id => document.styleOf(element(id)),
    pseudo: (id, pseudo) => document.pseudoStyleOf(element(id), pseudo),
  }
}

export const anyPage: PageQuery = {
  name: '',
  first: false,
  blank: false,
  side: 'right',
  number: 3,
  numberInRun: 3,
}

/** `html#html > body#body` round the markup. */
export function page(body: string, attributes: Record<string, string> = { lang: 'en' }): HtmlElement {
  const nodes = parseMarkup(body, { file: 'x.md', line: 1 })
  return element('html', { id: 'html', ...attributes }, [element('body', { id: 'body' }, nodes)])
}

export function byId(root: HtmlElement, id: string): HtmlElement {
  for (const each of elementsOf(root)) if (each.attributes.id === id) return each
  throw new Error(`no element #${id}`)
}

export function freeze<T extends HtmlNode>(node: T): T {
  if (node.kind === 'element') {
    for (const child of node.children) freeze(child)
    Object.freeze(node.children)
    Object.freeze(node.attributes)
  }
  return Object.freeze(node)
}
