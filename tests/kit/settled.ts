import { type Code, collectDiagnostics, type Diagnostic } from '../../src/diagnostic.js'
import type { PageMap } from '../../src/html/pageMap.js'
import type { HtmlElement } from '../../src/html/tree.js'
import type { Layout } from '../../src/layout/page.js'
import { settle } from '../../src/settle.js'
import { parseStyleSheets } from '../../src/style/parseStyleSheets.js'
import type { FontSet } from '../../src/text/font.js'
import { garamond, smallPage, squarePage, squares } from './laidOut.js'
import { freeze, page } from './styled.js'

/** Markup laid out again and again until its pages stay the same. */
export interface SettledHtml {
  readonly layout: Layout
  readonly root: HtmlElement
  readonly pageMap: PageMap
  readonly passes: number
  readonly found: readonly Diagnostic[]
}

/** Settles a body's markup on the square page. Throws where something is reported that was not asked for. */
export function settleHtml(html: string, css = '', asks: readonly Code[] = []): SettledHtml {
  return settleWith(html, squarePage + css, squares, asks)
}

/** Settles markup on the case bank's small page, in EB Garamond. */
export function settleSmall(html: string, css = '', asks: readonly Code[] = []): SettledHtml {
  return settleWith(html, smallPage + css, garamond, asks)
}

function settleWith(html: string, css: string, fonts: FontSet, asks: readonly Code[]): SettledHtml {
  const { report, found } = collectDiagnostics()
  const sheets = parseStyleSheets([{ file: 'print.css', text: css }], () => undefined, report)
  const root = freeze(page(html))
  let passes = 0
  const render = () => {
    passes++
    return root
  }
  const { layout, pageMap } = settle({ render }, { sheets, fonts, assets: [] }, report)
  const unasked = found.filter(({ code }) => !asks.includes(code))
  if (unasked.length > 0)
    throw new Error(unasked.map(({ code, message }) => `${code}: ${message}`).join('\n'))
  return { layout, root, pageMap, passes, found }
}
