import type { Report } from '../diagnostic.js'
import { element, type HtmlElement, type HtmlNode, withChildren } from '../html/tree.js'
import type { Files } from '../read/files.js'
import type { Manuscript, Source } from '../read/manuscript.js'
import type { Template } from '../read/template.js'
import { admitCitations } from './admitCitations.js'
import { type Asides, gatherAsides, setAsides } from './asides.js'
import { castEntries, chooseCast, linkToPerson } from './cast.js'
import { checkOptions } from './checkOptions.js'
import { type CitationStyle, loadCitationStyle, reportForeignWords } from './citationStyle.js'
import { type Cited, setCitations, worksCited } from './citations.js'
import { withoutConsequences } from './consequences.js'
import { citePublication } from './howToCite.js'
import { checkLinks, type SettledManuscript, settleIds } from './ids.js'
import { compileNames, markMentions, type Names } from './mentions.js'
import { moveCallsOut } from './moveCalls.js'
import { type NamedBody, nameByPlace } from './nameByPlace.js'
import { notesOf, numberNotes } from './notes.js'
import { type Mentioned, numberMentions } from './numberMentions.js'
import { gatherPeople, type People } from './people.js'
import type { CastLink, Mention, Note, Publication, SourceEntry } from './publication.js'
import { numberOf } from './rewrite.js'
import { divideIntoSections } from './sections.js'
import { gatherSources, itemOf, linkToSource, listEntries, reportUnused, sourceId } from './sources.js'
import { unlinkFiles } from './unlinkFiles.js'
import { countWords } from './words.js'

/** What every article of a publication is resolved against. */
interface Desk {
  readonly people: People
  readonly names: Names
  readonly sources: ReadonlyMap<string, Source>
  readonly style: CitationStyle | undefined
  readonly report: Report
}

/** An article with its notes and mentions in place, its citations not yet set. */
interface Draft extends Mentioned {
  readonly prefix: string
  readonly slug: string
}

/**
 * The edited text: every mention, note and citation of the manuscripts found, numbered and given an id, in reading
 * order. The first manuscript's metadata are the publication's. All that leads nowhere is reported where it stands.
 * A promise only so that loading the citation processor may one day take its time.
 */
export async function resolve(
  manuscripts: readonly Manuscript[],
  template: Template,
  files: Files,
  told: Report,
): Promise<Publication> {
  if (manuscripts[0] === undefined) throw new Error('a publication holds at least one manuscript')
  const { metadata } = manuscripts[0]
  const report = withoutConsequences(manuscripts, told)
  const style = loadCitationStyle(template.citationStyle, metadata.language, files, report)
  checkOptions(manuscripts[0], template, report)
  const settled = settleIds(manuscripts, report)
  const read = settled.map(({ manuscript }) => manuscript)
  const people = gatherPeople(read, report)
  const sources = gatherSources(read, people, report)
  const desk = { people, names: compileNames(people, metadata.language), sources, style, report }
  const drafts = settled.map(each => draftArticle(each, desk))
  const mentions = gather(drafts.map(draft => draft.mentions))
  const doubtful = new Set(drafts.flatMap(draft => [...draft.doubtful]))
  const listed = chooseCast(people, { mentions, doubtful }, report)
  const cited = drafts.flatMap(draft => worksCited(draft.body.children))
  const asides = gatherAsides(cited, { people, listed, sources, report })
  reportUnused(sources, asides.works, report)
  style?.register([...asides.works].map(id => itemOf(sources.get(id)!, report)))
  if (style !== undefined && asides.works.size > 0)
    reportForeignWords(style, metadata.language, template, report)
  const articles = drafts.map(draft => setArticle(draft, style))
  const set = setAsides(asides, style)
  const named = (lists: ReadonlyMap<string, readonly Mention[]>) => withLastingIds(lists, articles)
  const cast = castEntries(people, listed, named(mentions), metadata.language)
  const links = new Map(
    [...sources.values()].map(each => [each.id, linkToSource(each, style, asides.works.has(each.id))]),
  )
  const shelf = { works: asides.works, links, listed, desk, language: metadata.language }
  const publication: Publication = {
    metadata,
    articles: articles.map(({ slug, prefix, body }) => ({ slug, prefix, body })),
    cast: cast.map(entry => ({ ...entry, bio: set.bios.get(entry.person.id)! })),
    sources: sourceEntries(shelf, named(gather([...articles.map(each => each.citedIn), set.citedIn])), set),
    notes: articles.flatMap((article, i) => describeNotes(article, i, links)),
    howToCite: [],
    words: articles.reduce((sum, { body }) => sum + countWords(body, metadata.language), 0),
    assets: uniqueAssets(manuscripts),
  }
  checkIds(publication, template, report)
  // Registers another work, so it comes last.
  return prints('howToCite', template)
    ? { ...publication, howToCite: citePublication(metadata, style) }
    : publication
}

