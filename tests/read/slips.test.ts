import { describe, expect, test } from 'vitest'
import { codesOf, readBody } from '../kit/readArticle.js'

const beside = {
  'content/people.yaml': '- id: p1\n  display: Eva Lind\n',
  'content/sources.yaml': '- id: courier\n  title: C\n- id: log\n  title: L\n',
}
const said = (body: string) => codesOf(readBody(body, beside).said)

describe('a heading without its space', () => {
  test.each([
    ['##A tower', '6:1'],
    ['Text.\n###A tower\nmore', '7:1'],
    ['> - ##A tower', '6:5'],
    ['#A tower too low', '6:1'],
  ])('%j', (body, place) => {
    expect(said(body)).toEqual([`${place} heading-space`])
  })

  test('the advice is the line as it should be', () => {
    expect(readBody('##A tower').said[0]).toContain('Write `## A tower`.')
  })

  test.each([
    '## A tower',
    '#salt and vinegar',
    '#MeToo',
    '#1 of them',
    '`##a` ##b',
    '\\##A',
    '    ##A',
    '#Salt. And more.',
  ])('%j is none', body => {
    expect(said(body)).toEqual([])
  })
})

describe('signs that are left over', () => {
  test.each([
    ['x **The Senn Courier*', '6:3'],
    ['*The Senn Courier** x', '6:19'],
    ['x **The *Senn* Courier*', '6:3'],
    ['a\nb _Courier__', '7:12'],
    ['a [@courier and', '6:3'],
    ['a [-@nobody and', '6:3'],
    ['a [see @log, p. 4', '6:3'],
    ['[@courier [x]', '6:1'],
  ])('%j', (body, place) => {
    expect(said(body)).toEqual([`${place} markup-unclosed`])
  })

  test.each([
    '**Bold** *it* ***both*** *a **b** c* **a *b* c** ***a* b** *a **b***',
    '*Prices in 1887. ** and * and 2*3*4 and **kwargs',
    '*a*\\* \\**a* `**a*` foo_bar_baz __init__',
    'a [ @handle, mail [a@b.org, \\[@courier, `[@courier`, [sic',
    '[@courier] [see @log; @courier]',
  ])('%j has none', body => {
    expect(said(body)).toEqual([])
  })

  test('in a data file they stand where they are typed', () => {
    const people = '- id: a\n  display: A\n  bio: >\n    One\n    two **three*\n'
    expect(readBody('A.', { 'content/people.yaml': people }).said).toEqual([
      expect.stringMatching(/^content\/people\.yaml:5:9: .*\[markup-unclosed\]$/),
    ])
  })
})

describe('blocks that lie in each other too deep', () => {
  test.each([
    ['quotations', `${'> '.repeat(101)}deep\n\nAfter.`, '6'],
    ['lists', Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n'), '55'],
    ['blocks', `${':::: a\n'.repeat(101)}deep\n${'::::\n'.repeat(101)}`, '106'],
  ])('%s are told of, once', (_, body, line) => {
    const { said, manuscript } = readBody(body)
    expect(said).toEqual([
      expect.stringMatching(new RegExp(`^content/a\\.md:${line}:\\d+: error: .*\\[nesting-limit\\]$`)),
    ])
    expect(manuscript.complete.text).toBe(false)
  })

  test('ninety-nine are read', () => {
    const { said, html } = readBody(`${'>'.repeat(99)} deep`)
    expect(said).toEqual([])
    expect(html).toContain('<p>deep</p>')
  })
})

describe('a link whose text holds marks', () => {
  test.each([
    [
      '[Lind[^1]](person:p1)\n\n[^1]: N.',
      '<p><x-mention person="p1">Lind<x-note ref="1"></x-note></x-mention></p>',
    ],
    [
      '[a[^1] b](https://e.org)\n\n[^1]: N.',
      '<p><a href="https://e.org">a<x-note ref="1"></x-note> b</a></p>',
    ],
    [
      '[a[^1]][r]\n\n[^1]: N.\n\n[r]: https://e.org',
      '<p><a href="https://e.org">a<x-note ref="1"></x-note></a></p>',
    ],
    [
      '[a^[b [c](https://e.org)]](#x)',
      '<p><a href="#x">a<x-note>b <a href="https://e.org">c</a></x-note></a></p>',
    ],
    [
      '[Lind [@log]](person:p1)',
      '<p><x-mention person="p1">Lind <x-cite form="bracketed" source="[@log]"><x-cite-item key="log"></x-cite-item></x-cite></x-mention></p>',
    ],
    ['[a [b]{.c}](#x)', '<p><a href="#x">a <span class="c">b</span></a></p>'],
    ['[a [b] c](#x)', '<p><a href="#x">a [b] c</a></p>'],
    ['[a <b title="]">c</b>](#x)', '<p><a href="#x">a <b title="]">c</b></a></p>'],
    ['[a `]` b](#x)', '<p><a href="#x">a <code>]</code> b</a></p>'],
  ])('%s', (body, html) => {
    const read = readBody(body, beside)
    expect(read.html).toBe(html)
    expect(read.said).toEqual([])
  })

  test('another link in it makes it text, as ever', () => {
    expect(readBody('[a [b](#x) c](#y)').html).toBe('<p>[a <a href="#x">b</a> c](#y)</p>')
  })
})

test('each work of a citation has its own place, the first that of the citation', () => {
  const cite = readBody('A [see @log; @nope;\nsee @other].').manuscript.body.children[0]!
  const items = JSON.stringify(cite).match(/"key":"\w+"[^}]*\},"children":\[\],"place":\{[^}]*\}/g)
  expect(
    items?.map(item => item.replace(/.*"key":"(\w+)".*"line":(\d+),"column":(\d+).*/, '$1 $2:$3')),
  ).toEqual(['log 6:3', 'nope 6:14', 'other 7:5'])
})
