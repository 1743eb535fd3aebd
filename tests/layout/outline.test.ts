import { describe, expect, test } from 'vitest'
import type { OutlineEntry } from '../../src/layout/page.js'
import { layOutHtml, lines, round } from '../kit/laidOut.js'

/** `label @page,y`, one a line, indented by depth; closed ones after a plus. */
const listed = (entries: readonly OutlineEntry[], depth = 0): readonly string[] =>
  entries.flatMap(({ title, destination: { page, y }, open, children }) => [
    `${'  '.repeat(depth)}${open ? '' : '+ '}${title} @${page},${round(y)}`,
    ...listed(children, depth + 1),
  ])
const outline = (html: string, css = '') => listed(layOutHtml(html, css).layout.outline)

const part = (title: string, content: string) =>
  `<section id="p" data-part="article" data-title="${title}">${content}</section>`
const section = (level: number, title: string, content = '') =>
  `<section class="level-${level}"><h${level}>${title}</h${level}>${content}</section>`

describe('the outline where a template says nothing', () => {
  test('has the parts of an edition, and the headings of its sections below them', () => {
    const text = `<p>a</p>${section(2, 'A', section(3, 'B', section(4, 'C')) + section(3, 'D'))}${section(2, 'E')}`
    expect(outline(part('Text', text))).toEqual([
      'Text @0,10',
      '  A @0,20',
      '    B @0,30',
      '      C @0,40',
      '    D @0,50',
      '  E @0,60',
    ])
  })

  test('leaves out other headings, and those without words, whose sections are listed in their place', () => {
    const text = `<h2>Title</h2>${section(2, 'A', `<aside><h3>Aside</h3></aside>${section(3, '', section(4, 'B'))}`)}`
    expect(outline(part('Text', text))).toEqual(['Text @0,10', '  A @0,20', '    B @0,40'])
  })

  test('has none of what is not shown', () => {
    expect(outline(part('Text', section(2, 'A')), 'h2 { display: none }')).toEqual(['Text @0,10'])
  })
})

describe('bookmarks', () => {
  test('are made of any element, in the order of the pages', () => {
    const html = `<p class="one">First</p>${lines(9)}<ul><li class="two">Item</li></ul><table><tr><td class="one">Cell</td></tr></table>`
    const css = '.one { bookmark-level: 1 } .two { bookmark-level: 2 }'
    expect(outline(html, css)).toEqual(['First @0,10', '  Item @1,30', 'Cell @1,40'])
  })

  test('are taken away with none, and what stood below goes up', () => {
    const text = part('Text', section(2, 'A', section(3, 'B')))
    expect(outline(text, 'h2 { bookmark-level: none }')).toEqual(['Text @0,10', '  B @0,20'])
    expect(outline(text, 'h3 { bookmark-level: none }')).toEqual(['Text @0,10', '  A @0,10'])
  })

  test('go down by one where a level is skipped', () => {
    const css =
      '.l1 { bookmark-level: 1 } .l3 { bookmark-level: 3 } .l2 { bookmark-level: 2 } .l9 { bookmark-level: 9 }'
    const html = ['l3', 'l9', 'l1', 'l3', 'l2'].map((name, i) => `<p class="${name}">${i}</p>`).join('')
    expect(outline(html, css)).toEqual(['0 @0,10', '  1 @0,20', '2 @0,30', '  3 @0,40', '  4 @0,50'])
  })

  test('say what their label says, white space in it run together', () => {
    const css = `body { counter-reset: h } h2 { counter-increment: h; bookmark-level: 1;
      bookmark-label: "No.  " counter(h, upper-roman) ": " content() " (" attr(title) ")" }`
    expect(outline('<h2 title="t">One\n <b>two</b></h2><h2>B</h2>', css)).toEqual([
      'No. I: One two (t) @0,10',
      'No. II: B () @0,20',
    ])
  })

  test('quote in the marks of the language, without a change to what the text quotes', () => {
    const css = 'h2 { bookmark-level: 1; bookmark-label: open-quote content() close-quote }'
    expect(outline('<h2>A</h2>', css)).toEqual(['“A” @0,10'])
  })

  test('may be closed', () => {
    const text = part('Text', section(2, 'A', section(3, 'B')))
    expect(outline(text, 'h2 { bookmark-state: closed }')).toEqual([
      'Text @0,10',
      '  + A @0,10',
      '    B @0,20',
    ])
  })

  test('are made once of a head that is repeated', () => {
    const rows = Array.from({ length: 12 }, (_, i) => `<tr><td>r${i}</td></tr>`).join('')
    const html = `<table><thead><tr><th>Head</th></tr></thead><tbody>${rows}</tbody></table>`
    expect(outline(html, 'thead { bookmark-level: 1 }')).toEqual(['Head @0,10'])
  })

  test('lead to a note where it stands', () => {
    const html = '<p>a<span class="note">Note</span></p>'
    expect(outline(html, '.note { float: footnote; bookmark-level: 1 }')).toEqual(['Note @0,80'])
  })
})
