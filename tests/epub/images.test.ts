import { expect, test } from 'vitest'
import { writeStyleSheet } from '../../src/epub/styleSheet.js'
import { writeEpub } from '../../src/epub/writeEpub.js'
import { all, openBook } from '../kit/book.js'
import { assetNamed, bookOf, editionOf, metadata } from '../kit/edition.js'
import { faultsOf } from '../kit/epubCheck.js'

test('EPUB-G3: file names with spaces, other scripts, percent and hash', async () => {
  const names = [
    'my map.png',
    '100%.png',
    'a#b.png',
    'été.png',
    '海.png',
    'Map.png',
    'map.png',
    'other/map.png',
  ]
  const content = names.map(name => `<p><img src="${name}" alt="${name}"></p>`).join('')
  const assets = [...names, 'cover image.png'].map(assetNamed)
  const bytes = await writeEpub(
    editionOf(content, { assets, metadata: { ...metadata, cover: 'cover image.png' } }),
  )
  expect(await faultsOf(bytes)).toEqual([])
  const book = openBook(bytes)
  const sources = all(book.xml('article.xhtml'), 'img').map(({ attributes }) => attributes.src!)
  for (const source of [...sources, 'images/cover-image.png']) {
    expect(source).toMatch(/^images\/[\w.-]+$/)
    expect(book.names).toContain(`OEBPS/${source}`)
  }
  expect(new Set(sources.map(source => source.toLowerCase())).size).toBe(names.length)
  const cover = all(book.xml('content.opf'), 'item').find(
    ({ attributes }) => attributes.properties === 'cover-image',
  )
  expect(cover?.attributes.href).toBe('images/cover-image.png')
  expect(book.spine[0]).toBe('cover.xhtml')
  expect(all(book.xml('cover.xhtml'), 'img')[0]!.attributes).toEqual({
    src: 'images/cover-image.png',
    alt: 'Cover of Ropes & sails',
    role: 'doc-cover',
  })
})

test('images that nothing shows stay outside; those in the book are stored as they are', async () => {
  const book = await bookOf('<p><img src="a.png" alt=""></p>', { assets: ['a.png', 'b.png'].map(assetNamed) })
  const entry = book.entries.find(({ name }) => name === 'OEBPS/images/a.png')
  expect(entry?.method).toBe(0)
  expect(entry?.bytes).toEqual(assetNamed('a.png').bytes)
  expect(book.names.some(name => name.endsWith('b.png'))).toBe(false)
})

test('the style sheet has the fonts as they are embedded and the images under their names in the book', () => {
  const font = {
    family: 'EB "G"',
    weight: 400,
    style: 'italic',
    fileName: 'eb.ttf',
    mediaType: 'font/ttf',
    bytes: new Uint8Array(),
  } as const
  const css = `@charset "utf-8"; @import url(x.css);
/* url(kept) */ @font-face { font-family: "}"; src: url("npm:x/y.ttf") }
p::before { content: "url(kept)"; background: url('my map.png') } q { background: url(gone.png) }`
  const written = writeStyleSheet(css, [font], name =>
    name === 'my map.png' ? 'images/my-map.png' : undefined,
  )
  expect(
    written.startsWith(`@font-face {
  font-family: "EB \\"G\\"";
  font-weight: 400;
  font-style: italic;
  src: url(fonts/eb.ttf);
}
`),
  ).toBe(true)
  expect(written.slice(written.indexOf('/*'))).toBe(`/* url(kept) */ 
p::before { content: "url(kept)"; background: url(images/my-map.png) } q { background: none }
`)
})
