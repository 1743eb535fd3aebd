import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyPageMap } from '../../src/html/pageMap.js'
import { locatorsOf } from '../../src/render/locators.js'
import { pageMapWith } from '../kit/renderedEdition.js'

/** Locators of occurrences on pages of these labels in this order; `5n` is one in a note. */
function locators(...pages: readonly string[]) {
  const occurrences = pages.map((page, i) => ({ id: `m-${i + 1}`, isInNote: page.endsWith('n'), page }))
  const map = pageMapWith(Object.fromEntries(occurrences.map(({ id, page }) => [id, page.replace('n', '')])))
  return locatorsOf(occurrences, map)
}

const printed = (...pages: readonly string[]) =>
  locators(...pages)
    .map(
      ({ first, last, isNote }) =>
        `${first.label}${last === null ? '' : `–${last.label}`}${isNote ? 'n' : ''}`,
    )
    .join(', ')

test('PPL-G3: Page lists: text order, repeats, no ranges', () => {
  expect(printed('2', '2', '2', '9', '10', '11', '103')).toBe('2, 9–11, 103')
  const labels = locators('2', '2', '2', '9', '10', '11', '103').flatMap(run =>
    [run.first.label, run.last?.label ?? []].flat(),
  )
  expect(new Set(labels).size).toBe(labels.length)
})

test('pages are in the order of the file, whatever the order of the text', () => {
  expect(printed('103', '11', '2', '10', '9', 'ii')).toBe('ii, 2, 9–11, 103')
})

test('roman and arabic numbers make no range together, though they are neighbours', () => {
  expect(printed('i', 'ii', '1', '2')).toBe('i–ii, 1–2')
})

test('a note is told apart and joins no range; where the text of its page has the name as well, the page is enough', () => {
  expect(printed('4', '5n', '6')).toBe('4, 5n, 6')
  expect(printed('5n', '5', '6n')).toBe('5, 6n')
  expect(printed('5', '5n')).toBe('5')
})

test('each number leads to the first mention on its page, the last of a range too', () => {
  const runs = locators('9', '9', '10', '10', '2n', '2')
  expect(runs.map(({ first, last }) => [first.href, last?.href])).toEqual([
    ['#m-6', undefined],
    ['#m-1', '#m-3'],
  ])
})

test('the first pass knows no page and gives nothing', () => {
  expect(locatorsOf([{ id: 'm-1', isInNote: false }], emptyPageMap)).toEqual([])
})

test('labels that are no numbers stand alone', () => {
  const folioOf = new Map([
    ['a', { index: 0, label: 'A-1' }],
    ['b', { index: 1, label: 'A-2' }],
  ])
  const occurrences = [...folioOf.keys()].map(id => ({ id, isInNote: false }))
  expect(locatorsOf(occurrences, { ...emptyPageMap, folioOf }).map(({ last }) => last)).toEqual([null, null])
})

test('every page of every occurrence is covered by exactly one run', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), pages => {
      const covered = locators(...pages.map(String)).flatMap(({ first, last }) => {
        const [from, to] = [Number(first.label), Number((last ?? first).label)]
        return Array.from({ length: to - from + 1 }, (_, i) => from + i)
      })
      expect(covered).toEqual([...new Set(pages)].sort((a, b) => a - b))
    }),
    { seed: 3, numRuns: 200 },
  )
})
