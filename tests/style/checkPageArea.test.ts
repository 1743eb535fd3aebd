import { expect, test } from 'vitest'
import { collectDiagnostics } from '../../src/diagnostic.js'
import type { PageQuery } from '../../src/style/pageRules.js'
import { parseStyleSheets } from '../../src/style/parseStyleSheets.js'
import { styleDocument } from '../../src/style/styleDocument.js'
import { anyPage, page } from '../kit/styled.js'

/** What is said of a page of 200 by 300 pt whose margins leave 140 by 260, with further rules on line 2. */
function codesFor(css: string, query: Partial<PageQuery>): readonly string[] {
  const { report, found } = collectDiagnostics()
  const text = `@page { size: 200pt 300pt; margin: 20pt 30pt }\n${css}`
  const sheets = parseStyleSheets([{ file: 'print.css', text }], () => undefined, report)
  styleDocument(page('<p>Text</p>'), sheets, undefined, report).pageStyle({ ...anyPage, ...query })
  return found.map(({ code, place }) => `${place?.line}:${place?.column} ${code}`)
}

test.each([
  ['margins that swap sides', '@page :left { margin-left: 40pt; margin-right: 20pt }', { side: 'left' }],
  ['another top margin', '@page :first { margin-top: 90pt }', { first: true }],
  ['a blank page, which has no text', '@page :blank { margin: 60pt }', { blank: true }],
  ['a name, of which all pages are as wide', '@page plate { margin: 5pt }', { name: 'plate' }],
] as const)('nothing is said of %s', (_, css, query) => {
  expect(codesFor(css, query)).toEqual([])
})

test.each([
  ['first page', '@page :first { margin-left: 10pt }', { first: true }, '2:16 measure-changes'],
  ['side', '@page :left { padding: 0 4pt }', { side: 'left' }, '2:15 measure-changes'],
  [
    'page of a name',
    '@page plate:first { size: 210pt 300pt }',
    { name: 'plate', first: true },
    '2:21 measure-changes',
  ],
  ['page without width', '@page { margin-left: 171pt }', {}, '2:9 page-too-small'],
  ['page without height', '@page { margin-top: 280pt }', {}, '2:9 page-too-small'],
] as const)(
  'a %s that leaves the text another room is told with the place of the margin',
  (_, css, query, said) => {
    expect(codesFor(css, query)).toEqual([said])
  },
)
