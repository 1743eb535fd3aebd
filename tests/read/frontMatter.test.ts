import { describe, expect, test } from 'vitest'
import { collectDiagnostics } from '../../src/diagnostic.js'
import { readManuscript } from '../../src/read/manuscript.js'
import { bytesOf, codesOf, filesOf, head, readArticle, readBody, xhtml } from '../kit/readArticle.js'

const withKeys = (keys: string, others: Readonly<Record<string, string | Uint8Array>> = {}) =>
  readArticle({ 'content/a.md': `---\n${keys}\n---\nText.\n`, ...others })
const metadataOf = (keys: string) => withKeys(keys).manuscript.metadata

describe('FM-G1: a plain date moves by one day in another time zone', () => {
  test.each(['America/Los_Angeles', 'UTC', 'Pacific/Kiritimati'])('a day is a day in %s', zone => {
    const before = process.env.TZ
    process.env.TZ = zone
    try {
      const { published, stated } = metadataOf('title: Tide table\ndate: 2024-03-01')
      expect(published).toEqual({ iso: '2024-03-01', year: 2024, month: 3, day: 1 })
      expect(stated).toBe('2024-03-01T00:00:00Z')
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })

  test('a month and a year stay as little as they say', () => {
    expect(metadataOf('title: T\npublished: 2024-03').published).toEqual({
      iso: '2024-03',
      year: 2024,
      month: 3,
    })
    expect(metadataOf('title: T\npublished: 2024').published).toEqual({ iso: '2024', year: 2024 })
  })

  test('a time of day is left out, whatever its zone', () => {
    expect(metadataOf('title: T\ndate: 2024-03-01T23:30:00-11:00').published?.iso).toBe('2024-03-01')
    expect(metadataOf('title: T\ndate: 2024-03-01 00:10 +1400').published?.iso).toBe('2024-03-01')
  })

  test.each(['2024-02-30', '2023-02-29', '2024-13', '01.03.2024', 'yesterday', '0000'])(
    '%s is no date',
    typed => {
      const { manuscript, said } = withKeys(`title: T\npublisher: P\npublished: ${typed}`)
      expect(manuscript.metadata.published).toBeUndefined()
      expect(codesOf(said)).toContain('4:12 bad-date')
    },
  )
})

describe('FM-G2: BOM and CRLF: the whole front matter is taken for body text', () => {
  test('a file from a Windows editor reads like any other', () => {
    const text = `${head}\nBody one.\nBody two.[^n]\n\n[^n]: A\n    b.\n`
    const plain = readArticle({ 'content/a.md': text })
    const windows = readArticle({ 'content/a.md': `\ufeff${text.replaceAll('\n', '\r\n')}` })
    const old = readArticle({ 'content/a.md': text.replaceAll('\n', '\r') })
    expect(windows).toEqual(plain)
    expect(old).toEqual(plain)
    expect(plain.html).toMatch(/^<p>Body one\.\nBody two\./)
  })
})

describe('FM-G3: a colon in a title gives a message nobody can use', () => {
  test('the message has file, line and column, and the line as it should be', () => {
    const { said } = withKeys('title: Salt: a short history\nauthor: R. Quill')
    expect(said).toEqual([
      'content/a.md:2:8: error: A colon and a space inside the value start a second pair. ' +
        'Put the value in quotes: `title: "Salt: a short history"`. [front-matter-syntax]',
    ])
  })

  test('the text below is read all the same, and lines count from the start of the file', () => {
    const { said } = readArticle({ 'content/a.md': '---\ntitle: a: b\n---\n\n![](no.png)\n' })
    expect(codesOf(said)).toEqual(['2:8 front-matter-syntax', '5:1 image-alt-missing', '5:1 image-missing'])
  })

  test.each([
    ['title: "Quay', '2:8', /never closed/],
    ['title: *Mare* & terra', '2:15', /Put the value in quotes: `title: "\*Mare\* & terra"`/],
    ['title: *mare', '2:8', /in quotes/],
    ['title: @sea', '2:8', /title: "@sea"/],
    ['title: [a] b', '2:12', /title: "\[a\] b"/],
    ['\ttitle: x', '2:1', /[Ii]ndent with spaces/],
    ['title: x\njunk\nlang: en', '3:1', /no pair of key and value/],
    ['title: x\n  more: y', '3:3', /same indent/],
    ['title: x\ntitle: y', '3:1', /twice/],
    ['title: "a \\q"', '2:11', /backslash/],
    ['title: !!js/function "x"', '2:8', /Tags/],
    ['- a', '2:1', /pairs of key and value/],
  ])('%j', (keys, place, words) => {
    const { said } = withKeys(keys)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(new RegExp(`^content/a\\.md:${place}: error: .*\\[front-matter-syntax\\]$`))
    expect(said[0]).toMatch(words)
  })

  test('front matter that is never closed is named where it opens', () => {
    const { said } = readArticle({ 'content/a.md': '---\ntitle: x\n\nText.\n' })
    expect(codesOf(said)).toEqual(['1 front-matter-syntax'])
  })
})

describe('FM-G4: two pairs on one line, and misspelt keys', () => {
  test('two pairs on one line are an error of syntax', () => {
    const { said } = withKeys('title: "Pier" subtitle: "Notes"\ntilte: Pier')
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/^content\/a\.md:2:8: error: .*a line of its own/)
  })

  test('misspelt keys are named with what was meant, and the title is missed', () => {
    const { said } = withKeys(
      'tilte: Pier\nlangauge: fr\nx-mine: 1\npublisher: P\npublished: 2024\nmood: good',
    )
    expect(said).toEqual([
      'content/a.md:2:1: warning: The key `tilte` is not known. Did you mean `title`? [unknown-key]',
      'content/a.md:3:1: warning: The key `langauge` is not known. Did you mean `language`? [unknown-key]',
      'content/a.md:7:1: warning: The key `mood` is not known. Take it out, or let its name start with `x-`. [unknown-key]',
      'content/a.md:1: error: The article has no title. Write `title:` and the title into its front matter. [title-missing]',
    ])
  })

  test('one field under two names is said once', () => {
    expect(codesOf(withKeys('title: T\npublisher: P\ndate: 2024\npublished: 2025').said)).toEqual([
      '5:1 bad-value',
    ])
  })
})

