import { type Section, sectionsOf } from '../../html/sections.js'
import type { HtmlElement } from '../../html/tree.js'
import type { HeadingRole } from './tagTree.js'

/**
 * The level of each heading, from the section tree that outline and contents come from: a section's own heading has the
 * section's level, any other in it the next. Levels never skip going down (ISO 14289-1, 7.4.2): where the sections round
 * one have no heading, it goes up.
 */
export function headingRoles(root: HtmlElement): ReadonlyMap<HtmlElement, HeadingRole> {
  const listed = new Map<string, number>()
  const list = ({ id, level, children }: Section) => {
    listed.set(id, level)
    for (const child of children) list(child)
  }
  for (const part of sectionsOf(root).parts) list(part)
  const roles = new Map<HtmlElement, HeadingRole>()
  const above: number[] = []
  visit(root, { level: 0, headed: false }, (heading, level) => {
    while (above.length > 0 && above.at(-1)! >= level) above.pop()
    above.push(level)
    roles.set(heading, `H${Math.min(above.length, 6)}` as HeadingRole)
  })

  function visit(element: HtmlElement, around: Around, tell: (heading: HtmlElement, level: number) => void) {
    const own = levelOf(element, listed)
    const within = own === undefined ? around : { level: own, headed: false }
    if (isHeading(element)) {
      const { level, headed } = around
      tell(element, level === 0 ? Number(element.name[1]) : headed ? level + 1 : level)
      around.headed = true
    }
    const beside = aside.has(element.name) ? { level: within.level, headed: within.level > 0 } : within
    for (const child of element.children) if (child.kind === 'element') visit(child, beside, tell)
  }
  return roles
}

interface Around {
  readonly level: number
  /** Whether its own heading has been met. */
  headed: boolean
}

/** A heading in one of these is never that of the section round it. */
const aside = new Set(['aside', 'blockquote', 'dd', 'figure', 'li', 'td', 'th'])

const isHeading = ({ name }: HtmlElement) => /^h[1-6]$/.test(name)

function levelOf(element: HtmlElement, listed: ReadonlyMap<string, number>): number | undefined {
  const { id, 'data-part': part } = element.attributes
  if (part !== undefined) return listed.get(id ?? `part-${part}`)
  if (element.name !== 'section') return undefined
  const heading = element.children.find(child => child.kind === 'element' && isHeading(child))
  const own = id ?? (heading?.kind === 'element' ? heading.attributes.id : undefined)
  return own === undefined ? undefined : listed.get(own)
}
