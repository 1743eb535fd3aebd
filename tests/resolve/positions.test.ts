import { expect, test } from 'vitest'
import { type CiteGroup, position, positionCites } from '../../src/resolve/positions.js'

const names = Object.fromEntries(Object.entries(position).map(([name, number]) => [number, name]))

/** `1:a` is the work a in note 1, `1:a@3` with a place in it, `1:a+b` both in one citation; note 0 is running text. */
const positionsOf = (...groups: readonly string[]) =>
  positionCites(
    groups.map((group): CiteGroup => {
      const [note, works] = group.split(':') as [string, string]
      const cites = works.split('+').map(work => {
        const [id, locator] = work.split('@') as [string, string?]
        return locator === undefined ? { id } : { id, label: 'page', locator }
      })
      return { note: Number(note), cites }
    }),
    5,
  )

const wordsFor = (...groups: readonly string[]) =>
  positionsOf(...groups).map(each => each.map(cite => names[cite.position]).join('+'))

test.each([
  ['the same work again', ['1:a', '2:a'], ['first', 'ibid']],
  [
    'with a place',
    ['1:a', '2:a@3', '3:a@3', '4:a@4'],
    ['first', 'ibidWithLocator', 'ibid', 'ibidWithLocator'],
  ],
  ['without a place after one', ['1:a@3', '2:a'], ['first', 'subsequent']],
  ['another work between', ['1:a', '2:b', '3:a'], ['first', 'first', 'subsequent']],
  ['a note without a citation between', ['1:a', '3:a'], ['first', 'subsequent']],
  ['after a citation of two works', ['1:b+a', '2:a'], ['first+first', 'subsequent']],
  ['after a note with two citations', ['1:b', '1:a', '2:a'], ['first', 'first', 'subsequent']],
  ['twice in one note', ['1:a', '1:a@2'], ['first', 'ibidWithLocator']],
  ['twice in one citation', ['1:a@1+a@2'], ['first+ibidWithLocator']],
  ['text and notes are two sequences', ['0:a', '1:a', '0:a'], ['first', 'first', 'ibid']],
])('%s', (_, groups, expected) => {
  expect(wordsFor(...groups)).toEqual(expected)
})

test('a later cite knows the note of the first, and whether the last one is near', () => {
  const [, near, far] = positionsOf('1:a', '6:a', '12:a').map(([cite]) => cite)
  expect(near).toEqual({ position: position.subsequent, 'near-note': true, 'first-reference-note-number': 1 })
  expect(far).toEqual({ position: position.subsequent, 'near-note': false, 'first-reference-note-number': 1 })
})
