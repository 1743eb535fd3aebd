import { type Box, noAnchors } from '../box.js'
import { anonymousStyle } from './anonymousStyle.js'

export function isBlockLevel(box: Box): boolean {
  return (
    box.kind === 'block' ||
    box.kind === 'table' ||
    box.kind === 'row-group' ||
    box.kind === 'row' ||
    box.kind === 'cell'
  )
}

/** All but white space between blocks. */
const isShown = (box: Box) => box.kind !== 'text' || box.text.trim() !== ''

/** CSS 2, section 9.2.1.1: runs of inline boxes among blocks get an anonymous block each, unless they are but white space. */
export function asBlocks(children: readonly Box[], common: Pick<Box, 'style' | 'language'>): readonly Box[] {
  const blocks: Box[] = []
  let run: Box[] = []
  const close = () => {
    const { style, language } = common
    if (run.some(isShown)) {
      blocks.push({
        kind: 'block',
        inlineContent: true,
        children: run,
        language,
        style: anonymousStyle(style),
        anchors: noAnchors,
      })
    }
    run = []
  }
  for (const box of children) {
    if (isBlockLevel(box)) {
      close()
      blocks.push(box)
    } else run.push(box)
  }
  close()
  return blocks
}

/**
 * CSS 2, section 17.2.1: what stands in a table, a group of rows or a row without belonging there gets an anonymous cell,
 * and a row round that, unless it is but white space.
 */
export function tableParts(
  kind: 'table' | 'row-group' | 'row',
  children: readonly Box[],
  common: Pick<Box, 'style' | 'language'>,
): readonly Box[] {
  const around = { style: anonymousStyle(common.style), language: common.language, anchors: noAnchors }
  const parts: Box[] = []
  let run: Box[] = []
  const close = () => {
    if (run.some(isShown)) {
      const inRow = kind === 'row' ? asBlocks(run, common) : tableParts('row', run, common)
      parts.push({ kind: kind === 'row' ? 'cell' : 'row', children: inRow, ...around })
    }
    run = []
  }
  for (const box of children) {
    if (belongsIn(kind, box)) {
      close()
      parts.push(box)
    } else run.push(box)
  }
  close()
  return parts
}

function belongsIn(kind: 'table' | 'row-group' | 'row', box: Box): boolean {
  if (kind === 'row') return box.kind === 'cell'
  if (box.kind === 'row') return true
  return kind === 'table' && (box.kind === 'row-group' || box.style.display === 'table-caption')
}