describe('FM-G5: plain words turn into booleans, numbers and times', () => {
  test('every value is what was typed', () => {
    const keys =
      'title: 1984\nsubtitle: no\nisbn: 0123456789\nedition: 1.10\nseries: 12:30\nplace: null\nrights: ~\nauthors: [yes, 0x10]'
    const metadata = metadataOf(keys)
    expect(metadata.title.plain).toBe('1984')
    expect(metadata.subtitle?.plain).toBe('no')
    expect(metadata).toMatchObject({
      isbn: '0123456789',
      edition: '1.10',
      series: '12:30',
      place: 'null',
      rights: '~',
      authors: ['yes', '0x10'],
    })
  })

  test('so are ids in the people file', () => {
    const people = ['no', 'on', '007'].map(id => `- id: ${id}\n  display: Name ${id}\n`).join('')
    const { manuscript, said } = readBody('[Nils Odd](person:no)', { 'content/people.yaml': people })
    expect(manuscript.people.map(person => person.id)).toEqual(['no', 'on', '007'])
    expect(said).toEqual([])
  })
})

describe('FM-G6: markup and signs in a title leak into places that take plain text', () => {
  test('the title has markup for the page and plain text for everywhere else', () => {
    const { title } = metadataOf('title: "*Mare* & <terra> — \\"two\\" \\\\ names"')
    expect(title.plain).toBe('Mare & <terra> — "two" \\ names')
    expect(xhtml(title.nodes)).toBe('<em>Mare</em> &amp; &lt;terra&gt; — “two” \\ names')
  })

  test('what is no emphasis stays: links, notes and citations are text there', () => {
    const { title } = metadataOf("title: 'See [x](y), [^1], @key and snake_case_name'")
    expect(title.plain).toBe('See [x](y), [^1], @key and snake_case_name')
  })
})

