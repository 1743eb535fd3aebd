import fc from 'fast-check'
import { breakLines as breakLinesOfOracle, forcedBreak, type InputItem } from 'tex-linebreak'
import { describe, expect, test } from 'vitest'
import { breakLines } from '../../src/breaking/breakLines.js'
import { breakLinesFirstFit } from '../../src/breaking/breakLinesFirstFit.js'
import { createLineItems } from '../../src/breaking/createLineItems.js'
import { defaultLineParameters, type LineItems, type LineParameters } from '../../src/breaking/lineItems.js'
import { anyLine } from '../kit/paragraph.js'

const runs = { seed: 11, numRuns: 400 }

/** A word's pieces, between which it may be hyphenated. */
const wordOf = (most: number) => fc.array(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 3 })
const texts = (maxLength: number) => fc.array(wordOf(9), { minLength: 1, maxLength, size: 'max' })

interface Shape {
  readonly letters: number
  readonly hang: number
  readonly shrink: number
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  letters: fc.constantFrom(0, 0.03125),
  hang: fc.constantFrom(0, 0.5),
  shrink: fc.constantFrom(0, 0.5),
})

function itemsOf(text: readonly (readonly number[])[], { letters, hang, shrink }: Shape): LineItems {
  const builder = createLineItems()
  for (const [i, word] of text.entries()) {
    if (i > 0) builder.addGlue(1, 1, shrink, hang)
    for (const [j, width] of word.entries()) {
      if (j > 0) builder.addPenalty(0.5, 0, true, hang)
      builder.addBox(width, width * letters, width * letters, hang / 2)
    }
  }
  return builder.build()
}

type Measure = (line: number) => number

/** Demerits of one way to break, from the definition, item by item; undefined if a line is overfull or a hyphen too many. */
function demeritsOf(
  items: LineItems,
  ends: readonly number[],
  measureOf: Measure,
  parameters: LineParameters,
) {
  let [demerits, start, fitness, hyphens] = [0, 0, 1, 0]
  for (const [n, end] of ends.entries()) {
    const measure = measureOf(n)
    const last = n === ends.length - 1
    while (items.kinds[start] !== 0) start++
    let [width, stretch, shrink, letters] = [-items.hangStart[start], 0, 0, 0]
    for (let i = start; i < end; i++) {
      if (items.kinds[i] !== 2) width += items.widths[i]
      stretch += items.stretch[i]
      shrink += items.shrink[i]
      letters += items.letterStretch[i]
    }
    if (!last) width += (items.kinds[end] === 2 ? items.widths[end] : 0) - items.hangEnd[end]
    const short = measure - width
    if (-short > shrink + letters + 0.01) return undefined
    const inLetters = letters === 0 ? 0 : Math.max(-1, Math.min(1, short / letters))
    const left = short - inLetters * letters
    const ratio = left > 0 ? left / stretch : left < 0 && shrink > 0 ? Math.max(-1, left / shrink) : 0
    const natural = last && short >= 0
    const cubed = 100 * Math.abs(ratio) ** 3
    const spaces = cubed < 1e5 ? cubed : 1e5 * (1 + short / measure)
    const badness = natural ? 0 : spaces + 10 * Math.abs(inLetters) ** 3
    const isHyphen = !last && items.flagged[end] === 1
    const newFitness = natural ? 1 : ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
    demerits += (parameters.linePenalty + badness) ** 2
    if (isHyphen) demerits += parameters.hyphenPenalty ** 2
    if (isHyphen && hyphens > 0) demerits += parameters.consecutiveHyphenDemerits
    if (last && hyphens > 0) demerits += parameters.finalHyphenDemerits
    if (last && n > 0 && width < parameters.runtWidth) demerits += parameters.runtDemerits
    if (Math.abs(newFitness - fitness) > 1) demerits += parameters.fitnessDemerits
    fitness = newFitness
    hyphens = isHyphen ? hyphens + 1 : 0
    if (hyphens > parameters.hyphenLines) return undefined
    start = end
  }
  return demerits
}

/** Of all ways, or of those whose first line ends where that is given. */
function leastDemerits(items: LineItems, measure: Measure, parameters: LineParameters): number {
  const places = Array.from({ length: items.length }, (_, i) => i).filter(i => items.kinds[i] !== 0)
  let least = Number.POSITIVE_INFINITY
  for (let set = 0; set < 2 ** places.length; set++) {
    const ends = [...places.filter((_, i) => (set >> i) % 2 === 1), items.length]
    if (parameters.firstEnd !== undefined && ends[0] !== parameters.firstEnd) continue
    least = Math.min(least, demeritsOf(items, ends, measure, parameters) ?? least)
  }
  return least
}

/** A measure, how much shorter the first lines are (for an indent or an initial), and most hyphens in a row. */
const settings = fc.record({
  full: fc.integer({ min: 12, max: 26 }),
  indents: fc.constantFrom([], [2], [3, 3], [0, 2, 2]),
  hyphenLines: fc.constantFrom(1, Number.POSITIVE_INFINITY),
})

