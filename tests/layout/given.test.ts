import { describe, expect, test } from 'vitest'
import { lineText } from '../../src/layout/trace.js'
import {
  endOf,
  type LaidOut,
  layOutHtml,
  layOutSmall,
  lines,
  linesIn,
  note,
  pageWith,
  printed,
  sourceOf,
  startOf,
  textOn,
  tokens,
} from '../kit/laidOut.js'

/** Cases of the bank that layout alone can satisfy. Each has its id and title there. */

const sweep = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const flow = ({ layout }: LaidOut) => layout.pages.flatMap(page => textOn(page))
const names = (n: number, from = 1) => sweep(from, from + n - 1).map(i => `l${String(i).padStart(2, '0')}`)
const bottomNotes = '.note { float: footnote; padding-left: 15pt }'

describe('LAY-G1: Call and note on different pages', () => {
  test.each(sweep(0, 20))('with %i lines before the call', n => {
    const html = `${lines(n)}<p>Call here.${note('NOTE one two three.')}</p>${lines(6, n + 1)}`
    const laid = layOutSmall(html, bottomNotes)
    expect(pageWith(laid, 'NOTE', 'notes')).toBe(pageWith(laid, 'Call here.'))
    expect(flow(laid)).toEqual([...names(n), 'Call here.1', ...names(6, n + 1)])
    for (const page of laid.layout.pages.slice(0, -1)) {
      expect(linesIn(page).length + linesIn(page, 'notes').length).toBeGreaterThanOrEqual(4)
    }
  })
})

describe('LAY-G2: A note longer than the page', () => {
  const laid = layOutSmall(`${lines(5)}<p>Call.${note(tokens(400))}</p>${lines(30, 6)}`, bottomNotes)

  test('starts on the page of its call and goes on at the foot of the next pages', () => {
    expect(pageWith(laid, '1.w0001', 'notes')).toBe(pageWith(laid, 'Call.'))
    const pages = laid.layout.pages.flatMap((page, i) => (linesIn(page, 'notes').length > 0 ? [i] : []))
    expect(pages).toEqual(sweep(pages[0], pages[0] + pages.length - 1))
    expect(pages.length).toBeGreaterThan(2)
  })
  test('lets the text advance on each page', () => {
    for (const page of laid.layout.pages.slice(0, -1)) expect(linesIn(page).length).toBeGreaterThan(0)
  })
  test('loses no word and repeats none', () => {
    const words = laid.layout.pages.flatMap(
      page =>
        textOn(page, 'notes')
          .join(' ')
          .match(/w\d{4}/g) ?? [],
    )
    expect(words).toEqual(tokens(400).split(' '))
    expect(flow(laid)).toEqual([...names(5), 'Call.1', ...names(30, 6)])
  })
  test('takes no more than half as many pages again as the same text without notes', () => {
    const plain = layOutSmall(`${lines(5)}<p>Call. ${tokens(400)}</p>${lines(30, 6)}`)
    expect(laid.layout.pages.length).toBeLessThanOrEqual(1.5 * plain.layout.pages.length)
  })
})

describe('LAY-G4: A block that must not break but is taller than the page', () => {
  const cases = {
    'a block': `<div style="" class="k">${lines(40)}</div>`,
    'a row of a table': `<table><tr><td>${lines(40)}</td></tr></table>`,
    'a block in a block': `<div class="k"><div class="k">${lines(40)}</div></div>`,
  }
  test.each(Object.entries(cases))('%s ends, and breaks where it must', (_, html) => {
    const laid = layOutSmall(html, '.k, tr { break-inside: avoid }', { asks: ['page-rule-broken'] })
    expect(laid.layout.pages.length).toBeGreaterThanOrEqual(5)
    expect(laid.layout.pages.length).toBeLessThanOrEqual(7)
    expect(flow(laid)).toEqual(names(40))
    expect(outside(laid)).toEqual([])
    expect(laid.found.length).toBeGreaterThan(0)
  })
})

/** Lines that stand outside their page's content area, of the case bank's page or the one of squares. */
function outside({ layout, document }: LaidOut): readonly string[] {
  return layout.pages.flatMap(page => {
    const { margin } = document.pageStyle({
      name: page.name,
      first: page.index === 0,
      blank: page.blank,
      side: page.side,
      number: page.index + 1,
      numberInRun: page.index + 1,
    })
    return [...linesIn(page), ...linesIn(page, 'notes')]
      .filter(line => {
        const across = startOf(line) < margin.left - 0.01 || endOf(line) > page.width - margin.right + 0.02
        const down =
          line.y - line.above < margin.top - 0.01 || line.y + line.below > page.height - margin.bottom + 0.02
        return across || down
      })
      .map(lineText)
  })
}

