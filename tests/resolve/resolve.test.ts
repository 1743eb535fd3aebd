import { describe, expect, test } from 'vitest'
import { elementsOf, type HtmlElement, plainText } from '../../src/html/tree.js'
import type { Publication } from '../../src/resolve/publication.js'
import { cite, keyless, resolveCleanly, resolveLoosely, said, withClass } from '../kit/manuscript.js'

/** Headings and their sections, and other block elements that matter here, as a nested outline. */
const outline = (of: HtmlElement): unknown[] =>
  of.children.flatMap((child): unknown[] => {
    if (child.kind === 'text') return []
    if (/^h\d$/.test(child.name)) return [`${child.name} ${plainText(child)}`]
    if (child.name === 'section' || child.name === 'aside')
      return [[child.attributes.class ?? child.name, ...outline(child)]]
    return outline(child)
  })

const outlineOf = async (body: string) => outline((await resolveCleanly([{ body }])).articles[0]!.body)

describe('sections', () => {
  test('MD-G7: an aside or a table with headings stays inside its section', async () => {
    const body =
      '<h1 id="a">A</h1><h2 id="a1">A1</h2><aside><h3 id="s">Aside head</h3><p>Inside.</p></aside>' +
      '<table><tr><td><h1 id="c">cell</h1></td></tr></table><h2 id="a2">A2</h2>'
    expect(await outlineOf(body)).toEqual([
      ['level-2', 'h2 A', ['level-3', 'h3 A1', ['aside', 'h4 Aside head'], 'h4 cell'], ['level-3', 'h3 A2']],
    ])
  })

  test('a body that starts with ## has its first level there', async () => {
    expect(await outlineOf('<h2 id="a">A</h2><h3 id="b">B</h3><h2 id="c">C</h2>')).toEqual([
      ['level-2', 'h2 A', ['level-3', 'h3 B']],
      ['level-2', 'h2 C'],
    ])
  })

  test('PDF-G8: no level is skipped going down', async () => {
    expect(
      await outlineOf('<h1 id="a">A</h1><h4 id="d">Deep</h4><h2 id="b">B</h2><h6 id="e">E</h6>'),
    ).toEqual([['level-2', 'h2 A', ['level-3', 'h3 Deep'], ['level-3', 'h3 B', ['level-4', 'h4 E']]]])
  })

  test('HTML ends at h6', async () => {
    const body = [1, 2, 3, 4, 5, 6].map(level => `<h${level} id="h${level}">${level}</h${level}>`).join('')
    const headings = [...elementsOf((await resolveCleanly([{ body }])).articles[0]!.body)].filter(of =>
      /^h\d$/.test(of.name),
    )
    expect(headings.map(({ name }) => name)).toEqual(['h2', 'h3', 'h4', 'h5', 'h6', 'h6'])
  })

  test('text before the first heading stands in no section', async () => {
    const { articles } = await resolveCleanly([{ body: '<p>Lead.</p><h1 id="a">A</h1><p>Text.</p>' }])
    const names = articles[0]!.body.children.map(child => (child.kind === 'element' ? child.name : '#'))
    expect(names).toEqual(['p', 'section'])
  })
})

const hrefsOf = ({ articles }: Publication) =>
  articles.flatMap(({ body }) => [...elementsOf(body)].flatMap(({ attributes }) => attributes.href ?? []))

const idsOf = ({ articles }: Publication) =>
  articles.flatMap(({ body }) => [...elementsOf(body)].flatMap(({ attributes }) => attributes.id ?? []))

