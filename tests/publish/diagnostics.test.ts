import { describe, expect, test } from 'vitest'
import { type Code, severities } from '../../src/diagnostic.js'
import { publish } from '../../src/publish.js'
import { jpegHead } from '../kit/imageBytes.js'
import { encodePng } from '../kit/png.js'
import { plainCss, plainTemplate } from '../kit/plainTemplate.js'
import { filesOf, head } from '../kit/readArticle.js'
import { squareFont } from '../kit/squareFont.js'
import type { Entries } from '../kit/userFolder.js'

/** A mistake, in files that stand beside or in place of a faultless project, and all that is then said. */
interface Mistake {
  readonly named: string
  readonly files: Entries
  /** As `content/a.md:6:1 note-undefined`, in the order in which it is said. */
  readonly said: readonly string[]
}

const a = 'content/a.md'
const css = (more: string) => ({ 'templates/plain/print.css': plainCss + more })
/** The line of the style sheet on which what is added begins. */
const cssLine = plainCss.split('\n').length

const body = (named: string, text: string, said: readonly string[], others: Entries = {}): Mistake => ({
  named,
  files: { [a]: `${head}${text}\n`, ...others },
  said,
})
const article = (named: string, text: string, said: readonly string[]): Mistake => ({
  named,
  files: { [a]: text },
  said,
})
const keys = (named: string, lines: string, said: readonly string[]): Mistake =>
  article(named, `---\ntitle: T\npublisher: P\npublished: 2021-01-12\n${lines}\n---\nText.\n`, said)
const people = (named: string, yaml: string, said: readonly string[], text = 'Ann.'): Mistake =>
  body(named, text, said, { 'content/people.yaml': yaml })
const sources = (named: string, yaml: string, said: readonly string[], text = 'Text [@s].'): Mistake =>
  body(named, text, said, { 'content/sources.yaml': yaml })
const template = (named: string, file: string, text: string | Uint8Array, said: readonly string[]): Mistake =>
  body(named, 'Text.', said, { [`templates/plain/${file}`]: text })

const latin1 = Uint8Array.from([...`${head}Caf\u00e9.\n`].map(character => character.charCodeAt(0)))
const bomb = Array.from({ length: 9 }, (_, i) => `t${i + 1}: &t${i + 1} [${`${i === 0 ? 'gull' : `*t${i}`}, `.repeat(9)}]`)

const mistakes: readonly Mistake[] = [
  // Files
  { named: 'an article that is not there', files: { [a]: '', 'content/b.md': head }, said: ['content/a.md:1 file-missing'] },
  { named: 'an article that is not UTF-8', files: { [a]: latin1 }, said: ['content/a.md:6:4 not-utf8'] },
  body('a path that leaves the project', '![Secret](../../secret.png)', ['content/a.md:6:1 unsafe-path']),
]

async function saidOf({ files }: Mistake, project: Entries = plainTemplate()) {
  const { diagnostics, pdf, epub } = await publish({
    files: filesOf({ ...project, ...files }),
    article: a,
    template: 'plain',
  })
  return { diagnostics, pdf, epub }
}
void css, cssLine, keys, people, sources, template, bomb, jpegHead, encodePng, squareFont, severities, describe
type _ = Code
for (const m of mistakes) test(m.named, async () => {
  const { diagnostics } = await saidOf(m)
  console.log(m.named, diagnostics)
  expect(1).toBe(1)
})
