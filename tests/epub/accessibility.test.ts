import { describe, expect, test } from 'vitest'
import { writeEpub } from '../../src/epub/writeEpub.js'
import type { AccessibilityClaim } from '../../src/html/metadata.js'
import { all, having, openBook, textIn } from '../kit/book.js'
import { bothEditions } from '../kit/bothEditions.js'
import {
  assetNamed,
  bookOf,
  editionOf,
  englishWords,
  metadata,
  pagesAt,
  part,
  treeOf,
} from '../kit/edition.js'
import { faultsOf } from '../kit/epubCheck.js'
import { encodePng } from '../kit/png.js'
import { head } from '../kit/readArticle.js'
import { essayWords } from '../kit/renderedEdition.js'

type Given = Parameters<typeof bookOf>[1]

async function factsOf(content: string | Parameters<typeof bookOf>[0], given: Given = {}) {
  const opf = (await bookOf(content, { assets: [assetNamed('a.png')], ...given })).xml('content.opf')
  const said = (property: string) => having(opf, 'property', `schema:${property}`).map(textIn)
  return { said, features: said('accessibilityFeature'), summary: said('accessibilitySummary').join('|') }
}

const words = (key: string) => englishWords.get(key)!

describe('pictures', () => {
  test('all described: text is enough, and that is said', async () => {
    const { said, features, summary } = await factsOf('<p><img src="a.png" alt="A gull"></p>')
    expect(said('accessMode')).toEqual(['textual', 'visual'])
    expect(said('accessModeSufficient')).toEqual(['textual'])
    expect(features).toContain('alternativeText')
    expect(summary).toContain(words('epub-summary-images'))
  })

  test('one without words: no alternative text is claimed, and the summary counts it', async () => {
    const { said, features, summary } = await factsOf(
      '<p><img src="a.png" alt="A gull"><img src="a.png"></p>',
    )
    expect(said('accessModeSufficient')).toEqual(['textual,visual'])
    expect(features).not.toContain('alternativeText')
    expect(summary).toContain('Pictures without a description: 1 of 2.')
  })

  test('those that only decorate are none: nothing is to be seen, nothing to be described', async () => {
    for (const image of [
      '<img src="a.png" alt="">',
      '<img src="a.png" alt=" " role="presentation">',
      '<svg aria-hidden="true"><circle r="1"/></svg>',
    ]) {
      const { said, features, summary } = await factsOf(`<p>x${image}</p>`)
      expect(said('accessMode')).toEqual(['textual'])
      expect(features).not.toContain('alternativeText')
      expect(summary).not.toMatch(/[Pp]ictures/)
    }
  })

  test('a cover alone has its words, but is nothing that one must see', async () => {
    const { said, features } = await factsOf('<p>Text</p>', { metadata: { ...metadata, cover: 'a.png' } })
    expect(said('accessMode')).toEqual(['textual'])
    expect(features).toContain('alternativeText')
  })

  test('a drawing is described by its title or its label', async () => {
    const bare = await factsOf('<p><svg viewBox="0 0 1 1"><circle r="1"/></svg></p>')
    expect(bare.said('accessModeSufficient')).toEqual(['textual,visual'])
    for (const drawing of [
      '<svg viewBox="0 0 1 1"><title>Dot</title></svg>',
      '<svg viewBox="0 0 1 1" aria-label="Dot"></svg>',
    ]) {
      expect((await factsOf(`<p>${drawing}</p>`)).features).toContain('alternativeText')
    }
  })

  test('an article whose image has no text says so in its EPUB', async () => {
    const png = encodePng({ width: 2, height: 2, bits: 8, colorType: 2, sample: () => 9 })
    const files = { 'content/a.md': `${head}![](gull.png)\n`, 'content/gull.png': png }
    const { book } = await bothEditions(files, ['image-alt-missing'])
    const opf = book.text('content.opf')
    expect(opf).not.toContain('alternativeText')
    expect(opf).toContain('<meta property="schema:accessModeSufficient">textual,visual</meta>')
  })
})

describe('hazards', () => {
  test('what cannot move is none; what may is not known', async () => {
    expect((await factsOf('<p>Text</p>')).said('accessibilityHazard')).toEqual(['none'])
    const gif = { ...assetNamed('a.png'), mediaType: 'image/gif' } as const
    const moving = await factsOf('<p><img src="a.png" alt="x"></p>', { assets: [gif] })
    expect(moving.said('accessibilityHazard')).toEqual(['unknown'])
    const animated = await factsOf('<p>Text</p>', { css: 'p { animation: blink 1s }' })
    expect(animated.said('accessibilityHazard')).toEqual(['unknown'])
  })
})