describe('ids and links', () => {
  test('link-undefined: a link to no id, with the nearest one', async () => {
    const { found } = await resolveLoosely([{ body: '<h1 id="salt">A</h1>\n<p><a href="#slat">x</a></p>' }])
    expect(said(found)).toEqual(['link-undefined content/a.md:2'])
    expect(found[0]!.advice).toContain('`salt`')
  })

  test('links to people, sources and parts are good; addresses are none of ours', async () => {
    const links = ['#person-ann', '#source-d', '#part-cast', '#top', 'https://x.org/#y', '#caf%C3%A9']
    const body = `<h1 id="café">C</h1><p>Ann ${cite('d')} ${links.map(href => `<a href="${href}">x</a>`).join(' ')}</p>`
    await resolveCleanly([
      { body, people: [{ id: 'ann' }], sources: [{ id: 'd', type: 'book', title: 'Salt' }] },
    ])
  })

  test('id-duplicate: reported at the second, which gets another id', async () => {
    const { publication, found } = await resolveLoosely([{ body: '<p id="x">a</p>\n<p id="x">b</p>' }])
    expect(said(found)).toEqual(['id-duplicate content/a.md:2'])
    expect(idsOf(publication)).toEqual(['x', 'x-2'])
  })

  test('an author’s id that looks like one of ours gives way, and links follow it', async () => {
    const publication = await resolveCleanly([
      { body: '<h1 id="note-1">Note 1</h1><p>a<x-note>N</x-note> <a href="#note-1">up</a></p>' },
    ])
    expect(idsOf(publication).map(keyless)).toEqual(['id-note-1', 'note-in-KEY'])
    expect(hrefsOf(publication)).toEqual(['#id-note-1'])
  })

  test('several articles have ids of their own, and may link to each other', async () => {
    const call = '<x-note ref="n"></x-note>'
    const notes = [['n', `<p>Ann</p>`]] as const
    const people = [{ id: 'ann' }]
    const publication = await resolveCleanly([
      {
        body: `<h1 id="s">A</h1><p>Ann${call}${call} <a href="#s">x</a> <a href="#t">y</a></p>`,
        notes,
        people,
      },
      { body: `<h1 id="s">B</h1><p id="t">Ann${call} <a href="#s">x</a></p>`, notes, people },
    ])
    expect(publication.articles.map(({ slug, prefix }) => [slug, prefix])).toEqual([
      ['a', 'a1-'],
      ['b', 'a2-'],
    ])
    expect(new Set(idsOf(publication)).size).toBe(idsOf(publication).length)
    expect(hrefsOf(publication)).toEqual(['#a1-note-n', '#a1-s', '#a2-t', '#a2-s'])
    expect(publication.cast[0]!.mentions.map(({ id, note }) => [keyless(id), note])).toEqual([
      ['a1-mention-ann-KEY', undefined],
      ['a1-mention-ann-KEY', 1],
      ['a2-mention-ann-KEY', undefined],
      ['a2-mention-ann-KEY', 1],
    ])
    expect(publication.notes.map(({ id, number, article }) => [id, number, article])).toEqual([
      ['a1-note-n', 1, 0],
      ['a2-note-n', 1, 1],
    ])
  })
})

describe('the publication', () => {
  test('counts the words of text and notes, not the numbers of notes', async () => {
    const body =
      '<p>Three li\u00ADttle <b>w</b>ords, don’t well-known.<x-note>And two</x-note></p><ul><li>x</li><li>y</li></ul>'
    expect((await resolveCleanly([{ body }])).words).toBe(9)
    expect(
      (await resolveCleanly([{ body: '<p>私は猫です</p>', metadata: { language: 'ja' } }])).words,
    ).toBeGreaterThan(2)
  })

  test('holds no mark of reading any more', async () => {
    const body = `<p>Ann <x-mention person="none">Ann</x-mention> ${cite('d')}<x-note ref="n"></x-note></p>`
    const publication = await resolveCleanly([
      {
        body,
        notes: [['n', `<p>${cite('d', '3')} by Ann</p>`]],
        people: [{ id: 'ann' }],
        sources: [{ id: 'd', type: 'book', title: 'Salt' }],
      },
    ])
    const names = [...elementsOf(publication.articles[0]!.body)].map(({ name }) => name)
    expect(names.filter(name => name.startsWith('x-'))).toEqual([])
    expect(withClass(publication.articles[0]!.body, 'mention')).toHaveLength(2)
  })

  test('needs a manuscript', async () => {
    await expect(resolveLoosely([])).rejects.toThrow('at least one manuscript')
  })

  test('names in citations and code are nobody’s mention', async () => {
    const sources = [{ id: 'd', type: 'book', title: 'Berg', author: [{ family: 'Berg' }] }]
    const { publication, found } = await resolveLoosely([
      { body: `<p>a${cite('d')} <code>Berg</code></p>`, sources, people: [{ id: 'berg' }] },
    ])
    expect(said(found)).toEqual(['person-unmentioned people.yaml:1'])
    expect(publication.cast).toEqual([])
  })
})
