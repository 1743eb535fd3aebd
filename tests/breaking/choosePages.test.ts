import { describe, expect, test } from 'vitest'
import { choosePages, choosePagesFirstFit } from '../../src/breaking/choosePages.js'
import type { Track } from '../../src/breaking/galley.js'
import {
  column,
  fillPages,
  forced,
  free,
  type Item,
  joined,
  line,
  lines,
  note,
  printed,
  row,
  ruled,
  space,
  track,
} from '../kit/galley.js'
import { carryOut, paragraph, sequence } from '../kit/pageSequence.js'
import { processorTime } from '../kit/processorTime.js'

/** How many lines stand on each page, or on each from a page of this index on. */
function depths(galley: readonly Item[], on: Track, first = 0): readonly number[] {
  const pages = sequence(on, first)
  return carryOut(choosePages(galley, pages), pages).map(({ height }) => height)
}

function pagesOf(galley: readonly Item[], on: Track, first = 0): readonly string[] {
  const pages = sequence(on, first)
  return printed(carryOut(choosePages(galley, pages), pages))
}

const ten = track({ height: 10 })
const text = (...counts: readonly number[]) => joined(...counts.map((count, i) => paragraph(`p${i}.`, count)))

describe('page ends chosen together', () => {
  test('pages that are full by first fit stay as they are', () => {
    const galley = lines('l', 95)
    expect(pagesOf(galley, ten)).toEqual(printed(fillPages(galley, ten)))
  })

  test('an empty galley is one page', () => {
    expect(depths([], ten)).toEqual([0])
  })

  test('a recto is as deep as the verso that it faces', () => {
    // A verso that can only hold nine lines: three do not part, nor does a line from its paragraph.
    const galley = joined(text(3, 3, 3), text(3), lines('l', 26))
    expect(printed(fillPages(galley, ten)).map(page => page.split(' ').length)).toEqual([9, 10, 10, 9])
    expect(depths(galley, ten, 1)).toEqual([9, 9, 10, 10])
    expect(depths(galley, ten, 0)).toEqual([9, 10, 10, 9])
  })

  test('a last page does not hold a line or two if other pages can spare some', () => {
    expect(printed(fillPages(lines('l', 21), ten)).at(-1)).toBe('l21')
    expect(depths(lines('l', 21), ten)).toEqual([9, 9, 3])
  })

  test('a page does not end in a divided word if it can end a line sooner', () => {
    const galley = lines('l', 25).map(item =>
      item.kind === 'leaf' && item.content === 'l10' ? { ...item, endCost: 50 } : item,
    )
    expect(depths(galley, ten)).toEqual([9, 10, 6])
  })

  test('the reader does not turn a leaf in a word, if it can be divided before the other page', () => {
    const divided = ['l10', 'l9', 'l8']
    const costs = (first: number) => {
      const galley = lines('l', 10).map(item =>
        item.kind === 'leaf' && divided.includes(item.content) ? { ...item, endCost: 10 } : item,
      )
      return choosePages(joined(galley, lines('m', 10)), sequence(ten, first)).cost
    }
    expect(costs(0)).toBeGreaterThan(costs(1))
  })

  test('pages of both sides have their own heights', () => {
    const pages = sequence(index => track({ height: index % 2 === 0 ? 8 : 12 }))
    const filled = carryOut(choosePages(lines('l', 40), pages), pages)
    expect(filled.map(({ height }) => height)).toEqual([8, 12, 8, 12])
  })

  test('after a forced break pages are counted with the blank one', () => {
    const galley = [...lines('a', 3), forced('right'), ...lines('b', 25)]
    const asked: number[] = []
    const { trackAt, ...pages } = sequence(ten)
    choosePages(galley, {
      ...pages,
      trackAt: (index, nth) => {
        asked.push(index - nth)
        return trackAt(index, nth)
      },
    })
    expect([...new Set(asked)].sort()).toEqual([-1, 0])
  })
})

