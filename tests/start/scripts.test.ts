import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openScripts } from '../../src/start/scripts.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'))
  write('main.cjs', 'exports.said = require("./other.cjs")("salt"), exports.given = require("given")')
  write('other.cjs', 'module.exports = word => word + " and water"')
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const run = () => openScripts(folder, { given: 7 }).run('main.cjs')

test('scripts ask for each other, and for what they are given', () => {
  expect(run()).toEqual({ said: 'salt and water', given: 7 })
})

test('a script runs once', () => {
  const scripts = openScripts(folder, { given: 7 })
  expect(scripts.run('other.cjs')).toBe(scripts.run('other.cjs'))
})

test('what was compiled is kept beside each script, and used', () => {
  const scripts = openScripts(folder, { given: 7 })
  scripts.run('main.cjs')
  scripts.keepCompiled()
  expect(readFileSync(join(folder, 'main.cjs.compiled')).length).toBeGreaterThan(100)
  expect(readFileSync(join(folder, 'other.cjs.compiled')).length).toBeGreaterThan(100)
  expect(run()).toEqual({ said: 'salt and water', given: 7 })
})

test('a script that was written after it was compiled is compiled anew, be it as long as before', () => {
  const scripts = openScripts(folder, { given: 7 })
  scripts.run('main.cjs')
  scripts.keepCompiled()
  write('other.cjs', 'module.exports = word => word + " and bread"')
  utimesSync(join(folder, 'other.cjs'), new Date(), new Date(Date.now() + 10_000))
  expect(run()).toEqual({ said: 'salt and bread', given: 7 })
})

test.each(['', 'no code of V8'])('what is no compiled code does no harm: %j', text => {
  write('main.cjs.compiled', text)
  expect(run()).toEqual({ said: 'salt and water', given: 7 })
})
