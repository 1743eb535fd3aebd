import { describe, expect, test } from 'vitest'
import { breakLines } from '../../src/breaking/breakLines.js'
import { breakLinesFirstFit } from '../../src/breaking/breakLinesFirstFit.js'
import { createLineItems } from '../../src/breaking/createLineItems.js'
import { defaultLineParameters, type LineParameters } from '../../src/breaking/lineItems.js'
import { anyLine, linesOf, type WordsOptions, words } from '../kit/paragraph.js'

const plain = { ...defaultLineParameters, runtWidth: 0 }

function broken(
  text: string,
  measure: number | readonly number[],
  parameters: Partial<LineParameters> = {},
  options: WordsOptions = {},
) {
  const paragraph = words(text, options)
  const found = breakLines(paragraph.items, measure, { ...plain, ...parameters })
  return { ...found, text: linesOf(paragraph, found) }
}

describe('lines', () => {
  test('are chosen together: the first gives up a word so that the second is not loose', () => {
    // First fit sets `aaa bb cc`, then `ddddd` alone with four squares to spare.
    const paragraph = words('aaa bb cc ddddd eeeee ff', { stretch: 3 })
    const first = breakLinesFirstFit(paragraph.items, 9, anyLine)
    expect(linesOf(paragraph, first)).toEqual(['aaa bb cc', 'ddddd', 'eeeee ff'])
    const total = breakLines(paragraph.items, 9, anyLine)
    expect(linesOf(paragraph, total)).toEqual(['aaa bb', 'cc ddddd', 'eeeee ff'])
    expect(total.demerits).toBeLessThan(first.demerits)
  })

  test('stretch their spaces to the measure, the last line none', () => {
    const { text, lines } = broken('aa bb cc dd', 9)
    expect(text).toEqual(['aa bb cc', 'dd'])
    expect(lines.map(line => line.spaces)).toEqual([0.5, 0])
  })

  test('shrink them as far as they can', () => {
    const { text, lines } = broken('aa bb cc dd', 7)
    expect(text).toEqual(['aa bb cc', 'dd'])
    expect(lines[0].spaces).toBe(-1)
  })

  test('shrink the last line too if it is too long as it is', () => {
    expect(broken('aa bb cc', 7).lines).toMatchObject([{ spaces: -1, overfull: false }])
  })

  test('end nowhere near a space that does not break', () => {
    expect(broken('aa bb~cc dd', 6, { tolerance: 1e5 }).text).toEqual(['aa', 'bb cc', 'dd'])
  })

  test('drop the spaces between them', () => {
    const items = createLineItems().addBox(4, 0, 0).addGlue(1, 1, 0).addGlue(1, 1, 0).addBox(4, 0, 0).build()
    const { lines } = breakLines(items, 4, plain)
    expect(lines.map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [3, 4],
    ])
  })

  test('keep a space before the first box', () => {
    const items = createLineItems().addGlue(2, 0, 0).addBox(2).build()
    expect(breakLines(items, 4, plain).lines).toMatchObject([{ start: 0, end: 2 }])
  })

  test('do without paragraphs that hold nothing', () => {
    expect(breakLines(createLineItems().build(), 10, plain)).toEqual({ lines: [], demerits: 0 })
    expect(breakLines(createLineItems().addGlue(1, 1, 1).build(), 10, plain).lines).toEqual([])
  })
})

describe('forced breaks', () => {
  test('end a line, which is not stretched', () => {
    const { text, lines } = broken('aa bb/cc dd', 8)
    expect(text).toEqual(['aa bb', 'cc dd'])
    expect(lines.map(line => line.spaces)).toEqual([0, 0])
  })

  test('in a row leave empty lines', () => {
    const { text, lines } = broken('aa///bb', 8)
    expect(text).toEqual(['aa', '', '', 'bb'])
    expect(lines[1].start).toBe(lines[1].end)
  })

  test('at the end of the paragraph add none', () => {
    expect(broken('aa/', 8).text).toEqual(['aa'])
    expect(broken('aa//', 8).text).toEqual(['aa', ''])
    expect(broken('/', 8).text).toEqual([''])
  })
})

