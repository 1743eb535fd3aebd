import { expect, test } from 'vitest'
import { type Code, type Diagnostic, severities } from '../../src/diagnostic.js'
import { publish } from '../../src/publish.js'
import { type Mistake, mistakes, styleMistakes, templateMistakes } from '../kit/mistakes.js'
import { plainTemplate } from '../kit/plainTemplate.js'
import { filesOf } from '../kit/readArticle.js'
import type { Entries } from '../kit/userFolder.js'

/** Codes that only a run of the command line can bring about: their cases are in `tests/command/`. */
const ofTheCommandLine: readonly Code[] = [
  'file-unreadable',
  'slug-taken',
  'output-refused',
  'archive-unreadable',
  'archive-changed',
  'rebuild-differs',
  'own-fault',
]

const project: Entries = plainTemplate()

async function findings({ files, ...rest }: Mistake): Promise<readonly Diagnostic[]> {
  const template = 'template' in rest ? rest.template : 'plain'
  const request = { files: filesOf({ ...project, ...files }), article: 'content/a.md', template }
  const { pdf, epub, diagnostics } = await publish(request)
  const isRefused = diagnostics.some(({ severity }) => severity === 'error')
  expect([pdf === undefined, epub === undefined]).toEqual([isRefused, isRefused])
  return diagnostics
}

function asWritten({ code, place }: Diagnostic): string {
  if (place === undefined) return code
  const column = place.column === undefined ? '' : `:${place.column}`
  return `${place.file}:${place.line}${column} ${code}`
}

const all = [...mistakes, ...templateMistakes, ...styleMistakes]

const cases = all.map(mistake => [mistake.named, mistake] as const)

test.each(cases)('%s: told with its place, and what to write instead', async (_, mistake) => {
  const { said, besides = [] } = mistake
  const found = await findings(mistake)
  expect(found.filter(({ code }) => !besides.includes(code)).map(asWritten)).toEqual(said)
  for (const { code, severity, message, advice } of found) {
    expect(severity).toBe(severities[code])
    expect(message).toMatch(/^[A-Z“`].*[.?!]$/)
    expect(advice).toMatch(/^[A-Z“`].*[.?!)]$/)
    expect(message + advice).not.toMatch(/\n|undefined|\[object|Error:/)
  }
})

test('a faultless project is built, and nothing is said of it', async () => {
  const text = '---\ntitle: T\npublisher: P\npublished: 2021-01-12\n---\nText.\n'
  expect(await findings({ named: 'no mistake', files: { 'content/a.md': text }, said: [] })).toEqual([])
})

test('every code has a case', () => {
  const provoked = new Set(all.flatMap(({ said }) => said.map(each => each.replace(/^.* /, ''))))
  const codes = Object.keys(severities) as readonly Code[]
  expect(codes.filter(code => !provoked.has(code) && !ofTheCommandLine.includes(code))).toEqual([])
  expect(ofTheCommandLine.filter(code => provoked.has(code))).toEqual([])
})
