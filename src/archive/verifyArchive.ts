import type { ListedFile, Manifest } from '../html/manifest.js'
import type { FileResult, Files } from '../read/files.js'
import { sha256 } from '../read/recordReads.js'
import type { Archive } from './openArchive.js'

/** A file that is not what the manifest says: its path, and what is wrong with it as the rest of a sentence. */
export interface Deviation {
  readonly path: string
  readonly what: string
}

/** Compares each file within an edition with what its manifest says of it: a PDF's sources, an EPUB's own files. */
export function verifyArchive({ form, manifest, files }: Archive): readonly Deviation[] {
  const listed = form === 'pdf' ? manifest.files : (manifest.epub?.files ?? [])
  const paths = new Set(listed.map(({ path }) => path))
  const extra = [...files.keys()]
    .filter(path => !paths.has(path))
    .map(path => ({ path, what: 'is not in the manifest' }))
  const printed = form === 'epub' ? verifyPrinted(manifest, files) : []
  return [...listed.flatMap(each => deviationOf(each, files.get(each.path))), ...extra, ...printed]
}

/** Compares a folder, or what else holds files, with what a manifest says of the sources. */
export function verifySources({ files }: Manifest, sources: Files): readonly Deviation[] {
  return files.flatMap(each => {
    const result = readSource(each.path, sources)
    return deviationOf(each, result.kind === 'bytes' ? result.bytes : undefined)
  })
}

/** A source by its path in a manifest. What colophon brings lies below `colophon/` where it was taken out of an archive, or need not lie in the project at all. */
export function readSource(path: string, sources: Files): FileResult {
  const own = sources.read(path.replace(/^colophon:/, 'colophon/'))
  if (own.kind !== 'missing') return own
  return sources.read(path.replace(/^(?:colophon:)?(?=templates\/)/, 'colophon:'))
}

function deviationOf(
  { path, sha256: expected, size }: ListedFile,
  bytes: Uint8Array | undefined,
): readonly Deviation[] {
  if (bytes === undefined) return [{ path, what: 'is not there' }]
  if (bytes.length !== size) return [{ path, what: `has ${bytes.length} bytes, not ${size}` }]
  return sha256(bytes) === expected ? [] : [{ path, what: 'has other content' }]
}

/** The hashes that a template prints, in groups of eight digits, must be those of files in the manifest. */
function verifyPrinted({ files }: Manifest, own: ReadonlyMap<string, Uint8Array>): readonly Deviation[] {
  const known = new Set(files.map(({ sha256: hash }) => hash))
  const documents = [...own].filter(([path]) => path.endsWith('.xhtml'))
  return documents.flatMap(([path, bytes]) => {
    const text = new TextDecoder().decode(bytes).replace(/<[^>]*>/g, '')
    const printed = [...text.matchAll(/(?<![0-9a-f])[0-9a-f]{8}(?:\s[0-9a-f]{8}){7}(?![0-9a-f])/g)]
    const strange = printed.map(([each]) => each.replace(/\s/g, '')).filter(hash => !known.has(hash))
    return strange.map(hash => ({ path, what: `prints the hash ${hash.slice(0, 8)}…, which no file has` }))
  })
}
