import { assertNever } from '../diagnostic.js'
import { fits } from '../length.js'
import { type Snap, snapDown } from './baselineGrid.js'
import { placesOfRow } from './cellPlaces.js'
import type { Column, GalleyItem, Leaf, NoteGalley, Path, Penalty, Row, Space } from './galley.js'
import { indexOf, listStart, pathInColumn, pathsInCells } from './galleyPath.js'
import type { Place } from './place.js'

export interface SearchLimits {
  /** Points that are there to be filled. One place is found beyond them if there is none within. */
  readonly height: number
  /** Whether later parts of a column begin with its repeated items. */
  readonly repeats: boolean
  /** Whether a forced break ends a page on which nothing stands yet: there are notes for it. */
  readonly emptyPages: boolean
  /** Whether the list goes on from a page before: then space at its top is dropped. */
  readonly atTop: boolean
  /** A forced break in a cell or note is none, and no line in them stands on a grid. */
  readonly forces: boolean
  /** Whether notes are listed once for all places (`called`), and none with a place: of a long list each would have all. */
  readonly callsApart?: boolean
}

export interface FoundPlaces<C> {
  /** In order; never empty. */
  readonly places: readonly Place<C>[]
  /** Of all that was looked at, with the space at its end. */
  readonly height: number
  /** Whether the list's end was reached: it is the last place. */
  readonly isComplete: boolean
  /** Leaves that begin a paragraph which can be set otherwise, and spaces that may change, in order; none of those in rows. */
  readonly paragraphs: readonly Found<Leaf<C>>[]
  readonly spaces: readonly Found<Space>[]
  /** Leaves that stand on a grid, in order. */
  readonly snaps: readonly Snap[]
  /** With `callsApart`, the notes that are called in a content. */
  readonly called: readonly Found<readonly NoteGalley<C>[]>[]
  /** Whether some content ends above one before it, as negative spaces bring about. */
  readonly overlaps: boolean
}

/** An item, where it stands, how many contents stand before it (`Place.contents`), and how many notes are called there. */
export interface Found<I> {
  readonly item: I
  readonly path: Path
  readonly contents: number
  readonly calls: number
}

/** All places where a page that begins at `from` could end, up to the limit. */
export function findPlaces<C>(
  items: readonly GalleyItem<C>[],
  from: Path,
  limits: SearchLimits,
): FoundPlaces<C> {
  const search = new PlaceSearch<C>(limits)
  search.searchAll(items, from)
  const { places, y, paragraphs, spaces, snaps, called, overlaps } = search
  return {
    places,
    height: y,
    isComplete: places.at(-1)?.isEnd === true,
    paragraphs,
    spaces,
    snaps,
    called,
    overlaps,
  }
}

/** The height of a list that is not divided, in points. */
export function heightOf<C>(items: readonly GalleyItem<C>[]): number {
  const height = Number.POSITIVE_INFINITY
  const limits = { height, repeats: false, emptyPages: false, atTop: false, forces: false }
  return findPlaces(items, listStart, limits).height
}

/** A list being searched: the galley, or what a column holds. */
interface Frame<C> {
  readonly parent: Frame<C> | undefined
  /** The path to the list, without the index in it. */
  readonly prefix: Path
  index: number
  /** Index of the last item that is neither space nor penalty. */
  readonly lastContent: number
  /** Whether something of it stands on this page, or on one before. */
  isStarted: boolean
  readonly isContinued: boolean
  /** Height of the edges drawn below if the page ends in it. */
  readonly closing: number
  /** Penalties after the last content: they stand outside. */
  readonly trailing: Penalty[]
}

class PlaceSearch<C> {
  readonly places: Place<C>[] = []
  readonly paragraphs: Found<Leaf<C>>[] = []
  readonly spaces: Found<Space>[] = []
  readonly snaps: Snap[] = []
  readonly called: Found<readonly NoteGalley<C>[]>[] = []
  overlaps = false
  y = 0
  /** Bottom of what would be drawn: `y` without space that is dropped at a foot. */
  private used = 0
  private calls: readonly NoteGalley<C>[] = []
  private last: C | undefined
  private endCost = 0
  private contents = 0
  private callCount = 0
  private atTop: boolean
  /** Whether there is a penalty since the last content. */
  private isMarked = true
  private forced: Place<C> | undefined
  private isDone = false

