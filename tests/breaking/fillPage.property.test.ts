import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Filled, GalleyItem, NoteGalley, Penalty, Rule, Track } from '../../src/breaking/galley.js'
import { fillPages, forced, free, ruled, track } from '../kit/galley.js'

type Item = GalleyItem<string>

const rule = fc.constantFrom<Rule>('orphans', 'widows', 'break-inside', 'break-after', 'break-before')
const penalty: fc.Arbitrary<Penalty> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(free) },
  { weight: 2, arbitrary: fc.nat(60).map(cost => ({ ...free, cost })) },
  { weight: 2, arbitrary: rule.map(ruled) },
  { weight: 1, arbitrary: fc.constantFrom(forced(), forced('right')) },
)
const space = fc.record({
  kind: fc.constant('space' as const),
  height: fc.constantFrom(0.5, 1),
  stretch: fc.constant(0),
  shrink: fc.constant(0),
  keep: fc.boolean(),
})

/** Items without names: `name` gives each its own. Mostly with a place between each two, as layout makes them. */
const { galley } = fc.letrec<{
  galley: readonly Item[]
  items: readonly Item[]
  item: Item
  note: NoteGalley<string>
}>(tie => ({
  galley: listOf(tie('item'), 40),
  items: listOf(tie('item'), 8),
  note: fc.record({ items: tie('items'), content: fc.constant('') }),
  item: fc.oneof(
    { depthIdentifier: 'galley', maxDepth: 4 },
    { weight: 10, arbitrary: leafOf(fc.constant([])) },
    { weight: 1, arbitrary: space },
    { weight: 8, arbitrary: leafOf(fc.array(tie('note'), { minLength: 1, maxLength: 3, size: 'max' })) },
    { weight: 2, arbitrary: columnOf(tie('items')) },
    { weight: 2, arbitrary: rowOf(tie('items')) },
  ),
}))

function listOf(item: fc.Arbitrary<Item>, maxLength: number): fc.Arbitrary<readonly Item[]> {
  const between = fc.oneof({ weight: 8, arbitrary: penalty.map(each => [each]) }, fc.constant([]))
  const pair = fc.tuple(item, between).map(([first, then]) => [first, ...then])
  return fc.array(pair, { maxLength, size: 'max', depthIdentifier: 'galley' }).map(pairs => pairs.flat())
}

function columnOf(within: fc.Arbitrary<readonly Item[]>): fc.Arbitrary<Item> {
  return fc.record({
    kind: fc.constant('column' as const),
    before: fc.constantFrom(0, 0.5),
    after: fc.constantFrom(0, 1),
    clone: fc.boolean(),
    repeat: fc.constantFrom<readonly Item[]>([], [{ kind: 'leaf', height: 1, notes: [], content: 'head' }]),
    items: within,
    content: fc.constant(''),
  })
}

function rowOf(within: fc.Arbitrary<readonly Item[]>): fc.Arbitrary<Item> {
  return fc.record({
    kind: fc.constant('row' as const),
    cells: fc.array(within, { minLength: 1, maxLength: 3 }),
    content: fc.constant(''),
  })
}

function leafOf(notes: fc.Arbitrary<readonly NoteGalley<string>[]>): fc.Arbitrary<Item> {
  const height = fc.oneof({ weight: 40, arbitrary: fc.constantFrom(0, 0.5, 1, 1, 2) }, fc.constant(9))
  return fc.record({ kind: fc.constant('leaf' as const), height, notes, content: fc.constant('') })
}

interface Named {
  readonly galley: readonly Item[]
  /** Leaves and notes, each with what holds it: the leaf that calls a note, the note that a leaf stands in. */
  readonly leaves: readonly string[]
  readonly notes: ReadonlyMap<string, { readonly call: string; readonly items: readonly Item[] }>
  readonly lists: readonly (readonly string[])[]
}