describe('LAY-G5: A chain of headings that all want to stay with the next block', () => {
  const heads = sweep(1, 40).map(i => `H${i}`)
  const html = `${heads.map(head => `<h2>${head}</h2>`).join('')}<p>line</p><h2>H41</h2>`
  const laid = layOutSmall(html, 'h2 { break-after: avoid }', { asks: ['page-rule-broken'] })

  test('shows all of them in order', () => {
    expect(flow(laid)).toEqual([...heads, 'line', 'H41'])
    expect(outside(laid)).toEqual([])
  })
  test('breaks the chain only where it fills a page', () => {
    const [, full, ...counts] = laid.layout.pages.map(page => linesIn(page).length)
    for (const count of counts.slice(0, -2)) expect(count).toBe(full)
  })
})

describe('LAY-G8: A word that cannot be broken', () => {
  const width = 42.52
  const texts = [
    'x'.repeat(300),
    'Aaaa\u00a0'.repeat(30).trim(),
    `https://example.org/${'a'.repeat(200)}`,
    `${'b'.repeat(80)}\u00a0end`,
  ]
  const css = '.c { width: 15mm; hyphens: auto }'
  const set = (text: string, more: string, asks: readonly 'line-overfull'[] = []) =>
    layOutSmall(`<div class="c">${text}</div>`, `${css} .c { ${more} }`, { asks })

  test.each(texts)('is cut where the style allows it: %.12s', text => {
    const laid = set(text, 'overflow-wrap: anywhere')
    const all = laid.layout.pages.flatMap(page => linesIn(page))
    for (const line of all) expect(endOf(line) - line.x).toBeLessThanOrEqual(width + 0.02)
    expect(
      all
        .map(sourceOf)
        .join('')
        .replace(/[ \u00a0]/g, ''),
    ).toBe(text.replace(/[ \u00a0]/g, ''))
  })
  test.each(texts)('is told of with its first letters and its line where it does not: %.12s', text => {
    const { found } = set(text, 'overflow-wrap: normal', ['line-overfull'])
    expect(found[0]).toMatchObject({ code: 'line-overfull', place: { file: 'x.md', line: 1 } })
    expect(found[0].message).toMatch(text.startsWith('http') ? /“(http|aaaa)/ : text.slice(0, 4))
  })
  test('stays in its cell of a table', () => {
    const cells = texts.slice(0, 3).map(text => `<td>${text}</td>`)
    const html = `<table><tr>${cells.join('')}</tr></table>`
    const laid = layOutSmall(html, 'td { width: 15mm; padding: 0; overflow-wrap: anywhere }', {
      asks: ['page-rule-broken'],
    })
    for (const line of laid.layout.pages.flatMap(page => linesIn(page))) {
      expect(line.width).toBeCloseTo(width, 1)
      expect(endOf(line) - line.x).toBeLessThanOrEqual(line.width + 0.02)
    }
  })
  test('has no hyphen where it is an address', () => {
    const laid = set(texts[2], 'overflow-wrap: anywhere')
    for (const line of flow(laid)) expect(line).not.toMatch(/[-\u2010]/)
  })
})

describe('LAY-G9: A heading that just fits at the page foot', () => {
  const css = `nav a::after { content: " " target-counter(attr(href), page) } h2 { margin: 0; font-size: 10pt }
    @page { @bottom-center { content: counter(page) } }`

  test.each(sweep(0, 16))('with %i lines before it', n => {
    const html = `<nav><a href="#head">Head</a></nav><section data-part="a" data-title="A" id="part-a">${lines(n)}<section class="level-2" id="head"><h2>Head</h2><p>Text under head.</p></section></section>`
    const first = layOutSmall(html, css)
    const laid = layOutSmall(html, css, { pageMap: first.pageMap })
    const page = laid.layout.pages.findIndex(each => textOn(each).includes('Head'))
    expect(pageWith(laid, 'Text under head.')).toBe(page)
    expect(laid.layout.destinations.get('head')?.page).toBe(page)
    const [entry] = laid.layout.outline[0].children
    expect([entry.title, entry.destination.page]).toEqual(['Head', page])
    const folio = textOn(laid.layout.pages[page], 'margin').join('')
    expect(textOn(laid.layout.pages[0])[0]).toBe(`Head ${folio}`)
  })
})

