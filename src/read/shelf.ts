import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { cleanPath } from './safePath.js'

/** One folder that files are read from: on the disk or in memory. Its paths are clean. */
export interface Shelf {
  read(path: string): ShelfResult
  /** Names in the folder, folders with a `/` at the end; empty if there is no such folder. */
  list(folder: string): readonly string[]
}

export type ShelfResult =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' | 'unreadable' | 'unsafe'; readonly why: string }

const missing: ShelfResult = { kind: 'missing', why: 'there is no such file' }

/** By code unit, so that no machine's locale decides. */
const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The files below a folder of the disk. Links are followed as long as they end below it. */
export class DiskShelf implements Shelf {
  readonly #root: string

  constructor(root: string) {
    this.#root = existsSync(root) ? realpathSync(root) : resolve(root)
  }

  read(path: string): ShelfResult {
    try {
      const found = this.#locate(path)
      if (found === undefined) return missing
      const real = realpathSync(found)
      if (!isBelow(real, this.#root)) return { kind: 'unsafe', why: 'a link on its way leaves the project' }
      if (!statSync(real).isFile()) return { kind: 'unreadable', why: 'it is not a file' }
      return { kind: 'bytes', bytes: new Uint8Array(readFileSync(real)) }
    } catch (error) {
      return { kind: 'unreadable', why: reasonOf(error) }
    }
  }

  list(folder: string): readonly string[] {
    try {
      const found = this.#locate(folder)
      if (found === undefined || !isBelow(realpathSync(found), this.#root)) return []
      return readdirSync(found)
        .map(name => name.normalize('NFC') + (isFolder(join(found, name)) ? '/' : ''))
        .sort(byCodeUnit)
    } catch {
      return []
    }
  }

  /** The file by its name in either normal form: some systems store `é` as one sign, some as two. */
  #locate(path: string): string | undefined {
    for (const form of [path, path.normalize('NFD')]) {
      const whole = join(this.#root, form)
      if (statSync(whole, { throwIfNoEntry: false }) !== undefined) return whole
    }
    let folder = this.#root
    for (const step of path.split('/')) {
      const name = isFolder(folder)
        ? readdirSync(folder).find(each => each.normalize('NFC') === step)
        : undefined
      if (name === undefined) return undefined
      folder = join(folder, name)
    }
    return folder
  }
}

/** A shelf whose files are read once: what packages bring stays the same while a run lasts. */
export class KeptShelf implements Shelf {
  readonly #shelf: Shelf
  readonly #kept = new Map<string, ShelfResult>()

  constructor(shelf: Shelf) {
    this.#shelf = shelf
  }

  read(path: string): ShelfResult {
    const result = this.#kept.get(path) ?? this.#shelf.read(path)
    this.#kept.set(path, result)
    return result
  }

  list(folder: string): readonly string[] {
    return this.#shelf.list(folder)
  }
}

/** False as well for a link that leads nowhere or in a circle. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Whole steps are compared, so that `/proj` does not let `/proj-secret` pass. */
function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** What the system says, without the absolute path that it adds. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const words: Readonly<Record<string, string>> = {
    EACCES: 'it may not be read',
    EPERM: 'it may not be read',
    ELOOP: 'its links lead in a circle',
    ENAMETOOLONG: 'its name is too long',
    ENOTDIR: 'a file stands where a folder is asked for',
  }
  return words[code] ?? `the system says ${code}`
}

/** The files of a map, by their paths from the root. */
export class MemoryShelf implements Shelf {
  readonly #entries: ReadonlyMap<string, Uint8Array>

  constructor(entries: ReadonlyMap<string, Uint8Array>) {
    this.#entries = new Map([...entries].map(([path, bytes]) => [cleanKey(path), bytes]))
  }

  read(path: string): ShelfResult {
    const bytes = this.#entries.get(path)
    return bytes === undefined ? missing : { kind: 'bytes', bytes }
  }

  list(folder: string): readonly string[] {
    const start = folder === '' ? '' : `${folder}/`
    const names = [...this.#entries.keys()]
      .filter(path => path.startsWith(start))
      .map(path => path.slice(start.length).replace(/\/.*$/s, '/'))
    return [...new Set(names)].sort(byCodeUnit)
  }
}

function cleanKey(path: string): string {
  const clean = cleanPath(path)
  if (clean.kind === 'unsafe') throw new Error(`${path} cannot be a file of a project: ${clean.why}`)
  return clean.path
}