test('of a bare text only is said what holds of every book', async () => {
  const { features, summary } = await factsOf('<p>Text</p>')
  expect(features).toEqual(['ARIA', 'displayTransformability', 'readingOrder', 'tableOfContents'])
  expect(summary).toBe(words('epub-summary'))
})

test('tables, formulas, headings, ruby, notes, an index and other languages are named where they are', async () => {
  const note = '<span class="note" role="doc-footnote" id="note-1" data-number="1">One</span>'
  const table = '<table><tr><th>a</th></tr><tr><td>1</td></tr></table>'
  const html = treeOf(
    part(
      'article',
      `<h2>Head</h2><p lang="el">ναι${note}</p>${table}<p><math alttext="x"><mi>x</mi></math><ruby>潮<rt>しお</rt></ruby></p>`,
    ),
    part('cast', '<p>Ada</p>', { type: 'index' }),
  )
  const pageMap = pagesAt(html, [['1', 'Head']])
  const { features, summary } = await factsOf(html, { pageMap })
  expect(features).toEqual([
    'ARIA',
    'describedMath',
    'displayTransformability',
    'index',
    'MathML',
    'pageBreakMarkers',
    'pageNavigation',
    'readingOrder',
    'rubyAnnotations',
    'structuralNavigation',
    'tableOfContents',
  ])
  expect(summary).toBe(
    [
      'epub-summary',
      'epub-summary-tables',
      'epub-summary-formulas',
      'epub-summary-languages',
      'epub-summary-notes',
      'epub-summary-index',
      'epub-summary-pages',
    ]
      .map(words)
      .join(' '),
  )
})

test('a table without header cells is not said to have them, one for layout is none', async () => {
  const bare = '<table><tr><td>1</td></tr></table>'
  expect((await factsOf(bare)).summary).toContain(words('epub-summary-tables-bare'))
  const layout = await factsOf(bare.replace('<table', '<table role="presentation"'))
  expect(layout.summary).not.toMatch(/tables/i)
})

test('a dialect of the book’s language is no other language', async () => {
  const { summary } = await factsOf('<p lang="en-GB">Text</p>')
  expect(summary).not.toContain(words('epub-summary-languages'))
})

test('the summary is in the language of the book', async () => {
  const german = await factsOf('<p>Text</p>', { words: essayWords('de') })
  expect(german.summary).toMatch(/^Der Text lässt sich vorlesen/)
})

describe('a claim of conformance', () => {
  const claim: AccessibilityClaim = {
    wcag: '2.2',
    level: 'AA',
    certifiedBy: 'Maren & Holt',
    credential: 'Harbour school',
    report: 'https://example.org/report',
  }

  test('is not made by itself', async () => {
    const opf = (await bookOf('<p>Text</p>')).text('content.opf')
    expect(opf).not.toMatch(/conformsTo|a11y:/)
  })

  test('names the level, who evaluated the book, by what right, and where they say more', async () => {
    const bytes = await writeEpub(
      editionOf('<p>Text</p>', { metadata: { ...metadata, accessibility: claim } }),
    )
    expect(await faultsOf(bytes)).toEqual([])
    const opf = openBook(bytes).xml('content.opf')
    const [conforms] = having(opf, 'property', 'dcterms:conformsTo')
    expect(textIn(conforms!)).toBe('EPUB Accessibility 1.1 - WCAG 2.2 Level AA')
    const [certifier] = having(opf, 'property', 'a11y:certifiedBy')
    expect([textIn(certifier!), certifier!.attributes.refines]).toEqual([
      'Maren & Holt',
      `#${conforms!.attributes.id}`,
    ])
    const [credential] = having(opf, 'property', 'a11y:certifierCredential')
    expect(credential!.attributes.refines).toBe(`#${certifier!.attributes.id}`)
    expect(all(opf, 'link').map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
      ['a11y:certifierReport', 'https://example.org/report'],
    ])
  })

  test.each([
    ['AA', '2.2 Level AA'],
    ['WCAG 2.1 Level A', '2.1 Level A'],
    ['wcag 2.0 aaa', '2.0 Level AAA'],
    ['EPUB Accessibility 1.1 - WCAG 2.2 Level AA', '2.2 Level AA'],
  ])('may be written as `%s`, and stands in the package and on the metadata page', async (typed, level) => {
    const keys = `accessibility:\n  conformsTo: ${typed}\n  certifiedBy: Maren Holt\n`
    const { book, pdf } = await bothEditions({
      'content/a.md': `${head.slice(0, -4)}${keys}---\nText.\n`,
    })
    expect(book.text('content.opf')).toContain(`>EPUB Accessibility 1.1 - WCAG ${level}</meta>`)
    expect(pdf.texts.join(' ').replace(/\s+/g, ' ')).toContain(`WCAG ${level}, evaluated by Maren Holt`)
  })
})
