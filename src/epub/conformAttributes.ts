import type { HtmlElement } from '../html/tree.js'
import { ariaAttributes, globalAttributes, isRoleOf, ownAttributes, roleOfType } from './contentModel.js'

/** The attributes that the element may carry under this name, in the order written, with `xml:lang` beside each `lang`. */
export function conformAttributes(of: HtmlElement, name: string): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {}
  for (const [key, value] of Object.entries(of.attributes)) {
    const isOwn = ownAttributes.get(name)?.get(key)
    const isGlobal = globalAttributes.get(key)
    if ((isOwn ?? isGlobal ?? isFree(key))(value)) kept[key] = booleans.has(key) ? '' : value
  }
  const roleOrNone = of.name === name ? roleOf(of, kept) : undefined
  if (roleOrNone === undefined) delete kept.role
  else kept.role = roleOrNone
  if (name === 'input' && kept.type === undefined) {
    delete kept.checked
    kept.type = 'text'
  }
  const style = [presentation(of, name), safeStyle(kept.style)].filter(each => each !== '').join('; ')
  if (style === '') delete kept.style
  else kept.style = style
  return kept.lang === undefined ? kept : { ...kept, 'xml:lang': kept.lang }
}

const booleans = new Set(['hidden', 'disabled', 'checked', 'open', 'reversed', 'selected', 'multiple'])

const isFree = (key: string) => (value: string) =>
  /^data-[a-z][a-z\d-]*$/.test(key) || ariaAttributes.get(key)?.(value) === true

/** The first role that the element may have, else the one that says what `epub:type` says of a section. */
function roleOf({ name }: HtmlElement, kept: Readonly<Record<string, string>>): string | undefined {
  const given = (kept.role ?? '').split(/\s+/).find(role => isRoleOf(role, name))
  if (given !== undefined || name !== 'section') return given
  const types = (kept['epub:type'] ?? '').split(/\s+/)
  return types.map(roleOfType).find(role => role !== undefined)
}

/** Alignment and size, which belong to the one element. Colours and fonts are the style sheet's and the reader's. */
const declaration =
  /^(?:text-align|vertical-align|(?:max-)?width|height)\s*:\s*(?:[a-z]+|\d+(?:\.\d+)?(?:%|[a-z]{2,3})?)$/

function safeStyle(style: string | undefined): string {
  const declarations = (style ?? '').split(';').map(each => each.trim())
  return declarations.filter(each => declaration.test(each)).join('; ')
}

/** What HTML once said by attributes: alignment of cells and blocks, widths of images in other units than pixels. */
function presentation({ attributes }: HtmlElement, name: string): string {
  const align =
    /^(?:left|right|center|justify)$/.test(attributes.align ?? '') && name !== 'img' && name !== 'table'
  const said = align ? [`text-align: ${attributes.align}`] : []
  if (name === 'img') {
    for (const side of ['width', 'height'] as const) {
      if (/^\d+(?:\.\d+)?(?:%|mm|cm|in|pt|pc|em|rem)$/.test(attributes[side] ?? '')) {
        said.push(`${side}: ${attributes[side]}`)
      }
    }
  }
  return said.join('; ')
}
