import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LineFragment, TextRun } from '../../src/layout/page.js'
import { italic, line, lineOf, page, regular, run, words } from '../kit/layout.js'
import { shownGlyphs, statedWidths } from '../kit/penPositions.js'
import { pdfObjects, pdfStreams, readPdf } from '../kit/readPdf.js'
import { unmarked } from '../kit/unmarked.js'
import { readWritten, writtenPdf } from '../kit/writtenPdf.js'

async function shownOn(fragment: LineFragment) {
  const bytes = await writtenPdf({ pages: [page([fragment])] })
  const content = unmarked(pdfStreams(bytes)[0]!.toString('latin1'))
  return { content, glyphs: shownGlyphs(content, statedWidths(pdfObjects(bytes))) }
}

describe('text on the page', () => {
  test('the first glyph of every run stands at its x, whatever went before', async () => {
    const setting = fc.record({
      text: fc.constantFrom('To', 'AVATAR', 'affine', ' ', 'fi', 'quay,', 'x\u0302y'),
      size: fc.constantFrom(10, 7.25, 12.345),
      scale: fc.double({ min: 0.97, max: 1.03, noNaN: true }),
      tracking: fc.double({ min: -0.06, max: 0.3, noNaN: true }),
      gap: fc.double({ min: -1, max: 4, noNaN: true }),
      font: fc.constantFrom(regular(), italic()),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(setting, { minLength: 1, maxLength: 40 }), async settings => {
        let x = 40
        const runs = settings.map(({ text, gap, ...rest }) => {
          const made = { ...run(text, rest), x }
          x += made.width + gap
          return made
        })
        const { glyphs } = await shownOn(lineOf(runs))
        let at = 0
        for (const { shaped, x: wanted } of runs) {
          expect(Math.abs(glyphs[at]!.x - wanted)).toBeLessThan(0.01)
          at += shaped.glyphs.length
        }
        expect(glyphs).toHaveLength(at)
      }),
      { seed: 2, numRuns: 25 },
    )
  })

  test('every glyph inside a word stands where shaping put it', async () => {
    const word = { ...run('AVAx\u0302To', { size: 10 }), x: 40 }
    const { glyphs } = await shownOn(lineOf([word]))
    const { advances, xOffsets, yOffsets } = word.shaped
    let pen = 40
    for (const [i, glyph] of glyphs.entries()) {
      expect(glyph.x).toBeCloseTo(pen + xOffsets[i]! * 10, 1.9)
      expect(glyph.y).toBeCloseTo(340 + yOffsets[i]! * 10, 1.9)
      pen += advances[i]! * 10
    }
  })

  test('neighbouring runs that look alike share one array, and a change starts another', async () => {
    const plain = await shownOn(line(words('one two three four')))
    expect(plain.content.match(/TJ/g)).toHaveLength(1)
    const mixed = line([...words('one '), run('two', { font: italic() }), ...words(' three')])
    expect((await shownOn(mixed)).content.match(/TJ/g)).toHaveLength(3)
  })

  test('colours, scale and tracking are written only where they change', async () => {
    const red = { r: 255, g: 0, b: 0, a: 1 }
    const runs = [...words('a b', { scale: 1.01 }), ...words('c d', { scale: 1.01, color: red })]
    const { content } = await shownOn(line(runs))
    expect(content.match(/Tz/g)).toHaveLength(1)
    expect(content.match(/Tf/g)).toHaveLength(1)
    expect(content.match(/1 0 0 rg/g)).toHaveLength(1)
    expect(content).not.toMatch(/Tc|Ts|0 g/)
  })

  test('a space between two widened words writes no state of its own', async () => {
    const wide = { scale: 1.01, tracking: 0.02 }
    const { content } = await shownOn(line([run('a', wide), run(' '), run('b', wide)]))
    expect(content.match(/Tz|Tc|TJ/g)).toEqual(['Tz', 'Tc', 'TJ'])
  })

  test('a raised run stands above the line and the next one does not', async () => {
    const { glyphs } = await shownOn(line([run('a'), run('1', { size: 6, rise: 3.5 }), run('b')]))
    expect(glyphs.map(glyph => glyph.y)).toEqual([340, 343.5, 340])
  })

  test('transparent text is drawn through a graphics state of its own', async () => {
    const faint = { r: 0, g: 0, b: 0, a: 0.5 }
    const bytes = await writtenPdf({ pages: [page([line([run('a', { color: faint }), run('b')])])] })
    expect(pdfObjects(bytes)).toContain('/ca 0.5')
    expect(
      pdfStreams(bytes)[0]!
        .toString('latin1')
        .match(/\/A\d gs/g),
    ).toEqual(['/A1 gs', '/A2 gs'])
  })
})

