/** colophon as a library: bytes in, bytes out. */
export type { Diagnostic, Place, Severity } from './diagnostic.js'
export { formatDiagnostic } from './diagnostic.js'
export type { EpubOrder, WriteEpub } from './epubEdition.js'
export { type Edition, publish, type Request } from './publish.js'
export { type FileResult, type Files, memoryFiles, openProject } from './read/files.js'
