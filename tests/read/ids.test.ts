import { describe, expect, test } from 'vitest'
import { codesOf, elementsIn, readBody } from '../kit/readArticle.js'

const idsIn = (body: string) => elementsIn(readBody(body), 'h2').map(({ attributes }) => attributes.id)

describe('EPUB-G1: ids that are not XML names', () => {
  const headings = [
    '3 boats',
    '!stop',
    'Step 1: rope',
    '🌊',
    '潮',
    'boats',
    'boats',
    '(…)',
    'Øre & Ångström',
    'ªº µ',
    '①',
  ]
  const body = headings.map(words => `## ${words}`).join('\n\n')
  const ids = [
    'section-3-boats',
    'stop',
    'step-1-rope',
    'section',
    '潮',
    'boats',
    'boats-2',
    'section-2',
    'øre-ångström',
    'section-3',
    'section-4',
  ]

  test('every heading has one, an XML name, its own', () => {
    expect(idsIn(body)).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('ids stay when a heading is added at the end', () => {
    expect(idsIn(`${body}\n\n## boats\n\n## 3 boats\n`)).toEqual([...ids, 'boats-3', 'section-3-boats-2'])
  })

  test('a heading that is called like a numbered one gets a number of its own', () => {
    expect(idsIn('## boats\n\n## boats 2\n\n## boats\n')).toEqual(['boats', 'boats-2', 'boats-3'])
  })

  test('an id that the author set stays if it is a name, and links follow where it is none', () => {
    const { html } = readBody(
      '## A {#Own.id}\n\n[x]{#3rd} <b id="a:b">b</b> [y](#3rd) [z](#a:b) [w](#Own.id) [v](#none)',
    )
    expect(html).toBe(
      '<h2 id="Own.id">A</h2><p><span id="section-3rd">x</span> <b id="a-b">b</b> <a href="#section-3rd">y</a> ' +
        '<a href="#a-b">z</a> <a href="#Own.id">w</a> <a href="#none">v</a></p>',
    )
  })

  test('a heading’s id keeps clear of those that the author set', () => {
    expect(readBody('## Boats\n\nText {#boats}').html).toBe(
      '<h2 id="boats-2">Boats</h2><p id="boats">Text</p>',
    )
  })
})

describe('MD-G8: invisible characters from copy and paste break search and ids', () => {
  test('the id holds only letters and hyphens, and the text keeps what was typed', () => {
    const { html } = readBody('# Light\u00adhouse\u200b keep\u00aders\n')
    expect(html).toBe('<h1 id="lighthouse-keepers">Light\u00adhouse\u200b keep\u00aders</h1>')
  })
})

describe('EPUB-G5: contents that jump levels, have links or only an image', () => {
  test('an empty heading is left out with a warning; one of an image goes by its text', () => {
    const { html, said } = readBody('##\n\n## ![Gull](g.svg)\n\n## [Linked](x.md) head\n\n## \u00ad\n', {
      'content/g.svg': '<svg width="1" height="1"/>',
    })
    expect(codesOf(said)).toEqual(['6:1 heading-empty', '12:1 heading-empty'])
    expect([...html.matchAll(/<h2 id="([^"]*)"/g)].map(match => match[1])).toEqual(['gull', 'linked-head'])
  })
})