describe('LAY-G10: Rows that break: cells that drift apart', () => {
  const bank = (n: number, css: string) => {
    const cell = lines(12, 50)
    const html = `${lines(n)}<table><tr><td>A</td><td class="k">${cell}</td></tr></table><p>AFTER</p>`
    return layOutSmall(html, `td { padding: 0; border: 1pt solid } ${css}`, { asks: ['page-rule-broken'] })
  }
  const kinds = { 'kept whole': '.k, tr { break-inside: avoid }', 'in lines': 'tr { break-inside: auto }' }
  const runs = Object.entries(kinds).flatMap(([name, css]) => sweep(0, 8).map(n => [name, n, css] as const))

  test.each(runs)('a long cell %s, with %i lines before it', (_, n, css) => {
    const laid = bank(n, css)
    const all = laid.layout.pages.flatMap((page, i) => linesIn(page).map(line => ({ page: i, line })))
    const [a, b, after] = ['A', 'l50', 'AFTER'].map(text => all.find(({ line }) => lineText(line) === text)!)
    expect([a.page, a.line.y]).toEqual([b.page, b.line.y])
    expect(all.at(-1)).toBe(after)
    expect(flow(laid).filter(text => text !== 'A')).toEqual([...names(n), ...names(12, 50), 'AFTER'])
    for (const one of all) {
      const below = all.filter(
        other => other.page === one.page && other !== one && other.line.y === one.line.y,
      )
      for (const other of below)
        expect(endOf(one.line) < startOf(other.line) || endOf(other.line) < startOf(one.line)).toBe(true)
    }
  })
})

describe('LAY-G11: Right-to-left text that wraps, with Latin words and figures', () => {
  const hebrew = 'אבג דהוז חטי כלמ PDF 1.7 נסע פצק (2024) רשת אבג דהו lighthouse זחט יכל מנס עפצ'

  test('the first words in the order of reading are in the top line, at the right', () => {
    const laid = layOutHtml(`<p dir="rtl" lang="he">${hebrew}</p>`, '@page { size: 220pt 200pt }')
    const all = laid.layout.pages.flatMap(page => linesIn(page))
    expect(all.length).toBeGreaterThan(2)
    for (const line of all) expect(endOf(line)).toBeCloseTo(210, 5)
    const first = all[0].runs.at(-1)!
    expect(first.shaped.text).toBe('אבג')
    expect(all.flatMap(line => line.runs.map(run => run.shaped.text)).join('')).toContain('1.7')
  })
  test('lines hold the words in the order of reading', () => {
    const laid = layOutHtml(`<p dir="rtl" lang="he">${hebrew}</p>`, '@page { size: 220pt 200pt }')
    const read = laid.layout.pages.flatMap(page => linesIn(page)).flatMap(line => line.start?.offset ?? -1)
    expect(read).toEqual(read.toSorted((a, b) => a - b))
  })
  test('a quotation in a line from left to right is turned by itself', () => {
    const laid = layOutHtml('<p>ab (אבג דהו) cd</p>', '@page { size: 220pt 100pt }')
    expect(flow(laid)).toEqual(['ab (דהו אבג) cd'])
  })
})

describe('LAY-G12: Drop cap', () => {
  const css = 'p:first-of-type::first-letter { initial-letter: 3 }'
  const set = (html: string) => layOutSmall(html, css)
  const initial = (laid: LaidOut) => laid.layout.pages.flatMap(page => linesIn(page))[0].runs[0]

  test('takes the quotation mark and the letter', () => {
    expect(initial(set(`<p>“Ebb came. ${tokens(40)}</p>`)).shaped.text).toBe('“E')
  })
  test('is overlapped by no text', () => {
    const laid = set(`<p>“Ebb came. ${tokens(40)}</p>`)
    const all = laid.layout.pages.flatMap(page => linesIn(page))
    const cap = initial(laid)
    const edge = all[0].x + cap.x + cap.width
    for (const line of all.slice(1, 3)) expect(startOf(line)).toBeGreaterThanOrEqual(edge - 0.01)
    expect(all[0].x + all[0].runs[1].x).toBeGreaterThanOrEqual(edge - 0.01)
    expect(startOf(all[3])).toBeLessThan(edge)
  })
  test('makes one word with what follows it', () => {
    const [line] = laid(set(`<p>“Ebb came. ${tokens(40)}</p>`))
    expect(sourceOf(line)).toMatch(/^“Ebb came\./)
  })
  test('of one line keeps the next paragraph clear of it', () => {
    const [first, next] = laid(set(`<p>No.</p><p>${tokens(30)}</p>`))
    expect(sourceOf(first)).toBe('No.')
    expect(next.y - first.y).toBeCloseTo(42, 5)
  })
  const laid = ({ layout }: LaidOut) => layout.pages.flatMap(page => linesIn(page))
})

