import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { SourceFile } from '../html/metadata.js'
import { findPackageFolder, ownFolder } from './packageFolder.js'
import { cleanPath, decodePercent } from './safePath.js'
import { DiskShelf, KeptShelf, MemoryShelf, type Shelf } from './shelf.js'

/**
 * The only way by which bytes come in. Paths are relative to the project's root with `/`, or `npm:PACKAGE/FILE`, or
 * `colophon:FILE` for what the package itself brings. What leaves the root, also through a link, is refused.
 */
export interface Files {
  /** The bytes; or why there are none. Never throws for what an author may cause. */
  read(path: string): FileResult
  /** Names in a folder, sorted by code unit, folders with a `/` at the end; empty if there is no such folder. */
  list(folder: string): readonly string[]
  /** Every file read so far, by path in order, with the hash of its raw bytes. */
  manifest(): readonly SourceFile[]
}

export type FileResult =
  | { readonly kind: 'bytes'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' | 'unreadable' | 'unsafe'; readonly path: string; readonly why: string }

/** Shelves of packages by project and name, for all articles of a run: each of their files is read, and held, once. */
export type PackageShelves = Map<string, readonly Shelf[]>

/** The files of a project on the disk, and of the packages that it or colophon has installed. */
export function openProject(root: string, packages: PackageShelves = new Map()): Files {
  return new ShelvedFiles(new DiskShelf(root), resolve(root), packages)
}

/** The files of a map, by their paths from the root; packages are those that colophon has installed. */
export function memoryFiles(entries: ReadonlyMap<string, Uint8Array>): Files {
  return new ShelvedFiles(new MemoryShelf(entries), undefined, new Map())
}

/**
 * The files of an archive, and none but those, also of what colophon brings; packages are those installed for the folder, or
 * with colophon.
 */
export function archivedFiles(entries: ReadonlyMap<string, Uint8Array>, folder: string): Files {
  const own = /^colophon:/
  const project = [...entries].filter(([path]) => !own.test(path))
  const brought = [...entries].filter(([path]) => own.test(path))
  const stripped = brought.map(([path, bytes]): [string, Uint8Array] => [path.replace(own, ''), bytes])
  const shelf = new MemoryShelf(new Map([...project, ...stripped]))
  return new ShelvedFiles(new MemoryShelf(new Map(project)), resolve(folder), new Map([[ownPrefix, [shelf]]]))
}

/** Where a path is looked for: what stands before it in a result, and the shelves in order. */
interface Search {
  readonly prefix: string
  readonly path: string
  readonly shelves: readonly Shelf[]
}

const ownPrefix = 'colophon:'

class ShelvedFiles implements Files {
  readonly #project: Shelf
  readonly #root: string | undefined
  readonly #read = new Map<string, Uint8Array>()
  readonly #packages: PackageShelves

  constructor(project: Shelf, root: string | undefined, packages: PackageShelves) {
    this.#project = project
    this.#root = root
    this.#packages = packages
  }

  /** First the path as it is, then with its percent signs decoded, so that `100%.png` and `my%20map.png` are both found. */
  read(path: string): FileResult {
    const typed = this.#readOne(path)
    const decoded = decodePercent(path)
    return typed.kind === 'missing' && decoded !== path ? this.#readOne(decoded) : typed
  }

  list(folder: string): readonly string[] {
    const search = this.#searchFor(folder)
    const clean = cleanPath(search.path)
    if (clean.kind === 'unsafe') return []
    const lists = search.shelves.map(shelf => shelf.list(clean.path))
    return lists.find(names => names.length > 0) ?? []
  }

  manifest(): readonly SourceFile[] {
    return [...this.#read.keys()].sort().map(path => ({
      path,
      sha256: createHash('sha256').update(this.#read.get(path)!).digest('hex'),
    }))
  }

  #readOne(typed: string): FileResult {
    const search = this.#searchFor(typed)
    const clean = cleanPath(search.path)
    if (clean.kind === 'unsafe') return { ...clean, path: typed }
    const path = search.prefix + clean.path
    const known = this.#read.get(path)
    if (known !== undefined) return { kind: 'bytes', path, bytes: known }
    for (const shelf of search.shelves) {
      const result = shelf.read(clean.path)
      if (result.kind === 'missing') continue
      if (result.kind === 'bytes') this.#read.set(path, result.bytes)
      return { ...result, path }
    }
    return { kind: 'missing', path, why: 'there is no such file' }
  }

  #searchFor(typed: string): Search {
    const own = /^colophon:/.exec(typed)
    if (own !== null) {
      const path = typed.slice(own[0].length)
      return { prefix: own[0], path, shelves: this.#shelvesFor(own[0], () => [ownFolder()]) }
    }
    const inPackage = /^npm:((?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*)\/(.*)$/is.exec(typed)
    if (inPackage === null) return { prefix: '', path: typed, shelves: [this.#project] }
    const [, name, path] = inPackage as unknown as [string, string, string]
    const shelves = this.#shelvesFor(name, () => this.#foldersOf(name))
    return { prefix: `npm:${name}/`, path, shelves }
  }

  #foldersOf(name: string): readonly string[] {
    const starts = [...(this.#root === undefined ? [] : [this.#root]), ownFolder()]
    const folders = starts.map(from => findPackageFolder(name, from))
    return [...new Set(folders)].filter(folder => folder !== undefined)
  }

  #shelvesFor(name: string, folders: () => readonly string[]): readonly Shelf[] {
    const key = `${this.#root ?? ''}\n${name}`
    const shelves = this.#packages.get(key) ?? folders().map(folder => new KeptShelf(new DiskShelf(folder)))
    this.#packages.set(key, shelves)
    return shelves
  }
}
