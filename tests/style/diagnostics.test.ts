import { expect, test } from 'vitest'
import { collectDiagnostics, formatDiagnostic } from '../../src/diagnostic.js'
import { parseStyleSheets } from '../../src/style/parseStyleSheets.js'
import { style } from '../kit/styled.js'

function diagnose(css: string): readonly string[] {
  const { report, found } = collectDiagnostics()
  parseStyleSheets([{ file: 'print.css', text: css }], () => undefined, report)
  return found.map(formatDiagnostic)
}

test('an unknown property is named with the nearest one', () => {
  expect(diagnose('p {\n  colr: red;\n}')).toEqual([
    'print.css:2:3: warning: There is no property `colr`. The nearest one supported is `color`. [css-unsupported]',
  ])
})

test('a value that is not supported is told with what would be', () => {
  expect(diagnose('img { float: left }')).toEqual([
    'print.css:1:14: warning: The value `left` of `float` is not supported. It takes none | footnote. [css-unsupported]',
  ])
})

test('a length of the viewport comes with advice for paper', () => {
  expect(diagnose('p { width: calc(10vw - 1pt) }')[0]).toContain('Paper has no viewport')
  expect(diagnose('p { height: 50dvh }')[0]).toContain('Paper has no viewport')
})

test.each([
  ['p { color red; orphans: 3 }', 'print.css:1:11', 'css-syntax'],
  ['p,,q { color: red }', 'print.css:1:3', 'css-syntax'],
  ['p }\nq { color: red }', 'print.css:1:3', 'css-syntax'],
  ['p { content: "a\n}', 'print.css:1:14', 'css-syntax'],
  ['\n\np { color: red', 'print.css:3:3', 'css-syntax'],
  ['@page {\n  @top-left { content: "x"', 'print.css:1:7', 'css-syntax'],
  ['p { color: red; em { color: blue } }', 'print.css:1:17', 'css-unsupported'],
  ['p { &.x { color: blue } }', 'print.css:1:5', 'css-unsupported'],
  ['p { color: }', 'print.css:1:5', 'css-syntax'],
  ['p { width: 3 }', 'print.css:1:12', 'css-unsupported'],
  ['p { widows: 0 }', 'print.css:1:13', 'css-unsupported'],
  ['p { margin: 1pt 2pt 3pt 4pt 5pt }', 'print.css:1:13', 'css-unsupported'],
  ['p { -webkit-hyphens: auto }', 'print.css:1:5', 'css-unsupported'],
])('%j is reported at %s as %s', (css, place, code) => {
  const found = diagnose(css)
  expect(found[0]).toMatch(new RegExp(`^${place}: .*\\[${code}\\]$`))
})

test('what is right beside a mistake still holds', () => {
  const { of } = style('p { color red; orphans: 3; widows: x } q:nonsense { orphans: 9 } p { widows: 4 }')
  expect(of('p')).toMatchObject({ orphans: 3, widows: 4 })
})

test('a mistake in a rule of many selectors is said once', () => {
  expect(diagnose('h1, h2, h3 { float: left }')).toHaveLength(1)
})

test('honest CSS is passed over in silence', () => {
  expect(
    diagnose(`/* x */ @charset "utf-8"; :root { --any: { thing }; } html { FONT-SIZE: 10PT; color: RED !important }
      p:hover { color: blue } a:visited { color: red } @media screen { p { grid: nonsense } }`),
  ).toEqual([])
})
