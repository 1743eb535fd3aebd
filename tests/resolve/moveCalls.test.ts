import { expect, test } from 'vitest'
import { writeXhtml } from '../../src/html/markup.js'
import { elementsOf, type HtmlElement, plainText } from '../../src/html/tree.js'
import { cite, noteTexts, resolveCleanly, resolveLoosely, said, withClass } from '../kit/manuscript.js'

const salt = { id: 'd', type: 'book', title: 'Salt', author: [{ family: 'Doe' }] }
const people = [{ id: 'ann' }, { id: 'bo' }]

test.each([
  ['<x-mention person="ann">The pilot<x-note ref="n"></x-note></x-mention> left.', 'The pilot|[note]| left.'],
  ['<a href="https://e.org">there<x-note ref="n"></x-note></a>.', 'there|[note]|.'],
  ['<a href="https://e.org">there<x-note ref="n"></x-note> and back</a>.', 'there and back|[note]|.'],
  ['<a href="https://e.org"><em>there<x-note ref="n"></x-note></em></a>.', 'there|[note]|.'],
  [`<a href="https://e.org">there ${cite('d')}</a>.`, 'there|.|[note]'],
  [`<x-mention person="ann">The pilot ${cite('d')}</x-mention>.`, 'The pilot|.|[note]'],
  [`<a href="https://e.org">${cite('d', undefined, { form: 'text' })} says</a>.`, 'Doe says|[note]|.'],
])('a call inside a link or a mention comes right after it: %s', async (html, shown) => {
  const body = `<p>${html}</p><p>Ann. Bo.<x-note ref="n"></x-note></p>`
  const sources = html.includes('x-cite') ? [salt] : []
  const publication = await resolveCleanly([{ body, notes: [['n', '<p>A note.</p>']], people, sources }])
  const [paragraph] = publication.articles[0]!.body.children as readonly HtmlElement[]
  const seen = paragraph!.children.map(child => {
    if (child.kind === 'text') return child.text
    return child.attributes.class === 'note' ? '[note]' : plainText(child)
  })
  expect(seen.join('|')).toBe(shown)
  const links = [...elementsOf(paragraph!)].filter(({ name }) => name === 'a')
  expect(links.flatMap(link => withClass(link, 'note'))).toEqual([])
})

test('names in a note that was called inside a mention are found', async () => {
  const publication = await resolveCleanly([
    {
      body: '<p><x-mention person="ann">Her<x-note ref="n"></x-note></x-mention>.</p>',
      notes: [['n', '<p>She met Bo.</p>']],
      people,
    },
  ])
  expect(
    publication.cast.map(({ person, mentions }) => [person.id, mentions.map(({ note }) => note)]),
  ).toEqual([
    ['ann', [undefined]],
    ['bo', [1]],
  ])
  expect(noteTexts(publication)).toEqual(['She met Bo.'])
})

test('link-local: a link to a file is told of, and its text stays', async () => {
  const links = ['other.md', '../images/a.png', '/abs', '?q', '', 'www.example.org/a']
  const body = `<p>${links.map(href => `<a href="${href}">x<em>y</em></a>`).join(' ')} <a href="#a" id="a">b</a> <a href="https://e.org">c</a> <a href="mailto:a@b.org">d</a> <a href="//e.org">e</a></p>`
  const { publication, found } = await resolveLoosely([{ body }])
  expect(said(found)).toEqual(links.map(() => 'link-local content/a.md:1'))
  expect(found.map(({ advice }) => advice).at(-1)).toBe('Write `https://www.example.org/a`.')
  const article = publication.articles[0]!.body
  expect(
    [...elementsOf(article)].filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href),
  ).toEqual(['#a', 'https://e.org', 'mailto:a@b.org', '//e.org'])
  expect(writeXhtml(article)).toContain('<p>x<em>y</em> x<em>y</em>')
  expect(withClass(article, 'mention')).toEqual([])
})

test('link-local: in bios and remarks as well', async () => {
  const bio = [
    { kind: 'element', name: 'a', attributes: { href: 'x.md' }, children: [{ kind: 'text', text: 'x' }] },
  ] as const
  const { found } = await resolveLoosely([{ body: '<p>Ann.</p>', people: [{ id: 'ann', bio }] }])
  expect(said(found)).toEqual(['link-local'])
})
