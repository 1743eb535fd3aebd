import { describe, expect, test } from 'vitest'
import {
  block,
  column,
  fillPages,
  forced,
  free,
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

const three = track({ height: 3 })
const four = track({ height: 4 })

describe('text alone', () => {
  test('a page takes as many lines as it has room for', () => {
    expect(printed(fillPages(lines('l', 7), three))).toEqual(['l1 l2 l3', 'l4 l5 l6', 'l7'])
  })

  test('lines stand one below the other', () => {
    const [page] = fillPages([line('a'), free, space(0.5), block('b', 2)], four)
    expect(page.placed.map(({ content, y, height }) => [content, y, height])).toEqual([
      ['a', 0, 1],
      ['b', 1.5, 2],
    ])
    expect(page.height).toBe(3.5)
    expect(page.ended).toBe('end')
    expect(page.next).toBeUndefined()
  })

  test('an empty galley is one empty page', () => {
    expect(fillPages([])).toEqual([
      {
        placed: [],
        notes: [],
        noteHeight: 0,
        height: 0,
        endCost: 0,
        next: undefined,
        ended: 'end',
        faults: [],
      },
    ])
  })

  test('sums of inexact heights do not push a line off its page', () => {
    const items = joined(...Array.from({ length: 10 }, (_, i) => [block(`l${i}`, 0.1)]))
    expect(fillPages(items, track({ height: 1 }))).toHaveLength(1)
  })

  test('space is dropped at the top and the foot of a page', () => {
    const items = [line('a'), line('b'), space(2), free, space(1), line('c')]
    const pages = fillPages(items, track({ height: 2 }))
    expect(pages.map(page => page.height)).toEqual([2, 1])
    expect(pages[1].placed[0].y).toBe(0)
  })

  test('space that is to be kept stays at the top', () => {
    const pages = fillPages([space(1, true), line('a'), forced(), space(2, true), line('b')], four)
    expect(pages.map(page => page.placed[0].y)).toEqual([1, 2])
  })

  test('a leaf taller than the page stands alone and is reported', () => {
    const pages = fillPages(joined([line('a')], [block('tall', 9)], [line('b')]), three)
    expect(printed(pages)).toEqual(['a', 'tall', 'b'])
    expect(pages.map(page => page.faults)).toEqual([[], [{ kind: 'too-tall', content: 'tall' }], []])
  })
})

describe('breaks', () => {
  test('a place of a higher cost is passed over for an earlier one', () => {
    const costly = (cost: number) => [
      line('a'),
      free,
      line('b'),
      { ...free, cost },
      line('c'),
      free,
      line('d'),
    ]
    expect(printed(fillPages(costly(40), track({ height: 2 })))).toEqual(['a b', 'c d'])
    expect(printed(fillPages(costly(60), track({ height: 2 })))).toEqual(['a', 'b c', 'd'])
  })

  test('without a penalty there is no place to break', () => {
    const items = [line('a'), free, line('b'), line('c'), line('d')]
    expect(printed(fillPages(items, three))).toEqual(['a', 'b c d'])
  })

  test('a galley without any penalty is broken all the same, and reported', () => {
    const pages = fillPages([line('a'), line('b'), line('c')], track({ height: 2 }))
    expect(printed(pages)).toEqual(['a b', 'c'])
    expect(pages[0].faults).toEqual([{ kind: 'break-inside', content: 'b' }])
  })

  test('forced breaks end the page and tell its side; several in a row are one, of the stricter side', () => {
    const items = [line('a'), forced(), forced('left'), space(1), free, forced(), line('b')]
    const pages = fillPages(items)
    expect(printed(pages)).toEqual(['a', 'b'])
    expect(pages[0].ended).toBe('left')
  })

  test('a forced break right after a full page makes no empty page', () => {
    const pages = fillPages([...lines('l', 3), forced('right'), line('b')], three)
    expect(printed(pages)).toEqual(['l1 l2 l3', 'b'])
    expect(pages.map(page => page.ended)).toEqual(['right', 'end'])
  })

  test('forced breaks at the start and the end of a galley make no empty page', () => {
    expect(printed(fillPages([forced(), line('a'), forced()]))).toEqual(['a'])
  })

  test('a forbidden place is passed over for an earlier one', () => {
    const items = [...lines('l', 3), ruled('orphans'), line('a'), free, line('b')]
    expect(printed(fillPages([line('x'), free, ...items], three))).toEqual(['x l1 l2', 'l3 a b'])
  })

  test('where only forbidden places are left the mildest is broken, as late as can be', () => {
    const items = [
      line('a'),
      ruled('break-inside'),
      line('b'),
      ruled('break-inside'),
      line('c'),
      ruled('widows'),
      line('d'),
      ruled('break-after'),
      line('e'),
    ]
    const pages = fillPages(items, track({ height: 20 / 6 }))
    expect(printed(pages)).toEqual(['a b c', 'd e'])
    const tall = items.map(item => (item.kind === 'leaf' ? { ...item, height: 10 } : item))
    const [first] = fillPages(tall, track({ height: 32 }))
    expect(first.placed).toHaveLength(3)
    expect(first.faults).toEqual([{ kind: 'widows', content: 'c' }])
  })
})

describe('columns', () => {
  test('edges take room; a divided column has them at its two ends', () => {
    const items = [line('a'), free, column('box', lines('l', 3), { before: 1, after: 1 })]
    const pages = fillPages(items, four)
    expect(printed(pages)).toEqual(['a box l1 l2', 'box l3'])
    expect(pages.map(page => page.placed.find(part => part.content === 'box'))).toMatchObject([
      { y: 1, height: 3, isFirst: true, isLast: false },
      { y: 0, height: 2, isFirst: false, isLast: true },
    ])
  })

  test('a cloned column has both edges on each page', () => {
    const pages = fillPages([column('box', lines('l', 5), { before: 1, after: 1, clone: true })], four)
    expect(printed(pages)).toEqual(['box l1 l2', 'box l3 l4', 'box l5'])
    expect(pages.map(page => page.placed.map(part => part.y))).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [0, 1],
    ])
    expect(pages.map(page => page.placed[0].height)).toEqual([4, 4, 3])
  })

  test('penalties at the ends of a column stand outside it', () => {
    const inner = column('inner', [free, line('l1'), line('l2'), free], { before: 1, after: 1 })
    const items = [line('a'), column('outer', [inner]), line('b')]
    expect(printed(fillPages(items, four))).toEqual(['a', 'outer inner l1 l2', 'b'])
  })

  test('a forced break at the end of a column comes after its edge', () => {
    const pages = fillPages([column('box', [line('a'), forced()], { after: 1 }), line('b')])
    expect(printed(pages)).toEqual(['box a', 'b'])
    expect(pages[0].height).toBe(2)
    expect(pages[0].placed[0].isLast).toBe(true)
  })

  test('the head is repeated at the top of each later part', () => {
    const items = column('table', [line('head'), ruled('break-after'), ...lines('r', 5)], {
      repeat: [line('head')],
    })
    const pages = fillPages([items], three)
    expect(printed(pages)).toEqual(['table head r1 r2', 'table head r3 r4', 'table head r5'])
    expect(pages[1].placed.map(part => part.isRepeat)).toEqual([false, true, false, false])
    expect(pages[1].placed.map(part => part.y)).toEqual([0, 0, 1, 2])
  })

  test('a head that leaves no room for a row is left out on later pages', () => {
    const items = column('table', [block('head', 2), free, block('r1', 2), free, block('r2', 2)], {
      repeat: [block('head', 2)],
    })
    const pages = fillPages([items], three)
    expect(printed(pages)).toEqual(['table head', 'table r1', 'table r2'])
    expect(pages.flatMap(page => page.faults)).toEqual([])
  })

  test('space within a column is dropped at the top and the foot of a page too', () => {
    const items = column('box', [...lines('l', 2), space(1), free, space(1), line('c')])
    const pages = fillPages([items], track({ height: 2 }))
    expect(pages.map(page => page.placed[0].height)).toEqual([2, 1])
  })
})

