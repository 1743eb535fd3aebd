import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeEpub } from '../../src/epub/writeEpub.js'
import { letters } from '../kit/bothEditions.js'
import { changedBook } from '../kit/changedBook.js'
import { assetNamed, editionOf } from '../kit/edition.js'
import { readPdf } from '../kit/readPdf.js'
import { type JudgedBook, judgedBooks } from './judgedBooks.js'
import { openReader, type Reader } from './reader.js'

/** Books as a reading system shows them: foliate-js in Chromium. */

const books = await judgedBooks()

let reader: Reader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

interface Entry {
  readonly label: string
  readonly href: string
  /** What stands there; missing if the address leads nowhere. */
  readonly text?: string
  /** The first letters from there on. */
  readonly after?: string
}

interface Navigation {
  readonly direction: string
  readonly languages: readonly string[]
  readonly contents: readonly Entry[]
  readonly pages: readonly Entry[]
  readonly landmarks: readonly { readonly label: string; readonly type: readonly string[] }[]
  readonly dead: readonly string[]
  readonly index: readonly { readonly entry: string; readonly label: string; readonly text?: string }[]
}

/** Entries of a page-list that are not the PDF's page of that place, or do not lead to where that page starts. */
async function pageFaults(pages: readonly Entry[], pdf: Uint8Array): Promise<readonly string[]> {
  const { labels, texts } = await readPdf(pdf)
  const faults = pages.flatMap(({ label, href, after }, i) => {
    if (label !== labels?.[i]) return [`${label} stands where page ${labels?.[i]} should`]
    const starts = after !== undefined && after !== '' && letters(texts[i]!).includes(after)
    return starts ? [] : [`${label} leads to ${href}, which goes on with ${after}`]
  })
  return pages.length === labels?.length ? faults : [...faults, `${pages.length} pages of ${labels?.length}`]
}

const inOtherOrder = ({ epub }: JudgedBook) =>
  changedBook(epub, (path, text) => {
    if (path !== 'toc.xhtml') return text
    const [before, list, after] = text.split(/(<nav epub:type="page-list"[\s\S]*?<\/nav>)/)
    const [first, second] = list!.match(/<li>.*?<\/li>/g)!
    return before + list!.replace(first! + second!, second! + first!) + after
  })

const titled = books.map(book => [book.name, book] as const)

describe.each(titled)('%s', (_, { epub, pdf }) => {
  let navigation: Navigation
  beforeAll(async () => {
    navigation = await reader.read('readNavigation', epub)
  })

  test('its contents lead to what they name, its landmarks name the main places, no link is dead', () => {
    const { contents, landmarks, dead } = navigation
    expect(contents.length).toBeGreaterThan(3)
    expect(contents.filter(({ text }) => text === undefined)).toEqual([])
    const headings = contents.slice(3, -2)
    for (const { label, text } of headings) expect(letters(text!)).toContain(letters(label))
    const types = landmarks.flatMap(({ type }) => type)
    for (const type of ['titlepage', 'toc', 'bodymatter']) expect(types).toContain(type)
    expect(dead).toEqual([])
  })

  test('each entry of its page-list leads to where that page of the PDF starts', async () => {
    expect(await pageFaults(navigation.pages, pdf)).toEqual([])
  })

  test('who goes to a page is told that it is this page, and has its start in sight', async () => {
    type Turned = { readonly label: string; readonly said: string; readonly isInSight: boolean }
    const turned = await reader.read<readonly Turned[]>('turnToPages', epub)
    expect(turned.map(({ label }) => label)).toEqual(navigation.pages.map(({ label }) => label))
    expect(turned.filter(({ label, said, isInSight }) => said !== label || !isInSight)).toEqual([])
  })

  test('each call of a note opens its text, with one way back', async () => {
    type Note = { readonly call: string; readonly text: string; readonly ways: number }
    const notes = await reader.read<readonly Note[]>('openNotes', epub)
    expect(notes.length).toBeGreaterThan(0)
    expect(new Set(notes.map(({ text }) => text)).size).toBe(notes.length)
    expect(notes.filter(({ text, ways }) => text.length < 8 || ways !== 1)).toEqual([])
  })

  test('its index leads to the names in the text', () => {
    const hasIndex = navigation.landmarks.some(({ type }) => type.includes('index'))
    expect(navigation.index.length > 0).toBe(hasIndex)
    for (const { entry, text } of navigation.index) {
      const words = (text ?? '').split(/\s+/)
      expect(text, entry).toBeTruthy()
      expect(words.length, entry).toBeLessThan(6)
    }
  })

  test('is readable by day, in sepia and by night, in its own fonts', async () => {
    type Colours = {
      readonly weak: readonly string[]
      readonly texts: number
      readonly fonts: readonly string[]
    }
    for (const theme of [day, sepia, night]) {
      const { weak, texts, fonts } = await reader.read<Colours>('readColours', epub, theme)
      expect(weak).toEqual([])
      expect(texts).toBeGreaterThan(50)
      expect(
        fonts.filter(font => font.endsWith('loaded') && !font.endsWith('unloaded')).length,
      ).toBeGreaterThan(0)
      expect(fonts.filter(font => font.endsWith('error'))).toEqual([])
    }
  })
})

