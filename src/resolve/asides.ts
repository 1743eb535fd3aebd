import type { Report } from '../diagnostic.js'
import { element, type HtmlElement, type HtmlNode, text, withChildren } from '../html/tree.js'
import type { Source } from '../read/manuscript.js'
import { admitCitations } from './admitCitations.js'
import { linkToPerson } from './cast.js'
import type { CitationStyle } from './citationStyle.js'
import { setAsideCitations, worksCited } from './citations.js'
import { moveCallsOut } from './moveCalls.js'
import { personOf } from './numberMentions.js'
import type { People } from './people.js'
import type { Mention } from './publication.js'
import { rewriteNodes } from './rewrite.js'
import { unlinkFiles } from './unlinkFiles.js'

/** The author's words outside the articles: bios by person, remarks by source. */
export interface Asides {
  readonly bios: ReadonlyMap<string, readonly HtmlNode[]>
  readonly remarks: ReadonlyMap<string, readonly HtmlNode[]>
}

/** What asides are read against. */
export interface AsideContext {
  readonly people: People
  /** Whom the cast lists. */
  readonly listed: ReadonlySet<string>
  readonly sources: ReadonlyMap<string, Source>
  readonly report: Report
}

/**
 * The bios of everyone listed and the remarks on each work that is cited, in the articles (`cited`), in a bio or in
 * such a remark; and all these works in the order of their first citation. A mention in an aside is a link to the
 * cast, and counts for nothing there; a note is set in brackets.
 */
export function gatherAsides(
  cited: readonly string[],
  context: AsideContext,
): Asides & { readonly works: ReadonlySet<string> } {
  const { people, listed, sources } = context
  const bios = new Map([...listed].map(id => [id, readAside(people.byId.get(id)!.bio ?? [], context)]))
  const works = new Set([...cited, ...[...bios.values()].flatMap(worksCited)])
  const remarks = new Map<string, readonly HtmlNode[]>()
  // A set takes in what is added while it is walked: remarks on works that only remarks cite are read too.
  for (const id of works) {
    const remark = readAside(sources.get(id)!.note ?? [], context)
    remarks.set(id, remark)
    for (const other of worksCited(remark)) works.add(other)
  }
  return { bios, remarks, works }
}

function readAside(nodes: readonly HtmlNode[], context: AsideContext): readonly HtmlNode[] {
  const { people, listed, sources, report } = context
  const admitted = moveCallsOut(admitCitations(unlinkFiles(nodes, report), new Set(sources.keys()), report))
  return rewriteNodes(admitted, (of, rewriteChildren) => {
    if (of.name === 'x-note') return bracketed(of, rewriteChildren(), report)
    if (of.name !== 'x-mention') return [withChildren(of, rewriteChildren())]
    const person = personOf(of, people, report)
    const id = person === undefined ? undefined : linkToPerson(person, people, listed).id
    if (id === undefined) return rewriteChildren()
    return [element('a', { href: `#${id}` }, rewriteChildren(), of.place)]
  })
}

function bracketed(note: HtmlElement, children: readonly HtmlNode[], report: Report): readonly HtmlNode[] {
  const { ref } = note.attributes
  if (ref === undefined) return [text(' (', note.place), ...children, text(')', note.place)]
  report('note-undefined', `The note \`[^${ref}]\` is called outside the article.`, {
    place: note.place,
    advice: 'A bio or a remark has no notes: write the text where the call stands.',
  })
  return [text(`[^${ref}]`, note.place)]
}

/** Sets the citations of all asides, numbered through. */
export function setAsides(
  { bios, remarks }: Asides,
  style: CitationStyle | undefined,
): Asides & { readonly citedIn: ReadonlyMap<string, readonly Mention[]> } {
  const wrapped = [...bios.values(), ...remarks.values()].map(nodes => element('div', {}, nodes))
  const { nodes, citedIn } = setAsideCitations(wrapped, style, 'cite-aside-')
  const contents = nodes.map(node => (node as HtmlElement).children)
  const takeFor = (keys: Iterable<string>, from: number) =>
    new Map([...keys].map((key, i) => [key, contents[from + i]!] as const))
  return { bios: takeFor(bios.keys(), 0), remarks: takeFor(remarks.keys(), bios.size), citedIn }
}
