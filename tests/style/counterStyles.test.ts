import { expect, test } from 'vitest'
import { style } from '../kit/styled.js'

const format = (name: string, value: number, css = '') =>
  style(css).document.counterStyles.get(name)?.format(value)

test.each([
  ['decimal', [-3, 0, 12], ['-3', '0', '12']],
  ['decimal-leading-zero', [-3, 5, 12], ['-3', '05', '12']],
  ['lower-roman', [1, 4, 1999, 3999, 4000, 0], ['i', 'iv', 'mcmxcix', 'mmmcmxcix', '4000', '0']],
  ['upper-roman', [49, 944], ['XLIX', 'CMXLIV']],
  ['lower-alpha', [1, 26, 27, 703, 0, -1], ['a', 'z', 'aa', 'aaa', '0', '-1']],
  ['upper-latin', [2, 52], ['B', 'AZ']],
  ['lower-greek', [1, 17, 24, 25], ['α', 'ρ', 'ω', 'αα']],
  ['hebrew', [1, 15, 16, 116, 1000, 11000], ['א', 'טו', 'טז', 'קטז', 'א׳', '11000']],
  ['armenian', [1, 1996, 9999], ['Ա', 'ՌՋՂԶ', 'ՔՋՂԹ']],
  ['georgian', [1, 60, 400, 10000, 19999], ['ა', 'ჲ', 'ჳ', 'ჵ', 'ჵჰშჟთ']],
  ['arabic-indic', [1234567890], ['١٢٣٤٥٦٧٨٩٠']],
  ['persian', [45], ['۴۵']],
  ['devanagari', [12], ['१२']],
  ['thai', [90], ['๙๐']],
  ['cjk-decimal', [105], ['一〇五']],
  ['disc', [1, 7], ['•', '•']],
  ['square', [-2], ['▪']],
])('%s writes %j as %j', (name, values, expected) => {
  expect(values.map(value => format(name, value))).toEqual(expected)
})

test('numbers are followed by a full stop and a space, bullets by a space', () => {
  const { counterStyles } = style('').document
  expect(counterStyles.get('lower-roman')?.suffix).toBe('. ')
  expect(counterStyles.get('disc')?.suffix).toBe(' ')
  expect(counterStyles.get('cjk-decimal')?.suffix).toBe('、')
})

test.each([
  ['system: cyclic; symbols: "*" "†"', [1, 2, 3, 0, -1], ['*', '†', '*', '†', '*']],
  ['system: fixed 3; symbols: a b', [2, 3, 4, 5], ['2', 'a', 'b', '5']],
  ['system: symbolic; symbols: "*" "†" "‡"', [1, 3, 4, 7, 0], ['*', '‡', '**', '***', '0']],
  ['symbols: "*" "†"', [3], ['**']],
  ['system: alphabetic; symbols: x y', [1, 2, 3, 7], ['x', 'y', 'xx', 'xxx']],
  ['system: numeric; symbols: "0" "1"', [0, 5, -5], ['0', '101', '-101']],
  ['system: additive; additive-symbols: 6 "⚅", 1 "⚀"', [0, 1, 8], ['0', '⚀', '⚅⚀⚀']],
  ['system: additive; additive-symbols: 3 "a", 0 "z"', [0, 3, 4], ['z', 'a', '4']],
  ['system: extends decimal; pad: 3 "0"', [7, -7], ['007', '-07']],
  ['system: extends decimal; negative: "(" ")"', [-7], ['(7)']],
  [
    'system: extends lower-alpha; range: 2 3, 5 infinite; fallback: upper-roman',
    [1, 2, 4, 6],
    ['I', 'b', 'IV', 'f'],
  ],
  ['system: numeric; symbols: a b; range: infinite 1', [1, 2], ['b', '2']],
])('@counter-style with %s writes %j as %j', (descriptors, values, expected) => {
  const css = `@counter-style own { ${descriptors} }`
  expect(values.map(value => format('own', value, css))).toEqual(expected)
  expect(style(css).said).toEqual([])
})

test('prefix and suffix are kept beside the number, and extended', () => {
  const css = `@counter-style b { system: extends a; prefix: "[" } @counter-style a { system: extends lower-roman; suffix: ") " }`
  expect(style(css).document.counterStyles.get('b')).toMatchObject({ prefix: '[', suffix: ') ' })
  expect(format('b', 4, css)).toBe('iv')
})

test('styles that fall back on each other or extend each other end in decimals', () => {
  const css = `@counter-style a { system: fixed; symbols: x; fallback: b } @counter-style b { system: fixed; symbols: y; fallback: a }`
  expect(format('a', 2, css)).toBe('2')
  const circle = '@counter-style a { system: extends b } @counter-style b { system: extends a }'
  expect(style(circle).said.length).toBeGreaterThan(0)
})

test('a rule that cannot count, or says what is not known, is reported', () => {
  expect(style('p {}\n @counter-style a { system: numeric; symbols: x }').said).toEqual([
    '2:2 The counter style `a` cannot count.',
  ])
  expect(style('@counter-style a { symbols: x; speak-as: auto }').said).toEqual([
    '1:1 `speak-as` is not supported in @counter-style.',
  ])
})

test('a counter style that nobody defines is reported with the nearest one', () => {
  expect(style('ol { list-style-type: lower-romn }').said).toEqual([
    '1:6 There is no counter style `lower-romn`.',
  ])
  expect(style('p::before { content: counter(a, nope) }').said).toEqual([
    '1:13 There is no counter style `nope`.',
  ])
  expect(style('ol { list-style-type: mine } @counter-style mine { symbols: a }').said).toEqual([])
  expect(style('ol { list-style: none } ul { list-style-type: "x" }').said).toEqual([])
})
