import { describe, expect, test } from 'vitest'
import type { InlineBox } from '../../src/layout/box.js'
import type { LineFragment, TextRun } from '../../src/layout/page.js'
import { blockBox, imageFragment, inlineBox, line, page, regular, run, textBox } from '../kit/layout.js'
import { readWritten } from '../kit/writtenPdf.js'

/** Words and spaces of one text box, as layout sets them. */
function runsOf(text: string, box = textBox(text)): readonly TextRun[] {
  return text.match(/ +|[^ ]+/g)!.map(part => run(part, { box }))
}

/** Lines with these runs, and a root that holds the text before, in and after the link. */
function linked(href: string, before: string, inside: string, after: string) {
  const [ahead, words, behind] = [textBox(before), textBox(inside), textBox(after)]
  const link = inlineBox([inlineBox([words])], href)
  const root = blockBox([ahead, link, behind])
  return { root, before: runsOf(before, ahead), inside: runsOf(inside, words), after: runsOf(after, behind) }
}

function extent(lines: LineFragment, from: number, to: number): readonly [number, number] {
  const last = lines.runs[to]!
  return [lines.x + lines.runs[from]!.x, lines.x + last.x + last.width]
}

describe('links', () => {
  test('PDF-G2: a link over two lines covers its neighbours: each area only its own words', async () => {
    const { root, before, inside, after } = linked(
      'https://example.org/a',
      'Walk from here to ',
      'the old lighthouse on the pier',
      ' and back',
    )
    const first = line([...before, ...inside.slice(0, 6)], 40, 60)
    const second = line([...inside.slice(6), ...after], 40, 73)
    const { links } = await readWritten({ pages: [page([first, second])], root })
    expect(links.map(({ target }) => target)).toEqual(['https://example.org/a', 'https://example.org/a'])
    const expected = [extent(first, before.length, before.length + 4), extent(second, 0, 4)]
    for (const [i, [left, right]] of expected.entries()) {
      expect(links[i]!.rect[0]).toBeCloseTo(left, 3)
      expect(links[i]!.rect[2]).toBeCloseTo(right, 3)
    }
    // As deep and high as words are drawn (pdftotext's boxes): the areas of both lines keep off the other line's.
    const { ascender, descender } = regular()
    expect(links[0]!.rect[1]).toBeGreaterThan(400 - 73 + ascender * 10 - 0.05)
    expect(links[1]!.rect[3]).toBeLessThan(400 - 60 + descender * 10 + 0.05)
  })

  test('over a page break are an area on each page', async () => {
    const { root, inside } = linked('https://example.org/a', '-', 'old lighthouse', '-')
    const pages = [page([line(inside.slice(0, 1))]), page([line(inside.slice(2))])]
    const { links } = await readWritten({ pages, root })
    expect(links.map(link => link.page)).toEqual([0, 1])
  })

  test('side by side stay apart', async () => {
    const [one, two] = [textBox('a'), textBox('b')]
    const root = blockBox([inlineBox([one], 'https://a.org/'), inlineBox([two], 'https://b.org/')])
    const fragment = line([run('a', { box: one }), run('b', { box: two })])
    const { links } = await readWritten({ pages: [page([fragment])], root })
    expect(links.map(link => link.target)).toEqual(['https://a.org/', 'https://b.org/'])
    expect(links[0]!.rect[2]).toBeCloseTo(links[1]!.rect[0]!, 3)
  })

  test('inside the publication lead to the name of the id, and say what they are', async () => {
    const { root, inside } = linked('#person-lind', '-', 'Eva Lind', '-')
    const destinations = new Map([['person-lind', { page: 0, x: 40, y: 100 }]])
    const { links } = await readWritten({ pages: [page([line(inside)])], root, destinations })
    expect(links).toMatchObject([{ target: '#person-lind', contents: 'Eva Lind' }])
  })

  test('to an id that Markdown wrote with percent signs find it', async () => {
    const { root, inside } = linked('#%C3%BCber', '-', 'over', '-')
    const destinations = new Map([['über', { page: 0, x: 40, y: 100 }]])
    const read = await readWritten({ pages: [page([line(inside)])], root, destinations })
    expect(read.links).toMatchObject([{ target: '#über' }])
    expect(read.destinations).toHaveProperty('über')
  })

  test('to an id that is nowhere are text only', async () => {
    const { root, inside } = linked('#nowhere', '-', 'lost', '-')
    expect((await readWritten({ pages: [page([line(inside)])], root })).links).toEqual([])
  })

  test('to addresses outside ASCII are written in ASCII', async () => {
    const { root, inside } = linked('https://example.org/été?q=潮 1', '-', 'summer', '-')
    const { links } = await readWritten({ pages: [page([line(inside)])], root })
    expect(links[0]!.target).toBe('https://example.org/%C3%A9t%C3%A9?q=%E6%BD%AE%201')
    expect(links[0]!.contents).toBe('https://example.org/été?q=潮 1')
  })

  test('on a raised number reach down to the line, so that they can be hit', async () => {
    const number = textBox('5')
    const root = blockBox([inlineBox([number], '#note-5')])
    const destinations = new Map([['note-5', { page: 0, x: 40, y: 300 }]])
    const fragment = line([run('5', { box: number, size: 6, rise: 3.5 })])
    const { links } = await readWritten({ pages: [page([fragment])], root, destinations })
    expect(links[0]!.rect[1]).toBeLessThan(340)
    expect(links[0]!.rect[3]).toBeGreaterThan(340 + 3.5 + regular().capHeight * 6)
  })

  test('on an image cover the image', async () => {
    const image = imageFragment('a.svg', { x: 10, y: 20, width: 60, height: 40 })
    const root = blockBox([inlineBox([image.box], 'https://a.org/')])
    const svg = { name: 'a.svg', mediaType: 'image/svg+xml', bytes: new Uint8Array() } as const
    const assets = [{ ...svg, width: 1, height: 1, orientation: 1 }]
    const { links } = await readWritten({ pages: [page([image])], root, assets }, ['image-unsupported'])
    expect(links[0]!.rect).toEqual([10, 340, 70, 380])
  })

  test('on a page with bleed are moved with the page', async () => {
    const { root, inside } = linked('https://a.org/', '-', 'a', '-')
    const read = (bleed: number) => readWritten({ pages: [page([line(inside)], { bleed })], root })
    const [plain, bled] = [await read(0), await read(9)]
    for (const [i, edge] of plain.links[0]!.rect.entries())
      expect(bled.links[0]!.rect[i]! - edge).toBeCloseTo(9, 3)
  })

  test('in a list item’s marker work too', async () => {
    const mark = textBox('1.')
    const marker: InlineBox = inlineBox([mark], 'https://a.org/')
    const root = blockBox([{ ...blockBox([]), marker }])
    const { links } = await readWritten({ pages: [page([line([run('1.', { box: mark })])])], root })
    expect(links).toHaveLength(1)
  })
})
