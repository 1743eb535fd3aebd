import { renameSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { collectDiagnostics, type Report } from '../diagnostic.js'
import { makeFolder } from './makeFolder.js'
import { writeOutputs } from './writeOutputs.js'

/**
 * Writes a new folder whole, or not at all: it is filled beside its place, and takes it when every file is there. An empty folder
 * may stand there before. What the disk refuses is reported, and false returned.
 */
export function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>, report: Report): boolean {
  const part = join(dirname(folder), `.${basename(folder)}.${process.pid}.part`)
  const { report: tell, found } = collectDiagnostics()
  try {
    writeOutputs(
      [...files].map(([path, bytes]) => ({ path: join(part, path), bytes })),
      tell,
    )
    if (found.length > 0) return false
    makeFolder(dirname(folder))
    if (statSync(folder, { throwIfNoEntry: false }) !== undefined) rmdirSync(folder)
    renameSync(part, folder)
    return true
  } finally {
    for (const { code, message, advice } of found)
      report(code, message, advice === undefined ? {} : { advice })
    rmSync(part, { recursive: true, force: true })
  }
}
