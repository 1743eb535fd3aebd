/**
 * How far a glyph stands out into the margin when it begins or ends a line, so that the edge looks straight: light signs
 * far, letters with an open or slanting side a little (the practice of Gutenberg, of Zapf's hz program, and of H. Th. Thành,
 * "Micro-typographic extensions to the TeX typesetting system", Brno 2000). Our own figures, as parts of the advance.
 */

/** `[start, end]` for all characters of a key. */
const parts: readonly (readonly [characters: string, start: number, end: number])[] = [
  ['-\u2010\u2011\u00ad', 0.3, 0.7],
  ['.', 0, 0.7],
  [',', 0, 0.7],
  ['\u3001\u3002', 0, 0.5],
  [';:', 0, 0.45],
  ['!?', 0, 0.15],
  ['…', 0.1, 0.15],
  ['\u00b7', 0.3, 0.5],
  ['–', 0.2, 0.35],
  ['—', 0.1, 0.2],
  ['\'"', 0.5, 0.5],
  ['‘’‚', 0.6, 0.6],
  ['“”„', 0.45, 0.45],
  ['‹›', 0.35, 0.35],
  ['«»', 0.25, 0.25],
  ['([{', 0.1, 0],
  [')]}', 0, 0.1],
  ['/', 0.1, 0.15],
  ['*†‡', 0.15, 0.2],
  ['~', 0.2, 0.25],
  ['A', 0.06, 0.06],
  ['TVWY', 0.06, 0.06],
  ['J', 0.06, 0],
  ['FP', 0, 0.06],
  ['L', 0, 0.05],
  ['CGOQ', 0.03, 0],
  ['DO', 0.02, 0.03],
  ['KRX', 0, 0.04],
  ['vwy', 0.05, 0.05],
  ['kx', 0, 0.05],
  ['rft', 0, 0.06],
  ['ceo', 0.02, 0.02],
  ['1', 0.08, 0.08],
  ['47', 0.04, 0.04],
]

const [starts, ends] = [new Map<string, number>(), new Map<string, number>()]
for (const [characters, start, end] of parts) {
  for (const character of characters) {
    starts.set(character, start)
    ends.set(character, end)
  }
}

/** The part of its advance by which a character may stand out at the start or the end of a line; 0 for most. */
export function protrusion(character: string, side: 'start' | 'end'): number {
  return (side === 'start' ? starts : ends).get(character) ?? 0
}