describe('rows', () => {
  test('a row is as high as its highest cell and what follows stands below it', () => {
    const [page] = fillPages([row('row', lines('a', 1), lines('b', 3)), free, line('after')])
    expect(page.placed.map(({ content, y }) => [content, y])).toEqual([
      ['row', 0],
      ['a1', 0],
      ['b1', 0],
      ['b2', 1],
      ['b3', 2],
      ['after', 3],
    ])
    expect(page.placed[0].height).toBe(3)
  })

  test('a divided row divides all its cells', () => {
    const pages = fillPages([line('x'), free, row('row', lines('a', 4), lines('b', 6), lines('c', 1))], four)
    expect(printed(pages)).toEqual(['x row a1 a2 a3 b1 b2 b3 c1', 'row a4 b4 b5 b6'])
    expect(pages[0].placed[1]).toMatchObject({ y: 1, height: 3, isFirst: true, isLast: false })
    expect(pages[1].placed[0]).toMatchObject({ y: 0, height: 3, isFirst: false, isLast: true })
  })

  test('a row is not divided where a cell would have nothing of it above', () => {
    const keep = lines('b', 3, ruled('break-inside'))
    expect(printed(fillPages([line('x'), free, row('row', lines('a', 3), keep)], three))).toEqual([
      'x',
      'row a1 a2 a3 b1 b2 b3',
    ])
  })

  test('rows stand in cells of rows', () => {
    const inner = row('inner', lines('c', 3), lines('d', 3))
    const pages = fillPages([row('outer', lines('a', 3), [inner])], track({ height: 2 }))
    expect(printed(pages)).toEqual(['outer a1 a2 inner c1 c2 d1 d2', 'outer a3 inner c3 d3'])
  })

  test('notes called in cells stand on the page of their part of the row', () => {
    const cell = [line('a1', note('n1')), free, line('a2', note('n2'))]
    const pages = fillPages([row('row', cell, lines('b', 2))], three)
    expect(printed(pages)).toEqual(['row a1 b1 | n1 n1.1', 'row a2 b2 | n2 n2.1'])
  })
})

