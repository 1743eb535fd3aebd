import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LabelStyle, labelRanges } from '../../src/pdf/pageLabels.js'
import { page } from '../kit/layout.js'
import { readWritten } from '../kit/writtenPdf.js'

async function labelsOf(labels: readonly string[]) {
  const pages = labels.map((label, index) => page([], { index, label }))
  return (await readWritten({ pages })).labels
}

describe('page labels', () => {
  test('front matter in roman and the text from 1 are two ranges', () => {
    expect(labelRanges(['i', 'ii', 'iii', '1', '2', '3', '4'])).toEqual([
      { first: 0, style: 'r', prefix: '', start: 1 },
      { first: 3, style: 'D', prefix: '', start: 1 },
    ])
  })

  test('a prefix is kept apart from the number that counts', () => {
    expect(labelRanges(['A-9', 'A-10', 'A-11'])).toEqual([{ first: 0, style: 'D', prefix: 'A-', start: 9 }])
  })

  test('letters that look like roman numbers are read by what follows them', () => {
    expect(labelRanges(['c', 'd', 'e'])).toEqual([{ first: 0, style: 'a', prefix: '', start: 3 }])
    expect(labelRanges(['i', 'ii'])).toEqual([{ first: 0, style: 'r', prefix: '', start: 1 }])
  })

  test('pages without a label, or with words, keep what they have', async () => {
    const labels = ['', '', 'Cover', 'Cover', '01', '02', 'XIX', 'XX', 'xiix', 'z', 'aa', '1.10', '1.11']
    expect(await labelsOf(labels)).toEqual(labels)
  })

  test('whatever the labels, each page has its own in the file', async () => {
    const run = fc
      .tuple(fc.constantFrom('', 'B ', '-'), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 9 }))
      .map(([prefix, start, length]) => Array.from({ length }, (_, i) => `${prefix}${start + i}`))
    const other = fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 3 })
    const labels = fc.array(fc.oneof(run, other), { minLength: 1, maxLength: 4 }).map(parts => parts.flat())
    await fc.assert(
      fc.asyncProperty(labels, async all => {
        const clean = all.map(label => label.replace(/[^\u0020-\u007e]/g, '?'))
        expect(await labelsOf(clean)).toEqual(clean)
      }),
      { seed: 1, numRuns: 40 },
    )
  })

  test('styles other than decimal are those of ISO 32000', () => {
    const styles: readonly (readonly [string, LabelStyle, number])[] = [
      ['xlix', 'r', 49],
      ['MCMXC', 'R', 1990],
      ['bb', 'a', 28],
      ['Z', 'A', 26],
    ]
    for (const [label, style, start] of styles)
      expect(labelRanges([label])).toEqual([{ first: 0, style, prefix: '', start }])
  })
})