describe('text as it is copied', () => {
  async function copied(...runs: readonly TextRun[]): Promise<string> {
    const { texts } = await readWritten({ pages: [page([line(runs)])] })
    return texts[0]!
  }

  test('ligatures, small capitals and old-style figures are the letters that were typed', async () => {
    expect(await copied(...words('affine office difficult'))).toBe('affine office difficult')
    expect(await copied(...words('Nato 1984', { features: ['smcp', 'onum'] }))).toBe('Nato 1984')
    expect(
      await copied(...words('NATO', { features: ['c2sc'] }), ...words(' nato', { features: ['smcp'] })),
    ).toBe('NATO nato')
  })

  test('PDF-G4: the hyphen at the line end is a real hyphen for search and speech', async () => {
    const broken = [run('light'), run('-', { source: '\u00ad' })]
    const lines = [line(broken, 40, 60), line(words('house well-known'), 40, 73)]
    const bytes = await writtenPdf({ pages: [page(lines)] })
    expect(toUnicode(bytes)).toEqual(expect.arrayContaining(['00ad', '002d']))
    // pdf.js leaves soft hyphens out of what it hands on.
    expect((await readPdf(bytes)).texts[0]).toBe('light\nhouse well-known')
  })

  test('PDF-G4: the hyphen at the line end may be part of the word’s run', async () => {
    expect(await copied(run('light-', { source: 'light\u00ad' }), ...words(' a-b'))).toBe('light a-b')
  })

  test('a no-break space and a space, which look alike, stay apart', async () => {
    const bytes = await writtenPdf({
      pages: [page([line([run('a'), run('\u00a0'), run('b'), run(' '), run('c')])])],
    })
    expect(toUnicode(bytes)).toEqual(['fffd', '0061', '00a0', '0062', '0020', '0063'])
  })

  test('a letter with an accent of its own is both characters', async () => {
    expect(await copied(run('x\u0302y e\u0301'))).toBe('x\u0302y e\u0301')
  })

  test('MD-G8: what cannot be seen inside a line does not keep a search from the word', async () => {
    expect(await copied(run('major\u00adity light\u200bhouse\u2060'))).toBe('majority lighthouse')
  })

  test('a capital drawn for a small letter is copied as the small one', async () => {
    expect(await copied(run('SOUND', { source: 'sound' }))).toBe('sound')
  })

  test('text of another length than its source is covered by ActualText', async () => {
    const fragment = line([run('STRASSE', { source: 'straße' })])
    expect((await shownOn(fragment)).content).toContain(
      '/Span <</ActualText <FEFF007300740072006100DF0065>>> BDC',
    )
  })

  test('the dots of a leader are read as white space', async () => {
    expect((await copied(run('Quay'), run('.....', { source: '' }), run('12'))).replace(/ +/g, ' ')).toBe(
      'Quay 12',
    )
  })

  test('characters outside the first plane are kept', async () => {
    const bytes = await writtenPdf({ pages: [page([line([run('x', { source: '🌊' })])])] })
    expect(toUnicode(bytes)).toEqual(['fffd', 'd83cdf0a'])
  })
})

/** What each code of the only font stands for. */
function toUnicode(bytes: Uint8Array): readonly string[] {
  const map = pdfStreams(bytes).find(stream => stream.includes('beginbfrange'))!
  const list = /\[(<[^\]]*)\]/.exec(map.toString('latin1'))![1]!
  return (list.match(/<[^>]*>/g) ?? []).map(entry => entry.replace(/[<> ]/g, ''))
}
