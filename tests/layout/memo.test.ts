import { describe, expect, test } from 'vitest'
import { emptyPageMap, type PageMap } from '../../src/html/pageMap.js'
import { element, text } from '../../src/html/tree.js'
import { createLayoutMemo } from '../../src/layout/layOut.js'
import { tracePages } from '../../src/layout/trace.js'
import { layOutTree, lines, linesIn, printed, squarePage, squares } from '../kit/laidOut.js'
import { page } from '../kit/styled.js'

const part = '.part { break-before: page }'
const tree = page(`<section class="part">${lines(3)}</section><section class="part">${lines(3, 4)}</section>`)
const mapOf = (labels: Readonly<Record<string, string>>): PageMap => ({
  ...emptyPageMap,
  folioOf: new Map(Object.entries(labels).map(([id, label], index) => [id, { index, label }])),
})

/** The same tree laid out twice with one memo. */
function twice(css: string, second = tree, maps: readonly [PageMap, PageMap] = [emptyPageMap, emptyPageMap]) {
  const memo = createLayoutMemo(squares)
  const options = { memo, asks: ['line-overfull'] as const }
  const first = layOutTree(tree, squarePage + css, { ...options, pageMap: maps[0] })
  return [
    first,
    layOutTree(second, squarePage + css, { ...options, pageMap: maps[1], before: first }),
  ] as const
}

describe('a second pass', () => {
  test('sets nothing anew: its lines hold the very same runs', () => {
    const [first, second] = twice(part)
    for (const [i, { runs }] of first.layout.pages.flatMap(each => linesIn(each)).entries()) {
      expect(second.layout.pages.flatMap(each => linesIn(each))[i].runs).toBe(runs)
    }
    expect(tracePages(second.layout)).toBe(tracePages(first.layout))
  })
  test('says what the first said', () => {
    const [first, second] = twice(`${part} p::after { content: "aaaaaaaaaaaa" }`)
    expect(first.found.length).toBeGreaterThan(0)
    expect(second.found).toEqual(first.found)
  })
  test('sets anew only the part that changed', () => {
    const [body] = tree.children
    if (body.kind !== 'element') throw new Error('no body')
    const changed = element('section', { class: 'part' }, [element('p', {}, [text('new')])])
    const [first, second] = twice(
      part,
      element('html', tree.attributes, [element('body', body.attributes, [body.children[0], changed])]),
    )
    const runs = (laid: typeof first, at: number) => linesIn(laid.layout.pages[at])[0].runs
    expect(runs(second, 0)).toBe(runs(first, 0))
    expect(printed(second)).toEqual(['l01 / l02 / l03', 'new'])
  })
  test('sets anew what quotes page numbers', () => {
    const css = `${part} p:first-child::after { content: target-counter("#x", page) }`
    const [first, second] = twice(css, tree, [mapOf({ x: '1' }), mapOf({ x: '9' })])
    expect(printed(first)[0]).toMatch(/^l011/)
    expect(printed(second)[0]).toMatch(/^l019/)
  })
  test('sets anew what a counter before it changes', () => {
    const numbered = `${part} p { counter-increment: n } p::before { content: counter(n) " " }`
    const [body] = tree.children
    if (body.kind !== 'element') throw new Error('no body')
    const second = element('html', tree.attributes, [element('body', body.attributes, [body.children[1]])])
    expect(printed(twice(numbered, second)[1])).toEqual(['1 l04 / 2 l05 / 3 l06'])
  })
})
