import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choosePages, choosePagesFirstFit } from '../../src/breaking/choosePages.js'
import type { Filled, Track } from '../../src/breaking/galley.js'
import { costOfPage, costOfRecto, depthOf, factsOf } from '../../src/breaking/pageCosts.js'
import { surveyGalley } from '../../src/breaking/surveyGalley.js'
import { anyGalley, anyGalleyOnGrid, anyTrack, nameItems } from '../kit/anyGalley.js'
import { fillPages, type Item, joined, note, space, track } from '../kit/galley.js'
import { carryOut, paragraph, sequence } from '../kit/pageSequence.js'

/** What pages cost as they are, if nothing has been changed for them. */
function costOf(pages: readonly Filled<string>[], galley: readonly Item[], track: Track): number {
  let [index, cost] = [0, 0]
  let facing: number | undefined
  let { line } = surveyGalley(galley, [0])
  const { turnTo } = sequence(track)
  for (const page of pages) {
    const facts = factsOf(page, track)
    cost += costOfPage(facts, line) + (index % 2 === 0 ? costOfRecto(facts, facing, line) : 0)
    facing = index % 2 === 0 ? undefined : depthOf(facts, line)
    index++
    if (page.ended === 'full' || page.ended === 'end') continue
    index = turnTo(page.ended, index)
    facing = undefined
    line = surveyGalley(galley, page.next!.path).line
  }
  return cost
}

describe.each([
  ['any galley', anyGalley],
  ['any galley with lines on a grid', anyGalleyOnGrid],
])('choosing pages of %s', (_, anyItems) => {
  const check = (property: (galley: readonly Item[], track: Track) => void) =>
    fc.assert(
      fc.property(anyItems, anyTrack, (items, track) => property(nameItems(items).galley, track)),
      { seed: 11, numRuns: 1000 },
    )

  test('comes to a plan that can be carried out, at the cost that it says', () => {
    check((galley, track) => {
      const plan = choosePages(galley, sequence(track))
      expect(costOf(carryOut(plan, sequence(track)), galley, track)).toBeCloseTo(plan.cost)
    })
  })

  test('never costs more than first fit', () => {
    check((galley, track) => {
      const firstFit = choosePagesFirstFit(galley, sequence(track))
      expect(firstFit.cost).toBeCloseTo(costOf(fillPages(galley, track), galley, track))
      expect(choosePages(galley, sequence(track)).cost).toBeLessThanOrEqual(firstFit.cost + 1e-6)
    })
  })

  test('prints each leaf once', () => {
    check((galley, track) => {
      const names = (pages: readonly Filled<string>[]) =>
        pages
          .flatMap(({ placed, notes }) => [...placed, ...notes])
          .filter(({ content, isRepeat }) => content.startsWith('leaf') && !isRepeat)
          .map(({ content }) => content)
          .toSorted()
      expect(names(carryOut(choosePages(galley, sequence(track)), sequence(track)))).toEqual(
        names(fillPages(galley, track)),
      )
    })
  })
})

interface AnyTextOptions {
  /** Of a grid on which all paragraphs stand but those that are off it. */
  readonly step: number | undefined
}

/**
 * Paragraphs as layout makes them: some with a note, some in a line more or less at a price, some after a flexible space, some
 * (where there is a grid) in lines that are off it.
 */
