import { expect, test } from 'vitest'
import { pageTypes } from '../../src/style/pageDescriptors.js'
import { fontTypes } from '../../src/style/properties/font.js'
import { contentTypes } from '../../src/style/properties/generatedContent.js'
import { describeProperties, type PropertyDescription } from '../../src/style/properties.js'
import { boxRows } from './rows/box.js'
import { edgeRows } from './rows/edges.js'
import { type Exercise, seen } from './rows/exercise.js'
import { fontRows } from './rows/font.js'
import { generatedRows } from './rows/generated.js'
import { lineRows } from './rows/lines.js'
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
  ...pageRows,
  ...shorthandRows,
  ...tableRows,
  ...textRows,
]

test.each(exercises.map(each => [each.name, each.value, each] as const))('%s: %s', async (_, __, each) => {
  expect(await seen(each, 'with')).toEqual(each.expected)
  expect(await seen(each, 'without')).not.toEqual(each.expected)
})

/** Rows that take their initial value alone, so that a sheet may say it: what else is said there is reported. */
const initialAlone = [
  'bookmark-label',
  'bookmark-level',
  'bookmark-state',
  'footnote-display',
  'footnote-policy',
]
const table = describeProperties()

test('no row of the table is without an exercise', () => {
  const exercised = new Set(exercises.map(({ name }) => name))
  const missing = table.filter(({ name }) => !exercised.has(name) && !initialAlone.includes(name))
  expect(missing.map(({ name }) => name)).toEqual([])
  expect([...exercised].filter(name => !table.some(row => row.name === name))).toEqual([])
})

test('what takes its initial value alone has no more to exercise', () => {
  for (const { name, initial, syntax } of table.filter(each => initialAlone.includes(each.name)))
    expect([name, syntax.replaceAll(' ', '')]).toEqual([name, initial])
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
  .filter(({ kind, name }) => kind !== 'shorthand' && !initialAlone.includes(name))
  .map((row): readonly [string, PropertyDescription] => [row.name, row])

test.each(withKeywords)('each keyword of %s has an exercise', (name, { syntax }) => {
  const used = new Set(exercises.filter(each => each.name === name).flatMap(({ value }) => wordsIn(value)))
  // What `string-set` takes is exercised at `content`.
  const own = syntax.replace('<content-item>', '')
  expect(keywordsIn(name === 'content' ? syntax : own).filter(keyword => !used.has(keyword))).toEqual([])
})
