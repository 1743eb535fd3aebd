import { memoryFiles, publish } from '../../lib/index.js'

/**
 * Sets a book of so many chapters of about ten pages each in a process of its own, and says what that took: `chapters` is the
 * first argument. Every word stands in it once.
 */
const chapters = Number(process.argv[2])
const names = Array.from(
  { length: 30 },
  (_, i) => `Person${String.fromCharCode(65 + (i % 26)).repeat(1 + Math.floor(i / 26))}x`,
)
let [count, notes, mentions] = [0, 0, 0]

const word = () => `w${String(++count).padStart(6, '0')}`
const words = n => Array.from({ length: n }, word).join(' ')

function chapter(number) {
  const paragraphs = Array.from({ length: 10 }, () => {
    const calls = [++notes, ++notes, ++notes]
    const text = calls.map(call => `${words(26)}[^${call}]`).join(' ')
    const defined = calls.map(call => `[^${call}]: ${words(6)}.`).join('\n\n')
    return `${text} ${names[mentions++ % names.length]}.\n\n${defined}`
  })
  const rows = Array.from({ length: 200 }, () => `| ${word()} | ${word()} | ${word()} |`)
  return `# Chapter ${number}\n\n${paragraphs.join('\n\n')}\n\n| a | b | c |\n| --- | --- | --- |\n${rows.join('\n')}\n`
}

const head = '---\ntitle: A long book\npublished: 2024-01-01\nauthors: [A. Writer]\npublisher: Press\n---\n\n'
const body = Array.from({ length: chapters }, (_, i) => chapter(i + 1)).join('\n')
const people = names.map(name => `- {id: ${name.toLowerCase()}, display: ${name}}`).join('\n')
const encoder = new TextEncoder()
const files = memoryFiles(
  new Map([
    ['content/a.md', encoder.encode(head + body)],
    ['content/people.yaml', encoder.encode(people)],
  ]),
)
const [began, before] = [performance.now(), process.cpuUsage()]
const { pages, set, pdf, diagnostics } = await publish({ files, article: 'content/a.md', only: 'pdf' })
const seconds = (performance.now() - began) / 1000
const { user, system } = process.cpuUsage(before)

const printed = new Map()
for (const { fragments } of set.layout.pages)
  for (const { kind, runs, start } of fragments)
    if (kind === 'line' && start !== undefined)
      for (const found of runs
        .map(run => run.source ?? run.shaped.text)
        .join('')
        .match(/w\d{6}/g) ?? [])
        printed.set(found, (printed.get(found) ?? 0) + 1)
const once = [...printed.values()].filter(times => times === 1).length

process.stdout.write(
  JSON.stringify({
    pages,
    seconds,
    processor: (user + system) / 1e6,
    memory: process.resourceUsage().maxRSS * 1024,
    bytes: pdf?.length ?? 0,
    words: count,
    once,
    codes: [...new Set(diagnostics.map(({ code }) => code))],
  }),
)
