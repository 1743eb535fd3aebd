import { assertNever } from '../diagnostic.js'
import type { BlockFragment, Fragment, ImageFragment, Page, RuleFragment } from '../layout/page.js'
import { formatLength, type Points } from '../length.js'
import { drawBorder, hasBorder } from './drawBorder.js'
import { drawLine } from './drawText.js'
import { type FileResources, PageCanvas } from './pageCanvas.js'
import type { PdfPage } from './pdfkitAdapter.js'
import type { PageContents } from './tags/contents.js'
import type { Content } from './tags/tagTree.js'

/** Draws the page's fragments in their order, each where it stands and marked as what it is part of. */
export function drawPage(
  page: Page,
  target: PdfPage,
  resources: FileResources,
  contents: PageContents,
): void {
  const canvas = new PageCanvas(page, target, resources)
  for (const fragment of page.fragments) drawFragment(canvas, fragment, contents)
  canvas.finish()
}

function drawFragment(canvas: PageCanvas, fragment: Fragment, contents: PageContents): void {
  switch (fragment.kind) {
    case 'line':
      drawLine(canvas, fragment, run => contents.ofRun(fragment, run))
      break
    case 'block':
      drawBlock(canvas, fragment, contents.of(fragment))
      break
    case 'rule':
      drawRule(canvas, fragment, contents.of(fragment))
      break
    case 'image':
      drawImage(canvas, fragment, contents.of(fragment))
      break
    default:
      assertNever(fragment)
  }
}

function drawBlock(canvas: PageCanvas, block: BlockFragment, content: Content): void {
  if (block.background.a === 0 && !hasBorder(block)) return
  canvas.enter(content)
  if (block.background.a > 0) canvas.fillPath(rectangle(canvas, block), block.background)
  drawBorder(canvas, block)
}

function drawRule(canvas: PageCanvas, rule: RuleFragment, content: Content): void {
  if (rule.color.a === 0) return
  canvas.enter(content)
  canvas.fillPath(rectangle(canvas, rule), rule.color)
}

interface Rectangle {
  readonly x: Points
  readonly y: Points
  readonly width: Points
  readonly height: Points
}

function rectangle(canvas: PageCanvas, { x, y, width, height }: Rectangle): string {
  const corner = `${formatLength(canvas.x(x))} ${formatLength(canvas.y(y + height))}`
  return `${corner} ${formatLength(width)} ${formatLength(height)} re`
}

/**
 * For each EXIF orientation where the stored image's lower left corner goes, and its width and height, in a square of 1 by 1
 * with the origin at its lower left corner: the matrix that stands it upright (Exif 2.32, tag 0x0112).
 */
const uprightMatrices: Readonly<Record<number, readonly number[]>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
}

/** The orientation's matrix stretched to the fragment's width and height and moved to its place. */
function drawImage(
  canvas: PageCanvas,
  { asset, x, y, width, height }: ImageFragment,
  content: Content,
): void {
  const image = canvas.useImage(asset)
  if (image === undefined) return
  canvas.enter(content)
  const [left, bottom] = [canvas.x(x), canvas.y(y + height)]
  if (content.kind === 'slot') canvas.place(content, [left, bottom, left + width, bottom + height])
  const [a, b, c, d, e, f] = uprightMatrices[image.orientation] ?? uprightMatrices[1]!
  const matrix = [a! * width, b! * height, c! * width, d! * height]
  const origin = [left + e! * width, bottom + f! * height]
  canvas.write(`q ${[...matrix, ...origin].map(n => formatLength(n)).join(' ')} cm /${image.name} Do Q`)
}
