import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collectDiagnostics } from '../../src/diagnostic.js'
import { listArticles } from '../../src/read/listArticles.js'
import { readManuscript } from '../../src/read/manuscript.js'
import { cleanSlug, isSafeSlug, slugKey } from '../../src/read/slug.js'
import { codesOf, filesOf, readArticle } from '../kit/readArticle.js'

const slugOf = (typed: string) =>
  readArticle({ 'content/a.md': `---\ntitle: T\npublisher: P\ndate: 2021\nslug: ${typed}\n---\n` })

describe('SEC-G7: ids and titles used as file names', () => {
  test.each([
    '../../evil',
    '/abs',
    'C:\\x',
    'con',
    'CON.pdf',
    'lpt1',
    '..',
    'a/b',
    'a b',
    'x.',
    `a${'b'.repeat(100)}`,
  ])('the slug %s is refused', typed => {
    const { manuscript, said } = slugOf(typed)
    expect(manuscript.slug).toBe('a')
    expect(codesOf(said)).toEqual(['5:7 slug-unsafe'])
  })

  test.each(['red-notice', 'été', '海', '2021_01', 'v1.2'])('the slug %s is taken as it is', typed => {
    expect(slugOf(typed)).toMatchObject({ said: [], manuscript: { slug: typed } })
  })

  test('a cleaned slug is safe, whatever it is made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 150 }), typed => isSafeSlug(cleanSlug(typed))),
      { seed: 7, numRuns: 500 },
    )
    const risky = fc
      .array(fc.constantFrom('.', '/', '\\', 'con', 'nul', ':', ' ', '-', 'é', '\u0301'))
      .map(signs => signs.join(''))
    fc.assert(
      fc.property(risky, typed => isSafeSlug(cleanSlug(typed))),
      { seed: 7, numRuns: 500 },
    )
  })

  test.each([
    ['My Essay (été) #1 100%.md', 'My-Essay-été-1-100'],
    ['..evil.md', 'evil'],
    ['con.md', 'article-con'],
    ['….md', 'article'],
    ['Notes.markdown', 'Notes'],
  ])('the file %s gives the slug %s', (file, slug) => {
    const { report } = collectDiagnostics()
    const files = filesOf({ [`content/${file}`]: '---\ntitle: T\n---\n' })
    expect(readManuscript(files, `content/${file}`, {}, report)?.slug).toBe(slug)
  })

  test('slugs that differ in capitals or normal form only are the same: their editions would overwrite each other', () => {
    expect(slugKey('\u00e9t\u00e9')).toBe(slugKey('E\u0301te\u0301'))
    expect(slugKey('ete')).not.toBe(slugKey('\u00e9t\u00e9'))
  })
})

test('articles are the Markdown files directly in content/, but no README', () => {
  const names = [
    'content/b.md',
    'content/a.MD',
    'content/README.md',
    'content/people.yaml',
    'content/drafts/c.md',
    'd.md',
  ]
  expect(listArticles(filesOf(Object.fromEntries(names.map(name => [name, '']))))).toEqual([
    'content/a.MD',
    'content/b.md',
  ])
})
