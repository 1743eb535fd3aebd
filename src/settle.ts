import { collectDiagnostics, type Report } from './diagnostic.js'
import { holdNotes } from './html/holdNotes.js'
import type { Asset } from './html/metadata.js'
import { emptyPageMap, movedIds, type PageMap, samePages } from './html/pageMap.js'
import type { HtmlElement } from './html/tree.js'
import { createLayoutMemo, layOut } from './layout/layOut.js'
import { mapPages } from './layout/mapPages.js'
import type { Layout } from './layout/page.js'
import type { Renderer } from './render/render.js'
import { styleDocument } from './style/styleDocument.js'
import type { StyledDocument } from './style/styledDocument.js'
import type { StyleSheets } from './style/styleSheets.js'
import type { FontSet } from './text/font.js'

/** A tree, the pages it fell on, and the map that both agree about. */
export interface Settled {
  readonly html: HtmlElement
  readonly layout: Layout
  readonly pageMap: PageMap
}

export interface SettlingMeans {
  readonly sheets: StyleSheets
  readonly fonts: FontSet
  readonly assets: readonly Asset[]
}

const mostPasses = 5
/** Numbers of notes that begin anew on each page may take this many passes more to come to rest (`holdNotes`). */
const passesForNotes = 4

/**
 * The only loop across stages: page numbers stand in the text and move the text. Renders with the pages of the pass before
 * until they stay the same, or nothing shows them. After five passes (nine where notes are counted page by page) it is an error
 * that names each id whose folio still moves. Only the last pass's diagnostics are reported.
 */
export function settle(renderer: Renderer, means: SettlingMeans, report: Report): Settled {
  const memo = createLayoutMemo(means.fonts)
  let pageMap = emptyPageMap
  let styled: StyledDocument | undefined
  let html = renderer.render(pageMap)
  for (let pass = 1; ; pass++) {
    const said = collectDiagnostics()
    styled = styleDocument(html, means.sheets, styled, said.report)
    const layout = layOut(styled, { ...means, pageMap, memo }, said.report)
    const next = holdNotes(pageMap, mapPages(layout), pass)
    const isSame = samePages(pageMap, next)
    const rendered = isSame ? html : renderer.render(next)
    const settled = isSame || (rendered === html && !layout.quotesPages)
    const most = mostPasses + (next.notes.size > 0 ? passesForNotes : 0)
    if (settled || pass === most) {
      for (const { code, message, ...where } of said.found) report(code, message, where)
      if (!settled) reportUnsettled(movedIds(pageMap, next), pass, report)
      return { html, layout, pageMap: next }
    }
    html = rendered
    pageMap = next
  }
}

function reportUnsettled(ids: readonly string[], passes: number, report: Report): void {
  const named = ids.slice(0, 10).map(id => `#${id}`)
  const more = ids.length > 10 ? ` and ${ids.length - 10} more` : ''
  const what = ids.length === 0 ? 'what shows its own page' : `${named.join(', ')}${more}`
  report('folio-unsettled', `Page numbers do not settle in ${passes} passes. Still moving: ${what}.`, {
    advice: 'Let the parts that show page numbers begin on a page of their own (break-before: page).',
  })
}
