import { expect, test } from 'vitest'
import { formatDiagnostic } from '../../src/diagnostic.js'
import { emptyPageMap } from '../../src/html/pageMap.js'
import { elementsOf, plainText } from '../../src/html/tree.js'
import { essayTemplate, metadataWith, nodes, publicationWith, renderWith } from '../kit/renderedEdition.js'

const publication = publicationWith({
  metadata: metadataWith({
    title: { nodes: nodes('A <em>"B"</em>'), plain: 'A "B"' },
    publisher: 'P & Q',
    subjects: ['b', 'a'],
  }),
})

const renderTitle = (title: string, more: Readonly<Record<string, string>> = {}) =>
  renderWith(publication, essayTemplate('en', { title, ...more }), emptyPageMap)

const faults = (title: string, more: Readonly<Record<string, string>> = {}) =>
  renderTitle(title, more).found.map(each => formatDiagnostic({ ...each, advice: '' }).replace('  ', ' '))

const titlePart = (title: string, more: Readonly<Record<string, string>> = {}) => {
  const { tree, found } = renderTitle(title, more)
  expect(found).toEqual([])
  return [...elementsOf(tree)].find(({ attributes }) => attributes['data-part'] === 'title')!
}

test.each([
  ['<p>\n  {{ work.titel }}', '2:6: error: Undefined variable: work.titel.'],
  ['{{ words.unheard }}', '1:4: error: Undefined variable: words.unheard.'],
  ['{{ work.title | json }}', '1:1: error: Undefined filter: json.'],
  ['{{ work.title | raw }}', '1:1: error: Undefined filter: raw.'],
  ['a\n{% tablerow x in y %}', '2:1: error: Tag "tablerow" not found.'],
  ['<p>{% if work.title %}</p>', '1:4: error: Tag {% if work.title %} not closed.'],
  ['a\n {{ work.title', '2:2: error: Output "{{ work.title" not closed.'],
  ['{{ work.subjects }}', '1:1: error: A list or a group of values cannot be printed as it is.'],
])('a fault in a template is told with its place: %j', (title, message) => {
  expect(faults(title)).toEqual([`templates/essay/title.liquid:${message} [liquid-error]`])
})

test('a partial that is missing is named where it is asked for', () => {
  expect(faults("<p>\n{% render 'nowhere' %}")).toEqual([
    'templates/essay/title.liquid:2:1: error: There is no file “nowhere.liquid” in the template. [liquid-error]',
  ])
})

test('a partial cannot be read from outside the template', () => {
  expect(faults("{% include '../../package.json' %}")[0]).toContain(
    'There is no file “../../package.json.liquid”',
  )
})

test('a fault in a partial is told with the place in the partial', () => {
  expect(faults("{% render 'part' %}", { part: 'a\n\n{{ nothing }}' })).toEqual([
    'templates/essay/part.liquid:3:4: error: Undefined variable: nothing. [liquid-error]',
  ])
})

test('a partial that does not parse is told though no part asks for it', () => {
  expect(faults('a', { lost: '{% for %}' })[0]).toMatch(/^templates\/essay\/lost\.liquid:1:\d+: error: /)
})

test('a template that renders itself, alone or in a circle, ends with an error', () => {
  expect(faults("{% render 'title' %}")).toEqual([
    'templates/essay/title.liquid:1:1: error: The template renders itself without an end. [liquid-error]',
  ])
  const circle = { a: "{% include 'b' %}{% include 'b' %}", b: "{% render 'a' %}" }
  expect(faults("{% render 'a' %}", circle)[0]).toContain('renders itself without an end')
})

test('a loop without measure ends with an error', () => {
  expect(faults('{% for i in (1..1000000000) %}x{% endfor %}')[0]).toContain('limit exceeded')
})

test('a part that fails is left out, and the others stand', () => {
  const { tree } = renderTitle('{{ nothing }}')
  const names = [...elementsOf(tree)].flatMap(({ attributes }) => attributes['data-part'] ?? [])
  expect(names).toEqual(['metadata', 'article'])
})

test('no message holds a stack', () => {
  expect(faults("{% render 'title' %}{{ a }}").join()).not.toMatch(/ at |node_modules/)
})

test('the text printed twice is an error, in one part or in two', () => {
  expect(faults('{{ body }}{{ body }}')).toEqual([
    'templates/essay/title.liquid:1: error: The part “title” prints `body` a second time. [liquid-error]',
    'templates/essay/article.liquid:1: error: The part “article” prints `body` a second time. [liquid-error]',
  ])
})

test('HTML goes into attributes and filters as its plain text', () => {
  const part = titlePart('<p title="{{ work.title }}">{{ work.title | upcase }}</p>')
  const [paragraph] = [...elementsOf(part)].filter(({ name }) => name === 'p')
  expect(paragraph!.attributes.title).toBe('A "B"')
  expect(plainText(paragraph!)).toBe('A "B"')
  expect([...elementsOf(paragraph!)].length).toBe(1)
})

test('what a template captures is its own markup and is not escaped again', () => {
  const part = titlePart(
    '{% capture name %}<b>{{ work.publisher }}</b> {{ work.title }}{% endcapture %}<p>{{ name }}</p>',
  )
  expect([...elementsOf(part)].map(({ name }) => name)).toEqual(['section', 'p', 'b', 'em'])
  expect(plainText(part)).toBe('P & Q A "B"')
})

test('partials see the edition and what they are given, and end without a line break', () => {
  expect(plainText(titlePart("({% render 'x', y: 'z' %})", { x: '{{ y }} {{ work.publisher }}\n' }))).toBe(
    '(z P & Q)',
  )
})

test('values give nothing but what is listed', () => {
  for (const path of [
    'work.title.nodes',
    'work.constructor',
    'work.title.isUnique',
    'words.constructor.name',
  ]) {
    expect(faults(`{{ ${path} }}`).length, path).toBe(1)
  }
})
