import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Report } from '../diagnostic.js'

/** Every file below a folder by its path from there, with `/`, in order of code units. Links are not followed. */
export function readFolder(folder: string): ReadonlyMap<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
  return new Map(paths.map(path => [path, new Uint8Array(readFileSync(join(folder, path)))]))
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Whether the folder of `--sources`, if one is named, is there; reported where it is not. */
export function hasFolder(sources: string | undefined, report: Report): boolean {
  if (sources === undefined || isFolder(sources)) return true
  report('file-missing', `There is no folder ${sources}.`, {
    advice: 'Name the folder after `--sources` that holds the sources.',
  })
  return false
}
