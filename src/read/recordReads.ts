import { createHash } from 'node:crypto'
import type { Files } from './files.js'

/** Files that remember which of them were read through them, whatever others read. */
export interface RecordedFiles extends Files {
  /** Every file read so far, by path in order of code units. */
  filesRead(): readonly ReadFile[]
}

export interface ReadFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A record of its own over the same files: what one edition reads is not taken for another's. */
export function recordReads(files: Files): RecordedFiles {
  const read = new Map<string, Uint8Array>()
  const filesRead = () => [...read.keys()].sort().map(path => ({ path, bytes: read.get(path)! }))
  return {
    read: path => {
      const result = files.read(path)
      if (result.kind === 'bytes') read.set(result.path, result.bytes)
      return result
    },
    list: folder => files.list(folder),
    manifest: () => filesRead().map(({ path, bytes }) => ({ path, sha256: sha256(bytes) })),
    filesRead,
  }
}

/** In hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
