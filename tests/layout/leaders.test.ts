import { describe, expect, test } from 'vitest'
import { traceBoxes } from '../../src/layout/trace.js'
import { layOutHtml, linesIn, lineWith, placed, printed, round } from '../kit/laidOut.js'

const leader = (after: string) => `p::after { content: ${after} }`
const text = (html: string, css: string) => printed(layOutHtml(html, css)).join(' ')

describe('a leader', () => {
  test('fills what its line leaves over', () => {
    expect(text('<p>aa</p>', leader('leader(".") "9"'))).toBe('aa.......9')
  })
  test('is dots, a line or spaces by name', () => {
    expect(text('<p>aa</p>', leader('leader(solid) "9"'))).toBe('aa_______9')
    expect(text('<p>aa</p>', leader('leader(dotted) "9"')).replaceAll(' ', '')).toBe('aa...9')
    const space = lineWith(layOutHtml('<p>aa</p>', leader('leader(space) "9"')), '9')
    expect(space.x + space.runs.at(-1)!.x).toBe(100)
  })
  test('stands for nothing when the line is copied', () => {
    const runs = lineWith(layOutHtml('<p>aa</p>', leader('leader(".") "9"')), '9').runs
    expect(runs.map(run => run.source ?? run.shaped.text).join('')).toBe('aa9')
  })
  test('shows whole patterns only, one below the other from the line’s end', () => {
    const html = '<p>a</p><p>aa</p><p>aaa</p>'
    const starts = linesIn(layOutHtml(html, leader('leader(". ") "9"')).layout.pages[0]).map(
      ({ x, runs }) => {
        const run = runs.find(each => each.source === '')!
        return [round(x + run.x), run.shaped.text.length]
      },
    )
    expect(starts).toEqual([
      [30, 6],
      [30, 6],
      [50, 4],
    ])
  })
  test('counts from the same edge in items that are indented', () => {
    const css = `${leader('leader(". ") "9"')} .b { margin-left: 15pt }`
    const runs = linesIn(layOutHtml('<p>a</p><p class="b">a</p>', css).layout.pages[0]).map(line => {
      const run = line.runs.find(each => each.source === '')!
      return round(line.x + run.x) % 20
    })
    expect(runs[0]).toBe(runs[1])
  })
  test('keeps what follows it on its line, also after spaces', () => {
    expect(text('<p>aaaaaaaaaa</p>', leader('leader(".") "9"'))).toBe('aaaaaaaaaa / .........9')
    expect(text('<p>aaaa bbbbb</p>', leader('" " leader(".") " 9"'))).toBe('aaaa bbbbb / ........ 9')
  })
  test('stretches no space of a justified line', () => {
    const css = `p { text-align: justify; text-align-last: justify } ${leader('leader(".") "9"')}`
    expect(placed(layOutHtml('<p>a b</p>', css))).toEqual(['10,18 a b......9'])
  })
  test('shares the line with another', () => {
    expect(text('<p>a</p>', 'p::after { content: leader(".") "b" leader(".") "c" }')).toBe('a...b...c')
  })
  test('is a box of its own, in the link that it stands in', () => {
    const { layout } = layOutHtml('<p><a href="#x">a</a></p>', 'a::after { content: leader(".") "9" }')
    expect(traceBoxes(layout)).toContain('leader a::after')
  })
})
