import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenise } from '../../src/resolve/foldText.js'
import { NameAutomaton } from '../../src/resolve/nameAutomaton.js'

const automatonOf = (names: readonly (readonly string[])[]) => {
  const automaton = new NameAutomaton()
  for (const words of names) automaton.add(words, words.join(' '))
  return automaton
}

/** From the left, the longest name that starts at each token: by trying them all. */
const tryAll = (words: readonly string[], names: readonly (readonly string[])[]) => {
  const found: string[] = []
  for (let first = 0; first < words.length; first++) {
    const fitting = names.filter(name => name.every((word, i) => words[first + i] === word))
    const longest = fitting.toSorted((a, b) => b.length - a.length)[0]
    if (longest === undefined) continue
    found.push(`${first} ${longest.join(' ')}`)
    first += longest.length - 1
  }
  return found
}

test('finds what trying every name at every word finds', () => {
  const word = fc.constantFrom('a', 'b', 'c')
  const name = fc.array(word, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.array(name, { maxLength: 8 }), (words, names) => {
      const tokens = { words, starts: words.map((_, i) => i), ends: words.map((_, i) => i + 1) }
      const found = automatonOf(names).find(tokens, () => true)
      const shown = found.map(({ first, last, people }) => {
        expect([...people]).toEqual([words.slice(first, last + 1).join(' ')])
        return `${first} ${[...people][0]}`
      })
      expect(shown).toEqual(tryAll(words, names))
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('a shorter name is found where the longest may not stand', () => {
  const tokens = tokenise('Anna Berg')
  const found = automatonOf([['Anna'], ['Anna', ' ', 'Berg']]).find(tokens, (_, last) => last === 0)
  expect(found).toMatchObject([{ first: 0, last: 0 }])
})

test('tokens keep their places in the text, whatever is folded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const composed = text.normalize('NFC')
      const { words, starts, ends } = tokenise(composed)
      words.forEach((word, i) => {
        expect(ends[i]).toBeGreaterThan(starts[i]!)
        expect(starts[i]).toBeGreaterThanOrEqual(ends[i - 1] ?? 0)
        expect(word).not.toBe('')
      })
    }),
    { seed: 2 },
  )
})

test('a name of signs alone is never looked for', () => {
  expect(automatonOf([['—'], [' ']]).isEmpty).toBe(true)
})
