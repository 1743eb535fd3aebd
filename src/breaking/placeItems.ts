import { assertNever } from '../diagnostic.js'
import { snapDown } from './baselineGrid.js'
import { heightOf } from './findPlaces.js'
import type { Column, GalleyItem, Path, Placed, Row } from './galley.js'
import { indexOf, listStart, pathInColumn, pathsInCells } from './galleyPath.js'

export interface PlacingOptions {
  /** Whether later parts of a column begin with its repeated items. */
  readonly repeats: boolean
  /** Whether space at the top is dropped. */
  readonly atTop: boolean
  /** Whether lines stand on their grid: not in notes. */
  readonly onGrid: boolean
}

/** The part of a list from one path to another (or its end), each thing at its height; a column before what it holds. */
export function placeItems<C>(
  items: readonly GalleyItem<C>[],
  from: Path,
  to: Path | undefined,
  options: PlacingOptions,
): readonly Placed<C>[] {
  const placement = new Placement<C>(options)
  placement.placeList(items, from, to)
  return placement.placed
}

/** Goes down a page as `PlaceSearch` does: `y` and `used` are the same at the same items. */
class Placement<C> {
  readonly placed: Placed<C>[] = []
  private y = 0
  private used = 0
  private atTop: boolean
  private onGrid: boolean
  private isRepeat = false
  /** How many leaves, rows and outlined columns have been placed. */
  private contents = 0

  constructor(private readonly options: PlacingOptions) {
    this.atTop = options.atTop
    this.onGrid = options.onGrid
  }

  placeList(items: readonly GalleyItem<C>[], from: Path, to: Path | undefined): void {
    const start = indexOf(from)
    const end = to === undefined ? items.length : indexOf(to)
    for (let i = start; i < end; i++) this.placeItem(items[i]!, i === start ? from : [i], undefined)
    if (to !== undefined && to.length > 1) this.placeItem(items[end]!, end === start ? from : [end], to)
  }

  private placeItem(item: GalleyItem<C>, from: Path, to: Path | undefined): void {
    switch (item.kind) {
      case 'leaf':
        if (item.grid !== undefined && this.onGrid) this.y = snapDown(this.y, item.grid)
        this.add(item.content, this.y, item.height)
        this.y += item.height
        this.endContent()
        return
      case 'column':
        this.placeColumn(item, pathInColumn(from), to && pathInColumn(to))
        return
      case 'row':
        this.placeRow(item, pathsInCells(from), to && pathsInCells(to))
        return
      case 'space':
        if (item.keep || !this.atTop) this.y += item.height
        return
      case 'penalty':
        return
      default:
        assertNever(item)
    }
  }

  private placeColumn(column: Column<C>, from: Path | undefined, to: Path | undefined): void {
    const { content, items, before, after, clone, repeat } = column
    const isFirst = from === undefined
    const isLast = to === undefined
    const top = this.y
    const index = this.add(content, top, 0)
    const outerUsed = this.used
    this.used = top
    if (isFirst || clone) this.y += before
    if (isFirst && before > 0) this.atTop = false
    if (!isFirst && this.options.repeats) this.placeRepeat(repeat)
    const { contents } = this
    this.placeList(items, from ?? listStart, to)
    if (isLast) {
      this.y += after
      if (after > 0 || (this.contents === contents && before > 0)) this.endContent()
    }
    const bottom = this.used + (!isLast && clone ? after : 0)
    this.used = Math.max(outerUsed, this.used)
    this.placed[index] = { ...this.placed[index]!, height: Math.max(0, bottom - top), isFirst, isLast }
  }

  private placeRepeat(repeat: readonly GalleyItem<C>[]): void {
    const { y, used, atTop, onGrid, isRepeat } = this
    Object.assign(this, { isRepeat: true, atTop: false, onGrid: false })
    this.placeList(repeat, listStart, undefined)
    this.y = y + heightOf(repeat)
    Object.assign(this, { used, atTop, onGrid, isRepeat })
  }

  private placeRow(row: Row<C>, from: readonly Path[] | undefined, to: readonly Path[] | undefined): void {
    const { y: top, atTop, onGrid, used } = this
    this.onGrid = false
    const index = this.add(row.content, top, 0)
    let height = 0
    for (const [i, items] of row.cells.entries()) {
      this.y = top
      this.used = top
      this.atTop = from !== undefined
      this.placeList(items, from?.[i] ?? listStart, to?.[i])
      height = Math.max(height, (to === undefined ? this.y : this.used) - top)
    }
    this.y = top + height
    Object.assign(this, { used, atTop, onGrid })
    this.endContent()
    const isFirst = from === undefined
    this.placed[index] = { ...this.placed[index]!, height, isFirst, isLast: to === undefined }
  }

  private endContent(): void {
    this.used = Math.max(this.used, this.y)
    this.atTop = false
    this.contents++
  }

  private add(content: C, y: number, height: number): number {
    const { isRepeat } = this
    return this.placed.push({ content, y, height, isFirst: true, isLast: true, isRepeat }) - 1
  }
}
