import type { Page } from '../../src/layout/page.js'
import { blocksIn } from './laidOut.js'

/** To a tenth: columns are a hair wider than their text, so that it surely fits. */
export const tenth = (length: number) => Math.round(length * 10) / 10

/** The drawn cells of a page as `X Y width height`. */
export function cellsOn(page: Page): readonly string[] {
  return blocksIn(page)
    .filter(block => block.box.kind === 'cell')
    .map(({ x, y, width, height }) => [x, y, width, height].map(tenth).join(' '))
}
