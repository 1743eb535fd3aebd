import { describe, expect, test } from 'vitest'
import { processorTime } from '../kit/processorTime.js'
import { codesOf, head, readArticle, readBody, xhtml } from '../kit/readArticle.js'

const withPeople = (people: string) => readBody('', { 'content/people.yaml': people })
const withSources = (sources: string, name = 'sources.yaml') => readBody('', { [`content/${name}`]: sources })
/** `3:5 code` for each diagnostic of a data file. */
const inData = (said: readonly string[]) =>
  codesOf(said.map(line => line.replace(/^content\/[\w.]+:/, 'content/a.md:')))

describe('people', () => {
  test('every key is read, and Markdown in the bio', () => {
    const { manuscript, said } = withPeople(
      [
        '- id: lind',
        '  display: Eva Lind',
        '  sort: Lind, Eva',
        '  aliases: [Lind, "E. L."]',
        '  role: pilot',
        '  bio: >',
        '    Sailed *north* with [May](person:may),',
        '    see [@log].',
        '  see: may',
        '  seeAlso: may',
        '  sameAs: [https://e.org/lind]',
        '  unnamed: no',
        '- id: may',
        '  display: May',
        '  unnamed: yes',
      ].join('\n'),
    )
    expect(said).toEqual([])
    const [lind, may] = manuscript.people
    expect({ ...lind, bio: xhtml(lind!.bio!) }).toEqual({
      id: 'lind',
      display: 'Eva Lind',
      sort: 'Lind, Eva',
      aliases: ['Lind', 'E. L.'],
      role: 'pilot',
      bio:
        'Sailed <em>north</em> with <x-mention person="may">May</x-mention>, see <x-cite form="bracketed" source="[@log]">' +
        '<x-cite-item key="log"></x-cite-item></x-cite>.',
      see: 'may',
      seeAlso: ['may'],
      sameAs: ['https://e.org/lind'],
      referencePlaces: new Map([['may', { file: 'content/people.yaml', line: 9, column: 8 }]]),
      unnamed: false,
      place: { file: 'content/people.yaml', line: 1, column: 3 },
    })
    expect(may).toEqual({
      id: 'may',
      display: 'May',
      sort: 'May',
      aliases: [],
      seeAlso: [],
      sameAs: [],
      referencePlaces: new Map(),
      unnamed: true,
      place: { file: 'content/people.yaml', line: 13, column: 3 },
    })
  })

  test.each([
    ['- id: a\n  dispaly: A\n', ['2:3 unknown-key', '1:3 bad-value']],
    ['- display: A\n', ['1:3 bad-value']],
    ['- id: ../../p\n  display: A\n', ['1:7 bad-value']],
    ['- id: none\n  display: A\n', ['1:7 bad-value']],
    ['- id: a b\n  display: A\n', ['1:7 bad-value']],
    ['- id: a\n  display: A\n  unnamed: perhaps\n', ['3:12 bad-value']],
    ['- id: a\n  display: [A]\n', ['2:12 wrong-type', '1:3 bad-value']],
    ['- id: a\n  display: A\n  aliases: {x: y}\n', ['3:12 wrong-type']],
    ['- A\n', ['1:3 wrong-type']],
    ['a: b\n', ['1:1 wrong-type']],
    ['- id: a: b\n', ['1:7 yaml-syntax']],
    ['- id: a\n  display: A\n  bio: <script>x</script>\n', ['3:8 html-dropped']],
    ['- id: a\n  display: A\n  bio: |\n    One\n    <foo>x</foo>\n', ['5:5 html-dropped']],
  ])('%j is reported where it stands', (people, codes) => {
    expect(inData(withPeople(people).said)).toEqual(codes)
  })

  test('PPL-G6: a name is composed', () => {
    expect(withPeople('- id: z\n  display: Zoe\u0308 Ame\u0301lie\n').manuscript.people[0]?.display).toBe(
      'Zo\u00eb Am\u00e9lie',
    )
  })

  test('a file beside the article goes before the one in content/', () => {
    const one = (id: string) => `- id: ${id}\n  display: ${id}\n`
    const entries = { 'content/a.md': head, 'content/people.yaml': one('content') }
    expect(readArticle(entries).manuscript.people.map(({ id }) => id)).toEqual(['content'])
    expect(readBody('').manuscript.people).toEqual([])
    expect(withPeople('# no one yet\n').manuscript.people).toEqual([])
  })
})

