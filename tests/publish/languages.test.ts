import { beforeAll, describe, expect, test } from 'vitest'
import { internOptions, shape } from '../../src/text/shape.js'
import { all, textIn } from '../kit/book.js'
import { type Both, bothEditions, letters } from '../kit/bothEditions.js'
import { faultsOf } from '../kit/epubCheck.js'
import { linesIn } from '../kit/laidOut.js'
import { brot, fanus } from '../kit/languageCases.js'

describe('an article in Persian', () => {
  let both: Both
  beforeAll(async () => {
    both = await bothEditions(fanus())
  })
  const pages = () => both.edition.set!.layout.pages

  test('turns its pages from right to left in both editions', () => {
    expect(both.pdf.viewer).toMatchObject({ Direction: 'R2L' })
    expect(pages().map(({ side }) => side)).toEqual(pages().map((_, i) => (i % 2 === 0 ? 'left' : 'right')))
    const [spine] = all(both.book.xml('content.opf'), 'spine')
    expect(spine!.attributes['page-progression-direction']).toBe('rtl')
  })
  test('counts its pages in its own figures, in print and in the page list', () => {
    expect(pages().map(({ label }) => label)).toEqual(['۱', '۲', '۱', '۲', '۳'])
    expect(both.pdf.labels).toEqual(['۱', '۲', '۱', '۲', '۳'])
  })
  test('has all of its text in both, every sign from a font', () => {
    const screen = both.book.documents.map(textIn).join(' ')
    const print = both.pdf.texts.join(' ')
    for (const sentence of ['نگهبان فانوس شب‌ها بیدار می‌ماند', 'آنچه نور را به دور می‌رساند عدسی است']) {
      expect(letters(screen)).toContain(letters(sentence))
      expect(letters(print)).toContain(letters(sentence))
    }
    for (const line of pages().flatMap(page => linesIn(page)))
      for (const run of line.runs) expect(run.shaped.glyphs).not.toContain(0)
  })
  test('fills its lines without a hyphen and without parting its letters', () => {
    const runs = pages()
      .flatMap(page => linesIn(page))
      .flatMap(line => line.runs)
    expect(runs.filter(run => run.source === '\u00ad')).toEqual([])
    const joined = runs.filter(run => /\p{Script=Arab}/u.test(run.shaped.text))
    expect(joined.length).toBeGreaterThan(300)
    expect(joined.every(run => run.tracking === 0)).toBe(true)
  })
  test('is an EPUB without a fault', async () => {
    expect(await faultsOf(both.edition.epub!)).toEqual([])
  })
})

describe('an article in German', () => {
  let both: Both
  beforeAll(async () => {
    both = await bothEditions(brot())
  })

  test('has its marks, its words and its hyphens', () => {
    const print = both.pdf.texts.join(' ')
    expect(print).toContain('„Der Teig macht die Arbeit“')
    expect(letters(print)).toContain(letters('Zitierweise'))
    const ends = both.edition
      .set!.layout.pages.flatMap(page => linesIn(page))
      .flatMap(line => line.runs.slice(-1))
      .filter(run => run.source === '\u00ad')
    expect(ends.length).toBeGreaterThan(0)
    expect(letters(print)).toContain(letters('Getreidearten'))
  })
  test('sets every letter of its small capitals as one', () => {
    const runs = both.edition.set!.layout.pages.flatMap(page => linesIn(page)).flatMap(line => line.runs)
    const label = runs.find(run => run.shaped.text === 'Verfasser')!
    const features = [{ tag: 'smcp', value: 1 }]
    const english = internOptions({ features, language: 'en', direction: 'ltr', script: 'Latn' })
    expect(label.shaped.glyphs).toEqual(shape('Verfasser', label.shaped.font, english).glyphs)
  })
  test('is an EPUB without a fault', async () => {
    expect(await faultsOf(both.edition.epub!)).toEqual([])
  })
})
