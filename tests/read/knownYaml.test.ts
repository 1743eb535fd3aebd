import { expect, test } from 'vitest'
import { collectDiagnostics } from '../../src/diagnostic.js'
import { parseSharedYaml } from '../../src/read/knownYaml.js'

const read = (text: string, file = 'content/people.yaml') => {
  const { report, found } = collectDiagnostics()
  const value = parseSharedYaml({ file, text, code: 'yaml-syntax' }, report)
  return { value, said: found.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`) }
}

test('the same file gives the same value again', () => {
  expect(read('- id: a').value).toBe(read('- id: a').value)
})

test('a fault is said each time', () => {
  const faulty = '- id: a\n  aliases: [b'
  expect(read(faulty).said).toHaveLength(1)
  expect(read(faulty)).toEqual(read(faulty))
})

test('another text, or another file of the same text, is read anew: places name the file', () => {
  expect(read('- id: b').value).not.toEqual(read('- id: a').value)
  expect(read('- id: a', 'content/sources.yaml').value).not.toEqual(read('- id: a').value)
})
