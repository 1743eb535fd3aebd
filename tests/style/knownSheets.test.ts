import { expect, test } from 'vitest'
import { collectDiagnostics } from '../../src/diagnostic.js'
import { parseSharedSheets } from '../../src/style/knownSheets.js'

const read = (text: string, imported: string) => {
  const { report, found } = collectDiagnostics()
  const load = () => imported
  const sheets = parseSharedSheets([{ file: 'print.css', text }], load, report)
  return { sheets, said: found.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`) }
}

const importing = '@import "more.css"; p { colour: red }'

test('the same texts give the same sheets again, and all that was said of them', () => {
  const first = read(importing, 'p { orphans: 3 }')
  const second = read(importing, 'p { orphans: 3 }')
  expect(second.sheets).toBe(first.sheets)
  expect(second.said).toEqual(['css-unsupported print.css:1'])
  expect(second.said).toEqual(first.said)
})

test('another text, also of an imported sheet, is read anew', () => {
  const first = read(importing, 'p { orphans: 3 }')
  expect(read(importing, 'p { orphans: 4 }').sheets).not.toBe(first.sheets)
  expect(read(`${importing} `, 'p { orphans: 3 }').sheets).not.toBe(first.sheets)
})
