import { expect, test } from 'vitest'
import { collectDiagnostics, formatDiagnostic } from '../../src/diagnostic.js'
import { readTemplate } from '../../src/read/template.js'
import { filesOf } from '../kit/readArticle.js'

const small = {
  'templates/t/template.yaml':
    'parts:\n  - {name: title, epubType: titlepage}\ncitationStyle: s.csl\noptions: {a: no}\n',
  'templates/t/title.liquid': 'T',
  'templates/t/bits/x.liquid': 'X',
  'templates/t/print.css': 'p {}',
  'templates/t/epub.css': 'p {}',
  'templates/t/s.csl': '<style/>',
  'templates/t/locales/en.yaml': 'cast: Cast\n',
  'templates/t/locales/de.yaml': 'cast: Personen\n',
}

function read(name: string, language = 'en', entries: Readonly<Record<string, string>> = small) {
  const { report, found } = collectDiagnostics()
  return {
    template: readTemplate(filesOf(entries), name, language, report),
    said: found.map(formatDiagnostic),
  }
}

test('a template of the project is read with all its files', () => {
  const { template, said } = read('t')
  expect(said).toEqual([])
  expect(template?.parts).toEqual([
    { name: 'title', epubType: 'titlepage', file: { file: 'templates/t/title.liquid', text: 'T' } },
  ])
  expect([...template!.liquid.keys()]).toEqual(['bits/x', 'title'])
  expect(template).toMatchObject({ name: 't', options: { a: 'no' }, citationStyle: { text: '<style/>' } })
})

test('colophon’s own templates are there in every project, and the project’s go before them', () => {
  expect(read('essay').template?.printCss.file).toBe('colophon:templates/essay/print.css')
  const own = Object.fromEntries(
    Object.entries(small).map(([path, text]) => [path.replace('/t/', '/essay/'), text]),
  )
  expect(read('essay', 'en', own).template?.printCss.file).toBe('templates/essay/print.css')
})

test.each([
  ['en', 'en', 'Cast'],
  ['en-GB', 'en', 'Cast'],
  ['de-AT', 'de', 'Personen'],
])('in %s the words are those of %s', (language, found, word) => {
  const { template, said } = read('t', language)
  expect(template?.locale.language).toBe(found)
  expect(template?.locale.words.get('cast')).toBe(word)
  expect(said).toEqual([])
})

test('a language without words has the English ones, with a warning', () => {
  const { template, said } = read('t', 'fr')
  expect(template?.locale.language).toBe('en')
  expect(said).toEqual([
    expect.stringMatching(
      /^warning: .*fr.*Translate templates\/t\/locales\/en\.yaml as fr\.yaml\. \[locale-missing\]$/,
    ),
  ])
})

test('an unknown template is told with those that there are', () => {
  expect(read('esay').said).toEqual([
    'error: There is no template `esay`. There are essay, t. Did you mean `essay`? [template-unknown]',
  ])
})

test.each(['../x', 'a/b', '..', '', '/etc'])('%j is no name of a template', name => {
  expect(read(name).said[0]).toMatch(/\[template-unknown\]$/)
})

test.each(['title.liquid', 'print.css', 'epub.css', 's.csl', 'locales/en.yaml'])(
  'a template without %s is broken',
  name => {
    const entries = Object.fromEntries(Object.entries(small).filter(([path]) => !path.endsWith(`t/${name}`)))
    expect(read('t', 'en', entries).said[0]).toMatch(/\[template-broken\]$/)
  },
)

test.each([
  ['part: []\ncitationStyle: s.csl\n', /template\.yaml:1:1: warning: .*Did you mean `parts`\?/],
  ['parts: []\ncitationStyle: s.csl\n', /template\.yaml:1:8: error: .*no parts/],
  ['parts: [x]\ncitationStyle: s.csl\n', /template\.yaml:1:9: error: .*must be a map/],
  ['parts: [{name: title}]\ncitationStyle: s.csl\n', /template\.yaml:1:9: error: .*epubType/],
  ['parts: [{name: title, epubType: x}]\n', /template\.yaml:1:1: error: .*citation style/],
  ['parts: [{name: title, epubType: x}]\ncitationStyle: ../../../x\n', /x: .*leaves the project|unsafe-path/],
  ['parts: [\n', /template\.yaml:.*\[yaml-syntax\]/],
])('settings %j are reported where they stand', (settings, words) => {
  expect(read('t', 'en', { ...small, 'templates/t/template.yaml': settings }).said.join('\n')).toMatch(words)
})

test('a file of a region needs only what differs from its language’s', () => {
  const region = { 'templates/t/locales/en-US.yaml': 'date-day: "{month} {day}"\n' }
  const { template, said } = read('t', 'en-US', { ...small, ...region })
  expect(said).toEqual([])
  expect(template?.locale).toMatchObject({
    language: 'en-US',
    place: { file: 'templates/t/locales/en.yaml' },
  })
  expect([...template!.locale.words]).toEqual([
    ['cast', 'Cast'],
    ['date-day', '{month} {day}'],
  ])
})

test('words that colophon’s own template lacks are to be added to a copy of it', () => {
  expect(read('essay', 'fr', {}).said).toEqual([
    expect.stringMatching(
      /Copy colophon's folder templates\/essay to templates\/essay in the project first; .* as fr\.yaml\. \[locale-missing\]$/,
    ),
  ])
})

test.each([
  ['en', '2 March 2026'],
  ['en-GB', '2 March 2026'],
  ['en-US', 'March 2, 2026'],
])('the essay writes a day in %s as %s', (language, day) => {
  const words = read('essay', language, {}).template!.locale.words
  const values: Readonly<Record<string, string>> = { day: '2', month: words.get('month-3')!, year: '2026' }
  expect(words.get('date-day')!.replace(/\{(\w+)\}/g, (_, name: string) => values[name]!)).toBe(day)
})
