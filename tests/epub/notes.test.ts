import { expect, test } from 'vitest'
import { writeEpub } from '../../src/epub/writeEpub.js'
import { all, having, linksOf, openBook, textIn } from '../kit/book.js'
import { bookOf, editionOf, part, treeOf } from '../kit/edition.js'
import { faultsOf } from '../kit/epubCheck.js'

const note = (number: number, content: string) =>
  `<span class="note" role="doc-footnote" id="note-${number}" data-number="${number}">${content}</span>`
const laterCall = (number: number, count: number) =>
  `<a class="note-call" role="doc-noteref" id="noteref-${number}-${count}" href="#note-${number}">${number}</a>`

const noteList = (...numbers: readonly number[]) =>
  part(
    'sources',
    `<h2>Sources</h2><section epub:type="endnotes" role="doc-endnotes"><h3>Notes</h3><ol class="note-list">${numbers
      .map(
        n =>
          `<li class="note-entry" data-note="note-${n}"><p class="note-source">page <a href="#note-${n}">1</a></p></li>`,
      )
      .join('')}</ol></section>`,
    { type: 'backmatter', title: 'Sources' },
  )

test('MD-G1: a note called twice: double ids and a way back that is lost', async () => {
  const content = `<p>Rope${note(1, 'Hemp, tarred.')} and sail${laterCall(1, 2)} and rope again${laterCall(1, 3)}.</p>`
  for (const html of [editionOf(content).html, treeOf(part('article', content), noteList(1))]) {
    const bytes = await writeEpub(editionOf(html))
    const book = openBook(bytes)
    expect(await faultsOf(bytes)).toEqual([])
    const calls = book.documents.flatMap(each => having(each, 'role', 'doc-noteref'))
    expect(calls.map(textIn)).toEqual(['1', '1', '1'])
    const ids = book.documents.flatMap(each => having(each, 'id').map(({ attributes }) => attributes.id))
    expect(new Set(ids).size).toBe(ids.length)
    const backs = book.documents.flatMap(each => having(each, 'role', 'doc-backlink'))
    expect(backs.map(({ attributes }) => attributes.href?.replace(/.*#/, ''))).toEqual(
      calls.map(({ attributes }) => attributes.id),
    )
    expect(backs.map(({ attributes }) => attributes['aria-label'])).toEqual(
      [1, 2, 3].map(n => `Back to call ${n} in the text`),
    )
    expect(
      book.documents
        .map(textIn)
        .join('')
        .match(/Hemp, tarred/g),
    ).toHaveLength(1)
    expect(linksOf(book).filter(({ leads }) => !leads)).toEqual([])
  }
})

test('MD-G4: a note inside a note', async () => {
  const html = editionOf(`<p>Start.${note(1, `Outer text${note(2, 'Inner text.')} goes on.`)}</p>`).html
  const bytes = await writeEpub(editionOf(html))
  const book = openBook(bytes)
  expect(await faultsOf(bytes)).toEqual([])
  const entries = all(book.xml('notes.xhtml'), 'li')
  expect(entries.map(({ attributes }) => attributes.id)).toEqual(['note-1', 'note-2'])
  expect(entries.map(each => textIn(each).replace(/\u21a9\ufe0e?/, '←'))).toEqual([
    'Outer text2 goes on. ←',
    'Inner text. ←',
  ])
  const inner = having(entries[0]!, 'role', 'doc-noteref')[0]!
  expect(inner.attributes.href).toBe('#note-2')
  expect(having(entries[1]!, 'role', 'doc-backlink')[0]!.attributes.href).toBe(`#${inner.attributes.id}`)
})

test('MD-G3: a note in a heading is in no contents', async () => {
  const book = await bookOf(
    `<section class="level-2"><h2 id="oil">Oil${note(1, 'Whale oil.')}</h2><p>Text.</p></section>`,
  )
  const labels = all(having(book.xml('toc.xhtml'), 'epub:type', 'toc')[0]!, 'a').map(textIn)
  expect(labels).toEqual(['Ropes & sails', 'Oil', 'Notes'])
  expect(all(book.xml('toc.ncx'), 'navLabel').map(textIn)).toEqual(labels)
})

test('EPUB-G7: notes when a chapter is split into files', async () => {
  const filler = `<p>${'Rope and sail. '.repeat(2000)}</p>`
  const rich = `<p>See <a href="https://example.org/">there</a>:</p><ul><li lang="el">σχοινί</li></ul>`
  const chapter = (n: number, content: string) =>
    `<section class="level-2"><h2 id="chapter-${n}">Chapter ${n}</h2>${content}${filler.repeat(3)}</section>`
  const html = treeOf(
    part(
      'article',
      `${chapter(1, `<p>First${note(1, rich)}.</p>`)}${chapter(2, `<p>Last${note(2, 'Plain.')}.</p>`)}`,
    ),
    noteList(1, 2),
  )
  const bytes = await writeEpub(editionOf(html))
  const book = openBook(bytes)
  expect(await faultsOf(bytes)).toEqual([])
  expect(book.spine).toEqual(['article.xhtml', 'article-chapter-2.xhtml', 'sources.xhtml'])
  const calls = book.documents.flatMap(each => having(each, 'role', 'doc-noteref'))
  expect(calls.map(({ attributes }) => [attributes.href, attributes['epub:type']])).toEqual([
    ['sources.xhtml#note-1', 'noteref'],
    ['sources.xhtml#note-2', 'noteref'],
  ])
  const backs = having(book.xml('sources.xhtml'), 'role', 'doc-backlink')
  expect(backs.map(({ attributes }) => [attributes.href, attributes['epub:type']])).toEqual([
    ['article.xhtml#noteref-1', 'backlink'],
    ['article-chapter-2.xhtml#noteref-2', 'backlink'],
  ])
  const sources = book.xml('sources.xhtml')
  const [greek] = having(sources, 'lang', 'el')
  expect([greek?.name, greek?.attributes['xml:lang']]).toEqual(['li', 'el'])
  expect(all(sources, 'a').map(({ attributes }) => attributes.href)).toContain('https://example.org/')
  const read = book.documents.map(textIn).join(' ')
  for (const words of ['σχοινί', 'Plain.']) expect(read.split(words)).toHaveLength(2)
  expect(linksOf(book).filter(({ leads }) => !leads)).toEqual([])
})

test('the list of notes holds each text, the way back, and then what the list says; a link to the note leads to its call', async () => {
  const html = treeOf(part('article', `<p>Rope${note(1, 'Hemp.')}</p>`), noteList(1))
  const book = await bookOf(html)
  const [entry] = all(book.xml('sources.xhtml'), 'li')
  expect(textIn(entry!).replace(/\u21a9\ufe0e?/, '←')).toBe('Hemp. ←page 1')
  expect(all(entry!, 'a').map(({ attributes }) => attributes.href)).toEqual([
    'article.xhtml#noteref-1',
    'article.xhtml#noteref-1',
  ])
  expect(book.names).not.toContain('OEBPS/notes.xhtml')
})

test('notes that the list leaves out go into a document of their own, with their numbers', async () => {
  const html = treeOf(
    part('article', `<p>Rope${note(1, 'Hemp.')} and sail${note(2, 'Flax.')}</p>`),
    noteList(1),
  )
  const book = await bookOf(html)
  const [section] = all(book.xml('notes.xhtml'), 'section')
  expect(section?.attributes).toMatchObject({ 'epub:type': 'endnotes', role: 'doc-endnotes' })
  expect(all(section!, 'li').map(({ attributes }) => [attributes.id, attributes.value])).toEqual([
    ['note-2', '2'],
  ])
})

test('a list of notes that stands bare in a part gets its section', async () => {
  const bare = part('sources', '<ol class="note-list"><li class="note-entry" data-note="note-1"></li></ol>', {
    type: 'backmatter',
  })
  const book = await bookOf(treeOf(part('article', `<p>Rope${note(1, 'Hemp.')}</p>`), bare))
  expect(having(book.xml('sources.xhtml'), 'role', 'doc-endnotes').map(({ name }) => name)).toEqual([
    'section',
  ])
})

test('a note called within a link does not end up as a link in a link, and is not lost', async () => {
  const bytes = await writeEpub(
    editionOf(
      `<p><a id="here" href="https://example.org/">one <em>two${note(1, 'Hemp.')}</em> three</a></p>`,
    ),
  )
  const book = openBook(bytes)
  expect(await faultsOf(bytes)).toEqual([])
  const links = all(book.xml('article.xhtml'), 'a')
  expect(links.map(each => [textIn(each), each.attributes.id])).toEqual([
    ['one two', 'here'],
    ['1', 'noteref-1'],
    [' three', undefined],
  ])
})
