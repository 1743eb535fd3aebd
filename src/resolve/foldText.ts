/** Soft hyphens, zero-width and direction signs: nobody sees them, so no name is told from another by them. */
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/** A word (with unseen signs in it), white space, or one sign. */
const token = /[\p{L}\p{M}\p{N}_\u00ad\u200b-\u200f\u2060\ufeff]+|\s+|./gsu

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const startsWord = /^[\p{L}\p{M}\p{N}_]/u

/** Words, spaces and signs of a text as they are compared, with the offsets of each in the text. */
export interface Tokens {
  readonly words: readonly string[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/**
 * The text as tokens for matching: unseen signs are left out, white space is one space, apostrophes and hyphens of any
 * shape are one. Scripts that are written without spaces give a token for each letter. Expects NFC. Linear.
 */
export function tokenise(text: string): Tokens {
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const add = (word: string, start: number, end: number) => {
    words.push(word)
    starts.push(start)
    ends.push(end)
  }
  for (const { 0: found, index } of text.matchAll(token)) {
    const folded = foldSigns(found)
    if (folded === '') continue
    if (folded.trim() === '') add(' ', index, index + found.length)
    else if (unspaced.test(folded)) addLetters(found, index, add)
    else add(folded, index, index + found.length)
  }
  return { words, starts, ends }
}

function addLetters(
  word: string,
  index: number,
  add: (word: string, start: number, end: number) => void,
): void {
  let at = index
  for (const letter of word) {
    if (foldSigns(letter) !== '') add(letter, at, at + letter.length)
    at += letter.length
  }
}

/** Without unseen signs, with one apostrophe and one hyphen. */
export function foldSigns(text: string): string {
  if (/^[\w ]*$/.test(text)) return text
  return text
    .replace(unseen, '')
    .replace(/[’ʼ＇]/g, "'")
    .replace(/[‐‑]/g, '-')
}

/** Whether a token is a word of a script that parts words by spaces. */
export function isSpacedWord(word: string | undefined): boolean {
  return word !== undefined && startsWord.test(word) && !unspaced.test(word)
}

/** Whether there is a word in it at all: a name of signs alone is never looked for. */
export function hasWord(words: readonly string[]): boolean {
  return words.some(word => startsWord.test(word))
}
