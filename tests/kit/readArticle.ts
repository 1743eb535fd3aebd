import { collectDiagnostics, formatDiagnostic } from '../../src/diagnostic.js'
import { writeXhtml } from '../../src/html/markup.js'
import { elementsOf, type HtmlElement, type HtmlNode } from '../../src/html/tree.js'
import { type Files, memoryFiles } from '../../src/read/files.js'
import { type Manuscript, readManuscript } from '../../src/read/manuscript.js'

export const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Files in memory from texts or bytes. */
export function filesOf(entries: Readonly<Record<string, string | Uint8Array>>): Files {
  return memoryFiles(
    new Map(
      Object.entries(entries).map(([path, data]) => [path, typeof data === 'string' ? bytesOf(data) : data]),
    ),
  )
}

export interface ReadArticle {
  readonly manuscript: Manuscript
  /** The body's children as XHTML. */
  readonly html: string
  readonly notes: Readonly<Record<string, string>>
  /** Every diagnostic, as the command line writes it. */
  readonly said: readonly string[]
}

export const xhtml = (nodes: readonly HtmlNode[]) => nodes.map(writeXhtml).join('')

/** Reads `content/a.md` of the given files. */
export function readArticle(entries: Readonly<Record<string, string | Uint8Array>>): ReadArticle {
  const { report, found } = collectDiagnostics()
  const manuscript = readManuscript(filesOf(entries), 'content/a.md', {}, report)
  if (manuscript === undefined) throw new Error(found.map(formatDiagnostic).join('\n'))
  return {
    manuscript,
    html: xhtml(manuscript.body.children),
    notes: Object.fromEntries(manuscript.notes.map(({ id, children }) => [id, xhtml(children)])),
    said: found.map(formatDiagnostic),
  }
}

/** Lines of front matter that say all that is asked for, so that nothing is reported. The body starts on line 6. */
export const head = '---\ntitle: T\npublisher: P\npublished: 2021-01-12\n---\n'

/** Reads a body under `head`, with other files beside it. */
export function readBody(
  body: string,
  others: Readonly<Record<string, string | Uint8Array>> = {},
): ReadArticle {
  return readArticle({ 'content/a.md': head + body, ...others })
}

/** What is said of an article, without the file's name and the advice: `6:1 note-undefined`. */
export function codesOf(said: readonly string[]): readonly string[] {
  return said.map(line => {
    const place = /^content\/a\.md:(\d+(?::\d+)?): /.exec(line)?.[1] ?? '-'
    return `${place} ${/\[([\w-]+)\]$/.exec(line)?.[1]}`
  })
}

export function elementsIn({ manuscript }: ReadArticle, name: string): readonly HtmlElement[] {
  const roots: HtmlNode[] = [manuscript.body, ...manuscript.notes.flatMap(note => note.children)]
  return roots
    .flatMap(root => (root.kind === 'text' ? [] : [...elementsOf(root)]))
    .filter(each => each.name === name)
}
