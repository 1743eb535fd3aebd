import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { collectDiagnostics } from '../../src/diagnostic.js'
import { parseMarkup } from '../../src/html/markup.js'
import type { Metadata } from '../../src/html/metadata.js'
import type { Folio, PageMap } from '../../src/html/pageMap.js'
import { element, type HtmlElement, type HtmlNode, text } from '../../src/html/tree.js'
import type { Locale, Template, TemplateFile } from '../../src/read/template.js'
import { prepareRender } from '../../src/render/render.js'
import type { Making } from '../../src/render/workValues.js'
import type { Publication } from '../../src/resolve/publication.js'

/** Inline or block HTML as nodes, as if the author had written it. */
export const nodes = (html: string): readonly HtmlNode[] =>
  parseMarkup(html, { file: 'content/a.md', line: 1 })

export function metadataWith(given: Partial<Metadata> = {}): Metadata {
  return {
    slug: 'a',
    title: { nodes: [text('The Lamp')], plain: 'The Lamp' },
    authors: [],
    language: 'en',
    direction: 'ltr',
    identifier: 'urn:uuid:0',
    subjects: [],
    corrections: [],
    options: {},
    ...given,
  }
}

export function publicationWith(given: Partial<Publication> = {}): Publication {
  return {
    metadata: metadataWith(),
    articles: [{ slug: 'a', prefix: '', body: element('article', {}, nodes('<p>Body.</p>')) }],
    cast: [],
    sources: [],
    notes: [],
    howToCite: [],
    words: 1,
    assets: [],
    ...given,
  }
}

const essay = new URL('../../templates/essay/', import.meta.url)

export function essayWords(language: string): ReadonlyMap<string, string> {
  const words = parse(readFileSync(new URL(`locales/${language}.yaml`, essay), 'utf8'))
  return new Map(Object.entries(words as Record<string, string>))
}

export const localeOf = (language: string, words = essayWords(language)): Locale => ({
  language,
  words,
  place: { file: `templates/essay/locales/${language}.yaml`, line: 1 },
})

/** The shipped template with the files given here in place of its own. */
export function essayTemplate(language = 'en', files: Readonly<Record<string, string>> = {}): Template {
  const liquid = new Map<string, TemplateFile>()
  for (const name of readdirSync(essay)
    .filter(each => each.endsWith('.liquid'))
    .sort()) {
    const source = readFileSync(new URL(name, essay), 'utf8')
    liquid.set(name.slice(0, -'.liquid'.length), { file: `templates/essay/${name}`, text: source })
  }
  for (const [name, source] of Object.entries(files)) {
    liquid.set(name, { file: `templates/essay/${name}.liquid`, text: source })
  }
  const settings = parse(readFileSync(new URL('template.yaml', essay), 'utf8'))
  const none = { file: 'templates/essay/none', text: '' }
  return {
    name: 'essay',
    parts: settings.parts.map(({ name, epubType }: { name: string; epubType: string }) => ({
      name,
      epubType,
      file: liquid.get(name),
    })),
    liquid,
    printCss: none,
    epubCss: none,
    locale: localeOf(language),
    citationStyle: none,
    options: settings.options,
  }
}

export const making: Making = {
  generator: { name: 'colophon', version: '0.1.0' },
  sources: [{ path: 'content/a.md', sha256: '0123456789abcdef'.repeat(4) }],
  fonts: [{ family: 'EB Garamond', version: 'Version 1.001', licence: 'OFL', source: 'npm:x/y.ttf' }],
}

/** A page map in which each id stands on the page of that label; pages are numbered from i to ii, then from 1. */
export function pageMapWith(labels: Readonly<Record<string, string>>): PageMap {
  const all = ['i', 'ii', ...Array.from({ length: 120 }, (_, i) => String(i + 1))]
  const folios: readonly Folio[] = all.map((label, index) => ({ index, label }))
  const folioOf = new Map(Object.entries(labels).map(([id, label]) => [id, folios[all.indexOf(label)]!]))
  return { folioOf, pages: folios, asked: new Map(), notes: new Map() }
}

/** Renders once for each map and gives the last tree with all that was said. */
export function renderWith(
  publication: Publication,
  template = essayTemplate(),
  ...maps: readonly PageMap[]
) {
  const { report, found } = collectDiagnostics()
  const renderer = prepareRender(publication, template, making, report)
  const trees: readonly HtmlElement[] = maps.map(map => renderer.render(map))
  return { trees, tree: trees.at(-1)!, found }
}
