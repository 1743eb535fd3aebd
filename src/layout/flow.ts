import type { GalleyItem, Leaf, Penalty, Rule, Space } from '../breaking/galley.js'
import type { Points } from '../length.js'
import type { BreakValue } from '../style/computedStyle.js'
import { type Anchors, noAnchors } from './box.js'
import type { GalleyContent } from './galleyContent.js'

type Item = GalleyItem<GalleyContent>
export type Force = 'page' | 'left' | 'right'

/**
 * A list of galley items in the making: it holds back what lies between two boxes (margins that collapse, the break rules
 * of both, what begins at the next leaf) until the next leaf comes.
 */
export interface Flow {
  readonly items: readonly Item[]
  /** Margins that meet collapse to the largest positive and the largest negative one (CSS 2, section 8.3.1). `flex` is how much one may grow or shrink so that pages are full. */
  margin(height: Points, flex?: Points): void
  /** Begins and ends a box whose `break-inside` is `avoid`: no break between two leaves that both stand in it. */
  keepTogether(): void
  endTogether(): void
  /** What a box says of the break before or after it: a forced one wins over `avoid`, `avoid` over `auto`. */
  breakHere(value: BreakValue, where: 'before' | 'after'): void
  anchor(anchors: Anchors): void
  /** The anchors held back, for the leaf about to be pushed. */
  takeAnchors(): Anchors
  /** Notes called where nothing is set, on a leaf without height: they go with the next leaf. */
  call(leaf: Leaf<GalleyContent>): void
  /** The notes held back, for the leaf about to be pushed. */
  takeCall(): Leaf<GalleyContent> | undefined
  /** Lays the space and the break rule that were held back, then the item. */
  push(item: Item): void
  /** Items that follow each other closely: lines of one paragraph, with their own penalties. */
  pushAll(items: readonly Item[]): void
  /** The break that the first box asks for: there is nothing before it to break from here. */
  readonly firstForce: Force | undefined
  /** The margin and the break after the last item, to be handed to an enclosing flow. */
  readonly pending: { readonly margin: Points; readonly force: Force | undefined }
}

/** `avoidBreaks` is true where the whole flow stands inside a box whose `break-inside` is `avoid`. */
export function createFlow(avoidBreaks: boolean, keepsFirstMargin: boolean): Flow {
  const items: Item[] = []
  let [positive, negative, flex] = [0, 0, 0]
  let force: Force | undefined
  let firstForce: Force | undefined
  let rule: Rule | undefined
  let anchors = noAnchors
  let called: Leaf<GalleyContent> | undefined
  let depth = avoidBreaks ? 1 : 0
  /** Of the boxes that avoid breaks, how many the last leaf and the next one both stand in. */
  let shared = depth

  const settle = () => {
    const margin = positive + negative
    const isFirst = items.length === 0
    if (isFirst) firstForce = force
    else items.push(penaltyOf(force, rule ?? (shared > 0 ? 'break-inside' : undefined)))
    if (margin !== 0) items.push(space(margin, flex, isFirst ? keepsFirstMargin : force !== undefined))
    positive = 0
    negative = 0
    flex = 0
    force = undefined
    rule = undefined
    shared = depth
  }
  const pushAll = (more: readonly Item[]) => {
    settle()
    for (const item of withCall(called, more)) items.push(item)
    called = undefined
  }
  return {
    items,
    margin: (height, itsFlex = 0) => {
      positive = Math.max(positive, height)
      flex = Math.max(flex, itsFlex)
      negative = Math.min(negative, height)
    },
    keepTogether: () => {
      depth++
    },
    endTogether: () => {
      depth--
      shared = Math.min(shared, depth)
    },
    breakHere: (value, where) => {
      const forced = forceOf(value)
      if (forced !== undefined) force = strongerForce(force, forced)
      if (value === 'avoid' || value === 'avoid-page')
        rule ??= where === 'after' ? 'break-after' : 'break-before'
    },
    anchor: more => {
      anchors = joinAnchors(anchors, more)
    },
    takeAnchors: () => {
      const taken = anchors
      anchors = noAnchors
      return taken
    },
    call: leaf => {
      called = called === undefined ? leaf : withNotesBefore(called.notes, leaf)
    },
    takeCall: () => {
      const taken = called
      called = undefined
      return taken
    },
    push: item => pushAll([item]),
    pushAll,
    get firstForce() {
      return firstForce
    },
    get pending() {
      return { margin: positive + negative, force }
    },
  }
}

function withNotesBefore(
  notes: Leaf<GalleyContent>['notes'],
  leaf: Leaf<GalleyContent>,
): Leaf<GalleyContent> {
  return { ...leaf, notes: [...notes, ...leaf.notes] }
}

/** The first leaf calls the notes that were held back; before what is no leaf stands one for them. */
function withCall(called: Leaf<GalleyContent> | undefined, items: readonly Item[]): readonly Item[] {
  if (called === undefined) return items
  const [first, ...rest] = items
  if (first?.kind === 'leaf') return [withNotesBefore(called.notes, first), ...rest]
  return [called, penaltyOf(undefined, 'break-after'), ...items]
}

/** Both, in order; the later page number wins. */
export function joinAnchors(a: Anchors, b: Anchors): Anchors {
  if (a === noAnchors || b === noAnchors) return a === noAnchors ? b : a
  const pageNumber = b.pageNumber ?? a.pageNumber
  return {
    ids: [...a.ids, ...b.ids],
    strings: [...a.strings, ...b.strings],
    elements: [...a.elements, ...b.elements],
    bookmarks: [...a.bookmarks, ...b.bookmarks],
    asks: [...a.asks, ...b.asks],
    calls: [...a.calls, ...b.calls],
    ...(pageNumber === undefined ? {} : { pageNumber }),
  }
}

export function penaltyOf(force: Force | undefined, rule: Rule | undefined): Penalty {
  if (force !== undefined) return { kind: 'penalty', cost: Number.NEGATIVE_INFINITY, force }
  return rule === undefined
    ? { kind: 'penalty', cost: 0 }
    : { kind: 'penalty', cost: Number.POSITIVE_INFINITY, rule }
}

function space(height: Points, flex: Points, keep: boolean): Space {
  return { kind: 'space', height, stretch: flex, shrink: Math.min(flex, Math.max(0, height)), keep }
}

/** Of two breaks that meet: one to a side goes before one to any page, and the later side before the earlier. */
export function strongerForce(a: Force | undefined, b: Force | undefined): Force | undefined {
  return b === undefined || (b === 'page' && a !== undefined) ? a : b
}

/** Recto and verso as sides: recto is on the right unless the publication reads from right to left. */
export function breakToSide(value: BreakValue, direction: 'ltr' | 'rtl'): BreakValue {
  if (value === 'recto') return direction === 'ltr' ? 'right' : 'left'
  if (value === 'verso') return direction === 'ltr' ? 'left' : 'right'
  return value
}

/** Which break a value forces. Recto and verso as from left to right: see `breakToSide`. */
export function forceOf(value: BreakValue): Force | undefined {
  switch (value) {
    case 'page':
    case 'always':
      return 'page'
    case 'left':
    case 'verso':
      return 'left'
    case 'right':
    case 'recto':
      return 'right'
    default:
      return undefined
  }
}
