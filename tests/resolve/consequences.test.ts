import { describe, expect, test } from 'vitest'
import { cite, type Draft, resolveLoosely, said } from '../kit/manuscript.js'

/** Everything in it leads nowhere. */
const draft: Draft = {
  body: `<p><x-mention person="x">X</x-mention> ${cite('nope')}<x-note ref="a"></x-note> <a href="#gone">b</a></p>`,
  notes: [['b', '<p>B.</p>']],
  people: [{ id: 'ann', seeAlso: ['bo'] }],
  sources: [{ id: 'd', title: 'Salt', reliesOn: ['e'] }],
}

const codesWith = async (complete: Draft['complete']) => {
  const { found } = await resolveLoosely([{ ...draft, ...(complete === undefined ? {} : { complete }) }])
  return said(found)
    .map(line => line.split(' ')[0]!)
    .sort()
}

const all = [
  'link-undefined',
  'note-undefined',
  'note-unused',
  'person-undefined',
  'person-unmentioned',
  'relies-on-undefined',
  'see-undefined',
  'source-undefined',
  'source-unused',
]

describe('what only follows from a reported fault is not reported as well', () => {
  test.each([
    ['all is there', {}, all],
    [
      'people are lost',
      { people: false },
      ['link-undefined', 'note-undefined', 'note-unused', 'source-undefined'],
    ],
    [
      'sources are lost',
      { sources: false },
      ['link-undefined', 'note-undefined', 'note-unused', 'person-undefined', 'see-undefined'],
    ],
    [
      'text is lost',
      { text: false },
      ['person-undefined', 'relies-on-undefined', 'see-undefined', 'source-undefined'],
    ],
  ])('%s', async (_, complete, codes) => {
    expect(await codesWith(complete)).toEqual(codes)
  })
})

test('of a name that may mean two people neither is missed', async () => {
  const people = [
    { id: 'ann', display: 'Ann Berg', aliases: ['Berg'] },
    { id: 'bo', display: 'Bo Berg', aliases: ['Berg'] },
    { id: 'cy' },
  ]
  const { found } = await resolveLoosely([{ body: '<p>Berg.</p>', people }])
  expect(said(found)).toEqual(['person-ambiguous content/a.md:1', 'person-unmentioned people.yaml:3'])
})