describe('hyphens', () => {
  test('are not tried where lines are good without', () => {
    const text = 'aa bb cc·cc dd ee'
    expect(broken(text, 8, {}, { stretch: 3 }).text).toEqual(['aa bb', 'cccc dd', 'ee'])
    expect(
      broken(text, 8, { pretolerance: -1, hyphenPenalty: 0, finalHyphenDemerits: 0 }, { stretch: 3 }).text,
    ).toEqual(['aa bb cc-', 'cc dd ee'])
  })

  test('are tried where a line would be worse than pretolerance', () => {
    expect(broken('aaaa bbb·bbbbb cc', 9).text).toEqual(['aaaa bbb-', 'bbbbb cc'])
  })

  test('that stand in the text already are tried at once', () => {
    const items = createLineItems().addBox(4).addPenalty(0, 0, true).addBox(4).build()
    const { lines } = breakLines(items, 4, { ...plain, tolerance: -1, emergencyStretch: 0 })
    expect(lines.map(line => line.hyphenated)).toEqual([true, false])
  })

  test('stand in no more lines in a row than allowed', () => {
    const text = 'aaaaaa·aaaaaa·aaaaaa·aaaaaa bb cc'
    expect(broken(text, 7, anyLine).text.filter(line => line.endsWith('-'))).toHaveLength(3)
    const two = broken('aa·aa bb·bb cc·cc dd·dd ee·ee ff', 6, { ...anyLine, hyphenLines: 1 }, { stretch: 9 })
    for (const [i, line] of two.lines.entries()) {
      expect(line.hyphenated && two.lines[i + 1]?.hyphenated).not.toBe(true)
    }
  })

  test('in the line before the last cost what is asked', () => {
    const text = 'aa bb·bb'
    const cost = (finalHyphenDemerits: number) =>
      breakLines(words(text).items, 6, { ...anyLine, runtWidth: 0, finalHyphenDemerits }).demerits
    expect(cost(500) - cost(0)).toBe(500)
  })
})

describe('where nothing fits', () => {
  test('emergency stretch is used and reported', () => {
    const without = { emergencyStretch: 0 }
    const { text, lines } = broken('aa bb cccccc dd', 8, { emergencyStretch: 4 })
    expect(text).toEqual(['aa bb', 'cccccc', 'dd'])
    expect(lines.map(line => line.loose)).toEqual([true, true, false])
    expect(lines.every(line => !line.overfull)).toBe(true)
    expect(broken('aa bb cccccc dd', 8, without).text).toEqual(['aa bb', 'cccccc', 'dd'])
  })

  test('a box wider than the measure makes an overfull line of its own', () => {
    const { text, lines } = broken('aa bbbbbbbbbbbb cc dd', 6)
    expect(text).toEqual(['aa', 'bbbbbbbbbbbb', 'cc dd'])
    expect(lines.map(line => line.overfull)).toEqual([false, true, false])
  })

  test('a measure of nothing gives each box its line', () => {
    expect(broken('a b c', 0).text).toEqual(['a', 'b', 'c'])
  })

  test('a word is cut in the last resort, and only if it fits on no line', () => {
    expect(broken('aa b|b|b|b|b|b|b|b cc', 4).text).toEqual(['aa', 'bbbb', 'bbbb', 'cc'])
    expect(broken('aaa b|b|b|b cc', 4).text).toEqual(['aaa', 'bbbb', 'cc'])
  })
})

