import { expect, test } from 'vitest'
import type { HtmlElement } from '../../src/html/tree.js'
import { all, having, textIn } from '../kit/book.js'
import { bothEditions } from '../kit/bothEditions.js'
import { linesIn } from '../kit/laidOut.js'
import { plainTemplate } from '../kit/plainTemplate.js'
import { head } from '../kit/readArticle.js'
import type { ReadOutline } from '../kit/readPdf.js'

/** How sections nest and where links lie, end to end. */

type Nested = readonly (string | Nested)[]

const elements = (of: HtmlElement) => of.children.filter(child => child.kind === 'element')

/** Titles of a list of contents, each with those below it. */
const nestedList = (list: HtmlElement): Nested =>
  elements(list).flatMap(item => {
    const inner = elements(item).find(({ name }) => name === 'ol')
    return [textIn(elements(item)[0]!), ...(inner === undefined ? [] : [nestedList(inner)])]
  })

const nestedOutline = (items: readonly ReadOutline[]): Nested =>
  items.flatMap(({ title, items }) => [title, ...(items.length === 0 ? [] : [nestedOutline(items)])])

/** Sections by their headings, with asides by name. */
const nestedSections = (of: HtmlElement): Nested =>
  elements(of).flatMap(each => {
    if (each.name === 'section' || each.name === 'aside') return [each.name, nestedSections(each)]
    if (/^h\d$/.test(each.name)) return [textIn(each)]
    return each.name === 'p' ? [] : nestedSections(each)
  })

const bank =
  '# A\n\n## A1\n\n<aside>\n\n### Aside head\n\nInside.\n\n</aside>\n\n<table><tr><td>\n\ncell\n\n</td></tr></table>\n\n## A2\n'
const others = {
  'a block with blank lines round a list':
    '# A\n\n## A1\n\n<div class="box">\n\n- one\n\n- two\n\n</div>\n\n## A2\n\nText.\n',
  'a figure and a quotation': '# A\n\n## A1\n\n<figure>\n\n> quoted\n\n</figure>\n\nMore.\n\n## A2\n',
}

test.each([['the case', bank], ...Object.entries(others)])(
  'MD-G7: raw HTML round Markdown keeps the section tree in contents, outline and nesting: %s',
  async (_, body) => {
    const both = await bothEditions({ 'content/a.md': `${head}${body}` })
    const [toc] = having(both.book.xml('toc.xhtml'), 'role', 'doc-toc')
    const inside: Nested = body === bank ? ['A1', ['Aside head'], 'A2'] : ['A1', 'A2']
    const flat = (nested: Nested): readonly string[] =>
      nested.flatMap(each => (typeof each === 'string' ? [each] : flat(each)))
    for (const tree of [nestedList(all(toc!, 'ol')[0]!), nestedOutline(both.pdf.outline!)]) {
      const below = JSON.stringify(tree)
      const withoutAside = below.replace(',["Aside head"]', '')
      expect(withoutAside).toContain('"A",["A1","A2"]')
      expect(flat(inside).every(title => title === 'Aside head' || below.includes(title))).toBe(true)
    }
    const article = both.book.documents.find(each => textIn(each).includes('A2'))!
    const nesting = JSON.stringify(nestedSections(article))
    expect(nesting).toMatch(/"section",\["A1"[^\]]*(?:\[[^\]]*\])?[^\]]*\],"section",\["A2"\]/)
    if (body === bank) expect(nesting).toContain('"section",["A1","aside",["Aside head"]')
  },
)

const sentence = (before: string) =>
  `${before}Walk from here to [the old lighthouse on the north pier](https://example.org/a) and [back](https://example.org/b) again.`

/** Where each link's words stand, by page: the boxes of its runs, from the lower left corner. */
async function linkBoxes(body: string) {
  const both = await bothEditions({ 'content/a.md': `${head}${body}\n`, ...plainTemplate() }, [], {
    template: 'plain',
  })
  const { pages } = both.edition.set!.layout
  const words = pages.flatMap((page, index) =>
    linesIn(page).flatMap(line =>
      line.runs.map(run => ({
        page: index,
        text: run.shaped.text,
        left: line.x + run.x,
        right: line.x + run.x + run.width,
        top: page.height - line.y + 8,
        bottom: page.height - line.y - 2,
        href: hrefOf(run.box.element),
      })),
    ),
  )
  return { words, links: both.pdf.links.filter(({ target }) => target.startsWith('https://example.org')) }
}

const hrefOf = (element: HtmlElement | undefined) => element?.attributes.href

test.each(Array.from({ length: 13 }, (_, n) => n))(
  'PDF-G2: a link over two lines covers none of its neighbours, with %i words before it',
  async n => {
    const { words, links } = await linkBoxes(sentence('ab '.repeat(n)))
    check(words, links)
  },
)

test('PDF-G2: a link over a page break has an area on each page', async () => {
  for (const lines of [5, 6, 7]) {
    const { words, links } = await linkBoxes(`${'x\n\n'.repeat(lines)}${sentence('')}`)
    check(words, links)
    if (new Set(words.filter(({ href }) => href?.endsWith('/a')).map(({ page }) => page)).size > 1)
      expect(new Set(links.filter(({ target }) => target.endsWith('/a')).map(({ page }) => page)).size).toBe(
        2,
      )
  }
})

type Boxes = Awaited<ReturnType<typeof linkBoxes>>

/** Each area meets only the words of its own link, and each word of a link is met by an area of it. */
function check(words: Boxes['words'], links: Boxes['links']): void {
  expect(links.length).toBeGreaterThanOrEqual(2)
  const meets = (word: Boxes['words'][number], { page, rect }: Boxes['links'][number]) =>
    page === word.page &&
    Math.min(rect[2]!, word.right) - Math.max(rect[0]!, word.left) > 0.1 &&
    Math.min(rect[3]!, word.top) - Math.max(rect[1]!, word.bottom) > 0.1
  for (const link of links)
    for (const word of words)
      if (meets(word, link)) expect([word.text, word.href]).toEqual([word.text, link.target])
  for (const word of words.filter(({ href }) => href?.startsWith('https://example.org')))
    expect(links.some(link => link.target === word.href && meets(word, link))).toBe(true)
}
