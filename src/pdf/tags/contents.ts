import { type Box, boxInTree } from '../../layout/box.js'
import type { BlockFragment, Fragment, Page, TextRun } from '../../layout/page.js'
import { formatLength } from '../../length.js'
import {
  type Artifact,
  type Content,
  layoutArtifact,
  repeatedHead,
  runningFoot,
  runningHead,
  type TagTree,
} from './tagTree.js'

/** Which part of the tag tree, or which artifact, the runs of a line and the other fragments of a page are. */
export interface PageContents {
  ofRun(fragment: Fragment, run: TextRun): Content
  of(fragment: Fragment): Content
}

/** Throws for text of the flow that the tree knows nothing of: nothing that is read may be drawn without a tag. */
export function pageContents(page: Page, { contentOf }: TagTree): PageContents {
  const outside = (fragment: Fragment): Artifact | undefined => {
    if (fragment.region === 'repeat') return repeatedHead
    if (fragment.region !== 'margin') return undefined
    if (fragment.kind === 'block' && fragment.x <= 0 && fragment.width >= page.width)
      return ground(fragment, page)
    return fragment.y < page.height / 2 ? runningHead : runningFoot
  }
  // Words follow each other out of one box.
  let known: { readonly box: Box; readonly content: Content } | undefined
  const ofBox = (box: Box): Content => {
    if (known?.box === box) return known.content
    const content = contentOf.get(boxInTree(box)) ?? (isSpaceAlone(box) ? layoutArtifact : undefined)
    if (content === undefined) throw new Error(`a ${box.kind} is drawn that no tag holds`)
    known = { box, content }
    return content
  }
  return {
    ofRun: (fragment, run) => outside(fragment) ?? ofBox(run.box),
    of: fragment => outside(fragment) ?? (fragment.kind === 'image' ? ofBox(fragment.box) : layoutArtifact),
  }
}

/** What layout sets between two notes on one line belongs to neither, and says nothing. */
const isSpaceAlone = (box: Box) => box.kind === 'text' && box.text.trim() === ''

/** A page's own background. */
function ground({ x, y, width, height }: BlockFragment, page: Page): Artifact {
  const [left, bottom] = [x + page.slug, page.height + page.slug - y - height]
  const box = [left, bottom, left + width, bottom + height].map(each => formatLength(each)).join(' ')
  return { kind: 'artifact', properties: `<</Type /Background /BBox [${box}]>>` }
}
