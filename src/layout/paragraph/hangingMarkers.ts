import { type BlockBox, type Box, noAnchors } from '../box.js'
import type { Composing } from '../composing.js'
import type { TextRun } from '../page.js'
import type { HangingMarker } from '../setGalley.js'
import { prepareParagraph } from './prepareParagraph.js'
import { setPieces } from './setLine.js'
import type { SetLine } from './setParagraph.js'

/** Markers hang before the first line: each ends where its item's content begins. */
export function withMarkers(line: SetLine, markers: readonly HangingMarker[], composing: Composing): SetLine {
  if (markers.length === 0) return line
  const runs = markers.flatMap(marker => markerRuns(marker, line, composing))
  return { ...line, content: { ...line.content, runs: [...runs, ...line.content.runs] } }
}

function markerRuns({ box, item }: HangingMarker, line: SetLine, composing: Composing): readonly TextRun[] {
  const measure = { x: 0, width: Number.MAX_SAFE_INTEGER }
  const whole: BlockBox = { ...anonymous(box), children: [box] }
  const paragraph = prepareParagraph(whole, measure, composing)
  const { text } = paragraph.inline
  const broken = { start: 0, end: 0, letters: 0, spaces: 0, hyphenated: false, overfull: false, loose: false }
  const order = { from: 0, to: text.length, broken, measure: 0, align: 'left', flexible: false } as const
  const { runs } = setPieces(paragraph, 0, { ...order, measure: measure.width })
  const trailing = paragraph.tokens.at(-1)
  const space = trailing?.kind === 'space' ? trailing.width : 0
  const width = runs.reduce((end, run) => Math.max(end, run.x + run.width), 0) + space
  const edge = box.style.direction === 'rtl' ? item.x + item.width + space : item.x - width
  const shift = edge - line.content.x
  return runs.map(run => ({ ...run, x: run.x + shift }))
}

function anonymous({ style, language }: Box): BlockBox {
  return { kind: 'block', inlineContent: true, style, language, anchors: noAnchors, children: [] }
}
