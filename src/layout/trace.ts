import { assertNever } from '../diagnostic.js'
import { formatLength } from '../length.js'
import type { Box } from './box.js'
import type { Fragment, Layout, LineFragment, Page } from './page.js'

/** A layout as text: each page, then each fragment with its place in points, then what it is. Golden files are this. */
export function tracePages({ pages }: Layout): string {
  return `${pages.map(tracePage).join('\n\n')}\n`
}

function tracePage({ label, side, name, blank, width, height, fragments }: Page): string {
  const kind = [side, name, blank ? 'blank' : ''].filter(word => word !== '').join(' ')
  const head = `page ${label} ${kind} ${round(width)} × ${round(height)}`
  return [head, ...fragments.map(fragment => `  ${traceFragment(fragment)}`)].join('\n')
}

const round = (length: number) => formatLength(length, 2)

function traceFragment(fragment: Fragment): string {
  const { kind, region, x, y, width } = fragment
  const at = `${region} ${kind} ${round(x)} ${round(y)} ${round(width)}`
  switch (fragment.kind) {
    case 'line':
      return `${at} ${JSON.stringify(lineText(fragment))}`
    case 'block':
      return `${at} × ${round(fragment.height)} ${nameOf(fragment.box)}${partOf(fragment)}`
    case 'image':
      return `${at} × ${round(fragment.height)} ${fragment.asset}`
    case 'rule':
      return `${at} × ${round(fragment.height)}`
    default:
      return assertNever(fragment)
  }
}

const partOf = ({ isFirst, isLast }: { isFirst: boolean; isLast: boolean }) =>
  isFirst && isLast ? '' : isFirst ? ' (first part)' : isLast ? ' (last part)' : ' (middle part)'

/** What a line shows, from left to right. */
export function lineText({ runs }: Pick<LineFragment, 'runs'>): string {
  return runs.map(({ shaped }) => shaped.text).join('')
}

/** The box tree as text, indented: kind, element and pseudo-element, text. */
export function traceBoxes({ root }: Pick<Layout, 'root'>): string {
  const lines: string[] = []
  const visit = (box: Box, depth: number) => {
    const text = box.kind === 'text' ? ` ${JSON.stringify(box.text)}` : ''
    lines.push(`${'  '.repeat(depth)}${box.kind} ${nameOf(box)}${text}`)
    for (const child of box.children) visit(child, depth + 1)
  }
  visit(root, 0)
  return `${lines.join('\n')}\n`
}

function nameOf({ element, pseudo }: Box): string {
  if (element === undefined) return '(anonymous)'
  const { id, class: classes } = element.attributes
  const name = `${element.name}${id === undefined ? '' : `#${id}`}`
  return `${name}${classes === undefined ? '' : `.${classes.split(/\s+/).join('.')}`}${pseudo === undefined ? '' : `::${pseudo}`}`
}
