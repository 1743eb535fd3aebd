import { describe, expect, test } from 'vitest'
import type { OutlineEntry } from '../../src/layout/page.js'
import { page } from '../kit/layout.js'
import { pdfObjects } from '../kit/readPdf.js'
import { readWritten, writtenPdf } from '../kit/writtenPdf.js'

const pages = [page([]), page([], { bleed: 9, index: 1 })]

function entry(title: string, at: number, children: readonly OutlineEntry[] = [], open = true): OutlineEntry {
  return { title, destination: { page: at, x: 40, y: 100 }, open, children }
}

describe('the outline', () => {
  test('nests as the sections do and leads to their tops', async () => {
    const outline = [entry('Ebb (ä) 潮 🌊', 0, [entry('One', 0), entry('Two', 1)]), entry('Cast', 1)]
    const read = (await readWritten({ pages, outline })).outline!
    expect(read.map(item => item.title)).toEqual(['Ebb (ä) 潮 🌊', 'Cast'])
    expect(read[0]!.items.map(item => item.title)).toEqual(['One', 'Two'])
    expect(read[0]!.dest.slice(1)).toEqual([{ name: 'XYZ' }, 40, 300, 0])
    expect(read[0]!.items[1]!.dest.slice(1)).toEqual([{ name: 'XYZ' }, 49, 309, 0])
  })

  test('counts what shows when an entry is opened, and is open where it should be', async () => {
    const deep = entry('B', 0, [entry('C', 0), entry('D', 0)], false)
    const outline = [entry('A', 0, [deep, entry('E', 0)])]
    const [first] = (await readWritten({ pages, outline })).outline!
    expect(first!.count).toBe(2)
    expect(first!.items[0]!.count).toBe(-2)
    expect(pdfObjects(await writtenPdf({ pages, outline }))).toMatch(/\/Type \/Outlines[^>]*\/Count 3/)
  })

  test('is shown by the viewer if there is one', async () => {
    expect((await readWritten({ pages, outline: [entry('A', 0)] })).pageMode).toBe('UseOutlines')
    const without = await readWritten({ pages })
    expect([without.pageMode, without.outline]).toEqual(['UseNone', null])
  })
})

describe('named destinations', () => {
  test('every id is a name that leads to its place', async () => {
    const destinations = new Map([
      ['person-esmaili', { page: 1, x: 40, y: 100 }],
      ['part-title', { page: 0, x: 0, y: 0 }],
    ])
    const read = (await readWritten({ pages, destinations })).destinations
    expect(Object.keys(read).sort()).toEqual(['part-title', 'person-esmaili'])
    expect(read['person-esmaili']!.slice(1)).toEqual([{ name: 'XYZ' }, 49, 309, 0])
  })

  test('the names are in the order of their bytes, whatever the locale says of them', async () => {
    const ids = ['b', 'B', 'a-2', 'a-10', 'a', 'é', 'ß', '潮', '𝔞', 'z', 'a(1)']
    const many = Array.from({ length: 200 }, (_, i) => `mention-${i}`)
    const destinations = new Map([...ids, ...many].map(id => [id, { page: 0, x: 0, y: 0 }]))
    const bytes = await writtenPdf({ pages, destinations })
    const names = [...pdfObjects(bytes).matchAll(/\((\\?[^)]*(?:\\\)[^)]*)?)\) \[\d+ 0 R \/XYZ/g)].map(
      match => match[1]!.replace(/\\(.)/g, '$1'),
    )
    expect(names).toHaveLength(211)
    const sorted = names.toSorted((a, b) =>
      Buffer.compare(Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1')),
    )
    expect(names).toEqual(sorted)
    expect(pdfObjects(bytes).match(/\/Limits \[\(/g)).toHaveLength(4)
    const read = await readWritten({ pages, destinations })
    expect(Object.keys(read.destinations)).toHaveLength(211)
  })
})
