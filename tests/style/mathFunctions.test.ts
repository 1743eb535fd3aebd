import { describe, expect, test } from 'vitest'
import { style } from '../kit/styled.js'

/** `calc()`, `min()`, `max()` and `clamp()` wherever numbers and lengths may stand (CSS Values 4, section 10). */

const of = (css: string, files: Record<string, string> = {}) => {
  const { of, said } = style(css, '<p id="p"></p>', files)
  return { said, style: of('p') }
}

describe('a calculation', () => {
  test.each([
    ['width: calc(50% - 10pt)', { width: { points: -10, percent: 50 } }],
    ['width: min(10pt, 2em)', { width: { points: 10, percent: 0 } }],
    ['width: clamp(1em, 5pt, 3em)', { width: { points: 12, percent: 0 } }],
    ['font-size: max(1em, 50%)', { fontSize: 12 }],
    ['font-size: calc(50% + 2pt)', { fontSize: 8 }],
    ['line-height: min(200%, 20pt)', { lineHeight: 20 }],
    ['orphans: calc(1 + 2)', { orphans: 3 }],
    ['tab-size: calc(2 * 2)', { tabSize: 4 }],
    ['font-weight: calc(300 + 100)', { fontWeight: 400 }],
    ['initial-letter: calc(1 + 2)', { initialLetter: { size: 3, sink: 3 } }],
    ['counter-increment: c calc(1 + 2)', { counterIncrement: [{ name: 'c', value: 3 }] }],
    ['hyphenate-limit-chars: calc(2 + 6) calc(1 + 2)', { hyphenateLimitChars: [8, 3, 3] }],
    ['font-feature-settings: "ss01" calc(1 + 1)', { fontFeatureSettings: [{ tag: 'ss01', value: 2 }] }],
  ])('%s is worked out', (declaration, expected) => {
    const { said, style } = of(`p { ${declaration} }`)
    expect(said).toEqual([])
    expect(style).toMatchObject(expected)
  })

  test.each([
    'width: min(50%, 30pt)',
    'width: calc(min(50%, 30pt) + 5pt)',
    'width: clamp(10pt, 50%, 40pt)',
    'width: calc(1pt + 2)',
    'width: round(33pt, 10pt)',
    'margin: calc(1pt+2pt)',
    '-colophon-expansion: calc(1% + 1%)',
    'font-stretch: calc(50% + 25%)',
    'color: rgb(calc(100 + 20) 0 0)',
  ])('%s is told to be unsupported', declaration => {
    expect(of(`p { ${declaration} }`).said).toHaveLength(1)
  })
})

describe('@import', () => {
  const files = { 'x.css': 'p { widows: 4 }' }
  test.each([
    ['print', 4],
    ['screen', 2],
    ['screen, print', 4],
    ['supports(width: 1pt)', 4],
    ['supports(width: calc(1pt + 2%)) print', 4],
    ['supports(width: 1pt) screen', 2],
    ['supports(display: grid)', 2],
    ['supports(not (display: grid))', 4],
  ])('for %s is read or left', (conditions, widows) => {
    const { said, style } = of(`@import "x.css" ${conditions};`, files)
    expect([said, style.widows]).toEqual([[], widows])
  })
  test.each(['layer', 'layer(a)', 'layer(a) print', '(min-width: 1cm)', 'supports(nothing)', 'and'])(
    'for %s is told to be unsupported',
    conditions => {
      expect(of(`@import "x.css" ${conditions};`, files).said).toEqual(['1:1 This @import is not supported.'])
    },
  )
})
