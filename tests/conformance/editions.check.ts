import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkEpub, run, withFile } from './epubCheck.js'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const built = (ending: string) =>
  readdirSync(dist)
    .filter(name => name.endsWith(ending))
    .sort()

test('dist/ holds editions to check: run `npm run build` first', () => {
  expect(built('.epub')).not.toEqual([])
  expect(built('.pdf')).not.toEqual([])
})

test.each(built('.epub'))('EPUBCheck has nothing to say of %s', async name => {
  expect(await checkEpub(dist + name)).toEqual({ passes: true, messages: [] })
})

const qpdf = await run('qpdf', ['--version'])
const hasQpdf = qpdf.status === 0

test.skipIf(!hasQpdf).each(built('.pdf'))(
  'qpdf finds no fault in %s, and finds one in half of it',
  async name => {
    expect(await run('qpdf', ['--check', dist + name])).toMatchObject({ status: 0 })
    const whole = readFileSync(dist + name)
    const half = whole.subarray(0, whole.length >> 1)
    const verdict = await withFile('half.pdf', half, file => run('qpdf', ['--check', file]))
    expect(verdict.status).not.toBe(0)
  },
)
