import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elementsOf, plainText } from '../../src/html/tree.js'
import {
  type Draft,
  keyless,
  mentioned,
  resolveCleanly,
  resolveLoosely,
  said,
  withClass,
} from '../kit/manuscript.js'
import { processorTime } from '../kit/processorTime.js'

const namesIn = async (body: string, people: Draft['people']) => {
  const { publication } = await resolveLoosely([{ body, people: people! }])
  return mentioned(publication)
}

describe('names in the text', () => {
  test('PPL-G4: possessives count, plurals and longer words do not', async () => {
    const people = [{ id: 'lind', display: 'Lind, Eva', aliases: ['Lind'] }]
    const body = "<p>Lind's boat. The Linds sailed. LIND’S oar. Linden trees. Linds' sail. Lind’ is gone.</p>"
    const publication = await resolveCleanly([{ body, people }])
    expect(mentioned(publication)).toEqual(['lind: Lind, LIND, Lind'])
    expect(publication.cast[0]!.person.display).toBe('Lind, Eva')
  })

  test('PPL-G5: the longest name wins, whatever the order of the file, and never in words, code or addresses', async () => {
    const people = [
      { id: 'berg', display: 'Berg' },
      { id: 'anna', display: 'Anna Berg' },
      { id: 'olsen', display: 'Anna Berg-Olsen' },
    ]
    const body =
      '<p>Anna Berg-Olsen met Anna Berg in Bergen. See <code>Berg()</code> and https://example.org/Berg.</p>' +
      '<p><a href="https://example.org/Berg">https://example.org/Berg</a>, www.berg.org/Berg, Berg@x.org, @Berg</p>'
    const expected = ['anna: Anna Berg', 'olsen: Anna Berg-Olsen']
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(people, { minLength: 3 }), async shuffled => {
        const publication = await resolveLoosely([{ body, people: shuffled }])
        expect(mentioned(publication.publication)).toEqual(expected)
        expect(said(publication.found)).toEqual([
          `person-unmentioned people.yaml:${shuffled.findIndex(p => p.id === 'berg') + 1}`,
        ])
      }),
      { seed: 5, numRuns: 6 },
    )
  })

  test('PPL-G6: composed and decomposed letters meet, and the text comes out composed', async () => {
    const people = [{ id: 'zoe', display: 'Zoe\u0308 Ame\u0301lie' }]
    const publication = await resolveCleanly([{ body: '<p>Zo\u00EB Ame\u0301lie arrived.</p>', people }])
    expect(mentioned(publication)).toEqual(['zoe: Zo\u00EB Am\u00E9lie'])
    expect(publication.cast[0]!.person.display).toBe('Zo\u00EB Am\u00E9lie')
    expect(plainText(publication.articles[0]!.body)).toBe('Zo\u00EB Am\u00E9lie arrived.')
  })

  test('MD-G8: unseen signs in a name or in the text do not part them, and stay in the text', async () => {
    const people = [{ id: 'lind', display: 'Eva Lind\u00ADgren' }]
    const publication = await resolveCleanly([
      { body: '<p>Eva\u00A0Lin\u00ADdgren\u200B\u2060 slept.</p>', people },
    ])
    expect(publication.cast[0]!.mentions).toHaveLength(1)
    const [mention] = withClass(publication.articles[0]!.body, 'mention')
    expect(mention!.children).toMatchObject([{ text: 'Eva\u00A0Lin\u00ADdgren\u200B\u2060' }])
  })

  test.each([
    [
      "O'Dell and O’Dell",
      [
        { id: 'odell', display: 'O’Dell' },
        { id: 'o', display: 'O' },
      ],
      ["odell: O'Dell, O’Dell"],
    ],
    ['Berg-Olsen, Olsen-Berg, Berg–Lind', [{ id: 'berg' }], ['berg: Berg']],
    ['Anna\n  Berg', [{ id: 'anna', display: 'Anna Berg' }], ['anna: Anna Berg']],
    ['STRAßE met STRASSE', [{ id: 's', display: 'Straße' }], ['s: STRASSE']],
    ['berg is a hill', [{ id: 'berg' }], []],
    ['Ann Marsh Jr. and Ann Marsh Jr', [{ id: 'a', display: 'Ann Marsh Jr.' }], ['a: Ann Marsh Jr.']],
    ['file Berg.txt and Berg. Then', [{ id: 'berg' }], ['berg: Berg']],
    [
      'Anna Anna Berg Berg',
      [
        { id: 'a', display: 'Anna Berg' },
        { id: 'b', display: 'Anna Anna Lind' },
      ],
      ['a: Anna Berg'],
    ],
    ['我喜欢海明威的书', [{ id: 'h', display: '海明威' }], ['h: 海明威']],
    ['Lind/Berg (Lind) “Lind”', [{ id: 'lind' }], ['lind: Lind, Lind, Lind']],
    [
      'J. K. Roe, J.K. Roe',
      [{ id: 'r', display: 'J. K. Roe', aliases: ['J.K. Roe'] }],
      ['r: J. K. Roe, J.K. Roe'],
    ],
  ])('in “%s”', async (body, people, expected) => {
    expect(await namesIn(`<p>${body}</p>`, people)).toEqual(expected)
  })

  test('French joins a word to a name by an apostrophe, English does not', async () => {
    const draft = { body: '<p>la barque d’Anna</p>', people: [{ id: 'anna' }] }
    const french = await resolveCleanly([{ ...draft, metadata: { language: 'fr-FR' } }])
    expect(mentioned(french)).toEqual(['anna: Anna'])
    expect(await namesIn(draft.body, draft.people)).toEqual([])
  })

  test('headings, quotations, tables, captions and notes count, and a mention knows its note', async () => {
    const body =
      '<h2 id="h">Lind</h2><blockquote><p>Lind</p></blockquote><table><tr><td>Lind</td></tr></table>' +
      '<figure><img src="a.png" alt="Lind"><figcaption>Lind</figcaption></figure><p>x<x-note ref="n"></x-note> Lind</p>'
    const draft = { body, notes: [['n', '<p>By Lind.</p>']] as const, people: [{ id: 'lind' }] }
    const publication = await resolveCleanly([draft])
    const ids = publication.cast[0]!.mentions.map(({ id, note }) => [keyless(id), note])
    expect(ids).toEqual([
      ['mention-lind-KEY', undefined],
      ['mention-lind-KEY-2', undefined],
      ['mention-lind-KEY-3', undefined],
      ['mention-lind-KEY-4', undefined],
      ['mention-lind-KEY', 1],
      ['mention-lind-KEY', undefined],
    ])
  })

  test('a name runs over elements that lie wholly in it, and over no other', async () => {
    const people = [{ id: 'anna', display: 'Anna Berg' }]
    const marked = async (html: string) => {
      const { publication } = await resolveLoosely([{ body: `<p>${html}</p>`, people }])
      return withClass(publication.articles[0]!.body, 'mention').map(plainText)
    }
    expect(await marked('Anna <em>Berg</em>’s')).toEqual(['Anna Berg'])
    expect(await marked('<em>Anna</em> <strong>Berg</strong>')).toEqual(['Anna Berg'])
    expect(await marked('<em>Dr Anna Berg, here</em>')).toEqual(['Anna Berg'])
    expect(await marked('Anna<br>Berg')).toEqual(['Anna Berg'])
    expect(await marked('<em>Dr Anna</em> Berg')).toEqual([])
    expect(await marked('Anna <strong>Berg</strong>en')).toEqual([])
    expect(await marked('Anna <x-note>no</x-note>Berg')).toEqual([])
    expect(await marked('Anna</p><p>Berg')).toEqual([])
  })

  test('a mark in an element that a name fills stays inside it', async () => {
    const publication = await resolveCleanly([
      { body: '<p><a href="https://x.org">Lind</a></p>', people: [{ id: 'lind' }] },
    ])
    const [link] = [...elementsOf(publication.articles[0]!.body)].filter(({ name }) => name === 'a')
    expect(link!.children).toMatchObject([{ name: 'span', attributes: { class: 'mention' } }])
  })
})

