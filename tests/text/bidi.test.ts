import makeBidi, { type Bidi } from 'bidi-js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BidiSpan, directionRuns, mirrored, resolveBidi, visualRuns } from '../../src/text/bidi.js'

const reference = (makeBidi as unknown as () => Bidi)()

/** A line as its characters stand from left to right, mirrored signs turned. */
function visualLine(
  text: string,
  base: 'ltr' | 'rtl',
  [start, end]: readonly [number, number],
  spans?: readonly BidiSpan[],
): string {
  return visualRuns(resolveBidi(text, base, spans), start, end)
    .map(run => {
      const characters = [...text.slice(run.start, run.end)]
      return run.direction === 'ltr' ? characters.join('') : characters.reverse().map(mirrored).join('')
    })
    .join('')
}

/** bidi-js gives the whole text back, with the line turned in its place. */
function referenceLine(text: string, base: 'ltr' | 'rtl', [start, end]: readonly [number, number]): string {
  const levels = reference.getEmbeddingLevels(text, base)
  return reference.getReorderedString(text, levels, start, end - 1).slice(start, end)
}

/** Bounds of lines of about `length` characters, each ending after a space. */
function lines(text: string, length: number): readonly (readonly [number, number])[] {
  const bounds: [number, number][] = []
  for (let start = 0; start < text.length; ) {
    const space = text.indexOf(' ', start + length)
    const end = space < 0 ? text.length : space + 1
    bounds.push([start, end])
    start = end
  }
  return bounds
}

const sentence = 'המגדלור על המזח הצפוני נבנה בשנת (2024) ומתועד בקובץ PDF 1.7 תחת השם lighthouse בלבד. '
const hebrew = sentence.repeat(4).trim()

test('LAY-G11: right-to-left text that wraps, with Latin words and figures (order)', () => {
  const bounds = lines(hebrew, 35)
  expect(bounds.length).toBeGreaterThan(6)
  for (const line of bounds) expect(visualLine(hebrew, 'rtl', line)).toBe(referenceLine(hebrew, 'rtl', line))
  const first = visualLine(hebrew, 'rtl', bounds[0]).trim()
  expect(first.endsWith([...'המגדלור'].reverse().join(''))).toBe(true)
  const all = visualLine(hebrew, 'rtl', [0, sentence.length - 1])
  expect(all).toContain('(2024)')
  expect(all).toContain('PDF 1.7')
  expect(all).toContain('lighthouse')

  const english = 'The sign on the pier says (سلام يا بحر) in white letters, and nothing else is said.'
  for (const line of lines(english, 20)) {
    expect(visualLine(english, 'ltr', line)).toBe(referenceLine(english, 'ltr', line))
  }
  expect(visualLine(english, 'ltr', [0, english.length])).toContain('(رحب اي مالس)')
})

test('a text from left to right is one run, whatever its signs', () => {
  const paragraph = resolveBidi('Nothing turns here – “not” (this) 1.5.', 'ltr')
  expect(paragraph).toMatchObject({ base: 'ltr', levels: undefined })
  expect(visualRuns(paragraph, 3, 9)).toEqual([{ start: 3, end: 9, direction: 'ltr' }])
  expect(visualRuns(paragraph, 3, 3)).toEqual([])
})

test('a paragraph may take its direction from its first strong letter', () => {
  expect(resolveBidi('123 שלום abc', 'auto').base).toBe('rtl')
  expect(resolveBidi('123 abc שלום', 'auto').base).toBe('ltr')
})

test('spaces at the end of a line go the way of the paragraph', () => {
  const text = 'אבג abc '
  expect(visualLine(text, 'rtl', [0, text.length])).toBe(' abc גבא')
  expect(visualLine(text, 'ltr', [0, 4])).toBe('גבא ')
})

test('runs in the order of the text say what is shaped in one direction', () => {
  const runs = directionRuns(resolveBidi('abc אבג 12', 'ltr'), 0, 10)
  expect(runs).toEqual([
    { start: 0, end: 4, direction: 'ltr' },
    { start: 4, end: 8, direction: 'rtl' },
    { start: 8, end: 10, direction: 'ltr' },
  ])
})

test('an isolated span does not turn what stands beside it', () => {
  const text = 'אבג: 12'
  const spans = [{ start: 0, end: 3, kind: 'isolate', direction: 'rtl' }] as const
  expect(visualLine(text, 'ltr', [0, 7])).toBe('12 :גבא')
  expect(visualLine(text, 'ltr', [0, 7], spans)).toBe('גבא: 12')
  const automatic = [{ ...spans[0], direction: 'auto' }] as const
  expect(visualLine(text, 'ltr', [0, 7], automatic)).toBe('גבא: 12')
})

test('an override turns Latin letters, also inside an isolate, and spans may nest', () => {
  const outer = { start: 0, end: 6, kind: 'isolate-override', direction: 'rtl' } as const
  expect(visualLine('abcdef.', 'ltr', [0, 7], [outer])).toBe('fedcba.')
  const inner = { start: 2, end: 4, kind: 'isolate', direction: 'ltr' } as const
  expect(visualLine('abcdef.', 'ltr', [0, 7], [inner, outer])).toBe('fecdba.')
  const embedded = { start: 0, end: 3, kind: 'embed', direction: 'rtl' } as const
  expect(visualLine('ab. c', 'ltr', [0, 5], [embedded])).toBe('.ab c')
})

test('letters beyond the basic plane have their own direction', () => {
  const adlam = '\u{1e900}\u{1e901}'
  const runs = visualRuns(resolveBidi(`a ${adlam}`, 'ltr'), 0, 6)
  expect(runs).toEqual([
    { start: 0, end: 2, direction: 'ltr' },
    { start: 2, end: 6, direction: 'rtl' },
  ])
})

test('every line stands as the reference orders it', () => {
  const character = fc.constantFrom(...'ab 1,.()אבسل٣-+%')
  const base = fc.constantFrom<'ltr' | 'rtl'>('ltr', 'rtl')
  fc.assert(
    fc.property(
      fc.array(character, { minLength: 2, maxLength: 25 }),
      base,
      fc.nat(),
      (characters, way, at) => {
        const text = characters.join('')
        const middle = 1 + (at % (text.length - 1))
        for (const line of [
          [0, middle],
          [middle, text.length],
        ] as const) {
          expect(visualLine(text, way, line)).toBe(referenceLine(text, way, line))
        }
      },
    ),
    { seed: 3, numRuns: 500 },
  )
})
