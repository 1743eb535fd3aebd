import { expect, test } from 'vitest'
import { elementsOf } from '../../src/html/tree.js'
import { having } from '../kit/book.js'
import { bothEditions } from '../kit/bothEditions.js'
import { cite, keyless, resolveCleanly, resolveLoosely, withClass } from '../kit/manuscript.js'
import { encodePng } from '../kit/png.js'
import { head } from '../kit/readArticle.js'

const png = encodePng({ width: 2, height: 2, bits: 8, colorType: 2, sample: () => 9 })

const idsIn = async (body: string, notes: readonly (readonly [string, string])[] = []) => {
  const people = [{ id: 'ann' }]
  const sources = [{ id: 'd', type: 'book', title: 'Salt' }]
  const { publication } = await resolveLoosely([{ body, notes, people, sources }])
  return [...elementsOf(publication.articles[0]!.body)].flatMap(({ attributes }) => attributes.id ?? [])
}

test('a paragraph that is added changes the id of nothing else', async () => {
  const notes = [['k', '<p>Ann says so.</p>']] as const
  const call = '<x-note ref="k"></x-note>'
  const paragraphs = [
    `<p>Ann came${call}${cite('d')}, and Ann went.</p>`,
    `<p>Then Ann${cite('d', '4')} wrote<x-note>Or Ann's sister.</x-note>.</p>`,
    `<ul><li>Ann again${call}</li></ul>`,
  ]
  const before = await idsIn(paragraphs.join(''), notes)
  expect(before.length).toBeGreaterThan(9)
  expect(new Set(before).size).toBe(before.length)
  for (let at = 0; at <= 3; at++) {
    const added = `<p>New: Ann<x-note>Ann</x-note>${cite('d')}</p>`
    const after = await idsIn(paragraphs.toSpliced(at, 0, added).join(''), notes)
    expect(after.filter(id => before.includes(id)).toSorted()).toEqual(before.toSorted())
    expect(after.length).toBeGreaterThan(before.length)
  }
})

test('neither do blocks round it, notes in it, nor the words that citations take from what stands before', async () => {
  const bare = await idsIn('<p>Ann</p>')
  expect(await idsIn('<blockquote><p>Ann</p></blockquote>')).toEqual(bare)
  expect(await idsIn('<p>Ann<x-note>x</x-note></p>')).toContain(bare[0])
  expect(await idsIn(`<p>x${cite('d')}</p><p>Ann${cite('d')}</p>`)).toContain(bare[0])
})

test('a note is called by its own name, whatever it is, and no heading takes that name from it', async () => {
  const notes = [['2', '<p>Two.</p>'] as const, ['a b', '<p>B.</p>'] as const]
  const body = '<h1 id="note-2">Note 2</h1><p>x<x-note ref="a b"></x-note>y<x-note ref="2"></x-note></p>'
  expect(await idsIn(body, notes)).toEqual(['id-note-2', 'note-a_20b', 'note-2'])
})

test('of several in one block, or in two of the same words, each has an id of its own', async () => {
  const ids = await idsIn('<p>Ann, Ann</p><p>Ann, Ann</p>')
  expect(ids.map(keyless)).toEqual([1, 2, 3, 4].map(n => `mention-ann-KEY${n === 1 ? '' : `-${n}`}`))
})

test('the cast, the sources and the notes name the ids that stand in the text', async () => {
  const { articles, cast, sources, notes } = await resolveCleanly([
    {
      body: `<p>Ann${cite('d')}<x-note>Ann${cite('d')}</x-note></p>`,
      people: [{ id: 'ann' }],
      sources: [{ id: 'd', type: 'book', title: 'Salt' }],
    },
  ])
  const { body } = articles[0]!
  const idsOf = (name: string) => withClass(body, name).map(({ attributes }) => attributes.id)
  expect(cast[0]!.mentions.map(({ id }) => id)).toEqual(idsOf('mention'))
  expect(sources[0]!.citedIn.map(({ id }) => id)).toEqual(idsOf('citation'))
  expect(notes.map(({ id }) => id)).toEqual(idsOf('note'))
})

test('in an EPUB, a paragraph that is added leaves every place of the others where links look for it', async () => {
  const text = [
    'Ann came.[^a]',
    '## Tide {#tide}\n\nAnn went.^[In a boat, Ann says.]',
    '![Gull](g.png){#gull}',
  ]
  const notes = '\n\n[^a]: At noon.\n'
  const placesIn = async (paragraphs: readonly string[]) => {
    const { book } = await bothEditions({
      'content/a.md': `${head}${paragraphs.join('\n\n')}${notes}`,
      'content/people.yaml': '- {id: ann, display: Ann}',
      'content/g.png': png,
    })
    const files = [...book.spine]
    return files.flatMap(file =>
      having(book.xml(file), 'id').map(({ attributes, name }) => `${file}#${attributes.id} ${name}`),
    )
  }
  const before = await placesIn(text)
  const after = await placesIn(['Ann is new.^[Quite new.]', ...text])
  expect(before.filter(place => !after.includes(place))).toEqual([])
})