  constructor(private readonly limits: SearchLimits) {
    this.atTop = limits.atTop
  }

  searchAll(items: readonly GalleyItem<C>[], from: Path): void {
    const frame = this.open(items, from, undefined, 0)
    this.searchList(items, from, frame)
    if (this.isDone) return
    const path = [items.length]
    this.add({ ...this.here(frame, path), y: this.used, resume: path, isEnd: true })
  }

  private open(
    items: readonly GalleyItem<C>[],
    from: Path | undefined,
    parent: Frame<C> | undefined,
    closing: number,
  ): Frame<C> {
    let lastContent = items.length - 1
    while (lastContent >= 0 && isBetweenContent(items[lastContent]!)) lastContent--
    const prefix = parent === undefined ? [] : [...parent.prefix, parent.index]
    const isContinued = from !== undefined
    return { parent, prefix, index: 0, lastContent, isStarted: false, isContinued, closing, trailing: [] }
  }

  private searchList(items: readonly GalleyItem<C>[], from: Path, frame: Frame<C>): void {
    const start = indexOf(from)
    for (let i = start; i < items.length && !this.isDone; i++) {
      frame.index = i
      this.searchItem(items[i]!, i === start ? from : [i], frame)
    }
  }

  private searchItem(item: GalleyItem<C>, from: Path, frame: Frame<C>): void {
    switch (item.kind) {
      case 'leaf':
        this.searchLeaf(item, frame)
        return
      case 'column':
        this.searchColumn(item, pathInColumn(from), frame)
        return
      case 'row':
        this.searchRow(item, pathsInCells(from), frame)
        return
      case 'space':
        if (item.stretch > 0 || item.shrink > 0) this.spaces.push(this.found(item, frame))
        if (item.keep || !this.atTop) this.y += item.height
        return
      case 'penalty':
        if (frame.index > frame.lastContent) frame.trailing.push(item)
        else this.addPenalty(item, frame)
        return
      default:
        assertNever(item)
    }
  }

  private searchLeaf(leaf: Leaf<C>, frame: Frame<C>): void {
    const y = this.topOf(leaf)
    if (!this.beginContent(frame, y - this.y + leaf.height)) return
    if (leaf.otherwise !== undefined) this.paragraphs.push(this.found(leaf, frame))
    if (leaf.grid !== undefined && this.limits.forces)
      this.snaps.push({ contents: this.contents, from: this.y, y, step: leaf.grid })
    this.y = y + leaf.height
    this.call(leaf.notes, frame)
    this.last = leaf.content
    this.endCost = leaf.endCost ?? 0
    this.endContent(frame)
  }

  private topOf({ grid }: Leaf<C>): number {
    return grid === undefined || !this.limits.forces ? this.y : snapDown(this.y, grid)
  }

  private searchColumn(column: Column<C>, from: Path | undefined, outer: Frame<C>): void {
    const { items, before, after, clone, repeat } = column
    const isContinued = from !== undefined
    const frame = this.open(items, from, outer, outer.closing + (clone ? after : 0))
    if (!isContinued || clone) this.y += before
    if (!isContinued && before > 0) this.atTop = false
    if (isContinued && this.limits.repeats) this.y += heightOf(repeat)
    this.searchList(items, from ?? listStart, frame)
    if (this.isDone) return
    if (!frame.isStarted && before + after > 0 && !this.beginContent(outer, after)) return
    this.y += after
    if (after > 0 || (!frame.isStarted && before > 0)) this.endContent(outer)
    for (const penalty of frame.trailing) {
      if (outer.index >= outer.lastContent) outer.trailing.push(penalty)
      else this.addPenalty(penalty, outer, outer.index + 1)
    }
  }

