import type { HtmlNode } from '../html/tree.js'
import { safeTag } from './collation.js'
import { runOf } from './textRuns.js'

/** Letters and figures, with apostrophes and hyphens between them. */
const spacedWord = /[\p{L}\p{M}\p{N}\u00ad\u2060]+(?:['’‐‑-][\p{L}\p{M}\p{N}\u00ad]+)*/gu

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** How many words an article has as printed: its text, its notes and its citations, not the numbers of notes. */
export function countWords(body: HtmlNode, language: string): number {
  const pieces: string[] = []
  gather(body, pieces)
  const prose = pieces.join('')
  if (!unspaced.test(prose)) return prose.match(spacedWord)?.length ?? 0
  let count = 0
  for (const { isWordLike } of new Intl.Segmenter(safeTag(language), { granularity: 'word' }).segment(prose))
    if (isWordLike) count++
  return count
}

function gather(node: HtmlNode, pieces: string[]): void {
  if (node.kind === 'text') {
    pieces.push(node.text)
    return
  }
  if (node.attributes.role === 'doc-noteref') return
  const parted = runOf(node) !== 'dressing'
  if (parted) pieces.push(' ')
  for (const child of node.children) gather(child, pieces)
  if (parted) pieces.push(' ')
}
