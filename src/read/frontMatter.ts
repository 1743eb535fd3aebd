import type { Report } from '../diagnostic.js'
import { parseYaml, type YamlMap } from './yaml.js'

/** An article's file, taken apart. */
export interface ArticleText {
  /** Undefined if the file has none, or if it cannot be read (which is reported). */
  readonly frontMatter: YamlMap | undefined
  readonly hasFrontMatter: boolean
  /** The lines of the front matter are empty here, so that lines count as in the file. */
  readonly body: string
  /** Whether the body is all that was written: it is empty where it is not known where the front matter ends. */
  readonly isComplete: boolean
}

/**
 * Parts the front matter from the body. It stands between a line `---` at the very start and the next line `---` or `...`.
 * Only YAML is read: another language named on the fence is an error, and nothing in it is ever run.
 */
export function splitArticle(text: string, file: string, report: Report): ArticleText {
  const lines = text.split('\n')
  const refused = { frontMatter: undefined, hasFrontMatter: true, body: '', isComplete: false }
  const start = refusedFence(lines[0] ?? '') ? 0 : fenceEnd(lines)
  if (start === undefined) {
    report('front-matter-syntax', 'The front matter that opens here is never closed.', {
      place: { file, line: 1 },
      advice: 'Write `---` on a line of its own after its last key.',
    })
    return refused
  }
  const next = lines.findIndex((line, index) => index >= start && line.trim() !== '')
  if (next >= 0 && refusedFence(lines[next]!)) {
    report('front-matter-syntax', 'Colophon reads only YAML front matter.', {
      place: { file, line: next + 1, column: 1 },
      advice: 'Write `---` alone on the line, and keys and values in YAML below it.',
    })
    return refused
  }
  if (start === 0) return { frontMatter: undefined, hasFrontMatter: false, body: text, isComplete: true }
  const frontMatter = parseFrontMatter(lines.slice(1, start - 1), file, report)
  const body = '\n'.repeat(start) + lines.slice(start).join('\n')
  return { frontMatter, hasFrontMatter: true, body, isComplete: true }
}

/** A fence with a language other than YAML, or the fence of TOML. */
function refusedFence(line: string): boolean {
  const language = /^---[ \t]*([^\s-].*)$/.exec(line)?.[1]
  return (
    line.trimEnd() === '+++' ||
    (language !== undefined && /^[\w./+-]+\s*$/.test(language) && !isYaml(language))
  )
}

const isYaml = (language: string) => /^ya?ml\s*$/i.test(language)

/** The index of the first line of the body: 0 without front matter, undefined if it is never closed. */
function fenceEnd(lines: readonly string[]): number | undefined {
  if (!/^---[ \t]*(?:ya?ml[ \t]*)?$/i.test(lines[0] ?? '')) return 0
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line))
  return end < 0 ? undefined : end + 1
}

function parseFrontMatter(lines: readonly string[], file: string, report: Report): YamlMap | undefined {
  const source = { file, text: `\n${lines.join('\n')}\n`, code: 'front-matter-syntax' } as const
  const value = parseYaml(source, report)
  if (value === undefined || value.kind === 'map') return value
  if (value.kind === 'text' && value.text === '')
    return { kind: 'map', entries: [], place: { file, line: 1 } }
  report('front-matter-syntax', 'Front matter is made of pairs of key and value.', {
    place: value.place,
    advice: 'Write, for instance, `title:` followed by the title.',
  })
  return undefined
}
