import type { GalleyItem, Path } from './galley.js'
import type { GalleyChange } from './galleyChanges.js'

/** Items of one list that others stand in place of. */
interface Edit<C> {
  readonly path: Path
  readonly count: number
  readonly items: readonly GalleyItem<C>[]
}

/** A galley with changes made, and the paths of places in it as they then are. Paths in the galley's order. */
export function applyChanges<C>(
  galley: readonly GalleyItem<C>[],
  changes: readonly GalleyChange<C>[],
  paths: readonly Path[],
): { readonly galley: readonly GalleyItem<C>[]; readonly paths: readonly Path[] } {
  const edits = changes.flatMap(editsOf).sort((a, b) => (isBefore(a.path, b.path) ? -1 : 1))
  if (edits.length === 0) return { galley, paths }
  return { galley: new Rewriting(edits).rewrite(galley, []), paths: movePaths(paths, edits) }
}

function editsOf<C>(change: GalleyChange<C>): readonly Edit<C>[] {
  if (change.kind === 'paragraph') {
    const { paragraph, variant } = change
    return [{ path: paragraph.path, count: paragraph.otherwise.count, items: variant.items() }]
  }
  const { ratio } = change
  return change.spaces.map(({ item, path }) => {
    const height = item.height + ratio * (ratio > 0 ? item.stretch : item.shrink)
    return { path, count: 1, items: [{ ...item, height, stretch: 0, shrink: 0 }] }
  })
}

const keyOf = (path: Path) => path.join()

class Rewriting<C> {
  private readonly byList = new Map<string, Edit<C>[]>()
  /** Lists with edits in them or further in. */
  private readonly touched = new Set<string>()

  constructor(edits: readonly Edit<C>[]) {
    for (const edit of edits) {
      const key = keyOf(edit.path.slice(0, -1))
      const inList = this.byList.get(key)
      if (inList === undefined) this.byList.set(key, [edit])
      else inList.push(edit)
      for (let depth = 0; depth < edit.path.length; depth++)
        this.touched.add(keyOf(edit.path.slice(0, depth)))
    }
  }

  rewrite(items: readonly GalleyItem<C>[], prefix: Path): readonly GalleyItem<C>[] {
    const key = keyOf(prefix)
    if (!this.touched.has(key)) return items
    const rewritten: GalleyItem<C>[] = []
    const copy = (from: number, to: number) => {
      for (let i = from; i < to; i++) rewritten.push(this.within(items[i]!, [...prefix, i]))
    }
    let next = 0
    for (const { path, count, items: others } of this.byList.get(key) ?? []) {
      const at = path.at(-1) as number
      copy(next, at)
      for (const other of others) rewritten.push(other)
      next = at + count
    }
    copy(next, items.length)
    return rewritten
  }

  private within(item: GalleyItem<C>, path: Path): GalleyItem<C> {
    return item.kind === 'column' ? { ...item, items: this.rewrite(item.items, path) } : item
  }
}

/** A path moves with all that has been put in or left out before it in each list that it leads through. */
function movePaths<C>(paths: readonly Path[], edits: readonly Edit<C>[]): readonly Path[] {
  const shifts = new Map<string, number>()
  let next = 0
  return paths.map(path => {
    for (; next < edits.length && isBefore(edits[next]!.path, path); next++) {
      const { path: at, count, items } = edits[next]!
      const key = keyOf(at.slice(0, -1))
      shifts.set(key, (shifts.get(key) ?? 0) + items.length - count)
    }
    return path.map((step, depth) =>
      typeof step === 'number' ? step + (shifts.get(keyOf(path.slice(0, depth))) ?? 0) : step,
    )
  })
}

/** Whether a path to an item leads to something before a place. */
function isBefore(item: Path, place: Path): boolean {
  const different = item.findIndex((step, depth) => step !== place[depth])
  if (different < 0 || different >= place.length) return false
  return (item[different] as number) < (place[different] as number)
}
