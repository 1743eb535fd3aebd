import { expect, test } from 'vitest'
import { processorTime } from '../kit/processorTime.js'
import { readBody } from '../kit/readArticle.js'

/** What each pattern is made from, `n` times over. */
const inputs: Readonly<Record<string, (n: number) => string>> = {
  'quotation marks': n => '"'.repeat(n),
  'single marks that never close': n => "'a ".repeat(n),
  'marks of both kinds': n => "'a ".repeat(n) + 'x" '.repeat(n),
  'links that never close': n => '[a]('.repeat(n),
  'emphasis that never closes': n => '*a'.repeat(n),
  'citations that never close': n => '[@'.repeat(n),
  'citations in each other': n => '[@a '.repeat(n) + ']'.repeat(n),
  'keys in a row': n => '@a'.repeat(n),
  'angle brackets': n => '<<'.repeat(n),
  'calls that never close': n => '[^'.repeat(n),
  'notes that never close': n => '^['.repeat(n),
  'notes in each other': n => '^[a'.repeat(n) + ']'.repeat(n),
  'a long name': n => `${'a'.repeat(n)}!`,
  'braces that never close': n => 'x{a="'.repeat(n),
  'spans in each other': n => '['.repeat(n) + ']{.a}'.repeat(n),
  'blocks that never close': n => '::: a\n'.repeat(n / 10),
  'definitions of one note': n => '[^a]: x\n'.repeat(n / 10),
  'scripts that never close': n => '<script>'.repeat(n),
  'scripts in a block': n => `<div>\n${'<script>'.repeat(n)}`,
  'tags with an open value': n => `<div>\n${'<a b="'.repeat(n)}`,
  'comments that never close': n => '<!--'.repeat(n),
  'a row of many words': n => `|a|\n|-|\n|${'x *y* '.repeat(n / 4)}|`,
  'a locator of spaces': n => `[@a, p. ${' '.repeat(n)}]`,
  'parts of a citation': n => `[@a${';'.repeat(n)}]`,
}

const millisecondsOf = (body: string): number => {
  const start = processorTime()
  readBody(body)
  return processorTime() - start
}

test.each(Object.entries(inputs))('SEC-G6: inputs on which patterns get slow: %s', (_, make) => {
  const whole = millisecondsOf(make(50_000))
  expect(whole).toBeLessThan(5000)
  // Twice the length in less than three times the time, twice over; small times say nothing about growth.
  if (whole > 400) expect(whole / millisecondsOf(make(12_500))).toBeLessThan(9)
})
