import { breakKind, lineBreaks } from '../../text/breaks.js'
import { hyphenate } from '../../text/hyphenate.js'
import type { InlineText, LeaderSpan, TextSpan } from './inlineText.js'

/** What may happen at each offset of a paragraph, by `breakKind`: UAX #14, then what the styles forbid, then hyphens. */
export function breaksOf({ text, spans }: InlineText): Uint8Array {
  const language = spans.find(span => span.kind === 'text')?.box.language ?? ''
  const breaks = lineBreaks(text, language)
  for (const span of spans) {
    if (span.kind === 'text') restrict(breaks, span)
    else if (span.kind === 'leader') keepWithNext(breaks, text, span)
  }
  const hyphenated = spans.filter(span => span.kind === 'text' && mayHyphenate(span)) as readonly TextSpan[]
  addAllHyphens(breaks, text, hyphenated)
  return breaks
}

function restrict(breaks: Uint8Array, { start, end, box: { style } }: TextSpan): void {
  const wraps = style.whiteSpace !== 'nowrap' && style.whiteSpace !== 'pre' && style.textWrap !== 'nowrap'
  if (wraps && style.hyphens !== 'none') return
  for (let at = start + 1; at < end; at++) {
    if (breaks[at] === breakKind.softHyphen || (!wraps && breaks[at] !== breakKind.mandatory))
      breaks[at] = breakKind.none
  }
}

/** A leader goes with what follows it, over spaces too (GCPM 3, section 4.2): a line may be broken before it. */
function keepWithNext(breaks: Uint8Array, text: string, { start, end }: LeaderSpan): void {
  if (start > 0 && breaks[start] === breakKind.none) breaks[start] = breakKind.allowed
  let at = end
  while (at < text.length && isSpace(text, at) && text[at] !== '\n') breaks[at++] = breakKind.none
  if (at < text.length && breaks[at] !== breakKind.mandatory) breaks[at] = breakKind.none
}

function mayHyphenate({ box: { style } }: TextSpan): boolean {
  return style.hyphens === 'auto' && style.whiteSpace !== 'nowrap' && style.whiteSpace !== 'pre'
}

/** In the stretches without white space that touch a span which may be hyphenated: `hyphenate` must see whole words. */
function addAllHyphens(breaks: Uint8Array, text: string, spans: readonly TextSpan[]): void {
  let done = 0
  for (const span of spans) {
    let start = span.start
    while (start > done && !isSpace(text, start - 1)) start--
    start = Math.max(start, done)
    while (start < span.end) {
      while (start < span.end && isSpace(text, start)) start++
      let end = start
      while (end < text.length && !isSpace(text, end)) end++
      if (end > start) addHyphens(breaks, text.slice(start, end), start, spans)
      start = end
    }
    done = Math.max(done, start)
  }
}

function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0xa0 || unit === 0xfffc
}

/** Each span divides its part of a word by its own language and limits. */
function addHyphens(breaks: Uint8Array, word: string, start: number, spans: readonly TextSpan[]): void {
  for (let i = firstTouching(spans, start); i < spans.length; i++) {
    const span = spans[i]!
    if (span.start >= start + word.length) break
    const { language, style } = span.box
    for (const offset of hyphenate(word, language, style.hyphenateLimitChars)) {
      const at = start + offset
      if (at > span.start && at < span.end && breaks[at] === breakKind.none) breaks[at] = breakKind.softHyphen
    }
  }
}

/** Index of the first span that ends after an offset. */
function firstTouching(spans: readonly TextSpan[], at: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.end > at) high = middle
    else low = middle + 1
  }
  return low
}
