import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { collectDiagnostics, type Diagnostic, formatDiagnostic } from '../../src/diagnostic.js'
import { parseMarkup } from '../../src/html/markup.js'
import type { Metadata } from '../../src/html/metadata.js'
import { element, elementsOf, type HtmlElement, type HtmlNode, plainText, text } from '../../src/html/tree.js'
import { memoryFiles } from '../../src/read/files.js'
import type { Completeness, Manuscript, NoteDefinition, Person, Source } from '../../src/read/manuscript.js'
import type { Template } from '../../src/read/template.js'
import type { Publication } from '../../src/resolve/publication.js'
import { resolve } from '../../src/resolve/resolve.js'

/** What a small manuscript is made from: HTML with `x-` marks, as `read` makes it of Markdown. */
export interface Draft {
  readonly body: string
  /** Definitions in the order of the file, which stand from line 101 on. */
  readonly notes?: readonly (readonly [id: string, html: string])[]
  readonly people?: readonly (Partial<Person> & { readonly id: string })[]
  readonly sources?: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[]
  readonly metadata?: Partial<Metadata>
  readonly complete?: Partial<Completeness>
}

export function manuscriptOf(draft: Draft, slug = 'a'): Manuscript {
  const file = `content/${slug}.md`
  const read = (html: string, line: number) => parseMarkup(html, { file, line })
  return {
    slug,
    file,
    metadata: {
      slug,
      title: { nodes: [text('Salt')], plain: 'Salt' },
      authors: ['R. Quill'],
      language: 'en',
      direction: 'ltr',
      identifier: 'urn:uuid:0',
      subjects: [],
      corrections: [],
      options: {},
      ...draft.metadata,
    },
    body: element('article', {}, read(draft.body, 1)),
    notes: (draft.notes ?? []).map(([id, html], i): NoteDefinition => {
      const line = 101 + i
      return { id, children: read(html, line), place: { file, line } }
    }),
    people: (draft.people ?? []).map(personOf),
    sources: (draft.sources ?? []).map(sourceOf),
    assets: [],
    complete: { text: true, people: true, sources: true, ...draft.complete },
    optionPlaces: new Map(),
    profile: undefined,
    attachments: [],
  }
}

/** Someone on line 1, 2, 3 … of people.yaml, shown by their id with a capital if nothing else is said. */
export function personOf(given: Partial<Person> & { readonly id: string }, index: number): Person {
  const display = given.display ?? given.id[0]!.toUpperCase() + given.id.slice(1)
  return {
    display,
    sort: display,
    aliases: [],
    seeAlso: [],
    sameAs: [],
    referencePlaces: new Map(),
    unnamed: false,
    place: { file: 'people.yaml', line: index + 1 },
    ...given,
  }
}

function sourceOf(given: Readonly<Record<string, unknown>> & { readonly id: string }, index: number): Source {
  const { note, reliesOn, ...csl } = given
  return {
    id: given.id,
    csl,
    ...(note === undefined
      ? {}
      : { note: parseMarkup(String(note), { file: 'sources.yaml', line: index + 1 }) }),
    reliesOn: (reliesOn ?? []) as readonly string[],
    referencePlaces: new Map(),
    place: { file: 'sources.yaml', line: index + 1 },
  }
}

const require = createRequire(import.meta.url)

/** `notes` is the template's own; the others come with @citation-js/plugin-csl. */
export type StyleName = 'notes' | 'apa' | 'vancouver'

export function styleNamed(name: StyleName): string {
  if (name === 'notes') return readFileSync('templates/essay/notes.csl', 'utf8')
  return (require('@citation-js/plugin-csl/lib/styles.json') as Record<string, string>)[name]!
}

export function templateWith(citationStyle: string): Template {
  const none = { file: 'templates/essay/none', text: '' }
  return {
    name: 'essay',
    parts: ['title', 'metadata', 'article', 'cast', 'sources'].map(name => ({
      name,
      file: none,
      epubType: '',
    })),
    liquid: new Map([['metadata', { ...none, text: '{{ work.howToCite }}' }]]),
    printCss: none,
    epubCss: none,
    locale: { language: 'en', words: new Map(), place: { file: 'templates/essay/locales/en.yaml', line: 1 } },
    citationStyle: { file: 'templates/essay/notes.csl', text: citationStyle },
    options: {},
  }
}

/** A publication with all that was said about it, each as `code file:line`. */
export interface Resolved {
  readonly publication: Publication
  readonly found: readonly Diagnostic[]
}

/** Resolves drafts as one publication, with whatever is said on the way. */
export async function resolveLoosely(drafts: readonly Draft[], csl = styleNamed('notes')): Promise<Resolved> {
  const { report, found } = collectDiagnostics()
  const manuscripts = drafts.map((draft, i) => manuscriptOf(draft, 'abcdef'[i]))
  const publication = await resolve(manuscripts, templateWith(csl), memoryFiles(new Map()), report)
  return { publication, found }
}

/** Resolves drafts that nothing is wrong with. */
export async function resolveCleanly(
  drafts: readonly Draft[],
  style: StyleName = 'notes',
): Promise<Publication> {
  const { publication, found } = await resolveLoosely(drafts, styleNamed(style))
  if (found.length > 0) throw new Error(found.map(formatDiagnostic).join('\n'))
  return publication
}

/** What was said, as `code file:line`. */
export function said(found: readonly Diagnostic[]): readonly string[] {
  return found.map(({ code, place }) => (place === undefined ? code : `${code} ${place.file}:${place.line}`))
}

/** The elements of a tree with a class, in document order. */
export function withClass(root: HtmlElement, name: string): readonly HtmlElement[] {
  return [...elementsOf(root)].filter(({ attributes }) => attributes.class?.split(' ').includes(name))
}

/** An id without the six figures that stand for the words of its block. */
export const keyless = (id: string) => id.replace(/-[\da-f]{6}(?=$|-\d+$)/, '-KEY')

/** The text of nodes, notes and their calls left out. */
export function plainOf(nodes: readonly HtmlNode[]): string {
  return plainText(element('div', {}, nodes))
}

/** The notes' texts as printed, in the order of their numbers. */
export function noteTexts({ notes }: Publication): readonly string[] {
  return notes.map(({ children }) => plainOf(children))
}

/** The citations of the first article as printed, in the order of the tree. */
export function citationTexts({ articles }: Publication): readonly string[] {
  return articles.flatMap(({ body }) => withClass(body, 'citation').map(plainText))
}

/** Who is mentioned, as `id: shown, shown`, in the order of the cast. */
export function mentioned({ articles, cast }: Publication): readonly string[] {
  const shown = new Map(
    articles.flatMap(({ body }) => [...elementsOf(body)].map(of => [of.attributes.id, plainText(of)])),
  )
  return cast.map(
    ({ person, mentions }) => `${person.id}: ${mentions.map(({ id }) => shown.get(id)).join(', ')}`,
  )
}

/** `[@key, locator]` as `read` hands it over. */
export function cite(key: string, locator?: string, more: Readonly<Record<string, string>> = {}): string {
  const { form = 'bracketed', ...rest } = more
  const given = { key, ...(locator === undefined ? {} : { locator }), ...rest }
  const attributes = Object.entries(given).map(([name, value]) => `${name}="${value}"`)
  const source = form === 'text' ? `@${key}` : `[@${key}]`
  return `<x-cite form="${form}" source="${source}"><x-cite-item ${attributes.join(' ')}></x-cite-item></x-cite>`
}
