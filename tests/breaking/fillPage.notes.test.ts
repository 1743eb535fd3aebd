import { describe, expect, test } from 'vitest'
import type { NoteGalley } from '../../src/breaking/galley.js'
import {
  block,
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
  track,
} from '../kit/galley.js'

const four = track({ height: 4 })

describe('notes', () => {
  test('a note takes room from the text on the page of its call', () => {
    const galley = joined([line('a', note('n'))], lines('l', 4))
    const pages = fillPages(galley, four)
    expect(printed(pages)).toEqual(['a l1 l2 | n n.1', 'l3 l4'])
    expect(pages[0].noteHeight).toBe(1)
  })

  test('edges are counted once there is a note, gaps between two', () => {
    const galley = joined([line('a', note('n'), note('m'))], lines('l', 4))
    const pages = fillPages(galley, track({ height: 5, noteEdges: 1, noteGap: 0.5 }))
    expect(printed(pages)).toEqual(['a | n n.1 m m.1', 'l1 l2 l3 l4'])
    expect(pages[0].notes.map(part => part.y)).toEqual([0, 0, 1.5, 1.5])
    expect(pages[0].noteHeight).toBe(2.5)
  })

  test('a line whose note does not fit goes to the next page with it', () => {
    const galley = joined(lines('l', 3), [line('call', note('n', lines('n', 2)))], lines('m', 2))
    expect(printed(fillPages(galley, four))).toEqual(['l1 l2 l3', 'call m1 | n n1 n2', 'm2'])
  })

  test('a note is divided where the page would be less than three quarters full without its call', () => {
    const galley = joined([line('l')], [line('call', note('n', lines('n', 3)))])
    const pages = fillPages(galley, four)
    expect(printed(pages)).toEqual(['l call | n n1 n2', ' | n n3'])
    expect(pages.map(page => page.notes[0])).toMatchObject([
      { isFirst: true, isLast: false, height: 2 },
      { isFirst: false, isLast: true, height: 1 },
    ])
    expect(pages.flatMap(page => page.faults)).toEqual([])
  })

  test('a note is divided at its own penalties', () => {
    const two = [line('n1'), ruled('orphans'), line('n2'), free, line('n3'), ruled('widows'), line('n4')]
    const galley = joined([line('call', note('n', two))], lines('l', 3))
    expect(printed(fillPages(galley, four))).toEqual(['call l1 | n n1 n2', 'l2 l3 | n n3 n4'])
  })

  test('twelve calls on one line have their notes on its page', () => {
    const notes = Array.from({ length: 12 }, (_, i) => note(`n${i + 1}`))
    const galley = joined(lines('l', 4), [line('calls', ...notes)], lines('m', 4))
    const pages = fillPages(galley, track({ height: 14 }))
    expect(pages[1].placed[0].content).toBe('calls')
    expect(pages[1].notes.filter(part => part.content.endsWith('.1'))).toHaveLength(12)
    expect(pages.flatMap(page => page.faults)).toEqual([])
  })

  test('notes that no page can hold with their line are put off in order, and reported', () => {
    const notes = Array.from({ length: 6 }, (_, i) => note(`n${i + 1}`))
    const pages = fillPages(joined([line('calls', ...notes)], [line('l')]), four)
    expect(printed(pages)).toEqual(['calls | n1 n1.1 n2 n2.1 n3 n3.1', 'l | n4 n4.1 n5 n5.1 n6 n6.1'])
    expect(pages[0].faults).toEqual(['n4', 'n5', 'n6'].map(content => ({ kind: 'note-deferred', content })))
    expect(pages[1].faults).toEqual([])
  })

  test('waiting notes come first on the next page', () => {
    const long = note('n', lines('n', 5))
    const galley = joined([line('call', long)], lines('l', 2), [line('next', note('m'))], lines('k', 3))
    expect(printed(fillPages(galley, four))).toEqual([
      'call | n n1 n2 n3',
      'l1 l2 | n n4 n5',
      'next k1 k2 | m m.1',
      'k3',
    ])
  })

  test('text goes on beside a note that takes several pages', () => {
    const galley = joined([line('call', note('n', lines('n', 12)))], lines('l', 3))
    const pages = fillPages(galley, four)
    expect(pages.map(page => page.placed.length)).toEqual([1, 1, 1, 1])
  })

  test('notes take no more than their greatest height', () => {
    const galley = joined([line('call', note('n', lines('n', 3)))], lines('l', 4))
    expect(printed(fillPages(galley, track({ height: 4, noteMax: 2 })))).toEqual([
      'call l1 | n n1 n2',
      'l2 l3 l4 | n n3',
    ])
  })

  test('what is left of notes when the text has ended fills whole pages', () => {
    const galley = [line('call', note('n', lines('n', 8)))]
    expect(printed(fillPages(galley, track({ height: 4, noteMax: 2 })))).toEqual([
      'call | n n1 n2',
      ' | n n3 n4 n5 n6',
      ' | n n7 n8',
    ])
  })

  test('a note called in a note follows it', () => {
    const inner = note('m')
    const outer = note('n', [line('n1', inner), free, line('n2')])
    const galley = joined([line('call', outer, note('o'))], lines('l', 2))
    expect(printed(fillPages(galley, track({ height: 8 })))).toEqual(['call l1 l2 | n n1 n2 m m.1 o o.1'])
    const pages = fillPages(galley, track({ height: 3 }))
    expect(printed(pages)).toEqual(['call | n n1 n2', 'l1 | m m.1 o o.1', 'l2'])
    expect(pages[0].faults.map(fault => fault.content)).toEqual(['m', 'o'])
  })

  test('rows may stand in notes and have notes', () => {
    const inRow = note('n', [row('row', lines('a', 2), [line('b1', note('m'))])])
    expect(printed(fillPages([line('call', inRow)]))).toEqual(['call | n row a1 a2 b1 m m.1'])
  })

  test('notes are finished before a forced break', () => {
    const galley = [line('call', note('n', lines('n', 5))), forced('right'), line('next')]
    const pages = fillPages(galley, four)
    expect(printed(pages)).toEqual(['call | n n1 n2 n3', ' | n n4 n5', 'next'])
    expect(pages.map(page => page.ended)).toEqual(['full', 'right', 'end'])
  })

  test('a block as high as the page waits until the notes are done', () => {
    const galley = joined([line('call', note('n', lines('n', 5)))], [block('plate', 4)])
    const pages = fillPages(galley, four)
    expect(printed(pages)).toEqual(['call | n n1 n2 n3', ' | n n4 n5', 'plate'])
    expect(pages.flatMap(page => page.faults)).toEqual([])
  })

  test('a note that must not be divided is divided where no page can hold it, and reported', () => {
    const whole: NoteGalley<string> = note('n', lines('n', 6, ruled('break-inside')))
    const pages = fillPages(joined([line('call', whole)], lines('l', 2)), four)
    expect(pages.flatMap(page => page.notes.filter(part => part.content !== 'n'))).toHaveLength(6)
    expect(pages.flatMap(page => page.faults.map(fault => fault.kind))).toContain('break-inside')
  })
})
