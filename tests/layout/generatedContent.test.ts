import { describe, expect, test } from 'vitest'
import { emptyPageMap, type PageMap } from '../../src/html/pageMap.js'
import { traceBoxes } from '../../src/layout/trace.js'
import { layOutHtml, lines, lineWith, note, noteCss, placed, printed, textOn } from '../kit/laidOut.js'

const text = (html: string, css: string, pageMap: PageMap = emptyPageMap) =>
  printed(layOutHtml(html, css, { pageMap })).join(' ')

describe('before and after an element', () => {
  test('stands what content says', () => {
    expect(text('<p>a</p>', 'p::before { content: "<" } p::after { content: ">" }')).toBe('<a>')
  })
  test('stands nothing where content is none', () => {
    expect(text('<p>a</p>', 'p::before { content: none } p::after { content: normal }')).toBe('a')
  })
  test('stand attributes and strings one after the other', () => {
    expect(
      text('<p><b title="t">a</b></p>', 'b { font-weight: 400 } b::after { content: " (" attr(title) ")" }'),
    ).toBe('a (t)')
  })
  test('stands a block of its own', () => {
    expect(placed(layOutHtml('<div><p>a</p></div>', 'div::before { content: "x"; display: block }'))).toEqual(
      ['10,18 x', '10,28 a'],
    )
  })
  test('keeps its spaces and line feeds', () => {
    expect(text('<p>a</p>', 'p::before { content: "x  " } p::after { content: "\\a y" }')).toBe('x a / y')
  })
  test('is of the element, and known as generated', () => {
    const { layout } = layOutHtml('<p>a</p>', 'p::before { content: "x" }')
    expect(traceBoxes(layout)).toContain('inline p::before\n')
    expect(lineWith({ layout }, 'xa').start).toMatchObject({ node: { text: 'a' }, offset: 0 })
  })
  test('stand quotation marks, of their depth', () => {
    expect(text('<p><q>a <q>b</q></q></p>', 'p { quotes: "<" ">" "(" ")" }')).toBe('<a (b)>')
  })
})

describe('counters', () => {
  const heads = 'h2 { counter-increment: n; font-weight: 400 } h2::before { content: counter(n) " " }'

  test('count from the body on', () => {
    expect(text('<h2>a</h2><h2>b</h2>', heads)).toBe('1 a / 2 b')
    expect(text('<h2>a</h2>', `${heads} body { counter-reset: n 6 }`)).toBe('7 a')
    expect(text('<h2>a</h2>', `${heads} html { counter-reset: n 8 }`)).toBe('9 a')
  })
  test('begin anew in each element that resets them', () => {
    const html = '<section><h2>a</h2><h2>b</h2></section><section><h2>c</h2></section>'
    expect(text(html, `${heads} section { counter-reset: n }`)).toBe('1 a / 2 b / 1 c')
  })
  test('go on over forced page breaks', () => {
    expect(text('<h2>a</h2><h2>b</h2>', `${heads} h2 { break-before: page }`)).toBe('1 a 2 b')
  })
  test('are set, and shown in the style asked for', () => {
    expect(
      text(
        '<h2>a</h2>',
        `${heads} h2 { counter-set: n 4 } h2::before { content: counter(n, upper-roman) " " }`,
      ),
    ).toBe('IV a')
  })
  test('nested are joined', () => {
    const html = '<div>a<div>b</div></div>'
    const css = 'div { counter-reset: n; counter-increment: n } div::before { content: counters(n, ".") " " }'
    expect(text(html, css)).toBe('1 a / 1.1 b')
  })
  test('do not count what is not displayed', () => {
    expect(text('<h2 hidden>x</h2><h2>a</h2>', heads)).toBe('1 a')
  })
})

