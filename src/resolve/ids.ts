import type { Place, Report } from '../diagnostic.js'
import { elementsOf, type HtmlElement, type HtmlNode, withAttributes } from '../html/tree.js'
import type { Manuscript } from '../read/manuscript.js'
import { adviseNearest } from './advise.js'
import { nameFrom, rewriteNodes } from './rewrite.js'

/** The ids that resolving gives (`publication.ts`): an author's id of such a form must give way. */
const given =
  /^(?:note-(?:\d+|in-[\da-f]{6}.*)|noteref-.+|cite-(?:aside-)?\d+|cite-[\da-f]{6}.*|mention-.+-(?:\d+|[\da-f]{6})|(?:person|source|part)-.+)$/

const pointing = [
  'for',
  'headers',
  'aria-labelledby',
  'aria-describedby',
  'aria-details',
  'aria-controls',
  'aria-owns',
]

/** A manuscript whose ids are unique in the publication, and in NFC. */
export interface SettledManuscript {
  readonly manuscript: Manuscript
  readonly prefix: string
}

/**
 * The manuscripts with ids that differ from each other and from those that resolving gives: each article's start with
 * its prefix where there are several, and `note-1` becomes `id-note-1`. Links follow. An id set twice is reported.
 */
export function settleIds(manuscripts: readonly Manuscript[], report: Report): readonly SettledManuscript[] {
  const prefixes = manuscripts.map((_, i) => (manuscripts.length === 1 ? '' : `a${i + 1}-`))
  const renamings = manuscripts.map((manuscript, i) => collectIds(manuscript, prefixes[i]!, report))
  return manuscripts.map((manuscript, i) => {
    const find = (id: string) =>
      renamings[i]!.get(id) ?? renamings.find(renaming => renaming.has(id))?.get(id) ?? id
    const settle = (nodes: readonly HtmlNode[]) => renameIds(nodes, renamings[i]!, find)
    const { body, notes, people, sources } = manuscript
    return {
      prefix: prefixes[i]!,
      manuscript: {
        ...manuscript,
        body: { ...body, children: settle(body.children) },
        notes: notes.map(note => ({ ...note, children: settle(note.children) })),
        people: people.map(each => (each.bio === undefined ? each : { ...each, bio: settle(each.bio) })),
        sources: sources.map(each => (each.note === undefined ? each : { ...each, note: settle(each.note) })),
      },
    }
  })
}

/** The ids of an article as typed, with those that they become. */
function collectIds(
  { body, notes }: Manuscript,
  prefix: string,
  report: Report,
): ReadonlyMap<string, string> {
  const places = new Map<string, Place | undefined>()
  for (const root of [body, ...notes.flatMap(note => note.children)])
    for (const { attributes, place } of root.kind === 'text' ? [] : elementsOf(root)) {
      const { id } = attributes
      if (id === undefined) continue
      if (places.has(id)) reportTwice(id, place, places.get(id), report)
      else places.set(id, place)
    }
  const ofNotes = new Set(notes.map(note => `note-${nameFrom(note.id)}`))
  return new Map([...places.keys()].map(id => [id, prefix + freeOf(id, places, ofNotes)]))
}

function freeOf(id: string, taken: ReadonlyMap<string, unknown>, ofNotes: ReadonlySet<string>): string {
  if (!given.test(id) && !ofNotes.has(id)) return id
  let free = `id-${id}`
  while (taken.has(free)) free = `id-${free}`
  return free
}

function reportTwice(id: string, place: Place | undefined, first: Place | undefined, report: Report): void {
  const where = first === undefined ? '' : ` The other one is on line ${first.line}.`
  report('id-duplicate', `The id \`${id}\` is set twice.`, {
    place,
    advice: `Give one of them another id.${where}`,
  })
}

/** Writes the new ids and what points to them, and every text in NFC (PPL-G6). */
function renameIds(
  nodes: readonly HtmlNode[],
  own: ReadonlyMap<string, string>,
  find: (id: string) => string,
): readonly HtmlNode[] {
  const composed = (node: HtmlNode): HtmlNode =>
    node.kind === 'text' ? { ...node, text: node.text.normalize('NFC') } : node
  const seen = new Set<string>()
  return rewriteNodes(nodes, (of, rewriteChildren) => {
    const { id, href } = of.attributes
    const changed: Record<string, string> = {}
    if (id !== undefined) changed.id = uniqueOf(own.get(id) ?? id, seen)
    if (href?.startsWith('#')) changed.href = `#${find(fragmentOf(href))}`
    for (const name of pointing) {
      const ids = of.attributes[name]
      if (ids !== undefined) changed[name] = ids.split(/\s+/).map(find).join(' ')
    }
    const renamed = Object.keys(changed).length === 0 ? of : withAttributes(of, changed)
    return [{ ...renamed, children: rewriteChildren().map(composed) }]
  }).map(composed)
}

/** An id set twice, which is reported, still makes a valid file. */
function uniqueOf(id: string, seen: Set<string>): string {
  let unique = id
  for (let n = 2; seen.has(unique); n++) unique = `${id}-${n}`
  seen.add(unique)
  return unique
}

function fragmentOf(href: string): string {
  try {
    return decodeURIComponent(href.slice(1)).normalize('NFC')
  } catch {
    return href.slice(1)
  }
}

/** Reports each link inside the publication that leads to no id of it. `others` are ids outside these trees. */
export function checkLinks(roots: readonly HtmlElement[], others: Iterable<string>, report: Report): void {
  const entries = [...others]
  const elements = roots.flatMap(root => [...elementsOf(root)])
  const ids = new Set(entries)
  for (const { attributes } of elements) if (attributes.id !== undefined) ids.add(attributes.id)
  // Nobody means to link to the third mention of someone: only what the author named is suggested.
  const authored = () => [...ids].filter(id => !given.test(id)).concat(entries)
  for (const { attributes, place } of elements) {
    const { href } = attributes
    if (!href?.startsWith('#') || href === '#' || href === '#top' || ids.has(href.slice(1))) continue
    report('link-undefined', `The link \`${href}\` leads nowhere.`, {
      place,
      advice: adviseNearest(
        href.slice(1),
        authored(),
        'Give the place an id, as `{#id}` after a heading, or take it out.',
      ),
    })
  }
}
