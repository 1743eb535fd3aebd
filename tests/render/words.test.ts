import { expect, test } from 'vitest'
import { collectDiagnostics } from '../../src/diagnostic.js'
import { englishWords } from '../../src/render/englishWords.js'
import { type Words, wordsOf, wordsWith } from '../../src/render/words.js'
import { essayWords, localeOf } from '../kit/renderedEdition.js'

const wordsIn = (language: string): Words =>
  wordsOf(localeOf(language), code => {
    throw new Error(code)
  })

test('FM-G1: A plain date moves by one day in another time zone', () => {
  const date = { iso: '2024-03-01', year: 2024, month: 3, day: 1 }
  const before = process.env.TZ
  for (const zone of ['America/Los_Angeles', 'UTC', 'Pacific/Kiritimati']) {
    process.env.TZ = zone
    expect(wordsIn('en').date(date)).toBe('1 March 2024')
    expect(wordsIn('de').date(date)).toBe('1. März 2024')
  }
  process.env.TZ = before
})

test('a date of a month or a year alone says no more than that', () => {
  expect(wordsIn('en').date({ iso: '2024-03', year: 2024, month: 3 })).toBe('March 2024')
  expect(wordsIn('de').date({ iso: '2024', year: 2024 })).toBe('2024')
})

test('names are joined as the language joins them', () => {
  expect(['A', 'A B', 'A B C', 'A B C D'].map(names => wordsIn('en').list(names.split(' ')))).toEqual([
    'A',
    'A and B',
    'A, B, and C',
    'A, B, C, and D',
  ])
  expect(wordsIn('de').list(['A', 'B', 'C'])).toBe('A, B und C')
  expect(wordsIn('en').list([])).toBe('')
})

test('thousands are set apart', () => {
  expect([7, 999, 1000, 1234567].map(value => wordsIn('en').number(value))).toEqual([
    '7',
    '999',
    '1,000',
    '1,234,567',
  ])
  expect(wordsIn('de').number(12345)).toBe('12.345')
})

test('a language is named in the language of the locale, and by its tag where it has no name', () => {
  expect(wordsIn('en').language('de-AT')).toBe('German')
  expect(wordsIn('de').language('he')).toBe('Hebräisch')
  expect(wordsIn('en').language('tlh-Latn')).toBe('tlh-Latn')
})

test('a word that the locale does not have is said once and the English one stands for it', () => {
  const { report, found } = collectDiagnostics()
  const locale = localeOf('fr', new Map([['see', 'voir']]))
  const words = wordsOf(locale, report)
  expect([words.find('see'), words.find('seeAlso'), words.find('seeAlso'), words.find('motto')]).toEqual([
    'voir',
    'see also',
    'see also',
    undefined,
  ])
  expect(found.map(({ code, place, advice }) => [code, place?.file, advice])).toEqual([
    [
      'locale-missing',
      'templates/essay/locales/fr.yaml',
      'Add a line such as `seeAlso: see also` in that language.',
    ],
  ])
  expect(wordsWith('epub-', locale, report).get('epub-contents')).toBe('Contents')
})

test('the words that stand in for missing ones are those of the English locale', () => {
  const english = [...essayWords('en')].filter(([key]) => !key.startsWith('language-'))
  expect(Object.fromEntries(english)).toEqual(englishWords)
})

test('German has every word that English has, with the same blanks to fill', () => {
  const [english, german] = [essayWords('en'), essayWords('de')]
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
  const blanks = (words: ReadonlyMap<string, string>) =>
    [...words].map(([key, word]) => `${key} ${(word.match(/\{\w+\}/g) ?? []).sort().join()}`).sort()
  expect(blanks(german)).toEqual(blanks(english))
})