/** Whether a template's files name a value, so that it has to be made. */
function prints(name: string, { liquid }: Template): boolean {
  return [...liquid.values()].some(({ text }) => text.includes(name))
}

function draftArticle({ manuscript, prefix }: SettledManuscript, desk: Desk): Draft {
  const { people, names, sources, style, report } = desk
  const keys = new Set(sources.keys())
  const admit = (nodes: readonly HtmlNode[]) =>
    moveCallsOut(admitCitations(unlinkFiles(nodes, report), keys, report))
  const admitted = withChildren(manuscript.body, admit(manuscript.body.children))
  const definitions = manuscript.notes.map(note => ({ ...note, children: admit(note.children) }))
  const settings = {
    prefix,
    citationsAreNotes: style?.isOfNotes ?? false,
    callsFollowStops: !/^fr\b/i.test(manuscript.metadata.language),
  }
  const numbered = numberNotes(admitted, definitions, settings, report)
  const called = withChildren(numbered, moveCallsOut(numbered.children))
  const marked = markMentions(called, names, report)
  return { prefix, slug: manuscript.slug, ...numberMentions(marked, prefix, people, report) }
}

type SetArticle = Draft & Omit<Cited, 'nodes'> & Pick<NamedBody, 'nameOf'>

function setArticle(draft: Draft, style: CitationStyle | undefined): SetArticle {
  const { nodes, citedIn, worksOf } = setCitations(draft.body.children, style, `${draft.prefix}cite-`)
  const divided = divideIntoSections(withChildren(draft.body, nodes))
  return { ...draft, ...nameByPlace(divided, draft.prefix), citedIn, worksOf }
}

/** Places by their lasting ids. Each id is of one article. */
function withLastingIds(
  lists: ReadonlyMap<string, readonly Mention[]>,
  articles: readonly SetArticle[],
): ReadonlyMap<string, readonly Mention[]> {
  const lasting = (id: string) => articles.reduce((found, { nameOf }) => nameOf(found), id)
  return new Map(
    [...lists].map(([key, places]) => [key, places.map(place => ({ ...place, id: lasting(place.id) }))]),
  )
}

/** What entries and links are made from: which works and people the edition lists. */
interface Shelf {
  readonly works: ReadonlySet<string>
  readonly links: ReadonlyMap<string, CastLink>
  readonly listed: ReadonlySet<string>
  readonly desk: Desk
  readonly language: string
}

function sourceEntries(
  shelf: Shelf,
  citedIn: ReadonlyMap<string, readonly Mention[]>,
  { remarks }: Asides,
): readonly SourceEntry[] {
  const { works, links, listed, language } = shelf
  const { people, sources, style } = shelf.desk
  const cited = [...works].map(id => sources.get(id)!)
  return listEntries(cited, style, language).map(({ source, entry }) => ({
    id: sourceId(source.id),
    source,
    entry,
    remark: remarks.get(source.id) ?? [],
    citedIn: citedIn.get(source.id) ?? [],
    reliesOn: source.reliesOn
      .filter(id => sources.has(id) || people.byId.has(id))
      .map(id => links.get(id) ?? linkToPerson(id, people, listed)),
  }))
}

function describeNotes(
  { body, worksOf }: SetArticle,
  article: number,
  links: ReadonlyMap<string, CastLink>,
): readonly Note[] {
  return notesOf(body).map(note => ({
    number: numberOf(note),
    id: note.attributes.id!,
    article,
    children: note.children,
    works: [...(worksOf.get(numberOf(note)) ?? [])].map(id => links.get(id)!),
  }))
}

/** Several articles' lists as one, by key, in the order of the articles. */
function gather(
  lists: readonly ReadonlyMap<string, readonly Mention[]>[],
): ReadonlyMap<string, readonly Mention[]> {
  const all = new Map<string, Mention[]>()
  for (const list of lists)
    for (const [key, mentions] of list) all.set(key, (all.get(key) ?? []).concat(mentions))
  return all
}

function uniqueAssets(manuscripts: readonly Manuscript[]) {
  return [...new Map(manuscripts.flatMap(({ assets }) => assets).map(asset => [asset.name, asset])).values()]
}

function checkIds({ articles, cast, sources }: Publication, template: Template, report: Report): void {
  const outside = [
    ...template.parts.map(({ name }) => `part-${name}`),
    ...cast.map(({ id }) => id),
    ...sources.map(({ id }) => id),
  ]
  const aside: HtmlElement[] = [
    ...cast.map(({ bio }) => element('div', {}, bio)),
    ...sources.map(({ remark }) => element('div', {}, remark)),
  ]
  checkLinks([...articles.map(({ body }) => body), ...aside], outside, report)
}
