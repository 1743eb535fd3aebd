import {
  type ListedEpub,
  type ListedFile,
  type ListedPackageFile,
  type ListedSource,
  type Manifest,
  manifestFormat,
} from '../html/manifest.js'
import { profiles } from '../html/metadata.js'
import { cleanPath } from '../read/safePath.js'
import { ArchiveFault } from './archiveFault.js'

type Json = Readonly<Record<string, unknown>>

/**
 * The manifest in the bytes of `colophon.json`. Everything in it is checked, since anyone may have written it: a path that would
 * leave its folder makes the whole of it void. Throws an `ArchiveFault`.
 */
export function readManifest(bytes: Uint8Array): Manifest {
  const json = objectOf(parse(bytes))
  if (typeof json.format === 'number' && json.format > manifestFormat)
    throw new ArchiveFault('was made by a newer colophon, in a format that this one does not know')
  if (json.format !== manifestFormat) throw broken('format')
  const generator = objectOf(json.generator)
  const profile = profiles.find(each => each === json.profile)
  if (profile === undefined) throw broken('profile')
  const epub = json.epub === undefined ? undefined : epubOf(objectOf(json.epub))
  return {
    generator: { name: textOf(generator.name, 'generator'), version: textOf(generator.version, 'generator') },
    article: pathOf(json.article),
    template: textOf(json.template, 'template'),
    profile,
    sourceDateEpoch: json.sourceDateEpoch === null ? null : textOf(json.sourceDateEpoch, 'sourceDateEpoch'),
    files: apart(listOf(json.files).map(sourceOf)),
    packages: apart(listOf(json.packages).map(packageFileOf)),
    ...(epub === undefined ? {} : { epub }),
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw broken('syntax')
  }
}

const broken = (what: string) => new ArchiveFault(`has a manifest that cannot be read (${what})`)

function objectOf(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken('structure')
  return value as Json
}

function listOf(value: unknown): readonly Json[] {
  if (!Array.isArray(value)) throw broken('structure')
  return value.map(objectOf)
}

function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string') throw broken(what)
  return value
}

/** As `cleanPath` leaves it, with or without `colophon:` before it. */
function pathOf(value: unknown): string {
  const path = textOf(value, 'path')
  const bare = path.replace(/^colophon:/, '')
  const clean = cleanPath(bare)
  if (clean.kind === 'unsafe' || clean.path !== bare || bare === '' || /[\u0000-\u001f\u007f]/.test(bare))
    throw new ArchiveFault(`has a manifest with the unsafe path ${JSON.stringify(path)}`)
  return path
}

function listedFile(json: Json, path: string): ListedFile {
  const sha256 = textOf(json.sha256, 'sha256')
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw broken('sha256')
  const { size } = json
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) throw broken('size')
  return { path, sha256, size }
}

function sourceOf(json: Json): ListedSource {
  return { ...listedFile(json, pathOf(json.path)), mediaType: textOf(json.mediaType, 'mediaType') }
}

function packageFileOf(json: Json): ListedPackageFile {
  const path = textOf(json.path, 'path')
  const clean = cleanPath(path.replace(/^npm:/, ''))
  if (!path.startsWith('npm:') || clean.kind === 'unsafe') throw broken('path')
  const [name, version] = [textOf(json.package, 'package'), textOf(json.version, 'version')]
  return { ...listedFile(json, path), package: name, version }
}

function epubOf(json: Json): ListedEpub {
  if (typeof json.hasPdf !== 'boolean') throw broken('hasPdf')
  return {
    hasPdf: json.hasPdf,
    files: apart(listOf(json.files).map(each => listedFile(each, pathOf(each.path)))),
  }
}

function apart<File extends ListedFile>(files: readonly File[]): readonly File[] {
  if (new Set(files.map(({ path }) => path)).size < files.length) throw broken('a path twice')
  return files
}
