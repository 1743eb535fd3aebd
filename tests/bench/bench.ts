import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Bench, casesOf, type MeasuredCase, setUp } from './cases.js'
import { measureMemory, type Seconds, timeRun } from './measure.js'
import { countPages } from './pages.js'
import { type Figures, type Measured, writeTable } from './table.js'

/** `npm run bench`: the same texts, fonts and design with colophon and with Typst, in alternation. See README.md. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    inputs: { type: 'string' },
    growth: { type: 'boolean', default: false },
  },
})

const root = fileURLToPath(new URL('../../', import.meta.url))
const bench = setUp(root, join(root, 'lib/bench'), values.inputs)
const asked = values.only?.split(',')
const cases = casesOf(bench, values.growth).filter(({ name }) => asked?.includes(name) ?? true)
if (cases.length === 0) throw new Error(`--only knows ${casesOf(bench, true).map(({ name }) => name)}`)
process.stdout.write(writeTable(cases.map(each => measure(each, bench, Number(values.rounds)))))

function measure(each: MeasuredCase, { work }: Bench, rounds: number): Measured {
  const { name, wanted } = each
  const ours: Seconds[] = []
  const theirs: Seconds[] = []
  process.stderr.write(`${name} `)
  for (let round = 0; round < rounds; round++) {
    ours.push(timeRun(each.colophon))
    theirs.push(timeRun(each.typst))
    process.stderr.write('.')
  }
  process.stderr.write('\n')
  const figures = (seconds: readonly Seconds[], command: 'colophon' | 'typst'): Figures => ({
    seconds,
    memory: measureMemory(each[command], work),
    pages: each.pdfs[command].reduce((sum, file) => sum + countPages(file), 0),
  })
  return { name, wanted, colophon: figures(ours, 'colophon'), typst: figures(theirs, 'typst') }
}
