import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeContainer } from '../../src/epub/container.js'
import { writeEpub } from '../../src/epub/writeEpub.js'
import { element, type HtmlNode, text } from '../../src/html/tree.js'
import { openBook } from '../kit/book.js'
import { assetNamed, editionOf, manifest, metadata, pagesAt, part, treeOf } from '../kit/edition.js'
import { checkBytes } from './epubCheck.js'

const faultless = { passes: true, messages: [] }

test('EPUBCheck runs, and finds a fault where there is one', async () => {
  const good = openBook(await writeEpub(editionOf('<p>Text</p>')))
  const withArticle = (xhtml: string) =>
    writeContainer({
      title: 'x',
      documents: [{ fileName: 'article.xhtml', xhtml }],
      packageDocument: good.text('content.opf'),
      navigation: good.text('toc.xhtml'),
      ncx: good.text('toc.ncx'),
      css: '',
      stored: [],
      manifest,
      hasPdf: true,
    })
  const article = good.text('article.xhtml')
  const [whole, nested, dated] = await Promise.all(
    [
      article,
      article.replace('<p>Text</p>', '<p><div>Text</div></p>'),
      article.replace('<p>', '<p role="doc-endnote">'),
    ].map(async xhtml => checkBytes(await withArticle(xhtml))),
  )
  expect(whole).toEqual(faultless)
  expect(nested!.passes).toBe(false)
  expect(nested!.messages.join('\n')).toMatch(/^ERROR\(RSC-005\)/)
  expect(dated!.passes).toBe(false)
  expect(dated!.messages.join('\n')).toMatch(/^WARNING\(RSC-017\)/)
})

test('a book with all that the writer knows has no fault, from left to right and from right to left', async () => {
  const note =
    '<span class="note" role="doc-footnote" id="note-1" data-number="1"><p>One</p><ul><li>two</li></ul></span>'
  const html = treeOf(
    part('title', '<h1>Ropes</h1><p role="doc-subtitle">A life</p>', {
      type: 'titlepage',
      title: 'Title page',
    }),
    part(
      'metadata',
      '<h2>About</h2><dl><div><dt>Date</dt><dd><time datetime="2024">2024</time></dd></div></dl>',
      {
        type: 'colophon',
      },
    ),
    part(
      'article',
      `<section class="level-2"><h2 id="潮">Tide${note}</h2><p>Text <a href="#3 b">there</a><svg viewBox="0 0 9 9"><circle
       cx="4" cy="4" r="3"/></svg> <math alttext="x"><mi>x</mi></math></p><figure><img src="my map.png" alt="A map"><figcaption>Map</figcaption></figure></section>
       <section class="level-2"><h2 id="3 b">Boats</h2><table><thead><tr><th scope="col">a</th></tr></thead><tr><td align="right">1</td></tr></table></section>`,
    ),
    part(
      'cast',
      '<h2>Cast</h2><ul epub:type="index-entry-list"><li epub:type="index-entry"><span epub:type="index-term">Ada</span></li></ul>',
      {
        type: 'index',
      },
    ),
  )
  for (const direction of ['ltr', 'rtl'] as const) {
    const bytes = await writeEpub(
      editionOf(html, {
        assets: ['my map.png', 'cover.png'].map(assetNamed),
        pageMap: pagesAt(html, [
          ['i', 'Ropes'],
          ['ii', 'About'],
          ['1', 'Tide'],
          ['2'],
          ['2', 'there'],
          ['3', 'Cast'],
        ]),
        metadata: {
          ...metadata,
          direction,
          language: direction === 'rtl' ? 'he' : 'en',
          cover: 'cover.png',
          subtitle: { nodes: [], plain: 'A life' },
          isbn: '978-3-16-148410-0',
          doi: '10.1000/182',
          series: 'Essays',
          edition: '2nd',
          published: { iso: '2024-03', year: 2024, month: 3 },
        },
      }),
    )
    expect(await checkBytes(bytes)).toEqual(faultless)
  }
})

const names = `a abbr address article aside b bdo blockquote br button caption center cite col colgroup data dd del details dfn dir div
  dl dt em fieldset figcaption figure font footer form foo h1 h3 header hgroup hr img input ins label legend li main
  mark menu meter nav ol option p picture pre progress q rp rt ruby section select small span strong summary sup table
  tbody td textarea tfoot th thead time tr u ul wbr noscript`
const keys = `id class title lang dir align width href src alt role epub:type aria-label aria-labelledby aria-hidden datetime colspan
  scope start value type hidden style for headers cite border max onclick data-x`
const values = [
  '1',
  'x',
  '',
  'en',
  'rtl',
  '50%',
  '#a',
  'https://x.org/',
  'doc-tip doc-note',
  'doc-index',
  '1 2',
  '-3',
  'row',
  'color: red',
  '2020-01',
  'a.png',
  'http://[',
  'true',
]

const anything = fc.letrec<{ node: HtmlNode }>(tie => ({
  node: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom('t', ' ').map(value => text(value)),
    fc
      .tuple(
        fc.constantFrom(...names.split(/\s+/)),
        fc.dictionary(fc.constantFrom(...keys.split(/\s+/)), fc.constantFrom(...values), { maxKeys: 4 }),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, attributes, children]) => element(name, { ...attributes }, children)),
  ),
})).node

test('whatever HTML an author nests, with whatever attributes, the book has no fault', async () => {
  const parts = fc.sample(fc.array(anything, { minLength: 1, maxLength: 5 }), { seed: 20, numRuns: 400 })
  const html = treeOf(...parts.map((nodes, index) => element('section', { 'data-part': `p${index}` }, nodes)))
  const bytes = await writeEpub(editionOf(html, { assets: [assetNamed('a.png')] }))
  expect(await checkBytes(bytes)).toEqual(faultless)
})
