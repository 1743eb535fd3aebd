import { expect, test } from 'vitest'
import { writeEpub } from '../../src/epub/writeEpub.js'
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
