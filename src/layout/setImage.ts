import type { BlockBox, ImageBox } from './box.js'
import type { Composing } from './composing.js'
import { joinAnchors } from './flow.js'
import { imageSize } from './imageSize.js'
import { alignmentOf } from './paragraph/setParagraph.js'
import type { Setting } from './setGalley.js'

/** The image that is all that a block shows, if it is one. */
export function onlyImage(box: BlockBox): ImageBox | undefined {
  const inked = box.children.filter(child => child.kind !== 'text' || child.text.trim() !== '')
  const [only] = inked
  return inked.length === 1 && only?.kind === 'image' ? only : undefined
}

/** Sets an image that stands alone: it is a leaf of its own, not part of a line. */
export function setImage(image: ImageBox, setting: Setting, composing: Composing): void {
  const flow = setting.stream.flow(setting.pageName)
  const { width, height } = imageSize(image, setting.measure, composing)
  const spare = setting.measure.width - width
  const align = alignmentOf(image.style, image.style.direction, true)
  const x = setting.measure.x + (align === 'center' ? spare / 2 : align === 'right' ? spare : 0)
  const anchors = joinAnchors(flow.takeAnchors(), image.anchors)
  const { asset, alt } = image
  flow.push({
    kind: 'leaf',
    height,
    notes: [],
    content: { kind: 'image', box: image, asset, alt, x, width, anchors },
  })
}