describe('references to other places', () => {
  const folio = { index: 4, label: 'v' }
  const pageMap: PageMap = { ...emptyPageMap, folioOf: new Map([['x', folio]]) }

  test('show the page of the pass before, and nothing in the first', () => {
    const css = 'a::after { content: "(" target-counter(attr(href), page) ")" }'
    expect(text('<p><a href="#x">a</a></p>', css, pageMap)).toBe('a(v)')
    expect(text('<p><a href="#x">a</a></p>', css)).toBe('a()')
  })
  test('show another counter as it stands at the target, be that before or after', () => {
    const css = `h2 { counter-increment: n; font-weight: 400 } a::after { content: target-counter(attr(href), n, upper-roman) }`
    const html =
      '<p><a href="#b">a</a></p><h2>x</h2><h2 id="b">y</h2><p><a href="#b">c</a> <a href="#no">d</a></p>'
    expect(text(html, css)).toBe('aII / x / y / cII d0')
  })
  test('show the first letter of the target', () => {
    const html = '<p><a href="#h">a</a></p><h2 id="h">“Hb”</h2>'
    expect(text(html, 'a::after { content: target-text(attr(href), first-letter) }')).toContain('a“H /')
  })
  test('show the text of the target without its notes', () => {
    const html = '<p><a href="#h">a</a></p><h2 id="h">H<span class="n" role="doc-footnote">N</span></h2>'
    expect(text(html, 'a::after { content: " " target-text(attr(href)) } .n { display: none }')).toBe(
      'a H / H',
    )
  })
})

test('page numbers in margin boxes follow the pages, not the passes', () => {
  const laid = layOutHtml(
    lines(17),
    '@page { @bottom-right { content: counter(page) " of " counter(pages) } }',
  )
  expect(laid.layout.pages.map(page => textOn(page, 'margin').join(''))).toEqual([
    '1 of 3',
    '2 of 3',
    '3 of 3',
  ])
})

describe('page numbers in the text', () => {
  const css = 'b { font-weight: 400 } b::after { content: counter(page) }'
  const twice = (html: string, more = '') => {
    const first = layOutHtml(html, css + more)
    const second = layOutHtml(html, css + more, { pageMap: first.pageMap })
    return [printed(first), printed(second), first.pageMap.asked, second.pageMap.asked] as const
  }

  test('are those of the pass before, and none in the first', () => {
    const [first, second, asked, again] = twice(`<p><b>a</b></p>${lines(7)}<p><b>b</b></p>`)
    expect([first[0].slice(0, 3), first[1]]).toEqual(['a /', 'b'])
    expect([second[0].slice(0, 4), second[1]]).toEqual(['a1 /', 'b2'])
    expect([...asked.values()].map(({ label }) => label)).toEqual(['1', '2'])
    expect(again).toEqual(asked)
  })
  test('are of the page on which they stand, not of that on which their paragraph begins', () => {
    const [, second] = twice(`${lines(7)}<p>aaaaaaaaa aaaa <b>b</b></p>`)
    expect(second[1]).toBe('aaaa b2')
  })
  test('are as the page shows itself, or in the style asked for', () => {
    const roman = '@page { -colophon-folio-style: lower-roman }'
    expect(twice('<p><b>a</b></p>', roman)[1]).toEqual(['ai'])
    expect(twice('<p><b>a</b></p>', 'b::after { content: counter(page, upper-roman) }')[1]).toEqual(['aI'])
  })
  test('are told of by the layout, and those of its furniture are not', () => {
    const furnished = '@page { @bottom-right { content: counter(page) } }'
    expect(layOutHtml(lines(2), furnished).layout.quotesPages).toBe(false)
    expect(layOutHtml('<p><b>a</b></p>', css).layout.quotesPages).toBe(true)
  })
  test('tell how many pages there are', () => {
    const [first, second] = twice(lines(17), 'p:first-child::after { content: "/" counter(pages) }')
    expect([first[0].slice(0, 4), second[0].slice(0, 5)]).toEqual(['l01/', 'l01/3'])
  })
  test('in notes and strings are known too', () => {
    const html = `<p>a${note('<b>N</b>')}</p>`
    expect(twice(html, noteCss)[1]).toEqual(['a1 | 1.N1'])
    const head = '@page { @top-left { content: string(s) } } p { string-set: s "p" counter(page) }'
    const first = layOutHtml('<p>a</p>', head)
    const { layout } = layOutHtml('<p>a</p>', head, { pageMap: first.pageMap })
    expect(textOn(layout.pages[0], 'margin')).toEqual(['p1'])
  })
})

test('content() tells what stands before and after an element', () => {
  const css = `@page { @top-left { content: string(s) } }
    h2 { counter-increment: n; font-weight: 400; string-set: s content(before) content() content(after) }
    h2::before { content: counter(n) ". " } h2::after { content: "!" content() }`
  expect(textOn(layOutHtml('<h2>a</h2>', css).layout.pages[0], 'margin')).toEqual(['1. a!'])
})
