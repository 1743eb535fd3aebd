import { expect, test } from 'vitest'
import type { Person } from '../../src/read/manuscript.js'
import { keyless, plainOf, resolveCleanly, resolveLoosely, said } from '../kit/manuscript.js'

/** A cast of people under these sort keys, all of them mentioned. */
const castOf = async (sorts: readonly string[], language = 'en') => {
  const people = sorts.map((sort, i) => ({ id: `p${i}`, display: `Name${i}x`, sort }))
  const body = `<p>${people.map(({ display }) => display).join(', ')}</p>`
  const { cast } = await resolveCleanly([{ body, people, metadata: { language } }])
  return cast.map(({ person, letter }) => `${letter} ${person.sort}`)
}

test('PPL-G1: own sort keys, names of one word, rulers and bodies', async () => {
  const people = [
    { id: 'x', display: 'Henry X', sort: 'Henry 10' },
    { id: 'ix', display: 'Henry IX', sort: 'Henry 9' },
    { id: 'ii', display: 'Henry II', sort: 'Henry 2' },
    { id: 'ali', display: 'Ali' },
    { id: 'marsh', display: 'Ann Marsh Jr.', sort: 'Marsh, Ann, Jr.' },
    { id: 'clair', display: 'St. Clair, Bo', sort: 'Saint Clair' },
    { id: 'board', display: 'The Harbour Board', sort: 'Harbour Board', unnamed: true },
  ]
  const body = `<p>${people.map(({ display }) => display).join('; ')}</p>`
  const { cast } = await resolveCleanly([{ body, people }])
  expect(cast.map(({ letter, person }) => `${letter} ${person.display}`)).toEqual([
    'A Ali',
    'H The Harbour Board',
    'H Henry II',
    'H Henry IX',
    'H Henry X',
    'M Ann Marsh Jr.',
    'S St. Clair, Bo',
  ])
})

test('PPL-G1: without a numeric key Roman numerals are letters; apostrophes and capitals do not part names', async () => {
  expect(await castOf(['Henry X', 'Henry IX', 'Henry II'])).toEqual(['H Henry II', 'H Henry IX', 'H Henry X'])
  expect(await castOf(["O'Dell, Cy", 'O’Dell, Bo', "O'Dell, Al", 'Mcrae, B', 'MacRae, A'])).toEqual([
    'M MacRae, A',
    'M Mcrae, B',
    "O O'Dell, Al",
    'O O’Dell, Bo',
    "O O'Dell, Cy",
  ])
})

const surnames = ['Zola', 'Öberg', 'Oberlin', 'ahlgren', 'Ångström', 'Čapek', 'Anders', 'Ólafs']

test.each([
  ['en', ['A ahlgren', 'A Anders', 'A Ångström', 'C Čapek', 'O Öberg', 'O Oberlin', 'O Ólafs', 'Z Zola']],
  ['sv', ['A ahlgren', 'A Anders', 'C Čapek', 'O Oberlin', 'O Ólafs', 'Z Zola', 'Å Ångström', 'Ö Öberg']],
  ['cs', ['A ahlgren', 'A Anders', 'A Ångström', 'Č Čapek', 'O Öberg', 'O Oberlin', 'O Ólafs', 'Z Zola']],
])('PPL-G2: order and letters in %s', async (language, expected) => {
  expect(await castOf(surnames, language)).toEqual(expected)
  const inOrder = surnames.toSorted(new Intl.Collator(language).compare)
  expect(expected.map(entry => entry.slice(2))).toEqual(inOrder)
})

test.each([
  [
    'en',
    ['Æsop', 'Ørsted', 'Łuk', '3 Kings', '“Abe”'],
    ['# 3 Kings', 'A “Abe”', 'A Æsop', 'L Łuk', 'O Ørsted'],
  ],
  ['da', ['Aabye', 'Åse', 'Zoe', 'Ørsted'], ['Z Zoe', 'Ø Ørsted', 'Å Aabye', 'Å Åse']],
  ['cs', ['Chalupa', 'Cibula', 'Hrad', 'Ivan'], ['C Cibula', 'H Hrad', 'Ch Chalupa', 'I Ivan']],
  ['ru', ['Ёлкин', 'Елин', 'Йод', 'Иван'], ['Е Елин', 'Е Ёлкин', 'И Иван', 'Й Йод']],
  ['el', ['Άννα', 'Βίκη'], ['Α Άννα', 'Β Βίκη']],
])('letters in %s', async (language, sorts, expected) => {
  expect(await castOf(sorts, language)).toEqual(expected)
})

test('the order of the file makes no difference', async () => {
  expect(await castOf(surnames.toReversed())).toEqual(await castOf(surnames))
})

const peopleWith = (...given: readonly (Partial<Person> & { readonly id: string })[]) => given

