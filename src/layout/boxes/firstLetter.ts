import type { ComputedStyle } from '../../style/computedStyle.js'
import { type Box, type InlineBox, noAnchors, type TextBox } from '../box.js'
import { partOfText, transformText } from './whiteSpace.js'

/** A paragraph's boxes with its first letter in a box of its own. */
export interface SplitParagraph {
  readonly letter: InlineBox
  /** What follows it; the boxes round the letter are closed and opened again. */
  readonly rest: readonly Box[]
}

/** CSS Pseudo 4, section 2.2: the signs before a letter go with it, and those that follow it closely. */
const signs = '[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}]*'
/** Of India's scripts: a letter goes with the one that its sign of no vowel ties it to. */
const tied = '(?:(?<=[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d])\u200d?\\p{L}\\p{M}*)*'
const firstLetter = new RegExp(`^${signs}[\\p{L}\\p{N}]\\p{M}*${tied}${signs}`, 'u')

/** Takes the first letter off inline boxes; undefined where they do not begin with text that has one. */
export function splitFirstLetter(boxes: readonly Box[], style: ComputedStyle): SplitParagraph | undefined {
  const [first, ...others] = boxes
  if (first === undefined) return undefined
  if (first.kind === 'inline') {
    const inside = splitFirstLetter(first.children, style)
    return inside && { letter: inside.letter, rest: [{ ...first, children: inside.rest }, ...others] }
  }
  const found = first.kind === 'text' ? firstLetter.exec(first.text)?.[0] : undefined
  if (first.kind !== 'text' || found === undefined) return undefined
  const letter: InlineBox = {
    kind: 'inline',
    style,
    language: first.language,
    ...(first.element === undefined ? {} : { element: first.element }),
    pseudo: 'first-letter',
    anchors: noAnchors,
    children: [transformed({ ...partOfText(first, 0, found.length), style })],
  }
  return { letter, rest: [partOfText(first, found.length, first.text.length), ...others] }
}

function transformed(box: TextBox): TextBox {
  return { ...box, ...transformText(box, box.style.textTransform, box.language) }
}
