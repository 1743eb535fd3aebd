import { describe, expect, test } from 'vitest'
import { codesOf, elementsIn, readBody } from '../kit/readArticle.js'

const callsIn = (html: string) => [...html.matchAll(/<x-note ref="([^"]*)"/g)].map(match => match[1])

describe('MD-G1: a note called twice', () => {
  test('each call is a mark, and the text is there once', () => {
    const { html, notes } = readBody('Rope[^k] and sail[^k] and rope again[^k].\n\n[^k]: Hemp, tarred.\n')
    expect(callsIn(html)).toEqual(['k', 'k', 'k'])
    expect(notes).toEqual({ k: '<p>Hemp, tarred.</p>' })
  })
})

describe('MD-G2: missing and unused notes pass in silence', () => {
  test('a call without a definition makes its mark, and a definition without a call is kept, each at its place', () => {
    const read = readBody('Wind[^a] and rain[^b].\n\n[^a]: From the west.\n[^c]: Never called.\n')
    expect(callsIn(read.html)).toEqual(['a', 'b'])
    expect(read.manuscript.notes.map(({ id, place }) => [id, place])).toEqual([
      ['a', { file: 'content/a.md', line: 8, column: 1 }],
      ['c', { file: 'content/a.md', line: 9, column: 1 }],
    ])
    expect(elementsIn(read, 'x-note')[1]?.place).toEqual({ file: 'content/a.md', line: 6, column: 18 })
  })

  test('what looks like a note in code is code', () => {
    const { html, notes } = readBody('`[^b]` and ``^[x]``\n\n    a[^b]\n    [^b]: x\n\n```\n[^b]: y\n```\n')
    expect(html).toBe(
      '<p><code>[^b]</code> and <code>^[x]</code></p><pre><code>a[^b]\n[^b]: x</code></pre><pre><code>[^b]: y</code></pre>',
    )
    expect(notes).toEqual({})
  })

  test('an escaped call is text', () => {
    expect(readBody('a\\[^b] and \\^[c]').html).toBe('<p>a[^b] and ^[c]</p>')
  })

  test('two definitions of one id are both kept', () => {
    const { manuscript } = readBody('A[^x].\n\n[^x]: One.\n\n[^x]: Two.\n')
    expect(manuscript.notes.map(({ id, place }) => [id, place.line])).toEqual([
      ['x', 8],
      ['x', 10],
    ])
  })

  test('an id may hold spaces and any letters', () => {
    const { html, notes } = readBody('A[^my  note] and[^été].\n\n[^my note]: One.\n[^été]: Two.\n')
    expect(callsIn(html)).toEqual(['my note', 'été'])
    expect(Object.keys(notes)).toEqual(['my note', 'été'])
  })
})

describe('MD-G3: a note in a heading turns up in contents, outline and running head', () => {
  test('the heading’s id has no part of the note', () => {
    const { html, notes } = readBody(
      '# The lamp[^1] room\n\n## Oil[^2]\n\nText.\n\n[^1]: Built late.\n[^2]: Whale oil.\n',
    )
    expect(html).toBe(
      '<h1 id="the-lamp-room">The lamp<x-note ref="1"></x-note> room</h1>' +
        '<h2 id="oil">Oil<x-note ref="2"></x-note></h2><p>Text.</p>',
    )
    expect(Object.keys(notes)).toEqual(['1', '2'])
  })
})

describe('MD-G4: a note inside a note', () => {
  test('the next line may define the inner one', () => {
    const { notes } = readBody('Start.[^out]\n\n[^out]: Outer text[^in] goes on.\n[^in]: Inner text.\n')
    expect(notes).toEqual({
      out: '<p>Outer text<x-note ref="in"></x-note> goes on.</p>',
      in: '<p>Inner text.</p>',
    })
  })

  test('so may an indented one, and neither text is lost', () => {
    const { notes } = readBody(
      'Start.[^out]\n\n[^out]: Outer[^in].\n\n    [^in]: Inner.\n\n    Outer again.\n',
    )
    expect(notes).toEqual({
      in: '<p>Inner.</p>',
      out: '<p>Outer<x-note ref="in"></x-note>.</p><p>Outer again.</p>',
    })
  })

  test('notes in their place nest with all that they hold', () => {
    expect(readBody('A^[one *two*^[three [x](y)] four].').html).toBe(
      '<p>A<x-note>one <em>two</em><x-note>three <a href="y">x</a></x-note> four</x-note>.</p>',
    )
  })
})

test('a definition holds blocks as long as they are indented, and its first line may be empty', () => {
  const { notes, html } = readBody(
    'A[^x].\n\n[^x]:\n    First.\n\n    - one\n    - two\n\n    > quoted\n\n        code\n\nAfter.\n',
  )
  expect(notes.x).toBe(
    '<p>First.</p><ul><li>one</li><li>two</li></ul><blockquote><p>quoted</p></blockquote><pre><code>code</code></pre>',
  )
  expect(html).toContain('<p>After.</p>')
})

test('a line that goes on without indent belongs to the note, and the next definition ends it', () => {
  const { notes } = readBody('A[^x][^y].\n\n[^x]: One\ntwo\n[^y]: Three\n')
  expect(notes).toEqual({ x: '<p>One\ntwo</p>', y: '<p>Three</p>' })
})

test('a definition is one wherever it stands: under a paragraph, in a quotation, after a list or a table', () => {
  const body =
    'P[^a][^b][^c][^d]\n[^a]: A\n\n> q\n>\n> [^b]: B\n\n- item\n[^c]: C\n\n| a |\n|---|\n| b |\n[^d]: D\n'
  expect(readBody(body).notes).toEqual({ a: '<p>A</p>', b: '<p>B</p>', c: '<p>C</p>', d: '<p>D</p>' })
})

test('brackets that open a note and never close are text', () => {
  expect(readBody('a ^[b and [^c').html).toBe('<p>a ^[b and [^c</p>')
})

test('a mention is a link to a person', () => {
  const read = readBody('[Lind](person:p1), [May](person:none), [Ł](person:łukasz) and [x](person.html)')
  expect(elementsIn(read, 'x-mention').map(each => each.attributes.person)).toEqual(['p1', 'none', 'łukasz'])
  expect(elementsIn(read, 'x-mention')[0]?.place).toEqual({ file: 'content/a.md', line: 6, column: 1 })
  expect(read.html).toContain('<a href="person.html">x</a>')
})

test('nothing is said of notes while reading: what does not meet is found when all are known', () => {
  expect(codesOf(readBody('A[^x].\n\n[^y]: B\n').said)).toEqual([])
})
