import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { choosePages, choosePagesFirstFit } from '../../src/breaking/choosePages.js'
import type { Filled, Track } from '../../src/breaking/galley.js'
import { costOfPage, costOfRecto, depthOf, factsOf } from '../../src/breaking/pageCosts.js'
import { surveyGalley } from '../../src/breaking/surveyGalley.js'
import { anyGalley, anyGalleyOnGrid, anyTrack, nameItems } from './anyGalley.js'
import { testEverySample } from './everySample.js'
import { fillPages, type Item, joined, note, space, track } from './galley.js'
import { carryOut, paragraph, sequence } from './pageSequence.js'

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

const leaves = (pages: readonly Filled<string>[]) =>
  pages
    .flatMap(({ placed, notes }) => [...placed, ...notes])
    .filter(({ content, isRepeat }) => content.startsWith('leaf') && !isRepeat)
    .map(({ content }) => content)
    .toSorted()

/** A galley with its pages as they are filled one after the other, and as they are chosen together. */
function chosen(galley: readonly Item[], on: Track) {
  const plan = choosePages(galley, sequence(on))
  return { galley, on, plan, pages: carryOut(plan, sequence(on)), filled: fillPages(galley, on) }
}

/** Choosing the pages of so many galleys of each kind, and looking at each of them in all these ways. */
export function testPagesOfGalleys(numRuns: number): void {
  describe.each([
    ['any galley', anyGalley],
    ['any galley with lines on a grid', anyGalleyOnGrid],
  ])('choosing pages of %s', (_, anyItems) => {
    const make = ([items, on]: readonly [readonly Item[], Track]) => chosen(nameItems(items).galley, on)
    testEverySample(
      { arbitrary: fc.tuple(anyItems, anyTrack), make, seed: 11, numRuns },
      {
        'comes to a plan that can be carried out, at the cost that it says': ({
          galley,
          on,
          plan,
          pages,
        }) => {
          expect(costOf(pages, galley, on)).toBeCloseTo(plan.cost)
        },
        'never costs more than first fit': ({ galley, on, plan, filled }) => {
          const firstFit = choosePagesFirstFit(galley, sequence(on))
          expect(firstFit.cost).toBeCloseTo(costOf(filled, galley, on))
          expect(plan.cost).toBeLessThanOrEqual(firstFit.cost + 1e-6)
        },
        'prints each leaf once': ({ pages, filled }) => {
          expect(leaves(pages)).toEqual(leaves(filled))
        },
      },
    )
  })
}

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

/** The same for texts in paragraphs that can be set otherwise. */
export function testPagesOfTexts(numRuns: number): void {
  describe.each([
    ['text', { step: undefined }],
    ['text on a grid', { step: 1 }],
  ] as const)('choosing pages of %s that can be set otherwise', (_, options) => {
    const make = ([galley, height]: readonly [readonly Item[], number]) =>
      chosen(galley, track({ height, noteEdges: 0.5, noteMax: 4 }))
    testEverySample(
      { arbitrary: fc.tuple(anyText(options), fc.constantFrom(8, 9.5, 12)), make, seed: 5, numRuns },
      {
        'the plan can be carried out, without a broken rule where there need be none': ({
          pages,
          filled,
        }) => {
          const faults = (of: readonly Filled<string>[]) => of.flatMap(page => page.faults).length
          expect(faults(pages)).toBeLessThanOrEqual(faults(filled))
        },
        'it never costs more than first fit, nor than the same without other settings': ({
          galley,
          on,
          plan,
        }) => {
          expect(plan.cost).toBeLessThanOrEqual(choosePagesFirstFit(galley, sequence(on)).cost + 1e-6)
          expect(plan.cost).toBeLessThanOrEqual(choosePages(asTheyAre(galley), sequence(on)).cost + 1e-6)
        },
        'each paragraph is printed whole, in one of its settings, in order': ({ pages }) => {
          const settings = new Map<string, number>()
          for (const { content } of pages.flatMap(({ placed }) => placed)) {
            const [name, number] = /^(p\d+\.'?)(\d+)$/.exec(content)!.slice(1) as [string, string]
            expect(Number(number)).toBe((settings.get(name) ?? 0) + 1)
            settings.set(name, Number(number))
          }
          const names = [...settings.keys()].map(name => name.replace("'", ''))
          expect(names).toEqual(names.map((_, i) => `p${i}.`))
        },
      },
    )
  })
}

const asTheyAre = (galley: readonly Item[]): readonly Item[] =>
  galley.map(item => {
    if (item.kind !== 'leaf') return item
    const { otherwise, ...leaf } = item
    return leaf
  })
