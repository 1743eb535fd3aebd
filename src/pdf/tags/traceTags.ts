import type { Layout } from '../../layout/page.js'
import type { PdfValue } from '../pdfValue.js'
import { buildTags } from './buildTags.js'
import { slotText, type TagElement } from './tagTree.js'

/**
 * The tag tree as text, as a screen reader goes through it: each element indented, with all that it says of itself, then its
 * text. Golden files are this.
 */
export function traceTags(layout: Layout): string {
  const lines: string[] = []
  const visit = (element: TagElement, depth: number) => {
    const [only, ...others] = element.kids
    const isText = only?.kind === 'slot' && others.length === 0 && element.role !== 'Figure'
    lines.push(indent(depth, [element.role, ...saidBy(element), ...(isText ? [quoted(slotText(only))] : [])]))
    if (isText) return
    for (const kid of element.kids) {
      if (kid.kind === 'element') visit(kid, depth + 1)
      else if (slotText(kid) !== '') lines.push(indent(depth + 1, [quoted(slotText(kid))]))
    }
  }
  visit(buildTags(layout, layout.root.language).document, 0)
  return `${lines.join('\n')}\n`
}

const indent = (depth: number, words: readonly string[]) => `${'  '.repeat(depth)}${words.join(' ')}`

const quoted = (text: string) => JSON.stringify(text)

function saidBy({
  id,
  language,
  title,
  alt,
  expansion,
  link,
  attributes = {},
}: TagElement): readonly string[] {
  const own = Object.values(attributes).flatMap(entries =>
    Object.entries(entries).flatMap(([key, value]) =>
      value === undefined ? [] : [`${key}=${valueText(value)}`],
    ),
  )
  return [
    ...(id === undefined ? [] : [`#${id}`]),
    ...(language === undefined ? [] : [`Lang=${language}`]),
    ...(title === undefined ? [] : [`T=${quoted(title)}`]),
    ...(alt === undefined ? [] : [`Alt=${quoted(alt)}`]),
    ...(expansion === undefined ? [] : [`E=${quoted(expansion)}`]),
    ...(link === undefined ? [] : [`to ${link.href}`]),
    ...own,
  ]
}

function valueText(value: PdfValue): string {
  return Array.isArray(value) ? value.map(each => valueText(each)).join(',') : String(value)
}
