import { beforeAll, describe, expect, test } from 'vitest'
import { lineText } from '../../src/layout/trace.js'
import { type Both, bothEditions } from '../kit/bothEditions.js'
import { linesIn } from '../kit/laidOut.js'
import { plainArticle } from '../kit/plainArticle.js'
import { plainCss, plainTemplate } from '../kit/plainTemplate.js'

/** A contents page made with CSS in a part of the template: titles, leaders and the pages on which the parts begin. */

const contents =
  '<ol><li><a href="#part-article"></a></li><li><a href="#ebb">Ebb</a></li>' +
  '<li><a href="#flood">Flood and slack</a></li><li><a href="#spring">Spring tides come twice a month</a></li></ol>' +
  '<p class="here">This is page </p>'
const css = `${plainCss}
  section.contents { break-before: page; break-after: page }
  .contents ol { list-style-type: none; padding: 0 }
  .contents a[href="#part-article"]::before { content: "Text" }
  .contents a::after { content: leader('.') target-counter(attr(href), page) }
  .here::after { content: counter(page) " of " counter(pages) }
  h2 { break-after: avoid }
  section.title, section.contents { page: front }
  @page front { -colophon-folio-style: lower-roman }
  section.article { counter-reset: page 1 }`
const template = plainTemplate({
  'template.yaml':
    'parts:\n  - {name: title, epubType: titlepage}\n  - {name: contents, epubType: toc}\n' +
    '  - {name: article, epubType: bodymatter}\n  - {name: cast, epubType: index}\n' +
    '  - {name: sources, epubType: backmatter}\ncitationStyle: notes.csl\n',
  'contents.liquid': contents,
  'print.css': css,
})
const paragraphs = (n: number) => Array.from({ length: n }, () => 'The sea came and went.').join('\n\n')
const body = `## Ebb {#ebb}\n\n${paragraphs(9)}\n\n## Flood {#flood}\n\n${paragraphs(9)}\n\n## Spring {#spring}\n\nLast.`

let both: Both
beforeAll(async () => {
  both = await bothEditions({ ...template, 'content/a.md': plainArticle(body) }, ['locale-missing'])
})

const page = () => {
  const { layout } = both.edition.set!
  const found = layout.pages.find(each => linesIn(each).some(line => lineText(line).includes('This is')))
  return linesIn(found!).map(lineText)
}

describe('a contents page', () => {
  test('names each title with the page on which it stands, leaders between them', () => {
    const { folioOf } = both.edition.set!.pageMap
    const [ebb, flood, spring] = ['ebb', 'flood', 'spring'].map(id => folioOf.get(id)!.label)
    expect(Number(flood)).toBeGreaterThan(1)
    expect(page().slice(0, 5)).toEqual([
      `Text${'.'.repeat(15)}1`,
      `Ebb${'.'.repeat(16)}${ebb}`,
      `Flood and slack${'.'.repeat(4)}${flood}`,
      'Spring tides come',
      `twice a month${'.'.repeat(20 - 13 - spring.length)}${spring}`,
    ])
  })
  test('knows its own page, and how many there are', () => {
    const { layout } = both.edition.set!
    expect(page().slice(5).join(' ')).toBe(`This is page ii of ${layout.pages.length}`)
  })
  test('leads to the places that it names, in both editions', () => {
    const targets = both.pdf.links.map(({ target }) => target)
    for (const id of ['#part-article', '#ebb', '#flood', '#spring']) {
      expect(targets).toContain(id)
      expect(both.pdf.destinations[id.slice(1)]).toBeDefined()
    }
  })
  test('is the same in the file, leaders as drawn and numbers as text', () => {
    expect(both.pdf.texts[1]?.replace(/\.+/g, ' ')).toMatch(/Flood and slack \d/)
  })
})
