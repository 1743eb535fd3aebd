import { expect, test } from 'vitest'
import { pageTypes } from '../../src/style/pageDescriptors.js'
import { fontTypes } from '../../src/style/properties/font.js'
import { contentTypes } from '../../src/style/properties/generatedContent.js'
import { describeProperties, type PropertyDescription } from '../../src/style/properties.js'
import { boxRows } from './rows/box.js'
import { edgeRows } from './rows/edges.js'
import { type Exercise, seenWith, seenWithout } from './rows/exercise.js'
import { fontRows } from './rows/font.js'
import { generatedRows } from './rows/generated.js'
import { lineRows } from './rows/lines.js'
import { logicalRows } from './rows/logical.js'
import { noteRows } from './rows/notes.js'
import { pageRows } from './rows/pages.js'
import { shorthandRows } from './rows/shorthands.js'
import { tableRows } from './rows/tables.js'
import { textRows } from './rows/text.js'

/**
 * Each row of the README's table of CSS does what it says. An exercise is looked at twice: with its declaration that must be
 * seen which is expected, and without it something else. So whatever ignores a row, or a keyword of one, fails here.
 */
const exercises: readonly Exercise[] = [
  ...boxRows,
  ...edgeRows,
  ...fontRows,
  ...generatedRows,
  ...lineRows,
  ...logicalRows,
  ...noteRows,
  ...pageRows,
  ...shorthandRows,
  ...tableRows,
  ...textRows,
]

test.each(exercises.map(each => [each.name, each.value, each] as const))('%s: %s', async (_, __, each) => {
  expect(await seenWith(each)).toEqual(each.expected)
  expect(await seenWithout(each)).not.toEqual(each.expected)
})

const table = describeProperties()

test('no row of the table is without an exercise', () => {
  const exercised = new Set(exercises.map(({ name }) => name))
  const missing = table.filter(({ name }) => !exercised.has(name))
  expect(missing.map(({ name }) => name)).toEqual([])
  expect([...exercised].filter(name => !table.some(row => row.name === name))).toEqual([])
})

const types: Readonly<Record<string, string>> = { ...contentTypes, ...fontTypes, ...pageTypes }
const isListed = (type: string) => Object.hasOwn(types, type)

/** The keywords of a grammar, and those of the types that it names. */
function keywordsIn(syntax: string): readonly string[] {
  const named = [...syntax.matchAll(/<([\w-]+(?:\(\))?)/g)].map(match => match[1]!).filter(isListed)
  const own = syntax.replace(/<[^>]*>/g, ' ').match(/[a-z][a-z0-9-]*\(?/g) ?? []
  return [...new Set([...own, ...named.flatMap(type => keywordsIn(types[type]!))])]
}

const wordsIn = (value: string) => value.replace(/"[^"]*"/g, '').match(/[a-z][\w-]*\(?/g) ?? []

const withKeywords = table
  .filter(({ kind }) => kind !== 'shorthand')
  .map((row): readonly [string, PropertyDescription] => [row.name, row])

test.each(withKeywords)('each keyword of %s has an exercise', (name, { syntax }) => {
  const used = new Set(exercises.filter(each => each.name === name).flatMap(({ value }) => wordsIn(value)))
  // What `string-set` and `bookmark-label` take is exercised at `content`.
  const own = syntax.replace(/<(?:content|label)-item>/, '')
  expect(keywordsIn(name === 'content' ? syntax : own).filter(keyword => !used.has(keyword))).toEqual([])
})
