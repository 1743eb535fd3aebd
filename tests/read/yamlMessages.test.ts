import { describe, expect, test } from 'vitest'
import { readBody } from '../kit/readArticle.js'

const saidOf = (yaml: string) =>
  readBody('Text.', { 'content/people.yaml': yaml }).said.map(line =>
    line.replace('content/people.yaml:', ''),
  )

describe('a wrong indent is called that, where it stands', () => {
  test.each([
    ['- id: a\n  display: A\n sort: Falk\n', '3:2', 'key is indented by 1 space'],
    ['- id: a\n  display: A\n   sort: Falk\n', '3:4', 'key is indented by 3 spaces'],
    ['- id: a\n  display: A\nsort: Falk\n', '3:1', 'key is not indented'],
    ['- id: a\n  display: A\n - id: falk\n', '3:2', 'item is indented by 1 space'],
    ['- id: a\n  display: A\n  - id: falk\n', '3:3', 'item is indented by 2 spaces'],
    [' - id: a\n   display: A\n- id: falk\n', '3:1', 'item is not indented'],
    ['- id: a\n  seeAlso:\n  - b\n - c\n', '4:2', 'item is indented by 1 space'],
    ['- id: a\n  bio: |\n    x: y\n    - z\n  sort: A\n   role: B\n', '6:4', 'key is indented by 3 spaces'],
  ])('%j', (yaml, place, what) => {
    const said = saidOf(yaml)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(
      new RegExp(`^${place}: error: The ${what}, .* the same indent\\. \\[yaml-syntax\\]$`),
    )
  })

  test.each([
    ['- id: a\n\tdisplay: A\n', '2:1'],
    ['- id: a\n  display: A\n\tsort: B\n', '3:1'],
    ['- id: a\n  \tdisplay: B\n', '2:3'],
    ['- id: a\n  aliases:\n\t- B\n', '3:1'],
  ])('a tab: %j', (yaml, place) => {
    expect(saidOf(yaml)).toEqual([
      `${place}: error: A tab cannot indent YAML. Indent with spaces. [yaml-syntax]`,
    ])
  })
})

test.each([
  ['- id: a\n  aliases: [Reik\n  display: A\n', '2:12', '`[` that opens here is never closed'],
  ['- id: a\n  aliases: [x,\n    y\n  display: b\n', '2:12', '`[` that opens here is never closed'],
  ['- id: a\n  aliases: [Reik\n', '2:12', '`[` that opens here is never closed'],
  ['- { id: a, aliases: [x], display: A\n- { id: b }\n', '1:3', '`{` that opens here is never closed'],
  ['- id: a\n  aliases: [x, y]]\n', '2:18', 'bracket closes here that was never opened'],
  ['- id: a\n  aliases: [x, "y]\n  display: b\n', '2:16', 'quotation mark that opens is never closed'],
])('brackets and quotes: %j', (yaml, place, what) => {
  const said = saidOf(yaml)
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(new RegExp(`^${place}: error: .*${what.replace(/[[{]/g, '\\$&')}`))
})

test.each([
  ['- id: a\n  display:A\n', '2:3', 'Write `display: A`.'],
  ['- id:a\n  display: A\n', '1:1', 'Write `- id: a`.'],
  ['-id: a\n display: B\n', '1:1', 'Write `- id: a`.'],
  ['- id: a\n  display: B\n-id: b\n  display: C\n', '3:1', 'Write `- id: b`.'],
])('a space that is missing: %j', (yaml, place, advice) => {
  const said = saidOf(yaml)
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(new RegExp(`^${place}: error: After .* a space is missing\\.`))
  expect(said[0]).toContain(advice)
})

test('nearest names are found by their words as well', () => {
  expect(saidOf('- id: a\n  display: A\n  alias: B\n')).toEqual([
    expect.stringContaining('Did you mean `aliases`?'),
  ])
  const typed = (type: string) =>
    readBody('x', { 'content/sources.yaml': `- id: a\n  type: ${type}\n` }).said[0]
  expect(typed('newspaper')).toContain('Did you mean `article-newspaper`?')
  expect(typed('journal')).toContain('Did you mean `article-journal`?')
  // Several have it: none is meant for sure.
  expect(readBody('x', { 'content/sources.yaml': '- id: a\n  place: x\n' }).said[0]).not.toContain(
    'Did you mean',
  )
})
