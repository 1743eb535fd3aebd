import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type EpubInput, writeEpub } from '../../src/epub/writeEpub.js'
import type { Manifest } from '../../src/html/manifest.js'
import { parseMarkup } from '../../src/html/markup.js'
import type { Asset, Metadata } from '../../src/html/metadata.js'
import { emptyPageMap, type PageMap } from '../../src/html/pageMap.js'
import { element, type HtmlElement, type HtmlNode, text, walk } from '../../src/html/tree.js'
import { type Book, openBook } from './book.js'

const locale = readFileSync(new URL('../../templates/essay/locales/en.yaml', import.meta.url), 'utf8')

export const englishWords: ReadonlyMap<string, string> = new Map(Object.entries(parse(locale)))

export const metadata: Metadata = {
  slug: 'ropes',
  title: { nodes: [text('Ropes & sails')], plain: 'Ropes & sails' },
  authors: ['Ada Lovelace'],
  language: 'en',
  direction: 'ltr',
  identifier: 'urn:uuid:8a9c2d1e-6f3b-5c4d-9e8f-0a1b2c3d4e5f',
  subjects: [],
  corrections: [],
  options: {},
}

export const manifest: Manifest = {
  generator: { name: 'colophon', version: '0.0.0' },
  article: 'content/a.md',
  template: 'essay',
  profile: 'archive',
  sourceDateEpoch: null,
  files: [],
  packages: [],
}

export const nodesOf = (html: string): readonly HtmlNode[] => parseMarkup(html, { file: 'a.md', line: 1 })

interface PartOptions {
  readonly type?: string
  readonly title?: string
}

/** A part of a rendered edition. */
export function part(
  name: string,
  content: string,
  { type = 'bodymatter', title = name }: PartOptions = {},
): HtmlElement {
  return element(
    'section',
    { class: `part ${name}`, id: `part-${name}`, 'data-part': name, 'data-title': title, 'epub:type': type },
    nodesOf(content),
  )
}

export function treeOf(...parts: readonly HtmlElement[]): HtmlElement {
  return element('html', { lang: 'en', dir: 'ltr' }, [element('body', {}, parts)])
}

/** An edition of an article alone, or of the parts given. */
export function editionOf(content: string | HtmlElement, given: Partial<EpubInput> = {}): EpubInput {
  const html =
    typeof content === 'string' ? treeOf(part('article', content, { title: 'Ropes & sails' })) : content
  return {
    html,
    pageMap: emptyPageMap,
    metadata,
    generator: { name: 'colophon', version: '0.0.0' },
    css: '',
    fonts: [],
    assets: [],
    words: englishWords,
    manifest,
    pdf: { identifier: 'urn:uuid:11111111-2222-5333-8444-555555555555' },
    ...given,
  }
}

export async function bookOf(content: string | HtmlElement, given: Partial<EpubInput> = {}): Promise<Book> {
  return openBook(await writeEpub(editionOf(content, given)))
}

/** A page map by what each page starts with: the first place in the tree that has these words, or no place (undefined). */
export function pagesAt(
  html: HtmlElement,
  starts: readonly (readonly [label: string, words?: string])[],
): PageMap {
  const texts = [...walk(html)].filter(node => node.kind === 'text')
  const pages = starts.map(([label, words], index) => {
    if (words === undefined) return { index, label }
    const node = texts.find(each => each.text.includes(words))
    if (node === undefined) throw new Error(`no text “${words}”`)
    return { index, label, start: { node, offset: node.text.indexOf(words) } }
  })
  return { folioOf: new Map(), pages, asked: new Map(), notes: new Map() }
}

/** A PNG of one grey pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

export const assetNamed = (name: string): Asset => ({
  name,
  mediaType: 'image/png',
  bytes: png,
  width: 1,
  height: 1,
  orientation: 1,
})