describe('sources', () => {
  test('values are as typed, dates and names as citeproc takes them', () => {
    const { manuscript, said } = withSources(
      [
        '- id: doe',
        '  type: book',
        '  title: "1984: <i>a</i> book"',
        '  author:',
        '    - family: Doe',
        '      given: Ann',
        '      non-dropping-particle: de',
        '    - The Board',
        '  editor: {literal: X}',
        '  issued: 2021-01-05',
        '  accessed: {date-parts: [[2021, 3]]}',
        '  volume: 010',
        '  page: 12-13',
        '  note: A *remark*.',
        '  reliesOn: [npr]',
        '- id: npr',
      ].join('\n'),
    )
    expect(said).toEqual([])
    const [doe, npr] = manuscript.sources
    expect(doe?.csl).toEqual({
      id: 'doe',
      type: 'book',
      title: '1984: <i>a</i> book',
      author: [{ family: 'Doe', given: 'Ann', 'non-dropping-particle': 'de' }, { literal: 'The Board' }],
      editor: [{ literal: 'X' }],
      issued: { 'date-parts': [[2021, 1, 5]] },
      accessed: { 'date-parts': [[2021, 3]] },
      volume: '010',
      page: '12-13',
    })
    expect(xhtml(doe!.note!)).toBe('A <em>remark</em>.')
    expect(doe?.reliesOn).toEqual(['npr'])
    expect(npr).toMatchObject({ csl: { id: 'npr', type: 'document' }, place: { line: 16, column: 3 } })
  })

  test.each([
    ['2021', { 'date-parts': [[2021]] }],
    [
      '2021-01/2021-03',
      {
        'date-parts': [
          [2021, 1],
          [2021, 3],
        ],
      },
    ],
    ['-44-03-15', { 'date-parts': [[-44, 3, 15]] }],
    ['summer 2020', { literal: 'summer 2020' }],
    ['{year: 2021, month: 1}', { 'date-parts': [[2021, 1]] }],
    ['[{year: 2020}, {year: 2021}]', { 'date-parts': [[2020], [2021]] }],
    ['{date-parts: [["2020", "2"]], circa: true}', { 'date-parts': [[2020, 2]], circa: true }],
    ['{literal: then}', { literal: 'then' }],
    ['{raw: 2021-01-05}', { 'date-parts': [[2021, 1, 5]] }],
    ['{raw: 5 January 2021}', { raw: '5 January 2021' }],
    ['2021-21', { 'date-parts': [[2021, 21]] }],
    ['{date-parts: [[2021, 13]]}', { 'date-parts': [[2021, 13]] }],
    ['2021-01-05T10:00:00Z', { 'date-parts': [[2021, 1, 5]] }],
    ['2021-01-05 10:00', { 'date-parts': [[2021, 1, 5]] }],
    ['1900-02-29', { 'date-parts': [[1900, 2, 29]] }],
    ['14.10.1887', { literal: '14.10.1887' }],
    ['10/14/1887', { literal: '10/14/1887' }],
    ['1887–1889', { literal: '1887–1889' }],
    ['c. 1887', { literal: 'c. 1887' }],
    ['"1887?"', { literal: '1887?' }],
    ['the 3 days after 1887-10-41', { literal: 'the 3 days after 1887-10-41' }],
  ])('the date %s', (typed, date) => {
    const { manuscript, said } = withSources(`- id: a\n  issued: ${typed}\n`)
    expect(manuscript.sources[0]?.csl.issued).toEqual(date)
    expect(said).toEqual([])
  })

  test.each([
    '1887-10-41',
    '1887-02-30',
    '2021-02-29',
    '1887-13',
    '1887-13-01',
    '1887-21-01',
    '1887-00',
    '1887-9-31',
    '1887-10-41T10:00',
    '0',
    '18871014',
    '18870-10-14',
    '1887-89',
    '14-10-1887',
    '1887-1-1-1',
    '1889/1887',
    '1887-03/1887-02',
    '1887/1889-13',
    '10/1887',
    '41.10.1887',
    '13/14/1887',
    '{raw: 1887-10-41}',
    '{literal: 1887-10-41}',
    '{year: 1887, day: 4}',
    '{month: 4}',
    '{year: 1887, month: October}',
    '{date-parts: [[1887, 10, 41]]}',
    '{date-parts: [[1887, 10, 4, 1]]}',
    '{date-parts: [[1889], [1887]]}',
    '{date-parts: [[1887], [1888], [1889]]}',
    '{year: 1887, season: 7}',
    '[{year: 1887}, {year: 1886}]',
  ])('the date %s is in no calendar', typed => {
    for (const key of ['issued', 'accessed', 'original-date', 'event-date', 'submitted', 'available-date']) {
      const { manuscript, said } = withSources(`- id: a\n  ${key}: ${typed}\n`)
      expect(said).toEqual([expect.stringMatching(/ is no date for `[\w-]+`\. .* \[bad-date\]$/)])
      expect(manuscript.sources[0]?.csl[key]).toBeUndefined()
    }
  })

  test('a key that no date has is told', () => {
    const { said } = withSources('- id: a\n  issued: {year: 1887, mouth: 10}\n')
    expect(said).toEqual([expect.stringMatching(/2:24: .*`mouth`.*`month`\? \[unknown-key\]$/)])
  })

  test('CSL-JSON is read as other programs write it', () => {
    const json =
      '[\n\t{"id": "a", "type": "book", "volume": 3, "title": "\\ud83c\\udf0a", "DOI": null,\n\t\t"issued": {"date-parts": [[2021, 1]]}, "x_other": {"y": 1}, "author": [{"family": "D"}]}\n]'
    const { manuscript, said } = withSources(json, 'sources.json')
    expect(said).toEqual([])
    expect(manuscript.sources[0]?.csl).toEqual({
      id: 'a',
      type: 'book',
      volume: '3',
      title: '🌊',
      issued: { 'date-parts': [[2021, 1]] },
      author: [{ family: 'D' }],
    })
  })

  test('Pandoc’s references: may stand round the list, and an empty list is no source', () => {
    expect(withSources('references:\n- id: a\n').manuscript.sources).toHaveLength(1)
    expect(withSources('[]').manuscript.sources).toEqual([])
    expect(withSources('[]').said).toEqual([])
  })

  test.each([
    ['- type: book\n', ['1:3 bad-value']],
    ['- id: a b\n', ['1:7 bad-value']],
    ['- id: a\n  type: bok\n', ['2:9 bad-value']],
    ['- id: a\n  tilte: x\n', ['2:3 unknown-key']],
    ['- id: a\n  issued: {date-parts: x}\n', ['2:11 bad-date']],
    ['- id: a\n  issued: {year: 2021, month: 40}\n', ['2:11 bad-date']],
    ['- id: a\n  author: [[x]]\n', ['2:12 wrong-type']],
    ['- id: a\n  author: [{famly: x}]\n', ['2:13 unknown-key']],
    ['- id: a\n  title: [x]\n', ['2:10 wrong-type']],
    ['- a\n', ['1:3 wrong-type']],
    ['a: b\n', ['1:1 wrong-type']],
  ])('%j is reported where it stands', (sources, codes) => {
    expect(inData(withSources(sources).said)).toEqual(codes)
  })

  test('a slip of the pen is told with what was meant', () => {
    expect(withSources('- id: a\n  type: bok\n').said[0]).toContain('Did you mean `book`?')
  })
})

