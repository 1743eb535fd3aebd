import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Chance, chanceFrom, createProse, oneOf, type Prose, wholeOf } from './prose.js'

/**
 * Writes the texts that are measured into a folder, the same at every call: `article.md` (1,200 words, 12 notes, a
 * quotation, a list, a table), `book.md` (100,000 words in 40 chapters, 400 notes), `book-2.md` and `book-4.md` (twice and
 * four times as much), and `corpus/` (200 articles of 800 words and 6 notes).
 */
export function writeInputs(folder: string): void {
  mkdirSync(join(folder, 'corpus'), { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write(
    'article.md',
    frontMatter('An article') + writerFrom(1).body({ words: 1200, notes: 12, hasMore: true }),
  )
  for (const [name, chapters] of [
    ['book.md', 40],
    ['book-2.md', 80],
    ['book-4.md', 160],
  ] as const)
    write(name, frontMatter('A book') + makeBook(chapters))
  for (let i = 0; i < 200; i++) {
    const name = `corpus/a${String(i).padStart(3, '0')}.md`
    write(name, frontMatter(`Article ${i}`) + writerFrom(1000 + i).body({ words: 800, notes: 6 }))
  }
}

const frontMatter = (title: string) =>
  `---\ntitle: "${title}"\nauthor: "Staff"\ndate: 2021-01-05\nlang: en\n---\n\n`

interface Extent {
  readonly words: number
  readonly notes: number
  /** Whether it has a quotation, a list and a table. */
  readonly hasMore?: boolean
}

const makeBook = (chapters: number) => {
  const writer = writerFrom(2)
  return Array.from(
    { length: chapters },
    (_, i) => `# Chapter ${i + 1}\n\n${writer.body({ words: 2500, notes: 10 })}`,
  ).join('\n')
}

interface Writer {
  body(extent: Extent): string
}

function writerFrom(seed: number): Writer {
  const prose = createProse(seed)
  const chance = chanceFrom(seed + 7)
  let notesSoFar = 0
  const body = ({ words, notes, hasMore = false }: Extent) => {
    const paragraphs = takeParagraphs(prose, words)
    const blocks: string[] = []
    const definitions: string[] = []
    for (const [i, paragraph] of paragraphs.entries()) {
      if (i % 5 === 0) blocks.push(`## Of ${prose.phrase(wholeOf(chance, 2, 4))}`)
      let text = i % 4 === 2 ? emphasise(paragraph, chance) : paragraph
      while (definitions.length < notes && definitions.length * paragraphs.length <= i * notes) {
        const label = `n${++notesSoFar}`
        text = callNote(text, label, chance)
        definitions.push(
          `[^${label}]: ${prose.phrase(3)}, p. ${wholeOf(chance, 11, 499)}. ${prose.sentence()}`,
        )
      }
      blocks.push(text)
      if (hasMore) blocks.push(...extrasAfter(i, prose))
    }
    return `${[...blocks, ...definitions].join('\n\n')}\n`
  }
  return { body }
}

function takeParagraphs(prose: Prose, words: number): readonly string[] {
  const taken: string[] = []
  for (let count = 0; count < words; count += taken.at(-1)!.split(' ').length) taken.push(prose.paragraph())
  return taken
}

function emphasise(text: string, chance: Chance): string {
  const pairs = [...text.matchAll(/(?<= )[a-z]+ [a-z]+(?= )/g)]
  if (pairs.length === 0) return text
  const { 0: pair, index } = oneOf(chance, pairs)
  return `${text.slice(0, index)}*${pair}*${text.slice(index + pair.length)}`
}

/** Puts a call behind one of the sentences; two calls never stand at one place. */
function callNote(text: string, label: string, chance: Chance): string {
  const ends = [...text.matchAll(/\.(?= |$)/g)].map(({ index }) => index + 1)
  const end = oneOf(chance, ends.length > 0 ? ends : [text.length])
  return `${text.slice(0, end)}[^${label}]${text.slice(end)}`
}

function extrasAfter(paragraph: number, prose: Prose): readonly string[] {
  if (paragraph === 4) return [`> ${prose.paragraph()}`]
  if (paragraph === 7) return [Array.from({ length: 4 }, () => `- ${prose.sentence()}`).join('\n')]
  if (paragraph !== 9) return []
  const row = () => `| ${prose.phrase(1)} | ${prose.phrase(2)} | ${prose.phrase(1)} |`
  return [['| Party | Claim | Source |', '|---|---|---|', row(), row(), row()].join('\n')]
}