describe('paragraphs set otherwise', () => {
  const galleyWith = (others: Readonly<Record<number, number>>, onAsk?: () => void) =>
    joined(paragraph('a', 6, others, onAsk), text(3), text(3), lines('l', 17))

  test('a paragraph is set a line longer where a page would be a line short', () => {
    expect(pagesOf(galleyWith({ 7: 6 }), ten)[0]).toBe("a'1 a'2 a'3 a'4 a'5 a'6 a'7 p0.1 p0.2 p0.3")
  })

  test('but not if that costs more', () => {
    expect(pagesOf(galleyWith({ 7: 60 }), ten)[0]).toBe('a1 a2 a3 a4 a5 a6 p0.1 p0.2 p0.3')
  })

  test('a paragraph is set a line shorter where that makes room for another', () => {
    const galley = joined(paragraph('a', 6, { 5: 6 }), text(5), lines('l', 17))
    expect(depths(galley, ten)[0]).toBe(10)
    expect(pagesOf(galley, ten)[0]).toMatch(/^a'1 a'2 a'3 a'4 a'5 p0\.1/)
  })

  test('a paragraph that goes on on the next page gives this one a line more', () => {
    // Three lines do not part, four do.
    const galley = joined(lines('l', 8), paragraph('a', 3, { 4: 6 }), lines('m', 17))
    expect(pagesOf(galley, ten)[0]).toBe("l1 l2 l3 l4 l5 l6 l7 l8 a'1 a'2")
    expect(pagesOf(galley, ten)[1]).toMatch(/^a'3 a'4 m1 /)
  })

  test('two paragraphs of a page are set longer if it is two lines short', () => {
    const galley = joined(paragraph('a', 4, { 5: 6 }), paragraph('b', 4, { 5: 6 }), text(3), lines('l', 27))
    expect(depths(galley, ten)[0]).toBe(10)
  })

  test('none is asked for where pages are good as they are', () => {
    let asked = 0
    const counting = () => {
      asked++
    }
    depths(joined(paragraph('a', 5, { 6: 1 }, counting), lines('l', 15)), ten)
    expect(asked).toBe(0)
    depths(galleyWith({ 7: 6 }, counting), ten)
    expect(asked).toBeGreaterThan(0)
  })

  test('paragraphs within columns too, and page ends move with them', () => {
    const inner = column('box', [...galleyWith({ 7: 6 })], { before: 1, after: 1 })
    const pages = pagesOf([line('x'), free, inner, free, line('y')], track({ height: 12 }))
    expect(pages[0]).toBe("x box a'1 a'2 a'3 a'4 a'5 a'6 a'7 p0.1 p0.2 p0.3")
    expect(pages.at(-1)).toMatch(/ y$/)
  })
})

describe('spaces that may change', () => {
  const flexible = (stretch: number): Item => ({ ...space(1), stretch, shrink: stretch })
  const galley = (stretch: number) => [
    ...text(3),
    free,
    flexible(stretch),
    ...paragraph('a', 2),
    free,
    flexible(stretch),
    ...paragraph('b', 2),
    free,
    ...paragraph('c', 3),
    free,
    ...lines('l', 17),
  ]

  test('they grow to fill a page that is a line short', () => {
    expect(depths(galley(0), ten)[0]).toBe(9)
    expect(depths(galley(0.5), ten)[0]).toBe(10)
    const plan = choosePages(galley(0.5), sequence(ten))
    const [page] = carryOut(plan, sequence(ten))
    expect(page!.placed.map(({ y }) => y)).toEqual([0, 1, 2, 4.5, 5.5, 8, 9])
  })

  test('they shrink to make room', () => {
    const galley = [...text(3), free, flexible(1), ...lines('l', 17)]
    expect(depths(galley, track({ height: 3.5 }))[0]).toBeGreaterThan(0)
    const tight = [...text(3), free, flexible(0.5), ...paragraph('a', 3), free, ...text(3)]
    expect(pagesOf(tight, track({ height: 6.5 }))[0]).toBe('p0.1 p0.2 p0.3 a1 a2 a3')
  })
})

describe('notes', () => {
  const noted = track({ height: 10, noteEdges: 1, noteMax: 6 })

  const kept = ruled('orphans')

  test('stand whole on the page of their call, and count in its height', () => {
    const galley = joined(lines('l', 7), [line('call', note('n', lines('n', 3, kept)))], lines('m', 12))
    const page = pagesOf(galley, noted).find(each => each.includes('call'))
    expect(page).toMatch(/call .*\| n n1 n2 n3$/)
  })

  test('the last is divided where nothing else fills the page', () => {
    const galley = joined([line('call', note('n', lines('n', 8)))], lines('l', 20))
    const [first, second] = pagesOf(galley, noted)
    expect(first).toMatch(/ \| n n1 n2 n3 n4 n5$/)
    expect(second).toMatch(/ \| n n6 n7 n8$/)
  })

  test('a note of many pages goes on in order, and with text for as long as there is some', () => {
    const galley = joined([line('call', note('n', lines('n', 30)))], lines('l', 9))
    const pages = pagesOf(galley, noted)
    const numbers = pages.flatMap(page => [...page.matchAll(/n(\d+)/g)].map(match => Number(match[1])))
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
    expect(pages.findIndex(page => page.startsWith(' |'))).toBeGreaterThan(1)
  })
})

describe('what places do not tell', () => {
  test('a row that must be divided is divided as by first fit', () => {
    const galley = [
      ...lines('a', 4),
      free,
      row('row', lines('c', 14), lines('d', 9)),
      free,
      ...lines('b', 12),
    ]
    const plan = choosePages(galley, sequence(ten))
    expect(plan.cost).toBeLessThanOrEqual(choosePagesFirstFit(galley, sequence(ten)).cost)
    expect(pagesOf(galley, ten).join(' ')).toMatch(/c1 .*c14.* b12/)
  })

  test("a table's head is repeated and counted", () => {
    const head = [line('head')]
    const body = column('table', [...head, ruled('break-after'), ...lines('r', 25)], { repeat: head })
    expect(depths([body], ten)).toEqual([10, 10, 8])
  })

  test('edges drawn on each page are counted', () => {
    const body = column('box', lines('l', 20), { before: 1, after: 1, clone: true })
    expect(depths([body], ten)).toEqual([10, 10, 6])
  })

  test('where negative space makes things overlap, pages are filled by first fit', () => {
    const galley = [...lines('a', 12), free, space(-3), line('b'), free, ...lines('c', 12)]
    expect(pagesOf(galley, ten)).toEqual(printed(fillPages(galley, ten)))
  })

  test('something taller than a page is set and reported', () => {
    const galley = joined(lines('a', 5), [{ ...line('tall'), height: 14 }], lines('b', 5))
    const pages = carryOut(choosePages(galley, sequence(ten)), sequence(ten))
    expect(pages.flatMap(({ faults }) => faults.map(({ kind }) => kind))).toEqual(['too-tall'])
  })
})

test('a galley of two thousand pages is planned in a time that grows with its length only', () => {
  const book = (chapters: number) =>
    joined(...Array.from({ length: chapters }, () => text(4, 3, 6, 2, 5, 3, 7, 4, 3, 3, 1, 2)))
  const time = (galley: readonly Item[]) => {
    const begun = processorTime()
    choosePages(galley, sequence(ten))
    return processorTime() - begun
  }
  time(book(50))
  const [once, fourTimes] = [time(book(125)), time(book(500))]
  expect(fourTimes).toBeLessThan(16 * Math.max(once, 5))
})