describe('SEC-G5: YAML alias bomb', () => {
  const bomb = ['t1: &t1 [gull, gull, gull, gull, gull, gull, gull, gull, gull]']
  for (let n = 2; n <= 9; n++)
    bomb.push(
      `t${n}: &t${n} [${Array(9)
        .fill(`*t${n - 1}`)
        .join(', ')}]`,
    )

  test.each([
    ['nested aliases', bomb.join('\n')],
    ['a value inside itself', 'loop: &loop [*loop]'],
    ['deep nesting', `a: ${'['.repeat(50_000)}`],
    ['many aliases of a large value', `a: &a [${'x, '.repeat(999)}x]\nb: [${'*a, '.repeat(999)}*a]`],
  ])('%s end in an error that names the file, soon', (_, people) => {
    const start = processorTime()
    const { said } = withPeople(people)
    expect(processorTime() - start).toBeLessThan(2000)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/^content\/people\.yaml:\d+:\d+: error: .*\[yaml-limit\]$/)
  })

  test('front matter and sources have the same limit', () => {
    expect(codesOf(readArticle({ 'content/a.md': `---\n${bomb.join('\n')}\n---\nx` }).said)[0]).toMatch(
      /yaml-limit/,
    )
    expect(withSources(bomb.join('\n')).said[0]).toMatch(/yaml-limit/)
  })

  test('five honest aliases pass', () => {
    const people =
      '- id: a\n  display: A\n  role: &r pilot\n' +
      ['b', 'c', 'd', 'e', 'f'].map(id => `- id: ${id}\n  display: A\n  role: *r\n`).join('')
    const { manuscript, said } = withPeople(people)
    expect(said).toEqual([])
    expect(manuscript.people.map(({ role }) => role)).toEqual(Array(6).fill('pilot'))
  })
})

