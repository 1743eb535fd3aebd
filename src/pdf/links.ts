import { type Box, boxInTree } from '../layout/box.js'
import type { LineFragment, Page, TextRun } from '../layout/page.js'
import type { Points } from '../length.js'

/** A link of the text: where it leads and the words that it is made of. One, however many lines it takes. */
export interface Link {
  /** `#id`, or an address. */
  readonly href: string
  readonly text: string
}

/** The place of one link on one line, or of an image in a link, from the page's top left corner. */
export interface LinkArea {
  readonly link: Link
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
}

/**
 * The link, if any, that each box stands in: boxes have no way up, so it is found from the root, once. Those are left out
 * that do not lead anywhere, and those that are hidden from who listens. What a link's `::after` shows is part of it.
 */
export function linksOf(root: Box, leads: (link: Link) => boolean): ReadonlyMap<Box, Link> {
  const links = new Map<Box, Link>()
  const visit = (box: Box, around: Link | undefined): void => {
    if (box.element?.attributes['aria-hidden'] === 'true') return
    const link = box.kind === 'inline' && box.href !== undefined ? linkOf(box, box.href) : undefined
    const own = around ?? (link !== undefined && leads(link) ? link : undefined)
    if (own !== undefined) links.set(box, own)
    if (box.kind === 'block') {
      for (const piece of [box.marker, box.initial]) if (piece !== undefined) visit(piece, own)
    }
    for (const child of box.children) visit(child, own)
  }
  visit(root, undefined)
  return links
}

function linkOf(box: Box, href: string): Link {
  return { href, text: textOf(box).replace(/\s+/g, ' ').trim() }
}

function textOf(box: Box): string {
  if (box.kind === 'text') return box.text
  if (box.kind === 'image') return box.alt
  return box.children.map(textOf).join('')
}

/** The areas of a page's links: only round their own words, neighbours on a line joined. A repeated head has none. */
export function linkAreas(page: Page, links: ReadonlyMap<Box, Link>): readonly LinkArea[] {
  return page.fragments.flatMap(fragment => {
    if (fragment.region === 'repeat') return []
    if (fragment.kind === 'line') return lineAreas(fragment, links)
    const link = fragment.kind === 'image' ? links.get(boxInTree(fragment.box)) : undefined
    if (link === undefined) return []
    const { x, y, width, height } = fragment
    return [{ link, x, y, width, height }]
  })
}

function lineAreas(line: LineFragment, links: ReadonlyMap<Box, Link>): readonly LinkArea[] {
  const areas: LinkArea[] = []
  let runs: TextRun[] = []
  let current: Link | undefined
  const close = () => {
    if (current === undefined) return
    const words = trimSpaces(runs)
    if (words.length > 0) areas.push(areaOf(current, line, words))
    runs = []
  }
  for (const run of line.runs) {
    const link = links.get(boxInTree(run.box))
    if (link !== current) close()
    current = link
    if (link !== undefined) runs.push(run)
  }
  close()
  return areas
}

function trimSpaces(runs: readonly TextRun[]): readonly TextRun[] {
  const isWord = (run: TextRun) => run.shaped.text.trim() !== ''
  return runs.slice(runs.findIndex(isWord), runs.findLastIndex(isWord) + 1)
}

/**
 * From a little under the baseline to a little over the capitals: the lines above and below are not touched. A raised
 * number's area reaches down to the baseline, so that it can be hit.
 */
function areaOf(link: Link, line: LineFragment, runs: readonly TextRun[]): LinkArea {
  const tops = runs.map(({ shaped, size, rise }) => rise + (shaped.font.capHeight + 0.1) * size)
  const depths = runs.map(({ size, rise }) => Math.max(0, -rise) + 0.22 * size)
  const above = Math.min(Math.max(...tops), line.above)
  const below = Math.min(Math.max(...depths), line.below)
  const last = runs.at(-1)!
  const [start, end] = [runs[0]!.x, last.x + last.width]
  return { link, x: line.x + start, y: line.y - above, width: end - start, height: above + below }
}
