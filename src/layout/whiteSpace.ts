import type { ComputedStyle } from '../style/computedStyle.js'

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
  const keepsSpaces = whiteSpace === 'pre' || whiteSpace === 'pre-wrap' || whiteSpace === 'break-spaces'
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

/** CSS Text 3, section 2.1, unit by unit where a letter changes its length (`ß` to `SS`). */
export function transformText(
  { text, offsets }: DrawnText,
  how: ComputedStyle['textTransform'],
  language: string,
): DrawnText {
  if (how === 'none') return offsets === undefined ? { text } : { text, offsets }
  const change = how === 'lowercase' ? lower : upper
  const whole = how === 'capitalize' ? capitalize(text, language) : change(text, language)
  if (whole.length === text.length) return offsets === undefined ? { text: whole } : { text: whole, offsets }
  const changed: number[] = []
  let out = ''
  let at = 0
  for (const letter of text) {
    const to = how === 'capitalize' && !isWordStart(text, at) ? letter : change(letter, language)
    for (let i = 0; i < to.length; i++) changed.push(offsets?.[at] ?? at)
    out += to
    at += letter.length
  }
  return { text: out, offsets: Uint32Array.from(changed) }
}

const upper = (value: string, language: string) => value.toLocaleUpperCase(language)
const lower = (value: string, language: string) => value.toLocaleLowerCase(language)

function capitalize(value: string, language: string): string {
  return value.replace(/(?<![\p{L}\p{N}\p{M}'’])\p{L}/gu, letter => upper(letter, language))
}

function isWordStart(value: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}\p{M}'’]/u.test(value[at - 1]!)
}
