import { expect, test } from 'vitest'
import { elementsOf, plainText } from '../../src/html/tree.js'
import type { Publication } from '../../src/resolve/publication.js'
import {
  cite,
  keyless,
  noteTexts,
  resolveCleanly,
  resolveLoosely,
  said,
  withClass,
} from '../kit/manuscript.js'

const idsOf = ({ articles }: Publication) =>
  articles.flatMap(({ body }) => [...elementsOf(body)].flatMap(({ attributes }) => attributes.id ?? []))

test('MD-G1: a note called three times is one note, and each later call links to it', async () => {
  const call = '<x-note ref="k"></x-note>'
  const publication = await resolveCleanly([
    {
      body: `<p>Rope${call} and sail${call} and rope again${call}.</p>`,
      notes: [['k', '<p>Hemp, tarred.</p>']],
    },
  ])
  expect(noteTexts(publication)).toEqual(['Hemp, tarred.'])
  expect(idsOf(publication).map(keyless)).toEqual(['note-k', 'noteref-k-KEY', 'noteref-k-KEY-2'])
  const calls = withClass(publication.articles[0]!.body, 'note-call')
  const later = { class: 'note-call', role: 'doc-noteref', href: '#note-k' }
  expect(calls.map(({ attributes }) => attributes)).toMatchObject([later, later])
  expect(calls[0]!.children).toMatchObject([{ text: '1' }])
})

test('MD-G2: calls without a note and notes without a call are reported where they stand', async () => {
  const { publication, found } = await resolveLoosely([
    {
      body: '<p>Wind<x-note ref="a"></x-note> and\nrain<x-note ref="b"></x-note>. <code>[^b]</code></p>',
      notes: [
        ['a', '<p>From the west.</p>'],
        ['c', '<p>Never called.</p>'],
      ],
    },
  ])
  expect(said(found)).toEqual(['note-undefined content/a.md:2', 'note-unused content/a.md:102'])
  expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning'])
  expect(plainText(publication.articles[0]!.body)).toBe('Wind and rain[^b]. [^b]')
})

test('note-duplicate: the first definition counts, the second is reported', async () => {
  const notes = [['a', '<p>One.</p>'] as const, ['a', '<p>Two.</p>'] as const]
  const { publication, found } = await resolveLoosely([{ body: '<p>x<x-note ref="a"></x-note></p>', notes }])
  expect(said(found)).toEqual(['note-duplicate content/a.md:102'])
  expect(noteTexts(publication)).toEqual(['One.'])
})

test('MD-G3: a note in a heading is one note, and no part of the heading’s text', async () => {
  const publication = await resolveCleanly([
    {
      body: '<h1 id="lamp">The lamp<x-note ref="1"></x-note> room</h1><h2 id="oil">Oil<x-note ref="2"></x-note></h2><p>Text.</p>',
      notes: [
        ['1', '<p>Built late.</p>'],
        ['2', '<p>Whale oil.</p>'],
      ],
    },
  ])
  const headings = [...elementsOf(publication.articles[0]!.body)].filter(({ name }) => /^h\d$/.test(name))
  expect(headings.map(plainText)).toEqual(['The lamp room', 'Oil'])
  expect(noteTexts(publication)).toEqual(['Built late.', 'Whale oil.'])
})

test('MD-G4: a note in a note stands in it, with the next number', async () => {
  const publication = await resolveCleanly([
    {
      body: '<p>Start.<x-note ref="out"></x-note> End.<x-note>Last.</x-note></p>',
      notes: [
        ['out', '<p>Outer text<x-note ref="in"></x-note> goes on.</p>'],
        ['in', '<p>Inner text.</p>'],
      ],
    },
  ])
  expect(publication.notes.map(({ id }) => keyless(id))).toEqual(['note-out', 'note-in', 'note-in-KEY'])
  expect(noteTexts(publication)).toEqual(['Outer text goes on.', 'Inner text.', 'Last.'])
  const [outer] = withClass(publication.articles[0]!.body, 'note')
  expect(withClass(outer!, 'note').map(({ attributes }) => attributes.id)).toEqual(['note-out', 'note-in'])
})

test('notes that call each other end in a second call', async () => {
  const publication = await resolveCleanly([
    {
      body: '<p>x<x-note ref="a"></x-note></p>',
      notes: [
        ['a', '<p>A<x-note ref="b"></x-note></p>'],
        ['b', '<p>B<x-note ref="a"></x-note></p>'],
      ],
    },
  ])
  expect(idsOf(publication).map(keyless)).toEqual(['note-a', 'note-b', 'noteref-a-KEY'])
})

test('a note’s children are the very nodes that stand in the article', async () => {
  const publication = await resolveCleanly([{ body: '<p>x<x-note>One <em>two</em></x-note></p>' }])
  const [note] = withClass(publication.articles[0]!.body, 'note')
  expect(note!.attributes).toMatchObject({ class: 'note', role: 'doc-footnote', 'data-number': '1' })
  expect(publication.notes[0]!.children).toBe(note!.children)
})

const salt = { id: 'd', type: 'book', title: 'Salt', author: [{ family: 'Doe', given: 'Jane' }] }

test('a citation in running text becomes a note of the one sequence, its call after the stop', async () => {
  const publication = await resolveCleanly([
    {
      body: `<p>One.<x-note>Mine.</x-note> Two ${cite('d', '3')}. “Three ${cite('d', '4')},” and <em>four</em> ${cite('d')} ${cite('d')}.</p>`,
      sources: [salt],
    },
  ])
  expect(noteTexts(publication)).toEqual([
    'Mine.',
    'Jane Doe, Salt, p. 3.',
    'Ibid., p. 4.',
    'Doe, Salt.',
    'Ibid.',
  ])
  expect(plainText(publication.articles[0]!.body)).toBe('One. Two. “Three,” and four .')
})

test('French sets the call before the stop', async () => {
  const metadata = { language: 'fr' }
  const publication = await resolveCleanly([{ body: `<p>Deux ${cite('d')}.</p>`, sources: [salt], metadata }])
  const paragraph = [...elementsOf(publication.articles[0]!.body)].find(({ name }) => name === 'p')!
  expect(paragraph.children.map(child => (child.kind === 'text' ? child.text : child.name))).toEqual([
    'Deux',
    'span',
    '.',
  ])
})

test('in a note a citation stays inside, without the style’s full stop unless it ends the note', async () => {
  const publication = await resolveCleanly([
    {
      body: `<p>x<x-note>See ${cite('d', '3')} and more.</x-note> y<x-note>Also ${cite('d', '9')}</x-note> z<x-note>${cite('d', '9', { prefix: 'see' })}</x-note></p>`,
      sources: [salt],
    },
  ])
  expect(noteTexts(publication)).toEqual([
    'See Jane Doe, Salt, p. 3 and more.',
    'Also ibid., p. 9.',
    'See ibid.',
  ])
  expect(publication.notes.map(({ works }) => works)).toEqual(
    Array(3).fill([{ id: 'source-d', text: 'Doe, Salt' }]),
  )
})

test('`@key` in running text names the author there and gives the work in a note', async () => {
  const body = `<p>As ${cite('d', '3', { form: 'text' })} says. And ${cite('d', '4', { form: 'text', 'suppress-author': 'true' })}.</p>`
  const publication = await resolveCleanly([{ body, sources: [salt] }])
  expect(plainText(publication.articles[0]!.body)).toBe('As Jane Doe says. And.')
  expect(noteTexts(publication)).toEqual(['Jane Doe, Salt, p. 3.', 'Ibid., p. 4.'])
})
