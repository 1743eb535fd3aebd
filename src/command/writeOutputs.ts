import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** A file to be written, by its absolute path. */
export interface Output {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Writes all files or none: each is written beside its place first, and takes it only when all of them are whole. What
 * stood there before stays until then. Folders are made. Throws what the disk says, after taking back what was begun.
 */
export function writeOutputs(outputs: readonly Output[]): void {
  const begun: { readonly part: string; readonly path: string }[] = []
  try {
    for (const { path, bytes } of outputs) {
      mkdirSync(dirname(path), { recursive: true })
      const part = partPath(path)
      begun.push({ part, path })
      writeFileSync(part, bytes, { flush: true })
    }
    for (const { part, path } of begun) renameSync(part, path)
  } finally {
    for (const { part } of begun) rmSync(part, { force: true })
  }
}

/** Hidden, and named by the process: two builds at a time do not write one file. */
function partPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.part`)
}