test.each([
  ['on the line of its key', '  bio: Text [a](person:a){.x} <script>x</script>', '4:31'],
  ['in quotes', "  bio: 'It''s <script>x</script>'", '4:15'],
  ['in double quotes', '  bio: "A \\"b\\" \\u00e9 <script>x</script>"', '4:24'],
  ['on several lines', '  bio: One\n    two\n    three <script>x</script>', '6:11'],
  ['on several lines in quotes', '  bio: "One\n    two\n\n    <script>x</script>"', '7:5'],
  ['in a folded block', '  bio: >\n    One\n    two <script>x</script>', '6:9'],
  ['in a literal block', '  bio: |-\n\n    One\n     two\n    <b>x</b> <script>x</script>', '8:14'],
])('a fault in a text %s is told where it stands', (_, bio, place) => {
  const yaml = `\n- id: a\n  display: A\n${bio}\n  role: x\n`
  const { said } = readBody('A.', { 'content/people.yaml': yaml })
  expect(said).toEqual([expect.stringContaining(`content/people.yaml:${place}: `)])
})

test.each([
  ['- id: a\n display: A\n', false],
  ['- id: a\n', false],
  ['- A\n', false],
  ['- id: a b\n  display: A\n', false],
  ['id: a\n', false],
  ['- id: a\n  display: A\n  hue: x\n', true],
  ['', true],
])('a list of people is complete if no entry was left out: %j', (yaml, isComplete) => {
  const { manuscript } = readBody('Text.', {
    'content/people.yaml': yaml,
    'content/sources.yaml': '- id: s\n',
  })
  expect(manuscript.complete).toEqual({ text: true, people: isComplete, sources: true })
})

test.each([
  ['- id: a\n title: A\n', false],
  ['- title: A\n', false],
  ['- id: a\n  type: bok\n', true],
])('and so is one of sources: %j', (yaml, isComplete) => {
  const { manuscript } = readBody('Text.', { 'content/sources.yaml': yaml })
  expect(manuscript.complete).toEqual({ text: true, people: true, sources: isComplete })
})

test('a role has its quotation marks and apostrophes set, and nothing else changed', () => {
  const roleIn = (role: string, language = 'en') =>
    readArticle({
      'content/a.md': `---\ntitle: T\nlang: ${language}\n---\nA.`,
      'content/people.yaml': `- id: a\n  display: A\n  role: |\n    ${role}\n`,
    }).manuscript.people[0]?.role
  expect(roleIn("head of the pilots' office, \"the 'Wolf'\"")).toBe(
    'head of the pilots’ office, “the ‘Wolf’”',
  )
  expect(roleIn('*x* -- y... <b> [z](#z) &amp; \\*')).toBe('*x* -- y... <b> [z](#z) &amp; \\*')
  expect(roleIn('der "Wolf"', 'de')).toBe('der „Wolf“')
})

test('what points to another entry knows where', () => {
  const { manuscript } = readBody('A.', {
    'content/people.yaml': '- id: a\n  display: A\n  see: b\n  seeAlso:\n    - c\n    - "d"\n',
    'content/sources.yaml': '- id: s\n  reliesOn: [t, u]\n',
  })
  const placesIn = (places: ReadonlyMap<string, { line: number; column?: number }> | undefined) =>
    [...(places ?? [])].map(([id, { line, column }]) => `${id} ${line}:${column}`).sort()
  expect(placesIn(manuscript.people[0]?.referencePlaces)).toEqual(['b 3:8', 'c 5:7', 'd 6:7'])
  expect(placesIn(manuscript.sources[0]?.referencePlaces)).toEqual(['t 2:14', 'u 2:17'])
})
