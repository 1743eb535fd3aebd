import type { Track } from '../../breaking/galley.js'
import type { Points } from '../../length.js'
import type { ComputedStyle } from '../../style/computedStyle.js'
import type { PageStyle } from '../../style/pageRules.js'
import { type Measure, resolveLength } from '../blockGeometry.js'

/** Where a page's text stands: the content area, from the top left corner of the trim size. */
export interface PageArea extends Measure {
  readonly y: Points
  readonly height: Points
}

export function pageArea({ width, height, margin, padding }: PageStyle): PageArea {
  const left = margin.left + padding.left
  const top = margin.top + padding.top
  return {
    x: left,
    y: top,
    width: width - left - margin.right - padding.right,
    height: height - top - margin.bottom - padding.bottom,
  }
}

/** The note area's edges (GCPM 3, section 2.6): what stands between the text and the first note, and below the last. */
export interface NoteArea extends Measure {
  /** Space above the rule, the rule, and the padding below it. */
  readonly marginTop: Points
  readonly rule: Points
  /** Length of the rule across. */
  readonly ruleWidth: Points
  readonly paddingTop: Points
  readonly below: Points
}

/** The note area of a page, `x` from the page's left edge. */
export function noteArea({ footnoteArea: style, noteRule }: PageStyle, area: PageArea): NoteArea {
  const side = (which: 'left' | 'right') => {
    const margin = style.margin[which]
    const padding = resolveLength(style.padding[which], area.width)
    return (margin === 'auto' ? 0 : resolveLength(margin, area.width)) + style.border[which].width + padding
  }
  const left = side('left')
  const width = area.width - left - side('right')
  return {
    x: area.x + left,
    width,
    ruleWidth: noteRule === 'auto' ? width : resolveLength(noteRule, width),
    marginTop: verticalMargin(style, 'top', area),
    rule: style.border.top.width,
    paddingTop: resolveLength(style.padding.top, area.width),
    below:
      resolveLength(style.padding.bottom, area.width) +
      style.border.bottom.width +
      verticalMargin(style, 'bottom', area),
  }
}

function verticalMargin({ margin }: ComputedStyle, side: 'top' | 'bottom', area: PageArea): Points {
  const length = margin[side]
  return length === 'auto' ? 0 : resolveLength(length, area.width)
}

/** How much of a page there is to fill, for text and for notes. */
export function trackOf(style: PageStyle): Track {
  const area = pageArea(style)
  const { marginTop, rule, paddingTop, below } = noteArea(style, area)
  const noteEdges = marginTop + rule + paddingTop + below
  const { maxHeight } = style.footnoteArea
  const noteMax =
    maxHeight === 'none' ? area.height : Math.min(area.height, resolveLength(maxHeight, area.height))
  return { height: area.height, noteEdges, noteGap: 0, noteMax }
}

/** A page without an end: what is laid on it is not divided. */
export const endlessTrack: Track = {
  height: Number.MAX_SAFE_INTEGER,
  noteEdges: 0,
  noteGap: 0,
  noteMax: Number.MAX_SAFE_INTEGER,
}