describe('cases', () => {
  test.each(Array.from({ length: 21 }, (_, n) => n))(
    'LAY-G1: Call and note on different pages (after %i lines)',
    n => {
      const galley = joined(lines('l', n), [line('call', note('N'))], lines('m', 6))
      const pages = fillPages(galley, track({ noteEdges: 0.5 }))
      const of = (name: string) =>
        pages.findIndex(({ placed, notes }) => [...placed, ...notes].some(part => part.content === name))
      expect(of('N')).toBe(of('call'))
      expect(pages.flatMap(page => page.placed)).toHaveLength(n + 7)
      for (const page of pages.slice(0, -1)) {
        expect(page.height + page.noteHeight).toBeGreaterThanOrEqual(4)
      }
    },
  )

  test('LAY-G2: A note longer than the page', () => {
    const long = note('N', lines('t', 57))
    const galley = joined(lines('a', 5), [line('call', long)], lines('b', 30))
    const pages = fillPages(galley, track({ noteEdges: 0.5 }))
    const withCall = pages.findIndex(({ placed }) => placed.some(part => part.content === 'call'))
    expect(pages[withCall].notes.length).toBeGreaterThan(1)
    for (const page of pages.slice(0, -1)) expect(page.placed.length).toBeGreaterThan(0)
    const texts = pages.flatMap(page => page.notes.map(part => part.content)).filter(name => name !== 'N')
    expect(texts).toEqual(Array.from({ length: 57 }, (_, i) => `t${i + 1}`))
    expect(pages.length).toBeLessThanOrEqual(1.5 * (93 / 8))
    expect(pages.flatMap(page => page.faults)).toEqual([])
  })

  test.each([
    ['a block', lines('l', 40, ruled('break-inside'))],
    ['a row', [row('row', lines('l', 40, ruled('break-inside')))]],
  ])('LAY-G4: A block that must not break but is taller than the page (%s)', (_, galley) => {
    const pages = fillPages(galley)
    expect(pages).toHaveLength(5)
    const placed = pages.flatMap(page => page.placed.filter(part => part.content !== 'row'))
    expect(placed.map(part => part.content)).toEqual(Array.from({ length: 40 }, (_, i) => `l${i + 1}`))
    for (const page of pages) expect(page.height).toBeLessThanOrEqual(8)
    expect(pages[0].faults).toEqual([{ kind: 'break-inside', content: 'l8' }])
  })

  test('LAY-G5: A chain of headings that all want to stay with the next block', () => {
    const chain = lines('h', 40, ruled('break-after'))
    const pages = fillPages([...chain, ruled('break-after'), line('text'), free, line('last')])
    expect(pages.map(page => page.placed.length)).toEqual([8, 8, 8, 8, 8, 2])
    expect(printed(pages).at(-1)).toBe('text last')
    expect(pages.flatMap(page => page.faults.map(fault => fault.kind))).toEqual(Array(5).fill('break-after'))
  })

  test.each(Array.from({ length: 17 }, (_, n) => n))(
    'LAY-G9: A heading that just fits at the page foot (%i)',
    n => {
      const galley = joined(lines('l', n), [space(1), line('head'), ruled('break-after'), line('text')])
      const pages = printed(fillPages(galley))
      expect(pages.filter(page => page.includes('head'))).toEqual([expect.stringMatching(/head text$/)])
    },
  )

  test.each(Array.from({ length: 9 }, (_, n) => n))(
    'LAY-G10: Rows that break: cells that drift apart (%i)',
    n => {
      for (const between of [ruled('break-inside'), free]) {
        const galley = joined(
          lines('l', n),
          [row('row', lines('a', 1), lines('b', 12, between))],
          [line('AFTER')],
        )
        const pages = fillPages(galley)
        const starts = ['a1', 'b1'].map(name =>
          pages.map(page => page.placed.find(part => part.content === name)?.y),
        )
        expect(starts[0]).toEqual(starts[1])
        const last = pages.at(-1)!
        const bottom = Math.max(
          0,
          ...last.placed.filter(part => part.content !== 'AFTER').map(part => part.y + part.height),
        )
        expect(last.placed.at(-1)).toMatchObject({ content: 'AFTER', y: bottom })
        expect(pages.flatMap(page => page.placed.filter(part => part.content.startsWith('b')))).toHaveLength(
          12,
        )
      }
    },
  )
})

test('a galley of a thousand pages is filled in a time that grows with its length only', () => {
  const chapter = joined(
    lines('a', 20),
    [line('call', note('n', lines('n', 3)))],
    [column('box', lines('b', 20), { before: 1, after: 1 })],
    [row('row', lines('c', 5), lines('d', 7))],
  )
  const galley = joined(...Array.from({ length: 800 }, () => chapter))
  expect(fillPages(galley, track({ height: 40 })).length).toBeGreaterThan(1000)
})
