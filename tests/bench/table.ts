import type { Wanted } from './cases.js'
import type { Seconds } from './measure.js'

/** What was measured of one tool. */
export interface Figures {
  readonly seconds: readonly Seconds[]
  /** Megabytes. */
  readonly memory: number
  readonly pages: number
}

export interface Measured {
  readonly name: string
  readonly wanted: Wanted
  readonly colophon: Figures
  readonly typst: Figures
}

const head = ['', 'figure', 'colophon', 'Typst', 'ratio', 'wanted', '']

/** A table in Markdown: medians, the median of the rounds' ratios, and whether that is what is wanted. */
export function writeTable(all: readonly Measured[]): string {
  const rows = [head, ...all.flatMap(rowsOf)]
  const widths = head.map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  const lines = rows.map(row => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |\n`)
  const rule = `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|\n`
  return [lines[0], rule, ...lines.slice(1)].join('')
}

function rowsOf({ name, wanted, colophon, typst }: Measured): readonly (readonly string[])[] {
  const time = (which: 'wall' | 'cpu', label: string) => {
    const [ours, theirs] = [colophon, typst].map(({ seconds }) => seconds.map(each => each[which]))
    const ratio = medianOf(ours!.map((seconds, round) => seconds / theirs![round]!))
    const spread = (values: readonly number[]) =>
      `${medianOf(values).toFixed(2)} (${Math.min(...values).toFixed(2)}\u2013${Math.max(...values).toFixed(2)})`
    return [label, spread(ours!), spread(theirs!), ...judged(ratio, wanted[which])]
  }
  const memory = colophon.memory / typst.memory
  return [
    [name, ...time('wall', 'wall s')],
    ['', ...time('cpu', 'CPU s')],
    ['', 'peak MB', colophon.memory.toFixed(0), typst.memory.toFixed(0), ...judged(memory, wanted.memory)],
    ['', 'pages', `${colophon.pages}`, `${typst.pages}`, '', '', ''],
  ]
}

function judged(ratio: number, wanted: number | undefined): readonly string[] {
  const shown = ratio.toFixed(2)
  return wanted === undefined ? [shown, '', ''] : [shown, `\u2264 ${wanted}`, ratio <= wanted ? 'yes' : 'no']
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
