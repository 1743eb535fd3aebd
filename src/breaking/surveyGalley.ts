import { type GridShift, gridShifts } from './baselineGrid.js'
import { type Found, type FoundPlaces, findPlaces } from './findPlaces.js'
import type { GalleyItem, NoteGalley, OtherSettings, Path, Space } from './galley.js'
import { indexOf, samePath } from './galleyPath.js'
import { isAllowed, type Place } from './place.js'

/**
 * The stretch of a galley between two forced breaks, with all places where its pages may end, found in one search. A page
 * from one place to another is as high as the second's bottom less the first's top, and where lines stand on a grid the
 * first's shift.
 */
export interface Survey<C> {
  /**
   * First where the stretch begins, last where it ends. Of those that are not allowed only the ones that leave too few lines of
   * a paragraph on the page: set longer it may be divided there. None within rows.
   */
  readonly places: readonly Place<C>[]
  readonly bottoms: Float64Array
  /** Not a number for the last. */
  readonly tops: Float64Array
  readonly shifts: readonly GridShift[]
  /** The step of the grid on which lines stand. */
  readonly grid: number | undefined
  /** All that are called in it; of them `calls[i]` before place i. */
  readonly notes: readonly NoteGalley<C>[]
  readonly calls: Int32Array
  readonly paragraphs: readonly SurveyedParagraph<C>[]
  readonly spaces: readonly Found<Space>[]
  /** Height of its lines, as most of them are. */
  readonly line: number
  /** Whether heights are no differences, since things overlap or stand on different grids: then the places say nothing. */
  readonly overlaps: boolean
}

export interface SurveyedParagraph<C> {
  readonly path: Path
  readonly otherwise: OtherSettings<C>
  /** Contents before it, and before what follows it. */
  readonly from: number
  readonly to: number
  /** Notes called before it. */
  readonly calls: number
}

export function surveyGalley<C>(galley: readonly GalleyItem<C>[], from: Path): Survey<C> {
  const limits = {
    height: Number.POSITIVE_INFINITY,
    repeats: true,
    emptyPages: false,
    forces: true,
    atTop: true,
    callsApart: true,
  }
  const found = findPlaces(galley, from, limits)
  const end = found.places.findLastIndex(place => place.isEnd || place.force !== undefined)
  const all = found.places.slice(0, end + 1)
  const last = all.at(-1)!
  const inRows = (place: Place<C>) => place.path.some(step => typeof step !== 'number')
  const later = all.filter(
    (place, i) =>
      i < end &&
      (isAllowed(place) || place.rule === 'orphans') &&
      place.force === undefined &&
      !inRows(place),
  )
  const places = [startPlace<C>(from), ...dropSamePlaces(later), last]
  const tops = places.map((place, i) => (i === 0 ? 0 : topOf(galley, place, places[i + 1])))
  const shifts = gridShifts(places, tops, found.snaps)
  const usable = places
    .map((place, i) => ({ place, top: tops[i], shift: shifts[i]! }))
    .filter(({ top }, i) => top !== undefined || i === places.length - 1)
  const grids = new Set(found.snaps.map(({ step }) => step))
  const [grid] = grids
  return {
    places: usable.map(({ place }) => place),
    bottoms: Float64Array.from(usable, ({ place }) => place.y),
    tops: Float64Array.from(usable, ({ top }) => top ?? Number.NaN),
    shifts: usable.map(({ shift }) => shift),
    grid,
    ...surveyCalls(
      usable.map(({ place }) => place),
      found.called,
    ),
    // Set longer by what is no step, a paragraph off the grid would change the white below it.
    paragraphs: found.paragraphs
      .filter(({ item }) => item.grid === grid)
      .map(paragraph => measureParagraph(galley, paragraph)),
    spaces: found.spaces,
    line: commonStep(all),
    overlaps: found.overlaps || grids.size > 1,
  }
}

/** All notes, and how many of them are called before each place. */
function surveyCalls<C>(
  places: readonly Place<C>[],
  called: FoundPlaces<C>['called'],
): Pick<Survey<C>, 'notes' | 'calls'> {
  let [next, count] = [0, 0]
  const calls = Int32Array.from(places, ({ contents }) => {
    for (; next < called.length && called[next]!.contents < contents; next++)
      count += called[next]!.item.length
    return count
  })
  return { notes: called.flatMap(({ item }) => item), calls }
}

function startPlace<C>(path: Path): Place<C> {
  const nothing = { y: 0, calls: [], cost: 0, rule: undefined, force: undefined, last: undefined, endCost: 0 }
  return { path, resume: path, ...nothing, contents: 0, isBlank: true, isEnd: false }
}

/** Of places that lead to the same path an allowed one is kept. */
function dropSamePlaces<C>(places: readonly Place<C>[]): readonly Place<C>[] {
  const kept: Place<C>[] = []
  for (const place of places) {
    const before = kept.at(-1)
    if (before === undefined || !samePath(place.path, before.path)) kept.push(place)
    else if (!isAllowed(before)) kept[kept.length - 1] = place
  }
  return kept
}

/**
 * What a page that begins at the place does not have above it: space that is dropped there, less edges and heads that are
 * drawn again. Known from the next place; undefined if it is not found again from here.
 */
function topOf<C>(
  galley: readonly GalleyItem<C>[],
  place: Place<C>,
  next: Place<C> | undefined,
): number | undefined {
  if (next === undefined) return undefined
  const limits = { repeats: true, emptyPages: false, forces: true, atTop: true, callsApart: true }
  for (let height = Math.max(1, next.y - place.y); ; height *= 2) {
    const found = findPlaces(galley, place.path, { ...limits, height })
    const same = found.places.find(({ path }) => samePath(path, next.path))
    if (same !== undefined) return next.y - same.y
    if (found.isComplete || found.places.some(({ force }) => force !== undefined)) return undefined
  }
}

function measureParagraph<C>(
  galley: readonly GalleyItem<C>[],
  { item, path, contents, calls }: Found<GalleyItem<C> & { kind: 'leaf' }>,
): SurveyedParagraph<C> {
  const otherwise = item.otherwise!
  const list = listAt(galley, path)
  const at = path.at(-1) as number
  const leaves = list.slice(at, at + otherwise.count).filter(each => each.kind === 'leaf')
  return { path, otherwise, from: contents, to: contents + leaves.length, calls }
}

/** The list that a path's last step is an index of. */
function listAt<C>(galley: readonly GalleyItem<C>[], path: Path): readonly GalleyItem<C>[] {
  let list = galley
  for (let i = 0; i < path.length - 1; i++) {
    const item = list[indexOf(path.slice(i))]!
    if (item.kind !== 'column') throw new Error('a path to a paragraph leads through columns only')
    list = item.items
  }
  return list
}

/** The commonest distance from one place to the next; to a hundredth of a point. */
function commonStep(places: readonly Place<unknown>[]): number {
  const counts = new Map<number, number>()
  let [common, most] = [1, 0]
  for (let i = 1; i < places.length; i++) {
    const step = Math.round(100 * (places[i]!.y - places[i - 1]!.y)) / 100
    if (step <= 0) continue
    const count = (counts.get(step) ?? 0) + 1
    counts.set(step, count)
    if (count > most) [common, most] = [step, count]
  }
  return common
}
