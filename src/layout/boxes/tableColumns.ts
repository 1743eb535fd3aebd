import type { HtmlElement } from '../../html/tree.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import type { StyledDocument } from '../../style/styledDocument.js'

/** Columns that one element can stand for: HTML, section 4.9.4. */
const mostColumns = 1000

/**
 * The styles of a table's columns, as its columns and groups of columns give them, from the first on (CSS 2, section 17.3); a
 * column without a width of its own has its group's.
 */
export function tableColumns(table: HtmlElement, document: StyledDocument): readonly ComputedStyle[] {
  return table.children.flatMap(child => {
    if (child.kind === 'text') return []
    const style = document.styleOf(child)
    if (style.display === 'table-column') return repeated(child, style)
    if (style.display !== 'table-column-group') return []
    const own = tableColumns(child, document)
    if (own.length === 0) return repeated(child, style)
    return own.map(column => (column.width === 'auto' ? style : column))
  })
}

function repeated({ attributes }: HtmlElement, style: ComputedStyle): readonly ComputedStyle[] {
  const span = Number.parseInt(attributes.span ?? '1', 10)
  return new Array<ComputedStyle>(Math.min(mostColumns, Math.max(1, span || 1))).fill(style)
}