describe("letters' flexibility", () => {
  test('is used before the spaces', () => {
    const [line] = broken('aaaa bbbb cc', 9.4, {}, { letters: 0.1 }).lines
    expect(line).toMatchObject({ letters: expect.closeTo(0.5), spaces: 0 })
    const [wider] = broken('aaaa bbbb cc', 10, {}, { letters: 0.1 }).lines
    expect(wider).toMatchObject({ letters: 1, spaces: expect.closeTo(0.2) })
    const [narrower] = broken('aaaa bbbb', 8, {}, { letters: 0.1 }).lines
    expect(narrower).toMatchObject({ letters: -1, spaces: expect.closeTo(-0.4) })
  })

  test('counts in the breaking', () => {
    const text = 'aaaa bbbb cccc dd'
    expect(broken(text, 8, { tolerance: 1 }, { shrink: 0 }).text[0]).toBe('aaaa')
    expect(broken(text, 8.2, { tolerance: 1 }, { shrink: 0, letters: 0.1 }).text[0]).toBe('aaaa bbbb')
  })

  test('is not used in the last line', () => {
    expect(broken('aaaa bb', 9, {}, { letters: 0.1 }).lines).toMatchObject([{ letters: 0, spaces: 0 }])
  })
})

describe('hanging', () => {
  test('lets hyphens and full stops stand out', () => {
    expect(broken('aaaa bbb·bbb cc', 8, {}, { hang: 1, shrink: 0 }).text[0]).toBe('aaaa bbb-')
    expect(broken('aa bbbb. cccc dd', 7, {}, { hang: 1, shrink: 0 }).lines[0]).toMatchObject({ spaces: 0 })
  })

  test('lets opening quotation marks stand out', () => {
    const { lines } = broken('“aaa bb cc dd', 6, {}, { hang: 1, shrink: 0 })
    expect(lines[0]).toMatchObject({ spaces: 0, overfull: false, end: 3 })
  })

  test('makes no line that is wider than the measure fit', () => {
    expect(broken('“aaaaaaaaa. bb', 5, {}, { hang: 1 }).lines[0].overfull).toBe(true)
  })
})

describe('the last line', () => {
  test('is not left too short if that can be helped', () => {
    const text = 'aa bb cc dd ee ff'
    const options = { stretch: 4 }
    expect(broken(text, 14, anyLine, options).text).toEqual(['aa bb cc dd ee', 'ff'])
    expect(broken(text, 14, { ...anyLine, runtWidth: 4 }, options).text).toEqual(['aa bb cc dd', 'ee ff'])
  })
})

describe('looseness', () => {
  const text = 'aa bb cc dd ee ff gg hh ii jj kk ll'
  const options = { stretch: 2, shrink: 0.5 }

  test('makes a paragraph a line longer or shorter, at a cost that is told', () => {
    const best = broken(text, 12, {}, options)
    expect(best.lines).toHaveLength(3)
    const longer = broken(text, 12, { looseness: 1 }, options)
    expect(longer.lines).toHaveLength(4)
    expect(longer.demerits).toBeGreaterThan(best.demerits)
  })

  test('leaves it as it is if there is no way', () => {
    expect(broken(text, 12, { looseness: -1 }, options).lines).toHaveLength(3)
    expect(broken('aa', 12, { looseness: 1 }).text).toEqual(['aa'])
  })
})

describe('a measure that varies', () => {
  test('is that of each line: room for an initial two lines high', () => {
    const { text, lines } = broken('aa bb cc dd ee ff gg', [5, 5, 8], { tolerance: 1e4 })
    expect(text).toEqual(['aa bb', 'cc dd', 'ee ff gg'])
    expect(lines.map(line => line.spaces)).toEqual([0, 0, 0])
  })
})

describe('ragged lines', () => {
  test('are as equal as they can be, and nothing is stretched', () => {
    const { text, lines } = broken('aaa bb cc ddddd eeeee ff', 10, { ragged: true }, { letters: 0.1 })
    expect(text).toEqual(['aaa bb', 'cc ddddd', 'eeeee ff'])
    expect(lines.map(({ letters, spaces }) => [letters, spaces])).toEqual(Array(3).fill([0, 0]))
  })

  test('do without hyphens where they can', () => {
    const { lines } = broken('aaaa bb·bb cccc dd·dd eeee', 10, { ragged: true })
    expect(lines.some(line => line.hyphenated)).toBe(false)
  })
})
