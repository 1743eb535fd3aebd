import { describe, expect, test } from 'vitest'
import { judgeShared } from '../../src/command/judgeShared.js'
import type { Diagnostic } from '../../src/diagnostic.js'
import { memoryFiles } from '../../src/read/files.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const articles = ['content/a.md', 'content/b.md']
const files = memoryFiles(new Map([...articles, 'content/people.yaml'].map(path => [path, bytes('x')])))
const project = { root: '/p', file: '', hasFolders: true }

const unmentioned = (line: number, file = 'content/people.yaml'): Diagnostic => ({
  code: 'person-unmentioned',
  severity: 'warning',
  message: `Line ${line}.`,
  place: { file, line },
})
const judged = (said: Readonly<Record<string, readonly Diagnostic[]>>) =>
  judgeShared(
    Object.entries(said).map(([article, diagnostics]) => ({
      chosen: { project, files, article },
      diagnostics,
    })),
  )

describe('people and sources that several articles share', () => {
  test('somebody whom one article mentions is no matter, though the other does not', () => {
    expect(judged({ 'content/a.md': [unmentioned(1)], 'content/b.md': [] })).toEqual([[], []])
  })
  test('somebody whom no article mentions is said once', () => {
    const said = { 'content/a.md': [unmentioned(1), unmentioned(2)], 'content/b.md': [unmentioned(2)] }
    expect(judged(said)).toEqual([[unmentioned(2)], []])
  })
  test('one article of several cannot judge alone', () => {
    expect(judged({ 'content/b.md': [unmentioned(1)] })).toEqual([[]])
  })
  test('a list of the article’s own is judged by it, and so is everything else', () => {
    const other: Diagnostic = { ...unmentioned(1), code: 'note-unused' }
    const own = unmentioned(1, 'essays/people.yaml')
    expect(judged({ 'content/a.md': [own, other], 'content/b.md': [] })).toEqual([[own, other], []])
  })
})
