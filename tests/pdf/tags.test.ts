import { beforeAll, describe, expect, test } from 'vitest'
import { traceTags } from '../../src/pdf/tags/traceTags.js'
import { layOutHtml, layOutSmall, lines } from '../kit/laidOut.js'
import { line, page, run, textBox } from '../kit/layout.js'
import { mixedBook } from '../kit/mixedBook.js'
import { type Painted, paintedOperators } from '../kit/paintedOperators.js'
import { pdfObjects, pdfStreams } from '../kit/readPdf.js'
import { type ReadElement, structureOf, withRole } from '../kit/structure.js'
import { writtenPdf } from '../kit/writtenPdf.js'

const isPage = (stream: string) => /(?:BDC|BT|re f)(?:\n|$)/.test(stream)

function paintedIn(bytes: Uint8Array): readonly (readonly Painted[])[] {
  return pdfStreams(bytes)
    .map(stream => stream.toString('latin1'))
    .filter(isPage)
    .map(paintedOperators)
}

async function small(html: string, css = '') {
  const { layout } = layOutSmall(html, css)
  const bytes = await writtenPdf(layout)
  return { layout, bytes, elements: structureOf(bytes), tags: traceTags(layout) }
}

/** The tags of markup, without the document round them. */
const tagsOf = (html: string, css = '') =>
  traceTags(layOutHtml(html, css).layout)
    .split('\n')
    .slice(1, -1)
    .map(each => each.slice(2))

describe('the mixed book', () => {
  let bytes: Uint8Array
  let elements: readonly ReadElement[]
  beforeAll(async () => {
    bytes = await writtenPdf(mixedBook())
    elements = structureOf(bytes)
  })

  test('paints nothing that is neither part of the text nor an artifact', () => {
    const pages = paintedIn(bytes)
    expect(pages.length).toBeGreaterThan(10)
    for (const painted of pages)
      for (const { marks } of painted) expect(marks[0]).toMatch(/^\/(?:Artifact <<\/Type|\w+ <<\/MCID \d+>>)/)
  })

  test('numbers the pieces of each page from 0, and each is found again from its page', () => {
    const numbers = paintedIn(bytes).map(painted => [
      ...new Set(painted.flatMap(({ marks }) => /MCID (\d+)/.exec(marks[0]!)?.[1] ?? [])),
    ])
    const tree = [...pdfObjects(bytes).matchAll(/\n\/Nums \[([^\n]*)\]/g)].map(match => match[1]).join(' ')
    const byPage = [...tree.matchAll(/(?:^| )(\d+) \[([^\]]*)\]/g)].map(
      match => match[2]!.match(/\d+ 0 R/g) ?? [],
    )
    expect(byPage).toHaveLength(numbers.length)
    for (const [i, own] of numbers.entries()) {
      expect(own.map(Number).sort((a, b) => a - b)).toEqual(byPage[i]!.map((_, at) => at))
      for (const reference of byPage[i]!)
        expect(elements.some(({ number }) => reference === `${number} 0 R`)).toBe(true)
    }
  })

  test('has one element for a link over two lines, with an area on each', () => {
    const [long] = withRole(elements, 'Link').filter(
      ({ entries }) => (entries.match(/OBJR/g) ?? []).length > 1,
    )
    const areas = [...long!.entries.matchAll(/\/Type \/OBJR\n\/Pg \d+ 0 R\n\/Obj (\d+) 0 R/g)].map(
      match => match[1],
    )
    expect(areas.length).toBeGreaterThan(1)
    const tree = pdfObjects(bytes)
    for (const area of areas) {
      const annotation = new RegExp(`\\n${area} 0 obj\\n[\\s\\S]*?endobj`).exec(tree)![0]
      const key = /\/StructParent (\d+)/.exec(annotation)![1]
      expect(tree).toMatch(new RegExp(`\\b${key} ${long!.number} 0 R`))
      expect(annotation).toContain('/Contents')
    }
  })

  test('names each note once, and the names are in the tree of names', () => {
    const ids = withRole(elements, 'Note').map(({ entries }) => /\/ID \((.*?)\)/.exec(entries)![1]!)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids)
      expect(pdfObjects(bytes)).toMatch(new RegExp(`\\/Names \\[[^\\]]*\\(${id}\\) \\d+ 0 R`))
  })

  test('says where an image lies', () => {
    const [figure] = withRole(elements, 'Figure')
    expect(figure!.entries).toMatch(/\/O \/Layout\n\/BBox \[[\d.]+ [\d.]+ [\d.]+ [\d.]+\]/)
  })
})

