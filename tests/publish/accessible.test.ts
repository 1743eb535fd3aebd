import { describe, expect, test } from 'vitest'
import { formatDiagnostic } from '../../src/diagnostic.js'
import type { Section } from '../../src/html/sections.js'
import { sectionsOf } from '../../src/html/sections.js'
import type { OutlineEntry } from '../../src/layout/page.js'
import { traceTags } from '../../src/pdf/tags/traceTags.js'
import { publish } from '../../src/publish.js'
import { all } from '../kit/book.js'
import { bothEditions } from '../kit/bothEditions.js'
import { encodePng } from '../kit/png.js'
import { filesOf } from '../kit/readArticle.js'
import { structureOf, withRole } from '../kit/structure.js'

const front = '---\ntitle: Ebb\nauthor: Lind\npublisher: Pier\ndate: 2024-03-01\n---\n\n'
const png = encodePng({ width: 4, height: 2, bits: 8, colorType: 2, sample: x => 60 * x })

describe('PDF-G7: alternative text', () => {
  const images = { 'content/a.png': png, 'content/rule.png': png, 'content/b.png': png }
  const text = `${front}![](a.png)\n\nText.\n\n![ ](rule.png)\n\n![Chart "A" (50 %)\nsecond line 图](b.png "Fig. 1: <b> & co.")\n`

  test('an image without it is a warning with its line, a decorative one is read in neither edition', async () => {
    const { edition, book } = await bothEditions({ 'content/a.md': text, ...images }, ['image-alt-missing'])
    const said = edition.diagnostics.map(formatDiagnostic)
    expect(said.map(each => each.split(' ')[0])).toEqual(['content/a.md:8:1:'])
    const figures = withRole(structureOf(edition.pdf!), 'Figure')
    expect(figures).toHaveLength(1)
    const alts = book.documents.flatMap(each => all(each, 'img')).map(({ attributes }) => attributes.alt)
    expect(alts).toEqual(['', '', 'Chart "A" (50 %)\nsecond line 图'])
  })

  test('the text of the third is as it was written, and its caption stands beside it', async () => {
    const { edition } = await bothEditions({ 'content/a.md': text, ...images }, ['image-alt-missing'])
    const tags = traceTags(edition.set!.layout)
    const alt = JSON.stringify('Chart "A" (50 %)\nsecond line 图')
    expect(tags).toMatch(
      new RegExp(`Div\\n +Figure Alt=${alt.replace(/[\\()]/g, '\\$&')}\\n +Caption "Fig\\. 1: <b> & co\\."`),
    )
    expect(tags.match(/Figure/g)).toHaveLength(1)
  })
})

describe('PDF-G8: heading levels in a book of articles', () => {
  /** Titles with their levels in the outline, the contents, and the tags. */
  async function levels(body: string) {
    const { set } = await publish({
      files: filesOf({ 'content/a.md': front + body }),
      article: 'content/a.md',
      only: 'pdf',
    })
    const inOutline = (entries: readonly OutlineEntry[], level: number): readonly string[] =>
      entries.flatMap(({ title, children }) => [`${level} ${title}`, ...inOutline(children, level + 1)])
    const inSections = (sections: readonly Section[]): readonly string[] =>
      sections.flatMap(({ level, title, children }) => [`${level} ${title}`, ...inSections(children)])
    const tags = traceTags(set!.layout)
    const headings = [...tags.matchAll(/^ +H(\d) (".*")$/gm)].map(
      ([, level, title]) => `${level} ${JSON.parse(title!)}`,
    )
    return {
      outline: inOutline(set!.layout.outline, 1),
      sections: inSections(sectionsOf(set!.html).parts),
      headings,
      tags,
    }
  }

  test('a jump from 1 to 4 goes down by one, in outline, contents and tags alike', async () => {
    const { outline, sections, headings } = await levels('# A\n\ntext\n\n#### Deep\n\ntext\n\n## B\n\ntext\n')
    expect(outline).toEqual(sections)
    expect(outline).toEqual(expect.arrayContaining(['2 A', '3 Deep', '3 B']))
    expect(headings).toEqual(expect.arrayContaining(['2 A', '3 Deep', '3 B']))
    let before = 0
    for (const level of headings.map(each => Number(each[0]))) {
      expect(level).toBeLessThanOrEqual(before + 1)
      before = level
    }
  })

  test('two headings of the first level stand side by side', async () => {
    const { outline, headings } = await levels('# One\n\ntext\n\n# Two\n\ntext\n')
    for (const all of [outline, headings]) expect(all).toEqual(expect.arrayContaining(['2 One', '2 Two']))
  })

  test('an article without a heading stands under its title', async () => {
    const { tags, outline } = await levels('Only text.\n')
    expect(outline).toContain('1 Ebb')
    expect(tags).toMatch(/Part T="Ebb"\n +Art\n +P "Only text\."/)
  })

  test('the headings of contents, people and sources are of the first level', async () => {
    const { headings } = await levels('Text.\n')
    expect(headings).toEqual(['1 Ebb', '1 About this edition'])
  })
})