describe('total fit', () => {
  test('ends the first line where that is given, and finds the least demerits for the others', () => {
    fc.assert(
      fc.property(texts(5), shapes, fc.nat(3), fc.integer({ min: 12, max: 26 }), (text, shape, nth, full) => {
        const items = itemsOf(text, shape)
        const places = Array.from({ length: items.length }, (_, i) => i).filter(i => items.kinds[i] !== 0)
        const firstEnd = places[nth]
        fc.pre(firstEnd !== undefined)
        const parameters = { ...anyLine, firstEnd }
        const { lines, demerits } = breakLines(items, full, parameters)
        expect(lines[0].end).toBe(firstEnd)
        if (lines.some(line => line.overfull)) return
        expect(demerits).toBeCloseTo(
          leastDemerits(items, () => full, parameters),
          4,
        )
      }),
      runs,
    )
  })

  test('finds the least demerits of all ways to break a paragraph', () => {
    fc.assert(
      fc.property(texts(5), shapes, settings, (text, shape, { full, indents, hyphenLines }) => {
        const items = itemsOf(text, shape)
        const measure = (line: number) => full - (indents[line] ?? 0)
        const parameters = { ...anyLine, runtWidth: 4, hyphenLines }
        const { lines, demerits } = breakLines(items, [0, 1, 2, 3].map(measure), parameters)
        const least = leastDemerits(items, measure, parameters)
        fc.pre(least < Number.POSITIVE_INFINITY)
        expect(lines.every(line => !line.overfull)).toBe(true)
        expect(demerits).toBeCloseTo(least, 3)
        const ends = lines.map(line => line.end)
        expect(demeritsOf(items, ends, measure, parameters)).toBeCloseTo(least, 3)
      }),
      runs,
    )
  })

  test('agrees with tex-linebreak', () => {
    fc.assert(
      fc.property(texts(80), fc.integer({ min: 30, max: 60 }), (text, measure) => {
        const oracleItems: InputItem[] = text.flatMap(([width], i): InputItem[] => [
          ...(i === 0 ? [] : [{ type: 'glue', width: 1, stretch: 1, shrink: 0.5 } as const]),
          { type: 'box', width },
        ])
        const finish: InputItem[] = [{ type: 'glue', width: 0, stretch: 1e7, shrink: 0 }, forcedBreak()]
        const ratio = 8
        const expected = breakLinesOfOracle([...oracleItems, ...finish], measure, {
          maxAdjustmentRatio: ratio,
          initialMaxAdjustmentRatio: ratio,
          adjacentLooseTightPenalty: 3000,
        })
        const items = itemsOf(
          text.map(([width]) => [width]),
          { letters: 0, hang: 0, shrink: 0.5 },
        )
        const parameters = {
          ...anyLine,
          tolerance: 100 * ratio ** 3,
          linePenalty: 1,
          fitnessDemerits: 3000,
          runtWidth: 0,
        }
        const { lines, demerits } = breakLines(items, measure, parameters)
        const ends = [...expected.slice(1, -1), items.length]
        const oracleDemerits = demeritsOf(items, ends, () => measure, parameters)!
        expect(demerits).toBeLessThanOrEqual(oracleDemerits + 1e-3)
        if (oracleDemerits - demerits < 1e-3) expect(lines).toHaveLength(ends.length)
      }),
      runs,
    )
  })

  test('never costs more than first fit', () => {
    fc.assert(
      fc.property(texts(60), shapes, fc.integer({ min: 27, max: 60 }), (text, shape, measure) => {
        const items = itemsOf(text, shape)
        const first = breakLinesFirstFit(items, measure, anyLine)
        const total = breakLines(items, measure, anyLine)
        expect(total.demerits).toBeLessThanOrEqual(first.demerits + 1e-6)
      }),
      runs,
    )
  })
})

describe.each([
  ['total fit', breakLines],
  ['first fit', breakLinesFirstFit],
])('%s', (_, breaking) => {
  test('sets each box once and in order', () => {
    fc.assert(
      fc.property(texts(60), shapes, fc.integer({ min: 1, max: 60 }), (text, shape, measure) => {
        const items = itemsOf(text, shape)
        const { lines } = breaking(items, measure, defaultLineParameters)
        const boxes = Array.from({ length: items.length }, (_, i) => i).filter(i => items.kinds[i] === 0)
        const set = lines.flatMap(({ start, end }) => boxes.filter(i => i >= start && i < end))
        expect(set).toEqual(boxes)
      }),
      runs,
    )
  })

  test('makes a line overfull only where it could not be broken before', () => {
    fc.assert(
      fc.property(texts(40), shapes, fc.integer({ min: 4, max: 30 }), (text, shape, measure) => {
        const items = itemsOf(text, shape)
        for (const { start, end, overfull } of breaking(items, measure, defaultLineParameters).lines) {
          if (overfull) expect(Array.from(items.kinds.slice(start, end))).toEqual([0])
        }
      }),
      runs,
    )
  })
})
