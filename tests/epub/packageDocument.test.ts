import { expect, test } from 'vitest'
import { sortNameOf } from '../../src/epub/authorNames.js'
import { writeEpub } from '../../src/epub/writeEpub.js'
import type { Metadata } from '../../src/html/metadata.js'
import { all, having, openBook, textIn } from '../kit/book.js'
import { assetNamed, bookOf, editionOf, metadata, part, treeOf } from '../kit/edition.js'
import { faultsOf } from '../kit/epubCheck.js'

const full: Metadata = {
  ...metadata,
  title: { nodes: [], plain: 'Ropes & <sails>' },
  subtitle: { nodes: [], plain: 'A "life"' },
  authors: ['Ada Lovelace', 'The Rope Collective'],
  published: { iso: '2024-03', year: 2024, month: 3 },
  publisher: 'Quay Press',
  isbn: '978-3-16-148410-0',
  doi: 'https://doi.org/10.1000/182',
  subjects: ['Ropes', 'Sails'],
  description: 'On\nropes.',
  rights: '© 2024',
  licence: 'CC BY 4.0',
  series: 'Quay essays',
  edition: '2nd',
  accessibility: { wcag: '2.2', level: 'AA', certifiedBy: 'Quay Press', credential: 'By itself' },
  stated: '2024-05-06T07:08:09Z',
}

test('the package says all that is known of the work', async () => {
  const bytes = await writeEpub(editionOf('<p>Text</p>', { metadata: full }))
  expect(await faultsOf(bytes)).toEqual([])
  const opf = openBook(bytes).xml('content.opf')
  const values = (name: string) => all(opf, `dc:${name}`).map(textIn)
  expect(values('identifier')).toEqual([metadata.identifier, 'urn:isbn:9783161484100', 'doi:10.1000/182'])
  expect(values('title')).toEqual(['Ropes & <sails>', 'A "life"'])
  expect(values('creator')).toEqual(['Ada Lovelace', 'The Rope Collective'])
  expect(values('date')).toEqual(['2024-03'])
  expect(values('publisher')).toEqual(['Quay Press'])
  expect(values('subject')).toEqual(['Ropes', 'Sails'])
  expect(values('description')).toEqual(['On ropes.'])
  expect(values('rights')).toEqual(['© 2024', 'CC BY 4.0'])
  const meta = (property: string) =>
    having(opf, 'property', property).map(each => [each.attributes.refines ?? '', textIn(each)])
  expect(meta('role')).toEqual([
    ['#author-1', 'aut'],
    ['#author-2', 'aut'],
  ])
  expect(meta('file-as')).toEqual([['#author-1', 'Lovelace, Ada']])
  expect(meta('title-type')).toEqual([
    ['#title', 'main'],
    ['#subtitle', 'subtitle'],
  ])
  expect(meta('belongs-to-collection')).toEqual([['', 'Quay essays']])
  expect(meta('collection-type')).toEqual([['#series', 'series']])
  expect(meta('dcterms:modified')).toEqual([['', '2024-05-06T07:08:09Z']])
  expect(meta('schema:bookEdition')).toEqual([['', '2nd']])
})

test('what is not known is not stated, and the moment of change is then the earliest that a zip knows', async () => {
  const opf = (await bookOf('<p>Text</p>', { metadata: { ...metadata, authors: [] } })).text('content.opf')
  expect(opf).not.toMatch(/dc:(?:creator|date|publisher|subject|description|rights|source)|collection/)
  expect(opf).toContain('<meta property="dcterms:modified">1980-01-01T00:00:00Z</meta>')
})

test('FM-G1: a plain date turns into the day before', async () => {
  const zone = process.env.TZ
  try {
    for (const TZ of ['America/Los_Angeles', 'UTC', 'Pacific/Kiritimati']) {
      process.env.TZ = TZ
      const published = { iso: '2024-03-01', year: 2024, month: 3, day: 1 }
      const opf = (await bookOf('<p>Text</p>', { metadata: { ...metadata, published } })).text('content.opf')
      expect(opf).toContain('<dc:date>2024-03-01</dc:date>')
    }
  } finally {
    process.env.TZ = zone
  }
})

test('every property is one that the specifications know', async () => {
  const opf = (await bookOf('<p>Text</p>', { metadata: full })).xml('content.opf')
  const known = new Set(
    `a11y:certifiedBy a11y:certifierCredential belongs-to-collection collection-type dcterms:conformsTo dcterms:modified display-seq file-as identifier-type pageBreakSource role
    schema:accessMode schema:accessModeSufficient schema:accessibilityFeature schema:accessibilityHazard
    schema:accessibilitySummary schema:bookEdition source-of title-type`.split(/\s+/),
  )
  for (const { attributes } of having(opf, 'property')) expect([...known]).toContain(attributes.property)
})

test('a name is turned round for sorting only where it can be told which part is the family name', () => {
  expect(sortNameOf('Ada Lovelace', 'en')).toBe('Lovelace, Ada')
  expect(sortNameOf('J. R. R. Tolkien', 'en')).toBe('Tolkien, J. R. R.')
  expect(sortNameOf('Jean-Paul Sartre', 'fr')).toBe('Sartre, Jean-Paul')
  for (const name of [
    'Plato',
    'Ludwig van Beethoven',
    'Amnesty International',
    'The Collective',
    'BBC News',
    '村上 春樹',
  ]) {
    expect(sortNameOf(name, 'en')).toBeUndefined()
  }
  expect(sortNameOf('Kertész Imre', 'hu')).toBeUndefined()
})

test('EPUB-G4: inline SVG without the manifest property', async () => {
  const html = treeOf(
    part('drawn', '<p><svg viewBox="0 0 9 9"><title>Dot</title><circle r="3" cx="4" cy="4"/></svg></p>'),
    part('shown', '<p><img src="a.svg" alt="a"></p>'),
    part('formula', '<p><math><mi>x</mi></math> in <svg viewBox="0 0 1 1"><title>x</title></svg></p>'),
    part('bare', '<p>Text</p>'),
  )
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="3"/></svg>')
  const assets = [{ ...assetNamed('a.svg'), mediaType: 'image/svg+xml', bytes: svg } as const]
  const bytes = await writeEpub(editionOf(html, { assets }))
  expect(await faultsOf(bytes)).toEqual([])
  const items = all(openBook(bytes).xml('content.opf'), 'item').map(({ attributes }) => [
    attributes.href,
    attributes.properties,
  ])
  expect(items).toEqual(
    expect.arrayContaining([
      ['drawn.xhtml', 'svg'],
      ['shown.xhtml', undefined],
      ['formula.xhtml', 'mathml svg'],
      ['bare.xhtml', undefined],
      ['images/a.svg', undefined],
    ]),
  )
})