describe('LAY-G13: Hyphenation where it must not be', () => {
  const words = [
    'geht’s',
    "geht's",
    'Hausschlüssel',
    'Baden-Württemberg',
    '<span lang="en">lighthouse</span>',
    'https://example.org/hausschuhe',
    '<span class="person">Rosenthaler</span>',
  ]
  const allowed = ['Haus‐', 'Hausschlüs‐', 'schlüs‐', 'Baden-', 'light‐']

  test.each(sweep(10, 25))('in a column of %i mm', width => {
    const html = `<div lang="de" class="c"><p>${words.join(' ')}</p>${words.map(word => `<p>${word}</p>`).join('')}</div>`
    const css = `.c { width: ${width}mm; hyphens: auto } .person { hyphens: none }`
    const laid = layOutSmall(html, css, { asks: ['line-overfull'] })
    const ends = flow(laid).filter(line => /[-‐]$/.test(line))
    for (const end of ends) expect(allowed).toContain(end.split(' ').at(-1))
  })
  test('divides what it may', () => {
    const laid = layOutSmall(
      '<div lang="de" class="c">Hausschlüssel</div>',
      '.c { width: 13mm; hyphens: auto }',
    )
    expect(flow(laid).length).toBeGreaterThan(1)
  })
})

describe('LAY-G14: Running head: which title on a page with two', () => {
  const keywords = ['start', 'first', 'last', 'first-except']
  const boxes = ['top-left', 'top-right', 'bottom-left', 'bottom-right']
  const css = `
    @page { margin: 30pt 10pt; size: 120pt 140pt }
    ${keywords.map((keyword, i) => `@page { @${boxes[i]} { content: "${keyword}:" string(head, ${keyword}); font-size: 2pt } }`).join('')}
    h2 { string-set: head content(); font-weight: 400 }
    .c { break-before: page } .chapter { break-before: recto }
  `
  const text = (count: number) => `<p>${Array(count).fill('tttttttt').join(' ')}</p>`
  const html = `<p>p</p><h2>A</h2><p>a</p><h2>B</h2>${text(12)}<h2 class="c">C</h2><p>c</p><section class="chapter"><p>d</p></section>`
  const values = ({ layout }: LaidOut, page: number) =>
    Object.fromEntries(textOn(layout.pages[page], 'margin').map(line => line.split(':')))
  const laid = layOutHtml(
    html,
    `${css} @page :blank { ${boxes.map(box => `@${box} { content: none }`).join(' ')} }`,
  )

  test('is as CSS GCPM says on a page that begins in the middle and holds two', () => {
    expect(textOn(laid.layout.pages[0]).slice(0, 4)).toEqual(['p', 'A', 'a', 'B'])
    expect(values(laid, 0)).toEqual({ start: '', first: 'A', last: 'B', 'first-except': '' })
  })
  test('goes on where no title is set', () => {
    expect(values(laid, 1)).toEqual({ start: 'B', first: 'B', last: 'B', 'first-except': 'B' })
  })
  test('is that of the title at the very top', () => {
    expect(textOn(laid.layout.pages[2])[0]).toBe('C')
    expect(values(laid, 2)).toEqual({ start: 'C', first: 'C', last: 'C', 'first-except': '' })
  })
  test('is not shown on a blank page for which a rule says so', () => {
    expect(laid.layout.pages[3]).toMatchObject({ blank: true, fragments: [] })
    expect(values(laid, 4)).toEqual({ start: 'C', first: 'C', last: 'C', 'first-except': 'C' })
  })
})

describe('MD-G8: Invisible characters from copy and paste break search and ids', () => {
  const text = 'The major\u00adity of light\u00adhouse\u00adkeep\u00aders\u2060 slept\u00a0well.'

  test.each(sweep(8, 40))('on lines of %i mm', width => {
    const laid = layOutSmall(`<div class="c">${text}</div>`, `.c { width: ${width}mm }`, {
      asks: ['line-overfull'],
    })
    const all = laid.layout.pages.flatMap(page => linesIn(page))
    const copied = all
      .map(sourceOf)
      .join(' ')
      .replace(/\u00ad /g, '')
    expect(copied).toMatch(/^The majority of lighthousekeepers slept\u00a0well\.$/)
    for (const line of all.slice(0, -1)) expect(lineText(line).slice(0, -1)).not.toMatch(/[-\u2010\u00ad]/)
    expect(lineText(all.at(-1)!)).not.toMatch(/[-\u2010\u00ad]/)
  })
})

describe('PPL-G3: Page lists: text order, repeats, no ranges', () => {
  const named = new Map([
    [2, 3],
    [9, 1],
    [10, 1],
    [11, 1],
    [103, 1],
  ])
  let count = 0
  const mention = () => `<span class="mention" id="mention-p-${++count}">Lind</span>`
  const html = sweep(1, 103)
    .map(
      page =>
        `<section><p>x ${Array.from({ length: named.get(page) ?? 0 }, mention).join(' ')}</p></section>`,
    )
    .join('')
  const laid = layOutHtml(html, 'section { break-before: page }')

  test('each mention is on the page where it is found', () => {
    const labels = sweep(1, count).map(i => laid.pageMap.folioOf.get(`mention-p-${i}`)?.label)
    expect(labels).toEqual(['2', '2', '2', '9', '10', '11', '103'])
    for (const label of labels) expect(printed(laid)[Number(label) - 1]).toContain('Lind')
  })
})