describe('SEC-G1: front matter that runs code', () => {
  const code = "{ title: (globalThis.__ran = 1, require('fs').writeFileSync('pwned.txt', 'x'), 'T') }"
  test.each(['---js', '---javascript', '---coffee', '--- js', '---json', '+++'])('%s is refused', fence => {
    const { said } = readArticle({ 'content/a.md': `${fence}\n${code}\n---\nBody\n` })
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/^content\/a\.md:1:1: error: .*only YAML front matter/)
    expect('__ran' in globalThis).toBe(false)
  })

  test('so is a second block after a normal one', () => {
    const { said } = readArticle({ 'content/a.md': `${head}\n---js\n${code}\n---\nBody\n` })
    expect(codesOf(said)).toEqual(['7:1 front-matter-syntax'])
  })

  test('a fence may say that it is YAML, and a rule is a rule', () => {
    expect(readArticle({ 'content/a.md': '---yaml\ntitle: T\n---\nx' }).manuscript.metadata.title.plain).toBe(
      'T',
    )
    expect(readBody('\n---\n\nText').html).toBe('<hr/><p>Text</p>')
  })
})

describe('without front matter', () => {
  test('the first heading is the title and leaves the text; its notes stay in the text', () => {
    const { manuscript, html, said } = readArticle({
      'content/a.md': '# The *lamp*[^1] room\n\nText.\n\n## Oil\n\n[^1]: Built late.\n',
    })
    expect(manuscript.metadata.title.plain).toBe('The lamp room')
    expect(xhtml(manuscript.metadata.title.nodes)).toBe('The <em>lamp</em> room')
    expect(html).toBe('<p>Text.<x-note ref="1"></x-note></p><h2 id="oil">Oil</h2>')
    expect(codesOf(said)).toEqual(['1 front-matter-missing', '1 date-missing', '1 identifier-derived'])
  })

  test('without a heading either, a title is asked for', () => {
    expect(codesOf(readArticle({ 'content/a.md': 'Text.\n' }).said)).toContain('1 title-missing')
  })

  test('empty front matter has no title', () => {
    expect(codesOf(readArticle({ 'content/a.md': '---\n---\n# T\n' }).said)).toContain('1 title-missing')
  })
})

test('Pandoc’s names mean the same', () => {
  const metadata = metadataOf(
    'title: T\nauthor: A\ndate: 2024-03-01\nlang: de\nkeywords: [k, l]\nabstract: About.',
  )
  expect(metadata).toMatchObject({
    authors: ['A'],
    language: 'de',
    subjects: ['k', 'l'],
    description: 'About.',
  })
  expect(metadata.published?.iso).toBe('2024-03-01')
})

test('every key is read', () => {
  const png = Uint8Array.from([
    0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0,
    0,
  ])
  const keys = [
    'title: T',
    'authors: [A, B]',
    'published: 2021-01-12',
    'modified: 2021-02',
    'language: EN-us',
    'direction: ltr',
    'place: Hull',
    'publisher: P',
    'identifier: urn:x',
    'isbn: 978-3-16-148410-0',
    'doi: 10.1/x',
    'subjects: [s]',
    'description: >',
    '  Two',
    '  lines',
    'rights: R',
    'licence: CC BY 4.0',
    'series: S',
    'edition: Second',
    'cover: c.png',
    'corrections:',
    '  - date: 2021-02-02',
    '    text: Later.',
    '  - date: 2021-01-20',
    '    text: Earlier.',
    'slug: other',
    'template: report',
    'options: {hashes: no}',
    'x-free: {a: [b]}',
  ].join('\n')
  const { manuscript, said } = withKeys(keys, { 'content/c.png': png })
  expect(said).toEqual([])
  expect(manuscript).toMatchObject({ slug: 'other', template: { name: 'report' }, file: 'content/a.md' })
  expect(manuscript.metadata).toMatchObject({
    language: 'en-US',
    identifier: 'urn:x',
    description: 'Two lines',
    cover: 'content/c.png',
    options: { hashes: 'no' },
    stated: '2021-02-01T00:00:00Z',
  })
  expect(manuscript.metadata.corrections.map(each => each.text)).toEqual(['Earlier.', 'Later.'])
})