describe('reading order', () => {
  test('a paragraph, a list and a note over pages are one element each', async () => {
    const { elements, layout } = await small(
      `<p>${'word '.repeat(300)}<span class="note" role="doc-footnote" id="n">${'note '.repeat(150)}</span></p>
       <ul>${'<li>item</li>'.repeat(20)}</ul>`,
      '.note { float: footnote } ul { padding-left: 20pt }',
    )
    expect(layout.pages.length).toBeGreaterThan(3)
    expect(
      [withRole(elements, 'P'), withRole(elements, 'L'), withRole(elements, 'Note')].map(each => each.length),
    ).toEqual([1, 1, 1])
    const pages = new Set(withRole(elements, 'P')[0]!.entries.match(/\/Pg \d+ 0 R/g))
    expect(pages.size).toBeGreaterThan(1)
  })

  test('a note is read after the paragraph that calls it', () => {
    expect(
      tagsOf(
        '<p>a<span class="note" role="doc-footnote" id="n">x</span> b</p><p>c</p>',
        '.note { float: footnote }',
      ),
    ).toEqual([
      'P',
      '  "a"',
      '  Reference',
      '    Link to #n "1"',
      '  " b"',
      'Note #n',
      '  Lbl',
      '    Link to #n-call "1. "',
      '  "x"',
      'P "c"',
    ])
  })

  test('text is told as written: small letters, no hyphens of line ends, the initial with its word', () => {
    const css = 'p::first-letter { initial-letter: 2 } b { text-transform: uppercase }'
    expect(tagsOf('<p>Lamps lit har\u00adbours <b>at four</b></p>', css)).toEqual([
      'P "Lamps lit harbours at four"',
    ])
  })

  test('language is said where it changes, and only there', () => {
    expect(tagsOf('<div lang="de"><p>a <i lang="fr">b <b>c</b></i></p></div><p lang="en">d</p>')).toEqual([
      'P Lang=de',
      '  "a "',
      '  Span Lang=fr "b c"',
      'P "d"',
    ])
  })

  test('what is hidden from who listens is an artifact, links and all', async () => {
    const { elements, bytes } = await small(
      '<p aria-hidden="true">E <a href="https://a.org/">x</a></p><p>Ebb</p>',
    )
    expect(withRole(elements, 'P')).toHaveLength(1)
    expect(withRole(elements, 'Link')).toHaveLength(0)
    expect(pdfObjects(bytes)).not.toContain('/Subtype /Link')
  })

  test('text of the flow that no box of the tree holds is our mistake', async () => {
    const stray = line([run('a')])
    await expect(writtenPdf({ pages: [page([stray])], root: textBox('b') })).rejects.toThrow('no tag holds')
  })
})

