import { describe, expect, test } from 'vitest'
import { layOutHtml, lines, note, noteCss, pageWith, round } from '../kit/laidOut.js'

const destinations = (html: string, css = '') => layOutHtml(html, css).layout.destinations
const at = (html: string, id: string, css = '') => {
  const found = destinations(html, css).get(id)
  return found && `page ${found.page} ${round(found.x)},${round(found.y)}`
}

describe('an id leads', () => {
  test('to the top of its block’s first line', () => {
    expect(at('<p>a</p><p id="x">b</p>', 'x')).toBe('page 0 10,20')
  })
  test('to the line of a span in the middle of a paragraph', () => {
    expect(at('<p>aaaa bbbb cccc <span id="x">dddd</span> eeee</p>', 'x')).toBe('page 0 10,20')
  })
  test('to the line where its word begins, though it goes on in the next', () => {
    expect(at('<p>aaaa <span id="x">bbbb cccc</span></p>', 'x')).toBe('page 0 10,10')
  })
  test('to the next line where its word begins there', () => {
    expect(at('<p>aaaa bbbb <span id="x">cccc</span></p>', 'x')).toBe('page 0 10,20')
  })
  test('to the page of its line, where the paragraph began on the one before', () => {
    expect(at(`${lines(7)}<p>aaaa bbbb <span id="x">cccc</span></p>`, 'x')).toBe('page 1 10,10')
  })
  test('past the space and the margin that its page begins with', () => {
    expect(at(`${lines(8)}<p id="x" class="m">b</p>`, 'x', '.m { margin-top: 30pt }')).toBe('page 1 10,10')
  })
  test('to an outer and an inner block alike', () => {
    const html = `${lines(8)}<section id="s"><div id="d"><h2 id="h">H</h2></div><p>a</p></section>`
    for (const id of ['s', 'd', 'h']) expect(at(html, id)).toBe('page 1 10,10')
  })
  test('to a list item', () => {
    expect(at('<ul><li>a</li><li id="x">b</li></ul>', 'x')).toBe('page 0 40,20')
  })
  test('into a table and a bordered block', () => {
    expect(at('<table><tr><td>a</td></tr><tr><td><p id="x">b</p></td></tr></table>', 'x')).toBe(
      'page 0 10,20',
    )
    expect(at('<div class="b"><p id="x">a</p></div>', 'x', '.b { border: 1pt solid }')).toBe('page 0 11,11')
    expect(at('<div class="b" id="x"><p>a</p></div>', 'x', '.b { border: 1pt solid }')).toBe('page 0 11,11')
  })
  test('to a note’s text, and into it', () => {
    const html = `<p>a${note('N <span id="x">n</span>')}</p>`
    expect(at(html, 'note-1', noteCss)).toBe('page 0 40,80')
    expect(at(html, 'x', noteCss)).toBe('page 0 40,80')
  })
  test('to the note of a later page, where that goes on', () => {
    const html = `${lines(6)}<p>a${note('<p>N1</p><p>N2</p><p><b id="x">N3</b></p>')}</p>${lines(3)}`
    const laid = layOutHtml(html, noteCss)
    expect(laid.layout.destinations.get('x')?.page).toBe(pageWith(laid, 'N3', 'notes'))
  })
})

describe('an element without text', () => {
  test('leads to what follows it', () => {
    expect(at('<p>a</p><a id="x"></a><p>b</p>', 'x')).toBe('page 0 10,20')
    expect(at('<p>a</p><p id="x"></p><p>b</p>', 'x')).toBe('page 0 10,20')
    expect(at('<p>a</p><div><span id="x"></span></div><p>b</p>', 'x')).toBe('page 0 10,20')
  })
  test('leads to the page of what follows it', () => {
    expect(at(`${lines(8)}<p id="x"></p><p>b</p>`, 'x')).toBe('page 1 10,10')
  })
  test('in the text leads to its line', () => {
    expect(at('<p>aaaa bbbb <a id="x"></a>cccc</p>', 'x')).toBe('page 0 10,20')
  })
  test('at the end leads to the last page', () => {
    expect(at(`${lines(8)}<p id="x"></p>`, 'x')).toMatch(/^page 0 /)
  })
  test('before a forced break leads to the page before it', () => {
    expect(
      at(
        '<section>a<p id="x"></p></section><section class="p">b</section>',
        'x',
        '.p { break-before: page }',
      ),
    ).toMatch(/^page 0 /)
  })
  test('alone in a bordered block is not lost', () => {
    expect(at('<p>a</p><div class="b"><a id="x"></a></div>', 'x', '.b { border: 1pt solid }')).toMatch(
      /^page 0 /,
    )
  })
  test('alone in the document is not lost', () => {
    expect(at('<p id="x"></p>', 'x')).toMatch(/^page 0 /)
  })
})

test('of two elements with one id the first is meant', () => {
  expect(at('<p id="x">a</p><p id="x">b</p>', 'x')).toBe('page 0 10,10')
})

describe('the outline', () => {
  const part = (name: string, html: string) =>
    `<section class="part ${name}" id="part-${name}" data-part="${name}" data-title="${name}">${html}</section>`
  const css = '.part { break-before: page }'

  test('names the parts and their headings, nested as they are', () => {
    const section = (level: number, id: string, title: string, below = '') =>
      `<section class="level-${level}" id="${id}"><h${level}>${title}</h${level}><p>x</p>${below}</section>`
    const article = section(2, 'a', 'A', section(3, 'b', 'B')) + section(2, 'c', 'C')
    const html = part('title', '<h1>T</h1>') + part('article', article)
    const { outline } = layOutHtml(html, css).layout
    const shown = (entries: typeof outline): unknown =>
      entries.map(each => [each.title, shown(each.children)])
    expect(shown(outline)).toEqual([
      ['title', []],
      [
        'article',
        [
          ['A', [['B', []]]],
          ['C', []],
        ],
      ],
    ])
    expect(outline[1].destination.page).toBe(1)
    expect(outline[1].children[1].destination).toEqual(destinations(html, css).get('c'))
  })
  test('leaves out what is not printed', () => {
    const html = part('article', '<p>x</p>') + part('cast', '<h2 id="h">H</h2>')
    const { outline } = layOutHtml(html, `${css} .cast { display: none }`).layout
    expect(outline.map(({ title }) => title)).toEqual(['article'])
  })
})
