import { describe, expect, test } from 'vitest'
import { assetNamed } from '../kit/edition.js'
import { type LaidOut, layOutHtml, lines, note, noteCss } from '../kit/laidOut.js'

/** Where each page starts: what the author wrote from there on, a few letters of it. */
const starts = ({ pageMap }: LaidOut) =>
  pageMap.pages.map(({ start }) => start?.node.text.slice(start.offset, start.offset + 6))

describe('a page starts', () => {
  test('with the first letter of its first line', () => {
    expect(starts(layOutHtml(lines(9)))).toEqual(['l01', 'l09'])
  })
  test('in the middle of a paragraph', () => {
    expect(starts(layOutHtml(`${lines(7)}<p>aaaa bbbb cccc</p>`))).toEqual(['l01', 'cccc'])
  })
  test('in the middle of a word, after a hyphen', () => {
    expect(starts(layOutHtml(`${lines(7)}<p>aaaa bbb\u00adcccc</p>`))).toEqual(['l01', 'cccc'])
    const long = layOutHtml(`${lines(7)}<p>${'x'.repeat(10)}yyyy</p>`, 'p { overflow-wrap: anywhere }')
    expect(starts(long)).toEqual(['l01', 'yyyy'])
  })
  test('at the letter as written, where spaces before it were dropped or letters changed', () => {
    expect(starts(layOutHtml(`${lines(7)}<p>\n   aaaa\n   bbbb\n   cccc dd</p>`))[1]).toBe('cccc d')
    expect(starts(layOutHtml(`${lines(7)}<p>ßßßß bbbbb</p>`, 'p { text-transform: uppercase }'))[1]).toBe(
      'bbbbb',
    )
  })
  test('within a span', () => {
    expect(starts(layOutHtml(`${lines(7)}<p>aaaa bbbb <em>cccc</em></p>`))[1]).toBe('cccc')
  })
  test('after a marker or other generated text', () => {
    expect(starts(layOutHtml(`${lines(8)}<ol><li>aa</li></ol>`))[1]).toBe('aa')
    expect(starts(layOutHtml(`${lines(8)}<p class="g">bb</p>`, '.g::before { content: "x " }'))[1]).toBe('bb')
  })
  test('with the text, not with the notes at its foot', () => {
    const html = `${lines(5)}<p>a${note('<p>N1</p><p>N2</p><p>N3</p><p>N4</p><p>N5</p>')}</p>${lines(6, 6)}`
    const laid = layOutHtml(html, noteCss)
    expect(laid.pageMap.pages.length).toBeGreaterThan(1)
    for (const start of starts(laid)) expect(start).toMatch(/^l\d\d/)
  })
  test('with the text below an image that comes first', () => {
    const assets = [{ ...assetNamed('a.png'), width: 40, height: 40 }]
    const laid = layOutHtml(`${lines(8)}<figure><img src="a.png" alt=""></figure><p>bb</p>`, '', { assets })
    expect(starts(laid)[1]).toBe('bb')
  })
  test('nowhere on a blank page', () => {
    const laid = layOutHtml('<p>a</p><p class="r">b</p>', '.r { break-before: recto }')
    expect(starts(laid)).toEqual(['a', undefined, 'b'])
  })
})

describe('the folio of an id', () => {
  test('is that of the page on which its first line stands', () => {
    const css = '@page { @bottom-center { content: counter(page, lower-roman) } }'
    const { pageMap } = layOutHtml(`${lines(8)}<p id="x">a</p>`, css)
    expect(pageMap.folioOf.get('x')).toEqual({ index: 1, label: 'ii' })
  })
  test('is known of ids in spans, notes, tables and elements without text', () => {
    const html = `<p><b id="b">a</b>${note('N')}</p><table><tr><td id="c">a</td></tr></table><a id="e"></a>`
    const { pageMap } = layOutHtml(html, noteCss)
    for (const id of ['b', 'note-1', 'note-1-call', 'c', 'e']) expect(pageMap.folioOf.get(id)?.index).toBe(0)
  })
})