  private searchRow(row: Row<C>, from: readonly Path[] | undefined, frame: Frame<C>): void {
    if (!this.beginContent(frame, 0)) return
    const top = this.y
    const height = this.limits.height - top - frame.closing
    const within = { height, emptyPages: false, forces: false, atTop: from !== undefined, callsApart: false }
    const limits = { ...this.limits, ...within }
    const cells = row.cells.map((items, i) => findPlaces(items, from?.[i] ?? listStart, limits))
    const { calls } = this
    for (const { paths, y, calls: inCells, ...place } of placesOfRow(cells.map(cell => cell.places))) {
      const path = [...frame.prefix, frame.index, paths]
      const allCalls = inCells.length === 0 ? calls : [...calls, ...inCells]
      const bottom = top + y + frame.closing
      this.add({ ...this.here(frame, path), ...place, y: bottom, calls: allCalls, isBlank: false })
      if (this.isDone) return
    }
    if (!cells.every(cell => cell.isComplete)) {
      this.isDone = true
      return
    }
    this.y = top + Math.max(0, ...cells.map(cell => cell.height))
    const ends = cells.map(cell => cell.places.at(-1)!)
    this.call(
      ends.flatMap(end => end.calls),
      frame,
    )
    this.last = ends.findLast(end => end.last !== undefined)?.last ?? this.last
    this.endCost = Math.max(0, ...ends.map(end => end.endCost))
    this.endContent(frame)
  }

  /** False if the page ends before content of this height: by a forced break, or because it does not fit. */
  private beginContent(frame: Frame<C>, height: number): boolean {
    if (!this.isMarked) this.addPenalty(undefined, frame)
    if (this.forced !== undefined) this.isDone = true
    if (this.places.length > 0 && !fits(this.y + height, this.limits.height)) this.isDone = true
    return !this.isDone
  }

  private call(notes: readonly NoteGalley<C>[], frame: Frame<C>): void {
    if (notes.length === 0) return
    if (this.limits.callsApart === true) this.called.push(this.found(notes, frame))
    else this.calls = [...this.calls, ...notes]
    this.callCount += notes.length
  }

  private found<I>(item: I, { prefix, index }: Frame<C>): Found<I> {
    return { item, path: [...prefix, index], contents: this.contents, calls: this.callCount }
  }

  private endContent(frame: Frame<C>): void {
    this.contents++
    this.overlaps ||= this.y < this.used
    this.used = Math.max(this.used, this.y)
    this.atTop = false
    this.isMarked = false
    for (let f: Frame<C> | undefined = frame; f !== undefined && !f.isStarted; f = f.parent)
      f.isStarted = true
  }

  /** A place at a penalty, or where there is none though content meets content. `from` is the item to search it from again. */
  private addPenalty(penalty: Penalty | undefined, frame: Frame<C>, from = frame.index): void {
    this.isMarked = true
    let outer = frame
    while (!outer.isStarted && !outer.isContinued && outer.parent !== undefined) outer = outer.parent
    const after = outer !== frame || penalty === undefined ? outer.index : frame.index + 1
    const force = this.limits.forces ? penalty?.force : undefined
    if (!outer.isStarted && !(force !== undefined && this.limits.emptyPages)) return
    const cost = penalty?.force === undefined ? (penalty?.cost ?? 0) : 0
    const here = this.here(outer, [...outer.prefix, after])
    const place: Place<C> = {
      ...here,
      endCost: here.endCost + (cost < Number.POSITIVE_INFINITY ? cost : 0),
      resume: [...outer.prefix, outer === frame ? from : outer.index],
      cost,
      rule: penalty === undefined ? 'unmarked' : penalty.force === undefined ? penalty.rule : undefined,
      force: force === 'page' ? (this.forced?.force ?? force) : force,
    }
    this.add(place)
    if (force !== undefined) this.forced = place
  }

  private here(frame: Frame<C>, path: Path): Place<C> {
    const y = this.used + frame.closing
    const { calls, last, endCost, contents } = this
    const none = { cost: 0, rule: undefined, force: undefined, isEnd: false }
    return { path, resume: path, y, calls, last, endCost, contents, isBlank: !frame.isStarted, ...none }
  }

  private add(place: Place<C>): void {
    this.places.push(place)
    if (!fits(place.y, this.limits.height)) this.isDone = true
  }
}

function isBetweenContent(item: GalleyItem<unknown>): boolean {
  return item.kind === 'space' || item.kind === 'penalty'
}
