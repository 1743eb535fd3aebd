import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { openBook } from '../kit/book.js'
import { type Both, bothEditions } from '../kit/bothEditions.js'
import { changedBook } from '../kit/changedBook.js'
import { everything } from '../kit/everything.js'
import { brot, fanus } from '../kit/languageCases.js'
import { pageFaults } from '../kit/pageStarts.js'
import type { Entries } from '../kit/userFolder.js'

const redNotice = (): Entries =>
  Object.fromEntries(
    ['red-notice.md', 'people.yaml', 'sources.yaml'].map(name => [
      name === 'red-notice.md' ? 'content/a.md' : `content/${name}`,
      readFileSync(new URL(`../../content/${name}`, import.meta.url), 'utf8'),
    ]),
  )

const syllables = 'inter nation mag ni tude con struc tion al ly under stand ing'.split(' ')

/** Words of several syllables, no two of which follow one another twice: pages end within one. */
const words = Array.from({ length: 1500 }, (_, i) =>
  [i, 7 * i + 3, 5 * i + Math.floor(i / 13), Math.floor(i / 169)].map(n => syllables[n % 13]).join(''),
)
const divided: Entries = {
  'content/a.md': `---\ntitle: T\npublisher: P\npublished: 2021\n---\n${Array.from({ length: 10 }, (_, i) => words.slice(150 * i, 150 * (i + 1)).join(' ')).join('\n\n')}`,
}

let article: Both
let long: Both
beforeAll(async () => {
  article = await bothEditions(redNotice())
  long = await bothEditions(divided, ['page-rule-broken', 'line-loose'])
})

describe('each page of the PDF is in the EPUB’s page-list, in order, at the word where it starts', () => {
  test('in the article that colophon brings', () => {
    expect(article.edition.pages).toBeGreaterThan(7)
    expect(pageFaults(article)).toEqual([])
  })

  test('in one whose pages end within words', () => {
    expect(long.edition.pages).toBeGreaterThan(4)
    expect(pageFaults(long)).toEqual([])
  })

  test.each([
    ['with everything', everything],
    ['in German', brot()],
    ['in Persian', fanus()],
  ])('in an article %s', async (_, entries) => {
    const both = await bothEditions(entries, ['page-rule-broken', 'line-loose'])
    expect(both.edition.pages).toBeGreaterThan(3)
    expect(pageFaults(both)).toEqual([])
  })
})

describe('the walk finds', () => {
  const faultsOf = async (change: (path: string, text: string) => string) => {
    const bytes = await changedBook(long.edition.epub!, change)
    return pageFaults({ pdf: long.pdf, book: openBook(bytes) })
  }
  const mark = /<span epub:type="pagebreak"[^>]*id="page-3"[^>]*><\/span>/

  test('nothing where nothing is changed', async () => {
    expect(await faultsOf((_, text) => text)).toEqual([])
  })

  test('two entries that changed places', async () => {
    const swap = (path: string, text: string) =>
      path === 'toc.xhtml'
        ? text.replace(/(<li><a href="[^"]*#page-2">.*?<\/li>)\s*(<li>.*?<\/li>)/, '$2$1')
        : text
    expect(await faultsOf(swap)).toHaveLength(1)
  })

  test('a page that is left out', async () => {
    expect(await faultsOf((_, text) => text.replace(mark, ''))).toHaveLength(1)
  })

  test('a page that is marked one word too late, or too early', async () => {
    const any = mark.source.replace('page-3', 'page-\\d+')
    const late = new RegExp(`(${any})([\\p{L}’]+[^\\p{L}<]+)`, 'u')
    const early = new RegExp(`([\\p{L}’]+[^\\p{L}<>]+)(${any})`, 'u')
    for (const moved of [late, early]) {
      let isMoved = false
      const faults = await faultsOf((_, text) =>
        text.replace(moved, (_all, a, b) => {
          isMoved = true
          return b + a
        }),
      )
      expect(isMoved).toBe(true)
      expect(faults).not.toEqual([])
    }
  })
})
