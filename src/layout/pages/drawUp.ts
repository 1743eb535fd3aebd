import type { Placed } from '../../breaking/galley.js'
import { assertNever } from '../../diagnostic.js'
import type { Points } from '../../length.js'
import type { Border, Edges, Rgba } from '../../style/computedStyle.js'
import type { PageStyle } from '../../style/pageRules.js'
import { mapEdges } from '../blockGeometry.js'
import type { Box } from '../box.js'
import type { BlockContent, GalleyContent, LineContent } from '../galleyContent.js'
import type { BlockFragment, Fragment, LineFragment, Region } from '../page.js'
import { alignmentOffset, type MadePage } from './makePages.js'
import { noteArea, pageArea } from './pageMaster.js'

/** Where placed things are counted from, and what they are part of. */
export interface Origin {
  readonly x: Points
  readonly y: Points
  readonly region: Region
}

/** The fragments of a page's flow and notes at their places on the sheet, in painting order. */
export function drawUp(page: MadePage, root: Box, canvas: Rgba): readonly Fragment[] {
  const area = pageArea(page.style)
  const flow: Origin = { x: area.x, y: area.y + alignmentOffset(page), region: 'flow' }
  const text = page.filled.placed.flatMap(each => fragmentsOf(each, flow))
  const grounds = [page.style.style.backgroundColor, canvas].flatMap(color =>
    drawGround(page.style, root, color),
  )
  return [...grounds, ...text, ...drawNotes(page, root)]
}

/** The page's own background, or the root's on top of it, out to the bleed (CSS Page 3, section 3.3). */
function drawGround(
  { width, height, bleed, style }: PageStyle,
  box: Box,
  background: Rgba,
): readonly Fragment[] {
  if (background.a === 0) return []
  const place = { x: -bleed, y: -bleed, width: width + 2 * bleed, height: height + 2 * bleed }
  const border = mapEdges(style.border, side => ({ ...side, width: 0, style: 'none' as const }))
  return [{ kind: 'block', box, region: 'margin', isFirst: true, isLast: true, ...place, background, border }]
}

/** The note area stands at the foot of the page's text, its rule above the first note. */
function drawNotes({ style, filled }: MadePage, root: Box): readonly Fragment[] {
  if (filled.notes.length === 0) return []
  const area = pageArea(style)
  const notes = noteArea(style, area)
  const top = area.y + area.height - notes.below - filled.noteHeight
  const origin: Origin = { x: notes.x, y: top, region: 'notes' }
  const rule: Fragment = {
    kind: 'rule',
    box: root,
    region: 'notes',
    x: notes.x + (style.footnoteArea.direction === 'rtl' ? notes.width - notes.ruleWidth : 0),
    y: top - notes.paddingTop - notes.rule,
    width: notes.ruleWidth,
    height: notes.rule,
    color: style.footnoteArea.border.top.color,
  }
  const drawn = filled.notes.flatMap(each => fragmentsOf(each, origin))
  return notes.rule > 0 ? [rule, ...drawn] : drawn
}

/** The fragments of something placed: none for what is not drawn. */
export function fragmentsOf(placed: Placed<GalleyContent>, around: Origin): readonly Fragment[] {
  const { content } = placed
  const origin: Origin = placed.isRepeat ? { ...around, region: 'repeat' } : around
  switch (content.kind) {
    case 'line':
      return lineFragments(content, placed, origin)
    case 'block':
      return [blockFragment(content, placed, origin)]
    case 'row':
      return content.drawn.map(block => blockFragment(block, placed, origin))
    case 'image': {
      const { box, asset, alt, width } = content
      const at = { x: origin.x + content.x, y: origin.y + placed.y, width, height: placed.height }
      return [{ kind: 'image', box, region: origin.region, asset, alt, ...at }]
    }
    case 'note':
      return []
    default:
      return assertNever(content)
  }
}

/** What lies behind a line, then the rules along it, the line, and the images and blocks in it. */
function lineFragments(
  line: LineContent,
  placed: Placed<GalleyContent>,
  origin: Origin,
): readonly Fragment[] {
  const { region } = origin
  const x = origin.x + line.x
  const y = origin.y + placed.y + line.above
  const { box, width, above, below, runs, isFirst, isLast, start } = line
  if (runs.length === 0 && line.images.length === 0 && line.blocks.length === 0) return []
  const drawn: LineFragment = {
    kind: 'line',
    box,
    region,
    x,
    y,
    width,
    above,
    below,
    runs,
    isFirst,
    isLast,
    ...(start === undefined || region === 'repeat' ? {} : { start }),
  }
  const rules = line.rules.map(rule => ({
    ...rule,
    kind: 'rule' as const,
    region,
    x: x + rule.x,
    y: y + rule.y,
  }))
  const images = line.images.map(({ rise, ...image }) => ({
    ...image,
    kind: 'image' as const,
    region,
    x: x + image.x,
    y: y - image.height - rise,
  }))
  const frames = line.frames.map(frame => {
    const background = frame.box.style.backgroundColor
    return { ...frame, kind: 'block' as const, region, background, x: x + frame.x, y: y + frame.y }
  })
  const blocks = line.blocks.flatMap(({ set, rise, x: left }) =>
    set.placed.flatMap(each => fragmentsOf(each, { x: x + left, y: y - set.above - rise, region })),
  )
  const own = runs.length === 0 && images.length === 0 ? [] : [drawn]
  return [...frames, ...rules, ...own, ...images, ...blocks]
}

function blockFragment(
  { box, x, width, border: whole, above, below }: BlockContent,
  { y, height, isFirst, isLast }: Placed<GalleyContent>,
  origin: Origin,
): BlockFragment {
  const { style } = box
  const clone = style.boxDecorationBreak === 'clone'
  const border = dividedBorder(whole, clone || isFirst, clone || isLast)
  const place = { x: origin.x + x, y: origin.y + y - above, width, height: above + height + below }
  const background = style.backgroundColor
  return { kind: 'block', box, region: origin.region, isFirst, isLast, ...place, background, border }
}

/** CSS Fragmentation 3, section 5.4: a divided box has no border where it is cut. */
function dividedBorder(border: Edges<Border>, top: boolean, bottom: boolean): Edges<Border> {
  const none = (side: Border): Border => ({ ...side, width: 0, style: 'none' })
  return {
    ...border,
    top: top ? border.top : none(border.top),
    bottom: bottom ? border.bottom : none(border.bottom),
  }
}
