import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitIntoDocuments, splitLimits } from '../../src/epub/split.js'
import { writeEpub } from '../../src/epub/writeEpub.js'
import { writeXhtml } from '../../src/html/markup.js'
import { elementsOf, type HtmlElement } from '../../src/html/tree.js'
import { all, having, linksOf, openBook, textIn } from '../kit/book.js'
import { editionOf, part, treeOf } from '../kit/edition.js'
import { faultsOf } from '../kit/epubCheck.js'

const paragraph = (length: number, word = 'rope') =>
  `<p>${`${word} `.repeat(Math.ceil(length / (word.length + 1)))}</p>`
const section = (level: number, id: string, content: string) =>
  `<section class="level-${level}"><h${level} id="${id}">${id}</h${level}>${content}</section>`

const limits = { part: 1000, file: 2000 }
const filesOf = (html: HtmlElement) => splitIntoDocuments(html, limits)
const namesOf = (html: HtmlElement) => filesOf(html).map(({ fileName }) => fileName)

test('a part is a file, under the name of the part', () => {
  expect(namesOf(treeOf(part('title', '<h1>A</h1>'), part('article', section(2, 'a', '<p>b</p>'))))).toEqual([
    'title.xhtml',
    'article.xhtml',
  ])
})

test('a long part is a file for each of its top sections, with what stands before them in the first', () => {
  const content = `<p>Before.</p>${['ropes', '潮', 'sails'].map(id => section(2, id, paragraph(500))).join('')}`
  const files = filesOf(treeOf(part('article', content, { title: 'All' })))
  expect(files.map(({ fileName, title }) => [fileName, title])).toEqual([
    ['article.xhtml', 'All'],
    ['article-ropes.xhtml', 'ropes'],
    ['article-u6f6e.xhtml', '潮'],
    ['article-sails.xhtml', 'sails'],
  ])
  for (const { section: root } of files) expect(root.attributes['epub:type']).toBe('bodymatter')
  expect(files.map(({ section: root }) => root.attributes.id)).toEqual([
    'part-article',
    undefined,
    undefined,
    undefined,
  ])
})

test('sections within a wrapper of the part are its top sections too; the title stays with the first', () => {
  const sections = ['a', 'b'].map(id => section(2, id, paragraph(800))).join('')
  const files = filesOf(treeOf(part('article', `<h2>Title</h2><article>${sections}</article>`)))
  expect(files.map(({ fileName }) => fileName)).toEqual(['article.xhtml', 'article-b.xhtml'])
  expect(writeXhtml(files[1]!.section)).toMatch(
    /^<section [^>]*><article><section class="level-2"><h2 id="b">/,
  )
})

test('names stay the same when a section is added at the end', () => {
  const tree = (ids: readonly string[]) =>
    treeOf(part('article', ids.map(id => section(2, id, paragraph(3000))).join('')))
  const ids = ['a', 'b', 'c']
  const before = namesOf(tree(ids))
  expect(namesOf(tree([...ids, 'd'])).slice(0, before.length)).toEqual(before)
})

test('a very long section is divided between its blocks, never after a heading, and its list goes on counting', () => {
  const items = Array.from({ length: 10 }, (_, i) => `<li>${'item '.repeat(80)}${i}</li>`).join('')
  const files = filesOf(
    treeOf(part('article', section(2, 'a', `${paragraph(1500)}<h3>List</h3><ol start="3">${items}</ol>`))),
  )
  expect(files.length).toBeGreaterThan(2)
  for (const { section: root } of files) {
    expect(Buffer.byteLength(writeXhtml(root))).toBeLessThan(2400)
    const blocks = [...elementsOf(root)].filter(({ name }) => /^(?:h\d|p|li)$/.test(name))
    expect(blocks.at(-1)!.name).not.toMatch(/^h/)
  }
  let next = 3
  for (const list of files.flatMap(({ section: root }) => all(root, 'ol'))) {
    expect(Number(list.attributes.start)).toBe(next)
    next += all(list, 'li').length
  }
  expect(next).toBe(13)
})

test('files of two parts of one name, or of a name that the book needs itself, are told apart', () => {
  expect(
    namesOf(treeOf(part('toc', '<p>a</p>'), part('article', '<p>b</p>'), part('Article', '<p>c</p>'))),
  ).toEqual(['toc-2.xhtml', 'article.xhtml', 'Article-2.xhtml'])
})

test('whatever is divided: the text is whole and in order, ids stay unique, files are small', () => {
  const blocks = fc.array(
    fc.oneof(
      fc.integer({ min: 1, max: 1500 }).map(length => paragraph(length)),
      fc
        .array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 8 })
        .map(lengths => `<ul>${lengths.map(length => `<li>${paragraph(length)}</li>`).join('')}</ul>`),
    ),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(fc.array(blocks, { maxLength: 6 }), sections => {
      const content = sections.map((each, i) =>
        section(2, `s${i}`, each.join('') + section(3, `t${i}`, each.join(''))),
      )
      const html = treeOf(part('article', content.join('')))
      const files = filesOf(html)
      expect(files.map(({ section: root }) => textIn(root)).join('')).toBe(textIn(html))
      const ids = files.flatMap(({ section: root }) =>
        having(root, 'id').map(({ attributes }) => attributes.id),
      )
      expect(ids).toEqual([...new Set(ids)])
      for (const { section: root } of files) expect(writeXhtml(root).length).toBeLessThan(2 * limits.file)
    }),
    { seed: 3, numRuns: 100 },
  )
})

test('EPUB-G8: very large parts', async () => {
  const chapter = (n: number) =>
    section(
      2,
      `chapter-${n}`,
      Array.from({ length: n === 0 ? 400 : 20 }, (_, i) => paragraph(2000, `w${n}.${i}`)).join(''),
    )
  const content = Array.from({ length: 60 }, (_, n) => chapter(n)).join('')
  expect(content.length).toBeGreaterThan(3_000_000)
  const html = editionOf(content).html
  const bytes = await writeEpub(editionOf(html))
  expect(await faultsOf(bytes)).toEqual([])
  const book = openBook(bytes)
  for (const { name, bytes: file } of book.entries) {
    if (name.endsWith('.xhtml')) expect(file.length).toBeLessThan(300_000)
  }
  expect(splitLimits.file).toBeLessThan(300_000)
  const read = book.documents.map(each => textIn(all(each, 'body')[0]!)).join('')
  expect(read).toBe(textIn(html))
  expect(linksOf(book).every(({ leads }) => leads)).toBe(true)
})
