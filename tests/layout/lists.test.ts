import { describe, expect, test } from 'vitest'
import { assetNamed } from '../kit/edition.js'
import { imagesIn, layOutHtml, lineWith, placed, printed, startOf } from '../kit/laidOut.js'
import { squareFace } from '../kit/squareFont.js'
import { loadCleanly } from '../kit/textFonts.js'

const list = (html: string, css = '') => placed(layOutHtml(html, css))

describe('markers', () => {
  test('hang before the item, and end where it begins', () => {
    expect(list('<ul><li>a</li><li>b</li></ul>')).toEqual(['20,18 •a', '20,28 •b'])
  })
  test('stand before a paragraph in the item', () => {
    expect(list('<ul><li><p>a</p><p>b</p></li></ul>')).toEqual(['20,18 •a', '40,28 b'])
  })
  test('stand in the text where list-style-position is inside', () => {
    expect(list('<ul><li>a</li></ul>', 'ul { list-style-position: inside }')).toEqual(['40,18 • a'])
  })
  test('of an item without text stand on a line of their own', () => {
    expect(list('<ul><li></li><li>b</li></ul>')).toEqual(['20,18 •', '20,28 •b'])
  })
  test('of an item that begins with a list stand side by side', () => {
    expect(list('<ol><li><ol><li>a</li></ol></li></ol>')).toEqual(['10,18 1.1.a'])
  })
  test('of an item that begins with a table or an image stand beside it', () => {
    expect(list('<ul><li><table><tr><td>a</td></tr></table></li></ul>')).toEqual(['20,18 •a'])
    const assets = [{ ...assetNamed('a.png'), width: 20, height: 40 }]
    const { layout } = layOutHtml('<ul><li><img src="a.png" alt=""></li></ul>', '', { assets })
    expect(imagesIn(layout.pages[0])).toMatchObject([{ x: 40, y: 10, height: 30 }])
    expect(placed({ layout })).toEqual(['20,40 •'])
  })
  test('of lists within lists are other bullets, whatever lists are round them', () => {
    const css = 'ul, ol { padding-left: 20pt } li { display: list-item }'
    const inner = '<ul><li>b<ul><li>c<ul><li>d</li></ul></li></ul></li></ul>'
    expect(list(`<ul><li>a${inner}</li></ul>`, css)).toEqual(['10,18 •a', '30,28 ◦b', '50,38 ▪c', '70,48 ▪d'])
    expect(list(`<ol><li>a${inner}</li></ol>`, css).map(line => line.slice(-2))).toEqual([
      '.a',
      '•b',
      '◦c',
      '▪d',
    ])
    expect(list('<ul><li>a<ol><li>b</li></ol></li></ul>', css).map(line => line.slice(-2))).toEqual([
      '•a',
      '.b',
    ])
  })
  test('are signs that the font has, where it lacks the right ones', () => {
    const fonts = loadCleanly([squareFace({ also: '•' })])
    const html = '<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>'
    expect(placed(layOutHtml(html, '', { fonts })).map(line => line.slice(-2))).toEqual(['•a', '–b', '–c'])
  })
  test('of a string are that string', () => {
    expect(list('<ul><li>a</li></ul>', 'ul { list-style-type: "-" }')).toEqual(['30,18 -a'])
  })
  test('are left out where there are none', () => {
    expect(list('<ul><li>a</li></ul>', 'ul { list-style-type: none }')).toEqual(['40,18 a'])
    expect(list('<ul><li>a</li></ul>', 'li::marker { content: none }')).toEqual(['40,18 a'])
  })
  test('have a style and a content of their own', () => {
    const laid = layOutHtml(
      '<ol><li>a</li></ol>',
      'li::marker { content: counter(list-item) ")"; color: #f00 }',
    )
    expect(placed(laid)).toEqual(['20,18 1)a'])
    expect(lineWith(laid, 'a').runs.map(({ color }) => color.r)).toEqual([255, 0])
  })
  test('stay with their item at the foot of a page', () => {
    const laid = layOutHtml(`<ul>${'<li>a</li>'.repeat(9)}</ul>`)
    expect(printed(laid)).toEqual([Array(8).fill('•a').join(' / '), '•a'])
  })
  test('belong to no text of the author’s, so a line starts after them', () => {
    expect(lineWith(layOutHtml('<ol><li>abc</li></ol>'), 'abc').start).toMatchObject({
      node: { text: 'abc' },
      offset: 0,
    })
  })
})

describe('numbers', () => {
  const numbers = (html: string, css = '') =>
    list(html, `ol { padding-left: 60pt } ${css}`).map(line => line.replace(/^\S+ /, '').slice(0, -1))

  test('count items', () => {
    expect(numbers('<ol><li>a</li><li>b</li></ol>')).toEqual(['1.', '2.'])
  })
  test('begin at start, and go on from value', () => {
    expect(numbers('<ol start="5"><li>a</li><li>b</li></ol>')).toEqual(['5.', '6.'])
    expect(numbers('<ol start="0"><li>a</li></ol>')).toEqual(['0.'])
    expect(numbers('<ol><li>a</li><li value="7">b</li><li>c</li></ol>')).toEqual(['1.', '7.', '8.'])
  })
  test('count down where the list is reversed', () => {
    expect(numbers('<ol reversed><li>a</li><li>b</li><li>c</li></ol>')).toEqual(['3.', '2.', '1.'])
    expect(numbers('<ol reversed start="9"><li>a</li><li>b</li></ol>')).toEqual(['9.', '8.'])
  })
  test('begin anew in a list within, and go on after it', () => {
    const html = '<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ol>'
    expect(list(html)).toEqual(['10,18 1.a', '40,28 1.b', '40,38 2.c', '10,48 2.d'])
  })
  test('are letters and Roman figures where type or style says so', () => {
    expect(numbers('<ol type="a"><li>x</li></ol><ol type="I" start="4"><li>x</li></ol>')).toEqual([
      'a.',
      'IV.',
    ])
  })
  test('of nested lists are joined by counters()', () => {
    const css = 'li::marker { content: counters(list-item, ".") " " }'
    expect(list('<ol><li>a<ol><li>b</li></ol></li></ol>', css)).toEqual(['20,18 1a', '30,28 1.1b'])
  })
  test('go on over items that are no list items of ours', () => {
    const css = 'p { display: list-item; margin-left: 60pt; list-style-type: decimal }'
    expect(numbers('<p>a</p><p>b</p>', css)).toEqual(['1.', '2.'])
  })
})

test('the first letters of items stand one below the other whatever their numbers', () => {
  const laid = layOutHtml(`<ol start="9"><li>a</li><li>b</li></ol>`, 'ol { padding-left: 40pt }')
  const starts = ['a', 'b'].map(text => {
    const line = lineWith(laid, text)
    return line.x + line.runs.at(-1)!.x
  })
  expect(starts).toEqual([50, 50])
  expect(startOf(lineWith(laid, 'b'))).toBe(10)
})