test.each([
  ['authors: {name: A}', '4:10 wrong-type'],
  ['place: [a]', '4:8 wrong-type'],
  ['language: english_uk!', '4:11 bad-value'],
  ['direction: up', '4:12 bad-value'],
  ['corrections: x', '4:14 wrong-type'],
  ['corrections: [{date: 2021-01-01}]', '4:15 bad-value'],
  ['corrections: [{date: soon, text: x}]', '4:22 bad-date'],
  ['options: x', '4:10 wrong-type'],
  ['options: {a: [b]}', '4:14 wrong-type'],
  ['modified: soon', '4:11 bad-date'],
  ['cover: no.png', '4:8 image-missing'],
  ['cover: ../../x.png', '4:8 unsafe-path'],
  ['slug: ../x', '4:7 slug-unsafe'],
])('%s is reported where its value stands', (line, expected) => {
  expect(codesOf(withKeys(`title: T\npublisher: P\n${line}\npublished: 2021`).said)).toEqual([expected])
})

test('the language decides the direction unless it is stated', () => {
  expect(metadataOf('title: T\nlang: he').direction).toBe('rtl')
  expect(metadataOf('title: T\nlang: az-Arab').direction).toBe('rtl')
  expect(metadataOf('title: T\nlang: fa\ndirection: ltr').direction).toBe('ltr')
  expect(metadataOf('title: T').direction).toBe('ltr')
})

describe('the identifier', () => {
  const idOf = (keys: string) => metadataOf(keys).identifier

  test('comes from publisher, authors and slug, and not from the title', () => {
    const first = idOf('title: One\npublisher: P\nauthor: A')
    expect(first).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(idOf('title: Two\npublisher: P\nauthor: A')).toBe(first)
    expect(idOf('title: One\npublisher: Q\nauthor: A')).not.toBe(first)
    expect(idOf('title: One\npublisher: P\nauthor: B')).not.toBe(first)
    expect(idOf('title: One\npublisher: P\nauthor: A\nslug: b')).not.toBe(first)
  })

  test('without a publisher takes the title in, and says so', () => {
    expect(idOf('title: One')).not.toBe(idOf('title: Two'))
    expect(codesOf(withKeys('title: T\npublished: 2021').said)).toEqual(['1 identifier-derived'])
  })
})

describe('the moment stated', () => {
  const statedWith = (keys: string, sourceDateEpoch: string | undefined) => {
    const { report, found } = collectDiagnostics()
    const files = filesOf({ 'content/a.md': `---\ntitle: T\npublisher: P\n${keys}---\nx` })
    const manuscript = readManuscript(files, 'content/a.md', { sourceDateEpoch }, report)
    return { stated: manuscript?.metadata.stated, codes: found.map(each => each.code) }
  }

  test('is the last change of front matter, before SOURCE_DATE_EPOCH', () => {
    expect(statedWith('modified: 2021-02-03\npublished: 2021-01-01\n', '0').stated).toBe(
      '2021-02-03T00:00:00Z',
    )
    const corrected = 'published: 2021-01-01\ncorrections: [{date: 2021-05-06, text: x}]\n'
    expect(statedWith(corrected, '0').stated).toBe('2021-05-06T00:00:00Z')
  })

  test('is SOURCE_DATE_EPOCH without a date, and else is missed', () => {
    expect(statedWith('', '1700000000')).toEqual({ stated: '2023-11-14T22:13:20Z', codes: [] })
    expect(statedWith('', undefined)).toEqual({ stated: undefined, codes: ['date-missing'] })
    expect(statedWith('', 'now')).toEqual({ stated: undefined, codes: ['bad-value', 'date-missing'] })
  })
})

