import { expect, test, vi } from 'vitest'
import { epubWordKeys } from '../../src/epub/words.js'
import { writeEpub } from '../../src/epub/writeEpub.js'
import type { EmbeddedFont } from '../../src/html/metadata.js'
import { element, type HtmlElement } from '../../src/html/tree.js'
import { all, having, openBook } from '../kit/book.js'
import { assetNamed, bookOf, editionOf, englishWords, metadata, part, treeOf } from '../kit/edition.js'
import { faultsOf } from '../kit/epubCheck.js'
import { essayWords } from '../kit/renderedEdition.js'

const font: EmbeddedFont = {
  family: 'Rope',
  weight: 400,
  style: 'normal',
  fileName: 'rope-400.woff2',
  mediaType: 'font/woff2',
  bytes: Buffer.from('wOF2 and so on'),
}

const whole = () =>
  editionOf(
    treeOf(
      part('title', '<h1>Ropes</h1>', { type: 'titlepage' }),
      part('article', '<p>Text <img src="a.png" alt=""></p>'),
    ),
    { fonts: [font], assets: [assetNamed('a.png')] },
  )

test('two builds are the same, byte for byte, at another time and in another zone', async () => {
  const zone = process.env.TZ
  const buildAt = async (time: string, TZ: string) => {
    vi.useFakeTimers({ now: new Date(time), toFake: ['Date'] })
    process.env.TZ = TZ
    return writeEpub(whole())
  }
  try {
    const first = await buildAt('2024-01-01T00:00:00Z', 'UTC')
    const second = await buildAt('2031-07-08T09:10:11Z', 'Pacific/Kiritimati')
    expect(Buffer.from(first).equals(second)).toBe(true)
  } finally {
    vi.useRealTimers()
    process.env.TZ = zone
  }
})

test('the container starts with its type, stored and bare; it has no folders, no times and no names but of ASCII', async () => {
  const { entries } = openBook(await writeEpub(whole()))
  const [type] = entries
  expect([type!.name, type!.method, type!.extraLength, type!.bytes.toString()]).toEqual([
    'mimetype',
    0,
    0,
    'application/epub+zip',
  ])
  for (const { name, stamp } of entries) {
    expect(name).toMatch(/^[\w./-]*[\w-]$/)
    expect(stamp).toBe(((0 << 9) | (1 << 5) | 1) << 16)
  }
})

test('text is deflated; fonts, which are compressed already, are stored and named in manifest and style sheet', async () => {
  const book = openBook(await writeEpub(whole()))
  const methods = Object.fromEntries(book.entries.map(({ name, method }) => [name, method]))
  expect(methods['OEBPS/article.xhtml']).toBe(8)
  expect(methods['OEBPS/fonts/rope-400.woff2']).toBe(0)
  expect(all(book.xml('content.opf'), 'item').map(({ attributes }) => attributes.href)).toContain(
    'fonts/rope-400.woff2',
  )
  expect(book.text('style.css')).toContain('url(fonts/rope-400.woff2)')
})

test('every document is well-formed, has its language and direction, and one section in its body', async () => {
  const rtl = { ...metadata, language: 'he', direction: 'rtl' } as const
  const bytes = await writeEpub({ ...whole(), metadata: rtl })
  expect(await faultsOf(bytes)).toEqual([])
  const book = openBook(bytes)
  for (const file of [...book.spine, 'toc.xhtml']) {
    const root = book.xml(file)
    expect(root.attributes).toMatchObject({ lang: 'he', 'xml:lang': 'he', dir: 'rtl' })
    const children = all(root, 'body')[0]!.children as readonly HtmlElement[]
    expect(children.map(({ name }) => name)).toEqual(['section'])
  }
  const [spine] = all(book.xml('content.opf'), 'spine')
  expect(spine!.attributes['page-progression-direction']).toBe('rtl')
})

test('a part carries its type and its role on the same section', async () => {
  const book = await bookOf(treeOf(part('cast', '<h2>Cast</h2>', { type: 'index' })))
  expect(
    having(book.documents[0]!, 'epub:type', 'index').map(({ name, attributes }) => [name, attributes.role]),
  ).toEqual([['section', 'doc-index']])
})

test('text that looks like a template is only text', async () => {
  const tricky = '<%= 1 %> 50%> <%- include("x") %>'
  const html = treeOf(
    part('article', '<p></p>'),
    element('section', { 'data-part': 'x' }, [element('p', {}, [{ kind: 'text', text: tricky }])]),
  )
  const title = { nodes: [], plain: tricky }
  const book = await bookOf(html, { metadata: { ...metadata, title }, css: `/* ${tricky} */` })
  expect(book.text('x.xhtml')).toContain('&lt;%= 1 %&gt; 50%&gt; &lt;%- include("x") %&gt;')
  expect(book.text('content.opf')).toContain('&lt;%= 1 %&gt;')
  expect(book.text('style.css')).toContain(tricky)
})

test('every word that the book needs is in the locales of the template', () => {
  for (const language of ['en', 'de']) {
    const words = essayWords(language)
    for (const key of epubWordKeys) expect(words.get(key)).toBeTruthy()
  }
  expect(englishWords.get('epub-page')).toContain('{n}')
})
