import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bag } from '../../src/command/bag.js'
import { inFolder } from '../kit/inFolder.js'
import { plainProject } from '../kit/plainArticle.js'
import { userFolder } from '../kit/userFolder.js'
import { run } from './epubCheck.js'

/**
 * The validator of the Library of Congress, as PyPI has it: https://pypi.org/project/bagit/. It does not undo `%25`, which RFC 8493
 * wants for a percent sign: such names are left to the other tests.
 */
const validator = 'bagit==1.9.0'
const home = mkdtempSync(join(tmpdir(), 'bagit-'))
afterAll(() => rmSync(home, { recursive: true }))

async function succeed(program: string, words: readonly string[]): Promise<void> {
  const { status, output } = await run(program, words)
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${output}`)
}

beforeAll(async () => {
  await succeed('python3', ['-m', 'venv', join(home, 'venv')])
  await succeed(join(home, 'venv/bin/pip'), ['install', '--quiet', '--disable-pip-version-check', validator])
}, 120_000)

const validate = (folder: string) =>
  run(join(home, 'venv/bin/python'), ['-m', 'bagit', '--validate', '--quiet', folder])

test('bagit finds a bag valid, names with spaces and accents included, and a changed one not', async () => {
  const article =
    '---\ntitle: T\npublisher: P\npublished: 2021-01-12\ntemplate: plain\nattachments: ["tide table.csv", "été.csv"]\n---\nOne.\n'
  const folder = userFolder(
    plainProject(
      {},
      { 'content/a.md': article, 'content/tide table.csv': '1,2\n', 'content/été.csv': '3,4\n' },
    ),
  )
  const made = await inFolder(folder, () => bag([], { out: 'bags' }))
  expect([made.stderr, made.status]).toEqual(['', 0])
  const path = join(folder, 'bags/a')
  expect(await validate(path)).toMatchObject({ status: 0 })
  writeFileSync(join(path, 'data/sources/content/a.md'), 'x')
  expect((await validate(path)).status).not.toBe(0)
})
