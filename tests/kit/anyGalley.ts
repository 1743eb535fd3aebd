import fc from 'fast-check'
import type { NoteGalley, Penalty, Rule } from '../../src/breaking/galley.js'
import { forced, free, type Item, ruled, track } from './galley.js'

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

/** Galleys of all that there can be, without names: `nameItems` gives each its own. Mostly with a place between each two. */
export const { galley: anyGalley } = fc.letrec<{
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

/** Such galleys with some of their leaves on a grid, seldom on one of two grids. */
export const anyGalleyOnGrid: fc.Arbitrary<readonly Item[]> = fc
  .tuple(
    anyGalley,
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(1, 1.5).map(step => [step]) },
      { weight: 1, arbitrary: fc.constant([1, 1.5]) },
    ),
    fc.array(fc.nat(4), { minLength: 1, maxLength: 12, size: 'max' }),
  )
  .map(([galley, steps, pattern]) => {
    let count = 0
    const within = (items: readonly Item[]): readonly Item[] => items.map(onGrid)
    const onGrid = (item: Item): Item => {
      if (item.kind === 'column') return { ...item, items: within(item.items) }
      if (item.kind === 'row') return { ...item, cells: item.cells.map(within) }
      const choice = item.kind === 'leaf' ? pattern[count++ % pattern.length]! : 0
      if (item.kind !== 'leaf' || choice === 0) return item
      return { ...item, grid: steps[choice % steps.length]! }
    }
    return within(galley)
  })

/** A galley whose leaves and notes all have a name of their own; a third of the notes keep whole. */
export interface NamedGalley {
  readonly galley: readonly Item[]
  /** Leaves and notes, each with what holds it: the leaf that calls a note, the note that a leaf stands in. */
  readonly leaves: readonly string[]
  readonly notes: ReadonlyMap<string, { readonly call: string } & NoteGalley<string>>
  readonly lists: readonly (readonly string[])[]
}

export function nameItems(unnamed: readonly Item[]): NamedGalley {
  let count = 0
  const leaves: string[] = []
  const notes = new Map<string, { call: string } & NoteGalley<string>>()
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
          const note = { keepsWhole: count % 3 === 0, content: `note${count++}`, items: nameList(each.items) }
          notes.set(note.content, { ...note, call: content })
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

/** Tracks so small that all kinds of trouble come up. */
export const anyTrack = fc
  .record({
    height: fc.constantFrom(3, 5, 8),
    noteEdges: fc.constantFrom(0, 0.5),
    noteGap: fc.constantFrom(0, 0.25),
    noteMax: fc.constantFrom(1, 2, 4, 8),
  })
  .map(track)
