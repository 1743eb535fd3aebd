import type { Place, Report } from '../diagnostic.js'
import { decodeText } from './decodeText.js'
import type { FileResult, Files } from './files.js'

/** A file's text as it is read, with its path from the root. */
export interface TextFile {
  readonly file: string
  readonly text: string
}

/** The file's text; reports why there is none, at the place that asks for it or else in the file. */
export function readText(files: Files, path: string, report: Report, place?: Place): TextFile | undefined {
  const result = files.read(path)
  if (result.kind !== 'bytes') {
    reportUnread(result, report, place ?? { file: path, line: 1 })
    return undefined
  }
  const text = decodeText(result.bytes, result.path, report)
  return text === undefined ? undefined : { file: result.path, text }
}

const codes = { missing: 'file-missing', unreadable: 'file-unreadable', unsafe: 'unsafe-path' } as const

export function reportUnread(
  result: Exclude<FileResult, { kind: 'bytes' }>,
  report: Report,
  place: Place,
): void {
  const what =
    result.kind === 'missing'
      ? `There is no file ${result.path}.`
      : `${result.path} is not read: ${result.why}.`
  const advice =
    result.kind === 'unsafe'
      ? 'Name a file of the project, by its path from here.'
      : 'Check its name and its rights.'
  report(codes[result.kind], what, { place, advice })
}
