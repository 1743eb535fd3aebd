import { describe, expect, test } from 'vitest'
import { elementsIn, type ReadArticle, readArticle, readBody } from '../kit/readArticle.js'

const sources = {
  'content/sources.yaml': ['a', 'b', 'doe-2006', 'x:y/z'].map(id => `- id: ${id}\n`).join(''),
}

/** Each citation as `form: key attributes; …`. */
function citationsIn(body: string): readonly string[] {
  const read = readBody(body, sources)
  return elementsIn(read, 'x-cite').map(cite => {
    const items = cite.children.map(item =>
      item.kind === 'text' ? item.text : JSON.stringify(item.attributes),
    )
    return `${cite.attributes.form} ${items.join(' ')}`
  })
}

const item = (attributes: Readonly<Record<string, string>>) => JSON.stringify(attributes)

describe('CIT-G1: the dash in a page range decides between p. and pp.', () => {
  test.each(['12-13', '12–13', '12--13', '12 - 13'])('%s is one range', range => {
    expect(citationsIn(`[@a, pp. ${range}]`)).toEqual([
      `bracketed ${item({ key: 'a', label: 'page', locator: '12–13' })}`,
    ])
  })
})

test.each([
  ['[@a]', [{ key: 'a' }]],
  ['[see @a, p. 3]', [{ key: 'a', prefix: 'see', label: 'page', locator: '3' }]],
  [
    '[@a, pp. 12-13; see @b]',
    [
      { key: 'a', label: 'page', locator: '12–13' },
      { key: 'b', prefix: 'see' },
    ],
  ],
  ['[@a, 12]', [{ key: 'a', label: 'page', locator: '12' }]],
  ['[@a, chap. 3, and *passim*]', [{ key: 'a', label: 'chapter', locator: '3', suffix: ', and passim' }]],
  ['[@a p. iv]', [{ key: 'a', label: 'page', locator: 'iv' }]],
  [
    '[@a, pp. 33, 35-37, and nowhere else]',
    [{ key: 'a', label: 'page', locator: '33, 35–37', suffix: ', and nowhere else' }],
  ],
  ['[@a, pp. 3 ff.]', [{ key: 'a', label: 'page', locator: '3 ff.' }]],
  ['[@a, § 3.2]', [{ key: 'a', label: 'section', locator: '3.2' }]],
  ['[@a, vol. 2]', [{ key: 'a', label: 'volume', locator: '2' }]],
  [
    '[@a{ii, A-C}, with a suffix]',
    [{ key: 'a', label: 'page', locator: 'ii, A–C', suffix: ', with a suffix' }],
  ],
  ['[@a, the same]', [{ key: 'a', suffix: ', the same' }]],
  ['[-@a]', [{ key: 'a', 'suppress-author': 'true' }]],
  ['[see -@a, 4]', [{ key: 'a', prefix: 'see', label: 'page', locator: '4', 'suppress-author': 'true' }]],
  ['[@a; but compare]', [{ key: 'a', suffix: '; but compare' }]],
  ['[@{x:y/z}, 1]', [{ key: 'x:y/z', label: 'page', locator: '1' }]],
  ['[@x:y/z.]', [{ key: 'x:y/z', suffix: '.' }]],
  ['[@a, p. 3 [sic]]', [{ key: 'a', label: 'page', locator: '3', suffix: ' [sic]' }]],
  ['[@nobody]', [{ key: 'nobody' }]],
])('%s', (body, items) => {
  expect(citationsIn(body)).toEqual([
    `bracketed ${items.map(each => item(each as Record<string, string>)).join(' ')}`,
  ])
})

describe('in running text', () => {
  test.each([
    ['@a says', [{ key: 'a' }]],
    ['@a [p. 3] says', [{ key: 'a', label: 'page', locator: '3' }]],
    [
      '@a [p. 3; see also @b] says',
      [
        { key: 'a', label: 'page', locator: '3' },
        { key: 'b', prefix: 'see also' },
      ],
    ],
    ['-@a says', [{ key: 'a', 'suppress-author': 'true' }]],
    ["(@doe-2006's)", [{ key: 'doe-2006' }]],
  ])('%s', (body, items) => {
    expect(citationsIn(body)).toEqual([
      `text ${items.map(each => item(each as Record<string, string>)).join(' ')}`,
    ])
  })

  test.each(['@handle', 'x@a.org', 'mail a@b', 'https://example.org/@a', 'u/@a', '`@a`', '\\@a', 'a.@a'])(
    '%s is no citation',
    body => {
      expect(citationsIn(body)).toEqual([])
    },
  )

  test('a note or a citation after the key is its own', () => {
    expect(citationsIn('@a [@b] and @a[^n]')).toEqual([
      `text ${item({ key: 'a' })}`,
      `bracketed ${item({ key: 'b' })}`,
      `text ${item({ key: 'a' })}`,
    ])
  })
})

test('links, spans, images and code keep their brackets', () => {
  const { html } = readBody('[see @a](u) ![@a](i.png) `[@a]` [@a]{.k} [x][@a]', {
    ...sources,
    'content/i.png': '',
  })
  expect(html).toContain('<a href="u">see ')
  expect(html).toContain('<code>[@a]</code>')
})

test('a citation keeps what was typed, and its place', () => {
  const [cite] = elementsIn(readBody('One\ntwo [see @a, p. 3].', sources), 'x-cite')
  expect(cite?.attributes.source).toBe('[see @a, p. 3]')
  expect(cite?.place).toEqual({ file: 'content/a.md', line: 7, column: 5 })
})

test('a German article may say where in German, and in English', () => {
  const body = '[@a, S. 12; @b, Kap. 3; @a, p. 4]'
  const german = { 'content/a.md': `---\ntitle: T\nlang: de-AT\n---\n${body}`, ...sources }
  const labels = (read: ReadArticle) =>
    elementsIn(read, 'x-cite-item').map(({ attributes }) => [attributes.label, attributes.locator])
  expect(labels(readArticle(german))).toEqual([
    ['page', '12'],
    ['chapter', '3'],
    ['page', '4'],
  ])
  expect(labels(readBody(body, sources))).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    ['page', '4'],
  ])
})