describe('marks of the author', () => {
  test('override what is found, or prevent it', async () => {
    const body =
      '<p><x-mention person="lind">the captain</x-mention>, <x-mention person="none">Lind</x-mention>, ' +
      '<x-mention person="berg">Lind</x-mention></p>'
    const publication = await resolveCleanly([{ body, people: [{ id: 'lind' }, { id: 'berg' }] }])
    expect(mentioned(publication)).toEqual(['berg: Lind', 'lind: the captain'])
  })

  test('person-undefined: someone who is not in the file is reported, and the text stays', async () => {
    const body = '<p>So\n<x-mention person="lint">she</x-mention> said.</p>'
    const { publication, found } = await resolveLoosely([
      { body, people: [{ id: 'lind', aliases: ['said'] }] },
    ])
    expect(said(found)).toEqual(['person-undefined content/a.md:2'])
    expect(found[0]!.advice).toContain('`lind`')
    expect(plainText(publication.articles[0]!.body)).toBe('So she said.')
  })

  test('person-ambiguous: a name of two people is reported where it stands and asks for a mark', async () => {
    const people = [
      { id: 'eva', aliases: ['Lind'] },
      { id: 'bo', aliases: ['Lind'] },
    ]
    const body = '<p>Eva and Bo.</p>\n<p>Then\nLIND sailed; <x-mention person="eva">Lind</x-mention> too.</p>'
    const { publication, found } = await resolveLoosely([{ body, people }])
    expect(said(found)).toEqual(['person-ambiguous content/a.md:3'])
    expect(found[0]!.advice).toBe(
      'Write `[LIND](person:bo)` or `[LIND](person:eva)`; `[LIND](person:none)` if it is neither.',
    )
    expect(mentioned(publication)).toEqual(['bo: Bo', 'eva: Eva, Lind'])
  })

  test('ids of people that are no XML names still give ids that are', async () => {
    const people = [
      { id: 'a b/c', display: 'Ann' },
      { id: '007', display: 'Bond' },
    ]
    const { cast } = await resolveCleanly([{ body: '<p>Ann, Bond</p>', people }])
    expect(cast.map(({ id }) => id)).toEqual(['person-a_20b_2fc', 'person-007'])
    expect(cast[0]!.mentions.map(({ id }) => keyless(id))).toEqual(['mention-a_20b_2fc-KEY'])
  })
})

describe('speed', () => {
  const seconds = async (body: string, people: Draft['people']) => {
    const start = processorTime()
    await resolveLoosely([{ body, people: people! }])
    return (processorTime() - start) / 1000
  }

  test('SEC-G6: names and texts of 50,000 letters take linear time', async () => {
    const long = 'a'.repeat(50_000)
    expect(await seconds(`<p>${long}!</p>`, [{ id: 'x', display: long }])).toBeLessThan(1)
    const words = 'a '.repeat(25_000).trim()
    expect(
      await seconds(`<p>${'a '.repeat(50_000)}!</p>`, [{ id: 'x', display: `${words} b` }]),
    ).toBeLessThan(1)
    expect(
      await seconds(`<p>${'@'.repeat(50_000)} ${'.a'.repeat(50_000)} ${"'s".repeat(50_000)}</p>`, [
        { id: 'x' },
      ]),
    ).toBeLessThan(1)
  })
})
