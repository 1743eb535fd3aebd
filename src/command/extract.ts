import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { collectDiagnostics, type Report } from '../diagnostic.js'
import { manifestName, writeManifest } from '../html/manifest.js'
import { readArchive } from './readArchive.js'
import { type Outcome, sayOutcome } from './said.js'
import { writeOutputs } from './writeOutputs.js'

export interface ExtractOptions {
  readonly out: string
}

/**
 * Writes what a PDF carries back into a folder, which must be empty or not there. What comes out is a project that builds to the
 * same PDF. Paths were checked when the manifest was read, and an empty folder holds no link that leads elsewhere.
 */
export function extract(name: string, { out }: ExtractOptions): Outcome {
  const { report, found } = collectDiagnostics()
  const written = extractInto(name, out, report)
  return sayOutcome({ said: found, written: [], traces: written }, {})
}

function extractInto(name: string, out: string, report: Report): readonly string[] {
  const opened = readArchive(name, report)
  if (opened === undefined) return []
  const { form, manifest, files } = opened.archive
  if (form === 'epub') {
    report('archive-unreadable', `${name} is an EPUB: it names its sources, but does not carry them.`, {
      advice: 'Extract them from the PDF of the same edition.',
    })
    return []
  }
  if (!isFree(out)) {
    report('output-refused', `The folder ${out} of --out is not empty, and nothing in it is overwritten.`, {
      advice: 'Name an empty folder, or one that is not there yet.',
    })
    return []
  }
  const sources = manifest.files.flatMap(({ path }) => {
    const bytes = files.get(path)
    return bytes === undefined
      ? []
      : [{ path: join(resolve(out), path.replace(/^colophon:/, 'colophon/')), bytes }]
  })
  const list = new TextEncoder().encode(writeManifest(manifest))
  const outputs = [...sources, { path: join(resolve(out), manifestName), bytes: list }]
  writeOutputs(outputs, report)
  return [`${out}  ${outputs.length} files\n`]
}

/** Whether a folder is empty or not there. */
export function isFree(folder: string): boolean {
  const stats = statSync(folder, { throwIfNoEntry: false })
  return stats === undefined || (stats.isDirectory() && readdirSync(folder).length === 0)
}
