import { expect, test } from 'vitest'
import { collectDiagnostics } from '../../src/diagnostic.js'
import { parseStyleSheets } from '../../src/style/parseStyleSheets.js'
import { resolveUrl } from '../../src/style/resolveUrl.js'
import { style } from '../kit/styled.js'

const orphans = (css: string) => {
  const { of, said } = style(css)
  return [of('p').orphans, said] as const
}

test.each([
  ['print', 7],
  ['all', 7],
  ['screen, print', 7],
  ['only print', 7],
  ['not screen', 7],
  ['screen', 2],
  ['not print', 2],
  ['', 7],
])('@media %s', (query, expected) => {
  expect(orphans(`@media ${query} { p { orphans: 7 } }`)).toEqual([expected, []])
})

test('a media feature is reported, and what depends on it left out', () => {
  const [value, said] = orphans('@media print and (min-width: 3in) { p { orphans: 7 } }')
  expect(value).toBe(2)
  expect(said).toEqual(['1:1 This condition of @media is not supported.'])
})

test.each([
  ['(float: footnote)', 7],
  ['(float: left)', 2],
  ['not (display: grid)', 7],
  ['(color: red) and (margin: 1pt 2pt)', 7],
  ['(color: red) and (display: grid)', 2],
  ['(display: grid) or (color: red)', 7],
  ['((color: red) or (display: grid)) and (not (float: left))', 7],
  ['selector(p:has(em))', 7],
  ['selector(p::selection)', 2],
  ['(--any: thing)', 7],
  ['(width: var(--x))', 7],
  ['(nonsense: 1)', 2],
])('@supports %s', (condition, expected) => {
  expect(orphans(`@supports ${condition} { p { orphans: 7 } }`)).toEqual([expected, []])
})

test.each(['(color: red) and (width: 1pt) or (height: 1pt)', 'color: red', ''])(
  '@supports %s cannot be read',
  condition => {
    expect(orphans(`@supports ${condition} { p { orphans: 7 } }`)[1]).toHaveLength(1)
  },
)

test('imports come before the rules of the sheet that imports them, and may be for a medium', () => {
  const css = `@charset "utf-8"; @import "a.css"; @import url(b.css) screen; @import url("c.css") print; p { widows: 4 }`
  const { of, said } = style(css, '<p id="p"></p>', {
    'a.css': 'p { orphans: 5; widows: 5 }',
    'b.css': 'p { orphans: 6 }',
    'c.css': 'p { break-inside: avoid }',
  })
  expect(of('p')).toMatchObject({ orphans: 5, widows: 4, breakInside: 'avoid' })
  expect(said).toEqual([])
})

test('a sheet that is missing, late, in a circle or conditional is reported', () => {
  expect(style('\n @import "no.css";').said).toEqual(['2:2 The style sheet no.css cannot be read.'])
  expect(style('p { color: red } @import "a.css";').said).toEqual(['1:18 This @import comes too late.'])
  expect(style('@import "a.css";', '<p id="p"></p>', { 'a.css': '@import "print.css";' }).said).toEqual([
    '1:1 print.css imports itself.',
  ])
  expect(style('@import "a.css" layer(x);').said).toEqual(['1:1 This @import is not supported.'])
})

test('what is wrong in an imported sheet has its place there', () => {
  const { report, found } = collectDiagnostics()
  const asked: string[] = []
  const load = (url: string, from: string) => {
    asked.push(`${url} from ${from}`)
    return 'p {\n  colour: red }'
  }
  parseStyleSheets([{ file: 'templates/x/print.css', text: '@import "../y/a.css";' }], load, report)
  expect(asked).toEqual(['../y/a.css from templates/x/print.css'])
  expect(found[0]?.place).toEqual({ file: 'templates/y/a.css', line: 2, column: 3 })
})

test.each([
  ['fonts/a.ttf', 'templates/x/print.css', 'templates/x/fonts/a.ttf'],
  ['../a.ttf', 'templates/x/print.css', 'templates/a.ttf'],
  ['/a.ttf', 'templates/x/print.css', 'a.ttf'],
  ['npm:@p/a/b.ttf', 'templates/x/print.css', 'npm:@p/a/b.ttf'],
  ['b.ttf', 'npm:@p/a/print.css', 'npm:@p/a/b.ttf'],
  ['my%20map.ttf?v=2#x', 'print.css', 'my map.ttf'],
  ['../../../secret.ttf', 'templates/x/print.css', '../secret.ttf'],
  ['%2e%2e/%2e%2e/secret.ttf', 'x/print.css', '../secret.ttf'],
])('SEC-G2: %s in %s leads to %s, so that a way out of the project can be seen', (url, from, path) => {
  expect(resolveUrl(url, from)).toBe(path)
})

test('@font-face tells which file is which face', () => {
  const css = `@font-face { font-family: "EB Garamond"; src: url(a.woff2) format("woff2"), url("a.ttf") format(truetype);
    font-weight: bold; font-style: italic; font-stretch: condensed; unicode-range: U+0-7F, U+4??, U+2014; font-display: swap }
    @font-face { font-family: Mono Plain; src: url(npm:mono/plain.ttf) }`
  const { sheets, said } = style(css)
  expect(said).toEqual([])
  expect(sheets.fontFaces).toEqual([
    {
      family: 'EB Garamond',
      source: 'a.ttf',
      weight: 700,
      style: 'italic',
      stretch: 75,
      unicodeRange: [
        [0, 0x7f],
        [0x400, 0x4ff],
        [0x2014, 0x2014],
      ],
      place: { file: 'print.css', line: 1, column: 1 },
    },
    {
      family: 'Mono Plain',
      source: 'npm:mono/plain.ttf',
      weight: 400,
      style: 'normal',
      stretch: 100,
      place: { file: 'print.css', line: 3, column: 5 },
    },
  ])
})

test('a face without family, file or known descriptors is reported', () => {
  expect(style('@font-face { src: url(a.ttf) }').said).toEqual(['1:1 This @font-face has no family.'])
  expect(style('@font-face { font-family: a; src: url(a.woff2) format("woff2") }').said).toEqual([
    '1:1 This @font-face names no font file.',
  ])
  expect(style('@font-face { font-family: a; src: url(a.ttf); font-weight: bolder }').said).toEqual([
    '1:47 `font-weight` with this value is not supported in @font-face.',
  ])
})

test.each([
  ['@layer a { p { color: red } }', '1:1 @layer is not supported here.'],
  ['@namespace svg "x";', '1:1 @namespace is not supported here.'],
  ['@top-left { content: "a" }', '1:1 @top-left is not supported here.'],
  ['@page { @top-lef { content: "a" } }', '1:9 @top-lef is not supported here.'],
  ['@page;', '1:1 This @page has no block.'],
  ['@counter-style none { symbols: a }', '1:1 This @counter-style has no usable name.'],
])('%s is reported', (css, message) => {
  expect(style(css).said).toEqual([message])
})
