import { beforeEach, expect, test, vi } from 'vitest'
import { collectDiagnostics } from '../../src/diagnostic.js'
import { element, elementsOf, type HtmlElement, text } from '../../src/html/tree.js'
import { parseStyleSheets } from '../../src/style/parseStyleSheets.js'
import { styleDocument } from '../../src/style/styleDocument.js'
import { byId, freeze, page } from '../kit/styled.js'

const counts = vi.hoisted(() => ({ compiled: 0, tried: 0 }))

vi.mock('css-select', async original => {
  const real = await original<typeof import('css-select')>()
  return {
    ...real,
    compile: (selector: string, options: object) => {
      const matches = real.compile<object, object>(selector, options)
      counts.compiled++
      return (element: object) => {
        counts.tried++
        return matches(element)
      }
    },
  }
})

beforeEach(() => Object.assign(counts, { compiled: 0, tried: 0 }))

const parse = (css: string) => {
  const { report, found } = collectDiagnostics()
  return { sheets: parseStyleSheets([{ file: 'a.css', text: css }], () => undefined, report), report, found }
}

const css = 'p + p { orphans: 3 } section > p em { color: red } .x { widows: 4 }'
const first = page(
  '<section id="a"><p id="p1">x</p><p id="p2"><em id="e">y</em></p></section><section id="b"><p id="p3"></p></section>',
)
const [a, b] = (first.children[0] as HtmlElement).children as [HtmlElement, HtmlElement]
const withSections = (sections: readonly HtmlElement[], attributes: Record<string, string> = {}) =>
  element('html', first.attributes, [element('body', { id: 'body', ...attributes }, sections)])
const otherB = element('section', { id: 'b' }, [element('p', { id: 'p3' }, [text('new')])])

test('siblings that match the same rules share one style', () => {
  const { sheets, report } = parse(css)
  const root = freeze(page('<p id="p1">a</p><p id="p2">b</p><p id="p3">c</p><p class="x" id="p4"></p>'))
  const styled = styleDocument(root, sheets, undefined, report)
  expect(styled.styleOf(byId(root, 'p2'))).toBe(styled.styleOf(byId(root, 'p3')))
  expect(styled.styleOf(byId(root, 'p1'))).not.toBe(styled.styleOf(byId(root, 'p2')))
  expect(styled.styleOf(byId(root, 'p4')).widows).toBe(4)
})

test('what did not change under body is not matched again, and all styles are the same objects', () => {
  const { sheets, report } = parse(css)
  const before = styleDocument(first, sheets, undefined, report)
  const tried = counts.tried
  const root = withSections([a, otherB])
  const after = styleDocument(root, sheets, before, report)
  expect(counts.tried - tried).toBeLessThan(tried / 2)
  for (const each of elementsOf(a)) expect(after.styleOf(each)).toBe(before.styleOf(each))
  expect(after.styleOf(byId(root, 'p3'))).toBe(before.styleOf(byId(first, 'p3')))
  expect(
    after.pageStyle({ name: '', first: true, blank: false, side: 'left', number: 1, numberInRun: 1 }),
  ).toBe(before.pageStyle({ name: '', first: true, blank: false, side: 'left', number: 1, numberInRun: 1 }))
})

test.each<[string, HtmlElement]>([
  ['a sibling is added', withSections([a, b, otherB])],
  ['it has moved', withSections([b, a])],
  ['a sibling has another attribute', withSections([a, element('section', { id: 'b', class: 'y' })])],
  ['body has another attribute', withSections([a, b], { class: 'dark' })],
])('when %s, it is matched again', (_, root) => {
  const { sheets, report } = parse(
    '.dark em { color: red } section + section em { color: blue } section:has(+ .y) em { color: red }',
  )
  const before = styleDocument(first, sheets, undefined, report)
  const alone = styleDocument(root, sheets, undefined, report)
  const after = styleDocument(root, sheets, before, report)
  for (const each of elementsOf(root)) expect(after.styleOf(each)).toEqual(alone.styleOf(each))
})

test('with :has() nothing is kept unlooked at', () => {
  const { sheets, report } = parse('body:has(#new) em { color: red }')
  const before = styleDocument(first, sheets, undefined, report)
  const root = withSections([a, element('section', { id: 'b' }, [element('p', { id: 'new' })])])
  expect(styleDocument(root, sheets, before, report).styleOf(byId(root, 'e')).color.r).toBe(255)
})

test('other style sheets make everything anew', () => {
  const one = parse(css)
  const before = styleDocument(first, one.sheets, undefined, one.report)
  const other = parse('em { color: blue }')
  expect(styleDocument(first, other.sheets, before, other.report).styleOf(byId(first, 'e')).color.b).toBe(255)
})

test('each pass reports what is wrong, also where styles are kept', () => {
  const { sheets } = parse('em { color: var(--no) } @page { bleed: var(--no) }')
  const query = { name: '', first: true, blank: false, side: 'left', number: 1, numberInRun: 1 } as const
  const one = collectDiagnostics()
  const before = styleDocument(first, sheets, undefined, one.report)
  before.pageStyle(query)
  const two = collectDiagnostics()
  styleDocument(withSections([a, otherB]), sheets, before, two.report).pageStyle(query)
  expect(one.found).toHaveLength(2)
  expect(two.found).toEqual(one.found)
})

test('a book is styled with few selectors tried, and each is compiled once', () => {
  const rules = Array.from(
    { length: 100 },
    (_, i) => `.c${i} > p:first-child { orphans: 3 } .d${i} em { color: red } h2 + .e${i} { widows: 3 }`,
  )
  const { sheets, report } = parse(rules.join('\n'))
  const paragraph = (i: number) =>
    element('p', { class: i % 10 === 0 ? `e${i % 100}` : 'f' }, [
      text('x'),
      element('em'),
      element('span', {}, [element('em')]),
      element('a'),
    ])
  const root = element('html', {}, [
    element('body', {}, [
      element(
        'section',
        { class: 'c1' },
        Array.from({ length: 3000 }, (_, i) => paragraph(i)),
      ),
    ]),
  ])
  const styled = styleDocument(root, sheets, undefined, report)
  expect(counts.compiled).toBeLessThan(300 + 40)
  expect(counts.tried).toBeLessThan(15_000)
  expect(new Set([...elementsOf(root)].map(each => styled.styleOf(each))).size).toBeLessThan(20)
})

test('a deep tree and a long one end well', () => {
  const { sheets, report } = parse(
    'div div > div { orphans: 3 } p:nth-child(2n) { widows: 3 } p:nth-last-child(3 of p) { widows: 5 }',
  )
  let deep = element('div')
  for (let i = 0; i < 20_000; i++) deep = element('div', {}, [deep])
  const long = Array.from({ length: 20_000 }, () => element('p'))
  const root = element('html', {}, [element('body', {}, [deep, ...long])])
  const styled = styleDocument(root, sheets, undefined, report)
  expect(styled.styleOf(long[0]!).widows).toBe(3)
  expect(styled.styleOf(long.at(-3)!).widows).toBe(5)
})
