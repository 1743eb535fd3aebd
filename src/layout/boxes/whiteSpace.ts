import type { ComputedStyle } from '../../style/computedStyle.js'
import type { TextBox } from '../box.js'

/** Text as drawn, with where each of its UTF-16 units stands in the source; no offsets where both are the same. */
export interface DrawnText {
  readonly text: string
  readonly offsets?: Uint32Array
}

/** Whether a collapsible space would be dropped here: at a block's start, after another space, after a forced break. */
export interface WhiteSpaceState {
  atSpace: boolean
}

/** CSS Text 3, section 4.1: white space collapsed as `white-space` says, then `text-transform`. Advances the state. */
export function drawText(
  source: string,
  style: ComputedStyle,
  language: string,
  state: WhiteSpaceState,
): DrawnText {
  const collapsed = collapse(source, style.whiteSpace, state)
  return transformText(collapsed, style.textTransform, language)
}

const plain = /[\t\r\n\f]| {2}/

function collapse(
  source: string,
  whiteSpace: ComputedStyle['whiteSpace'],
  state: WhiteSpaceState,
): DrawnText {
  const keepsSpaces = whiteSpace === 'pre' || whiteSpace === 'pre-wrap'
  if (keepsSpaces) {
    state.atSpace = false
    return { text: source.replace(/\r\n?/g, '\n') }
  }
  const simple = !plain.test(source) && !(state.atSpace && source.startsWith(' '))
  if (simple) {
    if (source !== '') state.atSpace = source.endsWith(' ')
    return { text: source }
  }
  return collapseSlowly(source, whiteSpace === 'pre-line', state)
}

function collapseSlowly(source: string, keepsBreaks: boolean, state: WhiteSpaceState): DrawnText {
  const offsets: number[] = []
  let text = ''
  for (let i = 0; i < source.length; i++) {
    const unit = source[i]!
    const isBreak = unit === '\n'
    const isSpace = unit === ' ' || unit === '\t' || unit === '\r' || unit === '\f' || isBreak
    if (isBreak && keepsBreaks) {
      if (text.endsWith(' ')) {
        text = text.slice(0, -1)
        offsets.pop()
      }
      text += '\n'
      offsets.push(i)
      state.atSpace = true
    } else if (!isSpace || !state.atSpace) {
      text += isSpace ? ' ' : unit
      offsets.push(i)
      state.atSpace = isSpace
    }
  }
  return { text, offsets: Uint32Array.from(offsets) }
}

/** A part of a text, with where it stands in the source. */
export function partOfText(box: TextBox, start: number, end: number): TextBox {
  const offsets = Uint32Array.from({ length: end - start }, (_, i) => box.offsets?.[start + i] ?? start + i)
  return { ...box, text: box.text.slice(start, end), offsets }
}

/** CSS Text 3, section 2.1. Words are changed whole, since a letter may depend on its neighbours; offsets go by letters. */
export function transformText(
  { text, offsets }: DrawnText,
  how: ComputedStyle['textTransform'],
  language: string,
): DrawnText {
  if (how === 'none') return offsets === undefined ? { text } : { text, offsets }
  const change = changeOf(how, language)
  const whole = change(text)
  if (whole.length === text.length) return offsets === undefined ? { text: whole } : { text: whole, offsets }
  const changed: number[] = []
  let out = ''
  let at = 0
  for (const word of text.match(/\s+|\S+/g) ?? []) {
    const letters = lettersOf(word, change)
    for (const { from, to } of letters) {
      for (let i = 0; i < to.length; i++) changed.push(offsets?.[at + from] ?? at + from)
      out += to
    }
    at += word.length
  }
  return { text: out, offsets: Uint32Array.from(changed) }
}

/** What becomes of each letter of a word: of the word as a whole, if that is as long as its letters one by one. */
function lettersOf(word: string, change: (text: string) => string) {
  const letters: { readonly from: number; readonly to: string }[] = []
  let at = 0
  for (const letter of word) {
    // A letter within a word begins none: the one before it is changed with it and taken off again.
    const before = at === 0 ? '' : 'x'
    letters.push({ from: at, to: change(before + letter).slice(before.length) })
    at += letter.length
  }
  const whole = change(word)
  const length = letters.reduce((sum, { to }) => sum + to.length, 0)
  if (whole.length !== length) return letters
  let start = 0
  return letters.map(({ from, to }) => {
    start += to.length
    return { from, to: whole.slice(start - to.length, start) }
  })
}

/** Languages whose case is not Unicode's own (SpecialCasing, and Greek without its accents). */
const ownCase = /^(?:tr|az|lt|el|hy)(?=-|$)/i

function changeOf(how: Exclude<ComputedStyle['textTransform'], 'none'>, language: string) {
  const locale = ownCase.exec(language)?.[0].toLowerCase() ?? 'en'
  const upper = (text: string) => text.toLocaleUpperCase(locale)
  const lower = (text: string) => text.toLocaleLowerCase(locale)
  if (how === 'uppercase') return upper
  if (how === 'lowercase') return lower
  const first = /^nl(?=-|$)/i.test(language) ? /(?<![\p{L}\p{N}\p{M}'’])(?:ij|\p{L})/giu : firstLetter
  return (text: string) =>
    text.replace(first, letter => (/^ij$/i.test(letter) ? 'IJ' : titleCase(letter, upper, lower)))
}

const firstLetter = /(?<![\p{L}\p{N}\p{M}'’])\p{L}/gu
const titled: Readonly<Record<string, string>> = { Ǆ: 'ǅ', Ǉ: 'ǈ', Ǌ: 'ǋ', Ǳ: 'ǲ' }

/** One capital only, where the capital form is of two letters: `ß` to `Ss`, `ǆ` to `ǅ`. */
function titleCase(letter: string, upper: (text: string) => string, lower: (text: string) => string): string {
  const [first = '', ...rest] = upper(letter)
  return (titled[first] ?? first) + lower(rest.join(''))
}
