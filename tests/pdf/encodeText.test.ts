import { describe, expect, test } from 'vitest'
import { type EncodedText, textEncoder } from '../../src/pdf/encodeText.js'
import type { ShapedText } from '../../src/text/font.js'
import { regular } from '../kit/layout.js'

/** Codes are given in the order of asking; every glyph is 500 wide. */
function encode(shaped: ShapedText, source?: string) {
  const asked: string[] = []
  const codeOf = (glyph: number, text: string) => {
    const known = asked.indexOf(`${glyph} ${text}`)
    return known >= 0 ? known : asked.push(`${glyph} ${text}`) - 1
  }
  const font = { name: 'F1', reference: {} as never, codeOf, widthOf: () => 500 }
  const encoded = textEncoder(font)(shaped, source)
  return { asked, encoded }
}

interface Glyphs {
  readonly text: string
  readonly glyphs: readonly number[]
  readonly clusters: readonly number[]
  readonly direction?: 'ltr' | 'rtl'
  readonly advances?: readonly number[]
  readonly xOffsets?: readonly number[]
  readonly yOffsets?: readonly number[]
}

function shapedBy({ text, glyphs, clusters, direction = 'ltr', ...measures }: Glyphs): ShapedText {
  const rest = glyphs.map(() => 0)
  const { advances = glyphs.map(() => 0.5), xOffsets = rest, yOffsets = rest } = measures
  return {
    text,
    font: regular(),
    direction,
    solid: false,
    glyphs: Uint16Array.from(glyphs),
    clusters: Uint32Array.from(clusters),
    advances: Float64Array.from(advances),
    xOffsets: Float64Array.from(xOffsets),
    yOffsets: Float64Array.from(yOffsets),
    width: advances.reduce((sum, advance) => sum + advance, 0),
  }
}

function spansOf({ parts }: EncodedText): readonly (string | undefined)[] {
  return parts.map(part => part.span?.text)
}

describe('encoded text', () => {
  test('kerning becomes adjustments whose rounding does not add up', () => {
    const advances = Array.from({ length: 9 }, () => 0.4996)
    const glyphs = advances.map(() => 7)
    const { encoded } = encode(
      shapedBy({ text: 'aaaaaaaaa', glyphs, clusters: glyphs.map((_, i) => i), advances }),
    )
    expect(encoded.parts[0]!.codes).toBe('00000000>1<00000000>1<000000000000>1<00000000')
    expect(Math.abs(encoded.advance - 0.4996 * 9 * 1000)).toBeLessThan(1)
    expect(encoded.count).toBe(9)
  })

  test('a ligature stands for all its letters', () => {
    expect(encode(shapedBy({ text: 'ffi', glyphs: [5], clusters: [0] })).asked).toEqual(['5 ffi'])
    expect(encode(shapedBy({ text: 'affix', glyphs: [4, 5, 6], clusters: [0, 1, 4] })).asked).toEqual([
      '4 a',
      '5 ffi',
      '6 x',
    ])
  })

  test('a mark that is raised is a part of its own', () => {
    const { encoded } = encode(
      shapedBy({
        text: 'x\u0302y',
        glyphs: [5, 6, 7],
        clusters: [0, 0, 2],
        advances: [0.5, 0, 0.5],
        xOffsets: [0, -0.4, 0],
        yOffsets: [0, 0.1, 0],
      }),
    )
    expect(encoded.parts).toEqual([
      { lead: 0, codes: '0000', raise: 0, span: undefined },
      { lead: 400, codes: '0001', raise: 100, span: undefined },
      { lead: 100, codes: '0002', raise: 0, span: undefined },
    ])
  })

  test('more glyphs than characters are covered by one span', () => {
    const { asked, encoded } = encode(shapedBy({ text: 'aŷb', glyphs: [4, 5, 6, 7], clusters: [0, 1, 1, 2] }))
    expect(asked).toEqual(['4 a', '5 ŷ', '6 \u200b', '7 b'])
    expect(spansOf(encoded)).toEqual([undefined, 'ŷ', undefined])
  })

  test('glyphs in another order than the text are covered by one span', () => {
    const { encoded } = encode(shapedBy({ text: 'abc', glyphs: [4, 6, 5], clusters: [0, 2, 1] }))
    expect(spansOf(encoded)).toEqual(['abc'])
  })

  test('right-to-left glyphs stand for their own letters, marks before their base, without spans', () => {
    const rtl = { direction: 'rtl', text: 'بِس', glyphs: [9, 8, 7], clusters: [2, 0, 0] } as const
    const { asked, encoded } = encode(shapedBy(rtl))
    expect(asked).toEqual(['9 س', '8 \u0650', '7 ب'])
    expect(spansOf(encoded)).toEqual([undefined])
  })

  test('right-to-left glyphs that no letter is left for are kept for the end of the line', () => {
    const dotted = { direction: 'rtl', text: 'بس', glyphs: [9, 8, 7], clusters: [1, 0, 0] } as const
    const { asked, encoded } = encode(
      shapedBy({ ...dotted, advances: [0.5, 0, 0.5], yOffsets: [0, -0.1, 0] }),
    )
    expect(asked).toEqual(['9 س', '8 \u200b', '7 ب'])
    expect(encoded.idle.map(({ at, raise }) => [at, raise])).toEqual([[500, -100]])
    expect(encoded.parts).toHaveLength(1)
  })

  test('signs that only steer line breaks leave no code behind', () => {
    const joined = shapedBy({
      text: 'a\u00adb',
      glyphs: [4, 3, 5],
      clusters: [0, 1, 2],
      advances: [0.5, 0, 0.5],
    })
    expect(encode(joined).asked).toEqual(['4 a', '5 b'])
    const merged = shapedBy({ text: 'f\u00adix', glyphs: [4, 5], clusters: [0, 3] })
    expect(encode(merged).asked).toEqual(['4 fi', '5 x'])
  })

  test('a tab is read as a space', () => {
    expect(encode(shapedBy({ text: 'a\t', glyphs: [4, 3], clusters: [0, 1] })).asked).toEqual(['4 a', '3  '])
  })

  test('what was encoded once is not encoded again, for each source apart', () => {
    const font = { name: 'F1', reference: {} as never, codeOf: () => 1, widthOf: () => 500 }
    const encoder = textEncoder(font)
    const shaped = shapedBy({ text: 'a-', glyphs: [4, 5], clusters: [0, 1] })
    expect(encoder(shaped, undefined)).toBe(encoder(shaped, 'a-'))
    expect(encoder(shaped, 'a\u00ad')).toBe(encoder(shaped, 'a\u00ad'))
    expect(encoder(shaped, 'a\u00ad')).not.toBe(encoder(shaped, undefined))
  })
})
