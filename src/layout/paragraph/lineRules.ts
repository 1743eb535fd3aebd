import type { Points } from '../../length.js'
import type { LineRule } from '../galleyContent.js'
import type { TextRun } from '../page.js'
import type { Decoration } from './inlineText.js'

/**
 * Underlines and the like (CSS Text Decoration 3, section 2), from the lines that inline boxes draw along each run: one rule
 * for neighbouring runs that share a decoration.
 */
export function lineRules(
  runs: readonly TextRun[],
  decorationsOf: readonly (readonly Decoration[])[],
): readonly LineRule[] {
  if (decorationsOf.every(({ length }) => length === 0)) return []
  const rules: LineRule[] = []
  const open = new Map<Decoration, { from: TextRun; to: TextRun }>()
  const close = (keep: readonly Decoration[]) => {
    for (const [decoration, stretch] of open) {
      if (keep.includes(decoration)) continue
      rules.push(ruleOf(decoration, stretch.from, stretch.to))
      open.delete(decoration)
    }
  }
  for (const [i, run] of runs.entries()) {
    const decorations = decorationsOf[i]!
    if (open.size > 0) close(decorations)
    for (const decoration of decorations) {
      const stretch = open.get(decoration)
      if (stretch === undefined) open.set(decoration, { from: run, to: run })
      else stretch.to = run
    }
  }
  close([])
  return rules
}

function ruleOf({ line, color, thickness, offset }: Decoration, from: TextRun, to: TextRun): LineRule {
  const { size, shaped } = from
  const height = thickness === 'auto' ? Math.max(0.3, shaped.font.underlineThickness * size) : thickness
  const y = line === 'underline' ? underlineTop(from, offset, height) : overTop(from, line)
  return { box: from.box, x: from.x, y, width: to.x + to.width - from.x, height, color }
}

function underlineTop({ shaped, size }: TextRun, offset: Points | 'auto', height: Points): Points {
  return offset === 'auto' ? -shaped.font.underlinePosition * size - height / 2 : offset
}

function overTop({ shaped, size }: TextRun, line: 'overline' | 'line-through'): Points {
  return -(line === 'overline' ? shaped.font.ascender : shaped.font.xHeight / 2) * size
}
