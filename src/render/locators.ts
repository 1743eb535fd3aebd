import type { Folio, PageMap } from '../html/pageMap.js'

/** A place in the text that an index points to: an element's id, and whether it stands in a note. */
export interface Occurrence {
  readonly id: string
  readonly isInNote: boolean
}

/** A page number as printed, leading to the first occurrence on that page. */
export interface Locator {
  readonly label: string
  readonly href: string
}

/** One page, or a run of pages from `first` to `last`. `isNote`: named on that page in a note only. */
export interface LocatorRun {
  readonly first: Locator
  readonly last: Locator | null
  readonly isNote: boolean
}

interface Found {
  readonly folio: Folio
  readonly locator: Locator
  readonly isNote: boolean
}

/**
 * The pages on which someone or something stands, in the order of the pages: each page once, neighbours joined into runs.
 * A note is told apart (`5n`) unless the text of its page has the name as well. Occurrences that no page is known of are
 * passed over: on the first pass, all.
 */
export function locatorsOf(occurrences: readonly Occurrence[], pageMap: PageMap): readonly LocatorRun[] {
  const pages = new Map<number, Found>()
  for (const { id, isInNote } of occurrences) {
    const folio = pageMap.folioOf.get(id)
    if (folio === undefined) continue
    const known = pages.get(folio.index)
    if (known !== undefined && (isInNote || !known.isNote)) continue
    pages.set(folio.index, { folio, locator: { label: folio.label, href: `#${id}` }, isNote: isInNote })
  }
  const inOrder = [...pages.values()].toSorted((a, b) => a.folio.index - b.folio.index)
  return runsOf(inOrder).map(run => {
    const [first, last] = [run[0]!, run.at(-1)!]
    return { first: first.locator, last: run.length > 1 ? last.locator : null, isNote: first.isNote }
  })
}

function runsOf(pages: readonly Found[]): readonly (readonly Found[])[] {
  const runs: Found[][] = []
  for (const page of pages) {
    const run = runs.at(-1)
    if (run !== undefined && follows(run.at(-1)!, page)) run.push(page)
    else runs.push([page])
  }
  return runs
}

/** Whether one page is the next of the other in the file and in print: `ii` and `1` are neighbours, but no run. */
function follows(before: Found, after: Found): boolean {
  if (before.isNote || after.isNote || after.folio.index !== before.folio.index + 1) return false
  const [a, b] = [folioNumber(before.folio.label), folioNumber(after.folio.label)]
  return a !== undefined && b !== undefined && a.style === b.style && b.value === a.value + 1
}

interface FolioNumber {
  readonly style: 'arabic' | 'roman'
  readonly value: number
}

const romanValues: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

function folioNumber(label: string): FolioNumber | undefined {
  if (/^\d+$/.test(label)) return { style: 'arabic', value: Number(label) }
  if (!/^[ivxlcdm]+$/i.test(label)) return undefined
  const values = [...label.toLowerCase()].map(letter => romanValues[letter]!)
  const value = values.reduce((sum, each, i) => sum + (each < (values[i + 1] ?? 0) ? -each : each), 0)
  return { style: 'roman', value }
}