test('references: `see` carries its mentions to its target, `seeAlso` links where the cast lists someone', async () => {
  const people = peopleWith(
    { id: 'bonaparte', see: 'napoleon' },
    { id: 'napoleon', seeAlso: ['ney'] },
    { id: 'ney', seeAlso: ['napoleon'] },
  )
  const { cast } = await resolveCleanly([{ body: '<p>Bonaparte and Ney; Napoleon.</p>', people }])
  expect(
    cast.map(({ person, mentions, see, seeAlso }) => [
      person.id,
      mentions.map(m => keyless(m.id)),
      see,
      seeAlso,
    ]),
  ).toEqual([
    ['bonaparte', [], { id: 'person-napoleon', text: 'Napoleon' }, []],
    [
      'napoleon',
      ['mention-napoleon-KEY', 'mention-napoleon-KEY-2'],
      undefined,
      [{ id: 'person-ney', text: 'Ney' }],
    ],
    ['ney', ['mention-ney-KEY'], undefined, [{ id: 'person-napoleon', text: 'Napoleon' }]],
  ])
})

test('a reference is listed though only its target is mentioned', async () => {
  const people = peopleWith({ id: 'bonaparte', see: 'napoleon' }, { id: 'napoleon' })
  const { cast } = await resolveCleanly([{ body: '<p>Napoleon.</p>', people }])
  expect(cast.map(({ id }) => id)).toEqual(['person-bonaparte', 'person-napoleon'])
})

test('person-unmentioned: left out, and `seeAlso` to them is text without a link', async () => {
  const people = peopleWith({ id: 'ann', seeAlso: ['bo'] }, { id: 'bo' })
  const { publication, found } = await resolveLoosely([{ body: '<p>Ann.</p>', people }])
  expect(said(found)).toEqual(['person-unmentioned people.yaml:2'])
  expect(publication.cast.map(({ seeAlso }) => seeAlso)).toEqual([[{ text: 'Bo' }]])
})

test('see-undefined and see-circular: references that lead nowhere or round, at their entries', async () => {
  const people = peopleWith(
    { id: 'ann', see: 'bob' },
    { id: 'bo', seeAlso: ['bo'] },
    { id: 'cy', see: 'di' },
    { id: 'di', see: 'cy' },
    { id: 'ed', seeAlso: ['nobody'] },
  )
  const { publication, found } = await resolveLoosely([{ body: '<p>Ann, Bo, Cy, Di, Ed.</p>', people }])
  expect(said(found)).toEqual([
    'see-undefined people.yaml:1',
    'see-circular people.yaml:2',
    'see-circular people.yaml:3',
    'see-circular people.yaml:4',
    'see-undefined people.yaml:5',
  ])
  expect(found[0]!.advice).toContain('`bo`')
  expect(publication.cast.map(({ see }) => see)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('person-duplicate: two people of one id in two files', async () => {
  const draft = { body: '<p>Ann.</p>', people: [{ id: 'ann' }] }
  const other = { body: '<p>Ann.</p>', people: [{ id: 'ann', place: { file: 'other.yaml', line: 4 } }] }
  expect(said((await resolveLoosely([draft, draft])).found)).toEqual([])
  expect(said((await resolveLoosely([draft, other])).found)).toEqual(['person-duplicate other.yaml:4'])
})

test('a bio keeps its marks: mentions link, notes stand in brackets, citations are set', async () => {
  const { publication, found } = await resolveLoosely([
    {
      body: '<p>Ann met Bo.</p>',
      people: [
        {
          id: 'ann',
          bio: [
            { kind: 'text', text: 'Knew ' },
            {
              kind: 'element',
              name: 'x-mention',
              attributes: { person: 'bo' },
              children: [{ kind: 'text', text: 'him' }],
            },
            { kind: 'element', name: 'x-note', attributes: {}, children: [{ kind: 'text', text: 'well' }] },
            { kind: 'text', text: '; see ' },
            {
              kind: 'element',
              name: 'x-cite',
              attributes: { form: 'bracketed', source: '[@d]' },
              children: [{ kind: 'element', name: 'x-cite-item', attributes: { key: 'd' }, children: [] }],
            },
            {
              kind: 'element',
              name: 'x-note',
              attributes: { ref: 'n' },
              children: [],
              place: { file: 'people.yaml', line: 7 },
            },
          ],
        },
        { id: 'bo' },
      ],
      sources: [{ id: 'd', type: 'book', title: 'Salt', author: [{ family: 'Doe' }] }],
    },
  ])
  expect(said(found)).toEqual(['note-undefined people.yaml:7'])
  const [ann] = publication.cast
  expect(plainOf(ann!.bio)).toBe('Knew him (well); see Doe, Salt[^n]')
  expect(ann!.bio[1]).toMatchObject({ name: 'a', attributes: { href: '#person-bo' } })
  expect(publication.sources).toMatchObject([{ id: 'source-d', citedIn: [{ id: 'cite-aside-1' }] }])
})

test('an article that knows nobody has an empty cast', async () => {
  expect((await resolveCleanly([{ body: '<p>Nobody.</p>' }])).cast).toEqual([])
})