const day = { ground: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)' }
const sepia = { ground: 'rgb(244, 236, 216)', ink: 'rgb(70, 50, 30)' }
const night = { ground: 'rgb(17, 17, 17)', ink: 'rgb(204, 204, 204)' }

test('a book in Persian is read from right to left, one in German is German', async () => {
  const named = async (name: string) =>
    reader.read<Navigation>('readNavigation', books.find(book => book.name === name)!.epub)
  const [persian, german] = [await named('one in Persian'), await named('one in German')]
  expect([persian.direction, new Set(persian.languages)]).toEqual(['rtl', new Set(['fa'])])
  expect([german.direction, new Set(german.languages)]).toEqual(['ltr', new Set(['de'])])
})

test('nothing was asked for outside of the books, and nothing went wrong', () => {
  expect([reader.outside, reader.errors]).toEqual([[], []])
})

describe('books with a fault', () => {
  test('pages out of order are found', async () => {
    const [book] = books
    const { pages } = await reader.read<Navigation>('readNavigation', await inOtherOrder(book!))
    expect(await pageFaults(pages, book!.pdf)).not.toEqual([])
  })

  test('a page that is marked at another word is found', async () => {
    const [book] = books
    const moved = await changedBook(book!.epub, (path, text) => {
      const mark = /<span epub:type="pagebreak"[^>]*id="page-2"[^>]*><\/span>/.exec(text)?.[0]
      return mark === undefined || path === 'toc.xhtml'
        ? text
        : text.replace(mark, '').replace(/(<p>[^<]*? )/, `$1${mark}`)
    })
    const { pages } = await reader.read<Navigation>('readNavigation', moved)
    expect(await pageFaults(pages, book!.pdf)).not.toEqual([])
  })

  test('black text on a black ground, and a drawing on one, are found', async () => {
    const edition = editionOf('<p>Text <img src="a.png" alt="x"></p>', {
      assets: [assetNamed('a.png')],
      css: 'p { color: #000 } img { background: none }',
    })
    const { weak } = await reader.read<{ weak: readonly string[] }>(
      'readColours',
      await writeEpub(edition),
      night,
    )
    expect(weak.join('\n')).toMatch(/text of p[\s\S]*dark ground under img/)
  })

  test('what is loaded from elsewhere is found', async () => {
    const other = await openReader()
    const book = await changedBook(await writeEpub(editionOf('<p>Text</p>')), (_, text) =>
      text.replace('<p>Text</p>', '<p><img src="https://example.org/x.png" alt="x"/></p>'),
    )
    await other.read('turnToPages', book).catch(() => undefined)
    await other.read('readColours', book, day)
    expect(other.outside).toContain('https://example.org/x.png')
    await other.close()
  })
})