test('a file that is missing or no UTF-8 is reported with the place of the fault', () => {
  const said = (files: Readonly<Record<string, Uint8Array>>) => {
    const { report, found } = collectDiagnostics()
    expect(readManuscript(filesOf(files), 'content/a.md', {}, report)).toBeUndefined()
    return found.map(each => [each.code, each.place])
  }
  expect(said({})).toEqual([['file-missing', { file: 'content/a.md', line: 1 }]])
  const latin = Uint8Array.from([...bytesOf('One.\nÜber '), 0xfc, 0x62, 0x0a])
  expect(said({ 'content/a.md': latin })).toEqual([
    ['not-utf8', { file: 'content/a.md', line: 2, column: 6 }],
  ])
})

describe('numbers that cannot be', () => {
  test.each([
    ['isbn: 123', '4:7'],
    ['isbn: 978-3-16-148410-1', '4:7'],
    ['isbn: 0123456780', '4:7'],
    ['isbn: 977-3-16-148410-0', '4:7'],
    ['doi: abc', '4:6'],
    ['doi: 10.1000', '4:6'],
    ['doi: https://example.org/10.1000/182', '4:6'],
  ])('%s', (key, place) => {
    const { said, manuscript } = withKeys(`title: T\npublished: 2021\n${key}\npublisher: P`)
    expect(said).toEqual([
      expect.stringMatching(new RegExp(`^content/a\\.md:${place}: warning: .*\\[number-doubtful\\]$`)),
    ])
    expect(Object.values(manuscript.metadata)).toContain(key.replace(/^\w+: /, ''))
  })

  test.each([
    'isbn: 978-3-16-148410-0',
    'isbn: ISBN 978-3-16-148410-0 (PDF)',
    'isbn: 0-8044-2957-X',
    'isbn: 9783161484100',
    'doi: 10.1000/182',
    'doi: doi:10.1000/182',
    'doi: https://doi.org/10.1000/182',
    'doi: 10.1000.10/a(b)c',
  ])('%s can', key => {
    expect(withKeys(`title: T\npublished: 2021\n${key}\npublisher: P`).said).toEqual([])
  })
})

test('what is wrong is not missing as well', () => {
  const codes = (keys: string) => codesOf(withKeys(keys).said)
  expect(codes('title: T\npublisher: P\npublished: 2021-13')).toEqual(['4:12 bad-date'])
  expect(codes('title: T\npublisher: P\nmodified: [x]')).toEqual(['4:11 bad-date'])
  expect(codes('title: T\npublisher: P\ncorrections: [{date: x, text: y}]')).toEqual(['4:22 bad-date'])
  expect(codes('title: [T]\npublisher: P\npublished: 2021')).toEqual(['2:8 wrong-type'])
  expect(codes('title: T\npublisher: [P]\npublished: 2021')).toEqual(['3:12 wrong-type'])
  expect(codes('title: T\nidentifier: [P]\npublished: 2021')).toEqual(['3:13 wrong-type'])
})

test('options know where they are set, and the manuscript whether its text is all there', () => {
  const { manuscript } = withKeys('title: T\noptions:\n  hashes: no')
  expect([...manuscript.optionPlaces]).toEqual([['hashes', { file: 'content/a.md', line: 4, column: 3 }]])
  expect(manuscript.complete).toEqual({ text: true, people: true, sources: true })
  expect(readArticle({ 'content/a.md': '---\ntitle: T\n\nText.\n' }).manuscript.complete.text).toBe(false)
  for (const lost of ['<!-- Text', 'a <object>Text</object>', '<template>Text</template>'])
    expect(readArticle({ 'content/a.md': `---\ntitle: T\n---\n${lost}\n` }).manuscript.complete.text).toBe(
      false,
    )
  for (const kept of ['<!-- a -->', '<script>x</script>', 'a <input>', '<b onclick="x">b</b>'])
    expect(readArticle({ 'content/a.md': `---\ntitle: T\n---\n${kept}\n` }).manuscript.complete.text).toBe(
      true,
    )
})
