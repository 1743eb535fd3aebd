import type { ComputedStyle } from '../../style/computedStyle.js'

const zero = { points: 0, percent: 0 }
const noEdges = { top: zero, right: zero, bottom: zero, left: zero }
const anonymousStyles = new WeakMap<ComputedStyle, ComputedStyle>()

/** An anonymous block inherits its parent's text, and has no edges, breaks or content of its own. */
export function anonymousStyle(parent: ComputedStyle): ComputedStyle {
  const known = anonymousStyles.get(parent)
  if (known !== undefined) return known
  const noBorder = { width: 0, style: 'none', color: parent.color } as const
  const style: ComputedStyle = {
    ...parent,
    display: 'block',
    margin: noEdges,
    padding: noEdges,
    border: { top: noBorder, right: noBorder, bottom: noBorder, left: noBorder },
    backgroundColor: { r: 0, g: 0, b: 0, a: 0 },
    width: 'auto',
    height: 'auto',
    marginFlex: 0,
    breakBefore: 'auto',
    breakAfter: 'auto',
    position: 'static',
    stringSet: [],
    counterReset: [],
  }
  anonymousStyles.set(parent, style)
  return style
}
