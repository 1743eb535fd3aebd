import { readFileSync } from 'node:fs'
import { ArchiveFault } from '../archive/archiveFault.js'
import { type Archive, openArchive } from '../archive/openArchive.js'
import type { Report } from '../diagnostic.js'

/** An edition's file of the disk, opened. */
export interface NamedArchive {
  readonly name: string
  readonly bytes: Uint8Array
  readonly archive: Archive
}

/** Opens the file of that name; what keeps it from being read is reported. */
export function readArchive(name: string, report: Report): NamedArchive | undefined {
  const bytes = readBytes(name, report)
  if (bytes === undefined) return undefined
  const archive = tryOpen(() => openArchive(bytes), name, report)
  return archive === undefined ? undefined : { name, bytes, archive }
}

/** What the work gives; what it says of a file that is none of ours is reported. */
export function tryOpen<T>(open: () => T, name: string, report: Report): T | undefined {
  try {
    return open()
  } catch (fault) {
    if (!(fault instanceof ArchiveFault)) throw fault
    report('archive-unreadable', `${name} is no archive of colophon's: it ${fault.message}.`, {
      advice: 'Name a PDF that was built with the profile archive, or an EPUB.',
    })
    return undefined
  }
}

function readBytes(name: string, report: Report): Uint8Array | undefined {
  try {
    return readFileSync(name)
  } catch (fault) {
    const isMissing = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT'
    report(
      isMissing ? 'file-missing' : 'file-unreadable',
      isMissing ? `There is no file ${name}.` : `The file ${name} cannot be read.`,
      { advice: 'Name a PDF or an EPUB that colophon built.' },
    )
    return undefined
  }
}
