import type { Generator, Profile, SourceFile } from './metadata.js'

/** A file of bytes, as the manifest names it. */
export interface ListedFile extends SourceFile {
  /** Bytes. */
  readonly size: number
}

/** A file of the project or of the template: what an archive carries. */
export interface ListedSource extends ListedFile {
  readonly mediaType: string
}

/** A file of an installed npm package: named, not carried. `path` is `npm:PACKAGE/FILE`. */
export interface ListedPackageFile extends ListedFile {
  readonly package: string
  readonly version: string
}

/** What else an EPUB says: whether a PDF with the same pages goes with it, and its other files, by path in its container. */
export interface ListedEpub {
  readonly hasPdf: boolean
  readonly files: readonly ListedFile[]
}

/**
 * All that an edition was made from and with, so that it can be made again: `colophon.json` in the archive PDF, in the EPUB
 * and in a bag. It says nothing of the machine. Paths count from the project's root; colophon's own templates stand where a
 * project's would.
 */
export interface Manifest {
  readonly generator: Generator
  readonly article: string
  readonly template: string
  readonly profile: Profile
  /** Seconds since 1970, where nothing but the environment states the edition's date. */
  readonly sourceDateEpoch: string | null
  readonly files: readonly ListedSource[]
  readonly packages: readonly ListedPackageFile[]
  readonly epub?: ListedEpub
}

/** The name of the manifest's file. */
export const manifestName = 'colophon.json'

/** Raised when a reader of today could no longer read it. */
export const manifestFormat = 1

/** The manifest as JSON, its keys in a fixed order. */
export function writeManifest(manifest: Manifest): string {
  const { generator, article, template, profile, sourceDateEpoch, files, packages, epub } = manifest
  const ordered = {
    format: manifestFormat,
    generator: { name: generator.name, version: generator.version },
    article,
    template,
    profile,
    sourceDateEpoch,
    files: files.map(({ path, sha256, size, mediaType }) => ({ path, sha256, size, mediaType })),
    packages: packages.map(({ path, sha256, size, package: name, version }) => {
      return { package: name, version, path, sha256, size }
    }),
    ...(epub === undefined
      ? {}
      : {
          epub: {
            hasPdf: epub.hasPdf,
            files: epub.files.map(({ path, sha256, size }) => ({ path, sha256, size })),
          },
        }),
  }
  return `${JSON.stringify(ordered, null, 2)}\n`
}
