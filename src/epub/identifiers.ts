import { elementsOf, type HtmlElement, withAttributes, withChildren } from '../html/tree.js'
import { asciiName, UniqueNames } from './asciiNames.js'

export interface NamedTree {
  readonly html: HtmlElement
  /** The id now for each id before that has changed; of several elements with one id, the first has kept it. */
  readonly renamed: ReadonlyMap<string, string>
}

/** A name of XML (Namespaces in XML, NCName) in ASCII, so that it stands in addresses as it is. */
const isName = (id: string) => /^[A-Za-z_][\w.-]*$/.test(id)

/** The tree with ids that are names of XML and unique in the whole book. Ids that are so already stay. */
export function nameIds(html: HtmlElement): NamedTree {
  const typed = new Set<string>()
  for (const { attributes } of elementsOf(html)) if (attributes.id !== undefined) typed.add(attributes.id)
  const names = new UniqueNames([...typed].filter(isName))
  const renamed = new Map<string, string>()
  const used = new Set<string>()
  const nameOf = (id: string) => {
    if (isName(id) && !used.has(id)) return id
    const name = names.give(isName(id) ? id : asName(id))
    if (!used.has(id)) renamed.set(id, name)
    return name
  }
  const visit = (of: HtmlElement): HtmlElement => {
    const { id } = of.attributes
    const name = id === undefined ? undefined : nameOf(id)
    if (id !== undefined) used.add(id)
    const named = name === undefined || name === id ? of : withAttributes(of, { id: name })
    return withChildren(
      named,
      of.children.map(child => (child.kind === 'text' ? child : visit(child))),
    )
  }
  return { html: visit(html), renamed }
}

function asName(id: string): string {
  const name = asciiName(id)
  return /^[A-Za-z_]/.test(name) ? name : `id-${name}`.replace(/-$/, '')
}
