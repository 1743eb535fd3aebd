import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choosePages, choosePagesFirstFit, type PagePlan } from '../../src/breaking/choosePages.js'
import { fillPage, startCursor } from '../../src/breaking/fillPage.js'
import type { PageSequence } from '../../src/breaking/fillStretch.js'
import type { Cursor, Filled, Track } from '../../src/breaking/galley.js'
import { costOfPage, costOfRecto, depthOf, factsOf } from '../../src/breaking/pageCosts.js'
import { surveyGalley } from '../../src/breaking/surveyGalley.js'
import { anyGalley, anyTrack, nameItems } from '../kit/anyGalley.js'
import { fillPages, type Item } from '../kit/galley.js'

const sequence = (track: Track, first = 0): PageSequence => ({
  first,
  trackAt: () => track,
  turnTo: (force, index) => {
    const side = index % 2 === 0 ? 'right' : 'left'
    return force === undefined || force === 'page' || force === side ? index : index + 1
  },
})

function carryOut({ galley, ends }: PagePlan<string>, track: Track): readonly Filled<string>[] {
  const pages: Filled<string>[] = []
  let cursor: Cursor<string> | undefined = startCursor()
  for (const end of ends) {
    if (cursor === undefined) throw new Error('the plan has too many pages')
    const page: Filled<string> = fillPage(galley, cursor, track, end)
    pages.push(page)
    cursor = page.next
  }
  expect(cursor).toBeUndefined()
  return pages
}

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

function check(property: (galley: readonly Item[], track: Track) => void): void {
  fc.assert(
    fc.property(anyGalley, anyTrack, (items, track) => property(nameItems(items).galley, track)),
    {
      seed: 11,
      numRuns: 1000,
    },
  )
}

describe('choosing pages of any galley', () => {
  test('comes to a plan that can be carried out, at the cost that it says', () => {
    check((galley, track) => {
      const plan = choosePages(galley, sequence(track))
      expect(costOf(carryOut(plan, track), galley, track)).toBeCloseTo(plan.cost)
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
      expect(names(carryOut(choosePages(galley, sequence(track)), track))).toEqual(
        names(fillPages(galley, track)),
      )
    })
  })
})