const anyText = ({ step }: AnyTextOptions) =>
  fc
    .array(
      fc.record({
        count: fc.integer({ min: 1, max: 7 }),
        longer: fc.option(fc.nat(40), { nil: undefined }),
        shorter: fc.option(fc.nat(40), { nil: undefined }),
        note: fc.boolean(),
        space:
          step === undefined ? fc.constantFrom(0, 0, 0, 0.5, 1) : fc.constantFrom(0, 0, 0.25, 0.5, 1, 2.5),
        height: step === undefined ? fc.constant(1) : fc.constantFrom(1, 1, 1, 0.8, 1.3),
      }),
      { minLength: 1, maxLength: 30, size: 'max' },
    )
    .map(paragraphs => {
      const lists = paragraphs.map(({ count, longer, shorter, note: hasNote, space: above, height }, i) => {
        const others = {
          ...(longer === undefined ? {} : { [count + 1]: longer }),
          ...(shorter === undefined || count < 3 ? {} : { [count - 1]: shorter }),
        }
        const set = paragraph(`p${i}.`, count, hasNote ? {} : others)
        const [first, ...rest] = set.map(item => asHigh(item, height, height === 1 ? step : undefined))
        const called = hasNote && first?.kind === 'leaf' ? { ...first, notes: [note(`n${i}`)] } : first!
        const flexible = {
          ...space(above),
          stretch: step === undefined ? above / 2 : above,
          shrink: above / 2,
        }
        return above === 0 ? [called, ...rest] : [flexible, called, ...rest]
      })
      return joined(...lists)
    })

/** A line of another height and, if there is a grid, on it; as well as those in which it could be set otherwise. */
function asHigh(item: Item, height: number, grid: number | undefined): Item {
  if (item.kind !== 'leaf') return item
  const line = { ...item, height, ...(grid === undefined ? {} : { grid }) }
  const { otherwise } = item
  if (otherwise === undefined) return line
  const variants = () =>
    otherwise.variants().map(variant => ({
      ...variant,
      growth: variant.growth * height,
      items: () => variant.items().map(other => asHigh(other, height, grid)),
    }))
  return { ...line, otherwise: { ...otherwise, variants } }
}

describe.each([
  ['text', { step: undefined }],
  ['text on a grid', { step: 1 }],
] as const)('choosing pages of %s that can be set otherwise', (_, options) => {
  const checkText = (property: (galley: readonly Item[], on: Track) => void) =>
    fc.assert(
      fc.property(anyText(options), fc.constantFrom(8, 9.5, 12), (galley, height) =>
        property(galley, track({ height, noteEdges: 0.5, noteMax: 4 })),
      ),
      { seed: 5, numRuns: 600 },
    )

  test('the plan can be carried out, without a broken rule where there need be none', () => {
    checkText((galley, on) => {
      const pages = carryOut(choosePages(galley, sequence(on)), sequence(on))
      const faults = (filled: readonly Filled<string>[]) => filled.flatMap(page => page.faults).length
      expect(faults(pages)).toBeLessThanOrEqual(faults(fillPages(galley, on)))
    })
  })

  test('it never costs more than first fit, nor than the same without other settings', () => {
    checkText((galley, on) => {
      const { cost } = choosePages(galley, sequence(on))
      expect(cost).toBeLessThanOrEqual(choosePagesFirstFit(galley, sequence(on)).cost + 1e-6)
      expect(cost).toBeLessThanOrEqual(choosePages(asTheyAre(galley), sequence(on)).cost + 1e-6)
    })
  })

  test('each paragraph is printed whole, in one of its settings, in order', () => {
    checkText((galley, on) => {
      const printed = carryOut(choosePages(galley, sequence(on)), sequence(on)).flatMap(({ placed }) =>
        placed.map(({ content }) => content),
      )
      const settings = new Map<string, number>()
      for (const content of printed) {
        const [name, number] = /^(p\d+\.'?)(\d+)$/.exec(content)!.slice(1) as [string, string]
        expect(Number(number)).toBe((settings.get(name) ?? 0) + 1)
        settings.set(name, Number(number))
      }
      const names = [...settings.keys()].map(name => name.replace("'", ''))
      expect(names).toEqual(names.map((_, i) => `p${i}.`))
    })
  })
})

const asTheyAre = (galley: readonly Item[]): readonly Item[] =>
  galley.map(item => {
    if (item.kind !== 'leaf') return item
    const { otherwise, ...leaf } = item
    return leaf
  })
