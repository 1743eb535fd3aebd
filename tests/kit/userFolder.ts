import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

/** The content of a folder: text or bytes by path. */
export type Entries = Readonly<Record<string, string | Uint8Array>>

/** A folder of the disk for one test file. It goes when that file's tests are done. */
const home = realpathSync(mkdtempSync(join(tmpdir(), 'colophon-')))
afterAll(() => rmSync(home, { recursive: true, force: true }))
let made = 0

/** Writes a folder of its own, with that name, and returns its path. */
export function userFolder(entries: Entries, name = 'project'): string {
  const folder = join(home, String(made++), name)
  mkdirSync(folder, { recursive: true })
  fillFolder(folder, entries)
  return folder
}

export function fillFolder(folder: string, entries: Entries): void {
  for (const [path, data] of Object.entries(entries)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), data)
  }
}

/** Every file below a folder, by path in order. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map(path => path.split('\\').join('/'))
    .sort()
}

export const read = (folder: string, path: string): Buffer => readFileSync(join(folder, path))
