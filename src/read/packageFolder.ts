import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The nearest `node_modules/NAME` from a folder upward, as Node finds packages; undefined if there is none. */
export function findPackageFolder(name: string, from: string): string | undefined {
  for (const folder of upward(from)) {
    const candidate = join(folder, 'node_modules', name)
    if (statSync(candidate, { throwIfNoEntry: false })?.isDirectory()) return candidate
  }
  return undefined
}

/** The folder of colophon itself: the nearest one above this file whose package.json says so, wherever it is bundled to. */
export function ownFolder(): string {
  for (const folder of upward(dirname(fileURLToPath(import.meta.url)))) {
    const file = join(folder, 'package.json')
    if (
      statSync(file, { throwIfNoEntry: false })?.isFile() &&
      nameIn(readFileSync(file, 'utf8')) === 'colophon'
    ) {
      return folder
    }
  }
  throw new Error('the package of colophon has no package.json')
}

/** colophon's own version, from its package.json. */
export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ownFolder(), 'package.json'), 'utf8')) as {
    readonly version: string
  }
  return version
}

/** The folder and each one above it. */
export function* upward(from: string): Generator<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    yield folder
    if (dirname(folder) === folder) return
  }
}

function nameIn(packageJson: string): unknown {
  const parsed: unknown = JSON.parse(packageJson)
  return typeof parsed === 'object' && parsed !== null && 'name' in parsed ? parsed.name : undefined
}