function name(unnamed: readonly Item[]): Named {
  let count = 0
  const leaves: string[] = []
  const notes = new Map<string, { call: string; items: readonly Item[] }>()
  const lists: string[][] = []
  const nameList = (list: readonly Item[]): readonly Item[] => {
    const own: string[] = []
    lists.push(own)
    return list.map((item): Item => {
      if (item.kind === 'leaf') {
        const content = `leaf${count++}`
        leaves.push(content)
        own.push(content)
        const named = item.notes.map(each => {
          const note = { content: `note${count++}`, items: nameList(each.items) }
          notes.set(note.content, { call: content, items: note.items })
          return note
        })
        return { ...item, content, notes: named }
      }
      if (item.kind === 'column') return { ...item, content: `column${count++}`, items: nameList(item.items) }
      if (item.kind === 'row') return { ...item, content: `row${count++}`, cells: item.cells.map(nameList) }
      return item
    })
  }
  return { galley: nameList(unnamed), leaves, notes, lists }
}

function check(property: (named: Named, pages: readonly Filled<string>[], on: Track) => void): void {
  const tracks = fc.record({
    height: fc.constantFrom(3, 5, 8),
    noteEdges: fc.constantFrom(0, 0.5),
    noteGap: fc.constantFrom(0, 0.25),
    noteMax: fc.constantFrom(1, 2, 4, 8),
  })
  fc.assert(
    fc.property(galley.map(name), tracks.map(track), (named, on) =>
      property(named, fillPages(named.galley, on), on),
    ),
    { seed: 7, numRuns: 400 },
  )
}

const isLeaf = ({ content, isRepeat }: { content: string; isRepeat: boolean }) =>
  content.startsWith('leaf') && !isRepeat
const all = (page: Filled<string>) => [...page.placed, ...page.notes]
const pageOf = (pages: readonly Filled<string>[], content: string) =>
  pages.findIndex(page => all(page).some(part => part.content === content))

describe('filling pages', () => {
  test('prints each leaf of text and notes once', () => {
    check(({ leaves }, pages) => {
      const found = pages.flatMap(page =>
        all(page)
          .filter(isLeaf)
          .map(part => part.content),
      )
      expect(found.toSorted()).toEqual(leaves.toSorted())
    })
  })

  test('keeps the order of every list', () => {
    check(({ lists }, pages) => {
      const order = new Map(
        pages
          .flatMap(all)
          .filter(isLeaf)
          .map((part, i) => [part.content, i]),
      )
      for (const list of lists) {
        const found = list.map(leaf => order.get(leaf)!)
        expect(found).toEqual(found.toSorted((a, b) => a - b))
      }
    })
  })

  test('starts each note on the page of its call, or reports it', () => {
    check(({ notes }, pages) => {
      for (const [content, { call }] of notes) {
        const page = pageOf(pages, call)
        const deferred = pages[page].faults.some(
          fault => fault.kind === 'note-deferred' && fault.content === content,
        )
        if (deferred) expect(pageOf(pages, content)).toBeGreaterThan(page)
        else expect(pageOf(pages, content)).toBe(page)
      }
    })
  })

  test('never exceeds the track unless reported', () => {
    check((_, pages, on) => {
      for (const page of pages) {
        const notes = page.notes.length === 0 ? 0 : page.noteHeight + on.noteEdges
        if (!page.faults.some(fault => fault.kind === 'too-tall')) {
          expect(page.height + notes).toBeLessThanOrEqual(on.height + 0.01)
        }
      }
    })
  })

  test('takes something on each page', () => {
    check((_, pages) => {
      for (const page of pages.slice(0, -1)) {
        expect(all(page)).not.toEqual([])
      }
      for (const [i, page] of pages.slice(1).entries()) expect(page.next).not.toEqual(pages[i].next)
    })
  })

  test('tells the height that is taken, and marks first and last parts', () => {
    check((_, pages) => {
      for (const page of pages) {
        const bottom = Math.max(0, ...page.placed.map(part => part.y + part.height))
        expect(bottom).toBeLessThanOrEqual(page.height + 1e-9)
      }
      const parts = new Map<string, Filled<string>['placed'][number][]>()
      for (const part of pages.flatMap(all)) {
        if (part.isRepeat || part.content === 'head') continue
        parts.set(part.content, [...(parts.get(part.content) ?? []), part])
      }
      for (const found of parts.values()) {
        expect(found.map(part => part.isFirst)).toEqual(found.map((_, i) => i === 0))
        expect(found.map(part => part.isLast)).toEqual(found.map((_, i) => i === found.length - 1))
      }
    })
  })
})
