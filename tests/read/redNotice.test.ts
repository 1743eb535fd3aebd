import { join } from 'node:path'
import { expect, test } from 'vitest'
import { collectDiagnostics, formatDiagnostic } from '../../src/diagnostic.js'
import { elementsOf, plainText } from '../../src/html/tree.js'
import { openProject } from '../../src/read/files.js'
import { type Manuscript, readManuscript } from '../../src/read/manuscript.js'

const { report, found } = collectDiagnostics()
const files = openProject(join(import.meta.dirname, '../..'))
const article = readManuscript(files, 'content/red-notice.md', {}, report) as Manuscript
const elements = [article.body, ...article.notes.flatMap(note => note.children)].flatMap(node =>
  node.kind === 'element' ? [...elementsOf(node)] : [],
)
const text = plainText(article.body)

test('the first article reads without a diagnostic', () => {
  expect(found.map(formatDiagnostic)).toEqual([])
})

test('it is as long as it was asked to be, and has what the edition must show', () => {
  const words = text.split(' ').length
  expect(words).toBeGreaterThanOrEqual(700)
  expect(words).toBeLessThanOrEqual(1100)
  for (const name of ['h2', 'blockquote', 'ul', 'table', 'x-mention'])
    expect(elements.map(each => each.name)).toContain(name)
  expect(article.notes.length).toBeGreaterThanOrEqual(4)
})

test('every source is cited, and every note called once', () => {
  const cited = new Set(
    elements.filter(({ name }) => name === 'x-cite-item').map(({ attributes }) => attributes.key),
  )
  expect([...cited].sort()).toEqual(article.sources.map(({ id }) => id).sort())
  const called = elements.filter(({ name }) => name === 'x-note').map(({ attributes }) => attributes.ref)
  expect(called.toSorted()).toEqual(article.notes.map(({ id }) => id).toSorted())
})

test('it quotes only what its source has in quotation marks', () => {
  const quoted = [...text.matchAll(/“([^”]*)”/g)].map(match => match[1]!.replace(/[.,]$/, ''))
  const allowed = [
    'red notice',
    'any intervention or activities of a political, military, religious or racial character',
    'the main culprit',
    'terrorist crime',
    'will have to pay back',
    'face retribution',
    'plotting imminent and sinister attacks',
    'was unlawful and arbitrary under international law',
  ]
  expect(quoted.filter(words => !allowed.includes(words))).toEqual([])
  expect(quoted).toHaveLength(allowed.length)
})