describe('PDF-G3: repeated table heads, rules, backgrounds, folios', () => {
  const rows = Array.from({ length: 40 }, (_, i) => `<tr><th>r${i}</th><td>a</td><td>b</td></tr>`).join('')
  const html = `${lines(2)}<table><caption>Tides</caption><thead><tr><th>Day</th><th colspan="2">Hours</th></tr></thead>
    <tbody>${rows}</tbody><tfoot><tr><th>Sum</th><td>1</td><td>2</td></tr></tfoot></table>
    <p>End<span class="note" role="doc-footnote" id="n">Note.</span></p>`
  const css = `@page { background-color: #ffe; @top-left { content: "Head"; border-bottom: 1pt solid } @bottom-left { content: counter(page) }
    @footnote { border-top: 1pt solid } } td { background-color: #eee; border: 1pt solid } .note { float: footnote }`

  test('the head is read once, its copies are artifacts', async () => {
    const { elements, bytes, layout } = await small(html, css)
    expect(layout.pages.length).toBeGreaterThan(4)
    expect(withRole(elements, 'THead')).toHaveLength(1)
    expect(withRole(elements, 'TFoot')).toHaveLength(1)
    expect(withRole(elements, 'Caption')).toHaveLength(1)
    expect(withRole(elements, 'TR')).toHaveLength(42)
    const heads = withRole(elements, 'TH')
    expect(heads).toHaveLength(43)
    for (const { entries } of heads) expect(entries).toMatch(/\/Scope \/(?:Column|Row)/)
    expect(heads.filter(({ entries }) => entries.includes('/ColSpan 2'))).toHaveLength(1)
    const repeated = paintedIn(bytes).filter(painted =>
      painted.some(
        ({ operator, marks }) => operator === 'TJ' && marks[0] === '/Artifact <</Type /Pagination>> BDC',
      ),
    )
    expect(repeated.length).toBeGreaterThan(2)
  })

  test('running heads, folios, grounds, rules and borders are artifacts that say what they are', async () => {
    const { bytes } = await small(html, css)
    const pages = paintedIn(bytes)
    for (const painted of pages) {
      const artifacts = new Set(painted.map(({ marks }) => /\/Artifact <<(.*?)>>/.exec(marks[0]!)?.[1]))
      expect(artifacts).toContain('/Type /Pagination /Subtype /Header /Attached [/Top]')
      expect(artifacts).toContain('/Type /Pagination /Subtype /Footer /Attached [/Bottom]')
      expect(artifacts).toContain('/Type /Background /BBox [0 0 255.118 170.079]')
    }
    const bare = pages
      .flat()
      .filter(({ operator, marks }) => operator !== 'TJ' && !marks[0]!.startsWith('/Artifact'))
    expect(bare).toEqual([])
  })

  test('rows that lack cells get them, so that columns can be counted', () => {
    expect(tagsOf('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>')).toEqual([
      'Table',
      '  TR',
      '    TD "a"',
      '    TD "b"',
      '  TR',
      '    TD "c"',
      '    TD',
    ])
  })
})

describe('lists and tables of contents', () => {
  test('terms and what is said of them are labels and bodies', () => {
    expect(tagsOf('<dl><dt>a</dt><dd>b</dd><div><dt>c</dt><dd>d</dd></div></dl>')).toEqual([
      'L ListNumbering=None',
      '  LI',
      '    Lbl "a"',
      '    LBody "b"',
      '  LI',
      '    Lbl "c"',
      '    LBody "d"',
    ])
  })

  test('contents are entries with references, one list in the other', () => {
    const html = `<nav role="doc-toc"><ol><li><a href="#a">A</a><ol><li><a href="#b">B</a></li></ol></li></ol></nav>
      <h1 id="a">A</h1><h2 id="b">B</h2>`
    expect(tagsOf(html, 'ol { list-style: none }')).toEqual([
      'Sect',
      '  TOC',
      '    TOCI',
      '      P',
      '        Reference',
      '          Link to #a "A"',
      '      TOC',
      '        TOCI',
      '          Reference',
      '            Link to #b "B"',
      'H1 "A"',
      'H2 "B"',
    ])
  })

  test('in an index and a bibliography entries are told as such', () => {
    expect(
      tagsOf(
        '<section role="doc-index"><p>a, 3</p></section><section role="doc-bibliography"><ul><li>Lind</li></ul></section>',
        'ul { list-style: none }',
      ),
    ).toEqual([
      'Index',
      '  P "a, 3"',
      'Sect',
      '  L ListNumbering=None',
      '    LI',
      '      LBody',
      '        BibEntry "Lind"',
    ])
  })
})

test.each(['inline', 'compact'])(
  'notes that share a line (%s) are each tagged, and the space between is no text',
  async display => {
    const { bytes, elements } = await small(
      '<p>a<span class="n">b</span> c<span class="n">d</span></p>',
      `.n { float: footnote; footnote-display: ${display} }`,
    )
    expect(withRole(elements, 'Note')).toHaveLength(2)
    for (const { marks } of paintedIn(bytes).flat()) expect(marks[0]).toMatch(/^\/(?:Artifact|\w+ <<\/MCID)/)
  },
)
