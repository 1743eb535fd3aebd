import { expect, test } from 'vitest'
import { writeEpub } from '../../src/epub/writeEpub.js'
import { openBook } from '../kit/book.js'
import { changedBook } from '../kit/changedBook.js'
import { assetNamed, editionOf } from '../kit/edition.js'
import { checkWithAce } from './ace.js'
import { withFile } from './epubCheck.js'
import { judgedBooks } from './judgedBooks.js'

const books = await judgedBooks()

test.each(books.map(({ name, epub }) => ({ name, epub })))(
  'Ace has nothing to say of $name',
  async ({ epub }) => {
    expect(await withFile('book.epub', epub, checkWithAce)).toEqual({ passes: true, messages: [] })
  },
)

test('EPUB-G7: notes when a chapter is split into files: Ace has nothing to say', async () => {
  const note = (n: number, content: string) =>
    `<span class="note" role="doc-footnote" id="note-${n}" data-number="${n}">${content}</span>`
  const rich = '<p>See <a href="https://example.org/">there</a>:</p><ul><li lang="el">σχοινί</li></ul>'
  const chapter = (n: number, content: string) =>
    `<section class="level-2"><h2 id="chapter-${n}">Chapter ${n}</h2><p>Rope${note(n, content)}</p>${`<p>${'Rope and sail. '.repeat(2000)}</p>`.repeat(4)}</section>`
  const epub = await writeEpub(editionOf(`${chapter(1, rich)}${chapter(2, 'Plain.')}`))
  expect(openBook(epub).spine).toHaveLength(3)
  expect(await withFile('book.epub', epub, checkWithAce)).toEqual({ passes: true, messages: [] })
})

test('Ace runs, and finds what is wrong with a picture without words, a text without a language and metadata that say nothing', async () => {
  const good = await writeEpub(
    editionOf('<h2 id="a">A</h2><p><img src="a.png" alt="A gull"></p>', { assets: [assetNamed('a.png')] }),
  )
  const bad = await changedBook(good, (path, text) =>
    path === 'content.opf'
      ? text.replace(/<meta property="schema:.*<\/meta>\n/g, '')
      : text.replace(' alt="A gull"', '').replace(/ (?:xml:)?lang="en"/g, ''),
  )
  const verdict = await withFile('book.epub', bad, checkWithAce)
  expect(verdict.passes).toBe(false)
  const found = verdict.messages.join('\n')
  for (const rule of ['image-alt', 'html-has-lang', 'metadata-accessmode', 'metadata-accessibilityfeature'])
    expect(found).toContain(rule)
})
