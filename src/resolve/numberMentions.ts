import type { Report } from '../diagnostic.js'
import { element, type HtmlElement, type HtmlNode } from '../html/tree.js'
import { adviseNearest } from './advise.js'
import type { People } from './people.js'
import type { Mention } from './publication.js'
import { isNote, nameFrom, numberOf, rewriteNodes } from './rewrite.js'

/** An article's tree with its mentions numbered, and the mentions by person in reading order. */
export interface Mentioned {
  readonly body: HtmlElement
  readonly mentions: ReadonlyMap<string, readonly Mention[]>
  /** Who may be meant where a name is not only theirs. */
  readonly doubtful: ReadonlySet<string>
}

/** Turns each `x-mention` into `span.mention#mention-PERSON-N`; reports ids that nobody has, and keeps their text. */
export function numberMentions(body: HtmlElement, prefix: string, people: People, report: Report): Mentioned {
  const mentions = new Map<string, Mention[]>()
  const doubtful = new Set<string>()
  const rewrite = (nodes: readonly HtmlNode[], note: number | undefined): readonly HtmlNode[] =>
    rewriteNodes(nodes, (of, rewriteChildren) => {
      if (isNote(of)) return [{ ...of, children: rewrite(of.children, numberOf(of)) }]
      if (of.name !== 'x-mention') return [{ ...of, children: rewriteChildren() }]
      for (const id of of.attributes.doubtful?.split(' ') ?? []) doubtful.add(id)
      const person = personOf(of, people, report)
      if (person === undefined) return rewriteChildren()
      const known = mentions.get(person) ?? []
      const id = `${prefix}mention-${nameFrom(person)}-${known.length + 1}`
      known.push({ id, ...(note === undefined ? {} : { note }) })
      mentions.set(person, known)
      return [element('span', { class: 'mention', id }, rewriteChildren(), of.place)]
    })
  return { body: { ...body, children: rewrite(body.children, undefined) }, mentions, doubtful }
}

/** Who is meant by a mark; nobody if it says `none`, or if there is no such person, which is reported. */
export function personOf(mark: HtmlElement, people: People, report: Report): string | undefined {
  const id = mark.attributes.person ?? ''
  if (id === 'none') return undefined
  if (people.byId.has(id)) return people.meantBy(id)
  report('person-undefined', `Nobody has the id \`${id}\`.`, {
    place: mark.place,
    advice: adviseNearest(id, people.byId.keys(), 'Add the person to people.yaml, or write `person:none`.'),
  })
  return undefined
}
