import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { Filled, Track } from '../../src/breaking/galley.js'
import { anyGalley, anyGalleyOnGrid, anyTrack, nameItems } from '../kit/anyGalley.js'
import { testEverySample } from '../kit/everySample.js'
import { fillPages, type Item } from '../kit/galley.js'

const isLeaf = ({ content, isRepeat }: { content: string; isRepeat: boolean }) =>
  content.startsWith('leaf') && !isRepeat
const all = (page: Filled<string>) => [...page.placed, ...page.notes]
const pageOf = (pages: readonly Filled<string>[], content: string) =>
  pages.findIndex(page => all(page).some(part => part.content === content))

describe.each([
  ['any galley', anyGalley],
  ['any galley with lines on a grid', anyGalleyOnGrid],
])('filling pages with %s', (_, anyItems) => {
  const make = ([items, on]: readonly [readonly Item[], Track]) => {
    const named = nameItems(items)
    return { ...named, on, pages: fillPages(named.galley, on) }
  }
  testEverySample(
    { arbitrary: fc.tuple(anyItems, anyTrack), make, seed: 7, numRuns: 400 },
    {
      'prints each leaf of text and notes once': ({ leaves, pages }) => {
        const found = pages.flatMap(page =>
          all(page)
            .filter(isLeaf)
            .map(part => part.content),
        )
        expect(found.toSorted()).toEqual(leaves.toSorted())
      },

      'keeps the order of every list': ({ lists, pages }) => {
        const order = new Map(
          pages
            .flatMap(all)
            .filter(isLeaf)
            .map((part, i) => [part.content, i]),
        )
        for (const list of lists) {
          const found = list.map(leaf => order.get(leaf)!)
          expect(found).toEqual(found.toSorted((a, b) => a - b))
        }
      },

      'starts each note on the page of its call, or reports it': ({ notes, pages }) => {
        for (const [content, { call }] of notes) {
          const page = pageOf(pages, call)
          const deferred = pages[page].faults.some(
            fault => fault.kind === 'note-deferred' && fault.content === content,
          )
          if (deferred) expect(pageOf(pages, content)).toBeGreaterThan(page)
          else expect(pageOf(pages, content)).toBe(page)
        }
      },

      'divides no note that keeps whole, or reports it': ({ notes, pages }) => {
        for (const [content, { keepsWhole }] of notes) {
          const parts = pages.filter(page => page.notes.some(part => part.content === content))
          const isReported = pages.some(page => page.faults.some(fault => fault.content === content))
          if (keepsWhole === true && !isReported) expect(parts.length).toBeLessThanOrEqual(1)
        }
      },

      'never exceeds the track unless reported': ({ pages, on }) => {
        for (const page of pages) {
          const notes = page.notes.length === 0 ? 0 : page.noteHeight + on.noteEdges
          if (!page.faults.some(fault => fault.kind === 'too-tall')) {
            expect(page.height + notes).toBeLessThanOrEqual(on.height + 0.01)
          }
        }
      },

      'takes something on each page': ({ pages }) => {
        for (const page of pages.slice(0, -1)) {
          expect(all(page)).not.toEqual([])
        }
        for (const [i, page] of pages.slice(1).entries()) expect(page.next).not.toEqual(pages[i].next)
      },

      'tells the height that is taken, and marks first and last parts': ({ pages }) => {
        for (const page of pages) {
          const bottom = Math.max(0, ...page.placed.map(part => part.y + part.height))
          expect(bottom).toBeLessThanOrEqual(page.height + 1e-9)
        }
        const parts = new Map<string, Filled<string>['placed'][number][]>()
        for (const part of pages.flatMap(all)) {
          if (part.isRepeat || part.content === 'head') continue
          parts.set(part.content, [...(parts.get(part.content) ?? []), part])
        }
        for (const found of parts.values()) {
          expect(found.map(part => part.isFirst)).toEqual(found.map((_, i) => i === 0))
          expect(found.map(part => part.isLast)).toEqual(found.map((_, i) => i === found.length - 1))
        }
      },
    },
  )
})
