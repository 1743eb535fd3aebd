import type { ComputedStyle } from '../../style/computedStyle.js'
import { type Box, boxInTree, type FirstLine, type InlineBox, noAnchors, type TextBox } from '../box.js'
import { anonymousStyle } from '../boxes/anonymousStyle.js'
import { partOfText, transformText } from '../boxes/whiteSpace.js'

/** What a first line's text takes from `::first-line` (Pseudo 4, section 2.1.3) besides what an inline box round it gives. */
const textKeys = [
  'color',
  'fontFamily',
  'fontWeight',
  'fontStyle',
  'fontStretch',
  'fontKerning',
  'fontVariantCaps',
  'fontVariantNumeric',
  'fontVariantLigatures',
  'fontVariantPosition',
  'fontFeatureSettings',
  'lineHeight',
  'letterSpacing',
  'wordSpacing',
  'textTransform',
] as const satisfies readonly (keyof ComputedStyle)[]

/** Gives boxes the style of a first line; made once for a paragraph, so that equal styles stay the same objects. */
export class FirstLineStyling {
  private readonly styles = new Map<ComputedStyle, ComputedStyle>()

  constructor(private readonly firstLine: FirstLine) {}

  /** Inline boxes with the first `length` characters of their text in a box for the first line, and the rest as it was. */
  split(boxes: readonly Box[], length: number): readonly Box[] {
    const { before, after } = cutBoxes(boxes, length)
    const { style } = this.firstLine
    const line: InlineBox = {
      kind: 'inline',
      style: { ...anonymousStyle(style), display: 'inline', backgroundColor: style.backgroundColor },
      language: boxes[0]?.language ?? '',
      pseudo: 'first-line',
      anchors: noAnchors,
      children: before.map(box => this.restyle(box)),
    }
    return [line, ...after]
  }

  /** How many characters of the boxes' text become the first `length` of that which is all set as a first line. */
  lengthBefore(boxes: readonly Box[], length: number): number {
    let [own, styled] = [0, 0]
    for (const box of boxes.flatMap(textsIn)) {
      const count = lengthOf(box)
      const { text, offsets } = box.kind === 'text' ? this.transform(box) : { text: ' ', offsets: undefined }
      if (length < styled + text.length) return own + (offsets?.[length - styled] ?? length - styled)
      own += count
      styled += text.length
    }
    return own
  }

  private restyle<T extends Box>(box: T): T {
    if (box.kind === 'note' || box.kind === 'inline-block') return box
    const own = { pieceOf: boxInTree(box), style: this.styleFor(box.style) }
    if (box.kind !== 'text')
      return { ...box, ...own, children: box.children.map(child => this.restyle(child)) }
    const { text, offsets } = this.transform(box)
    const inNode = Uint32Array.from({ length: text.length }, (_, i) => {
      const at = offsets?.[i] ?? i
      return box.offsets?.[at] ?? at
    })
    return { ...box, ...own, text, offsets: inNode }
  }

  /** The text as the first line has it, with offsets in the text as it was. */
  private transform({ text, style, language }: TextBox) {
    const { textTransform } = this.styleFor(style)
    return transformText({ text }, textTransform === style.textTransform ? 'none' : textTransform, language)
  }

  /** What a box has as its block has it, it has as the first line; its size keeps its ratio to the block's. */
  private styleFor(own: ComputedStyle): ComputedStyle {
    const known = this.styles.get(own)
    if (known !== undefined) return known
    const { base, style } = this.firstLine
    const taken = textKeys.filter(key => own[key] === base[key] || isSame(own[key], base[key]))
    const made: ComputedStyle = {
      ...own,
      ...Object.fromEntries(taken.map(key => [key, style[key]])),
      fontSize: (own.fontSize * style.fontSize) / base.fontSize,
    }
    this.styles.set(own, made)
    return made
  }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Boxes that stand for characters, in order. */
function textsIn(box: Box): readonly Box[] {
  return box.kind === 'inline' ? box.children.flatMap(textsIn) : [box]
}

/** Characters that a box stands for in its paragraph's text (`flattenInline`). */
function lengthOf(box: Box): number {
  if (box.kind === 'text') return box.text.length
  if (box.kind === 'note') return 0
  return box.kind === 'inline' ? box.children.reduce((sum, child) => sum + lengthOf(child), 0) : 1
}

interface Cut {
  readonly before: readonly Box[]
  readonly after: readonly Box[]
}

/** What stands at the cut without a character, as a note whose call ends there, stays before it. */
function cutBoxes(boxes: readonly Box[], length: number): Cut {
  const before: Box[] = []
  let left = length
  for (const [i, box] of boxes.entries()) {
    const own = lengthOf(box)
    if (own > left) {
      const cut = left === 0 ? { before: [], after: [box] } : cutBox(box, left)
      return { before: [...before, ...cut.before], after: [...cut.after, ...boxes.slice(i + 1)] }
    }
    before.push(box)
    left -= own
  }
  return { before, after: [] }
}

function cutBox(box: Box, length: number): Cut {
  const pieceOf = boxInTree(box)
  if (box.kind === 'text')
    return {
      before: [{ ...partOfText(box, 0, length), pieceOf }],
      after: [{ ...partOfText(box, length, box.text.length), pieceOf, anchors: noAnchors }],
    }
  const { before, after } = cutBoxes(box.children, length)
  if (box.kind !== 'inline') return { before: [box], after: [] }
  const [start, end] =
    box.style.direction === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const)
  return {
    before: [{ ...box, pieceOf, style: withoutEdge(box.style, end), children: before }],
    after: [{ ...box, pieceOf, style: withoutEdge(box.style, start), anchors: noAnchors, children: after }],
  }
}

/** An inline box that is cut has no edge there (Fragmentation 3, section 5.4). */
function withoutEdge(style: ComputedStyle, side: 'left' | 'right'): ComputedStyle {
  const zero = { points: 0, percent: 0 }
  const { margin, padding, border } = style
  return {
    ...style,
    margin: { ...margin, [side]: zero },
    padding: { ...padding, [side]: zero },
    border: { ...border, [side]: { ...border[side], width: 0, style: 'none' } },
  }
}
