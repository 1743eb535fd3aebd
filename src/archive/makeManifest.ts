import type { ListedPackageFile, Manifest } from '../html/manifest.js'
import type { Files } from '../read/files.js'
import { type ReadFile, sha256 } from '../read/recordReads.js'
import { mediaTypeOf } from './mediaTypes.js'

/** A file that an archive carries, under its path there. */
export interface CarriedFile extends ReadFile {
  readonly mediaType: string
}

/** What an archive holds of an edition: what it was made from, and the list of it. */
export interface Holdings {
  readonly manifest: Manifest
  /** By path, in the order of the manifest. */
  readonly files: readonly CarriedFile[]
}

/** All that is said of an edition beside its files. */
export type Choices = Omit<Manifest, 'files' | 'packages' | 'epub'>

/**
 * The holdings of an edition that was made from these files. Files of npm packages are named with the package's version,
 * which `installed` tells, and not carried.
 */
export function makeHoldings(read: readonly ReadFile[], choices: Choices, installed: Files): Holdings {
  const own = read.filter(({ path }) => !path.startsWith('npm:'))
  const paths = new Set(own.map(({ path }) => path))
  const files = own
    .map(({ path, bytes }) => ({ path: carriedPath(path, paths), bytes, mediaType: mediaTypeOf(path) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const packages = read
    .filter(({ path }) => path.startsWith('npm:'))
    .map(file => packageFile(file, installed))
  return {
    manifest: {
      ...choices,
      files: files.map(({ path, bytes, mediaType }) => {
        return { path, sha256: sha256(bytes), size: bytes.length, mediaType }
      }),
      packages,
    },
    files,
  }
}

/**
 * What colophon brings stands as if it lay in the project, so that what is taken out of an archive is a project: but not where
 * the project has a file of that path.
 */
function carriedPath(path: string, all: ReadonlySet<string>): string {
  const bare = path.replace(/^colophon:/, '')
  return bare === path || all.has(bare) ? path : bare
}

function packageFile({ path, bytes }: ReadFile, installed: Files): ListedPackageFile {
  const name = packageOf(path)
  const { version } = readPackageJson(installed, name)
  return { path, sha256: sha256(bytes), size: bytes.length, package: name, version }
}

/** `@scope/name` of `npm:@scope/name/file`. */
export function packageOf(path: string): string {
  return /^npm:((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? ''
}

function readPackageJson(installed: Files, name: string): { readonly version: string } {
  const result = installed.read(`npm:${name}/package.json`)
  const parsed: unknown = result.kind === 'bytes' ? tryJson(result.bytes) : undefined
  const version = typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : ''
  return { version: typeof version === 'string' ? version : '' }
}

function tryJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
