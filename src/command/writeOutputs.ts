import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Report } from '../diagnostic.js'
import { makeFolder } from './makeFolder.js'
import { shownPath } from './said.js'

/** A file to be written, by its absolute path. */
export interface Output {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Writes all files or none: each is written beside its place first, and takes it only when all of them are whole. What
 * stood there before stays until then. Folders are made. What the disk refuses is reported, and what was begun taken back.
 */
export function writeOutputs(outputs: readonly Output[], report: Report): void {
  const begun: { readonly part: string; readonly path: string }[] = []
  let current = ''
  try {
    for (const { path, bytes } of outputs) {
      current = path
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Refusal('EISDIR')
      makeFolder(dirname(path))
      const part = partPath(path)
      begun.push({ part, path })
      writeFileSync(part, bytes, { flush: true })
    }
    for (const { part, path } of begun) {
      current = path
      renameSync(part, path)
    }
  } catch (fault) {
    report('output-refused', `${shownPath(current)} cannot be written: ${reasonOf(fault)}.`, {
      advice: 'Name another folder with --out, or make room there.',
    })
  } finally {
    for (const { part } of begun) rmSync(part, { force: true })
  }
}

/** Hidden, and named by the process: two builds at a time do not write one file. */
function partPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.part`)
}

class Refusal extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'its folder may not be written to',
  EPERM: 'its folder may not be written to',
  EROFS: 'its disk may only be read',
  ENOSPC: 'its disk is full',
  EDQUOT: 'its disk is full',
  EISDIR: 'a folder has that name',
  ENOTDIR: 'a file stands where its folder should be',
  EEXIST: 'a file stands where its folder should be',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'no folder can be made there',
}

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error) || !('code' in fault) || typeof fault.code !== 'string') throw fault
  return reasons[fault.code] ?? `the disk says ${fault.code}`
}
